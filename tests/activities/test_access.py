"""Who sees which activity and publication, persona by persona, at the desk and on the phone."""

from __future__ import annotations

from datetime import date

import pytest

from tests.activities.conftest import BEFORE, Make
from tests.cast import CITY, RENHE, SmallCity
from yilu.activities import access, actions
from yilu.activities.actions import Words
from yilu.activities.enums import PublicationKind
from yilu.activities.models import Activity, Publication
from yilu.membership.audiences import Rule, resolve, rules_of
from yilu.membership.enums import AudienceKind
from yilu.people.models import Person

pytestmark = pytest.mark.django_db


def rule_list(city: SmallCity) -> dict[str, Rule]:
    return {
        "everybody": Rule(AudienceKind.EVERYBODY),
        "wanshun": Rule(AudienceKind.COMPANY, str(city.wanshun_unit.pk)),
        "first branch": Rule(AudienceKind.BRANCH, str(city.first_branch.pk)),
        "renhe": Rule(AudienceKind.DISTRICT, RENHE),
        "trucks": Rule(AudienceKind.GROUP, "truck"),
        "members": Rule(AudienceKind.MEMBERS),
    }


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("everybody", {"罗小平", "王芳", "阿木·子各", "赵磊", "陈大山"}),
        ("wanshun", {"罗小平", "王芳"}),
        ("first branch", {"罗小平"}),
        ("renhe", {"阿木·子各"}),
        ("trucks", {"陈大山"}),
        ("members", {"罗小平", "阿木·子各", "赵磊"}),
    ],
)
def test_whom_a_rule_names(small_city: SmallCity, name: str, people: set[str]) -> None:
    found = resolve(CITY, [rule_list(small_city)[name]])
    assert {Person.objects.get(pk=key).name for key in found} == people


def test_whoever_a_rule_names_knows_that_it_names_him(small_city: SmallCity) -> None:
    rules = rule_list(small_city)
    for name in ("luo", "wang", "amu", "zhao", "chen"):
        person = getattr(small_city, name).person_id
        mine = rules_of(CITY, person)
        assert {key for key, rule in rules.items() if rule in mine} == {
            key for key, rule in rules.items() if person in resolve(CITY, [rule])
        }, name


def test_one_question_for_each_kind_of_rule(
    small_city: SmallCity, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(6):  # type: ignore[operator]
        resolve(CITY, rule_list(small_city).values(), date(2026, 6, 15))


@pytest.fixture
def everything(make_activity: Make, small_city: SmallCity) -> dict[str, Activity]:
    rules = rule_list(small_city)
    made = {name: make_activity(audience=(rule,), title=name) for name, rule in rules.items()}
    made["draft"] = make_activity(published=False, title="draft")
    made["of the branch"] = make_activity(
        organiser=small_city.first_branch, audience=(rules["members"],), title="of the branch"
    )
    made["at the station"] = make_activity(
        host=small_city.stations, audience=(rules["trucks"],), title="at the station"
    )
    return made


def test_the_desk(everything: dict[str, Activity], small_city: SmallCity) -> None:
    expected = {
        "committee": set(everything),
        "secretary": {"of the branch"},
        "floating_secretary": set(),
        "keeper": {"at the station"},
        "company": set(),
        "driver": set(),
        "elsewhere": set(),
    }
    for who, names in expected.items():
        assert {row.title for row in access.managed(small_city.cast[who])} == names, who


def test_the_phone(everything: dict[str, Activity], small_city: SmallCity) -> None:
    expected = {
        "driver": {"everybody", "wanshun"},
        "member": {"everybody", "wanshun", "first branch", "members", "of the branch"},
        "outsider_driver": {"everybody", "renhe", "members", "of the branch"},
        "truck_driver": {"everybody", "trucks", "at the station"},
        "newcomer": {"everybody"},
        "anonymous": set(),
        "elsewhere": set(),
    }
    for who, names in expected.items():
        assert {row.title for row in access.joinable(small_city.cast[who])} == names, who


def test_the_set_agrees_with_the_object_for_everybody(
    everything: dict[str, Activity], small_city: SmallCity
) -> None:
    actions.sign_up(everything["wanshun"].pk, by=small_city.cast["driver"], at=BEFORE)
    everything["wanshun"].audience.all().delete()  # he keeps what he has a seat at
    rows = list(Activity.objects.all())
    for who, actor in small_city.cast.items():
        for many, one in (
            (access.managed, access.can_manage),
            (access.joinable, access.can_join),
            (access.visible, access.can_view),
            (access.held, access.may_hold),
        ):
            assert set(many(actor)) == {row for row in rows if one(actor, row)}, (who, many)


def test_publications(small_city: SmallCity) -> None:
    committee, secretary = small_city.cast["committee"], small_city.cast["secretary"]
    rules = rule_list(small_city)
    for unit, by, name in (
        (small_city.root, committee, "trucks"),
        (small_city.root, committee, "everybody"),
        (small_city.first_branch, secretary, "members"),
    ):
        words = Words(PublicationKind.LAW, name, "和您有关", (rules[name],))
        row = actions.draft_publication(words, unit, by=by)
        actions.publish_publication(row.pk, by=by, notify=False)
    actions.draft_publication(
        Words(PublicationKind.LAW, "draft", "和您有关", (rules["everybody"],)),
        small_city.root,
        by=committee,
    )
    read = {
        who: {row.title for row in access.readable_publications(small_city.cast[who])}
        for who in ("driver", "member", "truck_driver", "anonymous")
    }
    assert read == {
        "driver": {"everybody"},
        "member": {"everybody", "members"},
        "truck_driver": {"everybody", "trucks"},
        "anonymous": set(),
    }
    rows = list(Publication.objects.all())
    for who, actor in small_city.cast.items():
        for many, one in (
            (access.desk_publications, access.can_see_publication),
            (access.readable_publications, access.can_read_publication),
        ):
            assert set(many(actor)) == {row for row in rows if one(actor, row)}, (who, many)

"""Units open, move and close; posts are given and ended; each leaves its record."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories as make
from tests.cast import CITY, DAY, SmallCity
from yilu.audit.models import Entry
from yilu.core.actor import Actor, Right, Role
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.organisations import actions, queries
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Post, Unit

SYSTEM = Actor.for_system(CITY)


def test_a_city_is_founded_once(db: None) -> None:
    root = actions.found_city(by=SYSTEM, name="行业党委")
    assert (root.path, root.number) == ("/1/", "DW-0001")
    with pytest.raises(Refused):
        actions.found_city(by=SYSTEM, name="另一个")


def test_opening_and_renaming_leave_a_record(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    unit = actions.open_unit(
        by=committee, parent=small_city.root, name="西区党支部", kind=UnitKind.BRANCH
    )
    actions.rename(unit, "西区网约车党支部", by=committee)
    assert unit.path == f"/1/{unit.label}/"
    verbs = Entry.objects.filter(key=str(unit.pk)).order_by("at").values_list("verb", flat=True)
    assert list(verbs) == ["unit.opened", "unit.renamed"]


def test_a_name_stands_once_below_a_unit(small_city: SmallCity) -> None:
    with pytest.raises(Invalid):
        actions.open_unit(
            by=SYSTEM, parent=small_city.root, name="万顺叫车党支部", kind=UnitKind.BRANCH
        )


def test_moving_takes_everything_below_along(small_city: SmallCity) -> None:
    actions.move_unit(small_city.first_branch, small_city.district_body, by=SYSTEM)
    small_city.party_group.refresh_from_db()
    branch = Unit.objects.get(pk=small_city.first_branch.pk)
    assert branch.path == f"{small_city.district_body.path}{branch.label}/"
    assert small_city.party_group.path == f"{branch.path}{small_city.party_group.label}/"
    assert queries.consistency(CITY) == []


def test_what_cannot_be_moved(small_city: SmallCity) -> None:
    with pytest.raises(Refused):
        actions.move_unit(small_city.root, small_city.first_branch, by=SYSTEM)
    with pytest.raises(Refused):
        actions.move_unit(small_city.first_branch, small_city.party_group, by=SYSTEM)
    with pytest.raises(NotAllowed):
        actions.move_unit(
            small_city.first_branch, small_city.district_body, by=small_city.cast["secretary"]
        )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=8))
def test_the_tree_stays_sound_whatever_is_moved(
    small_city: SmallCity, moves: list[tuple[int, int]]
) -> None:
    units = list(Unit.objects.filter(city=CITY).order_by("label"))
    for which, where in moves:
        try:
            actions.move_unit(units[which], units[where], by=SYSTEM)
        except Refused:
            continue
    assert queries.consistency(CITY) == []
    call_command("check_tree")


def test_the_check_finds_a_wrong_path(small_city: SmallCity) -> None:
    Unit.objects.filter(pk=small_city.first_branch.pk).update(path="/1/5/99/")
    assert {fault.code for fault in queries.consistency(CITY)} == {"path"}
    with pytest.raises(CommandError):
        call_command("check_tree")


def test_closing_ends_the_posts_and_keeps_the_unit(small_city: SmallCity) -> None:
    secretary = small_city.cast["floating_secretary"]
    closed = actions.close_unit(small_city.floating_branch, by=SYSTEM, on=DAY)
    assert closed.closed_on == DAY
    assert not Post.objects.filter(unit=closed, to_on=None).exists()
    assert secretary.person_id is not None
    assert queries.grants_for(secretary.person_id, date(2026, 6, 16)) == ()
    with pytest.raises(Refused):
        actions.open_unit(by=SYSTEM, parent=closed, name="新小组", kind=UnitKind.PARTY_GROUP)


def test_a_unit_with_open_units_below_stays(small_city: SmallCity) -> None:
    with pytest.raises(Refused):
        actions.close_unit(small_city.first_branch, by=SYSTEM)


def test_a_post_gives_rights_from_its_first_day_to_its_last(small_city: SmallCity) -> None:
    person = make.person("书记")
    actions.appoint(
        small_city.first_branch,
        person.pk,
        Role.SECRETARY,
        by=SYSTEM,
        from_on=date(2026, 7, 1),
        to_on=date(2026, 7, 31),
        below=False,
    )
    assert queries.grants_for(person.pk, date(2026, 6, 30)) == ()
    (grant,) = queries.grants_for(person.pk, date(2026, 7, 31))
    assert (grant.role, grant.path, grant.below) == (
        Role.SECRETARY,
        small_city.first_branch.path,
        False,
    )
    assert Right.VIEW_MEMBERS in grant.rights
    assert queries.grants_for(person.pk, date(2026, 8, 1)) == ()


def test_a_districts_body_covers_its_division(small_city: SmallCity) -> None:
    (grant,) = small_city.cast["district"].grants
    assert grant.division == "510411"


def test_nobody_appoints_himself(small_city: SmallCity) -> None:
    admin = small_city.cast["system_admin"]
    assert admin.person_id is not None
    with pytest.raises(Refused):
        actions.appoint(small_city.root, admin.person_id, Role.COMMITTEE_LEADER, by=admin)


def test_the_three_administrators_are_three_persons(small_city: SmallCity) -> None:
    auditor = small_city.cast["auditor"].person_id
    assert auditor is not None
    with pytest.raises(Refused, match="不能是同一个人"):
        actions.appoint(small_city.root, auditor, Role.SYSTEM_ADMIN, by=SYSTEM)


def test_the_database_keeps_them_apart_too(small_city: SmallCity) -> None:
    person = make.person("兼任者")
    make.post(small_city.root, person, Role.AUDITOR.value)
    with pytest.raises(IntegrityError, match="post_administrators_apart"):
        make.post(small_city.root, person, Role.SECURITY_ADMIN.value)


def test_administrators_may_follow_each_other_in_time(small_city: SmallCity) -> None:
    person = make.person("先后担任")
    make.post(small_city.root, person, Role.AUDITOR.value, to_on=date(2026, 5, 31))
    make.post(small_city.root, person, Role.SYSTEM_ADMIN.value, from_on=date(2026, 6, 1))


def test_ending_a_post(small_city: SmallCity) -> None:
    secretary = small_city.cast["secretary"].person_id
    post = Post.objects.get(person=secretary)
    actions.end_post(post, by=small_city.cast["committee"], on=DAY)
    with pytest.raises(Refused):
        actions.end_post(post, by=small_city.cast["committee"], on=DAY)
    with pytest.raises(NotAllowed):
        actions.end_post(post, by=small_city.cast["company"])


def test_scopes_by_number_and_exact_name(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    branch = small_city.first_branch
    assert queries.by_scope(committee, branch.number) == branch
    assert queries.by_scope(committee, "万顺叫车党支部") == branch
    assert queries.by_scope(committee, "") == small_city.root
    with pytest.raises(NotFound):
        queries.by_scope(small_city.cast["company"], branch.number)
    make.unit("第一党小组", UnitKind.PARTY_GROUP, below=small_city.floating_branch)
    with pytest.raises(Refused, match="DW-0003"):
        queries.get_unit(committee, "第一党小组")


def test_the_tree_as_drawn(small_city: SmallCity) -> None:
    rows = queries.tree(small_city.cast["district"])
    assert [(row.unit.name, row.depth) for row in rows] == [
        ("仁和区委社会工作部", 0),
        ("仁和区流动党支部", 1),
    ]
    assert [row.posts for row in rows] == [1, 1]


def test_the_first_branch_is_the_oldest_or_the_named_one(small_city: SmallCity) -> None:
    assert queries.first_branch(CITY) == small_city.first_branch

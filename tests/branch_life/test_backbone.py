"""The backbone: facts counted from their rows, criteria as versions, lists decided by people."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from tests.branch_life import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.branch_life.access import backbone as rights
from yilu.branch_life.actions import backbone
from yilu.branch_life.actions.backbone import Ask
from yilu.branch_life.enums.backbone import CorrectionState, Fact, ListState
from yilu.branch_life.models import BackboneList, Correction
from yilu.branch_life.queries import backbone as queries
from yilu.branch_life.queries.contribution import facts
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.honours.actions import Service, record_service
from yilu.honours.enums import ServiceKind
from yilu.honours.models import Honour
from yilu.notices.models import Message

TWO_DRIVERS = Ask({Fact.CONTACT_DRIVERS.value: 1}, 12, "6月10日支委会")


def _looks_after_one(city: SmallCity) -> None:
    make.contact(city.luo_member, city.wang, from_on=date(2026, 1, 1))


def a_list(city: SmallCity) -> BackboneList:
    _looks_after_one(city)
    by = city.cast["secretary"]
    criteria = backbone.set_criteria(city.first_branch, "backbone", TWO_DRIVERS, by=by)
    return backbone.make_list(criteria.pk, by=by)


def test_facts_are_counted_from_what_happened(small_city: SmallCity) -> None:
    _looks_after_one(small_city)
    scenes.a_signed_meeting(small_city)
    luo = small_city.luo.person_id
    record_service(
        Service(
            person=luo,
            kind=ServiceKind.EXAM_RIDE,
            title="爱心送考",
            unit=small_city.root,
            on=date(2026, 6, 7),
            minutes=150,
            source=Ref("rides.trip", "1"),
        ),
        by=small_city.cast["committee"],
    )
    found = facts(CITY, [luo, small_city.wang.person_id], queries.period_of(12))
    assert {fact: number for fact, number in found[luo].items() if number} == {
        "contact_drivers": 1,
        "meetings": 1,
        "exam_rides": 1,
        "services": 1,
        "hours": 2,
    }
    assert set(found[small_city.wang.person_id].values()) == {0}


def test_what_lies_before_the_stretch_is_not_counted(small_city: SmallCity) -> None:
    scenes.a_signed_meeting(small_city, date(2026, 3, 1))
    luo = small_city.luo.person_id
    assert facts(CITY, [luo], queries.period_of(3))[luo]["meetings"] == 0
    assert facts(CITY, [luo], queries.period_of(4))[luo]["meetings"] == 1


def test_a_list_holds_who_meets_the_version_and_nobody_is_chosen_by_it(
    small_city: SmallCity,
) -> None:
    made = a_list(small_city)
    rows = queries.entries(made)
    assert [(row.person_id, row.meets, row.chosen) for row in rows] == [
        (small_city.luo.person_id, True, None)
    ]
    with pytest.raises(Refused):
        backbone.decide_list(made.pk, "6月12日支委会", by=small_city.cast["secretary"])


def test_a_decision_against_the_criteria_says_why(small_city: SmallCity) -> None:
    by, made = small_city.cast["secretary"], a_list(small_city)
    (entry,) = queries.entries(made)
    with pytest.raises(Invalid):
        backbone.choose(made.pk, [entry.pk], False, by=by)
    backbone.choose(made.pk, [entry.pk], False, by=by, reason="本人提出今年不参加")
    assert queries.get_entry(made, entry.pk).chosen is False


def test_those_decided_on_are_told_and_the_list_stands(small_city: SmallCity) -> None:
    by, made = small_city.cast["secretary"], a_list(small_city)
    backbone.choose(made.pk, [row.pk for row in queries.entries(made)], True, by=by)
    decided = backbone.decide_list(made.pk, "6月12日支委会", by=by)
    assert (decided.state, Message.objects.get().title) == (
        ListState.DECIDED,
        "您列入了骨干名单",
    )
    assert [row.of_id for row in queries.my_entries(small_city.cast["member"])] == [made.pk]
    with pytest.raises(Refused):
        backbone.add_entry(made.pk, small_city.wang.person_id, "补", by=by)


def test_somebody_the_numbers_leave_out_is_added_with_a_reason(small_city: SmallCity) -> None:
    by, made = small_city.cast["secretary"], a_list(small_city)
    with pytest.raises(Invalid):
        backbone.add_entry(made.pk, small_city.amu.person_id, "", by=by)
    entry = backbone.add_entry(made.pk, small_city.amu.person_id, "新来，承担夜间值守", by=by)
    assert (entry.meets, entry.chosen) == (False, True)


def test_criteria_are_versions_and_a_list_keeps_its_own(small_city: SmallCity) -> None:
    by, made = small_city.cast["secretary"], a_list(small_city)
    stricter = Ask({Fact.CONTACT_DRIVERS.value: 5}, 6, "7月支委会")
    second = backbone.set_criteria(small_city.first_branch, "backbone", stricter, by=by)
    assert (second.version, made.criteria.version) == (2, 1)
    assert queries.in_force(small_city.first_branch, "backbone") == second
    assert [(fact.value, n) for fact, n in queries.asked(second)] == [("contact_drivers", 5)]


@pytest.mark.parametrize(
    "ask",
    [
        Ask({}, 12, "会"),
        Ask({"points": 3}, 12, "会"),
        Ask({"meetings": 3}, 0, "会"),
        Ask({"meetings": 3}, 12, " "),
    ],
)
def test_criteria_without_sense_are_refused(small_city: SmallCity, ask: Ask) -> None:
    with pytest.raises(Invalid):
        backbone.set_criteria(
            small_city.first_branch, "backbone", ask, by=small_city.cast["secretary"]
        )


def test_a_branch_sets_nothing_for_the_city(small_city: SmallCity) -> None:
    with pytest.raises(NotAllowed):
        backbone.set_criteria(
            small_city.root, "backbone", TWO_DRIVERS, by=small_city.cast["secretary"]
        )


def test_model_drivers_come_from_those_who_drive_and_are_asked_before_they_are_named(
    small_city: SmallCity,
) -> None:
    _looks_after_one(small_city)
    by = small_city.cast["committee"]
    criteria = backbone.set_criteria(small_city.root, "model", TWO_DRIVERS, by=by)
    made = backbone.make_list(criteria.pk, by=by)
    backbone.choose(made.pk, [row.pk for row in queries.entries(made)], True, by=by)
    backbone.decide_list(made.pk, "6月党委会", by=by)
    asked = backbone.honour(made.pk, "示范司机", by=by, from_on=DAY, to_on=date(2027, 6, 14))
    honour = Honour.objects.get()
    assert (asked, honour.person_id, honour.state, honour.to_on) == (
        1,
        small_city.luo.person_id,
        "asked",
        date(2027, 6, 14),
    )


def test_a_person_sees_his_own_record_and_may_say_it_is_wrong(small_city: SmallCity) -> None:
    me, by = small_city.cast["member"], small_city.cast["secretary"]
    asked = backbone.ask_correction("meetings", "5月20日我到了，没有签到", by=me)
    with pytest.raises(Refused):
        backbone.ask_correction("meetings", "还有一次", by=me)
    stored = Correction.objects.get()
    assert "没有签到".encode() not in bytes(stored.words)
    assert queries.words_of(by, asked) == "5月20日我到了，没有签到"
    backbone.answer_correction(asked.pk, True, "签到表上有，已补签", by=by)
    line = next(row for row in queries.my_record(me) if row.fact == Fact.MEETINGS)
    assert line.correction is not None
    assert (line.correction.state, line.correction.answer) == (
        CorrectionState.ACCEPTED,
        "签到表上有，已补签",
    )


def test_nobody_answers_his_own_request(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    member = make.member(make.Person.objects.get(pk=by.person_id))
    make.membership(member, small_city.first_branch)
    asked = backbone.ask_correction("services", "少记一次", by=by)
    with pytest.raises(NotFound):
        backbone.answer_correction(asked.pk, True, "好的", by=by)


def test_the_sets_agree_with_each_object(small_city: SmallCity) -> None:
    a_list(small_city)
    backbone.ask_correction("meetings", "少了", by=small_city.cast["member"])
    backbone.ask_correction("meetings", "少了", by=small_city.cast["driver"])
    for actor in small_city.cast.values():
        assert set(rights.visible_lists(actor)) == {
            row for row in BackboneList.objects.all() if rights.can_view_list(actor, row)
        }
        assert set(rights.visible_corrections(actor)) == {
            row for row in Correction.objects.all() if rights.can_view_correction(actor, row)
        }
        assert set(rights.setting_units(actor)) == {
            unit
            for unit in (small_city.root, small_city.first_branch, small_city.floating_branch)
            if rights.may_set(actor, unit)
        }

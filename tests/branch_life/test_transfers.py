"""Transfers with letters and both sides' consent; floating members; registers of records."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tests import factories as make
from tests.branch_life import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.branch_life.access import party as rights
from yilu.branch_life.actions import floating, registers, transfers
from yilu.branch_life.actions.floating import Away
from yilu.branch_life.actions.transfers import Wish
from yilu.branch_life.cards import RuleRefused
from yilu.branch_life.enums.transfer import Direction, FloatingState, Flow, TransferState
from yilu.branch_life.models import Appraisal, DuesEntry, Floating, Transfer
from yilu.branch_life.queries import party as queries
from yilu.branch_life.states.party import FLOATING, TRANSFER
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.machine import IllegalMove
from yilu.core.periods import add_months
from yilu.membership.enums import Bond
from yilu.membership.models import Membership, PartyMember
from yilu.notices.models import Message


def _member(city: SmallCity) -> PartyMember:
    person = scenes.full_members(city.first_branch, 1)[0]
    return PartyMember.objects.get(person=person)


def within(city: SmallCity, member: PartyMember, **changes: object) -> Transfer:
    wish = Wish(Direction.WITHIN, city.first_branch, city.floating_branch, reason="搬到仁和区")
    return transfers.apply(member.pk, wish, by=city.cast["secretary"], **changes)  # type: ignore[arg-type]


def _formal(member: PartyMember) -> list[tuple[str, date, date | None]]:
    rows = Membership.objects.filter(member=member, bond=Bond.FORMAL).order_by("from_on")
    return [(row.branch.name, row.from_on, row.to_on) for row in rows.select_related("branch")]


def test_the_tables_of_moves_strand_nothing() -> None:
    assert (TRANSFER.stranded(), FLOATING.stranded()) == (set(), set())


def test_a_transfer_needs_both_sides_and_moves_the_place_on_receipt(
    small_city: SmallCity,
) -> None:
    member = _member(small_city)
    made = within(small_city, member)
    sender, receiver = small_city.cast["secretary"], small_city.cast["floating_secretary"]
    with pytest.raises(IllegalMove):
        transfers.receive(made.pk, by=receiver)
    with pytest.raises(NotAllowed):
        transfers.send(made.pk, "攀介 001", by=receiver)
    transfers.send(made.pk, "攀介 001", by=sender)
    with pytest.raises(NotAllowed):
        transfers.receive(made.pk, by=sender)
    got = transfers.receive(made.pk, by=receiver, national="QG-88")
    assert (got.state, got.received_on, got.national) == (TransferState.RECEIVED, DAY, "QG-88")
    assert _formal(member) == [
        ("万顺叫车党支部", date(2025, 1, 1), DAY - timedelta(days=1)),
        ("仁和区流动党支部", DAY, None),
    ]


def test_the_receiving_secretary_is_told_without_a_name(small_city: SmallCity) -> None:
    member = _member(small_city)
    made = within(small_city, member)
    message = Message.objects.get()
    assert (message.person_id, message.body) == (
        small_city.cast["floating_secretary"].person_id,
        made.number,
    )


def test_a_letter_that_ran_out_receives_nothing_until_it_is_renewed(
    small_city: SmallCity, settings: Settings
) -> None:
    member = _member(small_city)
    settings.YILU_DATE = date(2026, 1, 31)
    made = within(small_city, member)
    sent = transfers.send(made.pk, "攀介 001", by=small_city.cast["secretary"])
    assert sent.valid_until == date(2026, 4, 30)
    settings.YILU_DATE = date(2026, 5, 1)
    with pytest.raises(RuleRefused) as refused:
        transfers.receive(made.pk, by=small_city.cast["floating_secretary"])
    assert refused.value.card.key == "transfer.letter"
    transfers.renew(made.pk, "攀介 009", by=small_city.cast["secretary"])
    got = transfers.receive(made.pk, by=small_city.cast["floating_secretary"])
    assert (got.letter, got.received_on) == ("攀介 009", date(2026, 5, 1))


@given(st.dates(date(2019, 6, 1), date(2060, 12, 31)), st.booleans())
def test_a_letter_is_good_for_natural_months(day: date, across: bool) -> None:
    last = add_months(day, 6 if across else 3)
    assert ((last - day).days > 0, last.day <= day.day) == (True, True)


def test_across_provinces_a_letter_is_good_for_six_months(small_city: SmallCity) -> None:
    member, by = _member(small_city), small_city.cast["secretary"]
    wish = Wish(
        Direction.OUT,
        small_city.first_branch,
        elsewhere="云南省华坪县某镇党委",
        across_province=True,
    )
    made = transfers.apply(member.pk, wish, by=by)
    assert transfers.send(made.pk, "攀介 002", by=by).valid_until == date(2026, 12, 15)
    transfers.receive(made.pk, by=by)
    member.refresh_from_db()
    assert (member.formal_elsewhere, _formal(member)[-1][2]) == ("云南省华坪县某镇党委", DAY)


def test_one_from_elsewhere_leaves_his_attached_place_for_a_formal_one(
    small_city: SmallCity,
) -> None:
    member, by = small_city.luo_member, small_city.cast["secretary"]
    wish = Wish(Direction.IN, small_city.first_branch, elsewhere="会理市某村党支部")
    made = transfers.apply(member.pk, wish, by=by)
    transfers.send(made.pk, "会介 31", by=by)
    transfers.receive(made.pk, by=by)
    places = Membership.objects.filter(member=member).order_by("from_on")
    assert [(row.bond, row.to_on) for row in places] == [
        ("attached", DAY - timedelta(days=1)),
        ("formal", None),
    ]


def test_only_the_branch_of_the_formal_relation_lets_go(small_city: SmallCity) -> None:
    wish = Wish(Direction.WITHIN, small_city.first_branch, small_city.floating_branch)
    with pytest.raises(RuleRefused) as refused:
        transfers.apply(small_city.luo_member.pk, wish, by=small_city.cast["secretary"])
    assert refused.value.card.key == "transfer.both"


def test_one_transfer_at_a_time(small_city: SmallCity) -> None:
    member = _member(small_city)
    within(small_city, member)
    with pytest.raises(Refused):
        within(small_city, member)


def test_returned_put_right_and_withdrawn(small_city: SmallCity) -> None:
    made = within(small_city, _member(small_city))
    receiver, sender = small_city.cast["floating_secretary"], small_city.cast["secretary"]
    with pytest.raises(Invalid):
        transfers.give_back(made.pk, "", by=receiver)
    assert transfers.give_back(made.pk, "补党费缴至月份", by=receiver).state == "returned"
    assert transfers.resubmit(made.pk, "已补", by=sender).state == "applied"
    assert transfers.withdraw(made.pk, by=sender).state == "withdrawn"


def test_a_dissolved_branch_receives_nobody(small_city: SmallCity) -> None:
    gone = make.unit("撤了的党支部", below=small_city.root, closed_on=DAY - timedelta(days=1))
    wish = Wish(Direction.WITHIN, small_city.first_branch, gone)
    with pytest.raises(Invalid):
        transfers.apply(_member(small_city).pk, wish, by=small_city.cast["secretary"])


def test_both_sides_hear_once_of_each_stage_of_a_letter_running_out(
    small_city: SmallCity, settings: Settings
) -> None:
    made = within(small_city, _member(small_city))
    transfers.send(made.pk, "攀介 001", by=small_city.cast["secretary"])
    before = Message.objects.count()
    for day in (date(2026, 8, 30), date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 13)):
        settings.YILU_DATE = day
        transfers.remind_letters(CITY)
    assert Message.objects.count() - before == 3 * 2  # three secretaries; 15 and 3 days before


# ── floating members ────────────────────────────────────────────────────────────────────────────


def away(city: SmallCity, since: date = date(2025, 12, 15), **changes: object) -> Floating:
    values: dict[str, object] = {"flow": Flow.OUT, "since": since, "place": "云南昆明"}
    member = changes.pop("member", None) or _member(city)
    assert isinstance(member, PartyMember)
    return floating.note_floating(
        member.pk,
        city.first_branch,
        Away(**{**values, **changes}),  # type: ignore[arg-type]
        by=city.cast["secretary"],
    )


def test_under_six_months_nobody_is_a_floating_member(small_city: SmallCity) -> None:
    with pytest.raises(RuleRefused) as refused:
        away(small_city, since=date(2025, 12, 16))
    assert refused.value.card.key == "floating.six_months"
    assert away(small_city, member=PartyMember.objects.latest("pk")).state == "away"


def test_the_secretary_hears_once_of_each_half_year_without_a_word(
    small_city: SmallCity, settings: Settings
) -> None:
    row = away(small_city)
    for day in (DAY, DAY + timedelta(days=1)):
        settings.YILU_DATE = day
        floating.remind_floating(CITY)
    assert Message.objects.count() == 2  # the branch has two secretaries
    floating.note_contact(row.pk, "phone", by=small_city.cast["secretary"], note="在昆明开车")
    assert floating.remind_floating(CITY) == 0
    settings.YILU_DATE = date(2026, 12, 10)
    assert floating.remind_floating(CITY) == 1


def test_lost_is_said_by_a_person_and_a_word_from_him_ends_it(small_city: SmallCity) -> None:
    by, row = small_city.cast["secretary"], away(small_city)
    with pytest.raises(Invalid):
        floating.lose(row.pk, " ", by=by)
    lost = floating.lose(row.pk, "电话停机，问过家属", by=by)
    assert (lost.state, lost.lost_since) == (FloatingState.LOST, DAY)
    found = floating.note_contact(row.pk, "by_others", by=by)
    assert (found.state, found.lost_since) == (FloatingState.AWAY, None)
    assert floating.end_floating(row.pk, "回来了", by=by).ended_on == DAY


def test_whose_ledgers_somebody_keeps(small_city: SmallCity) -> None:
    member = _member(small_city)
    made = within(small_city, member)
    row = away(small_city, member=small_city.luo_member)
    chain = {"committee", "committee_leader", "secretary", "secretary_alone"}
    seen = {
        "transfer": {
            who for who, actor in small_city.cast.items() if rights.can_view_transfer(actor, made)
        },
        "floating": {
            who for who, actor in small_city.cast.items() if rights.can_view_kept(actor, row)
        },
    }
    assert seen == {
        "transfer": chain | {"floating_secretary"},
        "floating": chain | {"member"},
    }


def test_the_sets_agree_with_each_object(small_city: SmallCity) -> None:
    member, by = _member(small_city), small_city.cast["secretary"]
    within(small_city, member)
    away(small_city, member=small_city.luo_member)
    registers.record_dues(small_city.first_branch, member.pk, DAY, 1200, DAY, by=by)
    registers.record_appraisal(
        small_city.first_branch, small_city.luo_member.pk, 2025, "fit", by=by
    )
    for actor in small_city.cast.values():
        assert set(rights.visible_transfers(actor)) == {
            row for row in Transfer.objects.all() if rights.can_view_transfer(actor, row)
        }
        for visible, model in (
            (rights.visible_floating, Floating),
            (rights.visible_dues, DuesEntry),
            (rights.visible_appraisals, Appraisal),
        ):
            assert set(visible(actor)) == {
                row for row in model.objects.all() if rights.can_view_kept(actor, row)
            }


def test_another_secretary_finds_no_transfer_of_others(small_city: SmallCity) -> None:
    member, by = _member(small_city), small_city.cast["secretary"]
    wish = Wish(Direction.OUT, small_city.first_branch, elsewhere="外地党委")
    made = transfers.apply(member.pk, wish, by=by)
    with pytest.raises(NotFound):
        transfers.withdraw(made.pk, by=small_city.cast["floating_secretary"])


# ── registers ───────────────────────────────────────────────────────────────────────────────────


def test_dues_and_grades_are_records_and_a_second_entry_corrects_the_first(
    small_city: SmallCity,
) -> None:
    by, branch, who = small_city.cast["secretary"], small_city.first_branch, _member(small_city)
    registers.record_dues(branch, who.pk, DAY, 1000, DAY, by=by)
    registers.record_dues(branch, who.pk, date(2026, 6, 1), 1200, DAY, by=by, receipt="06-3")
    registers.record_appraisal(branch, who.pk, 2025, "good", by=by)
    registers.record_appraisal(branch, who.pk, 2025, "fit", by=by)
    assert [(row.amount_fen, row.receipt) for row in queries.dues(by)] == [(1200, "06-3")]
    assert [row.grade for row in queries.appraisals(by, year=2025)] == ["fit"]


@pytest.mark.parametrize("grade", ["", "perfect"])
def test_a_grade_nobody_knows_is_refused(small_city: SmallCity, grade: str) -> None:
    with pytest.raises(Invalid):
        registers.record_appraisal(
            small_city.first_branch,
            _member(small_city).pk,
            2025,
            grade,
            by=small_city.cast["secretary"],
        )


def test_a_probationary_member_sits_on_no_committee(small_city: SmallCity) -> None:
    young = scenes.probationary(small_city.first_branch)
    by, branch = small_city.cast["secretary"], small_city.first_branch
    with pytest.raises(Refused):
        registers.seat(branch, young.pk, "youth", by=by, from_on=DAY)
    person = scenes.full_members(branch, 1)[0]
    made = registers.seat(branch, person.pk, "secretary", by=by, from_on=DAY)
    assert [row.pk for row in queries.seats(by, branch)] == [made.pk]
    registers.end_seat(made.pk, by=by)
    assert queries.seats(by, branch, DAY + timedelta(days=1)) == []


def test_a_member_is_in_one_group(small_city: SmallCity) -> None:
    by, branch = small_city.cast["secretary"], small_city.first_branch
    person = scenes.full_members(branch, 1)[0]
    second = make.unit("第二党小组", small_city.party_group.kind, below=branch)
    registers.place_in_group(small_city.party_group, person.pk, by=by, from_on=DAY)
    with pytest.raises(Refused):
        registers.place_in_group(small_city.party_group, person.pk, by=by, from_on=DAY)
    registers.place_in_group(second, person.pk, by=by, from_on=DAY + timedelta(days=1))
    held = queries.group_places(by, branch)
    assert [row.group.name for row in held] == ["第一党小组"]


def test_who_approves_is_said_above_the_branch(small_city: SmallCity) -> None:
    branch = small_city.first_branch
    with pytest.raises(NotAllowed):
        registers.set_approver(
            branch, "东区某街道党工委", by=small_city.cast["secretary"], from_on=DAY
        )
    registers.set_approver(branch, "东区某街道党工委", by=small_city.cast["committee"], from_on=DAY)
    assert (queries.approver_of(branch), queries.approver_of(small_city.floating_branch)) == (
        "东区某街道党工委",
        small_city.floating_branch.approved_by,
    )


def test_nobody_off_the_roll_is_entered(small_city: SmallCity) -> None:
    with pytest.raises(Invalid):
        registers.record_dues(
            small_city.first_branch, UUID(int=9), DAY, 100, DAY, by=small_city.cast["secretary"]
        )

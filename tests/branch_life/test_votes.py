"""Votes: the lines over 应到, presence, letters, papers counted once, the decision only recorded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories as make
from tests.branch_life import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.branch_life.actions import ballots, meetings, roll
from yilu.branch_life.actions.meetings import Item
from yilu.branch_life.cards import RuleRefused
from yilu.branch_life.counting import Counts, Lines, over_half
from yilu.branch_life.enums.meeting import (
    BallotState,
    Exclusion,
    ItemKind,
    Matter,
    MeetingKind,
    Seat,
    Way,
)
from yilu.branch_life.models import Ballot, Resolution
from yilu.branch_life.queries import meetings as queries
from yilu.branch_life.queries.roll import lines
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.membership.enums import Bond
from yilu.rulebook.actions import set_parameter


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 400))
def test_both_lines_stand_over_those_who_should_attend(
    eligible: int, present: int, yes: int
) -> None:
    here = Lines(eligible, min(present, eligible))
    assert (here.needed * 2 > eligible, (here.needed - 1) * 2 > eligible) == (True, False)
    assert here.enough(yes) == (here.present * 2 > eligible and yes * 2 > eligible)


def test_majorities_are_never_taken_over_those_present() -> None:
    """The bug of public systems: 4 of 7 present, 3 yes is a majority of the room and passes nothing."""
    room = Lines(eligible=7, present=4)
    assert (room.quorate, room.enough(3), room.enough(4)) == (True, False, True)


# ── who should attend ───────────────────────────────────────────────────────────────────────────


def test_only_full_members_with_their_formal_relation_here_should_attend_with_a_vote(
    small_city: SmallCity,
) -> None:
    scenes.probationary(small_city.first_branch)
    meeting = scenes.a_meeting(small_city, 5)
    seats = {row.person.name: row.seat for row in queries.attendees(meeting)}
    assert (seats["李一"], seats["预备甲"], seats["罗小平"]) == (
        Seat.VOTER,
        Seat.PROBATIONARY,
        Seat.ATTACHED,
    )
    assert lines(meeting).eligible == 5


def test_a_city_may_give_attached_members_the_vote(small_city: SmallCity) -> None:
    set_parameter("meetings.attached_vote", True, by=small_city.cast["security_admin"])
    assert lines(scenes.a_meeting(small_city, 5)).eligible == 6


def test_membership_is_read_as_of_the_day_of_the_meeting(small_city: SmallCity) -> None:
    newcomer = make.person("后来的")
    member = make.member(newcomer, joined_on=date(2010, 7, 1))
    make.membership(member, small_city.first_branch, Bond.FORMAL, from_on=DAY)
    before = scenes.a_meeting(small_city, 3, day=DAY - timedelta(days=1))
    assert lines(before).eligible == 3


def test_somebody_excluded_leaves_the_line_only_with_the_superiors_consent(
    small_city: SmallCity,
) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    last = scenes.voters(meeting)[-1]
    with pytest.raises(RuleRefused) as refused:
        roll.exclude(meeting.pk, last.pk, "away", by=by, consent="", consent_on=None)
    assert refused.value.card.key == "meeting.excluded"
    roll.exclude(
        meeting.pk, last.pk, Exclusion.AWAY, by=by, consent="攀交党〔2026〕8号", consent_on=DAY
    )
    assert (lines(meeting).eligible, lines(meeting).needed) == (6, 4)


def test_nobody_is_excluded_once_papers_are_out(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    scenes.handed_out(meeting, by)
    with pytest.raises(RuleRefused):
        roll.exclude(
            meeting.pk,
            scenes.voters(meeting)[-1].pk,
            Exclusion.ILL,
            by=by,
            consent="批复",
            consent_on=DAY,
        )


# ── presence ────────────────────────────────────────────────────────────────────────────────────


def test_one_voter_short_of_the_quorum_no_paper_goes_out(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 3, by)
    with pytest.raises(RuleRefused) as refused:
        scenes.handed_out(meeting, by)
    said = str(refused.value.message)
    assert (refused.value.card.key, "还差 1 人" in said, "第十九条至第二十二条" in said) == (
        "meeting.quorum",
        True,
        True,
    )
    roll.arrive(meeting.pk, [scenes.voters(meeting)[3].pk], by=by)
    assert scenes.handed_out(meeting, by).present == 4


def test_who_leaves_is_not_present_and_who_returns_is(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    came = scenes.seated(meeting, 4, by)
    early = meeting.starts_at - timedelta(hours=8)  # at whatever hour it is entered
    roll.leave(meeting.pk, [came[0].pk], by=by, at=early)
    assert lines(meeting).quorate is False
    roll.arrive(meeting.pk, [came[0].pk], by=by)
    assert lines(meeting).quorate is True


def test_guests_and_probationary_members_never_make_a_quorum(small_city: SmallCity) -> None:
    scenes.probationary(small_city.first_branch)
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    roll.invite(meeting.pk, small_city.wang.person_id, by=by)
    scenes.seated(meeting, 3, by)
    roll.arrive(meeting.pk, [row.pk for row in meeting.attendees.exclude(seat="voter")], by=by)
    assert (lines(meeting).present, lines(meeting).quorate) == (3, False)


def test_a_letter_counts_as_a_vote_and_not_as_presence(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    item, away = scenes.item_of(meeting), scenes.voters(meeting)[6]
    roll.take_letter(meeting.pk, item.pk, away.pk, by=by)
    scenes.seated(meeting, 3, by)
    assert lines(meeting, item.pk) == Lines(7, 3, 1)
    assert lines(meeting, item.pk).quorate is False


def test_a_letter_of_somebody_who_comes_after_all_is_not_counted(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    item = scenes.item_of(meeting)
    roll.take_letter(meeting.pk, item.pk, scenes.voters(meeting)[0].pk, by=by)
    scenes.seated(meeting, 4, by)
    assert lines(meeting, item.pk).written == 0


def test_a_letter_after_the_vote_is_refused(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 4, by)
    scenes.handed_out(meeting, by)
    with pytest.raises(RuleRefused) as refused:
        roll.take_letter(
            meeting.pk, scenes.item_of(meeting).pk, scenes.voters(meeting)[6].pk, by=by
        )
    assert refused.value.card.key == "meeting.written"


# ── papers ──────────────────────────────────────────────────────────────────────────────────────


def test_no_more_papers_than_voters_in_the_room(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    with pytest.raises(Invalid):
        scenes.handed_out(meeting, by, papers=6)


@pytest.mark.parametrize(
    ("sums", "says"),
    [
        (Counts(5, 5, 1), "计了两次"),  # a paper counted twice
        (Counts(5, 3, 1), "没有计进去"),
        (Counts(6, 5, 1), "这次表决无效"),  # more came back than went out
    ],
)
def test_every_paper_is_counted_once(small_city: SmallCity, sums: Counts, says: str) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    ballot = scenes.handed_out(meeting, by)
    with pytest.raises(RuleRefused) as refused:
        ballots.tally(ballot.pk, ballot.counter_one_id, sums, by=by)
    assert (says in str(refused.value.message), ballot.tallies.count()) == (True, 0)


def test_letters_are_counted_with_the_papers(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    roll.take_letter(meeting.pk, scenes.item_of(meeting).pk, scenes.voters(meeting)[6].pk, by=by)
    scenes.seated(meeting, 4, by)
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(4, 4, 0, 1), by)
    assert (ballot.state, ballot.written, ballot.yes, ballot.abstain) == ("counted", 1, 4, 1)


def test_two_tallies_that_differ_are_counted_again(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    ballot = scenes.count(scenes.handed_out(meeting, by), Counts(5, 5, 0), by, Counts(5, 4, 1))
    assert (ballot.state, ballot.attempt, ballot.yes) == (BallotState.OPEN, 2, None)
    again = scenes.count(ballot, Counts(5, 4, 1), by)
    (vote,) = queries.votes(by, meeting)
    assert (again.state, again.yes) == (BallotState.COUNTED, 4)
    assert vote.entered.differed == ((Counts(5, 5, 0), Counts(5, 4, 1)),)


def test_the_second_counter_sees_nothing_of_the_first_before_he_has_entered(
    small_city: SmallCity,
) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    ballot = scenes.handed_out(meeting, by)
    ballots.tally(ballot.pk, ballot.counter_one_id, Counts(5, 5, 0), by=by)
    (vote,) = queries.votes(by, meeting)
    assert (vote.entered.one, vote.entered.two, vote.entered.differed, vote.yes) == (
        True,
        False,
        (),
        0,
    )


def test_a_counter_enters_once_for_each_counting(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    ballot = scenes.handed_out(meeting, by)
    ballots.tally(ballot.pk, ballot.counter_one_id, Counts(5, 5, 0), by=by)
    with pytest.raises(Refused):
        ballots.tally(ballot.pk, ballot.counter_one_id, Counts(5, 5, 0), by=by)


def test_counters_are_two_voters_in_the_room_and_not_the_candidate(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    came = scenes.seated(meeting, 5, by)
    item, away = scenes.item_of(meeting), scenes.voters(meeting)[6]
    one = came[0].person_id
    for pair in ((one, one), (one, away.person_id), (one, small_city.luo.person_id)):
        with pytest.raises(Invalid):
            ballots.hand_out(meeting.pk, item.pk, 5, pair, by=by)


def test_somebody_who_does_not_count_enters_nothing(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    ballot = scenes.handed_out(meeting, by)
    with pytest.raises(NotFound):
        ballots.tally(ballot.pk, small_city.luo.person_id, Counts(5, 5, 0), by=by)


# ── one at a time ───────────────────────────────────────────────────────────────────────────────


def _two_candidates(city: SmallCity) -> scenes.Meeting:
    one, two = make.person("甲"), make.person("乙")
    items = tuple(Item("讨论", ItemKind.VOTE, Matter.ADMIT, who.pk) for who in (one, two))
    return scenes.a_meeting(city, 7, items=items)


def test_candidates_are_voted_on_one_after_another(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], _two_candidates(small_city)
    scenes.seated(meeting, 5, by)
    first = scenes.handed_out(meeting, by, order=1)
    with pytest.raises(RuleRefused) as refused:
        scenes.handed_out(meeting, by, order=2)
    assert refused.value.card.key == "meeting.one_by_one"
    scenes.count(first, Counts(5, 5, 0), by)
    ballots.decide(first.pk, True, by=by)
    assert scenes.handed_out(meeting, by, order=2).state == BallotState.OPEN


def test_the_database_itself_holds_one_vote_at_a_time(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], _two_candidates(small_city)
    scenes.seated(meeting, 5, by)
    first = scenes.handed_out(meeting, by, order=1)
    columns = ("city", "eligible", "present", "papers_out", "opened_at", "way")
    same = {name: getattr(first, name) for name in columns}
    two = {"counter_one_id": first.counter_one_id, "counter_two_id": first.counter_two_id}
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(meeting=meeting, item=scenes.item_of(meeting, 2), **same, **two)


# ── the decision ────────────────────────────────────────────────────────────────────────────────


def test_one_yes_short_cannot_be_recorded_as_passed(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    ballot = scenes.a_vote(small_city, yes=3, no=2)
    with pytest.raises(RuleRefused) as refused:
        ballots.decide(ballot.pk, True, by=by)
    assert (refused.value.card.key, "差 1 票" in str(refused.value.message)) == (
        "meeting.majority",
        True,
    )
    made = ballots.decide(ballot.pk, False, by=by)
    assert (made.passed, made.yes, made.eligible, made.present) == (False, 3, 7, 5)


def test_enough_votes_do_not_decide_by_themselves(small_city: SmallCity) -> None:
    ballot = scenes.a_vote(small_city, yes=4, no=0)
    assert Resolution.objects.count() == 0
    made = ballots.decide(ballot.pk, True, by=small_city.cast["secretary"])
    assert (made.passed, made.yes, made.number) == (True, 4, "JY-2026-0001")


def test_against_enough_votes_only_with_a_reason(small_city: SmallCity) -> None:
    by, ballot = small_city.cast["secretary"], scenes.a_vote(small_city, yes=5, no=0)
    with pytest.raises(Invalid):
        ballots.decide(ballot.pk, False, by=by)
    made = ballots.decide(ballot.pk, False, by=by, note="上级要求重新考察，大会另议")
    assert made.passed is False


def test_the_database_itself_refuses_a_pass_below_the_line(small_city: SmallCity) -> None:
    made = scenes.a_resolution(small_city)
    with pytest.raises(IntegrityError), transaction.atomic():
        Resolution.objects.filter(pk=made.pk).update(yes=3)


def test_a_resolution_keeps_the_version_of_the_rules_that_applied(small_city: SmallCity) -> None:
    before = scenes.a_resolution(small_city, day=date(2026, 5, 17))
    assert {rule["since"] for rule in before.rules} == {"2014-05-28"}
    assert len(before.rules) == 7


def test_the_seam_for_development(small_city: SmallCity) -> None:
    made = scenes.a_resolution(small_city)
    assert made.candidate_id is not None
    found = queries.resolutions_for(made.candidate_id, Matter.ADMIT, CITY)
    assert [(row.pk, row.passed, row.on) for row in found] == [(made.pk, True, DAY)]
    assert queries.resolutions_for(made.candidate_id, Matter.CONVERT, CITY) == []


def test_a_void_vote_is_done_again_and_stays_on_record(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 7)
    scenes.seated(meeting, 5, by)
    first = scenes.handed_out(meeting, by)
    ballots.void_ballot(first.pk, "多收了一张票", by=by)
    again = scenes.handed_out(meeting, by)
    assert (again.round, Ballot.objects.filter(meeting=meeting).count()) == (2, 2)


# ── what cannot be voted on ─────────────────────────────────────────────────────────────────────


def test_a_branch_under_three_full_members_votes_on_nothing(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 2)
    scenes.seated(meeting, 2, by)
    with pytest.raises(RuleRefused) as refused:
        scenes.handed_out(meeting, by)
    small = queries.too_small(small_city.first_branch, DAY)
    assert small is not None
    assert (refused.value.card.key, small.full, small.least, [u.name for u in small.near]) == (
        "branch.least",
        2,
        3,
        ["仁和区流动党支部"],
    )


def test_three_full_members_are_a_branch(small_city: SmallCity) -> None:
    by, meeting = small_city.cast["secretary"], scenes.a_meeting(small_city, 3)
    scenes.seated(meeting, 2, by)
    assert scenes.handed_out(meeting, by).eligible == 3


@pytest.mark.parametrize(
    ("item", "kind", "key"),
    [
        ({"matter": Matter.ADMIT}, MeetingKind.COMMITTEE, "meeting.assembly"),
        ({"matter": Matter.CONVERT, "way": Way.HANDS}, MeetingKind.ASSEMBLY, "meeting.secret"),
        ({"matter": Matter.EXTEND, "months": 5}, MeetingKind.ASSEMBLY, "meeting.extension"),
        ({"matter": Matter.EXTEND, "months": 13}, MeetingKind.ASSEMBLY, "meeting.extension"),
        ({"matter": Matter.EXTEND}, MeetingKind.ASSEMBLY, "meeting.extension"),
    ],
)
def test_an_agenda_that_breaks_a_rule_is_refused_with_its_card(
    small_city: SmallCity, item: dict[str, object], kind: MeetingKind, key: str
) -> None:
    whom = make.person("苏发展")
    line = Item("讨论", ItemKind.VOTE, candidate_id=whom.pk, **item)  # type: ignore[arg-type]
    with pytest.raises(RuleRefused) as refused:
        meetings.plan_meeting(
            scenes.plan(kind=kind, items=(line,)),
            small_city.first_branch,
            by=small_city.cast["secretary"],
        )
    assert refused.value.card.key == key


def test_other_matters_may_be_voted_on_by_hands(small_city: SmallCity) -> None:
    by = small_city.cast["secretary"]
    items = (Item("通过年度学习计划", ItemKind.VOTE, Matter.OTHER, way=Way.HANDS),)
    meeting = scenes.a_meeting(small_city, 5, items=items)
    scenes.seated(meeting, 4, by)
    ballot = ballots.hand_out(meeting.pk, scenes.item_of(meeting).pk, 0, None, by=by)
    counted = ballots.tally(ballot.pk, None, Counts(4, 4, 0), by=by)
    assert (counted.state, ballots.decide(counted.pk, True, by=by).candidate_id) == (
        "counted",
        None,
    )


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_whatever_the_sums_a_pass_stands_over_half_of_the_eligible(data: st.DataObject) -> None:
    """Without the database: what `decide` allows is what the constraint allows."""
    eligible = data.draw(st.integers(1, 60))
    present = data.draw(st.integers(0, eligible))
    written = data.draw(st.integers(0, eligible - present))
    yes = data.draw(st.integers(0, present + written))
    room = Lines(eligible, present, written)
    assert room.enough(yes) == (eligible < yes * 2 and eligible < present * 2)
    assert over_half(eligible) * 2 > eligible

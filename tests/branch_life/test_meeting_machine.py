"""A meeting driven at random: whatever is tried, one vote at a time and no pass below the line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests import factories as make
from tests.branch_life import scenes
from tests.cast import SmallCity, build
from yilu.branch_life.actions import ballots, meetings, roll
from yilu.branch_life.actions.meetings import Item
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.meeting import UNDECIDED, ItemKind, Matter
from yilu.branch_life.models import Ballot, Resolution
from yilu.branch_life.queries.roll import lines
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused

EXPECTED = (Invalid, NotAllowed, NotFound, Refused)
VOTERS = 5
places = st.integers(0, VOTERS - 1)
numbers = st.integers(0, VOTERS)


class Room(RuleBasedStateMachine):
    """People come and go, letters arrive, papers go out, two count, somebody decides or voids."""

    city: SmallCity
    named = 0

    def __init__(self) -> None:
        super().__init__()
        self.by = self.city.cast["secretary"]
        Room.named += 1
        whom = [make.person(f"议题{Room.named}{letter}") for letter in "甲乙"]
        items = tuple(Item("讨论", ItemKind.VOTE, Matter.ADMIT, one.pk) for one in whom)
        made = meetings.plan_meeting(
            scenes.plan(items=items, title=f"第{Room.named}次"), self.city.first_branch, by=self.by
        )
        self.meeting = meetings.call_meeting(made.pk, by=self.by)
        meetings.open_meeting(made.pk, by=self.by, at=made.starts_at)
        self.at = made.starts_at
        self.people = scenes.voters(self.meeting)

    def live(self) -> Ballot | None:
        return Ballot.objects.filter(meeting=self.meeting, state__in=UNDECIDED).first()

    @rule(who=places)
    def come(self, who: int) -> None:
        with suppress(*EXPECTED):
            roll.arrive(self.meeting.pk, [self.people[who].pk], by=self.by, at=self.at)

    @rule()
    def all_come(self) -> None:
        with suppress(*EXPECTED):
            keys = [row.pk for row in self.people]
            roll.arrive(self.meeting.pk, keys, by=self.by, at=self.at)

    @rule(who=places)
    def go(self, who: int) -> None:
        with suppress(*EXPECTED):
            roll.leave(self.meeting.pk, [self.people[who].pk], by=self.by, at=self.at)

    @rule(who=places, item=st.integers(1, 2))
    def write(self, who: int, item: int) -> None:
        with suppress(*EXPECTED):
            key = scenes.item_of(self.meeting, item).pk
            roll.take_letter(self.meeting.pk, key, self.people[who].pk, by=self.by)

    @rule(item=st.integers(1, 2), papers=numbers, one=places, two=places)
    def hand_out(self, item: int, papers: int, one: int, two: int) -> None:
        pair = (self.people[one].person_id, self.people[two].person_id)
        with suppress(*EXPECTED):
            key = scenes.item_of(self.meeting, item).pk
            ballots.hand_out(self.meeting.pk, key, papers, pair, by=self.by, at=self.at)

    @rule(first=st.booleans(), back=numbers, yes=numbers, no=numbers, abstain=st.integers(0, 1))
    def tally(self, first: bool, back: int, yes: int, no: int, abstain: int) -> None:
        if ballot := self.live():
            counter = ballot.counter_one_id if first else ballot.counter_two_id
            with suppress(*EXPECTED):
                sums = Counts(back, yes, no, abstain)
                ballots.tally(ballot.pk, counter, sums, by=self.by, at=self.at)

    @rule(no=st.integers(0, 2))
    def count_well(self, no: int) -> None:
        """Both enter what lies on the table: so that the machine gets far."""
        if ballot := self.live():
            votes = ballot.papers_out + ballot.written
            sums = Counts(ballot.papers_out, max(votes - no, 0), min(no, votes))
            with suppress(*EXPECTED):
                scenes.count(ballot, sums, self.by)

    @rule(passed=st.booleans(), note=st.sampled_from(["", "大会另议"]))
    def decide(self, passed: bool, note: str) -> None:
        if ballot := self.live():
            with suppress(*EXPECTED):
                ballots.decide(ballot.pk, passed, by=self.by, note=note)

    @rule()
    def void(self) -> None:
        if ballot := self.live():
            with suppress(*EXPECTED):
                ballots.void_ballot(ballot.pk, "重来", by=self.by)

    @rule()
    def close(self) -> None:
        with suppress(*EXPECTED):
            meetings.close_meeting(self.meeting.pk, by=self.by, at=self.at)

    @invariant()
    def the_rules_hold(self) -> None:
        meeting = scenes.refresh(self.meeting)
        rounds = list(Ballot.objects.filter(meeting=meeting))
        undecided = [row for row in rounds if row.state in UNDECIDED]
        assert len(undecided) <= (1 if meeting.state == "open" else 0)
        for row in rounds:
            assert (row.eligible, row.present * 2 > row.eligible) == (VOTERS, True)
            if row.state in {"counted", "recorded"}:
                marks = (row.yes or 0) + (row.no or 0) + (row.abstain or 0) + (row.invalid or 0)
                assert marks == (row.papers_back or 0) + row.written <= VOTERS
        for made in Resolution.objects.filter(meeting=meeting, passed=True):
            assert made.yes * 2 > VOTERS
        assert lines(meeting).present <= lines(meeting).eligible == VOTERS


@pytest.mark.django_db
def test_no_order_of_a_meeting_breaks_its_rules() -> None:
    city = build()
    scenes.full_members(city.first_branch, VOTERS)
    Room.city = city
    run_state_machine_as_test(
        Room,
        settings=settings(
            max_examples=6,
            stateful_step_count=22,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

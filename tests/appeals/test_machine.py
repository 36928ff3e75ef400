"""Whoever does whatever at whatever hour: the road, the clocks and the timeline stay whole."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from tests.appeals.conftest import MONDAY
from tests.cast import CITY, SmallCity
from yilu.appeals import actions, clocks
from yilu.appeals.actions import Words, submit
from yilu.appeals.enums import AdjustmentState, Ending, Level, State, TaskState
from yilu.appeals.models import Appeal
from yilu.appeals.states import MACHINE
from yilu.core import clock
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused

REFUSALS = (Invalid, NotAllowed, NotFound, Refused)
WHY = "因为要等保险公司总部回话"
Act = Callable[[SmallCity, Appeal, Any], object]

MOVES: dict[str, Act] = {
    "accept": lambda c, a, by: actions.accept(a.pk, by=by),
    "escalate": lambda c, a, by: actions.escalate(a.pk, by=by, reason=WHY),
    "hand_over": lambda c, a, by: actions.hand_over(
        a.pk, by=by, unit=c.floating_branch, reason=WHY
    ),
    "send_back": lambda c, a, by: actions.send_back(a.pk, by=by, basis=WHY),
    "reply": lambda c, a, by: actions.reply(a.pk, by=by, text="正在问"),
    "pause": lambda c, a, by: actions.pause(a.pk, by=by, reason=WHY, days=5),
    "extend": lambda c, a, by: actions.extend(a.pk, by=by, reason=WHY, days=3),
    "approve": lambda c, a, by: actions.approve(a.pk, by=by),
    "decline": lambda c, a, by: actions.decline(a.pk, by=by, reason=WHY),
    "resume": lambda c, a, by: actions.resume(a.pk, by=by),
    "contest": lambda c, a, by: actions.contest(a.pk, by=by, reason=WHY),
    "invite": lambda c, a, by: actions.invite(
        a.pk, by=by, unit=c.police, wanted="出责任认定书", facts="6月12日 8时，阳光大道"
    ),
    "answer": lambda c, a, by: actions.answer(a.tasks.latest("pk").pk, by=by, text="对方全责"),
    "settle": lambda c, a, by: actions.settle(a.pk, by=by, outcome="settled", text="定损赔付了"),
    "yes": lambda c, a, by: actions.confirm(a.pk, by=by, settled="yes", satisfied="yes"),
    "no": lambda c, a, by: actions.confirm(a.pk, by=by, settled="no"),
    "reopen": lambda c, a, by: actions.reopen(a.pk, by=by, text="又拖下来了"),
    "withdraw": lambda c, a, by: actions.withdraw(a.pk, by=by),
}
PEOPLE = [
    *("driver", "member", "secretary", "floating_secretary", "committee", "committee_leader"),
    *("police", "company", "outsider_driver"),
]
HANDS = st.sampled_from(PEOPLE)
TABLE = {"hand_over": "handover", "send_back": "return", "yes": "confirm", "no": "confirm"}
ACTS = st.sampled_from(list(MOVES))


def workflow(city: SmallCity) -> type[RuleBasedStateMachine]:
    """One case among nine people, beside what has to hold of any case at any time."""

    class Workflow(RuleBasedStateMachine):
        @initialize()
        def hand_in(self) -> None:
            self.now = MONDAY
            words = Words("accident", "help", "追尾后保险迟迟不定损，车停了四天。")
            with clock.standing_at(self.now):
                self.key = submit(words, by=city.cast["driver"]).appeal.pk
            self.lines, self.due = 1, self.case().settle_due

        def case(self) -> Appeal:
            return Appeal.objects.get(pk=self.key)

        @rule(what=ACTS, who=HANDS)
        def somebody_tries(self, what: str, who: str) -> None:
            self.act(what, who)

        @rule(seed=st.integers(0, 2**32))
        def those_who_may_do(self, seed: int) -> None:
            """Chance alone would leave the case where it lies: the table says who could move it."""
            dice = random.Random(seed)
            for _time in range(4):
                case = self.case()
                able = [
                    (what, who)
                    for who in PEOPLE
                    for what in MOVES
                    if TABLE.get(what, what) in MACHINE.open_to(city.cast[who], case)
                    if what != "withdraw" or dice.random() < 0.1  # it ends everything
                ]
                if able:
                    self.act(*dice.choice(able))

        def act(self, what: str, who: str) -> None:
            """A move is made whole, or refused and leaves no trace."""
            before = self.trace()
            try:
                with clock.standing_at(self.now), transaction.atomic():
                    MOVES[what](city, self.case(), city.cast[who])
            except REFUSALS:
                assert self.trace() == before
            except Appeal.tasks.rel.related_model.DoesNotExist:  # nobody was asked yet
                assert what == "answer"

        @rule(hours=st.sampled_from([1, 3, 8, 24, 36, 240]))
        def wait(self, hours: int) -> None:
            """Time passes with nobody looking; the job comes late and does each thing once."""
            self.now += timedelta(hours=hours)
            with clock.standing_at(self.now):
                done = actions.sweep(CITY)
                again = actions.sweep(CITY) if any(done.values()) else {}
            assert sum(again.values()) == 0

        def trace(self) -> tuple[Any, ...]:
            case = self.case()
            row = Appeal.objects.filter(pk=self.key).values().get()
            stops = tuple(case.stops.order_by("order").values_list("unit", "entered_at", "left_at"))
            return row, stops, case.entries.count(), tuple(case.adjustments.values_list("state"))

        @invariant()
        def somebody_holds_it(self) -> None:
            case = self.case()
            now_at = case.stops.filter(entered_at__isnull=False, left_at__isnull=True)
            held = [(stop.level, stop.unit_id, stop.person_id) for stop in now_at]
            assert held == [(case.holder_level, case.holder_unit_id, case.holder_person_id)]

        @invariant()
        def it_rises_by_itself_or_has_a_reason_not_to(self) -> None:
            case = self.case()
            goes_up = case.state in {State.WAITING, State.WORKING}
            goes_up &= case.holder_level < Level.COMMITTEE
            assert (case.rises_at is not None) == goes_up
            if case.state == State.WAITING and goes_up:
                assert case.rises_at == case.sign_due

        @invariant()
        def every_due_date_shows_its_arithmetic(self) -> None:
            case = self.case()
            assert datetime.fromisoformat(case.reckoning[-1]["at"]) == case.settle_due
            assert case.settle_due >= self.due  # nothing a handler does brings it nearer
            self.due = case.settle_due

        @invariant()
        def a_pause_is_one_and_approved_by_another(self) -> None:
            case = self.case()
            held = list(case.adjustments.filter(kind="pause", state=AdjustmentState.APPROVED))
            if case.state == State.PAUSED:
                assert len(held) == 1
            assert all(each.asked_by != each.decided_by for each in held)

        @invariant()
        def it_ends_by_the_drivers_word_or_his_silence(self) -> None:
            case = self.case()
            ends = {Ending.CONFIRMED, Ending.BY_PHONE, Ending.SILENT}
            assert (case.state == State.CLOSED) == (case.ending in ends)
            if case.state in {State.SETTLED, State.CLOSED}:
                waiting = case.tasks.filter(state__in=[TaskState.SENT, TaskState.SIGNED])
                assert (case.settled_at is not None, waiting.count()) == (True, 0)

        @invariant()
        def the_timeline_only_grows(self) -> None:
            lines = self.case().entries.count()
            assert lines >= self.lines
            self.lines = lines

    return Workflow


@pytest.mark.django_db
def test_the_workflow_stays_whole(town: SmallCity) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        workflow(town),
        settings=settings(
            max_examples=30,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_a_paused_clock_keeps_what_was_left(town: SmallCity) -> None:
    """Whenever it stops and goes on, the working time that was left is left again."""
    hours = clocks.hours(CITY)
    moments = st.integers(0, 60 * 24 * 40).map(lambda minutes: MONDAY + timedelta(minutes=minutes))

    def holds(start: datetime, rest: int, gap: int) -> None:
        due = hours.after_minutes(start, rest).at
        stopped = start + (due - start) / 2
        left = hours.minutes_between(stopped, due)
        later = stopped + timedelta(minutes=gap)
        assert hours.minutes_between(later, hours.after_minutes(later, left).at) == left

    from_strategies(holds, moments, st.integers(1, 4000), st.integers(0, 60 * 24 * 15))


def from_strategies(check: Callable[..., None], *strategies: Any) -> None:
    """Run a hypothesis property inside a test that has the database open."""
    settings(max_examples=150, deadline=None)(given(*strategies)(check))()

"""Seats: first come, first served; a freed seat waits for the next in line; never one too many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.strategies import integers, sampled_from

from tests import cast
from tests import factories as make
from tests.activities.conftest import BEFORE, END, START, Make, plan
from tests.cast import SmallCity, person_actor
from yilu.activities import actions
from yilu.activities.enums import ALIVE, HOLDING, Mode, SeatState
from yilu.activities.models import Activity, SignUp
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.notices.models import Message

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DRIVERS = ("driver", "member", "outsider_driver", "truck_driver")


def states(activity: Activity) -> dict[str, str]:
    rows = SignUp.objects.filter(activity=activity).order_by("asked_at", "pk")
    return {row.person.name: row.state for row in rows.select_related("person")}


def test_the_last_seat_goes_and_the_next_waits(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(capacity=1)
    first = actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)
    second = actions.sign_up(activity.pk, by=small_city.cast["member"], at=BEFORE + HOUR)
    assert (first.state, second.state) == (SeatState.BOOKED, SeatState.WAITING)


def test_asking_twice_is_asking_once(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(capacity=5)
    for _tap in range(2):
        actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)
    activity.refresh_from_db()
    assert (activity.taken, SignUp.objects.count()) == (1, 1)


def test_a_freed_seat_is_kept_for_the_next_in_line_who_is_told(
    make_activity: Make, small_city: SmallCity
) -> None:
    who = small_city.cast
    activity = make_activity(capacity=1)
    for name in ("driver", "member"):
        actions.sign_up(activity.pk, by=who[name], at=BEFORE)
    actions.give_up(activity.pk, by=who["driver"], at=BEFORE)
    late = actions.sign_up(activity.pk, by=who["outsider_driver"], at=BEFORE + HOUR)
    assert late.state == SeatState.WAITING  # the freed seat is not his
    told = Message.objects.get()
    assert told.person_id == who["member"].person_id
    assert "有空位了" in told.title
    accepted = actions.accept(activity.pk, by=who["member"], at=BEFORE + HOUR)
    assert accepted.state == SeatState.BOOKED


def test_an_unanswered_offer_goes_to_the_next(make_activity: Make, small_city: SmallCity) -> None:
    who = small_city.cast
    activity = make_activity(capacity=1)
    for minutes, name in enumerate(("driver", "member", "outsider_driver")):
        actions.sign_up(activity.pk, by=who[name], at=BEFORE + timedelta(minutes=minutes))
    actions.give_up(activity.pk, by=who["driver"], at=BEFORE + HOUR)
    assert actions.sweep_offers(cast.CITY, at=BEFORE + 4 * HOUR) == 0  # four hours are not over
    assert actions.sweep_offers(cast.CITY, at=BEFORE + 5 * HOUR) == 1
    assert states(activity) == {
        "王芳": SeatState.CANCELLED,
        "罗小平": SeatState.LAPSED,
        "阿木·子各": SeatState.OFFERED,
    }
    with pytest.raises(Refused, match="过了确认时间"):
        actions.accept(activity.pk, by=who["member"], at=BEFORE + 5 * HOUR)


def test_an_offer_that_ran_out_is_not_taken_though_nobody_swept(
    make_activity: Make, small_city: SmallCity
) -> None:
    who = small_city.cast
    activity = make_activity(capacity=1)
    for name in ("driver", "member"):
        actions.sign_up(activity.pk, by=who[name], at=BEFORE)
    actions.give_up(activity.pk, by=who["driver"], at=BEFORE)
    with pytest.raises(Refused, match="过了确认时间"):
        actions.accept(activity.pk, by=who["member"], at=BEFORE + 4 * HOUR)


def test_an_offer_never_runs_past_the_start(make_activity: Make, small_city: SmallCity) -> None:
    who = small_city.cast
    activity = make_activity(capacity=1)
    for name in ("driver", "member"):
        actions.sign_up(activity.pk, by=who[name], at=START - 2 * HOUR)
    actions.give_up(activity.pk, by=who["driver"], at=START - HOUR)
    offered = SignUp.objects.get(state=SeatState.OFFERED)
    assert offered.offered_until == START


def test_capacity_below_the_booked_is_refused_with_the_numbers(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity(capacity=3)
    for name in ("driver", "member"):
        actions.sign_up(activity.pk, by=small_city.cast[name], at=BEFORE)
    with pytest.raises(Invalid) as refused:
        actions.revise(activity.pk, plan(capacity=1), by=small_city.cast["committee"], at=BEFORE)
    assert "已经占了 2 个名额（报名 2，留给候补 0），不能减到 1" in refused.value.errors["capacity"]


def test_more_seats_are_offered_to_the_line(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(capacity=1)
    for name in DRIVERS[:3]:
        actions.sign_up(activity.pk, by=small_city.cast[name], at=BEFORE)
    actions.revise(activity.pk, plan(capacity=2), by=small_city.cast["committee"], at=BEFORE)
    assert sorted(states(activity).values()) == ["booked", "offered", "waiting"]


def test_sign_up_ends_when_it_says(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(signup_until=START - HOUR)
    with pytest.raises(Refused, match="报名已经截止"):
        actions.sign_up(activity.pk, by=small_city.cast["driver"], at=START - HOUR)


def test_an_online_lesson_needs_no_seat(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(mode=Mode.ONLINE, place="")
    with pytest.raises(Refused, match="不用报名"):
        actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)


def test_what_is_not_for_him_does_not_exist(make_activity: Make, small_city: SmallCity) -> None:
    activity = make_activity(published=False)
    with pytest.raises(NotFound):
        actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)


def test_a_cancelled_activity_tells_everybody_in_it_why(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity(capacity=1)
    for name in ("driver", "member"):
        actions.sign_up(activity.pk, by=small_city.cast[name], at=BEFORE)
    actions.cancel(activity.pk, by=small_city.cast["committee"], reason="台风")
    told = {message.person_id for message in Message.objects.filter(body="台风")}
    assert told == {small_city.cast[name].person_id for name in ("driver", "member")}


# ── many hands at once ──────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_never_oversell(make_activity: Make) -> None:
    activity = make_activity(capacity=20)
    people = [person_actor(make.person(f"司机{n}")) for n in range(50)]

    def hand(actor: Actor) -> str:
        try:
            return actions.sign_up(activity.pk, by=actor, at=BEFORE).state
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(hand, people))
    activity.refresh_from_db()
    assert (answers.count("booked"), answers.count("waiting"), activity.taken) == (20, 30, 20)


@pytest.mark.django_db(transaction=True)
def test_seats_given_up_and_taken_at_once_stay_right(make_activity: Make) -> None:
    activity = make_activity(capacity=5)
    people = [person_actor(make.person(f"司机{n}")) for n in range(20)]
    for actor in people[:10]:
        actions.sign_up(activity.pk, by=actor, at=BEFORE)

    def hand(n: int) -> None:
        try:
            act = actions.give_up if n < 5 else actions.sign_up
            act(activity.pk, by=people[n], at=BEFORE + HOUR)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(hand, range(20)))
    activity.refresh_from_db()
    held = SignUp.objects.filter(activity=activity, state__in=HOLDING).count()
    assert (activity.taken, held) == (5, 5)


# ── whatever people do, in whatever order ───────────────────────────────────────────────────────


class Line(RuleBasedStateMachine):
    """Sign up, give up, accept, wait too long, change the seats: the promises hold after each step."""

    city: SmallCity
    make: Make

    @initialize(capacity=integers(1, 3))
    def begin(self, capacity: int) -> None:
        SignUp.objects.all().delete()
        self.now = BEFORE
        self.capacity = capacity
        self.activity = self.make(capacity=capacity)

    def _try(self, act: Any, who: str) -> None:
        self.now += timedelta(minutes=7)
        with suppress(Refused, NotFound):
            act(self.activity.pk, by=self.city.cast[who], at=self.now)

    @rule(who=sampled_from(DRIVERS))
    def ask(self, who: str) -> None:
        self._try(actions.sign_up, who)

    @rule(who=sampled_from(DRIVERS))
    def leave(self, who: str) -> None:
        self._try(actions.give_up, who)

    @rule(who=sampled_from(DRIVERS))
    def take(self, who: str) -> None:
        self._try(actions.accept, who)

    @rule()
    def wait_too_long(self) -> None:
        self.now += timedelta(hours=4)
        actions.sweep_offers(cast.CITY, at=self.now)

    @precondition(lambda self: self.now < START)
    @rule(capacity=integers(1, 4))
    def change_seats(self, capacity: int) -> None:
        by = self.city.cast["committee"]
        try:
            actions.revise(self.activity.pk, plan(capacity=capacity), by=by, at=self.now)
        except Invalid:
            return
        self.capacity = capacity

    @invariant()
    def seats_are_what_is_counted(self) -> None:
        if not hasattr(self, "activity"):
            return
        rows = list(SignUp.objects.filter(activity=self.activity))
        self.activity.refresh_from_db()
        held = [row for row in rows if row.state in HOLDING]
        assert self.activity.taken == len(held) <= self.capacity
        assert len({row.person_id for row in rows}) == len(rows)

    @invariant()
    def nobody_waits_beside_a_free_seat(self) -> None:
        if not hasattr(self, "activity") or self.now >= START:
            return
        waiting = [r for r in SignUp.objects.filter(activity=self.activity) if r.state == "waiting"]
        assert not waiting or self.activity.taken == self.capacity

    @invariant()
    def the_line_is_in_the_order_of_asking(self) -> None:
        if not hasattr(self, "activity"):
            return
        rows = SignUp.objects.filter(activity=self.activity, state__in=ALIVE)
        line = [row.state for row in rows.order_by("asked_at", "pk")]
        assert line == sorted(line, key=lambda state: state == SeatState.WAITING)


def test_whatever_people_do_the_line_stays_right(
    make_activity: Make, small_city: SmallCity
) -> None:
    Line.city, Line.make = small_city, staticmethod(make_activity)
    case = Line.TestCase
    case.settings = hypothesis_settings(max_examples=15, stateful_step_count=20, deadline=None)
    case("runTest").runTest()


def test_after_the_end_there_is_nothing_to_give_up(
    make_activity: Make, small_city: SmallCity
) -> None:
    activity = make_activity()
    actions.sign_up(activity.pk, by=small_city.cast["driver"], at=BEFORE)
    with pytest.raises(Refused, match="已经结束"):
        actions.give_up(activity.pk, by=small_city.cast["driver"], at=END)

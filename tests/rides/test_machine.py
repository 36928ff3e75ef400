"""Whatever is done in whatever order: one plan in force, everybody in one car, counted once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.strategies import integers, sampled_from

from tests.cast import SmallCity
from tests.rides import scenes
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.geo import Point
from yilu.rides import actions, queries
from yilu.rides.enums import Direction
from yilu.rides.models import Booking, CheckIn, Entry, Leg, Plan, Stop, Trip, Wave

pytestmark = pytest.mark.django_db
FAMILIES = integers(0, 3)
ROADSIDE = Point(101.7240, 26.5860)


class ExamMorning(RuleBasedStateMachine):
    """Four families, room for three, five cars, one morning out."""

    city: ClassVar[SmallCity]
    exams: ClassVar[scenes.Exams]

    @initialize()
    def begin(self) -> None:
        Plan.objects.update(after=None)
        for model in (CheckIn, Trip, Plan, Leg, Booking):
            model.objects.all().delete()  # type: ignore[attr-defined]
        Entry.objects.filter(state="dropped").update(state="chosen")
        Wave.objects.filter(pk=self.exams.morning.pk).update(places=6)
        self.desk: Actor = self.city.cast["dispatcher"]
        self.minutes = 0

    def _try(self, act: Any, *args: Any, **named: Any) -> Any:
        self.minutes += 3
        moment = scenes.at(7) + timedelta(minutes=self.minutes)
        with standing_at(moment), suppress(Refused, Invalid, NotFound):
            return act(*args, by=self.desk, **named)
        return None

    @rule(who=FAMILIES)
    def book(self, who: int) -> None:
        self._try(actions.book_for, scenes.wish(self.exams, who, back=False))

    @rule(who=FAMILIES)
    def cancel(self, who: int) -> None:
        row = self._booking(who)
        if row is not None:
            self._try(actions.cancel, row.pk)

    def _booking(self, who: int) -> Booking | None:
        tail = scenes.PHONES[who][-4:]
        return Booking.objects.filter(phone_last4=tail).exclude(state="cancelled").first()

    @rule()
    def plan_and_publish(self) -> None:
        plan = self._try(actions.ask_plan, self.exams.morning.pk, Direction.OUT, run=False)
        if plan is not None:
            self._try(actions.publish, scenes.solve_here(plan).pk)

    @rule()
    def mend(self) -> None:
        plan = self._try(actions.repair, self.exams.morning.pk, Direction.OUT, why="重排")
        if plan is not None:
            self._try(actions.publish, plan.pk)

    @rule(who=FAMILIES, kind=sampled_from(["board", "swap", "arrive", "no_show"]))
    def tap(self, who: int, kind: str) -> None:
        row = self._booking(who)
        stops = Stop.objects.filter(leg__booking=row, trip__plan__state="published")
        for stop in stops.order_by("-arrive_at")[:1]:
            self._try(actions.check_in, stop.trip_id, kind, leg=stop.leg_id)

    @rule(who=FAMILIES)
    def break_down(self, who: int) -> None:
        row = self._booking(who)
        trip = Trip.objects.filter(stops__leg__booking=row, state="running").first()
        if trip is None:
            return
        with standing_at(scenes.at(7) + timedelta(minutes=self.minutes)):
            cars = queries.rescuers(trip, ROADSIDE)
        if cars:
            self._try(actions.rescue, trip.pk, cars[0].entry.pk, ROADSIDE, "路边", why="坏了")

    @invariant()
    def one_plan_in_force(self) -> None:
        assert Plan.objects.filter(state="published").count() <= 1

    @invariant()
    def nobody_rides_in_two_cars(self) -> None:
        stops = Stop.objects.filter(trip__plan__state="published").exclude(trip__state="replaced")
        for kind in ("board", "alight"):
            legs = list(stops.filter(kind=kind).values_list("leg", flat=True))
            assert len(legs) == len(set(legs))

    @invariant()
    def places_are_never_oversold(self) -> None:
        held = Booking.objects.filter(state__in=["booked", "placing"])
        assert sum(held.values_list("party", flat=True)) <= 6

    @invariant()
    def people_are_counted_from_the_road_alone(self) -> None:
        for leg in Leg.objects.filter(state__in=["aboard", "arrived"]):
            assert CheckIn.objects.filter(leg=leg, kind="board").count() == 1
        waiting = Leg.objects.filter(state__in=["open", "cancelled", "no_show"])
        assert not waiting.filter(ended_at__isnull=False).exclude(state="no_show").exists()

    @invariant()
    def who_is_aboard_is_in_exactly_one_car(self) -> None:
        for leg in Leg.objects.filter(state="aboard"):
            stops = Stop.objects.filter(leg=leg, kind="alight", trip__plan__state="published")
            assert list(stops.values_list("trip__state", flat=True)) == ["running"]


def test_any_morning_in_any_order(small_city: SmallCity) -> None:
    ExamMorning.city = small_city
    ExamMorning.exams = scenes.booking_open(small_city, cars=5, wanted=5)
    case = ExamMorning.TestCase
    case.settings = hypothesis_settings(max_examples=4, stateful_step_count=12, deadline=None)
    case("runTest").runTest()

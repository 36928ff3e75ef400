"""The day's board: every car of a wave by the clock, who is late or may be, and how each exam point fills."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.geo import Point
from yilu.dispatch.travel import Straight
from yilu.rides import access
from yilu.rides.enums import (
    Direction,
    EntryState,
    LegState,
    PlanState,
    Risk,
    StopKind,
    TripState,
)
from yilu.rides.gates import gate_for
from yilu.rides.models import Entry, Leg, Plan, Position, Stop, Trip, Wave
from yilu.rides.queries.plans import cars_of, published
from yilu.rides.queries.seasons import be_there, get_wave, points

SLOW = timedelta(minutes=5)  # past a planned boarding without a tap: look at it
STALE = timedelta(minutes=5)  # a position older than this says nothing


@dataclass(frozen=True, slots=True)
class Watch:
    """One trip on the board."""

    trip: Trip
    risk: Risk
    next_stop: Stop | None
    expected: datetime | None  # at the last stop, as things stand


@dataclass(slots=True)
class Row:
    """One car: its trips in order, the worst of them first on the board."""

    entry: Entry
    watches: list[Watch] = field(default_factory=list)

    @property
    def risk(self) -> Risk:
        order = (Risk.LATE, Risk.SOON, Risk.NONE)
        return min((w.risk for w in self.watches), key=order.index, default=Risk.NONE)


@dataclass(frozen=True, slots=True)
class PointLine:
    """People there of people expected."""

    name: str
    there: int
    expected: int


@dataclass(frozen=True, slots=True)
class Board:
    """A wave and direction as it stands now."""

    wave: Wave
    direction: str
    plan: Plan | None
    now: datetime
    rows: list[Row]
    points: list[PointLine]
    arrived: tuple[int, int]  # legs, people
    aboard: tuple[int, int]
    waiting: tuple[int, int]
    missed: int
    to_decide: list[Watch]
    spare: list[Entry]  # backups without a trip
    unserved: int
    phones: int  # cars whose last position is fresh


def board(actor: Actor, wave_key: UUID, direction: str) -> Board:
    wave = get_wave(actor, wave_key)
    plan, now = published(wave, direction), clock.business_now()
    if plan is None or not access.can_view_plan(actor, plan):
        return _empty(wave, direction, now)
    trips = _trips(plan)
    seen = {row.entry_id: row for row in Position.objects.filter(city=wave.city, trip__in=trips)}
    gates = {point.pk: gate_for(point, wave)[0] for point in points(wave.season)}
    watcher = _Watcher(wave, direction, now, seen, gates)
    rows: dict[UUID, Row] = {}
    for trip in trips:
        row = rows.setdefault(trip.entry_id, Row(trip.entry))
        row.watches.append(watcher.watch(trip))
    spare = [car for car in cars_of(wave) if car.state == EntryState.BACKUP and car.pk not in rows]
    order = (Risk.LATE, Risk.SOON, Risk.NONE)
    ordered = sorted(rows.values(), key=lambda r: (order.index(r.risk), r.entry.sticker or 0))
    legs = _legs(plan)
    return Board(
        wave, direction, plan, now, ordered, _by_point(legs),
        _count(legs, LegState.ARRIVED), _count(legs, LegState.ABOARD), _count(legs, LegState.OPEN),
        sum(leg.state == LegState.NO_SHOW for leg in legs),
        [w for row in ordered for w in row.watches if w.risk is Risk.LATE],
        spare, plan.unserved.count(),
        sum(now - row.at <= STALE for row in seen.values()),
    )  # fmt: skip


def _empty(wave: Wave, direction: str, now: datetime) -> Board:
    none = (0, 0)
    return Board(wave, direction, None, now, [], [], none, none, none, 0, [], [], 0, 0)


def _trips(plan: Plan) -> list[Trip]:
    stops = Stop.objects.select_related("leg__booking").order_by("seq")
    rows = plan.trips.exclude(state=TripState.REPLACED).prefetch_related(Prefetch("stops", stops))
    return list(
        rows.select_related("entry__driver__person", "entry__vehicle").order_by(
            "starts_at", "number"
        )
    )


def _legs(plan: Plan) -> list[Leg]:
    rows = Leg.objects.filter(city=plan.city, stops__trip__plan=plan, stops__kind="board")
    return list(rows.exclude(state=LegState.CANCELLED).select_related("booking__point"))


def _count(legs: list[Leg], state: str) -> tuple[int, int]:
    found = [leg for leg in legs if leg.state == state]
    return len(found), sum(leg.boarded or leg.booking.party for leg in found)


def _by_point(legs: list[Leg]) -> list[PointLine]:
    there: dict[str, int] = defaultdict(int)
    expected: dict[str, int] = defaultdict(int)
    for leg in legs:
        name = leg.booking.point.name
        expected[name] += leg.booking.party if leg.state != LegState.NO_SHOW else 0
        there[name] += leg.boarded if leg.state == LegState.ARRIVED else 0
    return [PointLine(name, there[name], expected[name]) for name in sorted(expected)]


@dataclass(frozen=True, slots=True)
class _Watcher:
    """Judges a trip by the clock, and by the car's last position where there is a fresh one."""

    wave: Wave
    direction: str
    now: datetime
    positions: dict[UUID, Position]
    gates: dict[UUID, Point]

    def watch(self, trip: Trip) -> Watch:
        left = [stop for stop in trip.stops.all() if _ahead(stop)]
        if not left or trip.state in (TripState.DONE, TripState.EMPTY):
            return Watch(trip, Risk.NONE, None, None)
        delay = self.delay(trip, left[0])
        expected = left[-1].arrive_at + delay
        return Watch(trip, self._risk(left[0], expected, delay), left[0], expected)

    def delay(self, trip: Trip, stop: Stop) -> timedelta:
        """How much later than planned the next stop is reached at the earliest."""
        seen = self.positions.get(trip.entry_id)
        if seen is not None and self.now - seen.at <= STALE:
            travel = Straight(buffer=1 + self.wave.buffer / 100)
            _metres, seconds = travel.leg(Point(seen.lon, seen.lat), self._place(stop))
            return max(self.now + timedelta(seconds=seconds) - stop.arrive_at, timedelta(0))
        return max(self.now - stop.arrive_at, timedelta(0))

    def _place(self, stop: Stop) -> Point:
        booking = stop.leg.booking
        at_home = (stop.kind == StopKind.BOARD) == (self.direction == Direction.OUT)
        gate = self.gates[booking.point_id]
        return Point(booking.lon or gate.lon, booking.lat or gate.lat) if at_home else gate

    def _risk(self, stop: Stop, expected: datetime, delay: timedelta) -> Risk:
        """Late: the gate would close on them. To be watched: past its minute and nobody tapped."""
        if self.direction == Direction.OUT and expected > be_there(self.wave)[1]:
            return Risk.LATE
        return Risk.SOON if delay > SLOW else Risk.NONE


def _ahead(stop: Stop) -> bool:
    if stop.kind == StopKind.SWAP:
        return False  # what counts is when they are brought
    if stop.kind == StopKind.BOARD:
        return stop.leg.state == LegState.OPEN
    return stop.leg.state in (LegState.OPEN, LegState.ABOARD)


def delays(city: str, on: date, now: datetime) -> list[tuple[Trip, timedelta]]:
    """Trips under way today whose fresh position says how much later than told they come."""
    seen = {
        row.trip_id: row
        for row in Position.objects.filter(city=city, at__gte=now - STALE, trip__on=on)
    }
    plans = Plan.objects.filter(city=city, state=PlanState.PUBLISHED, trips__in=list(seen))
    found = []
    for plan in plans.select_related("wave__season").distinct():
        places = {row.entry_id: row for row in seen.values()}
        gates = {point.pk: gate_for(point, plan.wave)[0] for point in points(plan.wave.season)}
        watcher = _Watcher(plan.wave, plan.direction, now, places, gates)
        for trip in _trips(plan):
            left = [stop for stop in trip.stops.all() if _ahead(stop)]
            if trip.pk in seen and left:
                found.append((trip, watcher.delay(trip, left[0])))
    return found


# ── who sits where, on paper ────────────────────────────────────────────────────────────────────


def manifest_of_point(actor: Actor, plan: Plan, point: UUID) -> list[Any]:
    """Everybody a plan brings to an exam point, by the minute of arrival."""
    if not access.can_view_plan(actor, plan):
        return []
    kind = StopKind.ALIGHT if plan.direction == Direction.OUT else StopKind.BOARD
    rows = Stop.objects.filter(
        city=plan.city, trip__plan=plan, kind=kind, leg__booking__point=point
    ).exclude(leg__state=LegState.CANCELLED)
    return list(
        rows.select_related(
            "leg__booking", "trip__entry__vehicle", "trip__entry__driver__person"
        ).order_by("arrive_at")
    )

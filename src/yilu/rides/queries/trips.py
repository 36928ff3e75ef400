"""Trips as the desk lists them and as a driver sees his own, with what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.geo import Point
from yilu.notices.calling import calls
from yilu.rides import access
from yilu.rides.enums import CheckKind, Direction, LegState, PlanState, StopKind, TripState
from yilu.rides.gates import gate_for
from yilu.rides.models import CheckIn, Stop, Trip
from yilu.rides.sealing import phone_of

REPORTED_WITHIN = timedelta(days=1)  # of the moment it should have ended


def trips(
    actor: Actor,
    *,
    wave: UUID | None = None,
    direction: str = "",
    state: str = "",
    in_force: bool = True,
) -> QuerySet[Trip]:
    """Trips of the plans in force; `in_force` false shows those of drafts and replaced ones too."""
    rows = access.visible_trips(actor).select_related(
        "plan__wave__season__unit", "entry__driver__person", "entry__vehicle"
    )
    if in_force:
        rows = rows.filter(plan__state=PlanState.PUBLISHED)
    wanted = {"plan__wave": wave, "plan__direction": direction, "state": state}
    rows = rows.filter(**{key: value for key, value in wanted.items() if value})
    return rows.order_by("starts_at", "number")


def get_trip(actor: Actor, key: UUID) -> Trip:
    found = trips(actor, in_force=False).filter(pk=key).first()
    if found is None:
        raise NotFound("trip")
    return found


def trip_moves(actor: Actor, trip: Trip) -> list[str]:
    """What may be tapped now, by kind."""
    may = access.carries(actor, trip) or access.may_dispatch(actor)
    if not may or trip.plan.state != PlanState.PUBLISHED:
        return []
    states = set(trip.stops.values_list("leg__state", flat=True))
    moves = [CheckKind.DEPART.value] if trip.state == TripState.PLANNED else []
    if LegState.OPEN in states:
        moves += [CheckKind.BOARD.value, CheckKind.NO_SHOW.value]
    if LegState.ABOARD in states:
        swaps = [CheckKind.SWAP.value] if _to_swap(trip, list(trip.stops.all())) else []
        moves += [*swaps, CheckKind.ARRIVE.value]
    return moves


def may_report(actor: Actor, trip: Trip) -> bool:
    """That something went wrong, by its driver or the desk for him: before he sets out, on the way, and
    for a day after: of what is found in the car, or told by a phone that had no line."""
    if not (access.carries(actor, trip) or access.may_dispatch(actor)):
        return False
    driven = trip.plan.state == PlanState.PUBLISHED and trip.state != TripState.REPLACED
    return driven and clock.business_now() <= trip.ends_at + REPORTED_WITHIN


def my_trips(actor: Actor, *, on: date | None = None) -> list[Trip]:
    """A driver's own trips of published plans, the earliest first."""
    if not actor.driver_ids:
        return []
    stops = Stop.objects.select_related("leg__booking__point").prefetch_related(
        "leg__booking__point__gates__closures"
    )
    rows = trips(actor).filter(entry__driver__in=actor.driver_ids)
    if on is not None:
        rows = rows.filter(on=on)
    rows = rows.exclude(state=TripState.REPLACED)
    return list(rows.prefetch_related(Prefetch("stops", stops.order_by("seq"))))


def with_stops(actor: Actor, key: UUID) -> Trip:
    stops = Stop.objects.select_related("leg__booking__point").prefetch_related(
        "leg__booking__point__gates__closures"
    )
    rows = trips(actor, in_force=False).filter(pk=key)
    found = rows.prefetch_related(Prefetch("stops", stops.order_by("seq"))).first()
    if found is None:
        raise NotFound("trip")
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One stop of a trip sheet: where, who, how many, and what may be tapped."""

    stop: Stop
    place: str
    point: Point | None
    taps: tuple[str, ...]
    phone: str = ""  # the family's, while they are waited for or aboard

    @property
    def boards(self) -> bool:
        return self.stop.kind != StopKind.ALIGHT


def sheet(actor: Actor, trip: Trip) -> list[Line]:
    """The stops in order; a driver is shown a family's number only from setting off to arriving."""
    drives = access.carries(actor, trip) and calls() is None  # else he rings through the provider
    near = trip.state in (TripState.PLANNED, TripState.RUNNING, TripState.BROKEN)
    stops = list(trip.stops.all())
    owed = _to_swap(trip, stops)
    return [_line(stop, trip, drives and near, owed) for stop in stops]


def _to_swap(trip: Trip, stops: list[Stop]) -> set[UUID]:
    """Ways of a broken car's people this car has yet to take over."""
    swaps = {stop.leg_id for stop in stops if stop.kind == StopKind.SWAP}
    if not swaps:
        return swaps
    return swaps - set(trip.checks.filter(kind=CheckKind.SWAP).values_list("leg", flat=True))


def _line(stop: Stop, trip: Trip, shows_phone: bool, owed: set[UUID]) -> Line:
    leg, booking = stop.leg, stop.leg.booking
    at_home = (stop.kind == StopKind.BOARD) == (leg.direction == Direction.OUT)
    gate, name = gate_for(booking.point, trip.plan.wave)
    words = booking.pickup if at_home else f"{booking.point.name} {name}".strip()
    point = Point(booking.lon, booking.lat) if at_home and booking.lon and booking.lat else gate
    if stop.kind == StopKind.SWAP:
        words, point = stop.place, Point(stop.lon or gate.lon, stop.lat or gate.lat)
    waits = leg.state in (LegState.OPEN, LegState.ABOARD)
    phone = phone_of(booking) if shows_phone and waits else ""
    return Line(stop, words, point, _taps(stop, owed), phone)


def _taps(stop: Stop, owed: set[UUID]) -> tuple[str, ...]:
    if stop.kind == StopKind.SWAP:
        waits = stop.leg.state == LegState.ABOARD and stop.leg_id in owed
        return (CheckKind.SWAP,) if waits else ()
    if stop.leg_id in owed:
        return ()
    if stop.kind == StopKind.BOARD and stop.leg.state == LegState.OPEN:
        return (CheckKind.BOARD, CheckKind.NO_SHOW)
    if stop.kind == StopKind.BOARD and stop.leg.state == LegState.NO_SHOW:
        return (CheckKind.BOARD,)
    if stop.kind == StopKind.ALIGHT and stop.leg.state == LegState.ABOARD:
        return (CheckKind.ARRIVE,)
    return ()


def checks_of(trip: Trip) -> list[CheckIn]:
    """What was tapped, in the order it happened."""
    return list(trip.checks.select_related("leg__booking").order_by("at", "taken_at"))

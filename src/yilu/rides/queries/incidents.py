"""What went wrong on the way, who is aboard, and which cars could take them over in time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.dispatch.travel import Travel
from yilu.files.models import Photo
from yilu.files.queries import photos_of
from yilu.rides import access
from yilu.rides.enums import (
    EQUIPMENT,
    Direction,
    IncidentState,
    LegState,
    PlanState,
    StopKind,
    TripState,
)
from yilu.rides.gates import gate_for
from yilu.rides.models import Entry, Leg, Position, RideIncident, Stop, Trip
from yilu.rides.queries.plans import cars_of, unfit_on
from yilu.rides.queries.seasons import be_there, points
from yilu.rides.roads import roads
from yilu.rides.shaping import ALIGHT_S, USUAL_SEATS, Pace


def incidents(
    actor: Actor, *, state: str = "", wave: UUID | None = None, trip: UUID | None = None
) -> QuerySet[RideIncident]:
    rows = access.visible_incidents(actor).select_related(
        "trip__entry__vehicle", "trip__entry__driver__person", "trip__plan__wave__season__unit"
    )
    wanted = {"state": state, "trip__plan__wave": wave, "trip": trip}
    rows = rows.filter(**{key: value for key, value in wanted.items() if value})
    return rows.order_by("-at", "-pk")


def open_incidents(actor: Actor, wave: UUID) -> list[RideIncident]:
    return list(incidents(actor, state=IncidentState.OPEN, wave=wave)[:20])


def get_incident(actor: Actor, key: UUID) -> RideIncident:
    found = incidents(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("incident")
    return found


def incident_photos(incident: RideIncident) -> list[Photo]:
    """For whoever was shown the incident."""
    return list(photos_of(incident.city, Ref.to(incident)))


def aboard_of(trip: Trip) -> list[Leg]:
    """Who sits in this car now, in the order they are to be let out."""
    rows = Stop.objects.filter(trip=trip, kind=StopKind.ALIGHT, leg__state=LegState.ABOARD)
    found = rows.select_related("leg__booking__wave__season", "leg__booking__season").order_by(
        "seq"
    )
    return [stop.leg for stop in found]


@dataclass(frozen=True, slots=True)
class Rescuer:
    """A car that could come: when it is there, when the last of them arrives, and whether in time."""

    entry: Entry
    there_at: datetime
    stops: tuple[datetime, ...]  # one per way, in the order they are let out
    metres: int
    in_time: bool

    @property
    def arrives_at(self) -> datetime:
        return self.stops[-1]

    @property
    def minutes(self) -> int:
        return round((self.there_at - clock.business_now()).total_seconds() / 60)


def rescuers(broken: Trip, at: Point) -> list[Rescuer]:
    """Whoever has the seats and what is needed and is not on the road, the soonest first."""
    legs = aboard_of(broken)
    if not legs:
        return []
    places = [_goal(leg, broken) for leg in legs]
    cars = [(car, start) for car, start in _free(broken, legs)]
    travel = roads(
        broken.city, [at, *places, *(start for _car, start in cars)], broken.plan.wave.buffer
    )
    on = _onward(at, places, travel, Pace.of_plan(broken.plan).board_s)
    latest, now = be_there(broken.plan.wave)[1], clock.business_now()
    found = []
    for car, start in cars:
        metres, seconds = travel.leg(start, at)
        there = now + timedelta(seconds=seconds)
        stops = tuple(there + timedelta(seconds=after) for after, _far in on)
        late = broken.plan.direction == Direction.OUT and stops[-1] > latest
        found.append(Rescuer(car, there, stops, metres + on[-1][1], not late))
    return sorted(found, key=lambda one: (one.there_at, one.entry.sticker or 0))


def _onward(at: Point, places: list[Point], travel: Travel, boarding: int) -> list[tuple[int, int]]:
    """Seconds and metres from the swap to each place in turn."""
    seconds, metres, found = boarding, 0, []
    for place in places:
        far, takes = travel.leg(at, place)
        seconds, metres, at = seconds + takes, metres + far, place
        found.append((seconds, metres))
        seconds += ALIGHT_S
    return found


def _goal(leg: Leg, trip: Trip) -> Point:
    booking = leg.booking
    if leg.direction == Direction.BACK and booking.lon is not None and booking.lat is not None:
        return Point(booking.lon, booking.lat)
    point = next(p for p in points(booking.season) if p.pk == booking.point_id)
    return gate_for(point, trip.plan.wave)[0]


def _free(broken: Trip, legs: list[Leg]) -> list[tuple[Entry, Point]]:
    people = sum(leg.boarded for leg in legs)
    needed = {need for leg in legs for need in leg.booking.needs} & {w.value for w in EQUIPMENT}
    busy = set(
        Trip.objects.filter(city=broken.city, on=broken.on, state=TripState.RUNNING).values_list(
            "entry", flat=True
        )
    )
    seen = {
        row.entry_id: Point(row.lon, row.lat) for row in Position.objects.filter(city=broken.city)
    }
    busy |= set(unfit_on(broken.plan.wave))
    fallback = gate_for(points(broken.plan.wave.season)[0], broken.plan.wave)[0]
    found = []
    for car in cars_of(broken.plan.wave):
        seats = (car.vehicle.seats or USUAL_SEATS) - 1
        if car.pk in busy or car.pk == broken.entry_id or seats < people:
            continue
        if needed <= set(car.has):
            found.append((car, seen.get(car.pk) or _start(car) or fallback))
    return found


def _start(car: Entry) -> Point | None:
    return Point(car.lon, car.lat) if car.lon is not None and car.lat is not None else None


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a car probably stands, and in whose words."""

    at: Point
    words: str


def where_is(trip: Trip) -> Whereabouts:
    """What the driver reported, else his last shared position, else the place of his next stop."""
    told = trip.incidents.filter(lon__isnull=False).order_by("-at").first()
    if told is not None and told.lon is not None and told.lat is not None:
        return Whereabouts(Point(told.lon, told.lat), told.text[:120])
    seen = Position.objects.filter(trip=trip).first()
    if seen is not None:
        return Whereabouts(Point(seen.lon, seen.lat), "")
    legs = aboard_of(trip)
    if legs and legs[0].booking.lon is not None and legs[0].booking.lat is not None:
        booking = legs[0].booking
        return Whereabouts(Point(booking.lon or 0.0, booking.lat or 0.0), booking.pickup)
    return Whereabouts(gate_for(points(trip.plan.wave.season)[0], trip.plan.wave)[0], "")


def left_to_fetch(actor: Actor, entries: Iterable[UUID]) -> list[tuple[UUID, str]]:
    """Exams and ways in which these cars have somebody still to fetch, the soonest first."""
    rows = access.visible_trips(actor).filter(
        entry__in=list(entries),
        plan__state=PlanState.PUBLISHED,
        stops__kind=StopKind.BOARD,
        stops__leg__state=LegState.OPEN,
        state__in=[TripState.PLANNED, TripState.RUNNING, TripState.BROKEN],
    )
    ordered = rows.order_by("starts_at").values_list("plan__wave", "plan__direction")
    return list(dict.fromkeys(ordered))

"""One wave and direction as the optimiser's problem, and its answer as trips; plain values on both sides.

Seconds count from midnight of the wave's day. Everybody is at the gate between `earliest` and
`latest` minutes before the exam; a ride lasts at most 1.4 times the direct way and what the city allows
for fetching others. The city's numbers are those of the exam's day, as they stood when the plan was
asked for: a plan keeps them through every repair and every move by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point
from yilu.dispatch import model as dispatch
from yilu.dispatch.travel import Travel, places_of
from yilu.rides.enums import EQUIPMENT, Direction, EntryState, Need
from yilu.rides.gates import gate_for
from yilu.rides.limits import BOARDING, DETOUR, FAIR_KM, FETCHED
from yilu.rides.models import Entry, ExamPoint, Leg, Plan, Stop, Trip, Wave
from yilu.rides.roads import roads
from yilu.rulebook.book import one_edition

ALIGHT_S = 60
STRETCH, SPARE_S = 1.4, 600  # nobody is fetched earlier than a ride so much longer asks for
BEFORE_S, AFTER_S = 4 * 3600, 4 * 3600  # how long before the exam, after its end, a car may drive
USUAL_SEATS = 5
MOST_ABOARD = 4  # families together in one car, a seven-seater too


@dataclass(frozen=True, slots=True)
class Pace:
    """What the city has set for the day, in minutes."""

    boarding: int
    detour: int
    fetched: int

    @classmethod
    def of(cls, wave: Wave) -> Pace:
        """As it is set today."""
        with one_edition():
            return cls(*(limit.of(wave.city, wave.on) for limit in (BOARDING, DETOUR, FETCHED)))

    @classmethod
    def of_plan(cls, plan: Plan) -> Pace:
        """As it was set when the plan was asked for; plans of before it was kept go by today's."""
        if plan.boarding is None or plan.detour is None or plan.fetched is None:
            return cls.of(plan.wave)
        return cls(plan.boarding, plan.detour, plan.fetched)

    @property
    def board_s(self) -> int:
        return 60 * self.boarding


@dataclass(frozen=True, slots=True)
class Shaped:
    """A problem with what its ids stand for."""

    wave: Wave
    direction: str
    pace: Pace
    problem: dispatch.Problem
    travel: Travel
    legs: dict[str, Leg]
    entries: dict[str, Entry]

    def at(self, seconds: int) -> datetime:
        return midnight(self.wave) + timedelta(seconds=seconds)

    def seconds(self, moment: datetime) -> int:
        return int((moment - midnight(self.wave)).total_seconds())


def midnight(wave: Wave) -> datetime:
    return datetime.combine(wave.on, time(), CITY_ZONE)


def shape(
    wave: Wave,
    direction: str,
    legs: Sequence[Leg],
    entries: Sequence[Entry],
    points: Iterable[ExamPoint],
    pace: Pace,
    per_cent: int = 0,
) -> Shaped:
    """The problem of these legs and cars; travel times are asked once for all its places."""
    gates = {point.pk: gate_for(point, wave)[0] for point in points}
    start_of = _Starts(entries, list(gates.values()))
    cars = [_vehicle(row, start_of(row), wave, direction) for row in entries]
    requests = [_bare(leg, gates[leg.booking.point_id], wave, direction, pace) for leg in legs]
    problem = dispatch.Problem(tuple(requests), tuple(cars), _locks(legs, entries))
    travel = roads(wave.city, places_of(problem), per_cent)
    timed = tuple(_timed(row, wave, direction, travel, pace) for row in requests)
    return Shaped(
        wave,
        direction,
        pace,
        replace(problem, requests=timed),
        travel,
        {str(leg.pk): leg for leg in legs},
        {str(row.pk): row for row in entries},
    )


def shared_out(shaped: Shaped, drove: Mapping[str, int]) -> Shaped:
    """The same problem where rides and kilometres are worth sharing: whoever drove less goes first."""
    problem, wave = shaped.problem, shaped.wave
    fairness = dispatch.Fairness.of_km(FAIR_KM.of(wave.city, wave.on))
    vehicles = tuple(replace(car, had=drove.get(car.id, 0)) for car in problem.vehicles)
    return replace(shaped, problem=replace(problem, vehicles=vehicles, fairness=fairness))


class _Starts:
    """Where a car sets out: what was written for it, else beside one of the exam points in turn."""

    def __init__(self, entries: Sequence[Entry], gates: list[Point]) -> None:
        self._places = {row.pk: gates[at % len(gates)] for at, row in enumerate(entries) if gates}

    def __call__(self, entry: Entry) -> Point:
        if entry.lon is not None and entry.lat is not None:
            return Point(entry.lon, entry.lat)
        return self._places[entry.pk]


def _vehicle(entry: Entry, start: Point, wave: Wave, direction: str) -> dispatch.Vehicle:
    if direction == Direction.OUT:
        begin = _of_day(wave.starts_at)
        shift = dispatch.Window(max(0, begin - BEFORE_S), begin)
    else:
        end = _of_day(wave.ends_at)
        shift = dispatch.Window(max(0, end - 3600), end + AFTER_S)
    return dispatch.Vehicle(
        id=str(entry.pk),
        start=start,
        capacity=min((entry.vehicle.seats or USUAL_SEATS) - 1, MOST_ABOARD),
        shift=shift,
        has=frozenset(entry.has),
        backup=entry.state == EntryState.BACKUP,
    )


def _of_day(at: time) -> int:
    return at.hour * 3600 + at.minute * 60 + at.second


def _bare(leg: Leg, gate: Point, wave: Wave, direction: str, pace: Pace) -> dispatch.Request:
    booking = leg.booking
    home = Point(booking.lon or 0.0, booking.lat or 0.0)
    out = direction == Direction.OUT
    return dispatch.Request(
        id=str(leg.pk),
        board=home if out else gate,
        alight=gate if out else home,
        party=booking.party,
        alight_within=_arrival(wave, direction),
        needs=frozenset(booking.needs) & {word.value for word in EQUIPMENT},
        alone=Need.ALONE in booking.needs,
        priority=int(Need.WHEELCHAIR in booking.needs),
        board_takes=pace.board_s,
        alight_takes=ALIGHT_S,
    )


def _arrival(wave: Wave, direction: str) -> dispatch.Window:
    if direction == Direction.OUT:
        begin = _of_day(wave.starts_at)
        return dispatch.Window(begin - 60 * wave.earliest, begin - 60 * wave.latest)
    end = _of_day(wave.ends_at)
    return dispatch.Window(end, end + AFTER_S)


def _timed(
    bare: dispatch.Request, wave: Wave, direction: str, travel: Travel, pace: Pace
) -> dispatch.Request:
    direct = int(STRETCH * travel.leg(bare.board, bare.alight)[1])
    if direction == Direction.OUT:
        first = bare.alight_within.earliest - pace.board_s - direct - SPARE_S
        board = dispatch.Window(max(0, first), bare.alight_within.latest)
    else:
        end = _of_day(wave.ends_at)
        board = dispatch.Window(end, end + 60 * pace.fetched)
    return replace(bare, board_within=board, ride_limit=direct + 60 * pace.detour)


def _locks(legs: Sequence[Leg], entries: Sequence[Entry]) -> tuple[dispatch.Lock, ...]:
    there = {row.pk for row in entries}
    return tuple(
        dispatch.Lock(str(leg.pk), str(leg.locked_id)) for leg in legs if leg.locked_id in there
    )


# ── the answer as trips ─────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class TripShape:
    """One 台次 before it is a row: from the first boarding until the car is empty."""

    entry: str
    seq: int
    stops: tuple[dispatch.Stop, ...]
    metres: int
    people: int


def trips_of(shaped: Shaped, plan: dispatch.Plan) -> list[TripShape]:
    return [trip for route in plan.routes for trip in _split(shaped, route)]


def _split(shaped: Shaped, route: dispatch.Route) -> list[TripShape]:
    requests = {row.id: row for row in shaped.problem.requests}
    car = next(row for row in shaped.problem.vehicles if row.id == route.vehicle)
    at, load, metres, people = car.start, 0, 0, 0
    made: list[TripShape] = []
    stops: list[dispatch.Stop] = []
    for stop in route.stops:
        request = requests[stop.request]
        boards = stop.kind is dispatch.StopKind.BOARD
        place = request.board if boards else request.alight
        metres += shaped.travel.leg(at, place)[0]
        at = place
        load += request.party if boards else -request.party
        people += request.party if boards else 0
        stops.append(stop)
        if load == 0:
            made.append(TripShape(route.vehicle, len(made) + 1, tuple(stops), metres, people))
            stops, metres, people = [], 0, 0
    return made


def plan_of(shaped: Shaped, trips: Iterable[Trip], unserved: Iterable[str] = ()) -> dispatch.Plan:
    """Rows as the optimiser's plan again; legs no longer in the problem fall out."""
    tours: dict[str, list[tuple[datetime, int, Stop]]] = {}
    for trip in trips:
        for stop in trip.stops.all():
            if str(stop.leg_id) in shaped.legs and str(trip.entry_id) in shaped.entries:
                tours.setdefault(str(trip.entry_id), []).append((trip.starts_at, stop.seq, stop))
    routes = []
    for car, stops in tours.items():
        ordered = [row for _starts, _seq, row in sorted(stops, key=lambda each: each[:2])]
        routes.append(
            dispatch.Route(
                car,
                tuple(
                    dispatch.Stop(
                        str(row.leg_id),
                        dispatch.StopKind(row.kind),
                        shaped.seconds(row.arrive_at),
                        shaped.seconds(row.leave_at),
                    )
                    for row in ordered
                ),
            )
        )
    told = tuple(
        dispatch.Unserved(leg, dispatch.Reason.NO_CAPACITY)
        for leg in unserved
        if leg in shaped.legs
    )
    return dispatch.Plan(tuple(routes), told)


def without(
    plan: dispatch.Plan, legs: Collection[str], cars: Collection[str] | None = None
) -> dispatch.Plan:
    """The plan where these cars (or none at all) never got to these legs: their families still wait."""
    routes = tuple(
        replace(route, stops=tuple(s for s in route.stops if s.request not in legs))
        if cars is None or route.vehicle in cars
        else route
        for route in plan.routes
    )
    return replace(plan, routes=routes)


def slacks_of(shaped: Shaped, plan: dispatch.Plan) -> list[int]:
    """How many seconds each arrival has before its window closes."""
    latest = {row.id: row.alight_within.latest for row in shaped.problem.requests}
    return [
        latest[stop.request] - (stop.leave - ALIGHT_S)
        for route in plan.routes
        for stop in route.stops
        if stop.kind is dispatch.StopKind.ALIGHT
    ]

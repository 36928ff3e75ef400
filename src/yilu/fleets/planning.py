"""A mission's loads and vehicles as the optimiser's problem, and its plan as stops of trip sheets: pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from yilu.core.geo import Point
from yilu.dispatch.model import Lock, Problem, Request, Route, Vehicle, Window
from yilu.fleets.enums import Load, StopKind, TransportState
from yilu.fleets.models import Mission, Stop, Transport, Trip

SEATS_UNKNOWN = 5
BOARDING = {Load.GOODS: 300, Load.PEOPLE: 120, Load.ISOLATED: 600}  # with the kit put on
ALIGHTING = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """A trip with its stops in order."""

    trip: Trip
    stops: tuple[Stop, ...]

    @property
    def fixed(self) -> list[Stop]:
        """What a new plan leaves alone: what is done, and bringing home whoever is aboard."""
        return [stop for stop in self.stops if _stays(stop)]


def _stays(stop: Stop) -> bool:
    if stop.done_at is not None or stop.kind == StopKind.MUSTER:
        return True
    load = stop.transport
    begun = (TransportState.ABOARD, TransportState.DELIVERED, TransportState.FAILED)
    return load is not None and load.state in begun


@dataclass(frozen=True, slots=True)
class Task:
    """The problem and the moment its seconds count from."""

    problem: Problem
    zero: datetime

    def moment(self, seconds: int) -> datetime:
        return self.zero + timedelta(seconds=seconds)


def task_of(
    mission: Mission,
    sheets: Sequence[Sheet],
    loads: Sequence[Transport],
    now: datetime,
    disinfection: timedelta,
    *,
    afresh: bool = False,
) -> Task:
    """Loads already given to a vehicle stay with it unless the whole plan is made afresh."""
    zero = min([now, mission.starts_at, *(load.board_from for load in loads)])
    vehicles = tuple(_vehicle(mission, sheet, loads, now, zero) for sheet in sheets)
    known = {vehicle.id for vehicle in vehicles}
    locks = [
        Lock(str(load.pk), str(load.trip_id))
        for load in loads
        if not afresh and load.trip_id is not None and str(load.trip_id) in known
    ]
    requests = tuple(_request(load, zero, disinfection) for load in loads)
    return Task(Problem(requests, vehicles, tuple(locks)), zero)


def _request(load: Transport, zero: datetime, disinfection: timedelta) -> Request:
    isolated = load.load == Load.ISOLATED
    extra = int(disinfection.total_seconds()) if isolated else 0
    return Request(
        id=str(load.pk),
        board=Point(load.from_lon, load.from_lat),
        alight=Point(load.to_lon, load.to_lat),
        party=load.party,
        alight_within=_window(load.board_from, load.alight_by, zero),
        board_within=_window(load.board_from, load.board_to, zero),
        needs=frozenset(load.needs),
        alone=isolated or load.load == Load.GOODS,  # reagents and people to be isolated ride alone
        priority=1 if isolated or load.warmest is not None else 0,
        board_takes=BOARDING[Load(load.load)],
        alight_takes=ALIGHTING + extra,
    )


def _vehicle(
    mission: Mission, sheet: Sheet, loads: Sequence[Transport], now: datetime, zero: datetime
) -> Vehicle:
    place, ready = _where(mission, sheet, loads), max(now, mission.starts_at)
    for stop in sheet.fixed:
        if stop.done_at is None and stop.planned_at is not None:
            ready = max(ready, stop.planned_at + timedelta(seconds=ALIGHTING))
    seats = sheet.trip.vehicle.seats or SEATS_UNKNOWN
    return Vehicle(
        id=str(sheet.trip.pk),
        start=place,
        capacity=max(1, seats - 1),
        shift=_window(min(ready, mission.ends_at), mission.ends_at, zero),
        has=frozenset(sheet.trip.ask.enrolment.equipment),
    )


def _where(mission: Mission, sheet: Sheet, loads: Sequence[Transport]) -> Point:
    """Where it is free: its last fixed stop with a place, else where they muster."""
    for stop in reversed(sheet.fixed):
        if stop.lon is not None and stop.lat is not None:
            return Point(stop.lon, stop.lat)
    if mission.lon is not None and mission.lat is not None:
        return Point(mission.lon, mission.lat)
    return Point(loads[0].from_lon, loads[0].from_lat)


def _window(first: datetime, last: datetime, zero: datetime) -> Window:
    return Window(int((first - zero).total_seconds()), int((last - zero).total_seconds()))


def stops_of(route: Route, task: Task, loads: dict[str, Transport]) -> Iterable[Stop]:
    """A route as stops without trip and order; the car is cleaned after somebody in isolation."""
    for step in route.stops:
        load = loads[step.request]
        boards = step.kind.value == StopKind.BOARD.value
        yield Stop(
            city=load.city,
            kind=StopKind.BOARD if boards else StopKind.ALIGHT,
            transport=load,
            place=load.from_place if boards else load.to_place,
            lon=load.from_lon if boards else load.to_lon,
            lat=load.from_lat if boards else load.to_lat,
            planned_at=task.moment(step.arrive),
            due_at=load.board_to if boards else load.alight_by,
        )
        if not boards and load.load == Load.ISOLATED:
            yield Stop(
                city=load.city,
                kind=StopKind.DISINFECT,
                transport=load,
                place=load.to_place,
                lon=load.to_lon,
                lat=load.to_lat,
                planned_at=task.moment(step.leave),
            )

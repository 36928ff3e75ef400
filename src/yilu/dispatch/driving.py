"""One tour driven stop by stop, as early as it goes: its times, its metres and what breaks a rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from yilu.core.geo import Point
from yilu.dispatch.model import Problem, Request, Route, Stop, StopKind, Vehicle
from yilu.dispatch.travel import Travel


class FaultKind(StrEnum):
    """What may be wrong with a plan; faces put it into words."""

    LATE = "late"  # by so many seconds
    BOARDS_LATE = "boards_late"
    RIDES_TOO_LONG = "rides_too_long"
    TOO_MANY = "too_many"  # people aboard beyond the capacity
    NEEDS = "needs"
    NOT_ALONE = "not_alone"
    APART = "apart"
    AFTER_SHIFT = "after_shift"
    OTHER_VEHICLE = "other_vehicle"  # than the one it is locked to
    BACKUP_UNNEEDED = "backup_unneeded"  # an ordinary vehicle stands idle that could drive it
    TWICE = "twice"
    NOT_BOARDED = "not_boarded"
    LEFT_ABOARD = "left_aboard"
    NO_REASON = "no_reason"  # not served and nobody says why
    UNKNOWN = "unknown"  # a request or vehicle that the problem does not have


@dataclass(frozen=True, slots=True)
class Fault:
    """`amount` is in seconds or people where there is one."""

    kind: FaultKind
    vehicle: str = ""
    request: str = ""
    amount: int = 0


@dataclass(frozen=True)
class Book:
    """A problem with its look-ups; built once, used by everything that goes through tours."""

    problem: Problem

    @cached_property
    def requests(self) -> dict[str, Request]:
        return {request.id: request for request in self.problem.requests}

    @cached_property
    def vehicles(self) -> dict[str, Vehicle]:
        return {vehicle.id: vehicle for vehicle in self.problem.vehicles}

    @cached_property
    def locks(self) -> dict[str, str]:
        return {lock.request: lock.vehicle for lock in self.problem.locks}

    @cached_property
    def apart(self) -> dict[str, frozenset[str]]:
        """Both ways, whoever of the two said so."""
        found: dict[str, set[str]] = {}
        for request in self.problem.requests:
            for other in request.apart_from - {request.id}:
                found.setdefault(request.id, set()).add(other)
                found.setdefault(other, set()).add(request.id)
        return {request: frozenset(others) for request, others in found.items()}

    def fits(self, request: Request, vehicle: Vehicle) -> bool:
        """Whether the vehicle may carry it at all, time and place apart."""
        lock = self.locks.get(request.id)
        return (
            request.party <= vehicle.capacity
            and request.needs <= vehicle.has
            and lock in (None, vehicle.id)
        )


@dataclass(frozen=True, slots=True)
class Held:
    """The first `stops` of a tour are done or under way, and nothing after them begins before `until`."""

    stops: int = 0
    until: int = 0


FREE = Held()


@dataclass(frozen=True, slots=True)
class Driven:
    """A tour with its times, and what was wrong on the way."""

    route: Route
    faults: tuple[Fault, ...]


def boards_from(request: Request) -> int:
    """Earlier boarding would only be waited off on the back seat, beyond what a ride may last."""
    earliest = request.board_within.earliest if request.board_within else 0
    if request.ride_limit is None:
        return earliest
    return max(earliest, request.alight_within.earliest - request.ride_limit - request.board_takes)


def drive(
    book: Book, vehicle: Vehicle, stops: Sequence[Stop], travel: Travel, held: Held = FREE
) -> Driven:
    """The tour as early as it goes."""
    tour = Tour(book, vehicle, travel)
    for rank, stop in enumerate(stops):
        if rank == held.stops:
            tour.time = max(tour.time, held.until)
        tour.go(stop)
    tour.end()
    return Driven(Route(vehicle.id, tuple(tour.stops), tour.metres), tuple(tour.faults))


@dataclass(slots=True)
class Tour:
    """Where the vehicle is, when, and who is aboard since when."""

    book: Book
    vehicle: Vehicle
    travel: Travel
    at: Point = field(init=False)
    time: int = field(init=False)
    metres: int = 0
    load: int = 0
    aboard: dict[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    stops: list[Stop] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.at, self.time = self.vehicle.start, self.vehicle.shift.earliest

    def go(self, stop: Stop) -> None:
        request = self.book.requests.get(stop.request)
        if request is None:
            self.fault(FaultKind.UNKNOWN, stop.request)
            return
        boarding = stop.kind is StopKind.BOARD
        place = request.board if boarding else request.alight
        metres, seconds = self.travel.leg(self.at, place)
        self.at, self.time, self.metres = place, self.time + seconds, self.metres + metres
        arrive = self.time
        if boarding:
            self.board(request)
        else:
            self.alight(request)
        self.stops.append(Stop(request.id, stop.kind, arrive, self.time))

    def board(self, request: Request) -> None:
        self.time = max(self.time, boards_from(request))
        if request.board_within:
            self.over(FaultKind.BOARDS_LATE, request, self.time - request.board_within.latest)
        self.time += request.board_takes
        if request.id in self.seen:
            self.fault(FaultKind.TWICE, request.id)
        self.company(request)
        self.load += request.party
        self.aboard[request.id] = self.time
        self.seen.add(request.id)
        self.over(FaultKind.TOO_MANY, request, self.load - self.vehicle.capacity)

    def company(self, request: Request) -> None:
        """With whom it would sit, and whether it may be in this vehicle at all."""
        alone = [r for r in self.aboard if self.book.requests[r].alone]
        if alone or (request.alone and self.aboard):
            self.fault(FaultKind.NOT_ALONE, request.id)
        if self.book.apart.get(request.id, frozenset()) & self.seen:
            self.fault(FaultKind.APART, request.id)
        if not request.needs <= self.vehicle.has:
            self.fault(FaultKind.NEEDS, request.id)
        if self.book.locks.get(request.id) not in (None, self.vehicle.id):
            self.fault(FaultKind.OTHER_VEHICLE, request.id)

    def alight(self, request: Request) -> None:
        if request.id not in self.aboard:
            self.fault(FaultKind.NOT_BOARDED, request.id)
            return
        self.time = max(self.time, request.alight_within.earliest)
        self.over(FaultKind.LATE, request, self.time - request.alight_within.latest)
        if request.ride_limit is not None:
            ride = self.time - self.aboard[request.id]
            self.over(FaultKind.RIDES_TOO_LONG, request, ride - request.ride_limit)
        self.time += request.alight_takes
        self.load -= request.party
        del self.aboard[request.id]

    def end(self) -> None:
        for request in self.aboard:
            self.fault(FaultKind.LEFT_ABOARD, request)
        beyond = self.time - self.vehicle.shift.latest
        if beyond > 0 and self.stops:
            self.faults.append(Fault(FaultKind.AFTER_SHIFT, self.vehicle.id, "", beyond))

    def over(self, kind: FaultKind, request: Request, amount: int) -> None:
        if amount > 0:
            self.faults.append(Fault(kind, self.vehicle.id, request.id, amount))

    def fault(self, kind: FaultKind, request: str) -> None:
        self.faults.append(Fault(kind, self.vehicle.id, request))

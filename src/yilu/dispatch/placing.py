"""One request put into one tour where it costs least: a dispatcher's move, or a last resort."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from yilu.dispatch.driving import FREE, Book, Driven, Fault, Held, drive
from yilu.dispatch.model import (
    Move,
    Plan,
    Problem,
    Reason,
    Request,
    Route,
    Stop,
    StopKind,
    Unserved,
    Vehicle,
)
from yilu.dispatch.travel import Travel


@dataclass(frozen=True, slots=True)
class Tried:
    """What comes of a dispatcher's move: the plan as it would be, and what it would break."""

    faults: tuple[Fault, ...]
    plan: Plan


def try_move(
    problem: Problem, plan: Plan, request: str, vehicle: str | None, travel: Travel
) -> Tried:
    """Take the request out of its tour and put it into that vehicle's, where it costs least.

    Where no place keeps the rules the cheapest is shown with what it breaks; None takes it out.
    A lock to another vehicle is told as a fault: the dispatcher lifts it or leaves it.
    """
    book = Book(problem)
    emptied = without(book, plan, {request}, travel)
    if vehicle is None:
        return Tried((), with_unserved(emptied, Unserved(request, Reason.NO_CAPACITY)))
    old = next((r for r in emptied.routes if r.vehicle == vehicle), Route(vehicle, ()))
    placed = cheapest(book, book.vehicles[vehicle], old.stops, book.requests[request], travel)
    return Tried(placed.faults, with_route(emptied, placed.route))


def cheapest(
    book: Book,
    vehicle: Vehicle,
    stops: Sequence[Stop],
    request: Request,
    travel: Travel,
    held: Held = FREE,
) -> Driven:
    """The tour with the request where it breaks least and then costs least."""
    tours = (drive(book, vehicle, tour, travel, held) for tour in places(stops, request, held))
    return min(
        tours, key=lambda d: (len(d.faults), sum(f.amount for f in d.faults), d.route.metres)
    )


def places(stops: Sequence[Stop], request: Request, held: Held) -> Iterator[list[Stop]]:
    """Every way to board and alight after what is already done."""
    board, alight = Stop(request.id, StopKind.BOARD), Stop(request.id, StopKind.ALIGHT)
    for on in range(held.stops, len(stops) + 1):
        for off in range(on, len(stops) + 1):
            yield [*stops[:on], board, *stops[on:off], alight, *stops[off:]]


def without(book: Book, plan: Plan, gone: set[str] | frozenset[str], travel: Travel) -> Plan:
    """The plan with these requests nowhere in it, tours driven anew."""
    routes = []
    for route in plan.routes:
        stops = [stop for stop in route.stops if stop.request not in gone]
        if len(stops) == len(route.stops):
            routes.append(route)
        elif stops:
            routes.append(drive(book, book.vehicles[route.vehicle], stops, travel).route)
    unserved = tuple(each for each in plan.unserved if each.request not in gone)
    return replace(plan, routes=tuple(routes), unserved=unserved)


def with_route(plan: Plan, route: Route) -> Plan:
    """The plan with this vehicle's tour as given."""
    others = [each for each in plan.routes if each.vehicle != route.vehicle]
    return replace(plan, routes=(*others, route) if route.stops else tuple(others))


def remaining(problem: Problem, gone_requests: Collection[str]) -> Problem:
    """The problem without who cancelled or did not come: what a repaired plan is checked against."""
    gone = frozenset(gone_requests)
    return replace(
        problem,
        requests=tuple(request for request in problem.requests if request.id not in gone),
        locks=tuple(lock for lock in problem.locks if lock.request not in gone),
    )


def with_unserved(plan: Plan, unserved: Unserved) -> Plan:
    return replace(plan, unserved=(*plan.unserved, unserved))


def changes(before: Plan, after: Plan) -> tuple[Move, ...]:
    """Who changes vehicle, in the order of their numbers; what stays is not in it."""
    old, new = carriers(before), carriers(after)
    return tuple(
        Move(request, old.get(request), new.get(request))
        for request in sorted(old.keys() | new.keys())
        if old.get(request) != new.get(request)
    )


def carriers(plan: Plan) -> dict[str, str]:
    """Which vehicle takes whom."""
    return {
        stop.request: route.vehicle
        for route in plan.routes
        for stop in route.stops
        if stop.kind is StopKind.ALIGHT
    }


def stand_down(
    book: Book,
    routes: Iterable[Route],
    idle: Sequence[Vehicle],
    travel: Travel,
    held: Held = FREE,
) -> list[Route]:
    """No backup drives a tour that one of the idle ordinary vehicles could drive."""
    found = []
    for route in routes:
        backup = book.vehicles[route.vehicle].backup
        instead = replacement(book, route.stops, idle, travel, held) if backup else None
        if instead:
            idle = [vehicle for vehicle in idle if vehicle.id != instead.vehicle]
        found.append(instead or route)
    return found


def replacement(
    book: Book, stops: Sequence[Stop], idle: Sequence[Vehicle], travel: Travel, held: Held
) -> Route | None:
    """The tour driven by the idle vehicle that does it in the fewest metres."""
    driven = (drive(book, vehicle, stops, travel, held) for vehicle in idle)
    good = [each.route for each in driven if not each.faults]
    return min(good, key=lambda route: route.metres, default=None)


def reasons(book: Book, requests: Iterable[str], travel: Travel) -> tuple[Unserved, ...]:
    """Why each of these is not served."""
    return tuple(Unserved(each, reason(book, book.requests[each], travel)) for each in requests)


def reason(book: Book, request: Request, travel: Travel) -> Reason:
    """The first of: nobody has the seats, the equipment, the freedom, the time; else it is scarcity."""
    vehicles: Sequence[Vehicle] = book.problem.vehicles
    if all(request.party > vehicle.capacity for vehicle in vehicles):
        return Reason.PARTY_TOO_LARGE
    if not any(request.party <= v.capacity and request.needs <= v.has for v in vehicles):
        return Reason.NO_EQUIPMENT
    fitting = [vehicle for vehicle in vehicles if book.fits(request, vehicle)]
    alone = (not cheapest(book, v, (), request, travel).faults for v in fitting)
    if any(alone):
        return Reason.NO_CAPACITY
    return Reason.LOCKED_OUT if request.id in book.locks else Reason.WINDOW_IMPOSSIBLE

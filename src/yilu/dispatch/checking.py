"""Whether a plan keeps every rule: driven anew from the problem, knowing nothing of how it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from yilu.dispatch.driving import Book, Fault, FaultKind, drive
from yilu.dispatch.model import Plan, Problem, Route, StopKind
from yilu.dispatch.travel import Travel


def check(problem: Problem, plan: Plan, travel: Travel) -> list[Fault]:
    """Every fault; an empty list is a plan that may be published."""
    book = Book(problem)
    faults = [fault for route in plan.routes for fault in of_route(book, route, travel)]
    faults += of_the_whole(book, plan)
    return [*faults, *of_backups(book, plan, travel)]


def of_route(book: Book, route: Route, travel: Travel) -> tuple[Fault, ...]:
    vehicle = book.vehicles.get(route.vehicle)
    if vehicle is None:
        return (Fault(FaultKind.UNKNOWN, route.vehicle),)
    return drive(book, vehicle, route.stops, travel).faults


def of_the_whole(book: Book, plan: Plan) -> Iterator[Fault]:
    """Everybody once, in one vehicle, or with a reason; no vehicle twice."""
    for vehicle, times in Counter(route.vehicle for route in plan.routes).items():
        if times > 1:
            yield Fault(FaultKind.TWICE, vehicle)
    boardings = Counter(
        stop.request
        for route in plan.routes
        for stop in {(s.request, s.kind): s for s in route.stops}.values()
        if stop.kind is StopKind.BOARD
    )
    told = {each.request for each in plan.unserved}
    for request in book.problem.requests:
        times = boardings[request.id] + (request.id in told)
        if times != 1:
            kind = FaultKind.TWICE if times else FaultKind.NO_REASON
            yield Fault(kind, request=request.id)
    for request_id in told - book.requests.keys():
        yield Fault(FaultKind.UNKNOWN, request=request_id)


def of_backups(book: Book, plan: Plan, travel: Travel) -> Iterator[Fault]:
    """A backup drives only where no ordinary vehicle stands idle that could drive the same tour."""
    at_work = {route.vehicle for route in plan.routes if route.stops}
    idle = [v for v in book.problem.vehicles if not v.backup and v.id not in at_work]
    for route in plan.routes:
        vehicle = book.vehicles.get(route.vehicle)
        if vehicle is None or not vehicle.backup or not route.stops:
            continue
        if any(not drive(book, other, route.stops, travel).faults for other in idle):
            yield Fault(FaultKind.BACKUP_UNNEEDED, route.vehicle)

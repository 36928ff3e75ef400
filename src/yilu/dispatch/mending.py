"""A running plan mended after drop-outs: what is done stays done, and few people change their driver."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace

from yilu.core.geo import Point
from yilu.dispatch.driving import Book, Held, drive
from yilu.dispatch.model import (
    Limits,
    Plan,
    Problem,
    Reason,
    Request,
    Route,
    Stop,
    StopKind,
    Unserved,
)
from yilu.dispatch.packing import Task
from yilu.dispatch.placing import reasons, remaining, stand_down
from yilu.dispatch.searching import Pace, search
from yilu.dispatch.travel import Straight, Travel

MOVE = 1200  # metres that leaving somebody with his driver is worth
ROUNDS = 900  # of search for each who has to be placed anew
LONGEST = 0.7  # seconds: a dispatcher stands by
HOT, COLD = 500.0, 50.0


@dataclass(slots=True)
class Standing:
    """What of a plan stands at an hour, tour by tour, and who has to be placed anew."""

    tours: dict[str, list[Stop]]
    done: dict[str, tuple[Stop, ...]]
    held: dict[str, Held]
    homeless: set[str]
    late: dict[str, int]  # aboard, and by how many seconds they will be
    stranded: set[str]
    closed: frozenset[str]  # vehicles that take nobody any more


def repair(
    problem: Problem,
    plan: Plan,
    *,
    now: int,
    gone_vehicles: Collection[str] = (),
    gone_requests: Collection[str] = (),
    travel: Travel | None = None,
    limits: Limits | None = None,
) -> Plan:
    """The plan from `now` on without these vehicles and requests; newcomers of the problem find a place.

    A stop that is done or under way stays. Who sits in a vehicle that dropped out is unserved as
    STRANDED. With longer travel times, whoever would be late is placed anew.
    """
    travel = travel or Straight()
    book = Book(remaining(problem, gone_requests))
    standing = standing_at(book, plan, now, frozenset(gone_vehicles), travel)
    at_work = {vehicle for vehicle, stops in standing.tours.items() if stops}
    left = place_all(book, standing, travel, limits or Limits())
    routes = [
        as_it_was(standing, drive(book, book.vehicles[vehicle], stops, travel, held).route)
        for vehicle, stops in standing.tours.items()
        if (held := standing.held[vehicle]) and stops
    ]
    routes = called(book, standing, routes, at_work, travel, now)
    unserved = tuple(Unserved(each, Reason.STRANDED) for each in sorted(standing.stranded))
    unserved += reasons(book, left, travel)
    return Plan(tuple(routes), unserved, travel.provider, travel.fell_back)


def called(
    book: Book, standing: Standing, routes: list[Route], before: set[str], travel: Travel, now: int
) -> list[Route]:
    """Backups called just now, only where no idle ordinary vehicle could drive the same tour."""
    busy = before | standing.closed | {route.vehicle for route in routes}
    idle = [v for v in book.problem.vehicles if not v.backup and v.id not in busy]
    kept = [route for route in routes if route.vehicle in before]
    new = [route for route in routes if route.vehicle not in before]
    return [*kept, *stand_down(book, new, idle, travel, Held(0, now))]


def as_it_was(standing: Standing, route: Route) -> Route:
    """What is done keeps its times, though somebody who was on the way has gone."""
    done = standing.done.get(route.vehicle, ())
    return replace(route, stops=(*done, *route.stops[len(done) :]))


def standing_at(book: Book, plan: Plan, now: int, gone: frozenset[str], travel: Travel) -> Standing:
    standing = Standing({}, {}, {}, set(book.requests), {}, set(), gone)
    for route in plan.routes:
        if route.vehicle in book.vehicles:
            stand(book, standing, timed(book, route, travel), now, travel)
    for vehicle in book.vehicles:
        standing.tours.setdefault(vehicle, [])
        standing.held.setdefault(vehicle, Held(0, now))
    on_tour = {stop.request for stops in standing.tours.values() for stop in stops}
    standing.homeless -= on_tour | standing.stranded
    return standing


def timed(book: Book, route: Route, travel: Travel) -> Route:
    """The tour with its times, driven where it has none."""
    if all(stop.leave for stop in route.stops):
        return route
    return drive(book, book.vehicles[route.vehicle], route.stops, travel).route


def stand(book: Book, standing: Standing, route: Route, now: int, travel: Travel) -> None:
    stops = [stop for stop in route.stops if stop.request in book.requests]
    done = under_way(book, route.vehicle, stops, now, travel)
    if route.vehicle in standing.closed:
        begun, stops = stops[:done], stops[:done]
        finished = {stop.request for stop in begun if stop.kind is StopKind.ALIGHT}
        standing.stranded |= {stop.request for stop in begun} - finished
        stops = [stop for stop in begun if stop.request in finished]
        done = len(stops)
    standing.tours[route.vehicle] = stops
    standing.done[route.vehicle] = tuple(stops[:done])
    standing.held[route.vehicle] = Held(done, max(now, stops[done - 1].leave) if done else now)
    if route.vehicle not in standing.closed:
        put_out_the_late(book, standing, route.vehicle, travel)


def under_way(book: Book, vehicle: str, stops: list[Stop], now: int, travel: Travel) -> int:
    """How many stops are done, or so near that the vehicle has set off for them."""
    at = book.vehicles[vehicle].start
    for rank, stop in enumerate(stops):
        request = book.requests[stop.request]
        place, takes = place_of(request, stop)
        if stop.leave - takes - travel.leg(at, place)[1] >= now:
            return rank
        at = place
    return len(stops)


def place_of(request: Request, stop: Stop) -> tuple[Point, int]:
    if stop.kind is StopKind.BOARD:
        return request.board, request.board_takes
    return request.alight, request.alight_takes


def put_out_the_late(book: Book, standing: Standing, vehicle: str, travel: Travel) -> None:
    """Whoever breaks a rule in the tour as it now is, and has not boarded, goes to be placed anew."""
    while True:
        stops, held = standing.tours[vehicle], standing.held[vehicle]
        faults = drive(book, book.vehicles[vehicle], stops, travel, held).faults
        fixed = {stop.request for stop in stops[: held.stops]}
        wrong = [f.request for f in faults if f.request and f.request not in fixed]
        if not wrong and faults:  # the shift, or those aboard: the last free one gives way
            free = [stop.request for stop in stops if stop.request not in fixed]
            wrong = free[-1:]
        if not wrong:
            standing.late.update({f.request: f.amount for f in faults if f.amount})
            return
        standing.tours[vehicle] = [stop for stop in stops if stop.request != wrong[0]]


def place_all(book: Book, standing: Standing, travel: Travel, limits: Limits) -> list[str]:
    """Everybody a place with as few changes as that takes; who finds none is returned."""
    takers = [vehicle for vehicle in book.problem.vehicles if vehicle.id not in standing.closed]
    around = {r for v in takers for r in (stop.request for stop in standing.tours[v.id])}
    wanted = standing.homeless | around
    requests = [request for request in book.problem.requests if request.id in wanted]
    begun = {stop.request for stops in standing.done.values() for stop in stops}
    home = {stop.request: v for v, stops in standing.tours.items() for stop in stops}
    relaxed = [relax(request, standing.late.get(request.id)) for request in requests]
    task = Task(book, relaxed, takers, standing.held, home, frozenset(begun), MOVE)
    own = {vehicle.id: standing.tours[vehicle.id] for vehicle in takers}
    rounds = ROUNDS * (1 + len(standing.homeless))
    until = time.monotonic() + min(limits.seconds, LONGEST)
    tours, left = search(task, own, travel, Pace(rounds, until, HOT, COLD, exact=False))
    standing.tours.update(tours)
    return left


def relax(request: Request, late: int | None) -> Request:
    """Who is aboard and late already stays aboard: his window gives way, not the plan."""
    if late is None:
        return request
    window = request.alight_within
    return replace(
        request,
        alight_within=replace(window, latest=window.latest + late),
        ride_limit=None,
    )

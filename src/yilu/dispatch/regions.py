"""A large problem cut into parts of some hundred requests, along borders that differ from pass to pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yilu.core.geo import Point
from yilu.dispatch.driving import Book
from yilu.dispatch.model import Request, Stop, Vehicle

MOST = 400  # requests of a part: beyond, the tables grow faster than they help
Tours = Mapping[str, Sequence[Stop]]


@dataclass(frozen=True, slots=True)
class Part:
    """These requests, in these vehicles."""

    requests: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a border may not cut: a vehicle with its tour, or somebody who is in none."""

    at: Point
    requests: tuple[Request, ...]
    vehicle: Vehicle | None


def first_parts(requests: Sequence[Request], vehicles: Sequence[Vehicle]) -> list[Part]:
    """Without a plan: neighbours together, and to each part its share of the vehicles."""
    if len(requests) <= MOST:
        return [Part(tuple(requests), tuple(vehicles))]
    axis = wider([request.board for request in requests])
    people = sorted(requests, key=lambda request: request.board[axis])
    cars = sorted(vehicles, key=lambda vehicle: vehicle.start[axis])
    half, share = len(people) // 2, len(cars) // 2
    return [
        *first_parts(people[:half], cars[:share]),
        *first_parts(people[half:], cars[share:]),
    ]


def parts_of(
    book: Book, tours: Tours, absent: Sequence[str], vehicles: Sequence[Vehicle], turn: int
) -> list[Part]:
    """Of a plan: tours as a whole to one side; `turn` moves the borders."""
    units = [Unit(book.requests[r].board, (book.requests[r],), None) for r in absent]
    for vehicle in vehicles:
        riders = riders_of(book, tours.get(vehicle.id, ()))
        units.append(Unit(middle(vehicle, riders), riders, vehicle))
    return [part(each) for each in cut(units, turn)]


def riders_of(book: Book, stops: Sequence[Stop]) -> tuple[Request, ...]:
    return tuple(book.requests[each] for each in dict.fromkeys(stop.request for stop in stops))


def middle(vehicle: Vehicle, riders: Sequence[Request]) -> Point:
    """Where a tour is at home: the middle of its boardings, or where the idle vehicle stands."""
    if not riders:
        return vehicle.start
    lon = sum(request.board.lon for request in riders) / len(riders)
    return Point(lon, sum(request.board.lat for request in riders) / len(riders))


def cut(units: Sequence[Unit], turn: int) -> list[Sequence[Unit]]:
    """Halves along the wider side, the first cut off the middle and thus all that follow."""
    total = sum(len(unit.requests) for unit in units)
    if total <= MOST or len(units) < 2:
        return [units]
    axis = wider([unit.at for unit in units])
    ordered = sorted(units, key=lambda unit: unit.at[axis])
    share, seen, where = (0.5, 0.38, 0.62)[turn % 3] * total, 0, 0
    while seen < share and where < len(ordered) - 1:
        seen += len(ordered[where].requests)
        where += 1
    return [*cut(ordered[:where], turn), *cut(ordered[where:], turn)]


def part(units: Sequence[Unit]) -> Part:
    requests = tuple(request for unit in units for request in unit.requests)
    return Part(requests, tuple(unit.vehicle for unit in units if unit.vehicle))


def around(book: Book, tours: Tours, absent: Sequence[str], vehicles: Sequence[Vehicle]) -> Part:
    """Those left out with the tours and idle vehicles nearest to them, as much as a part holds."""
    homes = [book.requests[each].board for each in absent[: MOST // 4]]
    lost = tuple(book.requests[each] for each in absent[: MOST // 4])
    units = [
        Unit(middle(vehicle, riders), riders, vehicle)
        for vehicle in vehicles
        for riders in [riders_of(book, tours.get(vehicle.id, ()))]
    ]
    units.sort(key=lambda unit: min(square(unit.at, home) for home in homes))
    chosen, seen, idle = [Unit(home, (r,), None) for home, r in zip(homes, lost, strict=True)], 0, 0
    for unit in units:
        if unit.requests and seen + len(unit.requests) + len(lost) <= MOST:
            seen += len(unit.requests)
            chosen.append(unit)
        elif not unit.requests and idle < MOST // 2:
            idle += 1
            chosen.append(unit)
    return part(chosen)


def square(a: Point, b: Point) -> float:
    return (a.lon - b.lon) ** 2 + (a.lat - b.lat) ** 2


def wider(places: Sequence[Point]) -> int:
    spread = [max(axis) - min(axis) for axis in zip(*places, strict=True)]
    return 0 if spread[0] >= spread[1] else 1

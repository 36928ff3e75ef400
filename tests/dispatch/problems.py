"""Small problems: a town in which tests send people about, and strategies that make up others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from yilu.core.geo import Point
from yilu.dispatch.model import Lock, Problem, Request, Vehicle, Window

CENTRE = Point(101.717, 26.583)
HOUR = 3600
SHIFT = Window(0, 12 * HOUR)


def place(east_km: float, north_km: float) -> Point:
    """So many kilometres from the centre of the town."""
    return Point(CENTRE.lon + east_km / 99.4, CENTRE.lat + north_km / 111.2)


def ride(number: int, at: Point, to: Point, party: int = 1, **more: Any) -> Request:
    """To an exam at nine, counted from five."""
    window = more.pop("alight_within", Window(3 * HOUR, 3 * HOUR + 1800))
    return Request(f"r{number}", at, to, party, window, **more)


def car(number: int, at: Point = CENTRE, capacity: int = 4, **more: Any) -> Vehicle:
    return Vehicle(f"v{number}", at, capacity, more.pop("shift", SHIFT), **more)


def line_of_cars(count: int) -> tuple[Vehicle, ...]:
    return tuple(car(number, place(number, 0)) for number in range(count))


def town(rides: int = 6, cars: int = 3, locks: Sequence[Lock] = ()) -> Problem:
    """Rides from a ring of homes to one school; always the same."""
    school = place(2, 2)
    homes = [place(-3 + 1.1 * number % 5, -2 + 0.7 * number % 4) for number in range(rides)]
    requests = tuple(ride(n, home, school, 1 + n % 3) for n, home in enumerate(homes))
    return Problem(requests, line_of_cars(cars), tuple(locks))


_places = st.builds(place, st.integers(-4, 4), st.integers(-4, 4))
_needs = st.sampled_from([frozenset[str](), frozenset[str](), frozenset({"wheelchair"})])


@st.composite
def problems(draw: st.DrawFn, most_rides: int = 7, most_cars: int = 4) -> Problem:
    """Anything a dispatcher may meet, in small: much of it cannot all be served."""
    rides = [draw(requests(number)) for number in range(draw(st.integers(0, most_rides)))]
    cars = [draw(vehicles(number)) for number in range(draw(st.integers(1, most_cars)))]
    locks = []
    if rides and draw(st.booleans()):
        locks.append(Lock(draw(st.sampled_from(rides)).id, draw(st.sampled_from(cars)).id))
    return Problem(tuple(rides), tuple(cars), tuple(locks))


@st.composite
def requests(draw: st.DrawFn, number: int) -> Request:
    opens = draw(st.sampled_from([HOUR, 3 * HOUR, 8 * HOUR]))
    window = Window(opens, opens + draw(st.sampled_from([60, 1800, HOUR])))
    boards = draw(st.sampled_from([None, Window(opens - HOUR, opens)]))
    apart = draw(st.sampled_from([frozenset[str](), frozenset({"r0"})]))
    return Request(
        id=f"r{number}",
        board=draw(_places),
        alight=draw(_places),
        party=draw(st.integers(1, 5)),
        alight_within=window,
        board_within=boards,
        ride_limit=draw(st.sampled_from([None, 1500, HOUR])),
        needs=draw(_needs),
        apart_from=apart,
        alone=draw(st.sampled_from([False, False, True])),
        priority=draw(st.integers(0, 2)),
    )


@st.composite
def vehicles(draw: st.DrawFn, number: int) -> Vehicle:
    shift = draw(st.sampled_from([SHIFT, Window(2 * HOUR, 4 * HOUR)]))
    has = draw(_needs)
    capacity, backup = draw(st.integers(2, 6)), draw(st.sampled_from([False, False, True]))
    return Vehicle(f"v{number}", draw(_places), capacity, shift, has, backup)

"""The check finds each kind of fault where somebody has put it."""

from __future__ import annotations

from collections.abc import Sequence

from tests.dispatch.problems import CENTRE, HOUR, car, place, ride
from yilu.dispatch.checking import check
from yilu.dispatch.driving import FaultKind
from yilu.dispatch.model import Plan, Problem, Request, Route, Stop, StopKind, Vehicle, Window
from yilu.dispatch.travel import Straight

SCHOOL = place(2, 2)


def tour(words: str) -> tuple[Stop, ...]:
    """`+0 +1 -0 -1`: board r0, board r1, alight r0, alight r1."""
    kinds = {"+": StopKind.BOARD, "-": StopKind.ALIGHT}
    return tuple(Stop(f"r{word[1:]}", kinds[word[0]]) for word in words.split())


def kinds(rides: Sequence[Request], words: str, vehicle: Vehicle | None = None) -> list[str]:
    vehicle = vehicle or car(0)
    plan = Plan((Route(vehicle.id, tour(words)),))
    return [fault.kind for fault in check(Problem(tuple(rides), (vehicle,)), plan, Straight())]


def test_a_good_tour_has_none() -> None:
    assert kinds([ride(0, CENTRE, SCHOOL), ride(1, CENTRE, SCHOOL)], "+0 +1 -0 -1") == []


def test_late_after_shift_and_over_full() -> None:
    rides = [ride(0, CENTRE, SCHOOL, 3, alight_within=Window(0, 300)), ride(1, CENTRE, SCHOOL, 2)]

    assert kinds(rides, "+0 +1 -0 -1", car(0, shift=Window(0, HOUR))) == [
        FaultKind.TOO_MANY,
        FaultKind.LATE,
        FaultKind.AFTER_SHIFT,
    ]


def test_boarding_and_riding_have_their_limits() -> None:
    far = place(4, -2)
    rides = [
        ride(0, CENTRE, SCHOOL, ride_limit=1000),
        ride(1, far, SCHOOL, board_within=Window(0, 300)),
    ]

    assert kinds(rides, "+0 +1 -0 -1") == [FaultKind.BOARDS_LATE, FaultKind.RIDES_TOO_LONG]


def test_company_and_equipment() -> None:
    rides = [
        ride(0, CENTRE, SCHOOL, alone=True),
        ride(1, CENTRE, SCHOOL, apart_from=frozenset({"r0"})),
        ride(2, CENTRE, SCHOOL, needs=frozenset({"wheelchair"})),
    ]

    assert kinds(rides, "+0 +1 -0 -1 +2 -2") == [
        FaultKind.NOT_ALONE,
        FaultKind.APART,
        FaultKind.NEEDS,
    ]


def test_tours_that_make_no_sense() -> None:
    rides = [ride(0, CENTRE, SCHOOL), ride(1, CENTRE, SCHOOL)]

    assert kinds(rides, "+0 -1 +7") == [
        FaultKind.NOT_BOARDED,
        FaultKind.UNKNOWN,
        FaultKind.LEFT_ABOARD,
        FaultKind.NO_REASON,
    ]
    assert kinds(rides, "+0 +0 -0 +1 -1") == [FaultKind.TWICE]


def test_a_backup_at_work_beside_an_idle_car() -> None:
    problem = Problem((ride(0, CENTRE, SCHOOL),), (car(0), car(1, backup=True)))
    plan = Plan((Route("v1", tour("+0 -0")),))

    assert [fault.kind for fault in check(problem, plan, Straight())] == [FaultKind.BACKUP_UNNEEDED]

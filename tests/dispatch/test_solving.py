"""Whatever the problem: the plan keeps every rule, and whoever is not in it has a true reason."""

from __future__ import annotations

from hypothesis import given, settings

from tests.dispatch.problems import CENTRE, HOUR, car, place, problems, ride, town
from yilu.dispatch.checking import check
from yilu.dispatch.model import Limits, Lock, Problem, Reason, Window
from yilu.dispatch.placing import carriers
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

SCHOOL = place(2, 2)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_any_plan_keeps_every_rule(problem: Problem) -> None:
    plan = solve(problem)

    assert check(problem, plan, Straight()) == []


def test_everybody_is_served_where_there_is_room() -> None:
    plan = solve(town(rides=12, cars=5))

    assert plan.unserved == ()
    assert len(carriers(plan)) == 12


def test_reasons_say_what_is_missing() -> None:
    cars = (car(0, capacity=4), car(1, place(40, 0), has=frozenset({"wheelchair"})))
    rides = (
        ride(0, CENTRE, SCHOOL, party=6),
        ride(1, CENTRE, SCHOOL, needs=frozenset({"stretcher"})),
        ride(2, CENTRE, SCHOOL, alight_within=Window(0, 60)),
        ride(3, CENTRE, SCHOOL, 4, alight_within=Window(0, HOUR)),
        ride(4, CENTRE, SCHOOL, alight_within=Window(3 * HOUR, 3 * HOUR + 60)),
    )

    plan = solve(Problem(rides, cars, (Lock("r3", "v1"),)))

    assert {each.request: each.reason for each in plan.unserved} == {
        "r0": Reason.PARTY_TOO_LARGE,
        "r1": Reason.NO_EQUIPMENT,
        "r2": Reason.WINDOW_IMPOSSIBLE,
        "r3": Reason.LOCKED_OUT,
    }


def test_scarcity_is_told_and_the_higher_number_is_kept() -> None:
    narrow = Window(3 * HOUR, 3 * HOUR + 60)
    rides = tuple(
        ride(n, place(8 * n, -8), SCHOOL, 4, alight_within=narrow, priority=n) for n in range(3)
    )

    plan = solve(Problem(rides, (car(0),)))

    assert {each.request: each.reason for each in plan.unserved} == {
        "r0": Reason.NO_CAPACITY,
        "r1": Reason.NO_CAPACITY,
    }


def test_reagents_ride_alone_and_quarrels_ride_apart() -> None:
    rides = (
        ride(0, CENTRE, SCHOOL, alone=True),
        ride(1, CENTRE, SCHOOL),
        ride(2, CENTRE, SCHOOL, apart_from=frozenset({"r1"})),
    )

    plan = solve(Problem(rides, (car(0), car(1))))

    aboard = [tuple(stop.request for stop in route.stops) for route in plan.routes]
    assert plan.unserved == ()
    assert all(not {"r1", "r2"} <= set(tour) for tour in aboard)
    assert any(tour.index("r0") % 2 == 0 for tour in aboard if "r0" in tour)


def test_a_backup_stays_where_it_is_until_it_is_needed() -> None:
    rides = (ride(0, place(9, 9), SCHOOL, 4),)
    cars = (car(0, place(-9, -9)), car(1, place(9, 9), backup=True))

    assert set(carriers(solve(Problem(rides, cars))).values()) == {"v0"}
    assert set(carriers(solve(Problem(rides, cars[1:]))).values()) == {"v1"}


def test_a_lock_is_a_word() -> None:
    problem = town(locks=[Lock("r0", "v2"), Lock("r3", "v2")])

    served = carriers(solve(problem))

    assert (served["r0"], served["r3"]) == ("v2", "v2")


def test_nothing_to_do_is_an_empty_plan() -> None:
    assert solve(Problem((), (car(0),))).routes == ()
    assert solve(Problem((), ())).unserved == ()


def test_people_pooled_in_a_van_are_not_handed_to_a_car() -> None:
    """Parties that fit any vehicle, six of them together in a van: chained anew, they stay there."""
    schools = [place(2, 2), place(-4, 1), place(5, -3)]
    waves = [Window(3 * HOUR, 3 * HOUR + 1800), Window(9 * HOUR, 9 * HOUR + 1800)]
    rides = tuple(
        ride(
            n,
            place(-6 + 1.7 * n % 9, -5 + 2.3 * n % 8),
            schools[n % 3],
            1 + n % 2,
            alight_within=waves[n % 2],
        )
        for n in range(40)
    )
    cars = tuple(car(n, place(3 * n - 9, 2 * n - 6), 6 if n % 2 else 4) for n in range(7))
    problem = Problem(rides, cars)

    assert check(problem, solve(problem, limits=Limits(effort=4)), Straight()) == []

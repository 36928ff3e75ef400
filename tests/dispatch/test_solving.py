"""Whatever the problem: the plan keeps every rule, and whoever is not in it has a true reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dispatch.problems import CENTRE, HOUR, car, place, problems, ride, town
from yilu.dispatch.checking import check
from yilu.dispatch.model import Fairness, Limits, Lock, Plan, Problem, Reason, StopKind, Window
from yilu.dispatch.placing import carriers
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

SCHOOL = place(2, 2)


@settings(max_examples=40, deadline=None)
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


def shares(problem: Problem, plan: Plan) -> list[int]:
    """How many rides each driver has then, whoever has most first."""
    given = Counter(carriers(plan).values())
    return sorted((v.had + given[v.id] for v in problem.vehicles), reverse=True)


FAIR = Fairness(rides=3000, metres=30)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_a_plan_that_shares_out_keeps_every_rule_and_serves_as_many(problem: Problem) -> None:
    few_km = solve(problem)

    fair = solve(replace(problem, fairness=FAIR))

    assert check(problem, fair, Straight()) == []
    assert len(fair.unserved) == len(few_km.unserved)


def test_rides_are_shared_out_where_that_has_a_weight() -> None:
    far, near = place(4, 4), place(2, 1)
    cars = (car(0, near), car(1, far), car(2, far), car(3, far))
    problem = Problem(tuple(ride(n, near, SCHOOL, 1) for n in range(4)), cars)

    assert shares(problem, solve(problem)) == [4, 0, 0, 0]
    fair = solve(replace(problem, fairness=Fairness(rides=20_000)))
    assert shares(problem, fair) == [1, 1, 1, 1]


def test_who_gave_rides_before_is_spared() -> None:
    cars = (car(0, SCHOOL, had=5), car(1, place(3, 2)))
    problem = Problem((ride(0, SCHOOL, CENTRE),), cars)

    assert set(carriers(solve(problem)).values()) == {"v0"}
    fair = solve(replace(problem, fairness=Fairness(rides=1000)))
    assert set(carriers(fair).values()) == {"v1"}


def test_kilometres_are_shared_out_where_that_has_a_weight() -> None:
    """Two far rides of two exams: the nearer car would drive both, each drives one."""
    waves = (Window(3 * HOUR, 3 * HOUR + 1800), Window(9 * HOUR, 9 * HOUR + 1800))
    rides = tuple(
        ride(n, place(-9, 0), place(9, 0), alight_within=wave, ride_limit=2 * HOUR)
        for n, wave in enumerate(waves)
    )
    problem = Problem(rides, (car(0, place(0, 0)), car(1, place(0, 20))))

    assert shares(problem, solve(problem)) == [2, 0]
    assert shares(problem, solve(replace(problem, fairness=Fairness(metres=40)))) == [1, 1]


@settings(max_examples=30, deadline=None)
@given(problems(), st.sampled_from([1.0, 1.2, 1.6]))
def test_a_buffer_is_kept_by_every_plan(problem: Problem, buffer: float) -> None:
    """Planned with longer times it holds in them, and the more so on a calm road."""
    travel = Straight(buffer=buffer)

    plan = solve(problem, travel=travel)

    assert check(problem, plan, travel) == []
    late = [f for f in check(problem, plan, Straight()) if f.kind in ("late", "after_shift")]
    assert late == []


@settings(max_examples=40, deadline=None)
@given(problems())
def test_what_dispatchers_ask_for_holds_stop_by_stop(problem: Problem) -> None:
    """Read off the plan itself: locks, quarrels, reagents, the longest ride."""
    asked = {request.id: request for request in problem.requests}
    for route in solve(problem).routes:
        aboard: dict[str, int] = {}
        together: set[str] = set()
        for stop in route.stops:
            request = asked[stop.request]
            if stop.kind is StopKind.ALIGHT:
                ride_time = stop.leave - request.alight_takes - aboard.pop(request.id)
                assert request.ride_limit is None or ride_time <= request.ride_limit
                continue
            assert not any(asked[other].alone for other in aboard)
            assert not (request.alone and aboard)
            quarrels = {o for o in together if request.id in asked[o].apart_from}
            assert (request.apart_from - {request.id}) & together | quarrels == set()
            aboard[request.id] = stop.leave
            together.add(request.id)
        for lock in problem.locks:
            assert lock.request not in together or lock.vehicle == route.vehicle


@settings(max_examples=20, deadline=None)
@given(st.permutations([0, 1, 2, 3]))
def test_the_highest_number_is_kept_whatever_the_order(order: list[int]) -> None:
    """One car and a minute: of four only one can be there."""
    narrow = Window(3 * HOUR, 3 * HOUR + 60)
    rides = tuple(
        ride(n, place(8 * n - 12, -8), SCHOOL, 4, alight_within=narrow, priority=rank)
        for n, rank in enumerate(order)
    )

    served = carriers(solve(Problem(rides, (car(0),))))

    assert set(served) == {f"r{order.index(3)}"}

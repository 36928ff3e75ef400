"""Drop-outs: what is done stays, few change their driver, and nobody is forgotten."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dispatch.problems import HOUR, place, problems, ride, town
from yilu.dispatch.checking import check
from yilu.dispatch.mending import repair
from yilu.dispatch.model import Plan, Problem, Reason, StopKind
from yilu.dispatch.placing import carriers, changes, remaining
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

STRAIGHT = Straight()


def without(problem: Problem, vehicle: str) -> Problem:
    return replace(problem, vehicles=tuple(v for v in problem.vehicles if v.id != vehicle))


@settings(max_examples=30, deadline=None)
@given(problems(), st.integers(0, 3))
def test_a_mended_plan_keeps_every_rule(problem: Problem, number: int) -> None:
    problem = replace(problem, locks=())
    plan = solve(problem)

    mended = repair(problem, plan, now=0, gone_vehicles=[f"v{number}"])

    assert check(without(problem, f"v{number}"), mended, STRAIGHT) == []


def test_only_those_of_the_lost_vehicle_change() -> None:
    problem = town(rides=20, cars=9)
    plan = solve(problem)
    gone = plan.routes[0].vehicle

    mended = repair(problem, plan, now=0, gone_vehicles=[gone])

    assert mended.unserved == ()
    assert {move.before for move in changes(plan, mended)} == {gone}


def test_what_is_done_stays_done() -> None:
    problem = town(rides=8, cars=4)
    plan = solve(problem)
    now = sorted(stop.leave for route in plan.routes for stop in route.stops)[5]

    mended = repair(problem, plan, now=now, gone_requests=["r0"])

    for route in plan.routes:
        done = [s for s in route.stops if s.leave <= now and s.request != "r0"]
        kept = next((r.stops for r in mended.routes if r.vehicle == route.vehicle), ())
        assert list(kept[: len(done)]) == done
    assert check(remaining(problem, ["r0"]), mended, STRAIGHT) == []


def test_who_sits_in_a_lost_vehicle_is_named() -> None:
    problem = Problem((ride(0, place(0, 0), place(3, 3)),), town().vehicles)
    plan = solve(problem)
    boarded = next(s.leave for r in plan.routes for s in r.stops if s.kind is StopKind.BOARD)

    mended = repair(problem, plan, now=boarded + 60, gone_vehicles=[plan.routes[0].vehicle])

    assert [(each.request, each.reason) for each in mended.unserved] == [("r0", Reason.STRANDED)]


def test_newcomers_find_a_place_and_the_cancelled_lose_theirs() -> None:
    problem = town(rides=6, cars=4)
    plan = solve(replace(problem, requests=problem.requests[:5]))

    mended = repair(problem, plan, now=0, gone_requests=["r1"])

    assert carriers(mended).keys() == {"r0", "r2", "r3", "r4", "r5"}


def test_heavy_traffic_moves_those_who_would_be_late() -> None:
    problem = town(rides=9, cars=6)
    plan = solve(problem)
    heavy = Straight(buffer=1.6)

    mended = repair(problem, plan, now=2 * HOUR, travel=heavy)

    assert [f for f in check(problem, mended, heavy) if f.kind == "late"] == []


def test_an_empty_plan_is_a_plan_to_be_filled() -> None:
    problem = town()

    assert repair(problem, Plan(), now=0).unserved == ()

"""A dispatcher's move is tried at once: what it breaks, and the plan as it would be."""

from __future__ import annotations

from tests.dispatch.problems import CENTRE, car, place, ride, town
from yilu.dispatch.checking import check
from yilu.dispatch.driving import Fault, FaultKind
from yilu.dispatch.model import Lock, Move, Plan, Problem, Reason, Unserved
from yilu.dispatch.placing import carriers, changes, try_move
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

STRAIGHT = Straight()


def test_a_move_that_keeps_the_rules() -> None:
    problem = town(rides=6, cars=4)
    plan = solve(problem)
    other = next(v.id for v in problem.vehicles if v.id != carriers(plan)["r0"])

    tried = try_move(problem, plan, "r0", other, STRAIGHT)

    assert tried.faults == ()
    assert check(problem, tried.plan, STRAIGHT) == []
    assert changes(plan, tried.plan) == (Move("r0", carriers(plan)["r0"], other),)


def test_a_move_that_breaks_a_rule_says_which() -> None:
    rides = (ride(0, CENTRE, place(2, 2), 3, needs=frozenset({"wheelchair"})),)
    problem = Problem(rides, (car(0, capacity=2),), (Lock("r0", "v9"),))

    tried = try_move(problem, Plan(), "r0", "v0", STRAIGHT)

    assert set(tried.faults) == {
        Fault(FaultKind.NEEDS, "v0", "r0"),
        Fault(FaultKind.OTHER_VEHICLE, "v0", "r0"),
        Fault(FaultKind.TOO_MANY, "v0", "r0", 1),
    }


def test_taken_out_it_is_unserved() -> None:
    problem = town(rides=3, cars=2)
    plan = solve(problem)

    tried = try_move(problem, plan, "r1", None, STRAIGHT)

    assert tried.plan.unserved == (Unserved("r1", Reason.NO_CAPACITY),)
    assert changes(plan, tried.plan) == (Move("r1", carriers(plan)["r1"], None),)


def test_the_same_plan_has_no_changes() -> None:
    plan = solve(town())

    assert changes(plan, plan) == ()

"""The compiled search agrees with the plain one: the same times, the same metres, the best assignment."""

from __future__ import annotations

import time
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dispatch.problems import place, problems, town
from yilu.dispatch.driving import Book, drive
from yilu.dispatch.model import Limits, Problem
from yilu.dispatch.packing import (
    Task,
    empty_best,
    empty_state,
    pack,
    pack_tours,
    straight_table,
    unpack,
)
from yilu.dispatch.regions import MOST, first_parts, parts_of
from yilu.dispatch.search import acting, machine
from yilu.dispatch.search.arrays import COST, LEAVE, LENGTH, OUT, ROWS
from yilu.dispatch.search.assigning import assign
from yilu.dispatch.search.tours import refresh, whole_cost
from yilu.dispatch.searching import Pace, opened, run
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

STRAIGHT = Straight()


@settings(max_examples=30, deadline=None)
@given(problems())
def test_times_and_metres_are_those_of_a_tour_driven_stop_by_stop(problem: Problem) -> None:
    book = Book(problem)
    task = Task(book, problem.requests, problem.vehicles, {}, {}, frozenset())
    if not problem.requests:
        return
    d, s = pack(task, STRAIGHT), pack_tours(task, {})

    best = opened(d, s, 1)
    run(d, s, best, Pace(60, time.monotonic() + 5))

    tours, _left = unpack(task, best)
    driven = [drive(book, v, tours[v.id], STRAIGHT) for v in problem.vehicles]
    assert [fault for each in driven for fault in each.faults] == []
    assert best.costs[0] == whole_cost(d, s)
    again = pack_tours(task, tours)
    for v, each in enumerate(driven):
        refresh(d, again, v)
        leaves = again.tours[v, : again.cars[v, LENGTH], LEAVE].tolist()
        assert leaves == [stop.leave for stop in each.route.stops]
        assert again.cars[v, COST] == each.route.metres


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 50), min_size=3, max_size=3), min_size=3, max_size=5))
def test_the_assignment_is_the_cheapest_of_all(table: list[list[int]]) -> None:
    s = empty_state(3, len(table), 2)
    s.pairs[: 3 * len(table)] = np.array(table, float).ravel()

    assign(s, len(table), 3)

    rows = s.lines[ROWS, :3]
    choices = permutations(range(len(table)), 3)
    cheapest = min(sum(table[row][column] for column, row in enumerate(c)) for c in choices)
    assert len(set(rows.tolist())) == 3
    assert sum(table[row][column] for column, row in enumerate(rows.tolist())) == cheapest


def test_machine_code_does_what_the_plain_functions_do() -> None:
    """The same chance, the same steps: not one stop differs."""
    problem = town(rides=9, cars=3)
    task = Task(Book(problem), problem.requests, problem.vehicles, {}, {}, frozenset())
    found = []
    for act in (machine.act, acting.act):
        d, s = pack(task, STRAIGHT), pack_tours(task, {})
        best = empty_best(len(d.people), len(d.cars), s)
        with np.errstate(over="ignore"):  # its chance runs over on purpose
            act(d, s, best, acting.OPEN, 0, 0, 0.0, 0.0)
            act(d, s, best, acting.ANNEAL, 30, 0, 2000.0, 3.0)
            act(d, s, best, acting.EXACT, 0, 0, 0.0, 0.0)
        found.append((unpack(task, best), best.costs.tolist(), s.counts.tolist()))

    assert found[0] == found[1]


def test_the_table_says_what_a_leg_says() -> None:
    places = [place(x * 1.7, y * 4.9) for x in range(-2, 3) for y in range(-4, 5)]

    table = straight_table(STRAIGHT, places)

    assert table.tolist() == [[list(STRAIGHT.leg(a, b)) for b in places] for a in places]


def test_parts_hold_everybody_once_and_no_more_than_they_may() -> None:
    problem = town(rides=1000, cars=400)
    book = Book(problem)

    first = first_parts(problem.requests, problem.vehicles)
    later = parts_of(book, {}, [r.id for r in problem.requests], problem.vehicles, 1)

    for parts in (first, later):
        assert max(len(part.requests) for part in parts) <= MOST
        assert sorted(r.id for p in parts for r in p.requests) == sorted(book.requests)
        assert sorted(v.id for p in parts for v in p.vehicles) == sorted(book.vehicles)


def test_more_effort_does_not_make_it_worse_for_the_same_chance() -> None:
    problem = town(rides=30, cars=20)

    costs = [solve(problem, limits=Limits(effort=effort)).metres for effort in (0, 3)]

    assert costs[1] <= costs[0]


def test_whoever_cannot_be_served_does_not_slow_the_rest() -> None:
    problem = town(rides=120, cars=4)
    start = time.monotonic()

    plan = solve(problem, limits=Limits(seconds=2))

    assert time.monotonic() - start < 20
    assert len(plan.unserved) + len({s.request for r in plan.routes for s in r.stops}) == 120


def test_the_absent_are_counted() -> None:
    problem = town(rides=40, cars=1)
    task = Task(Book(problem), problem.requests, problem.vehicles, {}, {}, frozenset())
    d, s = pack(task, STRAIGHT), pack_tours(task, {})

    best = opened(d, s, 1)

    assert (best.counts[0], s.counts[OUT]) == (s.counts[OUT], best.counts[0])
    assert s.counts[OUT] + s.cars[0, LENGTH] // 2 == 40

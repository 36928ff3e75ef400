"""What sharing rides out costs in kilometres: the same days with the weight of the pages, more, and none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from benchmarks import _days
from yilu.dispatch import examday
from yilu.dispatch.model import Fairness, Limits, Problem, Route, StopKind
from yilu.dispatch.solving import solve
from yilu.dispatch.travel import Straight

SEEDS = (4021, 4022)  # days that nothing was tuned on
WEIGHTS = (0, 3, 10)  # kilometres a ride more is worth; the pages offer 3
STRAIGHT = Straight()
PATIENCE = 3600


def fair_day(seed: int, km: int) -> dict[str, Any]:
    """Exam by exam, as the pages plan: each car from where it lives, and what it drove before counts."""
    day, rides, metres = _days.generate(1, seed), Counter[str](), Counter[str]()
    judged = []
    for session in (0, 1):
        part = _days.wave(day, session)
        problem = shared(examday.read(part, STRAIGHT), km, rides)
        limits = Limits(seconds=PATIENCE)
        plan = solve(problem, limits=limits, travel=STRAIGHT)
        written = examday.write(problem, plan, examday.ids_of(part), STRAIGHT, 0)
        judged.append(_days.judged(part, written))
        for route in plan.routes:
            rides[route.vehicle] += trips_of(problem, route)
            metres[route.vehicle] += route.metres
    return told(day, rides, metres, judged)


def shared(problem: Problem, km: int, rides: Counter[str]) -> Problem:
    cars = tuple(replace(car, had=rides[car.id]) for car in problem.vehicles)
    return replace(problem, vehicles=cars, fairness=Fairness.of_km(km)) if km else problem


def trips_of(problem: Problem, route: Route) -> int:
    """From the first boarding until the car is empty is one."""
    party = {row.id: row.party for row in problem.requests}
    load = count = 0
    for stop in route.stops:
        count += stop.kind is StopKind.BOARD and load == 0
        load += party[stop.request] if stop.kind is StopKind.BOARD else -party[stop.request]
    return count


def told(
    day: _days.Day, rides: Counter[str], metres: Counter[str], judged: list[dict[str, Any]]
) -> dict[str, Any]:
    cars = [str(car["id"]) for car in day["vehicles"] if not car["backup"]]
    return {
        "km": round(sum(part["km"] for part in judged), 1),
        "faults": sum(part["faults"] for part in judged),
        "unserved": sum(part["unserved"] for part in judged),
        "trips": sum(rides.values()),
        "most_trips": max(rides[car] for car in cars),
        "fewest_trips": min(rides[car] for car in cars),
        "without": sum(rides[car] == 0 for car in cars),
        "most_km": round(max(metres[car] for car in cars) / 1000, 1),
        "spread": spread([rides[car] for car in cars]),
    }


def spread(counts: list[int]) -> float:
    """Standard deviation of trips a car."""
    middle = sum(counts) / len(counts)
    return round((sum((each - middle) ** 2 for each in counts) / len(counts)) ** 0.5, 2)


def table(part: Callable[[str, Callable[[], dict[str, Any]]], dict[str, Any]]) -> dict[str, Any]:
    rows = [
        {"seed": seed, "weight": km}
        | part(f"fair {seed} {km}", lambda s=seed, k=km: fair_day(s, k))
        for seed in SEEDS
        for km in WEIGHTS
    ]
    free = {row["seed"]: row["km"] for row in rows if row["weight"] == 0}
    return {"fair": [row | {"to_none": round(row["km"] / free[row["seed"]], 4)} for row in rows]}

"""An exam day's wave as the peers want it: places, tables, windows; and their tours as a plan."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from benchmarks._days import ALIGHT, BOARD, CLOSES, OPENS, STARTS, Array, Day, travel

Tours = dict[int, list[tuple[int, bool]]]  # vehicle's rank → (request's rank, boards?)


@dataclass
class Wave:
    """Requests come first in the tables, exam points next, vehicles last."""

    requests: list[Day]
    vehicles: list[Day]
    points: dict[int, Any]
    starts: list[Any]
    ready: list[int]

    def __post_init__(self) -> None:
        homes = [request["home"] for request in self.requests]
        self.places = [*homes, *self.points.values(), *self.starts]
        self.metres, self.seconds = travel(self.places, self.places)
        rank = {point: number for number, point in enumerate(self.points, len(homes))}
        self.goal = [rank[request["exam"]] for request in self.requests]
        self.first = len(homes) + len(self.points)

    def direct(self, r: int) -> int:
        return int(self.seconds[r, self.goal[r]])

    def boards(self, r: int) -> tuple[int, int]:
        exam = STARTS[self.requests[r]["session"]]
        return exam - OPENS - BOARD - int(1.4 * self.direct(r) + 600), exam - CLOSES

    def alights(self, r: int) -> tuple[int, int]:
        exam = STARTS[self.requests[r]["session"]]
        return exam - OPENS, exam - CLOSES


Solver = Callable[[Wave], Tours]


def by_wave(day: Day, solver: Solver) -> Day:
    """Each exam by itself; the second begins where the first ended."""
    return planned(day, solver, [0, 1])


def whole(day: Day, solver: Solver) -> Day:
    return planned(day, solver, [None])


def planned(day: Day, solver: Solver, sessions: Iterable[int | None]) -> Day:
    points = {each["id"]: each["loc"] for each in day["exams"]}
    cars = [vehicle for vehicle in day["vehicles"] if not vehicle["backup"]]
    starts, ready = [vehicle["start"] for vehicle in cars], [0] * len(cars)
    tours: dict[int, list[Day]] = {vehicle["id"]: [] for vehicle in cars}
    left: list[Day] = []
    for session in sessions:
        requests = [r for r in day["requests"] if session in (None, r["session"])]
        wave = Wave(requests, cars, points, list(starts), list(ready))
        found = solver(wave)
        served = {r for stops in found.values() for r, _on in stops}
        left += [
            {"request": each["id"], "reason": "no place"}
            for rank, each in enumerate(requests)
            if rank not in served
        ]
        for car, stops in found.items():
            tours[cars[car]["id"]] += [
                {"request": requests[r]["id"], "kind": "board" if on else "alight"}
                for r, on in stops
            ]
            if stops:
                last = requests[stops[-1][0]]
                starts[car], ready[car] = (
                    points[last["exam"]],
                    STARTS[last["session"]] - CLOSES + 60,
                )
    routes = [{"vehicle": car, "stops": stops} for car, stops in tours.items() if stops]
    return {"routes": routes, "unserved": left}


def timed(work: Callable[[], Day]) -> tuple[Day, float, float]:
    """What it gives, processor seconds, seconds on the wall."""
    cpu, wall = time.process_time(), time.monotonic()
    plan = work()
    return plan, time.process_time() - cpu, time.monotonic() - wall


def as_int(table: Array) -> list[list[int]]:
    found: list[list[int]] = table.tolist()
    return found


BOARDING, ALIGHTING = BOARD, ALIGHT

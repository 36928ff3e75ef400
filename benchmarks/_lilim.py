"""Li & Lim's pick-up-and-delivery instances: fewest vehicles, then least distance.

Vehicles return to the depot there. Our search leaves tours open, so each leg is lengthened by how much
farther its end is from the depot than its beginning: the sum over a tour is that of the closed tour.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from yilu.dispatch.packing import OPEN, empty_state, neighbours
from yilu.dispatch.search.acting import ANNEAL, COST, DISSOLVE, EXACT, SHRINK, TAKE
from yilu.dispatch.search.arrays import ABSENT, BEGINS, LENGTH, OUT, PENALTY, Data, State
from yilu.dispatch.search.machine import act, call
from yilu.dispatch.searching import opened

GRAIN = 1000  # whole numbers to one unit of distance and time
LEFT_OUT = 100_000_000
NEVER = 1 << 40
Array = Any
Tours = list[list[int]]  # places as the file numbers them


class BadInstance(Exception):
    """Not an instance; the words say why."""


@dataclass(frozen=True)
class Instance:
    """Row 0 is the depot; `pairs` are (pick-up, delivery)."""

    vehicles: int
    capacity: int
    rows: Array  # x, y, demand, earliest, latest, service
    pairs: list[tuple[int, int]]

    @property
    def metres(self) -> Array:
        place = self.rows[:, :2]
        return np.hypot(*(place[:, None, axis] - place[None, :, axis] for axis in (0, 1)))


def read(text: str) -> Instance:
    try:
        lines = [[int(word) for word in line.split()] for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise BadInstance(f"not a Li & Lim instance: {error}") from error
    if len(lines) < 3 or len(lines[0]) != 3 or any(len(line) != 9 for line in lines[1:]):
        raise BadInstance("not a Li & Lim instance: 3 numbers, then lines of 9")
    rows = np.array([line[1:7] for line in lines[1:]], float)
    pairs = [(line[0], line[8]) for line in lines[2:] if line[7] == 0]
    return Instance(lines[0][0], lines[0][1], rows, pairs)


def judged(instance: Instance, tours: Iterable[list[int]]) -> tuple[int, float, int]:
    """(vehicles, distance, faults), simulated in real numbers."""
    metres, rows = instance.metres, instance.rows
    goal = dict(instance.pairs)
    seen, far, faults, used = [], 0.0, 0, 0
    for tour in tours:
        used += 1
        at, clock, load, aboard = 0, 0.0, 0.0, set()
        for place in [*tour, 0]:
            far += metres[at, place]
            clock = max(clock + metres[at, place], rows[place, 3])
            faults += clock > rows[place, 4] + 1e-6
            clock += rows[place, 5]
            load += rows[place, 2]
            faults += load > instance.capacity
            if place in goal:
                aboard.add(goal[place])
            elif place:
                faults += place not in aboard
            at = place
        seen += tour
    faults += sorted(seen) != list(range(1, len(rows)))
    return used, round(float(far), 2), int(faults)


def packed(instance: Instance) -> Data:
    """Times are rounded up: what fits then fits in real numbers."""
    metres, rows, n, m = instance.metres, instance.rows, len(instance.pairs), instance.vehicles
    places = np.array([0, *(p for p, _d in instance.pairs), *(d for _p, d in instance.pairs)])
    far = metres[np.ix_(places, places)]
    home = far[:, 0]
    cost = np.rint((far + home[None, :] - home[:, None]) * GRAIN)
    spent = np.ceil(far * GRAIN - 1e-6)
    out = np.ascontiguousarray(np.stack([cost, spent], 2).astype(np.int64))
    stops = places[1:]
    back = rows[0, 4] - rows[stops, 5] - home[1:]
    closes = np.floor(np.minimum(rows[stops, 4], back) * GRAIN).astype(np.int64)
    windows = {
        "opens": (rows[stops, 3] * GRAIN).astype(np.int64),
        "closes": closes,
        "takes": (rows[stops, 5] * GRAIN).astype(np.int64),
        "ride": np.full(n, OPEN, np.int64),
    }
    people = np.zeros((n, 9), np.int64)
    people[:, :7] = np.stack(
        [rows[stops[:n], 2], windows["ride"], *np.zeros((5, n))], 1
    )  # party, ride, alone, penalty, stuck, free, home
    people[:, 3], people[:, 5], people[:, 6] = LEFT_OUT, 1, -1
    cars = np.zeros((m, 8), np.int64)
    cars[:, 1], cars[:, 3] = instance.capacity, int(rows[0, 4] * GRAIN)
    real = np.ascontiguousarray(np.stack([np.rint(far * GRAIN), spent], 2).astype(np.int64))
    place = np.array([*range(1, 2 * n + 1), *([0] * m)])
    columns = (place[: 2 * n], windows["opens"], windows["closes"], windows["takes"])
    return Data(
        stops=np.stack(columns, 1).astype(np.int64),
        people=people,
        cars=cars,
        out=out.astype(np.int32),
        into=np.ascontiguousarray(out.transpose(1, 0, 2).astype(np.int32)),
        fits=np.ones((n, m), np.uint8),
        apart=np.zeros(0, np.int64),
        near=neighbours(place, real, windows, 40),
        nearby=np.zeros((n, 1), np.int64),
        flags=np.zeros(4, np.int64),
    )


def ours(instance: Instance, seconds: float) -> Tours:
    """Half of the processor time for fewer vehicles, half for fewer kilometres."""
    start = time.process_time()
    d = packed(instance)
    n, m = len(d.people), len(d.cars)
    s = empty_state(n, m, 2 * n)
    s.people[:, ABSENT] = np.arange(n)
    s.counts[OUT] = n
    best = opened(d, s, 1)
    unit = float(np.median(d.out[:, :, 1]))

    def cool(until: float, hot: float, cold: float) -> None:
        begun = time.process_time()
        while (now := time.process_time()) < until:
            share = (now - begun) / max(until - begun, 1e-9)
            heat = unit * hot * (cold / hot) ** share
            act(d, s, best, ANNEAL, 20, heat=heat, mean=10.0)
            act(d, s, best, EXACT)

    cool(start + 0.1 * seconds, 0.05, 0.01)
    while time.process_time() < start + 0.6 * seconds:
        act(d, s, best, TAKE)
        if not fewer(d, s, best, unit, start + 0.6 * seconds):
            d.cars[s.cars[: len(d.cars), LENGTH] == 0, BEGINS] = 0
            break
    act(d, s, best, TAKE)
    close_idle(d, s)
    cool(start + seconds, 0.03, 0.001)
    places = [p for p, _d in instance.pairs] + [x for _p, x in instance.pairs]
    found = [best.tours[v, : best.length[v]].tolist() for v in range(m)]
    return [[places[x] for x in tour] for tour in found if tour]


def warm() -> None:
    """Machine code stands before a clock runs."""
    call()


def close_idle(d: Data, s: State) -> None:
    """An empty vehicle begins after everything has closed."""
    idle = s.cars[: len(d.cars), LENGTH] == 0
    d.cars[idle, BEGINS] = NEVER


def fewer(d: Data, s: State, best: Any, unit: float, until: float) -> bool:
    """Whether a vehicle less did it; the best is then the plan without it."""
    d.people[:, PENALTY] = LEFT_OUT
    act(d, s, best, DISSOLVE)
    close_idle(d, s)
    best.costs[:] = [0, -(1 << 60)]  # nothing is the best until everybody is in again
    while time.process_time() < until:
        if act(d, s, best, SHRINK, 100, GRAIN * 1000, unit * 0.02, 10.0):
            best.costs[:] = act(d, s, best, COST)
            settle_all(d, s, best)
            return True
    return False


def settle_all(d: Data, s: State, best: Any) -> None:
    for v in range(len(d.cars)):
        best.length[v] = s.cars[v, LENGTH]
        best.tours[v, : s.cars[v, LENGTH]] = s.tours[v, : s.cars[v, LENGTH], 0]
    best.counts[0] = 0

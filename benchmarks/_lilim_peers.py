"""Li & Lim instances through VROOM, and the clock for both sides."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import vroom

from benchmarks._lilim import GRAIN, Instance, Tours, judged, read


def with_vroom(instance: Instance, level: int) -> Tours:
    """One thread; a fixed cost asks for few vehicles."""
    rows = instance.rows
    problem = vroom.Input()
    spent = np.ceil(instance.metres * GRAIN - 1e-6).astype(np.uint32)
    problem.set_durations_matrix("car", spent)
    problem.set_costs_matrix("car", spent)
    end = int(rows[0, 4] * GRAIN)
    costs = vroom.VehicleCosts(fixed=int(spent.max()) * 10)
    for car in range(instance.vehicles):
        problem.add_vehicle(
            vroom.Vehicle(
                car, start=0, end=0, capacity=[instance.capacity], time_window=(0, end), costs=costs
            )
        )
    for p, q in instance.pairs:
        steps = [
            vroom.ShipmentStep(
                p,
                place,
                default_service=int(rows[place, 5] * GRAIN),
                time_windows=[(int(rows[place, 3] * GRAIN), math.floor(rows[place, 4] * GRAIN))],
            )
            for place in (p, q)
        ]
        problem.add_shipment(*steps, amount=vroom.Amount([int(rows[p, 2])]))
    found = problem.solve(exploration_level=level, nb_threads=1).routes
    goal, tours = dict(instance.pairs), {}
    for car, kind, p in zip(found.vehicle_id, found.type, found.id, strict=True):
        if kind in ("pickup", "delivery"):
            place = int(p) if kind == "pickup" else goal[int(p)]
            tours.setdefault(int(car), []).append(place)
    return list(tours.values())


def x5(instance: Instance) -> Tours:
    return with_vroom(instance, 5)


def timed(path: Path, solver: Callable[[Instance], Tours]) -> dict[str, Any]:
    """Vehicles, distance, faults and processor seconds."""
    instance = read(path.read_text(encoding="utf-8"))
    start = time.process_time()
    tours = solver(instance)
    cpu = time.process_time() - start
    vehicles, distance, faults = judged(instance, tours)
    return {"vehicles": vehicles, "distance": distance, "faults": faults, "cpu": round(cpu, 2)}

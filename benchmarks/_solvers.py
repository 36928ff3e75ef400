"""VROOM, OR-Tools and PyVRP on one wave, each with what it has; OR-Tools as it was found to do best."""

from __future__ import annotations

import numpy as np
import pyvrp
import vroom
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from pyvrp.stop import MaxRuntime

from benchmarks._fleet import ALIGHTING, BOARDING, Solver, Tours, Wave, as_int

END = 43200
LEFT_OUT = 1_000_000


def with_vroom(level: int) -> Solver:
    """Exploration level 0 to 5, one thread."""

    def solve(wave: Wave) -> Tours:
        problem = vroom.Input()
        problem.set_durations_matrix("car", wave.seconds.astype(np.uint32))
        problem.set_distances_matrix("car", wave.metres.astype(np.uint32))
        problem.set_costs_matrix("car", wave.metres.astype(np.uint32))
        for car, vehicle in enumerate(wave.vehicles):
            problem.add_vehicle(
                vroom.Vehicle(
                    car,
                    start=wave.first + car,
                    capacity=[vehicle["cap"]],
                    skills={1} if vehicle["equip"] else set(),
                    time_window=(wave.ready[car], END),
                )
            )
        for r, request in enumerate(wave.requests):
            board = vroom.ShipmentStep(
                r, r, default_service=BOARDING, time_windows=[wave.boards(r)]
            )
            alight = vroom.ShipmentStep(
                r, wave.goal[r], default_service=ALIGHTING, time_windows=[wave.alights(r)]
            )
            problem.add_shipment(
                board,
                alight,
                amount=vroom.Amount([request["party"]]),
                skills={1} if request["equip"] else set(),
                priority=50 + 40 * request["priority"],
            )
        steps = problem.solve(exploration_level=level, nb_threads=1).routes
        tours: Tours = {}
        for car, kind, r in zip(steps.vehicle_id, steps.type, steps.id, strict=True):
            if kind in ("pickup", "delivery"):
                tours.setdefault(int(car), []).append((int(r), kind == "pickup"))
        return tours

    return solve


def with_ortools(seconds: int) -> Solver:
    """Cheapest insertion, then guided local search; no fixed cost, which makes it stall."""

    def solve(wave: Wave) -> Tours:
        n, m = len(wave.requests), len(wave.vehicles)
        # Nodes: boarding r, alighting n + r, start of a vehicle, and one end that costs nothing.
        place = [*range(n), *wave.goal, *(wave.first + car for car in range(m))]
        far, long = as_int(wave.metres), as_int(wave.seconds)
        end = 2 * n + m
        manager = pywrapcp.RoutingIndexManager(end + 1, m, [2 * n + v for v in range(m)], [end] * m)
        model = pywrapcp.RoutingModel(manager)
        takes = [BOARDING] * n + [ALIGHTING] * n + [0] * (m + 1)
        party = [each["party"] for each in wave.requests]
        load = [*party, *(-each for each in party), *([0] * (m + 1))]

        def metres(a: int, b: int) -> int:
            i, j = manager.IndexToNode(a), manager.IndexToNode(b)
            return 0 if j == end or i == end else far[place[i]][place[j]]

        def seconds_of(a: int, b: int) -> int:
            i, j = manager.IndexToNode(a), manager.IndexToNode(b)
            return takes[i] if j == end or i == end else takes[i] + long[place[i]][place[j]]

        model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitCallback(metres))
        clock = model.RegisterTransitCallback(seconds_of)
        model.AddDimension(clock, END, END, False, "time")
        people = model.RegisterUnaryTransitCallback(lambda a: load[manager.IndexToNode(a)])
        model.AddDimensionWithVehicleCapacity(
            people, 0, [v["cap"] for v in wave.vehicles], True, "people"
        )
        time = model.GetDimensionOrDie("time")
        equipped = [-1, *(v for v in range(m) if wave.vehicles[v]["equip"])]
        for r in range(n):
            on, off = manager.NodeToIndex(r), manager.NodeToIndex(n + r)
            model.AddPickupAndDelivery(on, off)
            model.solver().Add(model.VehicleVar(on) == model.VehicleVar(off))
            model.solver().Add(time.CumulVar(on) <= time.CumulVar(off))
            time.CumulVar(on).SetRange(*wave.boards(r))
            time.CumulVar(off).SetRange(*wave.alights(r))
            model.AddDisjunction([on], LEFT_OUT)
            model.AddDisjunction([off], LEFT_OUT)
            if wave.requests[r]["equip"]:
                model.VehicleVar(on).SetValues(equipped)
        for v in range(m):
            time.CumulVar(model.Start(v)).SetRange(wave.ready[v], END)
        asked = pywrapcp.DefaultRoutingSearchParameters()
        first = routing_enums_pb2.FirstSolutionStrategy
        asked.first_solution_strategy = first.PARALLEL_CHEAPEST_INSERTION
        heuristic = routing_enums_pb2.LocalSearchMetaheuristic
        asked.local_search_metaheuristic = heuristic.GUIDED_LOCAL_SEARCH
        asked.time_limit.seconds = seconds
        found = model.SolveWithParameters(asked)
        tours: Tours = {}
        for v in range(m if found else 0):
            at = found.Value(model.NextVar(model.Start(v)))
            while not model.IsEnd(at):
                node = manager.IndexToNode(at)
                tours.setdefault(v, []).append((node % n, node < n))
                at = found.Value(model.NextVar(at))
        return tours

    return solve


def with_pyvrp(seconds: float) -> Solver:
    """Shipments, all required; it knows no equipment, so that it has an easier task than the others."""

    def solve(wave: Wave) -> Tours:
        nowhere = len(wave.places)
        tables = [np.pad(table, ((0, 1), (0, 1))) for table in (wave.metres, wave.seconds)]
        spots = [pyvrp.Location(x=lon, y=lat) for lat, lon in wave.places]
        spots.append(pyvrp.Location(x=0, y=0))
        depots = [pyvrp.Depot(wave.first + car) for car in range(len(wave.vehicles))]
        depots.append(pyvrp.Depot(nowhere))
        cars = [
            pyvrp.VehicleType(
                1, [v["cap"]], car, len(wave.vehicles), tw_early=wave.ready[car], tw_late=END
            )
            for car, v in enumerate(wave.vehicles)
        ]
        shipments = [
            pyvrp.Shipment(
                pickup_location=r,
                delivery_location=wave.goal[r],
                pickup_tw_early=wave.boards(r)[0],
                pickup_tw_late=wave.boards(r)[1],
                pickup_service_duration=BOARDING,
                delivery_tw_early=wave.alights(r)[0],
                delivery_tw_late=wave.alights(r)[1],
                delivery_service_duration=ALIGHTING,
                amount=[request["party"]],
            )
            for r, request in enumerate(wave.requests)
        ]
        data = pyvrp.ProblemData(spots, [], depots, cars, [tables[0]], [tables[1]], [], shipments)
        result = pyvrp.solve(data, MaxRuntime(seconds), seed=1, display=False)
        tours: Tours = {}
        for route in result.best.routes():
            stops = [each for each in route.schedule() if each.is_shipment()]
            tours[route.vehicle_type()] = [(each.idx, each.is_pickup()) for each in stops]
        return tours

    return solve

"""A problem and a plan as the search's arrays, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from yilu.core.geo import Point
from yilu.dispatch.driving import FREE, Book, Held, boards_from
from yilu.dispatch.model import Request, Stop, StopKind, Vehicle
from yilu.dispatch.search.arrays import (
    ABSENT,
    CHANCE,
    LENGTH,
    OUT,
    ROUTE,
    STOP,
    Array,
    Best,
    Data,
    State,
)
from yilu.dispatch.travel import EARTH_KM, Known, Straight, Travel

LEFT_OUT = 1_000_000_000  # metres that leaving one request of priority 0 out is worth
BACKUP = 10_000_000  # metres that not calling a backup is worth
OPEN = 1 << 29  # later than any window
NEAR = 12  # requests of each kind of neighbourhood: to pool with, to chain before, to chain after
CARS = 10  # vehicles that start nearby
ROOM = 64  # stops of the longest tour, unless so few vehicles make longer ones


@dataclass(frozen=True, slots=True)
class Task:
    """One problem for the search: some requests and vehicles, and what of their plan is fixed."""

    book: Book
    requests: Sequence[Request]
    vehicles: Sequence[Vehicle]
    held: Mapping[str, Held]
    home: Mapping[str, str]  # who had whom before a repair
    stuck: frozenset[str]
    move_costs: int = 0


def table_of(travel: Travel, places: Sequence[Point]) -> Array:
    """[from, to, (metres, seconds)] for these places."""
    if isinstance(travel, Straight):
        return straight_table(travel, places)
    assert isinstance(travel, Known)
    rows = np.array([travel.rank[place] for place in places], np.int64)
    pick = np.ix_(rows, rows)
    tables = [np.asarray(t, np.int32)[pick] for t in (travel.table_metres, travel.table_seconds)]
    return np.ascontiguousarray(np.stack(tables, 2))


def straight_table(travel: Straight, places: Sequence[Point]) -> Array:
    """What `Straight.leg` says, for all pairs at once."""
    lat = np.radians(np.array([place.lat for place in places]))
    lon = np.radians(np.array([place.lon for place in places]))
    half = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    half += np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    km = EARTH_KM * 2 * np.arcsin(np.sqrt(half))
    street = travel.street_metres
    road = street + (km - travel.street_km) * travel.road_detour * 1000
    metres = np.where(km < travel.street_km, km * travel.street_detour * 1000, road)
    seconds = np.minimum(metres, street) / (travel.street_kmh / 3.6)
    seconds += np.maximum(metres - street, 0) / (travel.road_kmh / 3.6)
    seconds = seconds * travel.buffer + travel.setting_off
    far = km >= 0.01
    both = (np.where(far, np.rint(metres), 0), np.where(far, np.rint(seconds), 0))
    return np.ascontiguousarray(np.stack(both, 2).astype(np.int32))


def pack(task: Task, travel: Travel) -> Data:
    places: dict[Point, int] = {}
    points = [r.board for r in task.requests] + [r.alight for r in task.requests]
    points += [v.start for v in task.vehicles]
    place = np.array([places.setdefault(p, len(places)) for p in points], np.int64)
    out = table_of(travel, tuple(places))
    fits = fitting(task)
    apart_at, apart = kept_apart(task)
    free = fits.all(axis=1) & (np.diff(apart_at) == 0) if len(task.vehicles) else fits.any(axis=1)
    windows, fair = windows_of(task, place, out), task.book.problem.fairness
    n = len(task.requests)
    people = [
        whole(r.party for r in task.requests),
        windows["ride"],
        whole(r.alone for r in task.requests),
        whole(LEFT_OUT * (1 + max(r.priority, 0)) for r in task.requests),
        whole(r.id in task.stuck for r in task.requests),
        free.astype(np.int64),
        homes(task),
        apart_at[:-1],
        apart_at[1:],
    ]
    stops = (place[: 2 * n], windows["opens"], windows["closes"], windows["takes"])
    return Data(
        stops=np.stack(stops, 1),
        people=np.stack(people, 1),
        cars=cars_of(task, place[2 * n :]),
        out=out,
        into=np.ascontiguousarray(out.transpose(1, 0, 2)),
        fits=fits.astype(np.uint8),
        apart=apart,
        near=neighbours(place, out, windows),
        nearby=nearest_cars(task, place, out),
        flags=whole([rides_bind(windows), task.move_costs, fair.rides, fair.metres]),
    )


def cars_of(task: Task, starts: Array) -> Array:
    held = [task.held.get(vehicle.id, FREE) for vehicle in task.vehicles]
    columns = [
        starts,
        whole(v.capacity for v in task.vehicles),
        whole(v.shift.earliest for v in task.vehicles),
        whole(v.shift.latest for v in task.vehicles),
        whole(BACKUP * v.backup for v in task.vehicles),
        whole(each.stops for each in held),
        whole(each.until for each in held),
        whole(v.had for v in task.vehicles),
    ]
    return np.stack(columns, 1)


def whole(values: Any) -> Array:
    return np.array(list(values), np.int64)


def windows_of(task: Task, place: Array, out: Array) -> dict[str, Array]:
    """Boarding closes where even the straight way would be late."""
    requests, n = task.requests, len(task.requests)
    direct = out[place[:n], place[n : 2 * n], 1].astype(np.int64)
    closes = whole(r.alight_within.latest for r in requests)
    boards = whole(r.board_within.latest if r.board_within else OPEN for r in requests)
    takes = whole([r.board_takes for r in requests] + [r.alight_takes for r in requests])
    opens = whole([boards_from(r) for r in requests] + [r.alight_within.earliest for r in requests])
    on_closes = np.minimum(boards, closes - direct - takes[:n])
    return {
        "opens": opens,
        "closes": np.concatenate([on_closes, closes]),
        "takes": takes,
        "ride": whole(OPEN if r.ride_limit is None else r.ride_limit for r in requests),
    }


def rides_bind(windows: Mapping[str, Array]) -> bool:
    """Whether somebody within his windows might still ride too long."""
    n = len(windows["ride"])
    longest = windows["closes"][n:] - windows["opens"][:n] - windows["takes"][:n]
    return bool((longest > windows["ride"]).any())


def fitting(task: Task) -> Array:
    """[request, vehicle] whether it may carry it, by kinds, for there are few of each."""
    columns: dict[Any, Array] = {}
    kinds = [(r.party, r.needs) for r in task.requests]
    for vehicle in task.vehicles:
        kind = (vehicle.capacity, vehicle.has)
        if kind not in columns:
            known = {k: k[0] <= vehicle.capacity and k[1] <= vehicle.has for k in set(kinds)}
            columns[kind] = np.array([known[k] for k in kinds], bool)
    if not task.vehicles:
        return np.zeros((len(task.requests), 0), bool)
    found = np.stack([columns[(v.capacity, v.has)] for v in task.vehicles], 1)
    for row, request in enumerate(task.requests):
        lock = task.book.locks.get(request.id)
        if lock is not None:
            found[row] &= [vehicle.id == lock for vehicle in task.vehicles]
    return found


def kept_apart(task: Task) -> tuple[Array, Array]:
    rank = {request.id: row for row, request in enumerate(task.requests)}
    others = [
        [rank[other] for other in task.book.apart.get(request.id, ()) if other in rank]
        for request in task.requests
    ]
    starts = np.cumsum([0, *(len(each) for each in others)])
    return starts.astype(np.int64), whole(other for each in others for other in each)


def homes(task: Task) -> Array:
    rank = {vehicle.id: column for column, vehicle in enumerate(task.vehicles)}
    return whole(rank.get(task.home.get(r.id, ""), -1) for r in task.requests)


def neighbours(place: Array, out: Array, windows: Mapping[str, Array], most: int = NEAR) -> Array:
    """For each request those worth a tour with it: to pool with, to come before, to come after."""
    opens, closes, takes = windows["opens"], windows["closes"], windows["takes"]
    n = len(windows["ride"])
    if n < 2:
        return np.zeros((n, 0), np.int64)
    on, off = place[:n], place[n : 2 * n]
    metres = out[:, :, 0].astype(np.int64)
    pool = metres[np.ix_(on, on)] + metres[np.ix_(off, off)]
    pool[(opens[:n, None] > closes[n:]) | (opens[:n] > closes[n:, None])] = OPEN
    follow = metres[np.ix_(off, on)]
    arrive = opens[n:, None] + takes[n:, None] + out[:, :, 1][np.ix_(off, on)]
    follow[arrive > closes[:n]] = OPEN
    for table in (pool, follow):
        np.fill_diagonal(table, 2 * OPEN)
    most = min(most, n - 1)
    lists = [first(table, most) for table in (pool, follow, follow.T)]
    return merged(np.stack(lists, 2).reshape(n, -1))


def first(table: Array, most: int) -> Array:
    """The columns of the smallest of each row, in order."""
    picked = np.argpartition(table, most - 1, axis=1)[:, :most]
    order = np.argsort(np.take_along_axis(table, picked, 1), axis=1, kind="stable")
    return np.take_along_axis(picked, order, 1)


def merged(lists: Array) -> Array:
    """Each once, the nearest first; rows are made equally long with their last."""
    rows = [list(dict.fromkeys(row)) for row in lists.tolist()]
    longest = max(len(row) for row in rows)
    return np.array([row + row[-1:] * (longest - len(row)) for row in rows], np.int64)


def nearest_cars(task: Task, place: Array, out: Array) -> Array:
    n, m = len(task.requests), len(task.vehicles)
    if not n or not m:
        return np.zeros((n, 0), np.int64)
    metres = out[:, :, 0][np.ix_(place[2 * n :], place[:n])].T
    return first(metres, min(CARS, m))


def empty_state(n: int, m: int, room: int, *, exact: bool = True) -> State:
    """Nobody anywhere; without `exact` there is no room for the moves over all tours at once."""

    def zeros(*shape: int) -> Array:
        return np.zeros(shape, np.int64)

    s = State(
        tours=zeros(m, room + 1, 7),
        cars=zeros(m + 1, 8),
        people=zeros(n, 6),
        saved=zeros(m, room + 1, 7),
        keys=np.zeros(n),
        counts=zeros(8),
        pairs=np.zeros(max((m + n) * n, m * m) if exact else 1),
        prices=np.zeros((3, m + n)),
        lines=zeros(9, m + n),
        trips=zeros(n + 1, 4),
    )
    s.people[:, ROUTE] = -1
    seed(s, 1)
    return s


def seed(s: State, number: int) -> None:
    """Chance begins here: the same number, the same plan."""
    mixed = (number * 0x9E3779B97F4A7C15 + 0x2545F4914F6CDD1D) % (1 << 63)
    s.counts[CHANCE] = mixed or 1


def pack_tours(task: Task, tours: Mapping[str, Sequence[Stop]], *, exact: bool = True) -> State:
    """The tours as they are; whoever is in none is absent."""
    n, m = len(task.requests), len(task.vehicles)
    rank = {request.id: row for row, request in enumerate(task.requests)}
    longest = max((len(stops) for stops in tours.values()), default=0)
    room = min(2 * n, max(ROOM, 2 * longest, 8 * n // max(m, 1)))
    s = empty_state(n, m, max(room, 2), exact=exact)
    inside = set()
    for column, vehicle in enumerate(task.vehicles):
        stops = tours.get(vehicle.id, ())
        s.cars[column, LENGTH] = len(stops)
        for k, stop in enumerate(stops):
            inside.add(stop.request)
            s.tours[column, k, STOP] = rank[stop.request] + (
                n if stop.kind is StopKind.ALIGHT else 0
            )
    absent = [row for row, request in enumerate(task.requests) if request.id not in inside]
    s.people[: len(absent), ABSENT] = absent
    s.counts[OUT] = len(absent)
    return s


def empty_best(n: int, m: int, s: State) -> Best:
    return Best(
        np.zeros((m, s.tours.shape[1]), np.int64),
        np.zeros(m, np.int64),
        np.zeros(n, np.int64),
        np.zeros(1, np.int64),
        np.zeros(2, np.int64),
    )


def unpack(task: Task, best: Best) -> tuple[dict[str, list[Stop]], list[str]]:
    """The best plan's tours by vehicle, and who is in none."""
    n = len(task.requests)
    tours = {}
    for column, vehicle in enumerate(task.vehicles):
        stops = best.tours[column, : best.length[column]].tolist()
        tours[vehicle.id] = [
            Stop(task.requests[x % n].id, StopKind.BOARD if x < n else StopKind.ALIGHT)
            for x in stops
        ]
    return tours, [task.requests[r].id for r in best.absent[: best.counts[0]].tolist()]

"""Moves that are exact over all tours at once: trips chained anew, one request of each tour put back."""

from __future__ import annotations

import numpy as np

from yilu.dispatch.search.annealing import recreate
from yilu.dispatch.search.arrays import (
    ABSENT,
    BEGINS,
    CANDIDATE,
    CLOSES,
    FEE,
    FREE,
    HELD,
    HOME,
    LEAVE,
    LENGTH,
    LOAD,
    LOOKED,
    MARK,
    MOVED,
    OUT,
    PENALTY,
    PLACE,
    ROUTE,
    SEATS,
    STAMPS,
    START,
    STOP,
    STUCK,
    TAKES,
    UNTIL,
    WAY,
    Array,
    Best,
    Data,
    State,
)
from yilu.dispatch.search.compiled import compiled
from yilu.dispatch.search.inserting import best_in, fee_of, gather, may
from yilu.dispatch.search.tours import (
    NOWHERE,
    begin,
    difference,
    first_late,
    insert,
    left_out,
    next_stamp,
    refresh,
    restore,
    save,
    settle,
    take_out,
)


@compiled
def assign(cost: Array, rows: Array) -> None:
    """For each column of `cost` (no more than rows) its row, least in sum: shortest augmenting paths."""
    n_rows, n_columns = cost.shape
    of_column = np.zeros(n_columns)
    of_row = np.zeros(n_rows)
    column_of = np.full(n_rows, -1, np.int64)
    path = np.empty(n_rows, np.int64)
    far = np.empty(n_rows)
    todo = np.empty(n_rows, np.int64)
    seen_rows = np.empty(n_rows, np.int64)
    for current in range(n_columns):
        for i in range(n_rows):
            far[i] = NOWHERE * 1000
            todo[i] = i
        left = n_rows
        seen = 0
        column = current
        low = 0.0
        sink = -1
        while sink < 0:
            best = NOWHERE * 1000
            at = 0
            base = low - of_column[column]
            for k in range(left):
                i = todo[k]
                reach = base + cost[i, column] - of_row[i]
                if reach < far[i]:
                    far[i] = reach
                    path[i] = column
                if far[i] < best or (far[i] == best and column_of[i] < 0):
                    best = far[i]
                    at = k
            low = best
            i = todo[at]
            left -= 1
            todo[at] = todo[left]
            if column_of[i] < 0:
                sink = i
            else:
                seen_rows[seen] = i
                seen += 1
                column = column_of[i]
        of_column[current] += low
        for k in range(seen):
            i = seen_rows[k]
            of_column[column_of[i]] += low - far[i]
            of_row[i] -= low - far[i]
        i = sink
        column = -1
        while column != current:
            column = path[i]
            was = rows[column]
            column_of[i] = column
            rows[column] = i
            i = was


@compiled
def rechain(d: Data, s: State, b: Best) -> None:
    """All trips (from empty to empty) chained to the vehicles anew; kept where it is no dearer."""
    before = left_out(d, s)
    begin(s)
    m = d.cars.shape[0]
    fixed = np.zeros(m, np.int64)
    trips = np.empty((s.tours.shape[1] * m // 2 + 1, 4), np.int64)
    count = cut(d, s, fixed, trips)
    if count < 2:
        return
    cost = np.full((m + count, count), NOWHERE)
    price(d, s, fixed, trips, count, cost)
    rows = np.full(count, -1, np.int64)
    assign(cost, rows)
    after = np.full(m + count, -1, np.int64)
    for j in range(count):
        if cost[rows[j], j] < NOWHERE:
            after[rows[j]] = j
    link(d, s, fixed, trips, after)
    recreate(d, s, 0.0, 0)
    more = difference(d, s, before)
    if more <= 0:
        settle(d, s, b, more)
    else:
        restore(d, s)


@compiled
def cut(d: Data, s: State, fixed: Array, trips: Array) -> int:
    """The trips as (vehicle, first stop, last stop, latest arrival at the first).

    What is done, and all up to the last request that not every vehicle may carry, or the last moment
    that not every vehicle has the seats for, stays `fixed`.
    """
    n = d.people.shape[0]
    count = 0
    fewest = d.cars[:, SEATS].min()
    for v in range(d.cars.shape[0]):
        stays = d.cars[v, HELD]
        for k in range(s.cars[v, LENGTH]):
            x = s.tours[v, k, STOP]
            if not d.people[x if x < n else x - n, FREE] or s.tours[v, k, LOAD] > fewest:
                stays = max(stays, k + 1)
        while 0 < stays < s.cars[v, LENGTH] and s.tours[v, stays - 1, LOAD] > 0:
            stays += 1
        fixed[v] = stays
        first = stays
        for k in range(stays, s.cars[v, LENGTH]):
            if s.tours[v, k, LOAD] == 0:
                late = d.stops[s.tours[v, k, STOP], CLOSES]
                for j in range(k - 1, first - 1, -1):
                    x = s.tours[v, j, STOP]
                    late = min(
                        late - s.tours[v, j + 1, WAY] - d.stops[x, TAKES], d.stops[x, CLOSES]
                    )
                trips[count, 0] = v
                trips[count, 1] = first
                trips[count, 2] = k
                trips[count, 3] = late
                first = k + 1
                count += 1
    return count


@compiled
def price(d: Data, s: State, fixed: Array, trips: Array, count: int, cost: Array) -> None:
    """Metres from each vehicle, and from each trip that ends earlier, to the beginning of each trip."""
    m = d.cars.shape[0]
    for j in range(count):
        to = d.stops[s.tours[trips[j, 0], trips[j, 1], STOP], PLACE]
        done = s.tours[trips[j, 0], trips[j, 2], LEAVE]
        latest = trips[j, 3]
        for v in range(m):
            k = fixed[v]
            at = d.stops[s.tours[v, k - 1, STOP], PLACE] if k > 0 else d.cars[v, START]
            time = s.tours[v, k - 1, LEAVE] if k > 0 else d.cars[v, BEGINS]
            if k == d.cars[v, HELD]:
                time = max(time, d.cars[v, UNTIL])
            if time + d.out[at, to, 1] <= latest:
                cost[v, j] = d.out[at, to, 0] + (d.cars[v, FEE] if k == 0 else 0)
        for i in range(count):
            over = s.tours[trips[i, 0], trips[i, 2], LEAVE]
            at = d.stops[s.tours[trips[i, 0], trips[i, 2], STOP], PLACE]
            if over < done and over + d.out[at, to, 1] <= latest:
                cost[m + i, j] = d.out[at, to, 0]


@compiled
def link(d: Data, s: State, fixed: Array, trips: Array, after: Array) -> None:
    """The new tours; a trip that came too late in its chain goes out whole."""
    n = d.people.shape[0]
    m = d.cars.shape[0]
    most = s.tours.shape[1] - 1
    for v in range(m):
        save(s, v)
    for v in range(m):
        k = fixed[v]
        j = after[v]
        while j >= 0 and k + trips[j, 2] - trips[j, 1] + 1 <= most:
            for i in range(trips[j, 1], trips[j, 2] + 1):
                s.tours[v, k, STOP] = s.saved[trips[j, 0], i, STOP]
                k += 1
            j = after[m + j]
        s.cars[v, LENGTH] = k
    for r in range(n):
        s.people[r, ROUTE] = -1
    for v in range(m):
        refresh(d, s, v)
        wrong = first_late(d, s, v)
        while wrong >= fixed[v]:
            drop_trip(d, s, v, wrong)
            wrong = first_late(d, s, v)
    s.counts[OUT] = 0
    s.counts[MOVED] = 0
    for r in range(n):
        if s.people[r, ROUTE] < 0:
            s.people[s.counts[OUT], ABSENT] = r
            s.counts[OUT] += 1
        elif d.people[r, HOME] >= 0 and d.people[r, HOME] != s.people[r, ROUTE]:
            s.counts[MOVED] += 1


@compiled
def drop_trip(d: Data, s: State, v: int, k: int) -> None:
    """The trip that stop k belongs to leaves tour v."""
    n = d.people.shape[0]
    a = k
    while a > 0 and s.tours[v, a - 1, LOAD] > 0:
        a -= 1
    e = k
    while s.tours[v, e, LOAD] > 0:
        e += 1
    for j in range(a, e + 1):
        s.people[s.tours[v, j, STOP] % n, ROUTE] = -1
    for j in range(e + 1, s.cars[v, LENGTH]):
        s.tours[v, j - (e + 1 - a), STOP] = s.tours[v, j, STOP]
    s.cars[v, LENGTH] -= e + 1 - a
    refresh(d, s, v)


@compiled
def reassign(d: Data, s: State, b: Best) -> None:
    """One request out of each tour, then all back in at once, one to a tour, where the sum is least."""
    m = d.cars.shape[0]
    before = left_out(d, s)
    begin(s)
    chosen = np.empty(m, np.int64)
    own = np.empty(m, np.int64)
    count = choose(d, s, chosen, own)
    if count < 2:
        return
    stamp = next_stamp(s)
    for c in range(count):
        s.people[chosen[c], MARK] = stamp
    for c in range(count):
        save(s, own[c])
        take_out(d, s, own[c], stamp)
    cost = np.full((m, count), NOWHERE)
    where = np.zeros((m, count, 2), np.int32)
    for c in range(count):
        r = chosen[c]
        found = gather(d, s, r, False)
        if s.cars[own[c], LOOKED] != s.counts[STAMPS]:
            s.cars[found, CANDIDATE] = own[c]
            found += 1
        for k in range(found):
            v = s.cars[k, CANDIDATE]
            if may(d, s, r, v):
                extra, p, q = best_in(d, s, v, r, d.people[r, PENALTY], 0.0)
                if p >= 0:
                    cost[v, c] = extra + fee_of(d, s, r, v)
                    where[v, c, 0] = p
                    where[v, c, 1] = q
    rows = np.full(count, -1, np.int64)
    assign(cost, rows)
    good = True
    for c in range(count):
        if cost[rows[c], c] >= NOWHERE:
            good = False
            break
        v = rows[c]
        if not may(d, s, chosen[c], v):  # somebody to be kept apart from has just come in
            good = False
            break
        save(s, v)
        insert(d, s, v, chosen[c], where[v, c, 0], where[v, c, 1])
    more = difference(d, s, before)
    if good and more <= 0:
        settle(d, s, b, more)
    else:
        restore(d, s)


@compiled
def choose(d: Data, s: State, chosen: Array, own: Array) -> int:
    """One free request of each tour, by lot."""
    n = d.people.shape[0]
    count = 0
    for v in range(d.cars.shape[0]):
        seen = 0
        for k in range(d.cars[v, HELD], s.cars[v, LENGTH]):
            x = s.tours[v, k, STOP]
            if x < n and not d.people[x, STUCK]:
                seen += 1
                if np.random.random() * seen < 1.0:
                    chosen[count] = x
                    own[count] = v
        if seen > 0:
            count += 1
    return count

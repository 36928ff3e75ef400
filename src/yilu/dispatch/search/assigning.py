"""Moves that are exact over all tours at once: trips chained anew, one request of each tour put back."""

from __future__ import annotations

from yilu.dispatch.search.annealing import recreate
from yilu.dispatch.search.arrays import (
    ABSENT,
    AFTER,
    BEGINS,
    CANDIDATE,
    CAR,
    CHOSEN,
    CLOSES,
    COLUMN_OF,
    FAR,
    FEE,
    FIRST,
    FIXED,
    FREE,
    HELD,
    HOME,
    LAST,
    LATE,
    LEAVE,
    LENGTH,
    LOAD,
    LOOKED,
    MARK,
    MOVED,
    OF_COLUMN,
    OF_ROW,
    OUT,
    OWN,
    PATH,
    PENALTY,
    PLACE,
    ROUTE,
    ROWS,
    SEATS,
    SEEN,
    STAMPS,
    START,
    STOP,
    STUCK,
    TAKES,
    UNTIL,
    WAITING,
    WAY,
    Best,
    Data,
    State,
)
from yilu.dispatch.search.chances import chance
from yilu.dispatch.search.compiled import compiled
from yilu.dispatch.search.inserting import best_in, fee_of, gather, may, weight
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
def assign(s: State, n_rows: int, n_columns: int) -> None:
    """For each column of `pairs` (no more than rows) its row, least in sum: shortest augmenting paths."""
    rows = s.lines[ROWS]
    column_of = s.lines[COLUMN_OF]
    for i in range(n_rows):
        column_of[i] = -1
        s.prices[OF_ROW, i] = 0.0
    for j in range(n_columns):
        rows[j] = -1
        s.prices[OF_COLUMN, j] = 0.0
    for current in range(n_columns):
        sink = search_row(s, n_rows, n_columns, current)
        column = -1
        while column != current:
            column = s.lines[PATH, sink]
            was = rows[column]
            column_of[sink] = column
            rows[column] = sink
            sink = was


@compiled
def search_row(s: State, n_rows: int, n_columns: int, current: int) -> int:
    """The free row nearest to a column over columns that have one; prices are brought up to date."""
    far, of_row, of_column = s.prices[FAR], s.prices[OF_ROW], s.prices[OF_COLUMN]
    column_of, path = s.lines[COLUMN_OF], s.lines[PATH]
    waiting, seen_rows = s.lines[WAITING], s.lines[SEEN]
    for i in range(n_rows):
        far[i] = NOWHERE * 1000
        waiting[i] = i
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
            i = waiting[k]
            reach = base + s.pairs[i * n_columns + column] - of_row[i]
            if reach < far[i]:
                far[i] = reach
                path[i] = column
            if far[i] < best or (far[i] == best and column_of[i] < 0):
                best = far[i]
                at = k
        low = best
        i = waiting[at]
        left -= 1
        waiting[at] = waiting[left]
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
    return sink


@compiled
def rechain(d: Data, s: State, b: Best) -> None:
    """All trips (from empty to empty) chained to the vehicles anew; kept where it is no dearer."""
    before = left_out(d, s)
    begin(s)
    m = d.cars.shape[0]
    count = cut(d, s)
    if count < 2:
        return
    price(d, s, count)
    assign(s, m + count, count)
    after = s.lines[AFTER]
    for i in range(m + count):
        after[i] = -1
    for j in range(count):
        row = s.lines[ROWS, j]
        if s.pairs[row * count + j] < NOWHERE:
            after[row] = j
    link(d, s)
    recreate(d, s, 0.0, 0)
    more = difference(d, s, before)
    if more <= 0:
        settle(d, s, b, more)
    else:
        restore(d, s)


@compiled
def cut(d: Data, s: State) -> int:
    """The trips as (vehicle, first stop, last stop, latest arrival at the first).

    What is done, and all up to the last request that not every vehicle may carry, or the last moment
    that not every vehicle has the seats for, stays `fixed`.
    """
    n = d.people.shape[0]
    fixed, trips = s.lines[FIXED], s.trips
    count = 0
    fewest = d.cars[0, SEATS]
    for v in range(d.cars.shape[0]):
        fewest = min(fewest, d.cars[v, SEATS])
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
                trips[count, CAR] = v
                trips[count, FIRST] = first
                trips[count, LAST] = k
                trips[count, LATE] = late
                first = k + 1
                count += 1
    return count


@compiled
def price(d: Data, s: State, count: int) -> None:
    """Metres from each vehicle, and from each trip that ends earlier, to the beginning of each trip."""
    m = d.cars.shape[0]
    fixed, trips, cost = s.lines[FIXED], s.trips, s.pairs
    for i in range((m + count) * count):
        cost[i] = NOWHERE
    for j in range(count):
        to = d.stops[s.tours[trips[j, CAR], trips[j, FIRST], STOP], PLACE]
        done = s.tours[trips[j, CAR], trips[j, LAST], LEAVE]
        latest = trips[j, LATE]
        for v in range(m):
            k = fixed[v]
            at = d.stops[s.tours[v, k - 1, STOP], PLACE] if k > 0 else d.cars[v, START]
            time = s.tours[v, k - 1, LEAVE] if k > 0 else d.cars[v, BEGINS]
            if k == d.cars[v, HELD]:
                time = max(time, d.cars[v, UNTIL])
            if time + d.out[at, to, 1] <= latest:
                cost[v * count + j] = d.out[at, to, 0] + (d.cars[v, FEE] if k == 0 else 0)
        for i in range(count):
            over = s.tours[trips[i, CAR], trips[i, LAST], LEAVE]
            at = d.stops[s.tours[trips[i, CAR], trips[i, LAST], STOP], PLACE]
            if over < done and over + d.out[at, to, 1] <= latest:
                cost[(m + i) * count + j] = d.out[at, to, 0]


@compiled
def link(d: Data, s: State) -> None:
    """The new tours; a trip that came too late in its chain goes out whole."""
    n = d.people.shape[0]
    m = d.cars.shape[0]
    fixed, after, trips = s.lines[FIXED], s.lines[AFTER], s.trips
    most = s.tours.shape[1] - 1
    for v in range(m):
        save(s, v)
    for v in range(m):
        k = fixed[v]
        j = after[v]
        while j >= 0 and k + trips[j, LAST] - trips[j, FIRST] + 1 <= most:
            for i in range(trips[j, FIRST], trips[j, LAST] + 1):
                s.tours[v, k, STOP] = s.saved[trips[j, CAR], i, STOP]
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
    before = left_out(d, s)
    begin(s)
    count = choose(d, s)
    if count < 2:
        return
    chosen, own = s.lines[CHOSEN], s.lines[OWN]
    stamp = next_stamp(s)
    for c in range(count):
        s.people[chosen[c], MARK] = stamp
    for c in range(count):
        save(s, own[c])
        take_out(d, s, own[c], stamp)
    offer(d, s, count)
    assign(s, d.cars.shape[0], count)
    if put_back(d, s, count):
        more = difference(d, s, before)
        if more <= 0:
            settle(d, s, b, more)
            return
    restore(d, s)


@compiled
def offer(d: Data, s: State, count: int) -> None:
    """What each of the chosen would cost in each tour nearby."""
    m = d.cars.shape[0]
    for i in range(m * count):
        s.pairs[i] = NOWHERE
    for c in range(count):
        r = s.lines[CHOSEN, c]
        own = s.lines[OWN, c]
        found = gather(d, s, r, False)
        if s.cars[own, LOOKED] != s.counts[STAMPS]:
            s.cars[found, CANDIDATE] = own
            found += 1
        for k in range(found):
            v = s.cars[k, CANDIDATE]
            if may(d, s, r, v):
                extra, p, _q = best_in(d, s, v, r, d.people[r, PENALTY], 0.0)
                if p >= 0:
                    s.pairs[v * count + c] = extra + fee_of(d, s, r, v) + weight(d, s, v, 0, extra)


@compiled
def put_back(d: Data, s: State, count: int) -> bool:
    """Each of the chosen into its row's tour; False where one has no place there."""
    for c in range(count):
        v = s.lines[ROWS, c]
        r = s.lines[CHOSEN, c]
        # may() again: somebody to be kept apart from may just have come in
        if s.pairs[v * count + c] >= NOWHERE or not may(d, s, r, v):
            return False
        _extra, p, q = best_in(d, s, v, r, d.people[r, PENALTY], 0.0)
        save(s, v)
        insert(d, s, v, r, p, q)
    return True


@compiled
def choose(d: Data, s: State) -> int:
    """One free request of each tour, by lot."""
    n = d.people.shape[0]
    count = 0
    for v in range(d.cars.shape[0]):
        seen = 0
        for k in range(d.cars[v, HELD], s.cars[v, LENGTH]):
            x = s.tours[v, k, STOP]
            if x < n and not d.people[x, STUCK]:
                seen += 1
                if chance(s) * seen < 1.0:
                    s.lines[CHOSEN, count] = x
                    s.lines[OWN, count] = v
        if seen > 0:
            count += 1
    return count

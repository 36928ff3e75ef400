"""A tour's figures after a change, and the way back to before a step."""

from __future__ import annotations

from yilu.dispatch.search.arrays import (
    ABSENT,
    ALONE,
    BEGINS,
    BOARDED,
    CHANGED,
    CLOSES,
    COST,
    ENDS,
    FAIR_METRES,
    FAIR_RIDES,
    FEE,
    HAD,
    HELD,
    HOME,
    LATEST,
    LEAVE,
    LEG,
    LENGTH,
    LOAD,
    LONE,
    MARK,
    MOVE,
    MOVED,
    MOVED_BEFORE,
    OPENS,
    OUT,
    OUT_BEFORE,
    PARTY,
    PENALTY,
    PLACE,
    RIDE,
    ROUTE,
    SAVED_ABSENT,
    SAVED_COST,
    SAVED_LENGTH,
    STAMP,
    STAMPS,
    START,
    STEP,
    STOP,
    STUCK,
    TAKES,
    TOUCHED,
    UNTIL,
    WAY,
    Best,
    Data,
    State,
)
from yilu.dispatch.search.compiled import compiled

NOWHERE = 1e15  # beyond every cost


@compiled
def refresh(d: Data, s: State, v: int) -> None:
    """Times, loads, slack and metres of tour v, and whose vehicle it is."""
    n = d.people.shape[0]
    length = s.cars[v, LENGTH]
    at = d.cars[v, START]
    time = d.cars[v, BEGINS]
    load = 0
    lone = 0
    metres = 0
    for k in range(length):
        if k == d.cars[v, HELD]:
            time = max(time, d.cars[v, UNTIL])
        x = s.tours[v, k, STOP]
        to = d.stops[x, PLACE]
        leg = d.out[at, to, 0]
        way = d.out[at, to, 1]
        metres += leg
        time = max(time + way, d.stops[x, OPENS]) + d.stops[x, TAKES]
        at = to
        if x < n:
            load += d.people[x, PARTY]
            lone += d.people[x, ALONE]
            s.people[x, ROUTE] = v
        else:
            load -= d.people[x - n, PARTY]
            lone -= d.people[x - n, ALONE]
        s.tours[v, k, LEG] = leg
        s.tours[v, k, WAY] = way
        s.tours[v, k, LEAVE] = time
        s.tours[v, k, LOAD] = load
        s.tours[v, k, LONE] = lone
    s.cars[v, COST] = metres + burden(d, v, length // 2, metres)
    slack(d, s, v)


@compiled
def burden(d: Data, v: int, rides: int, metres: int) -> int:
    """What so many rides and metres of one driver weigh beside the metres themselves."""
    shared = d.flags[FAIR_RIDES] * rides * (2 * d.cars[v, HAD] + rides) // 2
    return shared + d.flags[FAIR_METRES] * metres // 1000 * metres // 2000


@compiled
def slack(d: Data, s: State, v: int) -> None:
    """The latest arrival at each stop that leaves all after it in time."""
    length = s.cars[v, LENGTH]
    late = d.cars[v, ENDS]
    s.tours[v, length, LATEST] = late
    for k in range(length - 1, -1, -1):
        x = s.tours[v, k, STOP]
        if k < length - 1:
            late -= s.tours[v, k + 1, WAY]
        late = min(late - d.stops[x, TAKES], d.stops[x, CLOSES])
        s.tours[v, k, LATEST] = late


@compiled
def rides_hold(d: Data, s: State, v: int, r: int, p: int, q: int) -> bool:
    """Whether nobody rides too long with r boarding before stop p and alighting before stop q."""
    n = d.people.shape[0]
    at = d.cars[v, START]
    time = d.cars[v, BEGINS]
    for k in range(s.cars[v, LENGTH] + 2):
        if k == d.cars[v, HELD]:
            time = max(time, d.cars[v, UNTIL])
        if k < p:
            x = s.tours[v, k, STOP]
        elif k == p:
            x = r
        elif k <= q:
            x = s.tours[v, k - 1, STOP]
        elif k == q + 1:
            x = r + n
        else:
            x = s.tours[v, k - 2, STOP]
        to = d.stops[x, PLACE]
        time = max(time + d.out[at, to, 1], d.stops[x, OPENS])
        at = to
        if x < n:
            s.people[x, BOARDED] = time + d.stops[x, TAKES]
        elif (
            time - s.people[x - n, BOARDED] > d.people[x - n, RIDE]
            and k >= d.cars[v, HELD]
            and not d.people[x - n, STUCK]
        ):
            return False
        time += d.stops[x, TAKES]
    return True


@compiled
def first_late(d: Data, s: State, v: int) -> int:
    """The first stop of tour v that breaks a window, a ride or the shift; -1 where none does."""
    n = d.people.shape[0]
    length = s.cars[v, LENGTH]
    for k in range(length):
        x = s.tours[v, k, STOP]
        begin = s.tours[v, k, LEAVE] - d.stops[x, TAKES]
        if k >= d.cars[v, HELD] and begin > d.stops[x, CLOSES]:
            return k
        if x < n:
            s.people[x, BOARDED] = s.tours[v, k, LEAVE]
        elif (
            k >= d.cars[v, HELD]
            and not d.people[x - n, STUCK]
            and begin - s.people[x - n, BOARDED] > d.people[x - n, RIDE]
        ):
            return k
    if length > d.cars[v, HELD] and s.tours[v, length - 1, LEAVE] > d.cars[v, ENDS]:
        return length - 1
    return -1


@compiled
def away(d: Data, r: int, v: int) -> int:
    """1 where v is another vehicle than r had before the repair."""
    return 1 if d.people[r, HOME] >= 0 and d.people[r, HOME] != v else 0


@compiled
def insert(d: Data, s: State, v: int, r: int, p: int, q: int) -> None:
    """r boards before stop p and alights before stop q of the tour as it is."""
    n = d.people.shape[0]
    length = s.cars[v, LENGTH]
    for k in range(length + 1, q + 1, -1):
        s.tours[v, k, STOP] = s.tours[v, k - 2, STOP]
    s.tours[v, q + 1, STOP] = r + n
    for k in range(q, p, -1):
        s.tours[v, k, STOP] = s.tours[v, k - 1, STOP]
    s.tours[v, p, STOP] = r
    s.cars[v, LENGTH] = length + 2
    s.counts[MOVED] += away(d, r, v)
    refresh(d, s, v)


@compiled
def take_out(d: Data, s: State, v: int, stamp: int) -> None:
    """Whoever carries this mark leaves tour v."""
    n = d.people.shape[0]
    kept = 0
    for k in range(s.cars[v, LENGTH]):
        x = s.tours[v, k, STOP]
        r = x if x < n else x - n
        if s.people[r, MARK] == stamp:
            if x < n:
                s.counts[MOVED] -= away(d, r, v)
            s.people[r, ROUTE] = -1
        else:
            s.tours[v, kept, STOP] = x
            kept += 1
    s.cars[v, LENGTH] = kept
    refresh(d, s, v)


@compiled
def next_stamp(s: State) -> int:
    s.counts[STAMPS] += 1
    return s.counts[STAMPS]


@compiled
def begin(s: State) -> None:
    """From here on every tour is saved before it changes."""
    s.counts[CHANGED] = 0
    s.counts[STEP] += 1
    s.counts[OUT_BEFORE] = s.counts[OUT]
    s.counts[MOVED_BEFORE] = s.counts[MOVED]
    for k in range(s.counts[OUT]):
        s.people[k, SAVED_ABSENT] = s.people[k, ABSENT]


@compiled
def save(s: State, v: int) -> None:
    if s.cars[v, STAMP] != s.counts[STEP]:
        s.cars[v, STAMP] = s.counts[STEP]
        s.cars[s.counts[CHANGED], TOUCHED] = v
        s.counts[CHANGED] += 1
        s.cars[v, SAVED_LENGTH] = s.cars[v, LENGTH]
        s.cars[v, SAVED_COST] = s.cars[v, COST]
        for k in range(s.cars[v, LENGTH] + 1):
            for c in range(s.tours.shape[2]):
                s.saved[v, k, c] = s.tours[v, k, c]


@compiled
def restore(d: Data, s: State) -> None:
    """Everything as it was at `begin`."""
    n = d.people.shape[0]
    for k in range(s.counts[OUT]):
        s.people[s.people[k, ABSENT], ROUTE] = -1
    s.counts[OUT] = s.counts[OUT_BEFORE]
    s.counts[MOVED] = s.counts[MOVED_BEFORE]
    for k in range(s.counts[OUT_BEFORE]):
        s.people[k, ABSENT] = s.people[k, SAVED_ABSENT]
    for t in range(s.counts[CHANGED]):
        v = s.cars[t, TOUCHED]
        s.cars[v, LENGTH] = s.cars[v, SAVED_LENGTH]
        s.cars[v, COST] = s.cars[v, SAVED_COST]
        for k in range(s.cars[v, LENGTH] + 1):
            for c in range(s.tours.shape[2]):
                s.tours[v, k, c] = s.saved[v, k, c]
            x = s.tours[v, k, STOP]
            if k < s.cars[v, LENGTH] and x < n:
                s.people[x, ROUTE] = v
    for k in range(s.counts[OUT]):
        s.people[s.people[k, ABSENT], ROUTE] = -1


@compiled
def left_out(d: Data, s: State) -> int:
    """What the absent cost."""
    cost = 0
    for k in range(s.counts[OUT]):
        cost += d.people[s.people[k, ABSENT], PENALTY]
    return cost


@compiled
def difference(d: Data, s: State, absent_before: int) -> int:
    """The cost now less the cost at `begin`."""
    cost = (
        left_out(d, s) - absent_before + d.flags[MOVE] * (s.counts[MOVED] - s.counts[MOVED_BEFORE])
    )
    for k in range(s.counts[CHANGED]):
        v = s.cars[k, TOUCHED]
        cost += s.cars[v, COST] - s.cars[v, SAVED_COST]
        if s.cars[v, LENGTH] > 0 and s.cars[v, SAVED_LENGTH] == 0:
            cost += d.cars[v, FEE]
        elif s.cars[v, LENGTH] == 0 and s.cars[v, SAVED_LENGTH] > 0:
            cost -= d.cars[v, FEE]
    return cost


@compiled
def whole_cost(d: Data, s: State) -> int:
    cost = left_out(d, s) + d.flags[MOVE] * s.counts[MOVED]
    for v in range(d.cars.shape[0]):
        cost += s.cars[v, COST]
        if s.cars[v, LENGTH] > 0:
            cost += d.cars[v, FEE]
    return cost


@compiled
def settle(d: Data, s: State, b: Best, more: int) -> None:
    """The step is kept; where it is the best so far it is remembered."""
    b.costs[0] += more
    if b.costs[0] >= b.costs[1]:
        return
    b.costs[1] = b.costs[0]
    for v in range(d.cars.shape[0]):
        b.length[v] = s.cars[v, LENGTH]
        for k in range(s.cars[v, LENGTH]):
            b.tours[v, k] = s.tours[v, k, STOP]
    b.counts[0] = s.counts[OUT]
    for k in range(s.counts[OUT]):
        b.absent[k] = s.people[k, ABSENT]

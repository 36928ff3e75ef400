"""Where in which tour a request costs least."""

from __future__ import annotations

import numpy as np

from yilu.dispatch.search.arrays import (
    ALONE,
    APART_FROM,
    APART_TO,
    BEGINS,
    BIND,
    CANDIDATE,
    CLOSES,
    ENDS,
    FEE,
    HELD,
    LATEST,
    LEAVE,
    LEG,
    LENGTH,
    LOAD,
    LONE,
    LOOKED,
    MOVE,
    OPENS,
    PARTY,
    PENALTY,
    PLACE,
    RIDE,
    ROUTE,
    SEATS,
    START,
    STOP,
    TAKES,
    UNTIL,
    WAY,
    Data,
    State,
)
from yilu.dispatch.search.compiled import compiled, inlined
from yilu.dispatch.search.tours import away, insert, next_stamp, rides_hold, save


@inlined
def best_in(d: Data, s: State, v: int, r: int, bound: int, blink: float) -> tuple[int, int, int]:
    """(metres more, p, q) of the cheapest way to put r into tour v below `bound`, else p = -1.

    Every place is looked at with the slack of what follows; `blink` overlooks some, so that the next
    look differs. Rows of the tables are taken out first: they stay in the processor's nearest cache.
    """
    n = d.people.shape[0]
    length = s.cars[v, LENGTH]
    best = bound
    best_p = -1
    best_q = -1
    on = d.stops[r, PLACE]
    off = d.stops[r + n, PLACE]
    into_on = d.into[on]
    into_off = d.into[off]
    out_on = d.out[on]
    out_off = d.out[off]
    seats = d.cars[v, SEATS] - d.people[r, PARTY]
    on_opens = d.stops[r, OPENS]
    on_closes = d.stops[r, CLOSES]
    off_opens = d.stops[r + n, OPENS]
    off_closes = d.stops[r + n, CLOSES]
    off_takes = d.stops[r + n, TAKES]
    ride = d.people[r, RIDE]
    lone = d.people[r, ALONE]
    ends = d.cars[v, ENDS]
    held = d.cars[v, HELD]
    bind = d.flags[BIND]
    p = held - 1
    while p < length:
        p += 1
        if p == 0:
            at = d.cars[v, START]
            time = d.cars[v, BEGINS]
            load = 0
            company = 0
        else:
            at = d.stops[s.tours[v, p - 1, STOP], PLACE]
            time = s.tours[v, p - 1, LEAVE]
            load = s.tours[v, p - 1, LOAD]
            company = s.tours[v, p - 1, LONE]
        if p == held:
            time = max(time, d.cars[v, UNTIL])
        if time > on_closes:
            break
        if load > seats or company > 0 or (lone and load > 0):
            continue
        if p < length and on_opens > s.tours[v, p, LATEST]:
            continue
        to_on = into_on[at, 0]
        arrive = time + into_on[at, 1]
        begin = max(arrive, on_opens)
        if arrive > on_closes or (p < length and begin > s.tours[v, p, LATEST]):
            continue
        if blink > 0.0 and np.random.random() < blink:
            continue
        boarded = begin + d.stops[r, TAKES]
        arrive = boarded + out_on[off, 1]
        if arrive > off_closes:
            continue
        begin = max(arrive, off_opens)
        if begin - boarded <= ride:  # straight there
            extra = to_on + out_on[off, 0]
            if p < length:
                to = d.stops[s.tours[v, p, STOP], PLACE]
                extra += out_off[to, 0] - s.tours[v, p, LEG]
                good = extra < best and begin + off_takes + out_off[to, 1] <= s.tours[v, p, LATEST]
            else:
                good = extra < best and begin + off_takes <= ends
            if good and (bind == 0 or rides_hold(d, s, v, r, p, p)):
                best = extra
                best_p = p
                best_q = p
        if p == length or lone:
            continue
        to = d.stops[s.tours[v, p, STOP], PLACE]
        first = to_on + out_on[to, 0] - s.tours[v, p, LEG]
        if first >= best:
            continue
        way = out_on[to, 1]
        time = boarded
        for k in range(p, length):  # past stop k
            x = s.tours[v, k, STOP]
            arrive = time + way
            if arrive > s.tours[v, k, LATEST]:
                break
            time = max(arrive, d.stops[x, OPENS]) + d.stops[x, TAKES]
            if x < n and (s.tours[v, k, LOAD] > seats or d.people[x, ALONE]):
                break
            at = d.stops[x, PLACE]
            arrive = time + into_off[at, 1]
            begin = max(arrive, off_opens)
            if arrive > off_closes or begin - boarded > ride:
                break
            extra = first + into_off[at, 0]
            if k + 1 < length:
                way = s.tours[v, k + 1, WAY]
                to = d.stops[s.tours[v, k + 1, STOP], PLACE]
                extra += out_off[to, 0] - s.tours[v, k + 1, LEG]
                if extra >= best or begin + off_takes + out_off[to, 1] > s.tours[v, k + 1, LATEST]:
                    continue
            elif extra >= best or begin + off_takes > ends:
                continue
            if bind and not rides_hold(d, s, v, r, p, k + 1):
                continue
            best = extra
            best_p = p
            best_q = k + 1
    return best, best_p, best_q


@compiled
def gather(d: Data, s: State, r: int, everybody: bool) -> int:
    """The tours worth a look for r, in s.cand; how many."""
    stamp = next_stamp(s)
    count = 0
    if everybody:
        for v in range(d.cars.shape[0]):
            s.cars[v, CANDIDATE] = v
        return d.cars.shape[0]
    for k in range(d.near.shape[1]):
        v = s.people[d.near[r, k], ROUTE]
        if v >= 0 and s.cars[v, LOOKED] != stamp:
            s.cars[v, LOOKED] = stamp
            s.cars[count, CANDIDATE] = v
            count += 1
    for k in range(d.nearby.shape[1]):
        v = d.nearby[r, k]
        if s.cars[v, LOOKED] != stamp:
            s.cars[v, LOOKED] = stamp
            s.cars[count, CANDIDATE] = v
            count += 1
    return count


@compiled
def may(d: Data, s: State, r: int, v: int) -> bool:
    """Whether v may carry r at all, time and place apart."""
    if not d.fits[r, v] or s.cars[v, LENGTH] + 2 >= s.tours.shape[1]:
        return False
    company = 0
    for k in range(d.people[r, APART_FROM], d.people[r, APART_TO]):
        company += s.people[d.apart[k], ROUTE] == v
    return company == 0


@compiled
def fee_of(d: Data, s: State, r: int, v: int) -> int:
    """Beside the metres: for a vehicle that was not used yet, for one it did not have before."""
    return (d.cars[v, FEE] if s.cars[v, LENGTH] == 0 else 0) + d.flags[MOVE] * away(d, r, v)


@compiled
def place_best(d: Data, s: State, r: int, blink: float) -> bool:
    """Put r where it costs least: in the tours nearby, then in any; False when there is no place."""
    best = d.people[r, PENALTY]
    best_v = -1
    best_p = -1
    best_q = -1
    for everybody in (False, True):
        count = gather(d, s, r, everybody)
        for c in range(count):
            v = s.cars[c, CANDIDATE]
            fee = fee_of(d, s, r, v)
            if fee >= best or not may(d, s, r, v):
                continue
            extra, p, q = best_in(d, s, v, r, best - fee, blink)
            if p >= 0:
                best = extra + fee
                best_v = v
                best_p = p
                best_q = q
        if best_v >= 0:
            save(s, best_v)
            insert(d, s, best_v, r, best_p, best_q)
            return True
    return False

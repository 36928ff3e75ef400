"""Where in which tour a request costs least."""

from __future__ import annotations

from yilu.dispatch.search.arrays import (
    ALONE,
    APART_FROM,
    APART_TO,
    BEGINS,
    BIND,
    CANDIDATE,
    CLOSES,
    FAIR_METRES,
    FAIR_RIDES,
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
from yilu.dispatch.search.chances import chance
from yilu.dispatch.search.compiled import compiled
from yilu.dispatch.search.tours import away, burden, insert, next_stamp, rides_hold, save


@compiled
def best_in(d: Data, s: State, v: int, r: int, bound: int, blink: float) -> tuple[int, int, int]:
    """(metres more, p, q) of the cheapest way to put r into tour v below `bound`, else p = -1.

    Every place is looked at with the slack of what follows; `blink` overlooks some, so that the next
    look differs.
    """
    length = s.cars[v, LENGTH]
    best, best_p, best_q = bound, -1, -1
    for p in range(d.cars[v, HELD], length + 1):
        time = free_at(d, s, v, p)
        if time > d.stops[r, CLOSES]:
            break
        boarded = boards(d, s, v, r, p, time)
        if boarded < 0 or (blink > 0.0 and chance(s) < blink):
            continue
        to_on = d.into[d.stops[r, PLACE], place_before(d, s, v, p), 0]
        extra = straight_there(d, s, v, r, p, boarded, best - to_on)
        if to_on + extra < best:
            best, best_p, best_q = to_on + extra, p, p
        if p < length and not d.people[r, ALONE]:
            extra, q = along(d, s, v, r, p, boarded, best - to_on)
            if q >= 0:
                best, best_p, best_q = to_on + extra, p, q
    return best, best_p, best_q


@compiled
def place_before(d: Data, s: State, v: int, p: int) -> int:
    """Where the vehicle comes from before stop p."""
    return d.stops[s.tours[v, p - 1, STOP], PLACE] if p > 0 else d.cars[v, START]


@compiled
def free_at(d: Data, s: State, v: int, p: int) -> int:
    """When it is done with what comes before stop p."""
    time = s.tours[v, p - 1, LEAVE] if p > 0 else d.cars[v, BEGINS]
    return max(time, d.cars[v, UNTIL]) if p == d.cars[v, HELD] else time


@compiled
def boards(d: Data, s: State, v: int, r: int, p: int, time: int) -> int:
    """When r has boarded before stop p; -1 where there is no seat, no company for it, or no time."""
    if p > 0 and (
        s.tours[v, p - 1, LOAD] + d.people[r, PARTY] > d.cars[v, SEATS]
        or s.tours[v, p - 1, LONE] > 0
        or (d.people[r, ALONE] and s.tours[v, p - 1, LOAD] > 0)
    ):
        return -1
    if p == 0 and d.people[r, PARTY] > d.cars[v, SEATS]:
        return -1
    arrive = time + d.into[d.stops[r, PLACE], place_before(d, s, v, p), 1]
    begin = max(arrive, d.stops[r, OPENS])
    if arrive > d.stops[r, CLOSES] or begin > s.tours[v, p, LATEST]:
        return -1
    return begin + d.stops[r, TAKES]


@compiled
def straight_there(d: Data, s: State, v: int, r: int, p: int, boarded: int, bound: int) -> int:
    """Metres more where r alights at once, before stop p as well; `bound` where they are no fewer."""
    n = d.people.shape[0]
    on, off = d.stops[r, PLACE], d.stops[r + n, PLACE]
    arrive = boarded + d.out[on, off, 1]
    begin = max(arrive, d.stops[r + n, OPENS])
    if arrive > d.stops[r + n, CLOSES] or begin - boarded > d.people[r, RIDE]:
        return bound
    extra = d.out[on, off, 0] + onwards(d, s, v, p, off, 0)
    left = begin + d.stops[r + n, TAKES] + onwards(d, s, v, p, off, 1)
    if extra >= bound or left > s.tours[v, p, LATEST]:
        return bound
    if d.flags[BIND] and not rides_hold(d, s, v, r, p, p):
        return bound
    return extra


@compiled
def onwards(d: Data, s: State, v: int, k: int, place: int, what: int) -> int:
    """From a place to stop k, in metres less those driven to it anyway, or in seconds; 0 at the end."""
    if k == s.cars[v, LENGTH]:
        return 0
    to = d.stops[s.tours[v, k, STOP], PLACE]
    if what:
        return d.out[place, to, 1]
    return d.out[place, to, 0] - s.tours[v, k, LEG]


@compiled
def along(d: Data, s: State, v: int, r: int, p: int, boarded: int, bound: int) -> tuple[int, int]:
    """(metres more, q) where r rides past stops from p on and alights before q; q = -1 without any."""
    n = d.people.shape[0]
    on, off = d.stops[r, PLACE], d.stops[r + n, PLACE]
    seats = d.cars[v, SEATS] - d.people[r, PARTY]
    to = d.stops[s.tours[v, p, STOP], PLACE]
    first = d.out[on, to, 0] - s.tours[v, p, LEG]
    best, best_q = bound, -1
    if first >= best:
        return best, best_q
    time, way = boarded, d.out[on, to, 1]
    for k in range(p, s.cars[v, LENGTH]):
        x = s.tours[v, k, STOP]
        time += way
        if time > s.tours[v, k, LATEST]:
            break
        time = max(time, d.stops[x, OPENS]) + d.stops[x, TAKES]
        if x < n and (s.tours[v, k, LOAD] > seats or d.people[x, ALONE]):
            break
        at = d.stops[x, PLACE]
        arrive = time + d.into[off, at, 1]
        begin = max(arrive, d.stops[r + n, OPENS])
        if arrive > d.stops[r + n, CLOSES] or begin - boarded > d.people[r, RIDE]:
            break
        way = s.tours[v, k + 1, WAY]
        extra = first + d.into[off, at, 0] + onwards(d, s, v, k + 1, off, 0)
        left = begin + d.stops[r + n, TAKES] + onwards(d, s, v, k + 1, off, 1)
        if extra >= best or left > s.tours[v, k + 1, LATEST]:
            continue
        if d.flags[BIND] and not rides_hold(d, s, v, r, p, k + 1):
            continue
        best, best_q = extra, k + 1
    return best, best_q


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
    fee = d.cars[v, FEE] if s.cars[v, LENGTH] == 0 else 0
    return fee + d.flags[MOVE] * away(d, r, v) + weight(d, s, v, 1, 0)


@compiled
def weight(d: Data, s: State, v: int, rides: int, metres: int) -> int:
    """How much more tour v would weigh with so many rides and metres more (see `burden`)."""
    if d.flags[FAIR_RIDES] == 0 and d.flags[FAIR_METRES] == 0:
        return 0
    now, far = s.cars[v, LENGTH] // 2, 0
    for k in range(s.cars[v, LENGTH]):
        far += s.tours[v, k, LEG]
    return burden(d, v, now + rides, far + metres) - burden(d, v, now, far)


@compiled
def place_best(d: Data, s: State, r: int, blink: float) -> bool:
    """Put r where it costs least: in the tours nearby, then in any; False when there is no place."""
    best, best_v, best_p, best_q = d.people[r, PENALTY], -1, -1, -1
    for everybody in (False, True):
        count = gather(d, s, r, everybody)
        for c in range(count):
            v = s.cars[c, CANDIDATE]
            fee = fee_of(d, s, r, v)
            if fee >= best or not may(d, s, r, v):
                continue
            extra, p, q = best_in(d, s, v, r, best - fee, blink)
            cost = extra + fee + weight(d, s, v, 0, extra)
            if p >= 0 and cost < best:
                best, best_v, best_p, best_q = cost, v, p, q
        if best_v >= 0:
            save(s, best_v)
            insert(d, s, best_v, r, best_p, best_q)
            return True
    return False

"""Ruin and recreate under a falling temperature (after Christiaens and Vanden Berghe's SISR)."""

from __future__ import annotations

from math import log

from yilu.dispatch.search.arrays import (
    ABSENT,
    CLOSES,
    HELD,
    LENGTH,
    LOOKED,
    MARK,
    MEMBER,
    OPENS,
    OUT,
    PARTY,
    PENALTY,
    PLACE,
    ROUTE,
    STOP,
    STUCK,
    Best,
    Data,
    State,
)
from yilu.dispatch.search.chances import chance, lot
from yilu.dispatch.search.compiled import compiled
from yilu.dispatch.search.inserting import place_best
from yilu.dispatch.search.tours import (
    begin,
    difference,
    left_out,
    next_stamp,
    restore,
    save,
    settle,
    take_out,
)

BLINK = 0.01
FEW = 10  # absent tried again in a round


@compiled
def anneal(d: Data, s: State, b: Best, rounds: int, heat: float, mean: float) -> None:
    """So many rounds at one temperature; `mean` requests leave at a time."""
    for _round in range(rounds):
        before = left_out(d, s)
        begin(s)
        aside = put_aside(s)
        ruin(d, s, mean)
        recreate(d, s, BLINK, aside)
        more = difference(d, s, before)
        if more <= 0 or more < -heat * log(chance(s)):
            settle(d, s, b, more)
        else:
            restore(d, s)


@compiled
def ruin(d: Data, s: State, mean: float) -> None:
    """Strings of neighbouring tours go out and join the absent."""
    n = d.people.shape[0]
    used = 0
    stops = 0
    for v in range(d.cars.shape[0]):
        if s.cars[v, LENGTH] > 0:
            used += 1
            stops += s.cars[v, LENGTH]
    longest = max(1.0, min(mean, stops / 2.0 / max(used, 1)))
    strings = int(chance(s) * (4.0 * mean / (1.0 + longest))) + 1
    middle = lot(s, n)
    if s.counts[OUT] > 0 and chance(s) < 0.5:
        middle = s.people[lot(s, s.counts[OUT]), ABSENT]
    stamp = next_stamp(s)
    for j in range(-1, d.near.shape[1]):
        c = middle if j < 0 else d.near[middle, j]
        v = s.people[c, ROUTE]
        if v < 0 or s.cars[v, LOOKED] == stamp or d.people[c, STUCK]:
            continue
        s.cars[v, LOOKED] = stamp
        take_string(d, s, v, c, longest, stamp)
        strings -= 1
        if strings == 0:
            break


@compiled
def take_string(d: Data, s: State, v: int, c: int, longest: float, stamp: int) -> None:
    """c and some that board before and after it; at times a few in the middle stay."""
    n = d.people.shape[0]
    count = 0
    where = 0
    for k in range(s.cars[v, LENGTH]):
        x = s.tours[v, k, STOP]
        if x < n and not d.people[x, STUCK] and k >= d.cars[v, HELD]:
            if x == c:
                where = count
            s.people[count, MEMBER] = x
            count += 1
    if count == 0:
        return
    size = min(int(chance(s) * min(float(count), longest)) + 1, count)
    keep = 0
    if 1 < size < count and chance(s) < 0.5:
        keep = 1
        while size + keep < count and chance(s) > 0.5:
            keep += 1
    span = size + keep
    low = max(0, where - span + 1)
    first = low + lot(s, min(where, count - span) - low + 1)
    hole = first + lot(s, span - keep + 1)
    save(s, v)
    for k in range(first, first + span):
        if keep and hole <= k < hole + keep:
            continue
        r = s.people[k, MEMBER]
        s.people[r, MARK] = stamp
        s.people[s.counts[OUT], ABSENT] = r
        s.counts[OUT] += 1
    take_out(d, s, v, stamp)


@compiled
def recreate(d: Data, s: State, blink: float, aside: int) -> None:
    """The absent in an order of chance, each where it costs least; who finds no place stays absent."""
    line_up(d, s, aside)
    left = aside
    for k in range(aside, s.counts[OUT]):
        r = s.people[k, ABSENT]
        if not place_best(d, s, r, blink):
            s.people[left, ABSENT] = r
            left += 1
    s.counts[OUT] = left


@compiled
def put_aside(s: State) -> int:
    """Of many absent a few are tried again in a round, by lot: they stand last in the list."""
    count = s.counts[OUT]
    if count <= FEW:
        return 0
    for k in range(FEW):
        last = count - 1 - k
        other = lot(s, last + 1)
        r = s.people[other, ABSENT]
        s.people[other, ABSENT] = s.people[last, ABSENT]
        s.people[last, ABSENT] = r
    return count - FEW


@compiled
def line_up(d: Data, s: State, aside: int) -> None:
    """By chance, or the large, the far, the urgent, the narrow first."""
    n = d.people.shape[0]
    way = chance(s)
    for k in range(aside, s.counts[OUT]):
        r = s.people[k, ABSENT]
        if way < 0.36:
            key = chance(s)
        elif way < 0.72:
            key = 0.5 * chance(s) - float(d.people[r, PARTY])
        elif way < 0.86:
            key = -float(d.out[d.stops[r, PLACE], d.stops[r + n, PLACE], 0])
        elif way < 0.93:
            key = -float(d.people[r, PENALTY])
        else:
            key = float(d.stops[r + n, CLOSES] - d.stops[r, OPENS])
        j = k - 1
        while j >= aside and s.keys[j] > key:
            s.keys[j + 1] = s.keys[j]
            s.people[j + 1, ABSENT] = s.people[j, ABSENT]
            j -= 1
        s.keys[j + 1] = key
        s.people[j + 1, ABSENT] = r

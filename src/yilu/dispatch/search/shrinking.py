"""Fewer vehicles: a tour is dissolved, and who stays out again and again weighs more and more."""

from __future__ import annotations

from math import log

from yilu.dispatch.search.annealing import BLINK, recreate, ruin
from yilu.dispatch.search.arrays import (
    ABSENT,
    LENGTH,
    MARK,
    OUT,
    PENALTY,
    STAMPS,
    STOP,
    Best,
    Data,
    State,
)
from yilu.dispatch.search.chances import chance
from yilu.dispatch.search.compiled import compiled
from yilu.dispatch.search.tours import (
    begin,
    difference,
    left_out,
    restore,
    settle,
    take_out,
)


@compiled
def dissolve(d: Data, s: State) -> None:
    """The tour whose requests weigh least goes; they are absent now."""
    n = d.people.shape[0]
    least = -1
    low = 0
    for v in range(d.cars.shape[0]):
        weight = 0
        for k in range(s.cars[v, LENGTH]):
            x = s.tours[v, k, STOP]
            if x < n:
                weight += d.people[x, PENALTY]
        if s.cars[v, LENGTH] > 0 and (least < 0 or weight < low):
            least = v
            low = weight
    s.counts[STAMPS] += 1
    for k in range(s.cars[least, LENGTH]):
        x = s.tours[least, k, STOP]
        if x < n:
            s.people[x, MARK] = s.counts[STAMPS]
            s.people[s.counts[OUT], ABSENT] = x
            s.counts[OUT] += 1
    take_out(d, s, least, s.counts[STAMPS])


@compiled
def shrink(d: Data, s: State, b: Best, rounds: int, heat: float, mean: float, bump: int) -> int:
    """Rounds until nobody is absent (1); the penalties grow on the way. The fee keeps empty vehicles shut."""
    for _round in range(rounds):
        before = left_out(d, s)
        begin(s)
        ruin(d, s, mean)
        recreate(d, s, BLINK, 0)
        more = difference(d, s, before)
        if more <= 0 or more < -heat * log(chance(s)):
            settle(d, s, b, more)
            if s.counts[OUT] == 0:
                return 1
        else:
            restore(d, s)
        for k in range(s.counts[OUT]):
            d.people[s.people[k, ABSENT], PENALTY] += bump
    return 0

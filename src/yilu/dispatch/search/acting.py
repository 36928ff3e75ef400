"""The one door to the machine code: what the search may be asked to do with its arrays."""

from __future__ import annotations

from yilu.dispatch.search.annealing import anneal, recreate
from yilu.dispatch.search.arrays import (
    ABSENT,
    HOME,
    LENGTH,
    MOVED,
    OUT,
    ROUTE,
    STOP,
    Best,
    Data,
    State,
)
from yilu.dispatch.search.assigning import reassign, rechain
from yilu.dispatch.search.compiled import compiled
from yilu.dispatch.search.shrinking import dissolve, shrink
from yilu.dispatch.search.tours import begin, refresh, settle, whole_cost

OPEN = 0  # everybody who finds a place has one; the best so far is what there is
ANNEAL = 1  # so many rounds at one heat
EXACT = 2  # trips chained anew, one request of each tour put back
TAKE = 3  # the plan at hand becomes the best one
DISSOLVE = 4  # one tour goes, its requests are absent
SHRINK = 5  # rounds until nobody is absent: 1 where that came about
COST = 6  # of the plan at hand


@compiled
def act(
    d: Data, s: State, b: Best, what: int, rounds: int, bump: int, heat: float, mean: float
) -> int:
    """One of the above; the answer is its number, or nothing in particular."""
    if what == OPEN:
        open_up(d, s, b)
    elif what == ANNEAL:
        anneal(d, s, b, rounds, heat, mean)
    elif what == EXACT:
        rechain(d, s, b)
        reassign(d, s, b)
    elif what == TAKE:
        take(d, s, b)
    elif what == DISSOLVE:
        dissolve(d, s)
    elif what == SHRINK:
        return shrink(d, s, b, rounds, heat, mean, bump)
    return whole_cost(d, s)


@compiled
def open_up(d: Data, s: State, b: Best) -> None:
    for v in range(d.cars.shape[0]):
        refresh(d, s, v)
    begin(s)
    recreate(d, s, 0.0, 0)
    s.counts[MOVED] = 0
    for r in range(d.people.shape[0]):
        home = d.people[r, HOME]
        if home >= 0 and s.people[r, ROUTE] >= 0 and home != s.people[r, ROUTE]:
            s.counts[MOVED] += 1
    b.costs[0] = whole_cost(d, s)
    b.costs[1] = b.costs[0] + 1
    settle(d, s, b, 0)


@compiled
def take(d: Data, s: State, b: Best) -> None:
    for r in range(d.people.shape[0]):
        s.people[r, ROUTE] = -1
    for v in range(d.cars.shape[0]):
        s.cars[v, LENGTH] = b.length[v]
        for k in range(b.length[v]):
            s.tours[v, k, STOP] = b.tours[v, k]
        refresh(d, s, v)
    s.counts[OUT] = b.counts[0]
    for k in range(b.counts[0]):
        s.people[k, ABSENT] = b.absent[k]
    b.costs[0] = whole_cost(d, s)
    b.costs[1] = b.costs[0]

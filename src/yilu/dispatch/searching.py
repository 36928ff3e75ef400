"""One search over one task: as many rounds as the effort says, cooling, within its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from yilu.dispatch.model import Stop
from yilu.dispatch.packing import Task, empty_best, pack, pack_tours, seed, unpack
from yilu.dispatch.search.acting import ANNEAL, EXACT, OPEN
from yilu.dispatch.search.arrays import Best, Data, State
from yilu.dispatch.search.machine import act
from yilu.dispatch.travel import Travel

HOT, COLD = 20_000.0, 60.0  # metres: what a worse plan may cost at the beginning and at the end
MEAN = 5.0  # requests that leave at a time
BATCH = 50  # rounds between the exact moves, for the first three hundred requests
ROUNDS = (0, 20, 60, 160, 480, 20_000)  # by effort, for each request; the last: until time is up
SLOW = 0.3  # seconds for a batch: the clock and the wish to stop are looked at between them
Tours = dict[str, list[Stop]]


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how hot; `until` is of the monotonic clock."""

    rounds: int
    until: float
    hot: float = HOT
    cold: float = COLD
    exact: bool = True  # whether trips are chained anew: not in a repair, which shall change little
    seed: int = 1
    tell: Callable[[float, int, int], None] | None = None  # done, absent, cost


def search(
    task: Task, tours: Mapping[str, Sequence[Stop]], travel: Travel, pace: Pace
) -> tuple[Tours, list[str]]:
    """Better tours, and who found no place in any."""
    if not task.requests or not task.vehicles:
        return {v.id: [] for v in task.vehicles}, [r.id for r in task.requests]
    d, s = pack(task, travel), pack_tours(task, tours, exact=pace.exact)
    best = opened(d, s, pace.seed)
    run(d, s, best, pace)
    return unpack(task, best)


def opened(d: Data, s: State, number: int) -> Best:
    """Everybody who finds a place has one; the best so far is what there is."""
    seed(s, number)
    best = empty_best(len(d.people), len(d.cars), s)
    act(d, s, best, OPEN)
    return best


def run(d: Data, s: State, best: Best, pace: Pace) -> None:
    start, done, last = time.monotonic(), 0, 0.0
    batch = max(BATCH, BATCH * len(d.people) // 300)
    while done < pace.rounds:
        now = time.monotonic()
        share = max(done / pace.rounds, (now - start) / max(pace.until - start, 1e-9))
        if share >= 1:
            return
        if pace.tell and now - last > 0.2:
            pace.tell(share, int(best.counts[0]), int(best.costs[1]))
            last = now
        heat = pace.hot * (pace.cold / pace.hot) ** share
        act(d, s, best, ANNEAL, min(batch, pace.rounds - done), heat=heat, mean=MEAN)
        done += batch
        if pace.exact:
            act(d, s, best, EXACT)
        if time.monotonic() - now > SLOW:  # many are left out, or tours are long
            batch = max(1, batch // 2)

"""Chance of the search's own (Vigna's xorshift64*): its state lies with the plan, no thread shares it."""

from __future__ import annotations

from yilu.dispatch.search.arrays import CHANCE, State
from yilu.dispatch.search.compiled import compiled

_LOW_57 = (1 << 57) - 1
_LOW_53 = (1 << 53) - 1
_STAR = 2_685_821_657_736_338_717  # without it kilometres grow by half a per cent
_STEP = 1.0 / (1 << 53)


@compiled
def chance(s: State) -> float:
    """From 0 to below 1; whole numbers of 64 bits run over on purpose."""
    x = s.counts[CHANCE]
    x ^= x << 13
    x ^= (x >> 7) & _LOW_57
    x ^= x << 17
    s.counts[CHANCE] = x
    return (((x * _STAR) >> 11) & _LOW_53) * _STEP


@compiled
def lot(s: State, many: int) -> int:
    """One of 0 to many - 1."""
    return int(chance(s) * many)

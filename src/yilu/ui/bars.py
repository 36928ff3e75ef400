"""Bar charts as geometry: a page draws the SVG, the same numbers stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT, GAP = 480, 120, 16, 3


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Bars:
    width: int
    height: int
    bars: tuple[Bar, ...]
    most: int

    @property
    def ticks(self) -> list[tuple[float, int, str]]:
        """Every sixth label but the first, which would be cut off."""
        return [(bar.x + bar.width / 2, HEIGHT - 3, bar.label) for bar in self.bars[6::6]]


def bars(values: Sequence[int], labels: Sequence[str]) -> Bars | None:
    """None where there is nothing to compare."""
    most = max(values, default=0)
    if not most:
        return None
    step = WIDTH / len(values)
    tall = HEIGHT - FOOT - 4
    drawn = tuple(
        Bar(
            round(at * step + GAP / 2, 1),
            round(HEIGHT - FOOT - tall * value / most, 1),
            round(step - GAP, 1),
            round(tall * value / most, 1),
            label,
            value,
        )
        for at, (value, label) in enumerate(zip(values, labels, strict=True))
    )
    return Bars(WIDTH, HEIGHT, drawn, most)

"""Small charts as geometry: a page draws the SVG, the numbers stand in words or a table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EDGE, TOP = 2.0, 5.0  # room for the line's ends and for the last point


@dataclass(frozen=True, slots=True)
class Spark:
    """A line over equal steps, ready for `points`, `d` and the last point's circle."""

    width: int
    height: int
    points: str
    area: str
    last_x: float
    last_y: float
    start: int  # the value at either end: what the picture's label says
    end: int


def spark(values: Sequence[int], width: int = 88, height: int = 24) -> Spark | None:
    """None for fewer than two values: a single point has no direction."""
    if len(values) < 2:
        return None
    step = (width - 2 * EDGE) / (len(values) - 1)
    spots = [(EDGE + step * at, y) for at, y in enumerate(_heights(values, height))]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    (first_x, _y), (last_x, last_y) = spots[0], spots[-1]
    along = "L".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    area = f"M{first_x:.1f},{height}L{along}L{last_x:.1f},{height}z"
    return Spark(
        width, height, points, area, round(last_x, 1), round(last_y, 1), values[0], values[-1]
    )


def _heights(values: Sequence[int], height: int) -> list[float]:
    """Lowest at the bottom, highest at the top; a flat line lies in the middle."""
    low, high = min(values), max(values)
    bottom = height - 3.0
    if high == low:
        return [(TOP + bottom) / 2] * len(values)
    return [bottom - (value - low) / (high - low) * (bottom - TOP) for value in values]

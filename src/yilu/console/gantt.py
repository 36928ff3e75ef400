"""The board's time-table as SVG: one row a car, one bar a trip, drawn on the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from yilu.core import masking
from yilu.core.clock import CITY_ZONE

WIDTH, LEFT, RIGHT, TOP, ROW = 860, 150, 740, 30, 40
EDGE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Bar:
    """A trip: done, run, plan or stop (something is wrong)."""

    x: float
    width: float
    y: int
    tone: str
    words: str
    href: str

    @property
    def words_at(self) -> float:
        return self.x + 6


@dataclass(frozen=True, slots=True)
class Line:
    """A car's row."""

    y: int
    number: str
    name: str
    word: str  # at the right end
    tone: str
    bars: tuple[Bar, ...]

    @property
    def text_y(self) -> int:
        return self.y + 25

    @property
    def under(self) -> int:
        return self.y + ROW


@dataclass(frozen=True, slots=True)
class Chart:
    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float | None
    now_words: str
    height: int
    width: int = WIDTH


def draw(rows: Sequence[Any], now: datetime, words: Any, href: Any) -> Chart:
    """`words(row)` gives (what stands at the right, its tone); `href(trip)` where a bar leads."""
    trips = [watch.trip for row in rows for watch in row.watches]
    if not trips:
        return Chart((), (), None, "", TOP)
    first = min(trip.starts_at for trip in trips) - EDGE
    last = max(trip.ends_at for trip in trips) + EDGE
    span = (last - first).total_seconds()

    def at(moment: datetime) -> float:
        return float(round(LEFT + (moment - first).total_seconds() / span * (RIGHT - LEFT), 1))

    lines = tuple(_line(row, order, at, words(row), href) for order, row in enumerate(rows))
    here = at(now) if first <= now <= last else None
    height = TOP + ROW * len(lines)
    said = f"{now.astimezone(CITY_ZONE):%H:%M}"
    return Chart(lines, tuple(_ticks(first, last, at)), here, said, height)


def _line(row: Any, order: int, at: Any, said: tuple[str, str], href: Any) -> Line:
    y = TOP + ROW * order
    bars = tuple(_bar(watch, y, at, href) for watch in row.watches)
    number = f"{row.entry.sticker or 0:03d}"
    name = masking.name(row.entry.driver.person.name)
    return Line(y, number, name, said[0], said[1], bars)


def _bar(watch: Any, y: int, at: Any, href: Any) -> Bar:
    trip = watch.trip
    tone = {"done": "done", "empty": "done", "running": "run"}.get(trip.state, "plan")
    if watch.risk == "late" or trip.state == "broken":
        tone = "stop"
    x = at(trip.starts_at)
    width = max(12.0, round(at(trip.ends_at) - x, 1))
    return Bar(x, width, y + 8, tone, str(trip.people), href(trip))


def _ticks(first: datetime, last: datetime, at: Any) -> list[tuple[float, str]]:
    """Every half hour, or every hour where that would be crowded."""
    step = timedelta(minutes=30 if last - first <= timedelta(hours=3) else 60)
    moment = first.astimezone(CITY_ZONE).replace(minute=0, second=0, microsecond=0)
    found = []
    while moment <= last:
        if moment >= first:
            found.append((at(moment), f"{moment:%H:%M}"))
        moment += step
    return found

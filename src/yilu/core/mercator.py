"""The flat sheet of tiled maps: Web Mercator, in pixels of 256-pixel tiles, fitted to what is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan, cos, floor, log, pi, radians, sinh, tan
from typing import NamedTuple

from yilu.core.geo import Point

TILE = 256
NEAREST, FARTHEST = 17, 4  # zoom levels a city needs
AROUND_EQUATOR_M = 40_075_016.7


class Pixel(NamedTuple):
    x: float
    y: float


class Square(NamedTuple):
    """One tile of a map service, and where its corner lies in the view."""

    zoom: int
    column: int
    row: int
    left: int
    top: int


def pixel(point: Point, zoom: int) -> Pixel:
    """Where a point lies on the whole world's sheet at this zoom."""
    size = TILE << zoom
    lat = radians(point.lat)
    return Pixel(
        (point.lon + 180) / 360 * size,
        (1 - log(tan(lat) + 1 / cos(lat)) / pi) / 2 * size,
    )


def point(at: Pixel, zoom: int) -> Point:
    """The way back, in degrees."""
    size = TILE << zoom
    lat = atan(sinh(pi * (1 - 2 * at.y / size)))
    return Point(at.x / size * 360 - 180, lat * 180 / pi)


@dataclass(frozen=True, slots=True)
class View:
    """A window on the sheet: its zoom, its upper left corner and its size in pixels."""

    zoom: int
    left: float
    top: float
    width: int
    height: int

    def place(self, at: Point) -> Pixel:
        there = pixel(at, self.zoom)
        return Pixel(round(there.x - self.left, 1), round(there.y - self.top, 1))

    def holds(self, at: Point) -> bool:
        x, y = self.place(at)
        return 0 <= x <= self.width and 0 <= y <= self.height

    @property
    def centre(self) -> Point:
        return point(Pixel(self.left + self.width / 2, self.top + self.height / 2), self.zoom)

    def squares(self) -> Iterator[Square]:
        """Every tile that shows in the window."""
        for row in range(floor(self.top / TILE), floor((self.top + self.height) / TILE) + 1):
            for column in range(
                floor(self.left / TILE), floor((self.left + self.width) / TILE) + 1
            ):
                left, top = column * TILE - self.left, row * TILE - self.top
                yield Square(self.zoom, column, row, round(left), round(top))

    def metres_per_pixel(self) -> float:
        """At the middle of the window."""
        return AROUND_EQUATOR_M * cos(radians(self.centre.lat)) / (TILE << self.zoom)


def around(centre: Point, zoom: int, width: int, height: int) -> View:
    at = pixel(centre, zoom)
    return View(zoom, at.x - width / 2, at.y - height / 2, width, height)


def fit(points: Sequence[Point], width: int, height: int, margin: int = 32) -> View:
    """The nearest zoom that shows all the points with a margin; at least one point."""
    for zoom in range(NEAREST, FARTHEST, -1):
        seen = [pixel(each, zoom) for each in points]
        wide = max(p.x for p in seen) - min(p.x for p in seen)
        high = max(p.y for p in seen) - min(p.y for p in seen)
        if wide <= width - 2 * margin and high <= height - 2 * margin:
            return around(_middle(points), zoom, width, height)
    return around(_middle(points), FARTHEST, width, height)


def _middle(points: Sequence[Point]) -> Point:
    """The middle of what the points span, on the flat sheet."""
    seen = [pixel(each, FARTHEST) for each in points]
    return point(
        Pixel(
            (min(p.x for p in seen) + max(p.x for p in seen)) / 2,
            (min(p.y for p in seen) + max(p.y for p in seen)) / 2,
        ),
        FARTHEST,
    )

"""Places on the earth: stored in WGS-84, shifted for the maps that need it, measured in metres.

Phones' browsers give WGS-84; AMap and WeChat draw in GCJ-02, which lies some 424 m off at
Panzhihua; Baidu draws in BD-09. The shift has no official formula: this is the one in public use,
and its inverse is found by iteration.
"""

from __future__ import annotations

from enum import StrEnum
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_M = 6_371_008.8
_KRASOVSKY_AXIS_M = 6_378_245.0
_KRASOVSKY_E2 = 0.00669342162296594323
_BD_TURN = pi * 3000.0 / 180.0


class Datum(StrEnum):
    """Which system a pair of degrees is in."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"
    CGCS2000 = "cgcs2000"  # the national survey's; the same as WGS-84 to within a metre


class Point(NamedTuple):
    """Degrees east and north."""

    lon: float
    lat: float


class Box(NamedTuple):
    """A bounding box in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        return self.west <= point.lon <= self.east and self.south <= point.lat <= self.north


CHINA = Box(72.004, 0.8293, 137.8347, 55.8271)  # outside it nothing is shifted


def to_wgs84(point: Point, datum: Datum) -> Point:
    """The point as we store it."""
    match datum:
        case Datum.GCJ02:
            return _unshift(point)
        case Datum.BD09:
            return _unshift(_bd09_to_gcj02(point))
        case _:
            return point


def to_gcj02(point: Point) -> Point:
    """A stored point as AMap and WeChat's openLocation want it."""
    if not CHINA.holds(point):
        return point
    east, north = _shift_m(point)
    phi = radians(point.lat)
    magic = 1 - _KRASOVSKY_E2 * sin(phi) ** 2
    per_lat = _KRASOVSKY_AXIS_M * (1 - _KRASOVSKY_E2) / (magic * sqrt(magic)) * pi / 180
    per_lon = _KRASOVSKY_AXIS_M / sqrt(magic) * cos(phi) * pi / 180
    return Point(point.lon + east / per_lon, point.lat + north / per_lat)


def to_bd09(point: Point) -> Point:
    """A stored point as Baidu's maps want it."""
    x, y = to_gcj02(point)
    z = hypot(x, y) + 0.00002 * sin(y * _BD_TURN)
    theta = atan2(y, x) + 0.000003 * cos(x * _BD_TURN)
    return Point(z * cos(theta) + 0.0065, z * sin(theta) + 0.006)


def metres(a: Point, b: Point) -> float:
    """The distance along the great circle."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(sqrt(half))


def _shift_m(point: Point) -> tuple[float, float]:
    """How far GCJ-02 moves a point, in metres east and north."""
    x, y = point.lon - 105.0, point.lat - 35.0
    waves = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves * 2 / 3
    north += (20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves * 2 / 3
    east += (20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    return east, north


def _unshift(point: Point) -> Point:
    """The point whose shift lands here: three steps leave less than a millimetre."""
    guess = point
    for _step in range(3):
        landed = to_gcj02(guess)
        guess = Point(guess.lon + point.lon - landed.lon, guess.lat + point.lat - landed.lat)
    return guess


def _bd09_to_gcj02(point: Point) -> Point:
    x, y = point.lon - 0.0065, point.lat - 0.006
    z = hypot(x, y) - 0.00002 * sin(y * _BD_TURN)
    theta = atan2(y, x) - 0.000003 * cos(x * _BD_TURN)
    return Point(z * cos(theta), z * sin(theta))

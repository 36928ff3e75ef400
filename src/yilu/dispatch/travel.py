"""How far and how long it is between places: the straight line with a detour, or a table somebody gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from typing import Any, Protocol

from yilu.core.geo import Point
from yilu.dispatch.model import Problem, Provider

EARTH_KM = 6371.0


class Travel(Protocol):
    """Whole metres and seconds from one place to another."""

    @property
    def provider(self) -> Provider: ...

    @property
    def fell_back(self) -> str: ...

    def leg(self, a: Point, b: Point) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class Straight:
    """The great circle with a detour: streets first, then the open road, and a minute to set off.

    The figures are assumptions for a mountain city; a city with a road graph uses a table instead.
    `buffer` stretches every time, for a day of heavy traffic.
    """

    street_detour: float = 1.35
    street_km: float = 12.0  # as the crow flies; what lies beyond is open road
    road_detour: float = 1.5
    street_kmh: float = 26.0
    road_kmh: float = 48.0
    setting_off: int = 60
    buffer: float = 1.0
    fell_back: str = ""
    provider: Provider = Provider.STRAIGHT

    def leg(self, a: Point, b: Point) -> tuple[int, int]:
        km = great_circle_km(a, b)
        if km < 0.01:
            return 0, 0
        metres = self.metres(km)
        return round(metres), round(self.seconds(metres))

    def metres(self, km: float) -> float:
        if km < self.street_km:
            return km * self.street_detour * 1000
        return self.street_metres + (km - self.street_km) * self.road_detour * 1000

    def seconds(self, metres: float) -> float:
        street, road = min(metres, self.street_metres), max(metres - self.street_metres, 0)
        driving = street / (self.street_kmh / 3.6) + road / (self.road_kmh / 3.6)
        return driving * self.buffer + self.setting_off

    @property
    def street_metres(self) -> float:
        return self.street_km * self.street_detour * 1000


@dataclass(frozen=True)
class Known:
    """A table of a road graph, fetched once for all places of a problem."""

    provider: Provider
    places: tuple[Point, ...]
    table_metres: Any  # square, rows of whole numbers
    table_seconds: Any
    fell_back: str = ""
    rank: dict[Point, int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.rank.update({place: rank for rank, place in enumerate(self.places)})

    def leg(self, a: Point, b: Point) -> tuple[int, int]:
        row, column = self.rank[a], self.rank[b]
        return int(self.table_metres[row][column]), int(self.table_seconds[row][column])


def great_circle_km(a: Point, b: Point) -> float:
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_a - lat_b) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin((radians(a.lon) - radians(b.lon)) / 2) ** 2
    return EARTH_KM * 2 * asin(sqrt(half))


def places_of(problem: Problem) -> tuple[Point, ...]:
    """Every place of a problem once, in a fixed order."""
    found: dict[Point, None] = {}
    for vehicle in problem.vehicles:
        found[vehicle.start] = None
    for request in problem.requests:
        found[request.board] = found[request.alight] = None
    return tuple(found)


def unit_square(places: Sequence[Point]) -> list[list[int]]:
    """An empty table for so many places."""
    return [[0] * len(places) for _place in places]

"""Whose travel times a plan stands on: the straight line with a detour, or the road graph a city has."""

from __future__ import annotations

from collections.abc import Sequence

from yilu.core.geo import Point
from yilu.dispatch.providers import Amap, Osrm, Source, Valhalla, table_or_straight
from yilu.dispatch.travel import Straight, Travel
from yilu.rulebook.queries import parameter

PARAMETER = (
    "rides.roads"  # {"provider": "osrm", "url": "http://…"} or {"provider": "amap", "key": "…"}
)


def roads(city: str, places: Sequence[Point], per_cent: int = 0) -> Travel:
    """Times stretched by the buffer; a road graph that is down gives the straight line, and says so."""
    straight = Straight(buffer=1 + per_cent / 100)
    return table_or_straight(source_of(city), places, straight)


def source_of(city: str) -> Source | None:
    given = parameter(city, PARAMETER) or {}
    match given.get("provider"):
        case "osrm":
            return Osrm(given.get("url", ""))
        case "valhalla":
            return Valhalla(given.get("url", ""))
        case "amap":
            return Amap(given.get("key", ""))
        case _:
            return None

"""Whose travel times a plan stands on: the straight line with a detour, or the road graph a city has."""

from __future__ import annotations

from collections.abc import Sequence

from yilu.core.geo import Point
from yilu.dispatch.providers import Amap, Osrm, Source, Valhalla, table_or_straight
from yilu.dispatch.travel import Straight, Travel
from yilu.rides.limits import ADDRESS, KEY, PROVIDER


def roads(city: str, places: Sequence[Point], per_cent: int = 0) -> Travel:
    """Times stretched by the buffer; a road graph that is down gives the straight line, and says so."""
    straight = Straight(buffer=1 + per_cent / 100)
    return table_or_straight(source_of(city), places, straight)


def source_of(city: str) -> Source | None:
    match PROVIDER.of(city):
        case "osrm":
            return Osrm(ADDRESS.of(city))
        case "valhalla":
            return Valhalla(ADDRESS.of(city))
        case "amap":
            return Amap(KEY.of(city))
        case _:
            return None

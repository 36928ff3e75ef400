"""A map to tap a place on, as a picture button: where it was tapped comes back with the form, no script.

The form's page is drawn again about the tapped place, so a tap near the edge also moves the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from yilu.core.geo import CHINA, Point
from yilu.core.mercator import NEAREST, Pixel, View, around, point
from yilu.ui.maps import tiles_of

WIDTH, HEIGHT = 320, 260  # fixed pixels: what comes back is counted in them
FIRST, CLOSE, WIDEST = 13, 16, 10  # zoom of a district, of a street, of the city
MOST_NAMES = 14


@dataclass(frozen=True, slots=True)
class Look:
    """What part of the city is looked at, and what was chosen on it."""

    centre: Point
    zoom: int = FIRST
    chosen: Point | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the template puts down."""

    look: Look
    view: View
    tiles: tuple[tuple[str, int, int], ...]
    names: tuple[tuple[str, Pixel], ...]
    chosen: Pixel | None

    @property
    def nearer(self) -> bool:
        return self.look.zoom < NEAREST

    @property
    def farther(self) -> bool:
        return self.look.zoom > WIDEST


def draw(look: Look, marks: Sequence[tuple[str, Point]]) -> Sheet:
    """The map with the places people know by name."""
    view = around(look.centre, look.zoom, WIDTH, HEIGHT)
    named = [(name, view.place(at)) for name, at in marks if view.holds(at)]
    chosen = view.place(look.chosen) if look.chosen and view.holds(look.chosen) else None
    return Sheet(look, view, tuple(tiles_of(view)), tuple(_apart(named)), chosen)


def _apart(named: Sequence[tuple[str, Pixel]]) -> list[tuple[str, Pixel]]:
    """Names that do not lie on each other."""
    kept: list[tuple[str, Pixel]] = []
    for name, at in named:
        if all(abs(at.y - other.y) > 16 or abs(at.x - other.x) > 76 for _name, other in kept):
            kept.append((name, at))
    return kept[:MOST_NAMES]


def asked(posted: Mapping[str, str], centres: Mapping[str, Point]) -> Look | None:
    """What a button of the map asked for; None where the form itself was sent."""
    tapped, word = "spot.x" in posted, posted.get("look", "")
    if not tapped and not word:
        return None
    if word in centres:
        return Look(centres[word], FIRST, _chosen(posted))
    seen = _seen(posted)
    if seen is None:
        return None
    if tapped:
        return _tapped(posted, seen)
    step = {"in": 1, "out": -1}.get(word, 0)
    zoom = min(max(seen.zoom + step, WIDEST), NEAREST)
    return Look(seen.centre, zoom, None if word == "clear" else seen.chosen)


def _tapped(posted: Mapping[str, str], seen: Look) -> Look:
    x, y = _number(posted.get("spot.x")), _number(posted.get("spot.y"))
    if x is None or y is None:
        return seen
    view = around(seen.centre, seen.zoom, WIDTH, HEIGHT)
    at = point(
        Pixel(view.left + min(max(x, 0), WIDTH), view.top + min(max(y, 0), HEIGHT)), view.zoom
    )
    return Look(at, min(seen.zoom + 1, CLOSE) if seen.zoom < CLOSE else seen.zoom, at)


def _seen(posted: Mapping[str, str]) -> Look | None:
    lon, lat = _number(posted.get("seen_lon")), _number(posted.get("seen_lat"))
    zoom = _number(posted.get("seen_zoom"))
    if lon is None or lat is None or zoom is None or not CHINA.holds(Point(lon, lat)):
        return None
    return Look(Point(lon, lat), min(max(int(zoom), WIDEST), NEAREST), _chosen(posted))


def _chosen(posted: Mapping[str, str]) -> Point | None:
    lon, lat = _number(posted.get("lon")), _number(posted.get("lat"))
    if lon is None or lat is None or not CHINA.holds(Point(lon, lat)):
        return None
    return Point(lon, lat)


def _number(text: str | None) -> float | None:
    try:
        found = float(text or "")
    except ValueError:
        return None
    return found if isfinite(found) else None

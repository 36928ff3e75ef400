"""A map as one SVG: numbered pins on tiles of 天地图 where the city has a key, else on bare paper.

天地图's tiles are in CGCS2000, which is WGS-84 to within a metre: what is stored is drawn as it is.
Whole without a script, another zoom or district being a link; `map.js` lets it be moved and drawn nearer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from yilu.core.geo import Point
from yilu.core.mercator import Pixel, View, around, fit

WIDTH, HEIGHT = 358, 300  # a phone's content width
LAYERS = ("vec", "cva")  # the ground and its Chinese names
SERVERS = 8  # t0 to t7
STEPS_M = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)
SCALE_MOST = 110  # pixels


@dataclass(frozen=True, slots=True)
class Pin:
    """Something at a place: the number it has in the list below, and where it leads."""

    number: int
    label: str
    href: str
    at: Point
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the template puts down."""

    view: View
    tiles: tuple[tuple[str, int, int], ...]
    pins: tuple[tuple[Pin, Pixel], ...]
    here: Pixel | None
    scale: tuple[int, int]  # pixels long, metres

    @property
    def scale_words(self) -> str:
        metres = self.scale[1]
        return f"{metres} m" if metres < 1000 else f"{metres // 1000} km"

    @property
    def patterns(self) -> str:
        """Addresses of nearer tiles, one a layer, for the script to fill in."""
        key = settings.YILU_TIANDITU_KEY
        return " ".join(_pattern(layer, key) for layer in LAYERS) if key else ""

    @property
    def metres(self) -> float:
        """On one pixel of the drawing."""
        return round(self.view.metres_per_pixel(), 4)

    @property
    def foot(self) -> int:
        return self.view.height - 14


def draw(
    pins: Sequence[Pin],
    *,
    here: Point | None = None,
    centre: Point | None = None,
    zoom: int | None = None,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> Drawn | None:
    """None where there is nothing to show. `zoom` None fits everything in; else about `centre`."""
    points = [pin.at for pin in pins] + ([here] if here is not None else [])
    if not points:
        return None
    view = fit(points, width, height)
    if zoom is not None:
        view = around(here or centre or view.centre, zoom, width, height)
    shown = [(pin, view.place(pin.at)) for pin in pins if view.holds(pin.at)]
    return Drawn(
        view,
        tuple(tiles_of(view)),
        tuple(reversed(shown)),  # the nearest lies on top
        view.place(here) if here is not None and view.holds(here) else None,
        _scale(view),
    )


def tiles_of(view: View) -> list[tuple[str, int, int]]:
    """天地图 below a window, where the city has a key."""
    key = settings.YILU_TIANDITU_KEY
    if not key:
        return []
    return [
        (_address(layer, square, key), square.left, square.top)
        for layer in LAYERS
        for square in view.squares()
    ]


def _address(layer: str, square: Any, key: str) -> str:
    server = (square.row + square.column) % SERVERS
    where = {"z": square.zoom, "y": square.row, "x": square.column, "s": server}
    return _pattern(layer, key).format(**where)


def _pattern(layer: str, key: str) -> str:
    """WMTS of 天地图 (National Platform for Common Geospatial Information Services)."""
    asked = {
        "SERVICE": "WMTS", "REQUEST": "GetTile", "VERSION": "1.0.0", "LAYER": layer,
        "STYLE": "default", "TILEMATRIXSET": "w", "FORMAT": "tiles", "TILEMATRIX": "{z}",
        "TILEROW": "{y}", "TILECOL": "{x}", "tk": key,
    }  # fmt: skip
    words = urlencode(asked, safe="{}")
    return f"https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?{words}"


def _scale(view: View) -> tuple[int, int]:
    """The longest round distance that fits: (pixels, metres)."""
    each = view.metres_per_pixel()
    metres = max((step for step in STEPS_M if step / each <= SCALE_MOST), default=STEPS_M[0])
    return round(metres / each), metres

"""The schematic map: districts as tiles with a number each. A layout of our own, in no way a boundary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHADES = 5
DARK_FROM = 4  # from this shade on, words on the tile turn light
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a district stands on the sheet, and where its words go."""

    points: str
    words: Point


@dataclass(frozen=True, slots=True)
class Tile:
    """A district drawn: its shape, its number, its shade and whether something there is due now."""

    code: str
    name: str
    value: int
    shade: int
    shape: Shape
    pin: bool = False

    @property
    def dark(self) -> bool:
        return self.shade >= DARK_FROM

    @property
    def pin_at(self) -> Point:
        return self.shape.words[0] + 36, self.shape.words[1] - 14

    @property
    def value_at(self) -> Point:
        return self.shape.words[0], self.shape.words[1] + 18


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole drawing."""

    width: int
    height: int
    tiles: tuple[Tile, ...]
    rivers: tuple[str, ...] = ()


PANZHIHUA = {
    "510422": Shape("24,14 186,8 206,55 192,117 148,137 92,140 40,123 18,70", (108, 70)),
    "510421": Shape(
        "218,9 330,12 392,48 396,114 356,164 296,168 262,148 214,127 228,61", (310, 84)
    ),
    "510403": Shape("46,159 104,154 146,154 150,186 96,193 44,186", (98, 172)),
    "510402": Shape("170,151 206,143 250,162 268,195 232,206 176,199", (212, 178)),
    "510411": Shape(
        "34,208 98,208 160,215 230,221 288,204 290,186 352,183 348,228 300,271 216,289 120,284 54,258",
        (196, 248),
    ),
}
PANZHIHUA_RIVERS = (
    "M4 172C20 200 44 201 100 200s96 9 132 13 46-12 47-28-20-28-46-38",
    "M204 0c-6 36 18 52 6 94-6 20-14 32-34 46",
)
CELL, GAP, PER_ROW = 120, 20, 3


def draw(
    districts: Sequence[tuple[str, str]],
    values: Mapping[str, int],
    pins: frozenset[str] = frozenset(),
) -> Sheet:
    """`districts` are (code, name) in the city's order; a city without a drawing gets plain tiles."""
    codes = [code for code, _name in districts]
    drawn = bool(codes) and set(codes) == set(PANZHIHUA)
    shapes = PANZHIHUA if drawn else _plain(codes)
    tiles = tuple(
        Tile(code, name, values.get(code, 0), shade, shapes[code], code in pins)
        for (code, name), shade in zip(districts, _shades(codes, values), strict=True)
    )
    if drawn:
        return Sheet(420, 300, tiles, PANZHIHUA_RIVERS)
    rows = -(-len(codes) // PER_ROW)
    return Sheet(PER_ROW * (CELL + GAP) + GAP, rows * (CELL + GAP) + GAP, tiles)


def _shades(codes: Sequence[str], values: Mapping[str, int]) -> list[int]:
    """Shades by rank, so that one large district does not leave the others all alike; equal is equal."""
    ranks = sorted({values.get(code, 0) for code in codes})
    steps = max(len(ranks) - 1, 1)
    return [1 + ranks.index(values.get(code, 0)) * (SHADES - 1) // steps for code in codes]


def _plain(codes: Sequence[str]) -> dict[str, Shape]:
    return {code: _square(*divmod(index, PER_ROW)) for index, code in enumerate(codes)}


def _square(row: int, column: int) -> Shape:
    left, top = GAP + column * (CELL + GAP), GAP + row * (CELL + GAP)
    right, bottom = left + CELL, top + CELL
    points = f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"
    return Shape(points, (left + CELL // 2, top + CELL // 2))

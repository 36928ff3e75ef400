"""Boxes on a picture: pixelated for good, and proposed where faces, plates or skin may be.

Faces come from `faces`, plates from `plates`; beside them patches in the colours of plates (blue, yellow)
and of skin. It misses much and proposes too much, so a person decides before anything shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image

from yilu.core import faces, plates

WHOLE = 1000  # boxes are written in per mille, so that they fit every size
COLUMNS, ROWS = 24, 18
TILE = 8  # pixels of the reduced picture that make one square
PLATE_SHARE, SKIN_SHARE = 0.45, 0.5
MOST = 12
GRAIN = 8  # so many blocks remain along the longer side of a box: more, and a face is still one


class Box(NamedTuple):
    """From left and top to right and bottom, in per mille of the picture."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """As a form sends it."""
        return ",".join(map(str, self))

    @property
    def sound(self) -> bool:
        return 0 <= self.left < self.right <= WHOLE and 0 <= self.top < self.bottom <= WHOLE


def pixelated(picture: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """A copy in which each box is a few coarse blocks, from which nothing can be got back."""
    out = picture.copy()
    for box in boxes:
        left, right = box.left * out.width // WHOLE, -(-box.right * out.width // WHOLE)
        top, bottom = box.top * out.height // WHOLE, -(-box.bottom * out.height // WHOLE)
        part = out.crop((left, top, right, bottom))
        block = max(4, max(part.size) // GRAIN)
        small = (max(1, part.width // block), max(1, part.height // block))
        coarse = part.resize(small, Image.Resampling.BOX)
        out.paste(coarse.resize(part.size, Image.Resampling.NEAREST), (left, top))
    return out


def suggested(picture: Image.Image) -> list[Box]:
    """Faces and plates first, then patches that may be either outside them; at most `MOST`."""
    people = [Box(*corners) for corners in faces.found(picture, WHOLE)]
    known = [*people, *(Box(*corners) for corners in plates.found(picture, WHOLE))]
    patches = [box for box in coloured(picture) if not any(_covers(one, box) for one in known)]
    return [*known, *patches][:MOST]


def _covers(box: Box, other: Box) -> bool:
    """Whether most of the other lies in this one."""
    across = min(box.right, other.right) - max(box.left, other.left)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(0, across) * max(0, down) * 10 >= 6 * other.width * other.height


def coloured(picture: Image.Image) -> list[Box]:
    """Patches in the colours of plates and of skin, the largest first."""
    small = picture.convert("HSV").resize((COLUMNS * TILE, ROWS * TILE), Image.Resampling.BOX)
    data, width = small.tobytes(), COLUMNS * TILE
    hot = {
        (column, row)
        for row in range(ROWS)
        for column in range(COLUMNS)
        if _tells(data, width, column, row)
    }
    patches = sorted(_patches(hot), key=len, reverse=True)
    return [_box(patch) for patch in patches if len(patch) <= COLUMNS * ROWS // 8]


def _tells(data: bytes, width: int, column: int, row: int) -> bool:
    plate = skin = 0
    for y in range(row * TILE, (row + 1) * TILE):
        for x in range(column * TILE, (column + 1) * TILE):
            hue, saturation, value = data[(y * width + x) * 3 : (y * width + x) * 3 + 3]
            plate += saturation > 130 and value > 70 and (148 <= hue <= 172 or 28 <= hue <= 38)
            skin += 4 <= hue <= 22 and 50 <= saturation <= 150 and value > 110
    return plate >= PLATE_SHARE * TILE * TILE or skin >= SKIN_SHARE * TILE * TILE


def _patches(hot: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """Squares that touch belong together."""
    found = []
    while hot:
        patch, edge = set(), [hot.pop()]
        while edge:
            column, row = edge.pop()
            patch.add((column, row))
            for near in (
                (column + 1, row),
                (column - 1, row),
                (column, row + 1),
                (column, row - 1),
            ):
                if near in hot:
                    hot.remove(near)
                    edge.append(near)
        found.append(patch)
    return found


def _box(patch: set[tuple[int, int]]) -> Box:
    columns, rows = [column for column, _row in patch], [row for _column, row in patch]
    return Box(
        min(columns) * WHOLE // COLUMNS,
        min(rows) * WHOLE // ROWS,
        (max(columns) + 1) * WHOLE // COLUMNS,
        (max(rows) + 1) * WHOLE // ROWS,
    )

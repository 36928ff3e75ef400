"""Number plates proposed in a photo: a patch in a plate's colours, of a plate's shape, with signs across it.

Blue (cars), yellow (lorries, buses) and the fading green of new-energy cars; white and black ones are not
looked for. No plate is read. Small, slanted, dirty or dark ones are missed and some signs are taken for
plates, so what it finds is a proposal that a person accepts, drops or completes.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

SIDE = 1000  # looked at in this size
NARROWEST = 24  # of it: 38 pixels of what is published, below which hardly a sign can be read
WIDEST = 0.6  # of the picture
# As wide as high: 440 × 140 mm, 480 × 140, lorries behind 440 × 220; seen from aside less.
SHAPE = (1.5, 6.5)
SIGNS = 5  # changes between light and dark along a line: seven signs have twice as many
MOST = 8

Corners = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Paint:
    """Of which colour (hue 0–179, saturation, brightness), how much of the patch, and what is above it."""

    low: tuple[int, int, int]
    high: tuple[int, int, int]
    fill: float
    above: float = 0.0  # of its height: the white half of a green plate


PAINTS = (
    Paint((100, 110, 50), (128, 255, 255), 0.4),
    Paint((14, 120, 90), (32, 255, 255), 0.4),
    Paint((40, 50, 80), (92, 255, 255), 0.35, above=0.8),
)


def found(picture: Image.Image, whole: int) -> list[Corners]:
    """Patches that may be plates, the largest first; in parts of `whole` of width and height."""
    small = picture.convert("RGB")
    small.thumbnail((SIDE, SIDE))
    seen = np.asarray(small)
    hues, grey = cv2.cvtColor(seen, cv2.COLOR_RGB2HSV), cv2.cvtColor(seen, cv2.COLOR_RGB2GRAY)
    boxes = [box for paint in PAINTS for box in _patches(hues, grey, paint)]
    boxes.sort(key=lambda box: (-(box[2] - box[0]) * (box[3] - box[1]), box))
    across, down = small.size
    return [_grown(box, across, down, whole) for box in boxes[:MOST]]


def _patches(hues: np.ndarray, grey: np.ndarray, paint: Paint) -> list[Corners]:
    """Of this colour, the gaps that signs leave closed."""
    mask = cv2.inRange(hues, np.array(paint.low), np.array(paint.high))
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 9), np.uint8))
    shapes, _tree = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    boxes = []
    for shape in shapes:
        left, top, wide, high = (int(number) for number in cv2.boundingRect(shape))
        if not _shaped(wide, high, mask.shape[1]):
            continue
        part = mask[top : top + high, left : left + wide]
        if float(np.count_nonzero(part)) < paint.fill * wide * high:
            continue
        if _signs(grey[top : top + high, left : left + wide]) >= SIGNS:
            boxes.append((left, max(0, top - round(high * paint.above)), left + wide, top + high))
    return boxes


def _shaped(wide: int, high: int, across: int) -> bool:
    """A green plate fades: only its lower half may be of the colour."""
    return NARROWEST <= wide <= WIDEST * across and SHAPE[0] <= wide / max(high, 1) <= 2 * SHAPE[1]


def _signs(grey: np.ndarray) -> int:
    """The most changes between light and dark along some line across the patch."""
    blurred = grey.astype(np.int16)
    rows = blurred[[len(blurred) * part // 10 for part in (3, 4, 5, 6, 7)]]
    middle = (rows.max(axis=1, keepdims=True) + rows.min(axis=1, keepdims=True)) // 2
    spread = rows.max(axis=1) - rows.min(axis=1)
    changes = np.count_nonzero(np.diff(rows > middle, axis=1), axis=1)
    return int(np.where(spread > 40, changes, 0).max(initial=0))


def _grown(box: Corners, across: int, down: int, whole: int) -> Corners:
    """With room around it, in parts of the picture."""
    left, top, right, bottom = box
    room = max(3, (right - left) // 12)
    return (
        max(0, left - room) * whole // across,
        max(0, top - room) * whole // down,
        -(-min(across, right + room) * whole // across),
        -(-min(down, bottom + room) * whole // down),
    )

"""Faces proposed in a photo by OpenCV's cascades: seen from the front and from either side.

A cascade is a plain rule over patches of light and dark: it knows nobody, keeps nothing and asks no
network. It misses faces that are small, turned, covered or dark, and takes some patterns for faces,
so what it finds is a proposal that a person accepts, drops or completes.
"""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

SIDE = 1000  # looked at in this size: a face of 24 pixels in it fills 38 of what is published
SMALLEST = 24
STEP, AGREEING = 1.2, 3  # how finely sizes are tried, how many neighbours must agree
ROOM = 0.15  # of its width around a face: hair and chin
FRONT, SIDEWAYS = "haarcascade_frontalface_alt2.xml", "haarcascade_profileface.xml"

Corners = tuple[int, int, int, int]  # left, top, right, bottom
_local = threading.local()  # a classifier holds a state while it looks: one for each thread
cv2.setNumThreads(1)  # a web worker has its neighbours beside it


def found(picture: Image.Image, whole: int) -> list[Corners]:
    """Patches that may be faces, the largest first; in parts of `whole` of width and height."""
    grey = picture.convert("L")
    grey.thumbnail((SIDE, SIDE))
    across, down = grey.size
    boxes = _apart(_everywhere(np.asarray(grey)))
    return [_grown(box, across, down, whole) for box in boxes]


def _everywhere(grey: np.ndarray) -> list[Corners]:
    """A face seen from the side is known one way only: the mirrored picture shows the other."""
    front, sideways = _classifiers()
    across = grey.shape[1]
    mirrored = _seen(sideways, np.ascontiguousarray(grey[:, ::-1]))
    turned = [(across - right, top, across - left, bottom) for left, top, right, bottom in mirrored]
    return [*_seen(front, grey), *_seen(sideways, grey), *turned]


def _seen(classifier: cv2.CascadeClassifier, grey: np.ndarray) -> list[Corners]:
    rows = classifier.detectMultiScale(
        grey, scaleFactor=STEP, minNeighbors=AGREEING, minSize=(SMALLEST, SMALLEST)
    )
    numbers = [[int(number) for number in row] for row in rows]
    return [(x, y, x + width, y + height) for x, y, width, height in numbers]


def _classifiers() -> tuple[cv2.CascadeClassifier, cv2.CascadeClassifier]:
    if not hasattr(_local, "pair"):
        shelf = Path(cv2.__file__).parent / "data"
        front, sideways = (cv2.CascadeClassifier(str(shelf / name)) for name in (FRONT, SIDEWAYS))
        _local.pair = front, sideways
    pair: tuple[cv2.CascadeClassifier, cv2.CascadeClassifier] = _local.pair
    return pair


def _apart(boxes: list[Corners]) -> list[Corners]:
    """One box for one face: of two that share half of the smaller, the larger stays."""
    kept: list[Corners] = []
    for box in sorted(boxes, key=lambda one: (-_area(one), one)):
        if all(2 * _shared(box, other) < _area(box) for other in kept):
            kept.append(box)
    return kept


def _area(box: Corners) -> int:
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def _shared(one: Corners, other: Corners) -> int:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return _area((left, top, min(one[2], other[2]), min(one[3], other[3])))


def _grown(box: Corners, across: int, down: int, whole: int) -> Corners:
    """With room around it, in parts of the picture."""
    room = round((box[2] - box[0]) * ROOM)
    left, top = max(0, box[0] - room), max(0, box[1] - room)
    right, bottom = min(across, box[2] + room), min(down, box[3] + room)
    return (
        left * whole // across,
        top * whole // down,
        -(-right * whole // across),
        -(-bottom * whole // down),
    )

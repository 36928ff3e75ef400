"""Plates proposed in a photo: the three colours of Chinese plates, near and far; walls and skies are none."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
import pytest
from PIL import Image

from yilu.core import blurs, plates

WHOLE = blurs.WHOLE
BLUE, YELLOW, GREEN = (20, 60, 170), (240, 190, 30), (70, 190, 110)
DARK, LIGHT = (20, 20, 20), (245, 245, 245)


def street(wide: int = 1600, high: int = 1200) -> np.ndarray:
    """Grey patches by chance, as of road and concrete."""
    rng = Random(5)
    small = np.array(
        [[[90 + rng.randrange(60)] * 3 for _x in range(16)] for _y in range(12)], np.uint8
    )
    return cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC)


def put(picture: np.ndarray, at: tuple[int, int], wide: int, paint: str) -> tuple[int, ...]:
    """A plate with signs; a green one fades from white."""
    high, (x, y) = wide * 140 // 440, at
    ground, ink = {"blue": (BLUE, LIGHT), "yellow": (YELLOW, DARK), "green": (GREEN, DARK)}[paint]
    plate = np.zeros((high, wide, 3), np.uint8)
    plate[:] = ground
    if paint == "green":
        for row in range(high):
            share = min(1.0, row / (high * 0.7))
            plate[row] = [round(255 + (part - 255) * share) for part in ground]
    scale, width = wide / 165, max(1, wide // 60)
    cv2.putText(
        plate, "D12345F", (wide // 16, high * 3 // 4), cv2.FONT_HERSHEY_SIMPLEX, scale, ink, width
    )
    picture[y : y + high, x : x + wide] = plate
    return x, y, x + wide, y + high


def covered(box: tuple[int, ...], boxes: list[plates.Corners]) -> float:
    """The largest share of a plate (pixels of 1600 × 1200) under one box."""
    shares = [0.0]
    for left, top, right, bottom in boxes:
        across = min(right * 1.6, box[2]) - max(left * 1.6, box[0])
        down = min(bottom * 1.2, box[3]) - max(top * 1.2, box[1])
        shares.append(max(0, across) * max(0, down) / ((box[2] - box[0]) * (box[3] - box[1])))
    return max(shares)


@pytest.mark.parametrize("paint", ["blue", "yellow", "green"])
@pytest.mark.parametrize("wide", [60, 150, 420])
def test_each_colour_near_and_far_is_proposed_whole(paint: str, wide: int) -> None:
    picture = street()
    box = put(picture, (700, 500), wide, paint)
    boxes = plates.found(Image.fromarray(picture), WHOLE)
    assert (covered(box, boxes) > 0.9, len(boxes) <= 2) == (True, True)
    assert covered(box, [tuple(one) for one in blurs.suggested(Image.fromarray(picture))]) > 0.9


def test_a_blue_car_park_sky_and_lawn_are_no_plates() -> None:
    picture = street()
    picture[:300] = (90, 150, 230)  # a sky
    picture[900:] = (60, 150, 60)  # a lawn
    picture[400:640, 200:700] = BLUE  # a hoarding without a word
    picture[700:760, 1000:1200] = YELLOW  # a kerb
    assert plates.found(Image.fromarray(picture), WHOLE) == []


def test_any_size_and_shape_of_picture_is_looked_at() -> None:
    for size in ((1, 1), (3, 900), (900, 3), (40, 40)):
        assert plates.found(Image.new("RGB", size, BLUE), WHOLE) == []
    assert plates.found(Image.new("L", (200, 100)), WHOLE) == []

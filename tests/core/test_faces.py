"""Faces and plates are proposed for a person to accept: a drawn face is found, scenes without one are not."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFilter

from yilu.core import blurs, faces
from yilu.core.blurs import WHOLE, Box
from yilu.demo.scenes import PAINTERS
from yilu.demo.scenes import picture as painted

Colour = tuple[int, int, int]
TONES: list[Colour] = [(214, 170, 140), (150, 105, 80), (240, 205, 180)]


def face(side: int, tone: Colour) -> Image.Image:
    """Nobody: hair, forehead, brows, eyes, nose and mouth in soft light."""
    dark, mid, light = (_times(tone, share) for share in (0.45, 0.72, 1.12))
    whole = Image.new("RGB", (480, 480), (120, 130, 125))
    draw = ImageDraw.Draw(whole)
    draw.ellipse((80, 20, 400, 470), fill=(40, 34, 32))
    draw.ellipse((100, 60, 380, 470), fill=tone)
    draw.ellipse((150, 80, 330, 190), fill=light)
    for x in (165, 315):
        draw.ellipse((x - 52, 185, x + 52, 250), fill=mid)
        draw.rounded_rectangle((x - 46, 178, x + 46, 196), 9, fill=dark)
        draw.ellipse((x - 34, 205, x + 34, 240), fill=(70, 55, 50))
    draw.polygon([(240, 200), (212, 330), (268, 330)], fill=light)
    draw.ellipse((205, 310, 275, 345), fill=mid)
    draw.ellipse((105, 270, 205, 360), fill=light)
    draw.ellipse((275, 270, 375, 360), fill=light)
    draw.rounded_rectangle((180, 375, 300, 405), 15, fill=(120, 60, 60))
    draw.ellipse((190, 410, 290, 455), fill=light)
    return whole.filter(ImageFilter.GaussianBlur(9)).resize((side, side))


def _times(colour: Colour, share: float) -> Colour:
    red, green, blue = (min(255, int(part * share)) for part in colour)
    return red, green, blue


def street() -> Image.Image:
    """Grey ground with a grain that is the same every time."""
    grain = Image.linear_gradient("L").resize((800, 600)).convert("RGB")
    return Image.blend(grain, Image.new("RGB", (800, 600), (120, 130, 125)), 0.7)


def inside(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom


@pytest.mark.parametrize("side", [45, 90, 240])
@pytest.mark.parametrize("tone", TONES)
def test_a_face_is_proposed_wherever_it_stands(side: int, tone: Colour) -> None:
    picture = street()
    picture.paste(face(side, tone), (300, 200))
    (found,) = [Box(*corners) for corners in faces.found(picture, WHOLE)]
    eyes = [(300 + side * part) / 800 * WHOLE for part in (0.34, 0.66)]
    line = (200 + side * 0.46) / 600 * WHOLE
    assert [inside(found, eye, line) for eye in eyes] == [True, True]
    assert found.sound


def test_two_people_are_two_boxes_and_the_same_each_time() -> None:
    picture = street()
    for at, tone in zip((80, 480), TONES, strict=False):
        picture.paste(face(150, tone), (at, 220))
    once, again = faces.found(picture, WHOLE), faces.found(picture, WHOLE)
    assert (len(once), once) == (2, again)


def test_a_face_comes_first_and_is_not_proposed_again_by_its_colour() -> None:
    picture = street()
    picture.paste(face(240, TONES[0]), (60, 120))
    picture.paste((0, 60, 200), (520, 460, 700, 520))  # a blue plate
    proposed = blurs.suggested(picture)
    assert [inside(box, 610 / 0.8, 490 / 0.6) for box in proposed] == [False, True]


def test_problems_of_the_road_are_no_faces() -> None:
    seen = [Image.open(BytesIO(painted(kind, 3))) for kind in PAINTERS]
    assert [faces.found(one.resize((480, 360)), WHOLE) for one in seen] == [[] for _one in seen]


def test_what_was_proposed_and_accepted_cannot_be_found_again() -> None:
    picture = street()
    picture.paste(face(240, TONES[1]), (280, 180))
    assert faces.found(blurs.pixelated(picture, blurs.suggested(picture)), WHOLE) == []


def test_a_tiny_or_narrow_picture_is_no_trouble() -> None:
    for size in ((1, 1), (3, 900), (1600, 2), (24, 24)):
        assert faces.found(Image.new("RGB", size, "white"), WHOLE) == []

"""Drawn pictures where a driver would hand in a photograph: nobody's car, nobody's face, no place."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

SIZE = (1280, 960)
SKY, HILL, ROAD, LINE, BLUE, SAND, DARK = (
    "#cfe0ea",
    "#7d9a6a",
    "#5b5f66",
    "#e9e4d4",
    "#3f7fae",
    "#d8c39a",
    "#2b2f36",
)


def rear_end() -> bytes:
    """Two cars, one run into the other, as a JPEG."""
    picture = Image.new("RGB", SIZE, SKY)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(0, 420), (380, 250), (760, 400), (1280, 280), (1280, 560), (0, 560)], HILL)
    draw.rectangle((0, 540, 1280, 960), ROAD)
    for left in range(40, 1280, 220):
        draw.rectangle((left, 860, left + 120, 874), LINE)
    for left, paint in ((110, BLUE), (600, SAND)):
        draw.polygon(
            [(left + 90, 560), (left + 160, 460), (left + 390, 460), (left + 450, 560)], paint
        )
        draw.rounded_rectangle((left, 560, left + 520, 700), 36, paint)
        for wheel in (left + 110, left + 400):
            draw.ellipse((wheel - 52, 650, wheel + 52, 754), DARK)
    draw.line([(615, 575), (650, 610), (612, 640), (648, 680)], DARK, 6)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()

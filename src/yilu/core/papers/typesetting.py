"""PDF by typst: fonts come with Yilu, so that a paper looks the same on every machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

import pylopdf_fonts_zh_cn
import segno
import typst
from django.conf import settings

from yilu.core.clock import CITY_ZONE
from yilu.core.papers import glyphs

HERE = Path(__file__).parent


def pdf(template: str, values: Mapping[str, object], dated: date) -> bytes:
    """The template filled with the values, which it reads as `paper`.

    Values travel as JSON, so that no word of them is ever read as markup. The file's time is noon of
    its day: the same paper is the same bytes.
    """
    made: bytes = typst.compile(  # type: ignore[call-overload]  # its types tie root to input
        template.encode(),
        root=HERE,  # where house.typ lies
        font_paths=font_paths(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(values, ensure_ascii=False)},
        timestamp=int(datetime.combine(dated, time(12), CITY_ZONE).timestamp()),
    )
    return made


def font_paths() -> list[Path]:
    """The packaged faces, our own for rare characters, and any font a city puts into its data."""
    own = [Path(pylopdf_fonts_zh_cn.serif_path()).parent, HERE / "fonts"]
    city = Path(settings.YILU_DATA) / "fonts"
    return [*own, city] if city.is_dir() else own


def lost(text: str) -> str:
    """The characters of the text that would be boxes in a PDF."""
    return glyphs.undrawable(text, font_paths())


def qr(text: str) -> str:
    """A QR code as SVG, for a template's `image(bytes(…), format: "svg")`."""
    drawn: str = segno.make(text, error="m", micro=False).svg_inline(border=0)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def day(when: date) -> str:
    """2026年6月5日, as papers are dated."""
    return f"{when.year}年{when.month}月{when.day}日"

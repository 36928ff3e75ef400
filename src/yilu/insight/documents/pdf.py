"""PDF by typst: fonts come with Yilu, so that the paper looks the same on every machine."""

from __future__ import annotations

import json
from datetime import datetime, time
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst
from django.conf import settings

from yilu.core.clock import CITY_ZONE
from yilu.insight.documents.paper import Paper

HERE = Path(__file__).parent
TEMPLATE = HERE / "brief.typ"


def render(paper: Paper) -> bytes:
    """The brief on A4."""
    made: bytes = typst.compile(
        TEMPLATE,
        root=HERE,
        font_paths=font_paths(),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"paper": json.dumps(_values(paper), ensure_ascii=False)},
        timestamp=int(datetime.combine(paper.dated, time(12), CITY_ZONE).timestamp()),
    )
    return made


def font_paths() -> list[Path]:
    """The packaged faces, our own for rare characters, and any font a city puts into its data."""
    own = [Path(pylopdf_fonts_zh_cn.serif_path()).parent, HERE / "fonts"]
    city = Path(settings.YILU_DATA) / "fonts"
    return [*own, city] if city.is_dir() else own


def _values(paper: Paper) -> dict[str, object]:
    return {
        "masthead": paper.masthead,
        "issue": paper.issue,
        "dated": _day(paper),
        "title": paper.title,
        "blocks": [{"heading": block.heading, "text": block.text} for block in paper.blocks],
        "signed_as": paper.signed_as,
        "lists": paper.lists,
        "figures": paper.rows,
        "notes": paper.notes,
    }


def _day(paper: Paper) -> str:
    return f"{paper.dated.year}年{paper.dated.month}月{paper.dated.day}日"

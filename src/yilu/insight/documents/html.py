"""The brief as one HTML file that needs nothing else: to read, to mail, to print."""

from __future__ import annotations

from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from yilu.insight.documents.paper import Paper

STYLE = (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")


def render(paper: Paper) -> bytes:
    context = {"paper": paper, "style": mark_safe(STYLE)}  # noqa: S308 — our own file
    return render_to_string("insight/brief.html", context).encode()

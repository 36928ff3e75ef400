"""The brief on A4."""

from __future__ import annotations

from pathlib import Path

from yilu.core import papers
from yilu.insight.documents.paper import Paper

TEMPLATE = (Path(__file__).parent / "brief.typ").read_text(encoding="utf-8")


def render(paper: Paper) -> bytes:
    return papers.pdf(TEMPLATE, _values(paper), paper.dated)


def _values(paper: Paper) -> dict[str, object]:
    return {
        "masthead": paper.masthead,
        "issue": paper.issue,
        "dated": papers.day(paper.dated),
        "title": paper.title,
        "blocks": [{"heading": block.heading, "text": block.text} for block in paper.blocks],
        "signed_as": paper.signed_as,
        "lists": paper.lists,
        "figures": paper.rows,
        "notes": paper.notes,
    }

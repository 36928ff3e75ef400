"""The brief as JSON: the contract other people's scripts read (`./yilu brief --format json`)."""

from __future__ import annotations

import json
from typing import Any

from yilu.insight.documents.paper import Paper
from yilu.insight.measures import Figure


def render(paper: Paper) -> bytes:
    return json.dumps(values(paper), ensure_ascii=False, indent=2).encode() + b"\n"


def values(paper: Paper) -> dict[str, Any]:
    """`from`, `to`, `figures`, `text` are promised; the rest says where they come from."""
    return {
        "from": paper.period.first.isoformat(),
        "to": paper.period.last.isoformat(),
        "scope": paper.scope,
        "issue": paper.issue,
        "title": paper.title,
        "figures": [_figure(figure) for figure in paper.figures],
        "text": paper.text,
        "digest": paper.digest or None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "unit": figure.unit,
        "value": figure.value,
        "text": figure.text,
        "people": figure.people,
        "kind": str(figure.kind),
        "definition": figure.definition,
        "note": figure.note or None,
        "readings": [[r.label, r.value, r.unit] for r in figure.readings],
    }

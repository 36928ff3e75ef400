"""The fingerprint of an issued brief: SHA-256 over its words, its figures and the keys of their rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from yilu.insight.models import FROZEN, Brief, BriefFigure

FORM = 1  # of the canonical text; a later form gets the next number and the old one stays readable
WORDS = tuple(name for name in FROZEN if name not in {"scope", "digest"})
FIGURE = (
    "key", "order", "label", "unit", "definition", "value", "people", "text", "note", "readings",
    "row_kind", "row_keys",
)  # fmt: skip


def of(brief: Brief, figures: Iterable[BriefFigure]) -> str:
    """The same brief gives the same digest on any machine, in any language, at any time."""
    ordered = sorted(figures, key=lambda figure: figure.order)
    text = json.dumps(
        {
            "form": FORM,
            "scope": str(brief.scope_id),
            "words": {name: _plain(getattr(brief, name)) for name in WORDS},
            "figures": [{name: _plain(getattr(row, name)) for name in FIGURE} for row in ordered],
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)

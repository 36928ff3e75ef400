"""The shape of a seeded article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class ArticleSeed:
    """One version of an article; `value` is the number the rule needs."""

    key: str
    source: str
    article: str
    text: str
    since: date
    value: Any = None
    note: str = ""  # where the number and the words were taken from

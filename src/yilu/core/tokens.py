"""Searching Chinese text by overlapping pairs of characters: "定损" finds "迟迟不定损".

pg_trgm needs three characters and finds nothing for the two-character words Chinese is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

WORD = re.compile(r"[0-9a-z]+|[^\W0-9a-z_]+")
MOST = 1000


def pairs(*texts: str) -> list[str]:
    """The distinct pairs of neighbouring characters of each run of letters; a lone one stands alone."""
    found: dict[str, None] = {}
    for run in _runs(texts):
        for at in range(max(len(run) - 1, 1)):
            found[run[at : at + 2]] = None
    return list(found)[:MOST]


def wanted(text: str) -> list[str]:
    """What a row must contain to be found by this text; nothing for a text without letters."""
    return pairs(text)


def likeness(one: Iterable[str], other: Iterable[str]) -> float:
    """How much two sets of pairs share, from 0 to 1 (Jaccard)."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a and b else 0.0


def _runs(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        yield from WORD.findall(normalize("NFKC", text).lower())

"""What is allowed when where one parks: "7-22 限停 2 小时；22-7 不限", and what holds at this hour.

A text without hours says the same all day; nothing an office writes is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

_PIECE = re.compile(
    r"(\d{1,2})(?::\d{2}|点|时)?\s*(?:-|~|–|—|至|到)\s*(?:次日)?(\d{1,2})(?::\d{2}|点|时)?\s*(\D.*)"
)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is allowed now, and until which hour ("" and None where the text names no hours)."""

    words: str
    until: int | None = None


def at_hour(text: str, hour: int) -> Allowed:
    """The part of the text that holds at this hour; the whole text where it has no parts."""
    for part in re.split(r"[;；\n]", text):
        found = _PIECE.fullmatch(normalize("NFKC", part).strip())
        if found is None:
            continue
        first, last = int(found[1]), int(found[2])
        if first < 25 and last < 25 and _holds(first, last, hour):
            return Allowed(found[3].strip(), last)
    return Allowed(text)


def _holds(first: int, last: int, hour: int) -> bool:
    return first <= hour < last if first < last else hour >= first or hour < last

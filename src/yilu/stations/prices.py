"""What charging costs by the hour: offices' ways of writing it, one canonical text, the price now.

Canonical: "0-7 39;7-23 68;23-24 39": hours of the day and 分 per kilowatt-hour.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from unicodedata import normalize

_PART = re.compile(
    r"(?:(\d{1,2})(?::00|点|时)?\s*(?:-|~|至|到)\s*(?:次日)?(\d{1,2})(?::00|点|时)?\s*)?"
    r"(\d+(?:\.\d+)?)\s*元?"
)
Price = tuple[int, int, int]  # from hour, to hour, fen


def read(text: str) -> tuple[Price, ...]:
    """As an office writes it, in yuan: "0:00-7:00 0.39元；7-23 0.68"; ValueError if unreadable."""
    plain = re.sub(r"/(?:度|千瓦时|kWh)|每度", "", normalize("NFKC", text), flags=re.IGNORECASE)
    prices: list[Price] = []
    for part in re.split(r"[;,，；、\n]", plain):
        if not part.strip():
            continue
        found = _PART.fullmatch(part.strip())
        if found is None:
            raise ValueError(text)
        prices += _pieces(found[1], found[2], int(Decimal(found[3]) * 100))
    if not prices or any(fen > 1000 for _from, _to, fen in prices):
        raise ValueError(text)
    prices.sort()
    if any(after[0] < before[1] for before, after in pairwise(prices)):
        raise ValueError(text)  # two prices at one hour: nobody knows which holds
    return tuple(prices)


def _pieces(begin: str | None, end: str | None, fen: int) -> list[Price]:
    if begin is None or end is None:
        return [(0, 24, fen)]
    first, last = int(begin), int(end)
    if first > 24 or last > 24:
        raise ValueError(f"{begin}-{end}")
    if first < last:
        return [(first, last, fen)]
    return [(first, 24, fen)] + ([(0, last, fen)] if last else [])


def canonical(prices: tuple[Price, ...]) -> str:
    return ";".join(f"{first}-{last} {fen}" for first, last, fen in prices)


def stored(text: str) -> tuple[Price, ...]:
    """The canonical text read back."""
    parts = (re.split(r"[- ]", part) for part in text.split(";") if part)
    return tuple((int(first), int(last), int(fen)) for first, last, fen in parts)


def at_hour(text: str, hour: int) -> int | None:
    """分 per kilowatt-hour at this hour."""
    return next((fen for first, last, fen in stored(text) if first <= hour < last), None)


def next_change(text: str, hour: int) -> tuple[int, int] | None:
    """(hour, fen) of the next other price today or tomorrow."""
    now = at_hour(text, hour)
    for step in range(1, 24):
        then = at_hour(text, (hour + step) % 24)
        if then is not None and then != now:
            return (hour + step) % 24, then
    return None


def yuan(fen: int) -> str:
    return f"{fen / 100:.2f}"

"""Addresses with a question behind them: a figure leads to exactly the rows it counts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.urls import reverse


def to(name: str, *args: object, **asked: object) -> str:
    """The page of this name; whatever is asked with an empty value is left out."""
    query = urlencode({key: value for key, value in asked.items() if value not in ("", None)})
    address = reverse(name, args=args)
    return f"{address}?{query}" if query else address

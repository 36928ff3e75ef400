"""The buttons of a case's page, whatever the case: one red, a few beside it, the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Button:
    name: str
    label: Any
    icon: str
    href: str


@dataclass(frozen=True, slots=True)
class Bench:
    """How one kind of case lays its acts out; an act has `move`, `heading` and `icon`."""

    acts: Mapping[str, Any]
    first: Sequence[str]  # the red one: the first that is open
    beside: Sequence[str]
    apart: Collection[str]  # stand elsewhere on the page
    url_name: str
    fits: Callable[[Any, str], bool]  # beyond the table of moves


def buttons(bench: Bench, row: Any, moves: Collection[str]) -> dict[str, Any]:
    """Nothing the table of moves does not open."""
    open_ = [n for n, act in bench.acts.items() if act.move in moves and bench.fits(row, n)]
    main = next((name for name in bench.first if name in open_), "")
    beside = [name for name in bench.beside if name in open_]
    rest = [n for n in open_ if n != main and n not in beside and n not in bench.apart]
    return {
        "main": _button(bench, row, main) if main else None,
        "beside": [_button(bench, row, name) for name in beside],
        "rest": [_button(bench, row, name) for name in rest],
        "decides": "approve" in moves,
    }


def _button(bench: Bench, row: Any, name: str) -> Button:
    act = bench.acts[name]
    return Button(name, act.heading, act.icon, reverse(bench.url_name, args=[row.pk, name]))

"""The desk's navigation, as data: every page that exists, once, with the right it needs.

A page is added here in the change that adds the page; a test resolves every address, so that
nothing leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor, Right


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the side navigation; `section` "" is the unlabelled top, `right` None is any staff."""

    key: str  # what a view passes as `nav`
    label: Any  # lazily translated
    icon: str  # a name of icons.svg
    url_name: str
    right: Right | None = None
    section: str = ""
    hand: bool = (
        False  # among the bottom tabs when the desk is held in the hand (three fit beside the menu)
    )


SECTIONS: dict[str, Any] = {
    "": "",
    "coverage": _("组织覆盖"),
    "service": _("优化服务"),
    "contribution": _("作用发挥"),
    "papers": _("文稿"),
    "system": _("系统"),
}

NAV: tuple[Entry, ...] = ()

HAND_TABS = 3


def entries_for(actor: Actor | None) -> list[Entry]:
    """What this actor may open, in the order of the sections."""
    if actor is None:
        return []
    open_to_him = [entry for entry in NAV if entry.right is None or actor.may_anywhere(entry.right)]
    return sorted(open_to_him, key=lambda entry: list(SECTIONS).index(entry.section))


def sections_for(actor: Actor | None) -> Iterator[tuple[Any, list[Entry]]]:
    """The same, grouped: (label, entries)."""
    for section, entries in groupby(entries_for(actor), key=lambda entry: entry.section):
        yield SECTIONS[section], list(entries)


def hand_entries(actor: Actor | None) -> list[Entry]:
    """The few that fit under a thumb: those marked, else the first ones he has."""
    entries = entries_for(actor)
    marked = [entry for entry in entries if entry.hand]
    return (marked or entries)[:HAND_TABS]

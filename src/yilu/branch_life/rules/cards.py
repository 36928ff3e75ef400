"""Rule cards: which article, what is wrong, both dates, what to do now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from yilu.core.errors import Invalid

PREFIX = "development."


class Level(StrEnum):
    BLOCK = "block"  # it cannot be recorded so
    WARN = "warn"  # it can, by somebody who has read this


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of an article, as a value."""

    key: str
    source: str
    article: str
    text: str
    since: date
    verified: bool = False
    value: Any = None

    @property
    def cited(self) -> str:
        return f"《{self.source}》{self.article}"

    def frozen(self) -> dict[str, Any]:
        """How a step keeps the version that applied to it."""
        names = ("key", "source", "article", "text", "verified", "value")
        return {**{name: getattr(self, name) for name in names}, "since": self.since.isoformat()}


NO_RULE = Rule("", "", "", "", date.min)


@dataclass(frozen=True, slots=True)
class Rules:
    """The versions in force on one day."""

    by_key: Mapping[str, Rule]

    def get(self, key: str) -> Rule:
        return self.by_key.get(key, NO_RULE)

    def number(self, key: str, name: str) -> int | None:
        """A rule's number; None where this version asks for none."""
        value = self.get(key).value
        found = value.get(name) if isinstance(value, Mapping) else None
        return int(found) if found is not None else None


@dataclass(frozen=True, slots=True)
class Card:
    """What a rule says about one thing that was, or would be, recorded."""

    level: Level
    code: str
    rule: Rule
    said: str  # what is not right
    now: str  # what to do
    asked: date | None = None  # the date the rule gives
    given: date | None = None  # the date that was given
    provisional: bool = False  # rests on a calendar not yet published
    field: str = "done_on"

    @property
    def message(self) -> str:
        cited = f"（{self.rule.cited}）" if self.rule.article else ""
        soft = _("日期暂定，日历公布后再算一遍。") if self.provisional else ""
        return f"{self.said}{self.now}{soft}{cited}"


class Blocked(Invalid):
    """The rules do not let it be recorded so; each card stands on its field."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = tuple(cards)
        super().__init__(_by_field(self.cards))


class Unread(Invalid):
    """The rules allow it with a warning that somebody must say he has read."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self.cards = tuple(cards)
        words = "".join(card.message for card in self.cards)
        super().__init__({"confirmed": words})


def _by_field(cards: Iterable[Card]) -> dict[str, str]:
    errors: dict[str, str] = {}
    for card in cards:
        errors[card.field] = errors.get(card.field, "") + card.message
    return errors


def insist(cards: Iterable[Card], *, confirmed: bool) -> list[str]:
    """Raise what blocks, then what nobody has said he read; the codes of the warnings that were."""
    found = list(cards)
    blocking = [card for card in found if card.level is Level.BLOCK]
    if blocking:
        raise Blocked(blocking)
    if found and not confirmed:
        raise Unread(found)
    return [card.code for card in found]

"""Rule cards: the article that applies, and what to do now. A refusal names its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from yilu.core.errors import NotFound, Refused
from yilu.rulebook.models import Article
from yilu.rulebook.queries import article


@dataclass(frozen=True, slots=True)
class Card:
    """What stands in the way (or is near), under which article, and what to do now."""

    key: str
    title: str
    todo: str
    article: Article | None
    tone: str = "now"  # now: it blocks; soon: a warning; done: it is met

    @property
    def cited(self) -> str:
        if self.article is None:
            return ""
        return f"《{self.article.source}》{self.article.article}"


class RuleRefused(Refused):
    """A refusal that carries its card."""

    def __init__(self, card: Card) -> None:
        self.card = card
        message = _("%(title)s依据%(cited)s。%(todo)s") % {
            "title": card.title,
            "cited": card.cited or _("本市规定"),
            "todo": card.todo,
        }
        super().__init__(message)


def in_force(city: str, key: str, on: date) -> Article | None:
    """The version of the article on the day; a city that has not got it does without."""
    try:
        return article(city, key, on)
    except NotFound:
        return None


def value(city: str, key: str, on: date, default: Any) -> Any:
    """The number an article carries on the day."""
    found = in_force(city, key, on)
    return default if found is None or found.value is None else found.value


def card(city: str, key: str, on: date, title: Any, todo: Any, tone: str = "now") -> Card:
    return Card(key, str(title), str(todo), in_force(city, key, on), tone)


def refuse(city: str, key: str, on: date, title: Any, todo: Any) -> RuleRefused:
    return RuleRefused(card(city, key, on, title, todo))


def versions(city: str, keys: tuple[str, ...], on: date) -> list[dict[str, str]]:
    """The articles that applied, as a resolution keeps them."""
    found = [in_force(city, key, on) for key in keys]
    return [
        {
            "key": row.key,
            "source": row.source,
            "article": row.article,
            "since": row.in_force_from.isoformat(),
        }
        for row in found
        if row is not None
    ]

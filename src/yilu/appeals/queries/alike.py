"""Has it been settled before: cards and causes near to what a driver types, and similar cases for staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from yilu.appeals import access
from yilu.appeals.enums import CardState, CauseState
from yilu.appeals.likeness import ALIKE, nearest
from yilu.appeals.models import Appeal, Card, Cause
from yilu.core.actor import Actor
from yilu.core.tokens import likeness, pairs, wanted

T = TypeVar("T", Card, Cause)
OFFERED = 3
CARD_NEAR = 0.06  # a card is longer than what is typed


@dataclass(frozen=True, slots=True)
class Known:
    """What is offered before sending: answers that exist, and causes already being handled."""

    cards: list[Card]
    causes: list[Cause]


def known(city: str, subject: str, text: str) -> Known:
    """Nearest public cards and open causes; nothing for two characters."""
    typed = pairs(text)
    if len(typed) < 3:
        return Known([], [])
    cards = Card.objects.filter(city=city, state=CardState.APPROVED, tokens__overlap=typed)
    causes = Cause.objects.filter(city=city, state=CauseState.OPEN, tokens__overlap=typed)
    if subject:
        cards, causes = cards.filter(subject=subject), causes.filter(subject=subject)
    return Known(
        _nearest(list(cards.exclude(question="")[:100]), typed, CARD_NEAR),
        [c for c in _nearest(list(causes[:100]), typed, ALIKE) if c.notice],
    )


def _nearest(rows: list[T], typed: list[str], enough: float) -> list[T]:
    scored = [(likeness(row.tokens, typed), row) for row in rows]
    near = sorted((pair for pair in scored if pair[0] >= enough), key=lambda pair: -pair[0])
    return [row for _score, row in near[:OFFERED]]


def cards(city: str, *, text: str = "", subject: str = "") -> QuerySet[Card]:
    """Public question-and-answer cards, by words in Chinese."""
    rows = Card.objects.filter(city=city, state=CardState.APPROVED)
    rows = rows.filter(subject=subject) if subject else rows
    words = wanted(text)
    rows = rows.filter(tokens__contains=words) if words else rows
    return rows.order_by("-approved_at", "pk")


def similar(actor: Actor, appeal: Appeal) -> list[Appeal]:
    """Cases about the same thing that the actor may see, the likest first."""
    near = nearest(appeal, limit=8)
    seen = {row.pk: row for row in access.visible(actor).filter(pk__in=near)}
    return [seen[key] for key in near if key in seen]

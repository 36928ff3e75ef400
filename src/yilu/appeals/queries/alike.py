"""Has it been settled before: cards and causes near to what a driver types, and similar cases for staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from yilu.appeals import access
from yilu.appeals.enums import CardState
from yilu.appeals.likeness import ALIKE, nearest
from yilu.appeals.models import Appeal, Card, Cause
from yilu.core.actor import Actor
from yilu.core.tokens import likeness, pairs, wanted

T = TypeVar("T", Card, Cause)
OFFERED = 3
SHOWN = ("number", "title", "state", "outcome")  # of a similar case: the rest of the row is wide
CARD_NEAR = 0.06  # a card is longer than what is typed


@dataclass(frozen=True, slots=True)
class Known:
    """What is offered before sending: answers that exist, and causes already being handled."""

    cards: list[Card]
    causes: list[Cause]


_NEAR = """
(SELECT 'card', id, tokens FROM appeals_card
 WHERE city = %(city)s AND state = 'approved' AND question <> ''
   AND (%(subject)s = '' OR subject = %(subject)s) AND tokens && %(typed)s::varchar[] LIMIT 100)
UNION ALL
(SELECT 'cause', id, tokens FROM appeals_cause
 WHERE city = %(city)s AND state = 'open' AND notice <> ''
   AND (%(subject)s = '' OR subject = %(subject)s) AND tokens && %(typed)s::varchar[] LIMIT 100)
"""


def known(city: str, subject: str, text: str) -> Known:
    """Nearest public cards and open causes; nothing for two characters.

    Asked with every letter that is sent: one statement weighs them by their words, and the few that
    are near are read.
    """
    typed = pairs(text)
    if len(typed) < 3:
        return Known([], [])
    with connection.cursor() as cursor:
        cursor.execute(_NEAR, {"city": city, "subject": subject, "typed": typed})
        rows = cursor.fetchall()
    return Known(
        _read(Card, city, _nearest(rows, "card", typed, CARD_NEAR)),
        _read(Cause, city, _nearest(rows, "cause", typed, ALIKE)),
    )


def _nearest(rows: list[Any], what: str, typed: list[str], enough: float) -> list[UUID]:
    scored = [(likeness(tokens, typed), key) for kind, key, tokens in rows if kind == what]
    near = sorted((pair for pair in scored if pair[0] >= enough), key=lambda pair: -pair[0])
    return [key for _score, key in near[:OFFERED]]


def _read(model: type[T], city: str, keys: list[UUID]) -> list[T]:
    if not keys:
        return []
    rows = model._default_manager.filter(city=city).in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


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
    if not near:
        return []
    seen = {row.pk: row for row in access.visible(actor).filter(pk__in=near).only(*SHOWN)}
    return [seen[key] for key in near if key in seen]

"""Reading one's own messages; and, in demo mode alone, what the loopback phone received."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound
from yilu.notices.enums import OutboundState
from yilu.notices.models import Message, Outbound
from yilu.notices.quiet import asleep
from yilu.notices.sealing import opened_text
from yilu.people.models import Preference
from yilu.people.queries import accounts_of


@dataclass(frozen=True, slots=True)
class Letter:
    """What would stand on the phone's screen."""

    at: datetime
    tail: str
    text: str


def messages(actor: Actor, *, unread: bool = False, kind: str = "") -> QuerySet[Message]:
    """What was told to the acting person, newest first."""
    rows = Message.objects.filter(city=actor.city, person=actor.person_id)
    rows = rows.filter(kind=kind) if kind else rows
    return (rows.filter(read_at=None) if unread else rows).order_by("-at", "-pk")


def resting(person_ids: Iterable[UUID], moment: datetime) -> set[UUID]:
    """Who of them set quiet hours that this moment falls in; the standard night is the caller's."""
    accounts = {account.pk: person for person, account in accounts_of(person_ids).items()}
    rows = Preference.objects.filter(account__in=list(accounts))
    return {
        accounts[row.account_id] for row in rows if asleep(moment, row.quiet_from, row.quiet_to)
    }


def get_message(actor: Actor, key: UUID) -> Message:
    """One's own message; anybody else's does not exist."""
    found = messages(actor).filter(pk=key).first() if actor.person_id else None
    if found is None:
        raise NotFound("message")
    return found


def told_about(actor: Actor, path: str) -> Message | None:
    """The newest of one's own messages that leads to this address."""
    return messages(actor).filter(link=path).first() if actor.person_id else None


def unread_count(actor: Actor) -> int:
    return messages(actor, unread=True).count() if actor.person_id else 0


def loopback_letters(city: str, limit: int = 20) -> list[Letter]:
    """The newest SMS of the demo city, codes included; outside demo mode there is no such view."""
    if settings.YILU_MODE not in {"demo", "test"}:
        raise NotAllowed("loopback_letters")
    rows = Outbound.objects.filter(city=city, text__isnull=False).exclude(
        state=OutboundState.DROPPED
    )
    return [
        Letter(row.made_at, row.to_last4, opened_text(row))
        for row in rows.order_by("-made_at")[:limit]
    ]


def failed(city: str) -> int:
    """How many letters did not get through (for the check-list page and the gauges)."""
    return Outbound.objects.filter(city=city, state=OutboundState.FAILED).count()

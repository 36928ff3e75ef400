"""Who may read the record: the audit administrator, for his own city."""

from __future__ import annotations

from django.db.models import QuerySet

from yilu.audit.models import Entry
from yilu.core.actor import Actor, Right


def may_read(actor: Actor, entry: Entry) -> bool:
    return actor.may_anywhere(Right.AUDIT) and entry.city == actor.city


def visible(actor: Actor) -> QuerySet[Entry]:
    if not actor.may_anywhere(Right.AUDIT):
        return Entry.objects.none()
    return Entry.objects.filter(city=actor.city)

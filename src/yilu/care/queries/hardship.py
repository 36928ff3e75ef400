"""Reading who is in hardship and which families were visited; every opening of the words is logged."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from yilu.care import access
from yilu.care.models import HardshipNote, HomeVisit
from yilu.core.actor import Actor
from yilu.core.errors import NotFound


def notes(actor: Actor, *, text: str = "", ended: bool = False) -> QuerySet[HardshipNote]:
    """Names only; what is written is opened one by one, by `actions.open_note`."""
    rows = access.visible_notes(actor).select_related("person").defer("text")
    rows = rows.filter(ended_on__isnull=not ended)
    if text := text.strip():
        rows = rows.filter(person__name__contains=text)
    return rows.order_by("-noted_on", "pk")


def get_note(actor: Actor, key: UUID) -> HardshipNote:
    found = access.visible_notes(actor).select_related("person").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def visits(actor: Actor, *, text: str = "") -> QuerySet[HomeVisit]:
    rows = access.visible_visits(actor).select_related("person", "unit").defer("note")
    if text := text.strip():
        rows = rows.filter(person__name__contains=text)
    return rows.order_by("-visited_on", "pk")


def get_visit(actor: Actor, key: UUID) -> HomeVisit:
    rows = access.visible_visits(actor).select_related("person", "unit", "consent")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found

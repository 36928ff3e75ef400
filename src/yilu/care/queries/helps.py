"""Reading helps."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.care import access
from yilu.care.enums import Receipt
from yilu.care.figures import PROVED
from yilu.care.models import Help
from yilu.core.actor import Actor
from yilu.core.errors import NotFound

STATES = {
    "proved": PROVED,
    "waiting": Q(voided_at=None, objected_at=None, confirmed_at=None, receipt=Receipt.PHONE),
    "objected": Q(voided_at=None, objected_at__isnull=False),
    "voided": Q(voided_at__isnull=False),
}


def helps(actor: Actor, *, kind: str = "", state: str = "", text: str = "") -> QuerySet[Help]:
    """The helps the actor may see, newest first."""
    rows = access.visible_helps(actor).select_related("person", "unit")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(STATES.get(state, Q(pk__in=[])))
    if text := text.strip():
        rows = rows.filter(
            Q(number__iexact=text) | Q(person__name__contains=text) | Q(giver__contains=text)
        )
    return rows.order_by("-given_on", "-pk")


def get_help(actor: Actor, key: UUID) -> Help:
    rows = access.visible_helps(actor).select_related("person", "unit", "corrects", "corrected_by")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def my_helps(actor: Actor) -> QuerySet[Help]:
    """What was recorded for the acting person himself."""
    if actor.person_id is None:
        return Help.objects.none()
    rows = Help.objects.filter(city=actor.city, person=actor.person_id, voided_at=None)
    return rows.order_by("-given_on", "-pk")


def may_correct(actor: Actor, help_: Help) -> bool:
    """Whether the page offers a correction."""
    return help_.voided_at is None and access.may_correct(actor, help_)


def get_my_help(actor: Actor, key: UUID) -> Help:
    found = my_helps(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found

"""Honours: what the desk works on, one's own, and who bears a title today."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.scopes import within
from yilu.honours import access
from yilu.honours.enums import HonourState
from yilu.honours.models import Honour
from yilu.honours.states import HONOURS


def honours(actor: Actor, *, text: str = "", state: str = "", span: str = "") -> QuerySet[Honour]:
    """What the actor's desk gives, newest first."""
    rows = access.visible_honours(actor).filter(within(actor, access.HONOUR, "unit__path"))
    rows = rows.select_related("person", "unit")
    if state:
        rows = rows.filter(state=state)
    if span:
        rows = rows.filter(span=span)
    if text := text.strip():
        rows = rows.filter(Q(number__iexact=text) | Q(person__name__contains=text))
    return rows.order_by("-period", "-pk")


def get_honour(actor: Actor, key: UUID) -> Honour:
    rows = access.visible_honours(actor).select_related("person", "unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def honour_moves(actor: Actor, row: Honour) -> list[str]:
    return HONOURS.open_to(actor, row)


def has_move(actor: Actor, row: Honour, move: str) -> bool:
    """Whether this is ever his to do, in whatever state it stands."""
    return move in HONOURS.moves and HONOURS.moves[move].allowed(actor, row)


def my_honours(actor: Actor) -> QuerySet[Honour]:
    """One's own; what was declined or taken down is no longer shown."""
    if actor.person_id is None:
        return Honour.objects.none()
    rows = Honour.objects.filter(city=actor.city, person=actor.person_id)
    gone = (HonourState.DECLINED, HonourState.WITHDRAWN)
    return rows.exclude(state__in=gone).select_related("person", "unit").order_by("-period", "-pk")


def bearing_today(actor: Actor, on: date | None = None) -> QuerySet[Honour]:
    """Who bears a title today and agreed to be named: in no order of merit."""
    day = on or clock.today()
    rows = access.visible_honours(actor).filter(
        state=HonourState.ANNOUNCED, from_on__lte=day, to_on__gte=day
    )
    return rows.select_related("person", "unit").order_by("-period", "number")

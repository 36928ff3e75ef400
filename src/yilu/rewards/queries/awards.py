"""Awards: the list, one of them, what may be done to it and what was said about it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.rewards import access, limits, states
from yilu.rewards.models import Award, Decision, Entry
from yilu.rewards.queries.asking import DECIDE, only


def awards(
    actor: Actor, *, state: str = "", outcome: str = "", less: str = "", text: str = ""
) -> QuerySet[Award]:
    """Awards one may see; `state` "decide" is what waits for a person."""
    rows = access.visible_awards(actor)
    if state == "decide":
        rows = rows.filter(state__in=DECIDE)
    elif state:
        rows = rows.filter(state=state)
    rows = rows.filter(outcome=outcome) if outcome else rows
    rows = rows.filter(less=less) if less else rows
    if text:
        found = Q(number__iexact=text) | Q(source_number__iexact=text) | Q(person__name=text)
        rows = rows.filter(found)
    return rows.select_related("person").order_by("-at", "-pk")


def get_award(actor: Actor, key: UUID) -> Award:
    """The award, if the actor may see it; otherwise it does not exist."""
    return only(access.visible_awards(actor).select_related("person").filter(pk=key))


def award_moves(actor: Actor, award: Award) -> list[str]:
    moves = states.AWARDS.open_to(actor, award)
    if "appeal" in moves and not may_still_appeal(award):
        moves.remove("appeal")
    return moves


def has_move(actor: Actor, award: Award, move: str) -> bool:
    """Whether this is ever his to do, in whatever state it stands."""
    return move in states.AWARDS.moves and states.AWARDS.moves[move].allowed(actor, award)


def may_still_appeal(award: Award) -> bool:
    last = award.decisions.filter(move__in=["decline", "revoke"]).order_by("-at").first()
    if last is None:
        return False
    days = int(limits.APPEAL_DAYS.of(award.city))
    return clock.business_now() <= last.at + timedelta(days=days)


def decisions(award: Award) -> QuerySet[Decision]:
    """What was said about it, in order. Ask only for an award the actor was shown."""
    return award.decisions.order_by("at", "pk")


def of_source(city: str, ref: Ref) -> QuerySet[Award]:
    """What a thing earned, whoever got it; for the thing's own page, which knows who may see it."""
    rows = Award.objects.filter(city=city, source_kind=ref.kind, source_key=ref.key)
    return rows.order_by("at")


def net_of(award: Award) -> int:
    """What the ledger holds of this award now."""
    rows = Entry.objects.filter(
        city=award.city, source_kind="rewards.award", source_key=str(award.pk)
    )
    return int(rows.aggregate(n=Coalesce(Sum("points"), 0))["n"])

"""What the other files here share: who may ask, and one row or none."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed, NotFound
from yilu.rewards import access
from yilu.rewards.enums import AwardState
from yilu.rewards.models import Pool

T = TypeVar("T", bound=Model)
COUNTED = (AwardState.PAID, AwardState.HELD, AwardState.APPEALED)  # against caps: what may be paid
DECIDE = (AwardState.HELD, AwardState.APPEALED)


def manages(actor: Actor) -> bool:
    """Whether a page offers tariff, budget and decisions."""
    return access.manages(actor)


def redeems(actor: Actor) -> bool:
    """Whether he hands out against points anywhere."""
    return actor.may_anywhere(Right.REDEEM)


def may_give(actor: Actor, pool: Pool) -> bool:
    """Whether a page offers giving."""
    return access.may_give(actor, pool)


def require_manager(actor: Actor) -> None:
    if not access.manages(actor):
        raise NotAllowed("rewards")


def only(rows: QuerySet[T]) -> T:
    row = rows.first()
    if row is None:
        raise NotFound("rewards")
    return row

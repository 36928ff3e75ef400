"""Who may see points and what was done with them: once for one object, once for a set, proved equal.

A driver sees his own, nobody else's. Who runs the rewards over the whole city sees all; who hands
out at a place sees what its unit handed out. Lists of people do not exist unless the city wants them.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.models import Unit
from yilu.registry.access import EVERYTHING, sees_city
from yilu.rewards.enums import PoolState
from yilu.rewards.models import Award, Entry, Pool, Redemption


def is_self(actor: Actor, person_id: UUID) -> bool:
    return actor.person_id is not None and actor.person_id == person_id


def manages(actor: Actor) -> bool:
    """Tariff, budget, what waits, the list of goods: over the whole city."""
    return sees_city(actor, Right.MANAGE_REWARDS)


def _own(actor: Actor) -> Q:
    return NOTHING if actor.person_id is None else Q(person=actor.person_id)


def _everybodys(actor: Actor) -> Q:
    return EVERYTHING if manages(actor) else _own(actor)


def can_view_award(actor: Actor, award: Award) -> bool:
    return award.city == actor.city and (manages(actor) or is_self(actor, award.person_id))


def visible_awards(actor: Actor) -> QuerySet[Award]:
    return Award.objects.filter(_everybodys(actor), city=actor.city)


def can_view_entry(actor: Actor, entry: Entry) -> bool:
    return entry.city == actor.city and (manages(actor) or is_self(actor, entry.person_id))


def visible_entries(actor: Actor) -> QuerySet[Entry]:
    return Entry.objects.filter(_everybodys(actor), city=actor.city)


def may_redeem(actor: Actor, unit: Unit) -> bool:
    """Hand out against points at a place of this unit."""
    return unit.city == actor.city and actor.may(Right.REDEEM, unit.path)


def can_view_redemption(actor: Actor, row: Redemption) -> bool:
    return row.city == actor.city and (
        manages(actor) or is_self(actor, row.person_id) or actor.may(Right.REDEEM, row.unit.path)
    )


def visible_redemptions(actor: Actor) -> QuerySet[Redemption]:
    allowed = _everybodys(actor) | within(actor, Right.REDEEM, "unit__path")
    return Redemption.objects.filter(allowed, city=actor.city)


def can_view_pool(actor: Actor, pool: Pool) -> bool:
    """Whoever is somebody here may give and read what became of it; drafts do not exist."""
    return pool.city == actor.city and actor.is_authenticated


def visible_pools(actor: Actor) -> QuerySet[Pool]:
    rows = Pool.objects.filter(city=actor.city)
    return rows if actor.is_authenticated else rows.none()


def may_give(actor: Actor, pool: Pool) -> bool:
    return (
        can_view_pool(actor, pool) and actor.person_id is not None and pool.state == PoolState.OPEN
    )

"""Who may see and work on a batch: once for one, once for a set, proved equal in tests.

A batch holds other people's numbers, so having uploaded it is not enough: the right to import, and
the right its roster asks for, must still be held today.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Grant, Right
from yilu.core.scopes import NOTHING, within
from yilu.intake.models import Batch
from yilu.intake.rosters import roster, rosters
from yilu.intake.spec import Roster


def may_import(actor: Actor, of: Roster) -> bool:
    """Whether the actor may bring in this kind of register at all."""
    return actor.may_anywhere(Right.IMPORT) and actor.may_anywhere(of.right)


def paths(actor: Actor, of: Roster) -> tuple[str, ...] | None:
    """The unit paths whose rows the actor may write; None: all of the city's."""
    grants = actor.grants_for(of.right)
    if any(_covers_city(grant) for grant in grants):
        return None
    return tuple(grant.path if grant.below else f"{grant.path}=" for grant in grants)


def _covers_city(grant: Grant) -> bool:
    """A grant at the root of the tree ("/1/", or "/" of the system) and below it."""
    return grant.below and grant.path.count("/") <= 2


def can_view(actor: Actor, batch: Batch) -> bool:
    if batch.city != actor.city or not may_import(actor, roster(batch.kind)):
        return False
    over_unit = actor.may(Right.IMPORT, batch.path) and actor.may(
        roster(batch.kind).right, batch.path
    )
    return over_unit or _is_own(actor, batch)


def _is_own(actor: Actor, batch: Batch) -> bool:
    return actor.account_id is not None and batch.uploader == actor.account_id


def visible(actor: Actor) -> QuerySet[Batch]:
    own = Q(uploader=actor.account_id) if actor.account_id is not None else NOTHING
    over_unit = within(actor, Right.IMPORT, "path")
    allowed = NOTHING
    for kind, of in rosters().items():
        if may_import(actor, of):
            allowed |= Q(kind=kind) & (own | (over_unit & within(actor, of.right, "path")))
    return Batch.objects.filter(allowed, city=actor.city)

"""The set side of `Actor.may`: the same question asked of a whole table."""

from __future__ import annotations

from django.db.models import Q

from yilu.core.actor import Actor, Right

NOTHING = Q(pk__in=[])


def everywhere(actor: Actor, right: Right) -> bool:
    """Whether he has it over the whole city: a grant at the root of the tree and all below it."""
    return any(grant.below and grant.path.count("/") <= 2 for grant in actor.grants_for(right))


def within(actor: Actor, right: Right, path: str, division: str | None = None) -> Q:
    """Rows the actor has the right over: `path` and `division` name the fields (lookups) to compare.

    Grants of "this unit" compare the whole path, grants of "this unit and below" its beginning.
    """
    allowed = NOTHING
    for grant in actor.grants_for(right):
        allowed |= Q(**{f"{path}__startswith" if grant.below else path: grant.path})
        if division and grant.division:
            allowed |= Q(**{division: grant.division})
    return allowed

"""Who may see and change units and posts: once for one object, once for a set, proved equal in tests."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right, Role
from yilu.core.scopes import within
from yilu.organisations.enums import ROLE_RIGHTS
from yilu.organisations.models import Post, Unit


def can_view(actor: Actor, unit: Unit) -> bool:
    return unit.city == actor.city and actor.may(Right.VIEW_UNITS, unit.path, unit.division)


def visible(actor: Actor) -> QuerySet[Unit]:
    return Unit.objects.filter(within(actor, Right.VIEW_UNITS, "path", "division"), city=actor.city)


def can_view_post(actor: Actor, post: Post) -> bool:
    """The posts of a unit one sees, and one's own."""
    return post.city == actor.city and (
        actor.may(Right.VIEW_UNITS, post.unit.path, post.unit.division)
        or _is_own(actor, post.person_id)
    )


def visible_posts(actor: Actor) -> QuerySet[Post]:
    allowed = within(actor, Right.VIEW_UNITS, "unit__path", "unit__division")
    if actor.person_id is not None:
        allowed |= Q(person=actor.person_id)
    return Post.objects.filter(allowed, city=actor.city)


def may_manage(actor: Actor, unit: Unit) -> bool:
    """Whether the actor may rename, move or close this unit, or open one below it."""
    return unit.city == actor.city and actor.may(Right.MANAGE_UNITS, unit.path)


def may_appoint(actor: Actor, unit: Unit, role: Role) -> bool:
    """Nobody gives away rights he lacks there, save the system administrator, who sets the city up."""
    return may_manage(actor, unit) and (
        actor.may(Right.SYSTEM, unit.path) or ROLE_RIGHTS[role] <= rights_at(actor, unit)
    )


def rights_at(actor: Actor, unit: Unit) -> frozenset[Right]:
    """Everything the actor may do at this unit."""
    return frozenset(right for right in Right if actor.may(right, unit.path, unit.division))


def _is_own(actor: Actor, person_id: UUID) -> bool:
    return actor.person_id is not None and actor.person_id == person_id

"""Who may see and move stock: by the unit a place belongs to, or the district it lies in.

Whoever hands out packs at a place may take them there; receiving, moving and counting is for
those who keep the place or run the care campaigns.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.models import Unit
from yilu.stock.models import Place

SEES = (Right.VIEW_STATIONS, Right.VIEW_CARE, Right.KEEP_STATION, Right.RUN_CARE, Right.HAND_OUT)
KEEPS = (Right.KEEP_STATION, Right.RUN_CARE)
TAKES = (*KEEPS, Right.HAND_OUT)


def can_view(actor: Actor, place: Place) -> bool:
    return place.city == actor.city and any(
        actor.may(right, place.unit.path, place.division) for right in SEES
    )


def visible(actor: Actor) -> QuerySet[Place]:
    allowed: Q = NOTHING
    for right in SEES:
        allowed |= within(actor, right, "unit__path", "division")
    return Place.objects.filter(allowed, city=actor.city)


def may_keep(actor: Actor, place: Place) -> bool:
    """Receiving, moving, counting, setting thresholds."""
    return _may(actor, place, KEEPS)


def kept(actor: Actor) -> QuerySet[Place]:
    """The places of which `may_keep` holds."""
    allowed: Q = NOTHING
    for right in KEEPS:
        allowed |= within(actor, right, "unit__path")
    return Place.objects.filter(allowed, city=actor.city)


def may_open(actor: Actor, unit: Unit) -> bool:
    """Making this unit a place where stock is kept."""
    return unit.city == actor.city and any(actor.may(right, unit.path) for right in KEEPS)


def may_take(actor: Actor, place: Place) -> bool:
    """Using up and handing out, and taking back what was handed out."""
    return _may(actor, place, TAKES)


def may_list(actor: Actor) -> bool:
    """Adding an item to the city's list."""
    return any(actor.may_anywhere(right) for right in (Right.MANAGE_STATIONS, Right.RUN_CARE))


def _may(actor: Actor, place: Place, rights: tuple[Right, ...]) -> bool:
    return place.city == actor.city and any(actor.may(right, place.unit.path) for right in rights)

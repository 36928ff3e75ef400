"""Who may see and keep backbone lists: the body that sets the criteria, and each person his own record."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.branch_life.models import BackboneEntry, BackboneList, Correction, Criteria
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.organisations.models import Unit

SET = Right.HOLD_MEETINGS
KINDS = BRANCH_KINDS | {UnitKind.INDUSTRY_COMMITTEE}


def may_set(actor: Actor, unit: Unit) -> bool:
    """A branch for its own members, the industry committee for the city."""
    return unit.city == actor.city and unit.kind in KINDS and actor.may(SET, unit.path)


def setting_units(actor: Actor) -> QuerySet[Unit]:
    return Unit.objects.filter(within(actor, SET, "path"), city=actor.city, kind__in=KINDS)


def can_view_list(actor: Actor, row: BackboneList) -> bool:
    return row.city == actor.city and actor.may(SET, row.unit.path)


def visible_lists(actor: Actor) -> QuerySet[BackboneList]:
    return BackboneList.objects.filter(within(actor, SET, "unit__path"), city=actor.city)


def visible_criteria(actor: Actor) -> QuerySet[Criteria]:
    """Criteria are no secret: whoever is signed in may read by what lists are made."""
    rows = Criteria.objects.filter(city=actor.city)
    return rows if actor.is_authenticated else rows.none()


def own_entries(actor: Actor) -> QuerySet[BackboneEntry]:
    if actor.person_id is None:
        return BackboneEntry.objects.none()
    return BackboneEntry.objects.filter(city=actor.city, person=actor.person_id)


def answers(actor: Actor, row: Correction) -> bool:
    """Somebody else than the one who asks."""
    himself = actor.person_id is not None and actor.person_id == row.person_id
    return row.city == actor.city and actor.may(SET, row.unit.path) and not himself


def can_view_correction(actor: Actor, row: Correction) -> bool:
    if row.city != actor.city:
        return False
    mine = actor.person_id is not None and actor.person_id == row.person_id
    return mine or actor.may(SET, row.unit.path)


def visible_corrections(actor: Actor) -> QuerySet[Correction]:
    own = NOTHING if actor.person_id is None else Q(person=actor.person_id)
    return Correction.objects.filter(within(actor, SET, "unit__path") | own, city=actor.city)

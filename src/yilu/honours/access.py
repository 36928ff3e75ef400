"""Who may see what was given and who was honoured: for one object, for a set, proved equal in tests.

A record is seen by the person and by whoever may honour over the unit that organised it; an honour
also by everybody of the city while it stands announced.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.honours.enums import HonourState
from yilu.honours.models import Honour, ServiceCertificate, ServiceRecord
from yilu.organisations.models import Unit

HONOUR = Right.HONOUR


def is_self(actor: Actor, row: ServiceRecord | ServiceCertificate | Honour) -> bool:
    return (
        row.city == actor.city
        and actor.person_id is not None
        and (actor.person_id == row.person_id)
    )


def own(actor: Actor) -> Q:
    return NOTHING if actor.person_id is None else Q(person=actor.person_id)


def can_view_record(actor: Actor, row: ServiceRecord) -> bool:
    over = row.city == actor.city and actor.may(HONOUR, row.unit.path)
    return over or is_self(actor, row)


def visible_records(actor: Actor) -> QuerySet[ServiceRecord]:
    allowed = within(actor, HONOUR, "unit__path") | own(actor)
    return ServiceRecord.objects.filter(allowed, city=actor.city)


def can_view_certificate(actor: Actor, row: ServiceCertificate) -> bool:
    over = row.city == actor.city and actor.may(HONOUR, row.issuer.path)
    return over or is_self(actor, row)


def visible_certificates(actor: Actor) -> QuerySet[ServiceCertificate]:
    allowed = within(actor, HONOUR, "issuer__path") | own(actor)
    return ServiceCertificate.objects.filter(allowed, city=actor.city)


def may_honour(actor: Actor, unit: Unit) -> bool:
    return unit.city == actor.city and actor.may(HONOUR, unit.path)


def manages_honour(actor: Actor, row: Honour) -> bool:
    """Whoever gives titles, but never about himself."""
    over = row.city == actor.city and actor.may(HONOUR, row.unit.path)
    return over and not is_self(actor, row)


def can_view_honour(actor: Actor, row: Honour) -> bool:
    if row.city != actor.city:
        return False
    known = actor.is_authenticated and row.state == HonourState.ANNOUNCED
    return known or is_self(actor, row) or actor.may(HONOUR, row.unit.path)


def visible_honours(actor: Actor) -> QuerySet[Honour]:
    known = Q(state=HonourState.ANNOUNCED) if actor.is_authenticated else NOTHING
    allowed = within(actor, HONOUR, "unit__path") | own(actor) | known
    return Honour.objects.filter(allowed, city=actor.city)

"""Who may see and keep stations: by the operator's unit or the district; a driver sees his own rows.

What a station offers (place, hours, amenities) is public: `queries.near` asks for no right.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.models import Unit
from yilu.stations.models import Fault, Need, Station, Visit

VIEW = Right.VIEW_STATIONS


def can_view(actor: Actor, station: Station) -> bool:
    return station.city == actor.city and actor.may(VIEW, station.operator.path, station.division)


def visible(actor: Actor) -> QuerySet[Station]:
    return Station.objects.filter(
        within(actor, VIEW, "operator__path", "division"), city=actor.city
    )


def may_keep(actor: Actor, station: Station) -> bool:
    """Counting, hearing needs, settling faults there."""
    return station.city == actor.city and actor.may(Right.KEEP_STATION, station.operator.path)


def kept(actor: Actor) -> QuerySet[Station]:
    return Station.objects.filter(
        within(actor, Right.KEEP_STATION, "operator__path"), city=actor.city
    )


def may_manage(actor: Actor, operator: Unit) -> bool:
    """Opening, changing and closing a station of this operator."""
    return operator.city == actor.city and actor.may(Right.MANAGE_STATIONS, operator.path)


def can_view_visit(actor: Actor, visit: Visit) -> bool:
    return _sees(actor, visit)


def visible_visits(actor: Actor) -> QuerySet[Visit]:
    return Visit.objects.filter(_seen(actor), city=actor.city)


def can_view_need(actor: Actor, need: Need) -> bool:
    return _sees(actor, need)


def visible_needs(actor: Actor) -> QuerySet[Need]:
    return Need.objects.filter(_seen(actor), city=actor.city)


def can_view_fault(actor: Actor, fault: Fault) -> bool:
    return _sees(actor, fault)


def visible_faults(actor: Actor) -> QuerySet[Fault]:
    return Fault.objects.filter(_seen(actor), city=actor.city)


def _sees(actor: Actor, row: Visit | Need | Fault) -> bool:
    """By whoever sees the station, and by the person it is about."""
    own = actor.person_id is not None and row.person_id == actor.person_id
    return row.city == actor.city and (own or can_view(actor, row.station))


def _seen(actor: Actor) -> Q:
    own = NOTHING if actor.person_id is None else Q(person=actor.person_id)
    return within(actor, VIEW, "station__operator__path", "station__division") | own

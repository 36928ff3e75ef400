"""Taking a row for a change: found among what the actor may see, then locked by its key alone."""

from __future__ import annotations

from uuid import UUID

from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound
from yilu.fleets import access
from yilu.fleets.models import Ask, Enrolment, Fleet, Mission, Trip
from yilu.organisations.models import Unit
from yilu.organisations.queries import get_unit


def person_of(by: Actor) -> UUID:
    """Whoever acts for himself."""
    if by.person_id is None:
        raise NotFound("person")
    return by.person_id


def fleet_for(key: UUID, by: Actor) -> Fleet:
    """Any fleet he may know of."""
    row = access.visible_fleets(by).select_related("unit").filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


def managed_fleet(key: UUID, by: Actor) -> Fleet:
    row = fleet_for(key, by)
    if not access.manages_fleet(by, row):
        raise NotAllowed("manage_fleet")
    return row


def enrolment_for(key: UUID, by: Actor) -> Enrolment:
    if not access.visible_enrolments(by).filter(pk=key).exists():
        raise NotFound(str(key))
    rows = Enrolment.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("fleet__unit", "person", "vehicle").get(pk=key)


def mission_for(key: UUID, by: Actor) -> Mission:
    """Whoever sees it may take it: the move's own check says whether he may do it."""
    if not access.visible_missions(by).filter(pk=key).exists():
        raise NotFound(str(key))
    return locked(key)


def locked(key: UUID) -> Mission:
    """Everything about one mission is counted one by one under its row."""
    rows = Mission.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("unit", "fleet").get(pk=key)


def ask_of(mission: Mission, person_id: UUID) -> Ask:
    rows = Ask.objects.select_for_update(of=("self",), no_key=True).select_related("enrolment")
    row = rows.filter(mission=mission.pk, person=person_id).first()
    if row is None:
        raise NotFound("ask")
    return row


def trip_for(key: UUID, by: Actor) -> Trip:
    """The mission's row first, so that nothing re-plans a sheet while it is being checked in."""
    found = access.visible_trips(by).filter(pk=key).values_list("mission", flat=True).first()
    if found is None:
        raise NotFound(str(key))
    locked(found)
    rows = Trip.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("mission__unit", "person", "vehicle").get(pk=key)


def running_unit(by: Actor, key: UUID | None = None) -> Unit:
    """The unit he runs fleets for: the one named, or that of his first post that does."""
    grants = by.grants_for(access.RUN)
    if key is None and not grants:
        raise NotAllowed("run_fleets")
    unit = get_unit(by, key or grants[0].unit_id)
    if not access.may_run(by, unit):
        raise NotAllowed("run_fleets")
    return unit

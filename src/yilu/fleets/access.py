"""Who may see and do what with fleets: once for one object, once for a set, proved equal in tests.

That a fleet exists is for every driver and everybody who works with fleets. Who is in it, and how
each stands to a mission, is for its leads, for whoever views fleets over the unit that founded or
runs it (or the district), and for the driver himself.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.fleets.models import (
    Ask,
    Drive,
    Enrolment,
    Fleet,
    Incident,
    Lead,
    Mission,
    Transport,
    Trip,
)
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on

VIEW, RUN = Right.VIEW_FLEETS, Right.RUN_FLEETS


def is_self(actor: Actor, person_id: UUID) -> bool:
    return actor.person_id is not None and actor.person_id == person_id


def own(actor: Actor, field: str = "person") -> Q:
    return NOTHING if actor.person_id is None else Q(**{field: actor.person_id})


# ── leads ───────────────────────────────────────────────────────────────────────────────────────


def _terms(actor: Actor) -> QuerySet[Lead]:
    rows = Lead.objects.filter(open_on(clock.today()), city=actor.city)
    return rows.filter(person=actor.person_id) if actor.person_id else rows.none()


def leads(actor: Actor, fleet_id: UUID | None) -> bool:
    """Whether he leads this fleet today."""
    return fleet_id is not None and _terms(actor).filter(fleet=fleet_id).exists()


def led(actor: Actor) -> QuerySet[Fleet]:
    """The fleets he leads today."""
    return Fleet.objects.filter(pk__in=_terms(actor).values("fleet"), city=actor.city)


def _led(actor: Actor, field: str) -> Q:
    if actor.person_id is None:
        return NOTHING
    return Q(Exists(_terms(actor).filter(fleet=OuterRef(field))))


# ── fleets, drives and who is in them ───────────────────────────────────────────────────────────


def _knows_fleets(actor: Actor) -> bool:
    return bool(actor.driver_ids) or actor.may_anywhere(VIEW)


def can_view_fleet(actor: Actor, fleet: Fleet) -> bool:
    return fleet.city == actor.city and _knows_fleets(actor)


def visible_fleets(actor: Actor) -> QuerySet[Fleet]:
    rows = Fleet.objects.filter(city=actor.city)
    return rows if _knows_fleets(actor) else rows.none()


def visible_drives(actor: Actor) -> QuerySet[Drive]:
    rows = Drive.objects.filter(city=actor.city)
    return rows if _knows_fleets(actor) else rows.none()


def may_run(actor: Actor, unit: Unit) -> bool:
    """Found a fleet, begin a drive, call out for this unit."""
    return unit.city == actor.city and actor.may(RUN, unit.path)


def runs_fleet(actor: Actor, fleet: Fleet) -> bool:
    return may_run(actor, fleet.unit)


def manages_fleet(actor: Actor, fleet: Fleet) -> bool:
    """Its lead, or whoever runs fleets over the unit that founded it."""
    return fleet.city == actor.city and (runs_fleet(actor, fleet) or leads(actor, fleet.pk))


def views_fleet_inside(actor: Actor, fleet: Fleet) -> bool:
    """See who is in it."""
    over = actor.may(VIEW, fleet.unit.path, fleet.district)
    return fleet.city == actor.city and (over or leads(actor, fleet.pk))


def can_view_enrolment(actor: Actor, row: Enrolment) -> bool:
    mine = row.city == actor.city and is_self(actor, row.person_id)
    return mine or views_fleet_inside(actor, row.fleet)


def visible_enrolments(actor: Actor) -> QuerySet[Enrolment]:
    over = within(actor, VIEW, "fleet__unit__path", "fleet__district")
    allowed = over | _led(actor, "fleet") | own(actor)
    return Enrolment.objects.filter(allowed, city=actor.city)


def manages_enrolment(actor: Actor, row: Enrolment) -> bool:
    """Never his own: somebody else looks at his papers."""
    return not is_self(actor, row.person_id) and manages_fleet(actor, row.fleet)


def owns_enrolment(actor: Actor, row: Enrolment) -> bool:
    return row.city == actor.city and is_self(actor, row.person_id)


# ── missions ────────────────────────────────────────────────────────────────────────────────────


def runs_mission(actor: Actor, mission: Mission) -> bool:
    """Whoever runs fleets over its unit, and the lead of the one fleet it calls."""
    return mission.city == actor.city and (
        actor.may(RUN, mission.unit.path) or leads(actor, mission.fleet_id)
    )


def running(actor: Actor, prefix: str = "") -> Q:
    allowed = within(actor, RUN, f"{prefix}unit__path")
    return allowed | _led(actor, f"{prefix}fleet")


def oversees_mission(actor: Actor, mission: Mission) -> bool:
    """See its fill and everybody's answers."""
    over = actor.may(VIEW, mission.unit.path, mission.area)
    return mission.city == actor.city and (over or runs_mission(actor, mission))


def _overseen(actor: Actor, prefix: str = "") -> Q:
    over = within(actor, VIEW, f"{prefix}unit__path", f"{prefix}area")
    return over | running(actor, prefix)


def can_view_mission(actor: Actor, mission: Mission) -> bool:
    if oversees_mission(actor, mission):
        return True
    asked = mission.asks.filter(city=actor.city, person=actor.person_id)
    return actor.person_id is not None and asked.exists()


def visible_missions(actor: Actor) -> QuerySet[Mission]:
    asked = NOTHING
    if actor.person_id is not None:
        asked = Q(Exists(Ask.objects.filter(mission=OuterRef("pk"), person=actor.person_id)))
    return Mission.objects.filter(_overseen(actor) | asked, city=actor.city)


def overseen_missions(actor: Actor) -> QuerySet[Mission]:
    return Mission.objects.filter(_overseen(actor), city=actor.city)


def can_view_ask(actor: Actor, row: Ask) -> bool:
    mine = row.city == actor.city and is_self(actor, row.person_id)
    return mine or oversees_mission(actor, row.mission)


def visible_asks(actor: Actor) -> QuerySet[Ask]:
    return Ask.objects.filter(_overseen(actor, "mission__") | own(actor), city=actor.city)


def answers(actor: Actor, row: Ask) -> bool:
    return row.city == actor.city and is_self(actor, row.person_id)


# ── trips, transports, incidents ────────────────────────────────────────────────────────────────


def can_view_trip(actor: Actor, trip: Trip) -> bool:
    mine = trip.city == actor.city and is_self(actor, trip.person_id)
    return mine or oversees_mission(actor, trip.mission)


def visible_trips(actor: Actor) -> QuerySet[Trip]:
    return Trip.objects.filter(_overseen(actor, "mission__") | own(actor), city=actor.city)


def drives_trip(actor: Actor, trip: Trip) -> bool:
    return trip.city == actor.city and is_self(actor, trip.person_id)


def can_view_transport(actor: Actor, row: Transport) -> bool:
    """A driver sees what he carries on his own sheet, not here."""
    return oversees_mission(actor, row.mission)


def visible_transports(actor: Actor) -> QuerySet[Transport]:
    return Transport.objects.filter(_overseen(actor, "mission__"), city=actor.city)


def can_view_incident(actor: Actor, row: Incident) -> bool:
    return can_view_trip(actor, row.trip)


def visible_incidents(actor: Actor) -> QuerySet[Incident]:
    allowed = _overseen(actor, "trip__mission__") | own(actor, "trip__person")
    return Incident.objects.filter(allowed, city=actor.city)

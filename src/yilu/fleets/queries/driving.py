"""Trips with their stops, loads, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.files.models import Photo
from yilu.files.queries import photos_of_many
from yilu.fleets import access
from yilu.fleets.models import Incident, Stop, Transport, Trip
from yilu.fleets.states import TRANSPORTS, TRIPS


def trips(
    actor: Actor, *, mission: UUID | None = None, state: str = "", text: str = ""
) -> QuerySet[Trip]:
    """What he may see, newest first."""
    rows = access.visible_trips(actor)
    rows = rows.select_related("mission__unit", "person", "vehicle")
    if mission is not None:
        rows = rows.filter(mission=mission)
    if state:
        rows = rows.filter(state=state)
    if text := text.strip():
        rows = rows.filter(
            Q(number__iexact=text)
            | Q(person__name__contains=text)
            | Q(vehicle__plate__contains=text.upper())
        )
    return rows.order_by("-mission__starts_at", "number")


def get_trip(actor: Actor, key: UUID) -> Trip:
    rows = access.visible_trips(actor).select_related("mission__unit", "person", "vehicle")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def my_trips(actor: Actor) -> QuerySet[Trip]:
    if actor.person_id is None:
        return Trip.objects.none()
    rows = Trip.objects.filter(city=actor.city, person=actor.person_id)
    return rows.select_related("mission", "vehicle").order_by("-mission__starts_at", "-pk")


def get_my_trip(actor: Actor, key: UUID) -> Trip:
    found = my_trips(actor).select_related("mission__unit").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def trip_moves(actor: Actor, row: Trip) -> list[str]:
    return TRIPS.open_to(actor, row)


def stops_of(trip: Trip) -> list[Stop]:
    """In order, with their loads; ask only about a trip the actor was shown."""
    return list(trip.stops.select_related("transport").order_by("order"))


def transports(actor: Actor, *, mission: UUID | None = None) -> QuerySet[Transport]:
    rows = access.visible_transports(actor)
    rows = rows.select_related("mission__unit", "trip__vehicle", "trip__person")
    if mission is not None:
        rows = rows.filter(mission=mission)
    return rows.order_by("board_from", "pk")


def get_transport(actor: Actor, key: UUID) -> Transport:
    found = transports(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def transport_moves(actor: Actor, row: Transport) -> list[str]:
    return TRANSPORTS.open_to(actor, row)


def incidents(
    actor: Actor, *, mission: UUID | None = None, trip: UUID | None = None, state: str = ""
) -> QuerySet[Incident]:
    rows = access.visible_incidents(actor)
    rows = rows.select_related("trip__mission__unit", "trip__person", "trip__vehicle")
    if mission is not None:
        rows = rows.filter(trip__mission=mission)
    if trip is not None:
        rows = rows.filter(trip=trip)
    if state:
        rows = rows.filter(state=state)
    return rows.order_by("-at", "-pk")


def get_incident(actor: Actor, key: UUID) -> Incident:
    found = incidents(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def with_photos(actor: Actor, rows: Iterable[Incident]) -> list[tuple[Incident, list[Photo]]]:
    """Incidents one was shown, each with its photos, in one question more."""
    known = list(rows)
    photos = photos_of_many(actor.city, [Ref.to(row) for row in known])
    return [(row, photos.get(str(row.pk), [])) for row in known]

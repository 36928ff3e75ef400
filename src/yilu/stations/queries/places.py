"""The register of stations as staff see it, and the codes a keeper's screen shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotFound
from yilu.organisations.queries import unit_open_on
from yilu.rulebook.queries import articles
from yilu.stations import access, codes
from yilu.stations.models import HoursException, Station

SORTS = {"number": "number", "name": "name", "opened": "opened_on"}
LEVELS = "stations.levels"  # GB/T 39597-2020: what its grades are called is data


@dataclass(frozen=True, slots=True)
class Levels:
    """The grades a station may have, and whether somebody checked their names against the text."""

    names: dict[str, str]
    source: str = ""
    checked: bool = False


def levels(city: str) -> Levels:
    """As the rulebook has them in force today; none where the city has no such article."""
    row = articles(city, clock.today(), LEVELS).get(LEVELS)
    if row is None or not isinstance(row.value, dict):
        return Levels({})
    return Levels({str(k): str(v) for k, v in row.value.items()}, row.source, row.verified)


def register(
    actor: Actor,
    *,
    kind: str = "",
    division: str = "",
    state: str = "",
    text: str = "",
    amenity: str = "",
    on: date | None = None,
) -> QuerySet[Station]:
    """Stations and shops the actor may see; `state` is planned, open or closed on the day."""
    day = on or clock.today()
    rows = access.visible(actor).select_related("operator", "company")
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(division=division) if division else rows
    rows = rows.filter(amenities__contains=[amenity]) if amenity else rows
    rows = rows.filter(_in_state(state, day)) if state else rows
    if text := text.strip():
        rows = rows.filter(
            Q(name__icontains=text) | Q(address__icontains=text) | Q(number__iexact=text)
        )
    return rows.order_by("number")


def _in_state(state: str, day: date) -> Q:
    match state:
        case "planned":
            return Q(opened_on__gt=day)
        case "closed":
            return Q(closed_on__lt=day)
        case _:
            return unit_open_on(day)


def get_station(actor: Actor, key: UUID) -> Station:
    """The station, if the actor may see it; otherwise it does not exist."""
    rows = access.visible(actor).select_related("operator", "company")
    return _one(rows.filter(pk=key))


def kept(actor: Actor) -> QuerySet[Station]:
    """The stations whose counter this actor keeps, open today."""
    rows = access.kept(actor).filter(unit_open_on(clock.today()))
    return rows.select_related("operator").order_by("kind", "number")


def keeps(actor: Actor, key: UUID) -> Station:
    """A station the actor keeps, open or not."""
    return _one(access.kept(actor).select_related("operator", "company").filter(pk=key))


def manned_by(actor: Actor, station: Station) -> bool:
    """Whether a page offers its counter."""
    return access.may_keep(actor, station)


def manages(actor: Actor, station: Station) -> bool:
    """Whether a page offers changing and closing it."""
    return station.city == actor.city and access.may_manage(actor, station.operator)


def exceptions_of(station: Station) -> QuerySet[HoursException]:
    """Exceptions not yet over."""
    rows = HoursException.objects.filter(
        city=station.city, station=station, to_on__gte=clock.today()
    )
    return rows.order_by("from_on")


def code_for(actor: Actor, station: Station) -> codes.Code:
    """The turning code, for the screen of whoever keeps the station."""
    if not actor.may(Right.KEEP_STATION, station.operator.path):
        raise NotFound("code")
    return codes.turning(station.pk, timezone.now())


def day_code_for(actor: Actor, station: Station, day: date) -> str:
    """The code to print for a day."""
    if not actor.may(Right.KEEP_STATION, station.operator.path):
        raise NotFound("code")
    return codes.of_day(station.pk, day)


def division_counts(city: str, on: date) -> dict[str, int]:
    """Places open on the day by district (public)."""
    rows = Station.objects.filter(unit_open_on(on), city=city).order_by()
    counted = rows.values("division").annotate(n=Count("pk"))
    return dict(counted.values_list("division", "n"))


def _one(rows: QuerySet[Station]) -> Station:
    row = rows.first()
    if row is None:
        raise NotFound("station")
    return row

"""The log of visits: the counter's day, one's own, and who is known at a counter by four digits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from yilu.core import clock, masking
from yilu.core.actor import Actor, Role
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.organisations.queries import holders, unit_open_on
from yilu.people.models import Person
from yilu.stations import access
from yilu.stations.enums import DOUBLE
from yilu.stations.models import Station, Visit

KNOWN_FOR = timedelta(days=180)  # whom four digits find: who came here within half a year
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Tail:
    """Somebody known at this counter, as far as a keeper needs to recognise him."""

    person: UUID
    name: str  # masked
    tail: str


def visits(
    actor: Actor,
    *,
    station: UUID | None = None,
    day: date | None = None,
    group: str = "",
    way: str = "",
    flag: str = "",
    struck: bool = True,
) -> QuerySet[Visit]:
    """What was counted where the actor may look, newest first; his own visits everywhere."""
    rows = access.visible_visits(actor).select_related("station", "person")
    rows = rows if station is None else rows.filter(station=station)
    rows = rows if day is None else rows.filter(on=day)
    rows = rows.filter(group=group) if group else rows
    rows = rows.filter(way=way) if way else rows
    rows = rows.filter(flags__contains=[flag]) if flag else rows
    rows = rows if struck else rows.filter(struck_at=None)
    return rows.order_by("-on", "-hour", "-made_at", "pk")


def doubled(actor: Actor, period: Period) -> QuerySet[Visit]:
    """What looks counted twice where the actor may look, person by person."""
    rows = visits(actor, struck=False).filter(
        flags__overlap=[flag.value for flag in DOUBLE], on__range=(period.first, period.last)
    )
    return rows.order_by("person", "-on", "-hour", "pk")


def get_visit(actor: Actor, key: UUID) -> Visit:
    rows = access.visible_visits(actor).select_related("station__operator", "person")
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound("visit")
    return row


def my_visits(actor: Actor) -> QuerySet[Visit]:
    """The signed-in person's own."""
    rows = Visit.objects.filter(city=actor.city, person=actor.person_id, struck_at=None)
    rows = rows if actor.person_id is not None else rows.none()
    return rows.select_related("station").order_by("-on", "-hour")


def totals_of_day(actor: Actor, station: Station, day: date) -> dict[str, int]:
    """How many of each group came that day, by the keys of `Group`."""
    rows = access.visible_visits(actor).filter(station=station, on=day, struck_at=None)
    counted = rows.order_by().values("group").annotate(n=Sum("count"))
    return dict(counted.values_list("group", "n"))


def regulars(actor: Actor, station: Station, tail: str) -> list[Tail]:
    """Who came to this station before and whose phone ends so; nobody else is looked up by four digits."""
    if not access.may_keep(actor, station) or len(tail) != 4 or not tail.isdigit():
        return []
    since = clock.today() - KNOWN_FOR
    came = Visit.objects.filter(city=actor.city, station=station, on__gte=since)
    people = Person.objects.filter(
        city=actor.city, phone_last4=tail, pk__in=came.values("person"), archived_on=None
    )
    rows = people.order_by("name", "pk")[:SHOWN]
    return [Tail(row.pk, masking.name(row.name), row.phone_last4) for row in rows]


def on_duty(station: Station) -> list[UUID]:
    """The persons who keep the station today (for notices; no rights asked)."""
    today = clock.today()
    return holders(station.city, station.operator.path, Role.STATION_KEEPER, today)


def open_now(
    city: str, *, text: str = "", kind: str = "", division: str = "", amenity: str = ""
) -> QuerySet[Station]:
    """Places that serve today (public)."""
    rows = Station.objects.filter(unit_open_on(clock.today()), city=city)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(division=division) if division else rows
    rows = rows.filter(amenities__contains=[amenity]) if amenity else rows
    if text := text.strip():
        rows = rows.filter(Q(name__icontains=text) | Q(address__icontains=text))
    return rows.order_by("kind", "number")

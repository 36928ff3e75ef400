"""Where to rest now: open, near, what it has, how full, the price. Public: no right is asked.

Without a position the order is: favourites, then what is open, in the district asked for, by name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from uuid import UUID

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.geo import Point, metres
from yilu.core.witness import moment, word
from yilu.organisations.queries import unit_open_on
from yilu.stations import codes, hours, prices
from yilu.stations.models import Favourite, HoursException, Station, Visit

DETOUR, METRES_PER_MINUTE = 1.3, 400  # streets wind, and traffic makes 24 km/h of it
FULL_WITHIN = timedelta(hours=1)  # who came in the last hour is taken to sit there still
NEARLY_FULL = 2
NEVER: hours.Week = ((),) * 7


@dataclass(frozen=True, slots=True)
class Near:
    """One place as a driver needs it now."""

    station: Station
    metres: int | None
    status: hours.Status
    used: int  # who came within the last hour
    favourite: bool
    price: int | None  # 分 now
    price_change: tuple[int, int] | None  # (hour, 分) of the next other price

    @property
    def minutes(self) -> int | None:
        return None if self.metres is None else ceil(self.metres * DETOUR / METRES_PER_MINUTE)

    @property
    def free(self) -> int | None:
        capacity = self.station.capacity
        return None if capacity is None else max(capacity - self.used, 0)

    @property
    def nearly_full(self) -> bool:
        return self.free is not None and self.free <= NEARLY_FULL


def near(
    actor: Actor,
    now: datetime,
    *,
    origin: Point | None = None,
    division: str = "",
    text: str = "",
    wanted: Iterable[str] = (),
    open_only: bool = False,
) -> list[Near]:
    """The city's places, the best first; a city has some hundreds, all are weighed."""
    rows = _serving(actor.city, now)
    rows = rows.filter(amenities__contains=list(wanted)) if wanted else rows
    rows = rows.filter(_called(text)) if text.strip() else rows
    found = _weighed(actor, list(rows), now, origin)
    if open_only:
        found = [place for place in found if place.status.open]
    return sorted(found, key=lambda place: _rank(place, division))


def near_one(actor: Actor, key: UUID, now: datetime, origin: Point | None = None) -> Near:
    """One place that serves, or is planned or closed but was once there."""
    station = Station.objects.filter(city=actor.city, pk=key, opened_on__lte=now.date()).first()
    if station is None:
        raise NotFound(str(key))
    return _weighed(actor, [station], now, origin)[0]


def weigh(actor: Actor, rows: list[Station], now: datetime) -> list[Near]:
    """These places as they are now, in the order given."""
    return _weighed(actor, rows, now, None)


def last_used(actor: Actor) -> Station | None:
    """Where the signed-in person last checked in: a place to reckon from without a position."""
    if actor.person_id is None:
        return None
    rows = Visit.objects.filter(city=actor.city, person=actor.person_id, struck_at=None)
    visit = rows.select_related("station").order_by("-on", "-hour").first()
    return visit.station if visit else None


def _serving(city: str, now: datetime) -> QuerySet[Station]:
    return Station.objects.filter(unit_open_on(now.date()), city=city)


def _called(text: str) -> Q:
    return Q(name__icontains=text.strip()) | Q(address__icontains=text.strip())


def _weighed(actor: Actor, rows: list[Station], now: datetime, origin: Point | None) -> list[Near]:
    exceptions, used = _exceptions(actor.city, now), _used(actor.city, now)
    liked = _favourites(actor)
    return [
        Near(
            station=row,
            metres=_distance(row, origin),
            status=hours.status(row.hours, exceptions.get(row.pk, {}), now),
            used=used.get(row.pk, 0),
            favourite=row.pk in liked,
            price=prices.at_hour(row.charging, now.hour),
            price_change=prices.next_change(row.charging, now.hour),
        )
        for row in rows
    ]


def _distance(row: Station, origin: Point | None) -> int | None:
    if origin is None or row.lon is None or row.lat is None:
        return None
    return round(metres(origin, Point(row.lon, row.lat)))


def _rank(place: Near, division: str) -> tuple[object, ...]:
    far = place.metres if place.metres is not None else 10**9
    elsewhere = bool(division) and place.station.division != division
    return (
        not place.status.open,
        not place.favourite,
        elsewhere,
        far,
        place.station.division,
        place.station.kind != "station",
        place.station.name,
    )


def _exceptions(city: str, now: datetime) -> dict[UUID, dict[date, tuple[hours.Span, ...]]]:
    """Day by day for the week `hours.status` looks at."""
    first, last = now.date() - timedelta(days=1), now.date() + timedelta(days=8)
    rows = HoursException.objects.filter(city=city, to_on__gte=first, from_on__lte=last)
    found: dict[UUID, dict[date, tuple[hours.Span, ...]]] = {}
    for row in sorted(rows, key=_narrower):
        week = hours.read(row.hours) if row.hours else NEVER
        day = max(row.from_on, first)
        while day <= min(row.to_on, last):
            found.setdefault(row.station_id, {})[day] = week[day.weekday()]
            day += timedelta(days=1)
    return found


def _narrower(row: HoursException) -> tuple[int, date]:
    """Where two hold on one day the shorter stands: a day within a closed week; of equals the later."""
    return -(row.to_on - row.from_on).days, row.from_on


def _used(city: str, now: datetime) -> dict[UUID, int]:
    since = now - FULL_WITHIN
    rows = Visit.objects.filter(
        city=city, on__gte=since.date(), came_at__gt=since, came_at__lte=now, struck_at=None
    )
    counted = rows.order_by().values("station").annotate(n=Sum("count"))
    return dict(counted.values_list("station", "n"))


def _favourites(actor: Actor) -> set[UUID]:
    if actor.person_id is None:
        return set()
    rows = Favourite.objects.filter(city=actor.city, person=actor.person_id)
    return set(rows.values_list("station", flat=True))


def seen_word(actor: Actor, station: Station, code: str) -> str:
    """The server's word that this person shows the screen's code while it is good; else nothing."""
    text = code.strip().replace(" ", "").upper()
    if actor.person_id is None or not codes.is_turning(station.pk, text, timezone.now()):
        return ""
    return word(codes.SEEN, station.pk, actor.person_id)


def witnessed(actor: Actor, station: Station, seen: str) -> bool:
    """Whether this is such a word."""
    return moment(seen, codes.SEEN, station.pk, actor.person_id) is not None

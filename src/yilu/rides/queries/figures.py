"""What counts: cars with a completed trip, 台次, people boarded per way; from check-ins alone."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.periods import Period
from yilu.rides.enums import ON_DUTY, LegState, TripState
from yilu.rides.models import Entry, Leg, Trip

TAKEN = (LegState.ABOARD, LegState.ARRIVED)


def _whole(path: str) -> bool:
    return path.count("/") <= 2


def _of(path: str, division: str, unit: str, booking: str) -> Q:
    """The organising unit's own, or what was booked in a district; the root is the whole city."""
    if division:
        there = Q(**{f"{booking}division": division}) if booking else Q(pk__in=[])
        return there if _whole(path) else there | Q(**{f"{unit}__path__startswith": path})
    return Q() if _whole(path) else Q(**{f"{unit}__path__startswith": path})


def exam_trips(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Trip]:
    """台次: from the first boarding until the car was empty; empty legs are none."""
    rows = Trip.objects.filter(
        city=city, state=TripState.DONE, done_on__range=(period.first, period.last)
    )
    if division:
        legs = Leg.objects.filter(city=city, stops__trip=OuterRef("pk"), booking__division=division)
        return rows.filter(Exists(legs)).order_by("pk")
    return rows.filter(_of(path, "", "entry__season__unit", "")).order_by("pk")


def exam_vehicles(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Entry]:
    """Cars confirmed for a season that completed at least one trip in the period."""
    trips = exam_trips(city, period, path, division).filter(entry=OuterRef("pk"))
    return Entry.objects.filter(Exists(trips), city=city).order_by("pk")


def exam_rides(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Leg]:
    """Ways somebody boarded; the way back is another one."""
    first = datetime.combine(period.first, time(), CITY_ZONE)
    after = datetime.combine(period.last + timedelta(days=1), time(), CITY_ZONE)
    rows = Leg.objects.filter(
        city=city, state__in=TAKEN, boarded_at__gte=first, boarded_at__lt=after
    )
    return rows.filter(_of(path, division, "booking__season__unit", "booking__")).order_by("pk")


def person_times(rows: QuerySet[Leg]) -> int:
    return int(rows.aggregate(n=Sum("boarded"))["n"] or 0)


def vehicles(rows: QuerySet[Entry]) -> int:
    """Distinct vehicles, whatever the season."""
    return int(rows.order_by().values("vehicle").distinct().count())


def families(rows: QuerySet[Leg]) -> int:
    """Distinct bookings behind the ways."""
    return int(rows.order_by().values("booking").distinct().count())


def on_the_list(city: str, period: Period, path: str = "") -> dict[str, int]:
    """Confirmed and backups of the seasons whose exams lie in the period."""
    rows = Entry.objects.filter(
        _of(path, "", "season__unit", ""),
        city=city,
        sticker__isnull=False,
        season__waves__on__range=(period.first, period.last),
    ).distinct()
    backups = rows.filter(state__in=ON_DUTY - {"chosen"}).count()
    return {"confirmed": rows.count() - backups, "backups": backups}


def kilometres(rows: QuerySet[Trip]) -> int:
    return int(rows.aggregate(n=Sum("metres"))["n"] or 0) // 1000


def my_record(actor: Actor) -> dict[str, int]:
    """The acting driver's own, over all his rows."""
    total = {"trips": 0, "people": 0, "kilometres": 0}
    for driver in actor.driver_ids:
        for word, value in record_of(actor.city, driver).items():
            total[word] += value
    return total


def record_of(city: str, driver: UUID) -> dict[str, int]:
    """One driver's own: trips, people and kilometres of all seasons, as facts."""
    trips = Trip.objects.filter(city=city, state=TripState.DONE, entry__driver=driver)
    legs = Leg.objects.filter(
        city=city, state__in=TAKEN, stops__kind__in=["board", "swap"], stops__trip__in=trips
    ).distinct()
    return {
        "trips": trips.count(),
        "people": int(legs.aggregate(n=Sum("boarded"))["n"] or 0),
        "kilometres": kilometres(trips),
    }

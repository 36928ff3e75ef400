"""The rows behind the brief's figure on fleets: no rights are asked here, `insight` does.

A scope is a unit's path and, for a district's body, its division, as in the registers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from yilu.core.periods import Period
from yilu.fleets.enums import EnrolmentState, TripState
from yilu.fleets.models import Enrolment, Trip
from yilu.registry.models import Vehicle


@dataclass(frozen=True, slots=True)
class VehicleTotals:
    """What fleets drove in a period."""

    vehicles: int
    minutes: int
    runs: int
    metres: int
    missions: int


def fleet_vehicles(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Vehicle]:
    """Strength: distinct vehicles enrolled on the day in fleets that stood on it."""
    enrolled = Enrolment.objects.filter(
        Q(to_on=None) | Q(to_on__gte=on),
        Q(fleet__ended_on=None) | Q(fleet__ended_on__gte=on),
        _within(path, division, "fleet__unit__path", "fleet__district"),
        city=city,
        state__in=(EnrolmentState.ACTIVE, EnrolmentState.LEFT),
        from_on__lte=on,
        fleet__founded_on__lte=on,
        vehicle=OuterRef("pk"),
    )
    rows = Vehicle.objects.filter(Exists(enrolled), city=city)
    return rows.order_by("plate")


def done_trips(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Trip]:
    return Trip.objects.filter(
        _within(path, division, "mission__unit__path", "mission__area"),
        city=city,
        state=TripState.DONE,
        on__range=(period.first, period.last),
    )


def vehicles_out(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Vehicle]:
    """Distinct vehicles that completed at least one trip in the period."""
    out = done_trips(city, period, path, division).filter(vehicle=OuterRef("pk"))
    return Vehicle.objects.filter(Exists(out), city=city).order_by("plate")


def served_totals(city: str, period: Period, path: str = "", division: str = "") -> VehicleTotals:
    sums = done_trips(city, period, path, division).aggregate(
        vehicles=Count("vehicle", distinct=True),
        minutes=Sum("minutes"),
        runs=Sum("runs"),
        metres=Sum("metres"),
        missions=Count("mission", distinct=True),
    )
    return VehicleTotals(**{key: value or 0 for key, value in sums.items()})


def _within(path: str, division: str, by_path: str, by_division: str) -> Q:
    """The root's subtree is the whole city; a district's body also covers its district."""
    inside, there = Q(**{f"{by_path}__startswith": path}), Q(**{by_division: division})
    if not division:
        return inside
    return there if path.count("/") <= 2 else inside | there

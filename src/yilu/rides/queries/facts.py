"""What is known of every car and driver that may be chosen: the scorecard's facts, in a few questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Avg, Count, Q, Sum

from yilu.core.periods import add_months, month_of
from yilu.membership.queries import members_in_office
from yilu.registry import compliance
from yilu.registry.models import Driver, Operation, Vehicle
from yilu.rides.enums import TripState
from yilu.rides.models import Entry, Rating, Season, Trip
from yilu.rides.scoring import Facts

BACK_MONTHS = 12
RECENT_MONTHS = 2  # a car and its driver are those of the last two reported months


@dataclass(frozen=True, slots=True)
class Candidate:
    """One car with the driver who drove it most lately."""

    driver: Driver
    vehicle: Vehicle
    facts: Facts


def candidates(season: Season, day: date) -> list[Candidate]:
    """The operating drivers of the season's companies with their cars, each once."""
    pairs = _pairs(season, day)
    drivers = Driver.objects.in_bulk([driver for driver, _car in pairs])
    cars = Vehicle.objects.in_bulk([car for _driver, car in pairs])
    last = max((wave.on for wave in season.waves.all()), default=day)
    known = _Known(season.city, list(drivers.values()), list(cars.values()), last)
    return [
        Candidate(drivers[driver], cars[car], known.facts(drivers[driver], cars[car]))
        for driver, car in pairs
    ]


def _pairs(season: Season, day: date) -> list[tuple[UUID, UUID]]:
    """(driver, vehicle), one car a driver and one driver a car, the latest month first."""
    month = month_of(day)
    rows = Operation.objects.filter(
        city=season.city,
        company__in=season.companies,
        month__range=(add_months(month, -RECENT_MONTHS), month),
        vehicle__isnull=False,
        orders__gt=0,
    ).order_by("-month", "-orders", "pk")
    seen: set[UUID] = set()
    pairs = []
    for driver, vehicle in rows.values_list("driver", "vehicle"):
        if driver not in seen and vehicle not in seen:
            seen |= {driver, vehicle}
            pairs.append((driver, vehicle))
    return pairs


class _Known:
    """Everything the scorecard asks, of all of them at once."""

    def __init__(self, city: str, drivers: list[Driver], cars: list[Vehicle], day: date) -> None:
        self._by_driver = compliance.drivers(city, [row.pk for row in drivers], day)
        self._by_car = compliance.vehicles(city, [row.pk for row in cars], day)
        since = add_months(month_of(day), -BACK_MONTHS)
        reported = Operation.objects.filter(
            city=city, driver__in=[row.pk for row in drivers], month__gte=since
        ).values("driver")
        self._reported = {
            row["driver"]: (row["c"] or 0, row["v"] or 0)
            for row in reported.annotate(c=Sum("complaints"), v=Sum("violations")).order_by()
        }
        persons = [row.person_id for row in drivers]
        members = members_in_office(city, day).filter(person__in=persons)
        self._members = set(members.values_list("person", flat=True))
        self._ratings = dict(
            Rating.objects.filter(city=city)
            .values("entry__driver")
            .annotate(n=Avg("points"))
            .order_by()
            .values_list("entry__driver", "n")
        )
        self._trips = trips_by_driver(city)

    def facts(self, driver: Driver, car: Vehicle) -> Facts:
        own, cars = self._by_driver[driver.pk], self._by_car[car.pk]
        complaints, violations = self._reported.get(driver.pk, (0, 0))
        worst = [r for v in (own, cars) for r in v.reasons if not v.may_operate]
        return Facts(
            papers_valid=own.may_operate and cars.may_operate,
            papers_words=str(worst[0].message) if worst else "",
            registered_on=car.registered_on,
            mileage_km=car.mileage_km,
            rating=self._ratings.get(driver.pk),
            complaints=complaints,
            violations=violations,
            backbone=driver.veteran or driver.person_id in self._members,
            trips=self._trips.get(driver.pk, 0),
        )


def trips_by_driver(city: str) -> dict[UUID, int]:
    """Completed trips of every driver, all seasons together."""
    rows = Entry.objects.filter(city=city).values("driver")
    counted = rows.annotate(n=Count("trips", filter=Q(trips__state=TripState.DONE)))
    return {row["driver"]: row["n"] for row in counted.order_by() if row["n"]}


def completed(entry: Entry) -> int:
    return Trip.objects.filter(city=entry.city, entry=entry, state=TripState.DONE).count()

"""What a person is on a day as a driver, as other apps freeze it with their rows; no actor asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yilu.core.periods import add_months, month_of
from yilu.organisations.queries import holds
from yilu.registry.models import Contract, Driver, Operation, Qualification, Vehicle

RIDE_HAILING = "ride_hailing"


@dataclass(frozen=True, slots=True)
class DriverFacts:
    """His driver rows and companies on the day; group and district of the ride-hailing one first.

    `name` is his, for whoever has to take it out of words that many read; "" if in no register.
    """

    drivers: tuple[UUID, ...] = ()
    companies: tuple[UUID, ...] = ()
    group: str = ""
    district: str = ""
    name: str = ""
    units: tuple[UUID, ...] = ()  # the companies' places in the tree

    @property
    def company(self) -> UUID | None:
        return self.companies[0] if self.companies else None


def driver_facts(city: str, person_id: UUID, on: date) -> DriverFacts:
    """Nothing known of somebody who stands in no register."""
    rows = list(
        Driver.objects.filter(city=city, person=person_id).select_related("group", "person")
    )
    rows.sort(key=lambda row: (row.group.code != RIDE_HAILING, row.number))
    if not rows:
        return DriverFacts()
    rules = Contract.objects.filter(city=city, driver__in=rows).order_by("from_on", "pk")
    held = [row for row in rules.select_related("company") if holds(row, on)]
    return DriverFacts(
        drivers=tuple(row.pk for row in rows),
        companies=tuple(dict.fromkeys(row.company_id for row in held)),
        group=rows[0].group.code,
        district=next((row.district for row in rows if row.district), ""),
        name=rows[0].person.name,
        units=tuple(dict.fromkeys(row.company.unit_id for row in held)),
    )


def trained(city: str, people: Iterable[UUID]) -> dict[UUID, dict[str, date | None]]:
    """Each person's qualifications by kind with the last day of the longest; None is for good."""
    found: dict[UUID, dict[str, date | None]] = {}
    rows = Qualification.objects.filter(city=city, person__in=list(people))
    for person, kind, last in rows.values_list("person", "kind", "to_on"):
        held = found.setdefault(person, {})
        known = held.get(kind, date.min)
        held[kind] = None if known is None or last is None else max(known, last)
    return found


def driven_vehicles(city: str, person_id: UUID, on: date) -> QuerySet[Vehicle]:
    """What he was reported with this month or last: nothing else ties a driver to a vehicle."""
    month = month_of(on)
    driven = Operation.objects.filter(
        driver__person=person_id,
        vehicle=OuterRef("pk"),
        month__range=(add_months(month, -1), month),
    )
    return Vehicle.objects.filter(Exists(driven), city=city).order_by("plate")


def vehicle_by_plate(city: str, plate: str) -> Vehicle | None:
    """A vehicle of the register by its whole plate; no actor asks."""
    return Vehicle.objects.filter(city=city, plate=plate).first()

"""What a person is on a day as a driver, as other apps freeze it with their rows; no actor asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from yilu.core.periods import add_months, month_of
from yilu.registry.models import Operation, Qualification, Vehicle

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


_FACTS = """
SELECT d.id, d.number, g.code, d.district, p.name, c.from_on, c.id, c.company_id, k.unit_id
FROM registry_driver d
JOIN registry_workergroup g ON g.id = d.group_id
JOIN people_person p ON p.id = d.person_id
LEFT JOIN registry_contract c ON c.driver_id = d.id AND c.city = d.city
    AND c.from_on <= %(on)s AND (c.to_on IS NULL OR c.to_on >= %(on)s)
LEFT JOIN registry_company k ON k.id = c.company_id
WHERE d.city = %(city)s AND d.person_id = %(person)s
"""


def driver_facts(city: str, person_id: UUID, on: date) -> DriverFacts:
    """Nothing known of somebody who stands in no register. Asked with every appeal: one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"city": city, "person": person_id, "on": on})
        rows = cursor.fetchall()
    if not rows:
        return DriverFacts()
    rows.sort(key=lambda row: (row[2] != RIDE_HAILING, row[1]))
    held = sorted((row for row in rows if row[6] is not None), key=lambda row: (row[5], row[6]))
    _id, _number, group, _district, name, *_contract = rows[0]
    return DriverFacts(
        drivers=tuple(dict.fromkeys(row[0] for row in rows)),
        companies=tuple(dict.fromkeys(row[7] for row in held)),
        group=group,
        district=next((row[3] for row in rows if row[3]), ""),
        name=name,
        units=tuple(dict.fromkeys(row[8] for row in held)),
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

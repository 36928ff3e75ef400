"""What a person is on a day as a driver, as other apps freeze it with their rows; no actor asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yilu.organisations.queries import open_on
from yilu.registry.models import Contract, Driver

RIDE_HAILING = "ride_hailing"


@dataclass(frozen=True, slots=True)
class DriverFacts:
    """His driver rows and companies on the day; group and district of the ride-hailing one first."""

    drivers: tuple[UUID, ...] = ()
    companies: tuple[UUID, ...] = ()
    group: str = ""
    district: str = ""

    @property
    def company(self) -> UUID | None:
        return self.companies[0] if self.companies else None


def driver_facts(city: str, person_id: UUID, on: date) -> DriverFacts:
    """Nothing known of somebody who stands in no register."""
    rows = list(Driver.objects.filter(city=city, person=person_id).select_related("group"))
    rows.sort(key=lambda row: (row.group.code != RIDE_HAILING, row.number))
    if not rows:
        return DriverFacts()
    held = Contract.objects.filter(open_on(on), city=city, driver__in=rows)
    companies = held.order_by("from_on", "pk").values_list("company", flat=True)
    return DriverFacts(
        drivers=tuple(row.pk for row in rows),
        companies=tuple(dict.fromkeys(companies)),
        group=rows[0].group.code,
        district=next((row.district for row in rows if row.district), ""),
    )

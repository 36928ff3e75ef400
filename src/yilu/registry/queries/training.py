"""What a training record in the ministry's format says of a driver: his company, place and certificate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from yilu.organisations.queries import open_on
from yilu.registry.enums import PermitKind
from yilu.registry.models import Contract, Permit


@dataclass(frozen=True, slots=True)
class Employment:
    """A driver with one platform company on a day; two companies are two."""

    person: UUID
    company: str  # CompanyId of the exchange format, else the company's own number
    address: str
    certificate: str


def employments(city: str, persons: Iterable[UUID], on: date) -> list[Employment]:
    """For these persons, on the day: two questions for all of them."""
    rows = Contract.objects.filter(open_on(on), city=city, driver__person__in=list(persons))
    found = list(
        rows.order_by("company__number", "driver__number").values_list(
            "driver",
            "driver__person",
            "driver__district",
            "company__exchange_id",
            "company__number",
        )
    )
    held = Permit.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on),
        city=city,
        kind=PermitKind.DRIVER,
        driver__in=[row[0] for row in found],
    )
    numbers = dict(held.order_by("valid_from", "pk").values_list("driver", "number"))
    return [
        Employment(person, exchange or number, district or city, numbers.get(driver, ""))
        for driver, person, district, exchange, number in found
    ]

"""One company, vehicle or driver with what was true of it on a day, and its dated history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import month_of
from yilu.core.tenant import CityModel
from yilu.organisations.queries import open_on
from yilu.registry import access, compliance
from yilu.registry.compliance import Verdict
from yilu.registry.models import (
    Company,
    Contract,
    Driver,
    Operation,
    Permit,
    Vehicle,
    VehicleService,
)

T = TypeVar("T", bound=CityModel)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A dated link to a company as history shows it; `current` as of the page's day."""

    company: Company
    from_on: date
    to_on: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """A company as of a day."""

    company: Company
    on: date
    verdict: Verdict
    permit: Permit | None
    permits: list[Permit]
    vehicles: int
    drivers: int
    operating: int


@dataclass(frozen=True, slots=True)
class VehiclePage:
    """A vehicle as of a day, and everything that ever was."""

    vehicle: Vehicle
    on: date
    verdict: Verdict
    permit: Permit | None
    permits: list[Permit]
    services: list[Stretch]
    operations: list[Operation]


@dataclass(frozen=True, slots=True)
class DriverPage:
    """A driver as of a day, and everything that ever was."""

    driver: Driver
    on: date
    verdict: Verdict
    permit: Permit | None
    permits: list[Permit]
    contracts: list[Stretch]
    operations: list[Operation]


def get_company(actor: Actor, key: UUID | str, on: date | None = None) -> CompanyPage:
    """The company by id, number, code or exact name, if the actor may see it."""
    day = on or clock.today()
    names = ("number", "uscc", "name")
    company = _one(access.companies(actor).select_related("unit", "group"), key, names)
    permits = _permits(company.permits.all())
    active = company.operations.filter(month=month_of(day), orders__gt=0)
    return CompanyPage(
        company,
        day,
        compliance.companies(company.city, [company.pk], day)[company.pk],
        current_permit(permits, day),
        permits,
        company.vehicle_services.filter(open_on(day)).values("vehicle").distinct().count(),
        company.contracts.filter(open_on(day)).values("driver").distinct().count(),
        active.values("driver").distinct().count(),
    )


def company_of_unit(actor: Actor, unit: UUID) -> Company | None:
    """The company whose place in the tree this unit is, if the actor may see it."""
    return access.companies(actor).filter(unit=unit).first()


def get_vehicle(actor: Actor, key: UUID | str, on: date | None = None) -> VehiclePage:
    """The vehicle by id or plate, if the actor may see it."""
    day = on or clock.today()
    vehicle = _one(access.vehicles(actor).select_related("group"), key, ("plate",))
    permits = _permits(vehicle.permits.all())
    return VehiclePage(
        vehicle,
        day,
        compliance.vehicles(vehicle.city, [vehicle.pk], day)[vehicle.pk],
        current_permit(permits, day),
        permits,
        _stretches(vehicle.services.all(), day),
        _activity(vehicle.operations.all()),
    )


def get_driver(actor: Actor, key: UUID | str, on: date | None = None) -> DriverPage:
    """The driver by id or number, if the actor may see him."""
    day = on or clock.today()
    driver = _one(access.drivers(actor).select_related("person", "group"), key, ("number",))
    permits = _permits(driver.permits.all())
    return DriverPage(
        driver,
        day,
        compliance.drivers(driver.city, [driver.pk], day)[driver.pk],
        current_permit(permits, day),
        permits,
        _stretches(driver.contracts.all(), day),
        _activity(driver.operations.all()),
    )


def current_permit(permits: list[Permit], day: date) -> Permit | None:
    """The permit that speaks on the day: the longest that holds, else the last that had begun."""
    begun = [p for p in permits if p.valid_from is None or p.valid_from <= day]
    holding = [
        p
        for p in begun
        if (p.valid_to is None or p.valid_to >= day)
        and (p.revoked_on is None or p.revoked_on > day)
    ]
    if holding:
        return max(holding, key=lambda p: p.valid_to or date.max)
    return max(
        begun, key=lambda p: (p.valid_from or date.min, p.valid_to or date.max), default=None
    )


def _permits(rows: QuerySet[Permit]) -> list[Permit]:
    """Newest first."""
    return sorted(rows, key=lambda p: (p.valid_from or date.min, p.number), reverse=True)


def _stretches(rows: QuerySet[VehicleService] | QuerySet[Contract], day: date) -> list[Stretch]:
    return [
        Stretch(
            row.company,
            row.from_on,
            row.to_on,
            row.from_on <= day and (row.to_on is None or row.to_on >= day),
        )
        for row in rows.select_related("company").order_by("-from_on", "company__number")
    ]


def _activity(rows: QuerySet[Operation]) -> list[Operation]:
    """The last twelve months reported."""
    newest = rows.select_related("company", "vehicle", "driver__person").order_by("-month")
    return list(newest[:12])


def _one(rows: QuerySet[T], key: UUID | str, fields: tuple[str, ...]) -> T:
    """The only row so called; unknown, foreign and ambiguous look the same."""
    if isinstance(key, UUID):
        wanted = Q(pk=key)
    else:
        wanted = Q()
        for field in fields:
            wanted |= Q(**{field: key.strip()})
    found = list(rows.filter(wanted)[:2])
    if len(found) != 1:
        raise NotFound(str(key))
    return found[0]

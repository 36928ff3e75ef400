"""The rows behind the brief's coverage figures, exactly as rules.md defines them (ride-hailing).

A scope is a unit's path and, for a district's body, its division: rows belong to it by company or
by place. With neither, the whole city. No rights are asked here: `insight` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yilu.core.actor import Actor
from yilu.core.periods import month_of
from yilu.organisations.queries import open_on
from yilu.registry import access
from yilu.registry.enums import RIDE_HAILING, PermitKind
from yilu.registry.models import (
    Company,
    Contract,
    Driver,
    Operation,
    Permit,
    Vehicle,
    VehicleService,
)
from yilu.registry.queries.standing import valid
from yilu.rulebook.queries import district_names


def companies_operating(
    city: str, on: date, path: str = "", division: str = ""
) -> QuerySet[Company]:
    """Platform companies with a valid permit and reported operation in the month of the day."""
    rows = Company.objects.filter(
        _within(path, division, Q(unit__path__startswith=path)),
        Exists(_valid_permits(PermitKind.PLATFORM, "company", on)),
        Exists(_activity(on, company=OuterRef("pk"))),
        city=city,
        group__code=RIDE_HAILING,
    )
    return rows.order_by("number")


def vehicles_compliant(
    city: str, on: date, path: str = "", division: str = ""
) -> QuerySet[Vehicle]:
    """Vehicles with a valid 运输证 on the day and operating in its month."""
    active = _activity(on, vehicle=OuterRef("pk"))
    scoped = Exists(active.filter(company__unit__path__startswith=path))
    rows = Vehicle.objects.filter(
        _within(path, division, Q(scoped)),
        Exists(_valid_permits(PermitKind.VEHICLE, "vehicle", on)),
        Exists(active),
        city=city,
        group__code=RIDE_HAILING,
    )
    return rows.order_by("plate")


def drivers_licensed(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Driver]:
    """Persons with a valid 驾驶员证 on the day, operating or not (one row a person and group)."""
    working = Contract.objects.filter(
        open_on(on), company__unit__path__startswith=path, driver=OuterRef("pk")
    )
    rows = Driver.objects.filter(
        _within(path, division, Q(Exists(working))),
        Exists(_valid_permits(PermitKind.DRIVER, "driver", on)),
        city=city,
        group__code=RIDE_HAILING,
    )
    return rows.order_by("number")


def drivers_operating(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Driver]:
    """Persons with at least one reported order in the month; never inferred from vehicles."""
    active = _activity(on, driver=OuterRef("pk"))
    scoped = Exists(active.filter(company__unit__path__startswith=path))
    rows = Driver.objects.filter(
        _within(path, division, Q(scoped)), Exists(active), city=city, group__code=RIDE_HAILING
    )
    return rows.order_by("number")


def _within(path: str, division: str, by_company: Q) -> Q:
    """The root's subtree is the whole city, with those who belong to no company."""
    whole = path.count("/") <= 2
    if division:
        return Q(district=division) if whole else by_company | Q(district=division)
    return Q() if whole else by_company


def _valid_permits(kind: PermitKind, holder: str, on: date) -> QuerySet[Permit]:
    return Permit.objects.filter(valid(on), kind=kind, **{holder: OuterRef("pk")})


def _activity(on: date, **of: OuterRef) -> QuerySet[Operation]:
    return Operation.objects.filter(month=month_of(on), orders__gt=0, **of)


@dataclass(frozen=True, slots=True)
class DistrictFigures:
    """A tile of the map."""

    code: str
    name: str
    companies: int
    vehicles_compliant: int
    drivers_licensed: int
    drivers_operating: int


def district_figures(city: str, on: date, path: str = "") -> list[DistrictFigures]:
    """The coverage figures by district; rows without a district stand under ("", "")."""
    counts = [
        _by_district(rows)
        for rows in (
            companies_operating(city, on, path),
            vehicles_compliant(city, on, path),
            drivers_licensed(city, on, path),
            drivers_operating(city, on, path),
        )
    ]
    names = district_names(city)
    elsewhere = sorted(set().union(*counts) - set(names))
    return [
        DistrictFigures(code, names.get(code, ""), *(count.get(code, 0) for count in counts))
        for code in [*names, *elsewhere]
    ]


def _by_district(
    rows: QuerySet[Company] | QuerySet[Vehicle] | QuerySet[Driver],
) -> dict[str, int]:
    return dict(
        rows.order_by().values("district").annotate(n=Count("pk")).values_list("district", "n")
    )


@dataclass(frozen=True, slots=True)
class CompanyFigures:
    """A company's line of the cockpit."""

    company: Company
    vehicles: int
    drivers: int
    vehicles_compliant: int
    drivers_licensed: int
    drivers_operating: int


def company_figures(actor: Actor, on: date) -> list[CompanyFigures]:
    """The figures of each company the actor may see; a driver at two companies stands in both."""
    rows = list(access.companies(actor).select_related("unit", "group").order_by("number"))
    services = VehicleService.objects.filter(open_on(on), company__in=rows)
    contracts = Contract.objects.filter(open_on(on), company__in=rows)
    active = Operation.objects.filter(month=month_of(on), orders__gt=0, company__in=rows)
    compliant = vehicles_compliant(actor.city, on).values("pk")
    licensed = drivers_licensed(actor.city, on).values("pk")
    counts = [
        _by_company(services, "vehicle"),
        _by_company(contracts, "driver"),
        _by_company(active.filter(vehicle__in=compliant), "vehicle"),
        _by_company(contracts.filter(driver__in=licensed), "driver"),
        _by_company(active, "driver"),
    ]
    return [CompanyFigures(row, *(count.get(row.pk, 0) for count in counts)) for row in rows]


def _by_company(
    links: QuerySet[VehicleService] | QuerySet[Contract] | QuerySet[Operation], thing: str
) -> dict[UUID, int]:
    counted = links.order_by().values("company").annotate(n=Count(thing, distinct=True))
    return dict(counted.values_list("company", "n"))

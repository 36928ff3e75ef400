"""A driver's own papers: what he holds, whether he may go out today, and what to renew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.periods import add_months, month_of
from yilu.organisations.queries import open_on
from yilu.registry import compliance
from yilu.registry.compliance import Together, Verdict
from yilu.registry.enums import PermitKind
from yilu.registry.models import Company, Driver, Operation, Permit, Qualification, Vehicle
from yilu.registry.queries.details import current_permit


@dataclass(frozen=True, slots=True)
class Paper:
    """One permit, or the place where one should be. `holder` is a plate, a company, or empty."""

    kind: PermitKind
    holder: str
    permit: Permit | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Papers:
    """Everything of one driver role: his own permit first, then his vehicles', then his companies'."""

    driver: Driver
    own: Paper
    vehicles: list[Paper]
    companies: list[Paper]
    together: Together  # 双合规, 三合规, with the vehicle and company that stand best

    @property
    def all(self) -> list[Paper]:
        return [self.own, *self.vehicles, *self.companies]


def papers_of(actor: Actor, on: date | None = None) -> list[Papers]:
    """The signed-in person's papers, one bundle per group he drives in; empty if he drives in none."""
    if actor.person_id is None:
        return []
    day = on or clock.today()
    drivers = Driver.objects.filter(city=actor.city, person=actor.person_id)
    return [
        _bundle(driver, day)
        for driver in drivers.select_related("person", "group").order_by("group__order")
    ]


def qualifications_of(actor: Actor) -> list[Qualification]:
    """What the signed-in person's trainings made him fit for, the newest first."""
    if actor.person_id is None:
        return []
    rows = Qualification.objects.filter(city=actor.city, person=actor.person_id)
    return list(rows.order_by("-from_on", "kind"))


def _bundle(driver: Driver, day: date) -> Papers:
    own = Paper(
        PermitKind.DRIVER,
        "",
        current_permit(list(driver.permits.all()), day),
        compliance.drivers(driver.city, [driver.pk], day)[driver.pk],
    )
    vehicles = _vehicle_papers(driver, day)
    companies = _company_papers(driver, day)
    together = compliance.together(own.verdict, _best(vehicles), _best(companies))
    return Papers(driver, own, vehicles, companies, together)


def _best(papers: list[Paper]) -> Verdict:
    """The one that stands best; nothing known is missing."""
    verdicts = [paper.verdict for paper in papers]
    return min(verdicts, key=lambda v: v.standing.severity, default=compliance.UNKNOWN)


def _vehicle_papers(driver: Driver, day: date) -> list[Paper]:
    """Vehicles he was reported with this month or last: nothing else ties a driver to a vehicle."""
    month = month_of(day)
    driven = Operation.objects.filter(
        driver=driver, vehicle=OuterRef("pk"), month__range=(add_months(month, -1), month)
    )
    rows = list(Vehicle.objects.filter(Exists(driven), city=driver.city).order_by("plate"))
    permits = _permits_of("vehicle", rows)
    verdicts = compliance.vehicles(driver.city, [row.pk for row in rows], day)
    return [
        Paper(
            PermitKind.VEHICLE,
            row.plate,
            current_permit([p for p in permits if p.vehicle_id == row.pk], day),
            verdicts[row.pk],
        )
        for row in rows
    ]


def _company_papers(driver: Driver, day: date) -> list[Paper]:
    working = driver.contracts.filter(open_on(day)).values("company")
    rows = list(Company.objects.filter(pk__in=working).order_by("number"))
    permits = _permits_of("company", rows)
    verdicts = compliance.companies(driver.city, [row.pk for row in rows], day)
    return [
        Paper(
            PermitKind.PLATFORM,
            row.name,
            current_permit([p for p in permits if p.company_id == row.pk], day),
            verdicts[row.pk],
        )
        for row in rows
    ]


def _permits_of(holder: str, rows: list[Vehicle] | list[Company]) -> list[Permit]:
    return list(Permit.objects.filter(**{f"{holder}__in": rows}))


def certificate_tails(people: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """The last fours of each person's 驾驶员证, for binding an account (`people.actions.bind`)."""
    tails: dict[UUID, set[str]] = {}
    rows = Permit.objects.filter(kind=PermitKind.DRIVER, driver__person__in=list(people))
    for person, number in rows.values_list("driver__person", "number"):
        tails.setdefault(person, set()).add(number[-4:].upper())
    return {person: frozenset(found) for person, found in tails.items()}


_ROLES = "SELECT id FROM registry_driver WHERE city = %s AND person_id = %s"


def driver_roles(city: str, person_id: UUID) -> frozenset[UUID]:
    """The ids of this person's driver rows: what makes an `Actor` a driver."""
    with connection.cursor() as cursor:  # asked with every request
        cursor.execute(_ROLES, [city, person_id])
        return frozenset(key for (key,) in cursor.fetchall())

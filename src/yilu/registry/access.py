"""Who may see the registers: once for one object, once for a set, proved equal in tests.

A company is seen by its unit; a vehicle and a driver by the companies they work with today, or by
the district they are located in; a driver sees himself. Whoever holds the right over the whole
city also sees what belongs to no company (truck drivers who registered themselves).
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor, Grant, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.queries import open_on
from yilu.registry.models import (
    Company,
    Contract,
    Driver,
    Operation,
    Permit,
    Vehicle,
    VehicleService,
)

EVERYTHING = ~NOTHING  # not Q(): an empty Q vanishes when it is joined by "or"
VIEW = Right.VIEW_REGISTERS


def _covers_city(grant: Grant) -> bool:
    """A grant at the root of the tree and below it."""
    return grant.below and grant.path.count("/") <= 2


def sees_city(actor: Actor, right: Right = VIEW) -> bool:
    return any(_covers_city(grant) for grant in actor.grants_for(right))


def can_view_company(actor: Actor, company: Company) -> bool:
    return company.city == actor.city and actor.may(VIEW, company.unit.path, company.district)


def companies(actor: Actor, right: Right = VIEW) -> QuerySet[Company]:
    """Companies the actor has this right over."""
    allowed = within(actor, right, "unit__path", "district")
    return Company.objects.filter(allowed, city=actor.city)


def can_view_vehicle(actor: Actor, vehicle: Vehicle) -> bool:
    services = vehicle.services.filter(open_on(clock.today())).select_related("company__unit")
    paths = (service.company.unit.path for service in services)
    return vehicle.city == actor.city and _may_see(actor, paths, vehicle.district)


def vehicles(actor: Actor) -> QuerySet[Vehicle]:
    running = VehicleService.objects.filter(
        open_on(clock.today()), within(actor, VIEW, "company__unit__path"), vehicle=OuterRef("pk")
    )
    allowed = _among(actor, running)
    return Vehicle.objects.filter(allowed, city=actor.city)


def can_view_driver(actor: Actor, driver: Driver) -> bool:
    contracts = driver.contracts.filter(open_on(clock.today())).select_related("company__unit")
    paths = (contract.company.unit.path for contract in contracts)
    return driver.city == actor.city and (
        _is_self(actor, driver) or _may_see(actor, paths, driver.district)
    )


def drivers(actor: Actor) -> QuerySet[Driver]:
    working = Contract.objects.filter(
        open_on(clock.today()), within(actor, VIEW, "company__unit__path"), driver=OuterRef("pk")
    )
    allowed = _among(actor, working) | own(actor, "person")
    return Driver.objects.filter(allowed, city=actor.city)


def can_view_permit(actor: Actor, permit: Permit) -> bool:
    """A permit is seen by whoever sees its holder."""
    if permit.company is not None:
        return can_view_company(actor, permit.company)
    if permit.vehicle is not None:
        return can_view_vehicle(actor, permit.vehicle)
    return permit.driver is not None and can_view_driver(actor, permit.driver)


def permits(actor: Actor) -> QuerySet[Permit]:
    allowed = EVERYTHING if sees_city(actor) else _by_holder(actor)
    return Permit.objects.filter(allowed, city=actor.city)


def _by_holder(actor: Actor) -> Q:
    return (
        Q(company__in=companies(actor).values("pk"))
        | Q(vehicle__in=vehicles(actor).values("pk"))
        | Q(driver__in=drivers(actor).values("pk"))
    )


def can_view_operation(actor: Actor, operation: Operation) -> bool:
    return operation.city == actor.city and (
        _is_self(actor, operation.driver)
        or actor.may(VIEW, operation.company.unit.path, operation.driver.district)
    )


def operations(actor: Actor) -> QuerySet[Operation]:
    """Reported activity: seen by the company it was reported for, the district, and the driver."""
    allowed = within(actor, VIEW, "company__unit__path", "driver__district")
    return Operation.objects.filter(allowed | own(actor, "driver__person"), city=actor.city)


def own(actor: Actor, person: str) -> Q:
    return NOTHING if actor.person_id is None else Q(**{person: actor.person_id})


def may_manage_company(actor: Actor, company: Company) -> bool:
    """Correcting a company's entry by hand."""
    return company.city == actor.city and actor.may(Right.MANAGE_REGISTERS, company.unit.path)


def may_manage_city(actor: Actor) -> bool:
    """Correcting what belongs to no single company: vehicles, drivers, permits."""
    return sees_city(actor, Right.MANAGE_REGISTERS)


def _among(actor: Actor, links: QuerySet[VehicleService] | QuerySet[Contract]) -> Q:
    """The set side of `_may_see`: by open links to companies, by district, or the whole city."""
    if sees_city(actor):
        return EVERYTHING
    divisions = [grant.division for grant in actor.grants_for(VIEW) if grant.division]
    return Q(Exists(links)) | Q(district__in=divisions)


def _may_see(actor: Actor, paths: Iterable[str], district: str) -> bool:
    if sees_city(actor):
        return True
    if any(actor.may(VIEW, path) for path in paths):
        return True
    grants = actor.grants_for(VIEW)
    return any(grant.division and grant.division == district for grant in grants)


def _is_self(actor: Actor, driver: Driver) -> bool:
    return actor.person_id is not None and actor.person_id == driver.person_id

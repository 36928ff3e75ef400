"""The lists of the registers as one actor may see them, filtered, searched and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.core import clock, ids
from yilu.core.actor import Actor
from yilu.core.periods import month_of
from yilu.core.tenant import CityModel
from yilu.organisations.queries import open_on
from yilu.people.enums import SealedField
from yilu.people.sealing import index_of
from yilu.registry import access
from yilu.registry.enums import PermitKind
from yilu.registry.models import (
    Company,
    Contract,
    Driver,
    Operation,
    Permit,
    Vehicle,
    VehicleService,
    WorkerGroup,
)
from yilu.registry.queries.standing import with_standing

T = TypeVar("T", bound=CityModel)


def companies(
    actor: Actor,
    *,
    on: date | None = None,
    text: str = "",
    district: str = "",
    group: str = "",
    standing: str = "",
    permit_needed: bool | None = None,
    sort: str = "number",
) -> QuerySet[Company]:
    """Companies with `permit_until`, `permit_standing` and the group; see `COMPANY_SORTS`."""
    rows = access.companies(actor).select_related("unit", "group")
    if text := text.strip():
        rows = rows.filter(Q(name__icontains=text) | Q(number__iexact=text) | Q(uscc__iexact=text))
    rows = _narrow(rows, district=district, group__code=group)
    rows = _by_need(rows, permit_needed)
    rows = with_standing(rows, PermitKind.PLATFORM, on or clock.today())
    return _by_standing(rows, standing).order_by(*_order(sort, COMPANY_SORTS))


def vehicles(
    actor: Actor,
    *,
    on: date | None = None,
    text: str = "",
    company: UUID | None = None,
    district: str = "",
    group: str = "",
    standing: str = "",
    operating: bool | None = None,
    permit_needed: bool | None = None,
    sort: str = "plate",
) -> QuerySet[Vehicle]:
    """Vehicles with `company_names`, `permit_until`, `permit_standing`; `on` asks about a past day."""
    day = on or clock.today()
    services = VehicleService.objects.filter(open_on(day), vehicle=OuterRef("pk"))
    rows = access.vehicles(actor).select_related("group")
    if text := text.strip():
        plate = ids.squeeze(text)
        rows = rows.filter(Q(plate__contains=plate) | Q(vin=plate) | _by_permit(text, rows.model))
    if company is not None:
        rows = rows.filter(Exists(services.filter(company=company)))
    rows = _narrow(rows, district=district, group__code=group)
    rows = _by_need(rows, permit_needed)
    rows = _by_activity(rows, "vehicle", day, operating)
    rows = with_standing(rows, PermitKind.VEHICLE, day).annotate(
        company_names=ArraySubquery(services.order_by("from_on").values("company__name"))
    )
    return _by_standing(rows, standing).order_by(*_order(sort, VEHICLE_SORTS))


def drivers(
    actor: Actor,
    *,
    on: date | None = None,
    text: str = "",
    company: UUID | None = None,
    district: str = "",
    group: str = "",
    standing: str = "",
    operating: bool | None = None,
    permit_needed: bool | None = None,
    sort: str = "number",
) -> QuerySet[Driver]:
    """Drivers with `person`, `company_names`, `permit_until`, `permit_standing` as of the day."""
    day = on or clock.today()
    contracts = Contract.objects.filter(open_on(day), driver=OuterRef("pk"))
    rows = access.drivers(actor).select_related("person", "group")
    if text := text.strip():
        rows = rows.filter(_driver_text(text))
    if company is not None:
        rows = rows.filter(Exists(contracts.filter(company=company)))
    rows = _narrow(rows, district=district, group__code=group)
    rows = _by_need(rows, permit_needed)
    rows = _by_activity(rows, "driver", day, operating)
    rows = with_standing(rows, PermitKind.DRIVER, day).annotate(
        company_names=ArraySubquery(contracts.order_by("from_on").values("company__name"))
    )
    return _by_standing(rows, standing).order_by(*_order(sort, DRIVER_SORTS))


def _driver_text(text: str) -> Q:
    """Part of the name, a number of ours, a whole ID, certificate or mobile number, or its last four."""
    number = ids.squeeze(text)
    found = Q(person__name__contains=text) | Q(number__iexact=text) | _by_permit(text, Driver)
    if len(number) == 4:
        found |= Q(person__id_last4=number)
    if len(number) == 18:
        found |= Q(person__id_number_index=index_of(SealedField.ID_NUMBER, number))
    if len(number) == 11 and number.isdigit():
        found |= Q(person__phone_index=index_of(SealedField.PHONE, f"+86{number}"))
    return found


def _by_permit(text: str, model: type[CityModel]) -> Q:
    holder = "driver" if model is Driver else "vehicle"
    return Q(Exists(Permit.objects.filter(number=text, **{holder: OuterRef("pk")})))


def permits(
    actor: Actor, *, kind: PermitKind | None = None, on: date | None = None
) -> QuerySet[Permit]:
    """All permits the actor may see, or those of a kind; `on` keeps what had begun by that day."""
    rows = access.permits(actor).select_related("company", "vehicle", "driver__person")
    if kind is not None:
        rows = rows.filter(kind=kind)
    if on is not None:
        rows = rows.filter(Q(valid_from=None) | Q(valid_from__lte=on))
    return rows.order_by("valid_to", "number")


def operations(
    actor: Actor, month: date, *, company: UUID | None = None, driver: UUID | None = None
) -> QuerySet[Operation]:
    """Reported activity of the month."""
    rows = access.operations(actor).filter(month=month_of(month))
    rows = rows.select_related("driver__person", "company", "vehicle")
    rows = rows if company is None else rows.filter(company=company)
    rows = rows if driver is None else rows.filter(driver=driver)
    return rows.order_by("company__number", "driver__number")


def groups(city: str) -> QuerySet[WorkerGroup]:
    """The city's groups of workers (新就业群体)."""
    return WorkerGroup.objects.filter(city=city).order_by("order", "code")


COMPANY_SORTS = {
    "number": ("number",),
    "name": ("name",),
    "district": ("district", "number"),
    "until": ("permit_until", "number"),
}
VEHICLE_SORTS = {
    "plate": ("plate",),
    "district": ("district", "plate"),
    "until": ("permit_until", "plate"),
    "registered": ("registered_on", "plate"),
}
DRIVER_SORTS = {
    "number": ("number",),
    "name": ("person__name", "number"),
    "district": ("district", "number"),
    "until": ("permit_until", "number"),
}


def _order(sort: str, sorts: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The columns to order by; an unknown sort takes the first, "-until" the other way round."""
    down, key = sort.startswith("-"), sort.removeprefix("-")
    first, *rest = sorts.get(key) or next(iter(sorts.values()))
    return [f"-{first}" if down else first, *rest, "pk"]


def _narrow(rows: QuerySet[T], **wanted: str) -> QuerySet[T]:
    """Equal to each value that was given; empty ones ask for nothing."""
    given = {field: value for field, value in wanted.items() if value}
    return rows.filter(**given) if given else rows


def _by_activity(rows: QuerySet[T], holder: str, day: date, operating: bool | None) -> QuerySet[T]:
    """Those with, or without, a reported order in the day's month."""
    if operating is None:
        return rows
    active = Exists(
        Operation.objects.filter(month=month_of(day), orders__gt=0, **{holder: OuterRef("pk")})
    )
    return rows.filter(active) if operating else rows.filter(~active)


VALID = "valid"  # asks for every standing in which the permit holds, however soon it runs out


def _by_standing(rows: QuerySet[T], standing: str) -> QuerySet[T]:
    """By how the permit stands; VALID is what the brief's figures count."""
    if standing == VALID:
        return rows.filter(permit_until__isnull=False)
    return _narrow(rows, permit_standing=standing)


def _by_need(rows: QuerySet[T], permit_needed: bool | None) -> QuerySet[T]:
    """Those whose group needs permits (what the radar counts), or does not."""
    return rows if permit_needed is None else rows.filter(group__permit_needed=permit_needed)

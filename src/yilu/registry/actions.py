"""Everything that changes the registers by hand; lists come through the import (`roster`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.periods import add_months
from yilu.core.refs import Ref
from yilu.people.models import Person
from yilu.registry import access
from yilu.registry.enums import QualificationKind
from yilu.registry.models import (
    Company,
    Contract,
    Driver,
    Permit,
    Qualification,
    Vehicle,
    WorkerGroup,
)
from yilu.runtime.actions import next_number

# A city starts with these groups (新就业群体) and may add its own.
GROUPS = (
    ("ride_hailing", "网约车司机", "Ride-hailing drivers", True),
    ("truck", "货车司机", "Truck drivers", False),
    ("taxi", "巡游出租车司机", "Taxi drivers", True),
    ("courier", "快递外卖人员", "Couriers", False),
)
DRIVER_FIELDS = frozenset(
    {"district", "licence_class", "licence_first_on", "licence_valid_to", "veteran"}
)
VEHICLE_FIELDS = frozenset(
    {"plate_colour", "fuel", "seats", "brand", "model", "colour", "vin", "owner_name"}
    | {"registered_on", "mileage_km", "district"}
)
COMPANY_FIELDS = frozenset(
    {"district", "address", "legal_name", "phone", "exchange_id", "started_on", "ended_on"}
)

T = TypeVar("T", Driver, Vehicle, Company)


def seed_groups(city: str) -> int:
    """Give a city the usual groups it does not have yet; what it has is left alone."""
    known = set(WorkerGroup.objects.filter(city=city).values_list("code", flat=True))
    rows = [
        WorkerGroup(
            city=city, code=code, name=name, name_en=name_en, permit_needed=permit, order=order
        )
        for order, (code, name, name_en, permit) in enumerate(GROUPS)
        if code not in known
    ]
    return len(WorkerGroup.objects.bulk_create(rows, ignore_conflicts=True))


@transaction.atomic
def add_group(
    code: str, name: str, *, by: Actor, name_en: str = "", permit_needed: bool = False
) -> WorkerGroup:
    """A group of the city's own."""
    if not by.may_anywhere(Right.SECURITY):
        raise NotAllowed("add_group")
    if WorkerGroup.objects.filter(city=by.city, code=code).exists():
        raise Invalid({"code": _("已经有这个群体。")})
    group = WorkerGroup.objects.create(
        city=by.city,
        code=code,
        name=name,
        name_en=name_en or name,
        permit_needed=permit_needed,
        order=WorkerGroup.objects.filter(city=by.city).count(),
    )
    record("group.added", Ref.to(group), by=by, code=code)
    return group


@transaction.atomic
def register_self(*, by: Actor, group: str, district: str = "") -> Driver:
    """The signed-in person enters himself as a driver without a company (truck, from elsewhere).

    His record stays unverified until a list or somebody who saw him confirms it.
    """
    if by.person_id is None:
        raise NotAllowed("register_self")
    person = Person.objects.select_for_update().get(pk=by.person_id, city=by.city)
    in_group = WorkerGroup.objects.filter(city=by.city, code=group).first()
    if in_group is None:
        raise Invalid({"group": _("没有这个群体。")})
    if Driver.objects.filter(person=person, group=in_group).exists():
        raise Refused(_("您已经登记过了。"))
    driver = Driver.objects.create(
        city=by.city,
        number=f"SJ-{next_number(by.city, 'SJ'):06d}",
        person=person,
        group=in_group,
        district=district,
    )
    record("driver.registered_self", Ref.to(driver), by=by, group=group)
    return driver


@transaction.atomic
def correct_driver(driver: Driver, *, by: Actor, **values: Any) -> Driver:
    """Correct what a register says of a driver; his name and numbers are `people.change_person`."""
    if not access.may_manage_city(by) or driver.city != by.city:
        raise NotAllowed("correct_driver")
    return _correct(Driver.objects.select_for_update().get(pk=driver.pk), DRIVER_FIELDS, by, values)


@transaction.atomic
def correct_vehicle(vehicle: Vehicle, *, by: Actor, **values: Any) -> Vehicle:
    if not access.may_manage_city(by) or vehicle.city != by.city:
        raise NotAllowed("correct_vehicle")
    row = Vehicle.objects.select_for_update().get(pk=vehicle.pk)
    return _correct(row, VEHICLE_FIELDS, by, values)


@transaction.atomic
def correct_company(company: Company, *, by: Actor, **values: Any) -> Company:
    if not access.may_manage_company(by, company):
        raise NotAllowed("correct_company")
    row = Company.objects.select_for_update().get(pk=company.pk)
    return _correct(row, COMPANY_FIELDS, by, values)


def _correct(row: T, allowed: frozenset[str], by: Actor, values: dict[str, Any]) -> T:
    """Set the fields that may be corrected by hand; the record names them, never their values."""
    if strange := sorted(set(values) - allowed):
        raise Invalid(dict.fromkeys(strange, _("这一项不能在这里更正。")))
    for field, value in values.items():
        setattr(row, field, value)
    row.save(update_fields=list(values))
    record(
        f"{row._meta.model_name}.corrected", Ref.to(row), by=by, columns=",".join(sorted(values))
    )
    return row


@transaction.atomic
def end_contract(contract: Contract, *, by: Actor, on: date | None = None) -> Contract:
    """The driver works with this company no longer; `on` is the last day."""
    rows = Contract.objects.select_for_update(of=("self",)).select_related("company__unit")
    contract = rows.get(pk=contract.pk)
    if not access.may_manage_company(by, contract.company):
        raise NotAllowed("end_contract")
    day = on or clock.today()
    if day < contract.from_on:
        raise Invalid({"on": _("结束日期早于签约日期。")})
    contract.to_on = day
    contract.save(update_fields=["to_on"])
    record("contract.ended", Ref.to(contract), by=by, on=day.isoformat())
    return contract


@transaction.atomic
def renew_permit(
    permit: Permit, *, by: Actor, valid_from: date, valid_to: date | None, number: str = ""
) -> Permit:
    """A renewal is a new row; the permit before it stays as history."""
    if not access.may_manage_city(by) or permit.city != by.city:
        raise NotAllowed("renew_permit")
    if valid_to is not None and valid_to < valid_from:
        raise Invalid({"valid_to": _("截止早于开始，请看原证。")})
    if permit.valid_from is not None and valid_from <= permit.valid_from:
        raise Invalid({"valid_from": _("新证的起始日期应晚于原证。")})
    renewed = Permit.objects.create(
        city=permit.city,
        kind=permit.kind,
        number=number.strip() or permit.number,
        issuer=permit.issuer,
        area=permit.area,
        company=permit.company,
        vehicle=permit.vehicle,
        driver=permit.driver,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record("permit.renewed", Ref.to(renewed), by=by, former=str(permit.pk))
    return renewed


@transaction.atomic
def revoke_permit(permit: Permit, *, by: Actor, on: date | None = None) -> Permit:
    """The issuer took it back; from this day on it is worth nothing."""
    if not access.may_manage_city(by) or permit.city != by.city:
        raise NotAllowed("revoke_permit")
    permit = Permit.objects.select_for_update(of=("self",)).get(pk=permit.pk)
    if permit.revoked_on is not None:
        raise Refused(_("这个证已经注销。"))
    permit.revoked_on = on or clock.today()
    permit.save(update_fields=["revoked_on"])
    record("permit.revoked", Ref.to(permit), by=by, on=permit.revoked_on.isoformat())
    return permit


@dataclass(frozen=True, slots=True)
class Passed:
    """A training that makes whoever took part fit for something, and until when."""

    kind: QualificationKind
    title: str
    source: Ref
    months: int | None = None


def qualify(people: Mapping[UUID, date], passed: Passed, *, by: Actor) -> int:
    """Give each person (with the day he passed) what the training gives, once per training.

    Called inside the action of whoever held it, which has checked its own right.
    """
    rows = [
        Qualification(
            city=by.city,
            person_id=person,
            kind=passed.kind,
            from_on=day,
            to_on=add_months(day, passed.months) - timedelta(days=1) if passed.months else None,
            title=passed.title,
            source=f"{passed.source.kind}:{passed.source.key}",
        )
        for person, day in people.items()
    ]
    made = Qualification.objects.bulk_create(rows, ignore_conflicts=True)
    if made:
        record("qualification.given", passed.source, by=by, kind=passed.kind, count=len(made))
    return len(made)

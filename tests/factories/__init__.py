"""Rows for tests, made directly: each call gives a valid row with as little said as possible."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from yilu.core.ids import resident_id_check
from yilu.core.periods import month_of
from yilu.membership.enums import Bond
from yilu.membership.models import Contact, Membership, PartyMember
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Post, Unit
from yilu.people.enums import SealedField
from yilu.people.models import Account, Person
from yilu.people.sealing import put, seal_account_phone
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
from yilu.runtime.actions import next_number

CITY = "510400"
SINCE = date(2024, 1, 1)
_serial = count(1)


def resident_id(serial: int | None = None, born: str = "19880315", place: str = "510402") -> str:
    """A resident ID with a right check digit."""
    first17 = f"{place}{born}{(serial or next(_serial)) % 1000:03d}"
    return first17 + resident_id_check(first17)


def uscc(serial: int) -> str:
    """A unified social credit code with a right check character (GB 32100)."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    first17 = f"91510400MA6{serial:06d}"
    total = sum(alphabet.index(sign) * pow(3, place, 31) for place, sign in enumerate(first17))
    return first17 + alphabet[(31 - total % 31) % 31]


def person(name: str = "张三", *, id_number: str = "", phone: str = "", **fields: Any) -> Person:
    row = Person(city=fields.pop("city", CITY), name=name, verified=True, **fields)
    put(row, SealedField.ID_NUMBER, id_number or None)
    put(row, SealedField.PHONE, phone or None)
    row.save(force_insert=True)
    return row


def account(of: Person | None, phone: str = "") -> Account:
    """An account that may sign in, bound to the person."""
    row = Account(city=CITY if of is None else of.city, person=of)
    seal_account_phone(row, phone or f"+86139{next(_serial):08d}")
    row.save(force_insert=True)
    return row


def unit(
    name: str, kind: UnitKind = UnitKind.BRANCH, *, below: Unit | None = None, **fields: Any
) -> Unit:
    city = fields.pop("city", CITY)
    label = Unit.objects.filter(city=city).count() + 1
    return Unit.objects.create(
        city=city,
        number=f"DW-{label:04d}",
        name=name,
        kind=kind,
        parent=below,
        label=label,
        path=f"{below.path if below else '/'}{label}/",
        opened_on=fields.pop("opened_on", SINCE),
        **fields,
    )


def post(at: Unit, held_by: Person, role: str, **fields: Any) -> Post:
    fields.setdefault("from_on", SINCE)
    return Post.objects.create(city=at.city, unit=at, person=held_by, role=role, **fields)


def group(code: str = "ride_hailing", *, city: str = CITY) -> WorkerGroup:
    defaults = {"name": code, "name_en": code, "permit_needed": code == "ride_hailing"}
    return WorkerGroup.objects.get_or_create(city=city, code=code, defaults=defaults)[0]


def company(name: str, at: Unit, **fields: Any) -> Company:
    serial = next_number(at.city, "QY")
    fields.setdefault("uscc", uscc(serial))
    fields.setdefault("number", f"QY-{serial:04d}")
    fields.setdefault("group", group(city=at.city))
    return Company.objects.create(city=at.city, unit=at, name=name, **fields)


def vehicle(plate: str, *, run_by: Company | None = None, **fields: Any) -> Vehicle:
    city = fields.pop("city", CITY)
    fields.setdefault("group", group(city=city))
    row = Vehicle.objects.create(city=city, plate=plate, **fields)
    if run_by is not None:
        VehicleService.objects.create(city=city, vehicle=row, company=run_by, from_on=SINCE)
    return row


def driver(of: Person | str, *companies: Company, **fields: Any) -> Driver:
    row = person(of) if isinstance(of, str) else of
    fields.setdefault("group", group(city=row.city))
    if "number" not in fields:
        fields["number"] = f"SJ-{next_number(row.city, 'SJ'):06d}"
    made = Driver.objects.create(city=row.city, person=row, **fields)
    for works_with in companies:
        contract(made, works_with)
    return made


def contract(of: Driver, works_with: Company, **fields: Any) -> Contract:
    fields.setdefault("from_on", SINCE)
    return Contract.objects.create(city=of.city, driver=of, company=works_with, **fields)


def permit(holder: Company | Vehicle | Driver, **fields: Any) -> Permit:
    """A permit valid from 2024 to the end of 2027, unless told otherwise."""
    kind, column = {
        Company: (PermitKind.PLATFORM, "company"),
        Vehicle: (PermitKind.VEHICLE, "vehicle"),
        Driver: (PermitKind.DRIVER, "driver"),
    }[type(holder)]
    fields.setdefault("valid_from", SINCE)
    fields.setdefault("valid_to", date(2027, 12, 31))
    fields.setdefault("number", f"{kind.value}-{next(_serial)}")
    return Permit.objects.create(city=holder.city, kind=kind, **{column: holder}, **fields)


def operation(
    of: Driver, at: Company, on: date, *, vehicle: Vehicle | None = None, orders: int = 100
) -> Operation:
    """Reported activity in the month of the day."""
    return Operation.objects.create(
        city=of.city, driver=of, company=at, vehicle=vehicle, month=month_of(on), orders=orders
    )


def member(of: Person, **fields: Any) -> PartyMember:
    return PartyMember.objects.create(city=of.city, person=of, **fields)


def membership(of: PartyMember, at: Unit, bond: Bond = Bond.ATTACHED, **fields: Any) -> Membership:
    fields.setdefault("from_on", SINCE)
    return Membership.objects.create(city=of.city, member=of, branch=at, bond=bond, **fields)


def contact(of: PartyMember, looks_after: Driver, **fields: Any) -> Contact:
    fields.setdefault("from_on", SINCE)
    return Contact.objects.create(city=of.city, member=of, driver=looks_after, **fields)

"""The generated city: everything the registers will say, as plain values, for one day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from yilu.demo.panzhihua import CompanyPlan
from yilu.demo.people import Person


@dataclass(frozen=True, slots=True)
class Company:
    plan: CompanyPlan
    uscc: str
    exchange_id: str
    legal_person: str
    phone: str
    address: str
    permit_number: str
    valid_from: date
    valid_to: date
    started_on: date | None


@dataclass(frozen=True, slots=True)
class Contract:
    company: str  # key of the plan
    from_on: date


@dataclass(frozen=True, slots=True)
class Driver:
    person: Person
    group: str  # ride_hailing | truck
    district: str
    licence_class: str
    licence_first_on: date
    licence_valid_to: date | None
    permit_number: str
    valid_from: date
    valid_to: date | None  # none: 长期
    veteran: bool
    contracts: tuple[Contract, ...] = ()

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True)
class Vehicle:
    plate: str
    colour: str  # 蓝 | 渐变绿
    fuel: str
    seats: int
    brand: str
    model: str
    paint: str
    vin: str
    owner: str
    company: str
    district: str
    registered_on: date
    mileage_km: int
    permit_number: str
    valid_from: date
    valid_to: date

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_to


@dataclass(frozen=True, slots=True)
class Operation:
    driver: Driver
    company: str
    plate: str
    month: date
    orders: int
    violations: int
    complaints: int


@dataclass(frozen=True, slots=True)
class Member:
    person: Person
    district: str
    probationary: bool
    joined_on: date
    formal_elsewhere: str  # empty: the formal relation is with the first branch
    branch: str  # where the person takes part, empty: nowhere
    since: date
    listed: bool  # the list says so already; otherwise a proposal places the person


@dataclass(frozen=True, slots=True)
class DemoCity:
    day: date
    cast: dict[str, Person]
    companies: tuple[Company, ...]
    vehicles: tuple[Vehicle, ...]
    drivers: tuple[Driver, ...]
    operations: tuple[Operation, ...]
    members: tuple[Member, ...]
    driver_of: dict[int, Driver] = field(repr=False)  # by the person's index

"""Which column says what in a register, and how one company's hands write it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from yilu.demo import messy
from yilu.demo.city import Contract, Driver, Operation, Vehicle
from yilu.demo.messy import Cell
from yilu.demo.panzhihua import COMPANIES, DISTRICTS

T = TypeVar("T")
NAMES = {plan.key: plan.name for plan in COMPANIES}
Dates = Callable[[date, int], Cell]
MARRIED = ("已婚", "未婚", "离异", "已婚")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A heading as one company writes it, and the cell for a record in a given row (from 0)."""

    heading: str
    cell: Callable[[T, int], Cell]


@dataclass(frozen=True, slots=True)
class Hand:
    """How one company writes: its way with dates, numbers and names."""

    dates: Dates
    plate: Callable[[str, int], str] = lambda text, row: text
    id_number: Callable[[str, int], str] = lambda text, row: text
    phone: Callable[[str, int], str] = lambda text, row: text
    name: Callable[[str, int], str] = lambda text, row: text

    def until(self, day: date | None, row: int) -> Cell:
        return self.dates(day, row) if day else "长期"


PLAIN = Hand(dates=messy.in_turn(messy.iso))


@dataclass(frozen=True, slots=True)
class Listed:
    """A driver on one company's list."""

    driver: Driver
    contract: Contract | None


def table(columns: Sequence[Column[T]], records: Sequence[T]) -> tuple[list[str], list[list[Cell]]]:
    """Headings and rows."""
    rows = [[column.cell(record, row) for column in columns] for row, record in enumerate(records)]
    return [column.heading for column in columns], rows


def number_column() -> Column[T]:
    return Column("序号", lambda record, row: row + 1)


def driver_columns(hand: Hand, headings: dict[str, str]) -> list[Column[Listed]]:
    """The columns named in `headings` (key → heading), in its order."""
    known: dict[str, Callable[[Listed, int], Cell]] = {
        "name": lambda r, row: hand.name(r.driver.person.name, row),
        "sex": lambda r, row: r.driver.person.sex,
        "nation": lambda r, row: r.driver.person.nation,
        "birth": lambda r, row: hand.dates(r.driver.person.birth, row),
        "id": lambda r, row: hand.id_number(r.driver.person.resident_id, row),
        "phone": lambda r, row: hand.phone(r.driver.person.phone, row),
        "married": lambda r, row: MARRIED[r.driver.person.index % 4],
        "census": lambda r, row: r.driver.person.address,
        "permit": lambda r, row: r.driver.permit_number,
        "from": lambda r, row: hand.dates(r.driver.valid_from, row),
        "to": lambda r, row: hand.until(r.driver.valid_to, row),
        "interval": lambda r, row: (
            f"{messy.dotted(r.driver.valid_from)}-{messy.until(r.driver.valid_to, messy.dotted)}"
        ),
        "class": lambda r, row: r.driver.licence_class,
        "licence_first": lambda r, row: hand.dates(r.driver.licence_first_on, row),
        "licence_to": lambda r, row: hand.until(r.driver.licence_valid_to, row),
        "company": lambda r, row: NAMES[r.contract.company] if r.contract else None,
        "signed": lambda r, row: hand.dates(r.contract.from_on, row) if r.contract else None,
        "district": lambda r, row: DISTRICTS[r.driver.district],
        "veteran": lambda r, row: "是" if r.driver.veteran else "否",
        "group": lambda r, row: "货车司机" if r.driver.group == "truck" else "网约车",
    }
    return [Column(heading, known[key]) for key, heading in headings.items()]


def vehicle_columns(hand: Hand, headings: dict[str, str]) -> list[Column[Vehicle]]:
    known: dict[str, Callable[[Vehicle, int], Cell]] = {
        "plate": lambda v, row: hand.plate(v.plate, row),
        "colour": lambda v, row: v.colour,
        "fuel": lambda v, row: v.fuel,
        "seats": lambda v, row: v.seats,
        "brand": lambda v, row: v.brand,
        "model": lambda v, row: v.model,
        "paint": lambda v, row: v.paint,
        "vin": lambda v, row: v.vin,
        "owner": lambda v, row: v.owner,
        "company": lambda v, row: NAMES[v.company],
        "district": lambda v, row: DISTRICTS[v.district],
        "registered": lambda v, row: hand.dates(v.registered_on, row),
        "mileage": lambda v, row: v.mileage_km,
        "permit": lambda v, row: v.permit_number,
        "from": lambda v, row: hand.dates(v.valid_from, row),
        "to": lambda v, row: hand.dates(v.valid_to, row),
    }
    return [Column(heading, known[key]) for key, heading in headings.items()]


def operation_columns(
    hand: Hand, headings: dict[str, str], month: Dates
) -> list[Column[Operation]]:
    known: dict[str, Callable[[Operation, int], Cell]] = {
        "company": lambda o, row: NAMES[o.company],
        "month": lambda o, row: month(o.month, row),
        "name": lambda o, row: hand.name(o.driver.person.name, row),
        "id": lambda o, row: hand.id_number(o.driver.person.resident_id, row),
        "permit": lambda o, row: o.driver.permit_number,
        "plate": lambda o, row: hand.plate(o.plate, row),
        "orders": lambda o, row: o.orders,
        "violations": lambda o, row: o.violations,
        "complaints": lambda o, row: o.complaints,
    }
    return [Column(heading, known[key]) for key, heading in headings.items()]

"""Operating activity by month: a driver's orders with one company, in one vehicle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.core.actor import Right
from yilu.core.uuid7 import uuid7
from yilu.intake.spec import (
    Cell,
    Context,
    Finding,
    Known,
    Ledger,
    Match,
    Once,
    Outcome,
    Rows,
    Severity,
    compare,
)
from yilu.people.enums import SealedField
from yilu.people.sealing import indexes_of
from yilu.registry.models import Operation
from yilu.registry.roster.lookups import NO_COMPANY, CompanyRef, Lookups
from yilu.registry.roster.operating_sheet import COLUMNS, DROPPED

UNKNOWN_DRIVER = _("名册里没有这个人，请先导入驾驶员名册。")
UNKNOWN_VEHICLE = _("名册里没有这辆车，这一行先不记车辆。")
TWICE = _("这个人这个月在第 %(row)s 行已经报过同一家企业、同一辆车。")
FUTURE = _("这个月还没有到，请核对月份。")
COUNTS = ("orders", "violations", "complaints")


@dataclass(slots=True)
class Block:
    """What a block of rows means, aligned with the rows."""

    ids: list[UUID]
    new: list[bool]
    drivers: list[UUID | None]
    companies: list[CompanyRef | None]
    vehicles: list[UUID | None]


class Operating:
    """Roster of reported activity; a month reported again replaces its numbers."""

    kind = "operating"
    label = _("营运月报")
    right = Right.VIEW_REGISTERS
    subjects = ("驾驶员", "司机", "车辆")
    messages = ("baseInfoDriverStat",)
    needs = (("id_number", "permit_no"), ("month",))
    once = (Once(("id_number", "company", "month", "plate"), TWICE),)
    columns = COLUMNS
    dropped = DROPPED

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        this_month = f"{context.today:%Y-%m}"
        for index, month in enumerate(rows["month"]):
            if month is not None and month > this_month:
                yield Finding(index, "month", FUTURE)

    def match(self, rows: Rows, context: Context) -> Match:
        companies, findings = Lookups.of(context).companies(rows, needed=False)
        drivers = _drivers(rows, companies, context)
        _fill_companies(companies, drivers, context)
        vehicles, warnings = _vehicles(rows, context)
        findings += _unknown(rows, drivers, companies, findings)
        stored = _fetch(drivers, rows["month"])
        block = Block([], [], drivers, companies, vehicles)
        known: list[Known] = []
        for index, month in enumerate(rows["month"]):
            found = _same(stored, drivers[index], companies[index], month, vehicles[index])
            block.ids.append(found.id if found else uuid7())
            block.new.append(found is None)
            plate = rows["plate"][index] if vehicles[index] else None
            known.append(
                None if found is None else (*found.counts, plate if found.vehicle else None)
            )
        match = compare(_without_unknown(rows, vehicles), (*COUNTS, "plate"), known)
        match.findings = [*findings, *warnings]
        match.state = block
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        block: Block = match.state
        counts = list(rows.tuples(*COUNTS))
        new: dict[UUID, tuple[object, ...]] = {}
        changed: dict[UUID, tuple[object, ...]] = {}
        for index, outcome in enumerate(match.outcomes):
            company, month = block.companies[index], rows["month"][index]
            if outcome == Outcome.SAME or company is None:
                continue
            into = new if block.new[index] else changed
            keys = (block.drivers[index], company.id, block.vehicles[index], f"{month}-01")
            into[block.ids[index]] = (*keys, *counts[index])
        if new:
            ledger.table("new_operations", _TABLE, ((pk, *row) for pk, row in new.items()))
            ledger.insert(Operation, ("id", "city", *list(_TABLE)[1:]), _INSERT, [context.city])
        if changed:
            ledger.table("changed_operations", _TABLE, ((pk, *row) for pk, row in changed.items()))
            ledger.update(Operation, ("vehicle_id", *COUNTS), _UPDATE)


@dataclass(frozen=True, slots=True)
class _Stored:
    id: UUID
    vehicle: UUID | None
    counts: tuple[Cell, ...]


Stored = dict[tuple[UUID, UUID, Cell], list[_Stored]]


def _drivers(
    rows: Rows, companies: Sequence[CompanyRef | None], context: Context
) -> list[UUID | None]:
    """The driver of each row: by ID number, else by certificate; of several groups the company's."""
    numbers = [number for number in rows["id_number"] if number is not None]
    index_of = dict(zip(numbers, indexes_of(SealedField.ID_NUMBER, numbers), strict=True))
    by_index = _fetch_drivers(_BY_ID, list(set(index_of.values())), context)
    certificates = [number for number in rows["permit_no"] if number is not None]
    by_certificate = _fetch_drivers(_BY_CERTIFICATE, sorted(set(certificates)), context)
    found: list[UUID | None] = []
    for (number, certificate), company in zip(
        rows.tuples("id_number", "permit_no"), companies, strict=True
    ):
        roles = by_index.get(index_of[number]) if number is not None else None
        roles = roles or (by_certificate.get(certificate) if certificate is not None else None)
        found.append(_role(roles or {}, company))
    return found


def _role(roles: dict[UUID, UUID], company: CompanyRef | None) -> UUID | None:
    """Group → driver: the company's group first, else the only or the first one."""
    if company is not None and company.group_id in roles:
        return roles[company.group_id]
    return next(iter(roles.values()), None)


_BY_ID = """
SELECT p.id_number_index, d.group_id, d.id FROM registry_driver d
JOIN people_person p ON p.id = d.person_id JOIN registry_workergroup g ON g.id = d.group_id
WHERE p.city = %s AND p.id_number_index = ANY(%s) ORDER BY g.order
"""
_BY_CERTIFICATE = """
SELECT m.number, d.group_id, d.id FROM registry_permit m
JOIN registry_driver d ON d.id = m.driver_id JOIN registry_workergroup g ON g.id = d.group_id
WHERE m.city = %s AND m.kind = 'driver' AND m.number = ANY(%s) ORDER BY g.order
"""


def _fetch_drivers(query: str, keys: list[Any], context: Context) -> dict[object, dict[UUID, UUID]]:
    found: dict[object, dict[UUID, UUID]] = {}
    if keys:
        with connection.cursor() as cursor:
            cursor.execute(query, [context.city, keys])
            for key, group, driver in cursor.fetchall():
                name = bytes(key) if isinstance(key, memoryview) else key
                found.setdefault(name, {}).setdefault(group, driver)
    return found


def _fill_companies(
    companies: list[CompanyRef | None], drivers: Sequence[UUID | None], context: Context
) -> None:
    """A row without a company means the only one its driver works with, if there is one only."""
    lost = {d for d, c in zip(drivers, companies, strict=True) if d is not None and c is None}
    if not lost:
        return
    lookups = Lookups.of(context)
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT driver_id, min(company_id::text)::uuid FROM registry_contract
               WHERE driver_id = ANY(%s) AND (to_on IS NULL OR to_on >= %s)
               GROUP BY driver_id HAVING count(DISTINCT company_id) = 1""",
            [list(lost), context.today],
        )
        only = dict(cursor.fetchall())
    for index, driver in enumerate(drivers):
        if companies[index] is None and driver in only:
            company = lookups.company(only[driver])
            companies[index] = company if context.covers(company.path) else None


def _vehicles(rows: Rows, context: Context) -> tuple[list[UUID | None], list[Finding]]:
    plates = sorted({plate for plate in rows["plate"] if plate is not None})
    known: dict[Cell, UUID] = {}
    if plates:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT plate, id FROM registry_vehicle WHERE city = %s AND plate = ANY(%s)",
                [context.city, plates],
            )
            known = dict(cursor.fetchall())
    found = [known.get(plate) for plate in rows["plate"]]
    warnings = [
        Finding(index, "plate", UNKNOWN_VEHICLE, {}, Severity.WARNING)
        for index, plate in enumerate(rows["plate"])
        if plate is not None and plate not in known
    ]
    return found, warnings


def _unknown(
    rows: Rows,
    drivers: Sequence[UUID | None],
    companies: Sequence[CompanyRef | None],
    findings: Sequence[Finding],
) -> list[Finding]:
    """Nobody and no company is ever made from a report."""
    told = {finding.index for finding in findings}
    unknown = []
    for index, (driver, company) in enumerate(zip(drivers, companies, strict=True)):
        if driver is None:
            by_id = rows["id_number"][index] is not None
            unknown.append(Finding(index, "id_number" if by_id else "permit_no", UNKNOWN_DRIVER))
        elif company is None and index not in told:
            unknown.append(Finding(index, "company", NO_COMPANY))
    return unknown


def _fetch(drivers: Sequence[UUID | None], months: Sequence[Cell]) -> Stored:
    days = sorted({date.fromisoformat(f"{month}-01") for month in months if month is not None})
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT driver_id, company_id, to_char(month, 'YYYY-MM'), id, vehicle_id,
                      orders::text, violations::text, complaints::text
               FROM registry_operation WHERE driver_id = ANY(%s) AND month = ANY(%s)""",
            [list({driver for driver in drivers if driver is not None}), days],
        )
        found: Stored = {}
        for driver, company, month, pk, vehicle, *counts in cursor.fetchall():
            row = _Stored(pk, vehicle, tuple(counts))
            found.setdefault((driver, company, month), []).append(row)
        return found


def _same(
    stored: Stored,
    driver: UUID | None,
    company: CompanyRef | None,
    month: Cell,
    vehicle: UUID | None,
) -> _Stored | None:
    """The stored report a row repeats; one that named no vehicle is completed, not doubled."""
    if driver is None or company is None:
        return None
    reports = stored.get((driver, company.id, month), [])
    exact = [report for report in reports if report.vehicle == vehicle]
    if exact:
        return exact[0]
    open_ = [report for report in reports if report.vehicle is None or vehicle is None]
    return open_[0] if len(reports) == 1 and open_ else None


def _without_unknown(rows: Rows, vehicles: Sequence[UUID | None]) -> Rows:
    """A plate nobody knows says nothing."""
    if "plate" not in rows:
        return rows
    plates = [
        plate if vehicle is not None else None
        for plate, vehicle in zip(rows["plate"], vehicles, strict=True)
    ]
    return Rows(rows.sheet, rows.numbers, {**rows.columns, "plate": plates})


_TABLE = {
    "id": "uuid",
    "driver_id": "uuid",
    "company_id": "uuid",
    "vehicle_id": "uuid",
    "month": "date",
    "orders": "integer",
    "violations": "integer",
    "complaints": "integer",
}
_INSERT = """
SELECT id, %s, driver_id, company_id, vehicle_id, month, coalesce(orders, 0), violations, complaints
FROM new_operations
"""
_UPDATE = """
SELECT s.id, coalesce(s.vehicle_id, o.vehicle_id) AS vehicle_id, coalesce(s.orders, o.orders) AS orders,
       coalesce(s.violations, o.violations) AS violations,
       coalesce(s.complaints, o.complaints) AS complaints
FROM changed_operations s JOIN registry_operation o ON o.id = s.id
"""

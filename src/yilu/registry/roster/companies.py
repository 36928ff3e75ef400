"""The companies' list; a new company gets its unit under the industry committee."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_noop as _

from yilu.core.actor import Right
from yilu.core.errors import NotFound
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
    compare,
)
from yilu.organisations.actions import plan_units
from yilu.organisations.enums import UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import root
from yilu.registry.enums import PermitKind
from yilu.registry.models import Company
from yilu.registry.roster.company_sheet import COLUMNS, DROPPED
from yilu.registry.roster.lookups import Lookups, with_columns
from yilu.registry.roster.permits import PERMIT_KEYS, Permits, PermitWriter
from yilu.registry.roster.terms import PermitPlan
from yilu.runtime.actions import take_numbers

TWICE = _("这家企业在第 %(row)s 行已经有了，请删去一行。")
NO_ROOT = _("还没有行业党委，请先在组织树里设立，再导入企业。")
NOT_ALL = _("新企业要写全名称和统一社会信用代码。")
SAME_NAME = _("另一家企业已用这个名称，统一社会信用代码不同，请核对。")
COMPANY_KEYS = (
    "name", "uscc", "exchange_id", "district", "address", "legal_name", "phone", "started_on", "ended_on",
)  # fmt: skip
NUMBERS = "QY"


@dataclass(slots=True)
class Block:
    """What a block of rows means, aligned with the rows."""

    rows: Rows
    ids: list[UUID]
    new: list[bool]
    groups: list[UUID]
    permits: list[PermitPlan]


class Companies:
    """Roster of companies, known by their credit code or the ministry's id."""

    kind = "companies"
    label = _("企业名录")
    right = Right.MANAGE_REGISTERS
    subjects = ("企业", "公司", "平台公司", "平台", "经营者")
    messages = ("baseInfoCompany", "baseInfoCompanyPermit")
    needs = (("name", "exchange_id"), ("uscc", "exchange_id"))
    once = (Once(("uscc",), TWICE),)
    columns = COLUMNS
    dropped = DROPPED

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        return ()

    def match(self, rows: Rows, context: Context) -> Match:
        lookups = Lookups.of(context)
        groups, more = lookups.group_ids(rows, [None] * len(rows))
        districts, warnings = lookups.districts(rows)
        districts = [
            code or lookups.district(address)
            for code, address in zip(districts, rows["address"], strict=True)
        ]
        rows = with_columns(rows, district=districts)
        companies = _Found(rows, context)
        permits = Permits(PermitKind.PLATFORM, companies.ids, companies.new, rows, context)
        known = [
            None if company is None else (*company, *permit)
            for company, permit in zip(companies.known, permits.known, strict=True)
        ]
        match = compare(rows, (*COMPANY_KEYS, *PERMIT_KEYS), known)
        lookups.name_districts(match)
        match.findings = [*companies.findings, *more, *warnings, *permits.findings]
        match.state = Block(rows, companies.ids, companies.new, groups, permits.plans)
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        block: Block = match.state
        keep = [i for i, outcome in enumerate(match.outcomes) if outcome != Outcome.SAME]
        cells = list(block.rows.tuples(*COMPANY_KEYS))
        new = {block.ids[i]: (block.groups[i], *cells[i]) for i in keep if block.new[i]}
        changed = {block.ids[i]: (block.groups[i], *cells[i]) for i in keep if not block.new[i]}
        _insert(new, context, ledger)
        _update(changed, ledger)
        PermitWriter(PermitKind.PLATFORM, "company").write(
            block.rows, block.ids, block.permits, keep, context, ledger
        )
        context.cache.pop("registry.lookups", None)


class _Found:
    """Aligned with the rows: the stored company by credit code, else by the ministry's id."""

    def __init__(self, rows: Rows, context: Context) -> None:
        by_code, by_exchange, by_name = _fetch(context)
        rooted = _has_root(context.city)
        self.ids: list[UUID] = []
        self.new: list[bool] = []
        self.known: list[Known] = []
        self.findings: list[Finding] = []
        for index, (name, uscc, exchange) in enumerate(rows.tuples("name", "uscc", "exchange_id")):
            stored = by_code.get(uscc) if uscc is not None else by_exchange.get(exchange)
            self.ids.append(stored[0] if stored else uuid7())
            self.new.append(stored is None)
            self.known.append(stored[1] if stored else None)
            if stored is None and (name is None or uscc is None):
                self.findings.append(Finding(index, "name", NOT_ALL))
            elif stored is None and not rooted:
                self.findings.append(Finding(index, "name", NO_ROOT))
            elif name is not None and by_name.get(name, self.ids[index]) != self.ids[index]:
                self.findings.append(Finding(index, "name", SAME_NAME))


def _has_root(city: str) -> bool:
    try:
        root(city)
    except NotFound:
        return False
    return True


Company_ = tuple[UUID, tuple[Cell, ...]]


def _fetch(context: Context) -> tuple[dict[Cell, Company_], dict[Cell, Company_], dict[str, UUID]]:
    """A city has tens of companies: all are read. Keys: credit code, ministry's id, name of the unit."""
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, [context.city])
        found = [(row[0], tuple(row[1:])) for row in cursor.fetchall()]
    by_code: dict[Cell, Company_] = {known[1]: (pk, known) for pk, known in found}
    by_exchange: dict[Cell, Company_] = {known[2]: (pk, known) for pk, known in found if known[2]}
    return by_code, by_exchange, {str(known[0]): pk for pk, known in found}


_KNOWN = """
SELECT id, name, uscc, nullif(exchange_id, ''), nullif(district, ''), nullif(address, ''),
       nullif(legal_name, ''), nullif(phone, ''), started_on::text, ended_on::text
FROM registry_company WHERE city = %s
"""
_TABLE = {
    "id": "uuid",
    "group_id": "uuid",
    "name": "text",
    "uscc": "text",
    "exchange_id": "text",
    "district": "text",
    "address": "text",
    "legal_name": "text",
    "phone": "text",
    "started_on": "date",
    "ended_on": "date",
}
_INSERT = """
SELECT id, %s, number, unit_id, group_id, name, uscc, coalesce(exchange_id, ''), coalesce(district, ''),
       coalesce(address, ''), coalesce(legal_name, ''), coalesce(phone, ''), started_on, ended_on
FROM new_companies
"""
_UPDATE = """
SELECT s.id, coalesce(s.name, c.name) AS name, coalesce(s.exchange_id, c.exchange_id) AS exchange_id,
       coalesce(s.district, c.district) AS district, coalesce(s.address, c.address) AS address,
       coalesce(s.legal_name, c.legal_name) AS legal_name, coalesce(s.phone, c.phone) AS phone,
       coalesce(s.started_on, c.started_on) AS started_on, coalesce(s.ended_on, c.ended_on) AS ended_on
FROM changed_companies s JOIN registry_company c ON c.id = s.id
"""
_RENAME = """
SELECT u.id, s.name, coalesce(s.district, u.division) AS division
FROM changed_companies s JOIN registry_company c ON c.id = s.id
JOIN organisations_unit u ON u.id = c.unit_id WHERE s.name IS NOT NULL
"""
_UNITS = """
SELECT id, %s, number, name, kind, parent_id, label, path, division, '', opened_on FROM new_units
"""
_UNIT_TABLE = {
    "id": "uuid",
    "number": "text",
    "name": "text",
    "kind": "text",
    "parent_id": "uuid",
    "label": "integer",
    "path": "text",
    "division": "text",
    "opened_on": "date",
}


def _insert(new: Mapping[UUID, tuple[object, ...]], context: Context, ledger: Ledger) -> None:
    """The companies' units first, then the companies."""
    if not new:
        return
    units = plan_units(
        context.city, UnitKind.COMPANY, [_unit(row, context) for row in new.values()]
    )
    _insert_units(units, context, ledger)
    numbers = take_numbers(context.city, NUMBERS, len(new))
    rows = (
        (pk, f"{NUMBERS}-{number:04d}", unit.pk, *row)
        for (pk, row), number, unit in zip(new.items(), numbers, units, strict=True)
    )
    kinds = {"id": "uuid", "number": "text", "unit_id": "uuid", **_TABLE}
    ledger.table("new_companies", kinds, rows)
    columns = ("id", "city", "number", "unit_id", *list(_TABLE)[1:])
    ledger.insert(Company, columns, _INSERT, [context.city])


def _unit(row: tuple[object, ...], context: Context) -> tuple[str, str, date]:
    """What the company's unit is called, where it sits, and since when: its first day of business."""
    said = dict(zip(("group", *COMPANY_KEYS), row, strict=True))
    started = said["started_on"]
    opened = context.today if started is None else date.fromisoformat(str(started))
    return str(said["name"]), str(said["district"] or ""), min(opened, context.today)


def _insert_units(units: Sequence[Unit], context: Context, ledger: Ledger) -> None:
    rows = ([getattr(unit, column) for column in _UNIT_TABLE] for unit in units)
    ledger.table("new_units", _UNIT_TABLE, rows)
    columns = ("id", "city", *list(_UNIT_TABLE)[1:-1], "approved_by", "opened_on")
    ledger.insert(Unit, columns, _UNITS, [context.city])


def _update(changed: Mapping[UUID, tuple[object, ...]], ledger: Ledger) -> None:
    """A company's unit bears its name."""
    if changed:
        ledger.table("changed_companies", _TABLE, ((pk, *row) for pk, row in changed.items()))
        columns = [column for column in COMPANY_KEYS if column != "uscc"]
        ledger.update(Company, columns, _UPDATE)
        ledger.update(Unit, ("name", "division"), _RENAME)

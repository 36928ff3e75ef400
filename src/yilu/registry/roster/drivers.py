"""The drivers' list: people, their driver's permits, and the companies they work with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_noop as _

from yilu.core.actor import Right
from yilu.intake.spec import (
    OPEN,
    Cell,
    Context,
    Finding,
    Ledger,
    Match,
    Once,
    Outcome,
    Rows,
    compare,
)
from yilu.registry.enums import PermitKind
from yilu.registry.models import Contract
from yilu.registry.roster.driver_rows import DRIVER_KEYS, DriverRows
from yilu.registry.roster.driver_sheet import COLUMNS, DROPPED
from yilu.registry.roster.links import Links, LinkWriter, known_links, tell_links
from yilu.registry.roster.lookups import CompanyRef, Lookups, with_columns
from yilu.registry.roster.people import (
    PERSON_KEYS,
    People,
    find_people,
)
from yilu.registry.roster.people_writer import write_people
from yilu.registry.roster.permits import PERMIT_KEYS, Permits, PermitWriter
from yilu.registry.roster.reading import fetch
from yilu.registry.roster.status import ended_rows, odd_states
from yilu.registry.roster.terms import LinkPlan, PermitPlan

TWICE = _("这个人在第 %(row)s 行已经登记在同一家企业，请删去一行。")
LINK_KEYS = ("signed_on", "contract_to")


@dataclass(slots=True)
class Block:
    """What a block of rows means, aligned with the rows; `apply` writes it."""

    rows: Rows  # with districts in stored form
    people: People
    drivers: DriverRows
    companies: list[CompanyRef | None]
    permits: list[PermitPlan]
    links: list[LinkPlan | None]


class Drivers:
    """Roster of drivers; one person at two companies is two rows and one driver."""

    kind = "drivers"
    label = _("驾驶员名册")
    right = Right.VIEW_REGISTERS
    subjects = ("驾驶员", "司机", "驾驶人", "从业人员", "人员", "网约车驾驶员", "网约车司机")
    messages = ("baseInfoDriver",)
    needs = (("name",), ("id_number", "permit_no"))
    once = (Once(("id_number", "company", "group"), TWICE),)
    columns = COLUMNS
    dropped = DROPPED

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        yield from odd_states(rows, context)
        yield from _certificate_twice(rows, context)

    def match(self, rows: Rows, context: Context) -> Match:
        lookups = Lookups.of(context)
        companies, findings = lookups.companies(rows, needed=False)
        groups, more = lookups.group_ids(rows, companies)
        districts, warnings = lookups.districts(rows)
        rows = with_columns(rows, district=districts, licence_valid_to=_not_open(rows))
        people = find_people(
            rows, context, certified(rows["permit_no"], context), rows["permit_no"]
        )
        drivers = DriverRows(people, groups)
        permits = Permits(PermitKind.DRIVER, drivers.ids, drivers.new, rows, context)
        signed, until = rows["signed_on"], rows["contract_to"]
        links = Links(Contract, "driver", drivers.ids, drivers.new, companies)
        plans = links.plan(signed, until, ended_rows(rows, context), context)
        stored = zip(
            people.known,
            drivers.known,
            permits.known,
            known_links(plans, signed, until),
            strict=True,
        )
        known = [
            None if person is None or driver is None else (*person, *driver, *permit, *link)
            for person, driver, permit, link in stored
        ]
        match = compare(rows, (*PERSON_KEYS, *DRIVER_KEYS, *PERMIT_KEYS, *LINK_KEYS), known)
        tell_links(match, plans, LINK_KEYS[1])
        lookups.name_districts(match)
        match.findings = [*findings, *more, *warnings, *people.findings, *permits.findings]
        match.state = Block(rows, people, drivers, companies, permits.plans, plans)
        return match

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        block: Block = match.state
        keep = [i for i, outcome in enumerate(match.outcomes) if outcome != Outcome.SAME]
        write_people(block.rows, block.people, keep, context, ledger)
        block.drivers.write(block.rows, keep, context, ledger)
        PermitWriter(PermitKind.DRIVER, "driver").write(
            block.rows, block.drivers.ids, block.permits, keep, context, ledger
        )
        LinkWriter(Contract, "driver").write(
            block.drivers.ids, block.companies, block.links, keep, context, ledger
        )


def _not_open(rows: Rows) -> list[Cell]:
    """A driving licence for life has no last day to store."""
    return [None if cell == OPEN else cell for cell in rows["licence_valid_to"]]


def certified(numbers: Iterable[Cell], context: Context) -> dict[str, UUID]:
    """Whom the registers know by these certificates; a number two people claim finds neither."""
    wanted = sorted({number for number in numbers if number is not None})
    if not wanted:
        return {}
    rows = fetch(
        """SELECT p.number, min(d.person_id::text)::uuid FROM registry_permit p
           JOIN registry_driver d ON d.id = p.driver_id
           WHERE p.city = %s AND p.kind = 'driver' AND p.number = ANY(%b)
           GROUP BY p.number HAVING count(DISTINCT d.person_id) = 1""",
        context.city,
        wanted,
    )
    return dict(rows)


def _certificate_twice(rows: Rows, context: Context) -> Iterable[Finding]:
    """One person twice in one company, where the list knows him by his certificate only."""
    seen: dict[tuple[Cell, ...], int] = context.cache.setdefault("drivers.certificates", {})
    cells = rows.tuples("id_number", "permit_no", "company", "group")
    for index, (id_number, *key) in enumerate(cells):
        if id_number is not None or key[0] is None:
            continue
        number = rows.numbers[index]
        first = seen.setdefault((rows.sheet, *key), number)
        if first != number:
            yield Finding(index, "permit_no", TWICE, {"row": first})

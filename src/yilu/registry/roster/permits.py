"""The permit a row speaks of: what is stored, what the row means for it, and writing the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.utils.translation import gettext_noop as _

from yilu.core.uuid7 import uuid7_many
from yilu.intake.spec import OPEN, Cell, Context, Finding, Ledger, Rows, Severity
from yilu.registry.compliance import HOLDER
from yilu.registry.enums import PermitKind
from yilu.registry.models import Permit
from yilu.registry.roster.reading import fetch
from yilu.registry.roster.terms import (
    PermitPlan,
    StoredPermit,
    plan_permit,
    to_cell,
    to_column,
    to_end,
)

PERMIT_KEYS = ("permit_no", "permit_from", "permit_to", "issuer", "area")
NO_END = _("没有写有效期止，按长期算。")
UPSIDE_DOWN = _("截止早于开始，请看原证。")


class Permits:
    """Aligned with the rows: plans, what is stored of the permit each row speaks of, findings."""

    def __init__(
        self,
        kind: PermitKind,
        holders: Sequence[UUID],
        new: Sequence[bool],
        rows: Rows,
        context: Context,
    ) -> None:
        stored = _fetch(
            kind, [h for h, made in zip(holders, new, strict=True) if not made], context
        )
        self.plans: list[PermitPlan] = []
        self.known: list[tuple[Cell, ...]] = []
        self.findings: list[Finding] = []
        for index, (holder, cells) in enumerate(
            zip(holders, rows.tuples(*PERMIT_KEYS), strict=True)
        ):
            number, first, last, *_more = cells
            plan = plan_permit(stored.get(holder, ()), number, first, last)
            self.plans.append(plan)
            self.known.append(cells if plan.nothing else _known(plan.base))
            self.findings += _findings(index, plan)


def _known(base: StoredPermit | None) -> tuple[Cell, ...]:
    if base is None:
        return (None,) * len(PERMIT_KEYS)
    return (base.number or None, base.first, base.last, base.issuer or None, base.area or None)


def _findings(index: int, plan: PermitPlan) -> Iterable[Finding]:
    if plan.new and plan.last is None:
        yield Finding(index, "permit_no", NO_END, {}, Severity.WARNING)
    if plan.first and plan.last and plan.last != OPEN and plan.last < plan.first:
        yield Finding(index, "permit_to", UPSIDE_DOWN)


def _fetch(
    kind: PermitKind, holders: Sequence[UUID], context: Context
) -> dict[UUID, list[StoredPermit]]:
    found: dict[UUID, list[StoredPermit]] = {}
    if not holders:
        return found
    column = f"{HOLDER[kind]}_id"
    rows = fetch(
        f"""SELECT {column}, id, number, valid_from, valid_to, issuer, area
            FROM registry_permit WHERE city = %s AND {column} = ANY(%b)""",  # noqa: S608
        context.city,
        list(set(holders)),
    )
    for holder, pk, number, first, last, issuer, area in rows:
        permit = StoredPermit(pk, number, to_cell(first), to_end(last), issuer, area)
        found.setdefault(holder, []).append(permit)
    return found


_TABLE = {
    "id": "uuid",
    "number": "text",
    "issuer": "text",
    "area": "text",
    "holder": "uuid",
    "valid_from": "date",
    "valid_to": "date",
}
_INSERT = """
SELECT id, %s, %s, number, issuer, area, holder, valid_from, valid_to FROM new_permits
"""
_CHANGED = ("number", "issuer", "area", "valid_from", "valid_to")
_UPDATE = "SELECT id, number, issuer, area, valid_from, valid_to FROM changed_permits"


class PermitWriter:
    """Writes the permits of a block: renewals beside what was, corrections in place."""

    def __init__(self, kind: PermitKind, holder: str) -> None:
        self._kind, self._holder = kind, holder

    def write(
        self,
        rows: Rows,
        holders: Sequence[UUID],
        plans: Sequence[PermitPlan],
        keep: Sequence[int],
        context: Context,
        ledger: Ledger,
    ) -> None:
        new: dict[tuple[object, ...], tuple[object, ...]] = {}
        changed: dict[UUID, tuple[object, ...]] = {}
        cells = list(rows.tuples("permit_no", "issuer", "area"))
        for index in keep:
            plan, (number, issuer, area) = plans[index], cells[index]
            dates = (plan.first, to_column(plan.last))
            if plan.new:
                key = (holders[index], number or "", plan.first)
                said = (number or "", issuer or "", area or "", holders[index], *dates)
                new.setdefault(key, said)
            elif plan.base is not None:
                base = plan.base
                words = (number or base.number, issuer or base.issuer, area or base.area)
                changed[base.id] = (*words, holders[index], *dates)
        self._insert(new.values(), context, ledger)
        self._update(changed.items(), ledger)

    def _insert(
        self, permits: Iterable[tuple[object, ...]], context: Context, ledger: Ledger
    ) -> None:
        made = list(permits)
        table = [(pk, *permit) for pk, permit in zip(uuid7_many(len(made)), made, strict=True)]
        if table:
            ledger.table("new_permits", _TABLE, table)
            holder = f"{self._holder}_id"
            columns = (
                "id", "city", "kind", "number", "issuer", "area", holder, "valid_from", "valid_to",
            )  # fmt: skip
            ledger.insert(Permit, columns, _INSERT, [context.city, self._kind.value])

    def _update(self, permits: Iterable[tuple[UUID, tuple[object, ...]]], ledger: Ledger) -> None:
        table = [(pk, *permit) for pk, permit in permits]
        if table:
            ledger.table("changed_permits", _TABLE, table)
            ledger.update(Permit, _CHANGED, _UPDATE)

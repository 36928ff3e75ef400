"""Reading imports: batches, the preview of their rows, and what is wrong in words of the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.core import masking
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.intake import access
from yilu.intake.enums import Only, RowState, State
from yilu.intake.models import Batch
from yilu.intake.payload import Staged, Told
from yilu.intake.reading.wire import Raw
from yilu.intake.reading.words import REFUSALS
from yilu.intake.rosters import roster, rosters
from yilu.intake.spec import OPEN, Cell, Column, Kind, Roster, Severity
from yilu.intake.staging import chunks, open_chunk
from yilu.intake.states import MACHINE, UNDO_DAYS
from yilu.runtime.models import JobProgress
from yilu.runtime.queries import progress_of

PAGE = 50


# ── batches ─────────────────────────────────────────────────────────────────────────────────────


def kinds(actor: Actor) -> list[Roster]:
    """The registers this actor may bring in."""
    return [of for of in rosters().values() if access.may_import(actor, of)]


def batches(actor: Actor, *, kind: str = "", state: str = "") -> QuerySet[Batch]:
    """Imports the actor may see, newest first."""
    rows = access.visible(actor).order_by("-created_at")
    wanted = Q(kind=kind) if kind else Q()
    return rows.filter(wanted, Q(state=state) if state else Q())


def batch(actor: Actor, key: UUID | str) -> Batch:
    """The import by id or number, if the actor may see it; otherwise it does not exist."""
    try:
        by_id = Q(pk=UUID(str(key)))
    except ValueError:
        by_id = Q(number=str(key))
    found = access.visible(actor).filter(by_id).first()
    if found is None:
        raise NotFound(key)
    return found


def moves(actor: Actor, of: Batch) -> list[str]:
    """What the actor may do with it now."""
    gone = set() if may_undo(of) else {"undo"}
    if not of.good:
        gone.add("apply")
    return [move for move in MACHINE.open_to(actor, of) if move not in gone]


def undo_until(of: Batch) -> datetime | None:
    """The last moment the batch can be taken back."""
    return of.applied_at + timedelta(days=UNDO_DAYS) if of.applied_at else None


def may_undo(of: Batch) -> bool:
    until = undo_until(of)
    return until is not None and of.purged_at is None and timezone.now() <= until


def progress(of: Batch) -> JobProgress | None:
    """How far reading or writing is."""
    return progress_of(of.city, Ref.to(of))


def seen_before(actor: Actor, of: Batch) -> Batch | None:
    """An earlier import of the very same file that was written and stands."""
    same = access.visible(actor).filter(kind=of.kind, digest=of.digest, state=State.APPLIED)
    return same.exclude(pk=of.pk).order_by("-applied_at").first()


def refusal(of: Batch) -> str | None:
    """Why the file was not read, and what to do."""
    if of.refusal is None:
        return None
    return _(REFUSALS[of.refusal["code"]]) % _spoken(of.refusal["params"])


@dataclass(frozen=True, slots=True)
class Said:
    """An error or a warning as the import contract gives it (interface.md)."""

    sheet: str
    row: int | None
    column: str
    value: Raw
    message: str


def notices(of: Batch) -> list[Said]:
    """Warnings about the file, its sheets and columns."""
    return [
        Said(
            notice["sheet"],
            notice["row"],
            notice["column"],
            None,
            _(notice["message"]) % _spoken(notice["params"]),
        )
        for notice in of.notices
    ]


def findings(actor: Actor, of: Batch, severity: Severity) -> Iterator[Said]:
    """Every error, or every warning, of rows not dropped, in the order of the file."""
    if not access.can_view(actor, of):
        raise NotFound(of.pk)
    heads = Heads(of)
    for chunk in chunks(of):
        if severity == Severity.ERROR and RowState.ERROR not in chunk.states:
            continue
        if severity == Severity.WARNING and "w" not in chunk.warned:
            continue
        staged = open_chunk(of, chunk)
        for told in sorted(staged.told, key=lambda each: each.at):
            if told.severity == severity and staged.states[told.at] != RowState.DROPPED:
                yield _said(staged, told, heads)


def _said(staged: Staged, told: Told, heads: Heads) -> Said:
    column = heads.written(staged.table, told.column)
    return Said(staged.sheet, staged.numbers[told.at], column, told.raw, message(told))


def message(told: Told) -> str:
    return _(told.message) % _spoken(told.params) if told.params else _(told.message)


def _spoken(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters in the reader's language too: labels and reasons are msgids."""
    return {
        key: _(value) if value and isinstance(value, str) else value
        for key, value in params.items()
    }


class Heads:
    """How the file writes its headings, and how we name them."""

    def __init__(self, of: Batch) -> None:
        self._tables = of.tables
        self.columns = {column.key: column for column in roster(of.kind).columns}

    def written(self, table: int, key: str) -> str:
        """As the file writes it; our own name for a column the file does not have."""
        named = self._tables[table]["written"] if table < len(self._tables) else {}
        column = self.columns.get(key)
        return str(named.get(key) or (_(column.label) if column else key))

    def shown(self) -> list[Column]:
        """The columns some table of the file has, in the roster's order."""
        present = {key for table in self._tables for key in table["written"]}
        return [column for key, column in self.columns.items() if key in present]


# ── the preview ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PreviewCell:
    """One cell: the value it would have, the one it had, and what is wrong with it.

    People's names and numbers are masked; a cell with an error shows what the file says, so that
    it can be mended.
    """

    key: str
    value: str
    was: str | None  # only where it changes
    error: str
    warning: str
    raw: str  # what to put into the field that mends it


@dataclass(frozen=True, slots=True)
class PreviewRow:
    address: str  # for actions.fix and drop_row
    sheet: str
    number: int
    state: RowState
    changes: int
    cells: list[PreviewCell]


@dataclass(frozen=True, slots=True)
class Preview:
    columns: list[tuple[str, str]]  # key, heading
    rows: list[PreviewRow]
    page: int
    pages: int
    count: int  # rows that match


_WANTED: dict[Only, frozenset[str]] = {
    Only.ALL: frozenset(RowState.values),
    Only.TOUCHED: frozenset({"e", "n", "c", "N", "C"}),
    Only.NEW: frozenset({"n", "N"}),
    Only.CHANGED: frozenset({"c", "C"}),
    Only.SAME: frozenset({"s", "S"}),
    Only.ERROR: frozenset({"e"}),
    Only.DROPPED: frozenset({"d"}),
}


def preview(
    actor: Actor, of: Batch, *, only: Only = Only.TOUCHED, page: int = 1, size: int = PAGE
) -> Preview:
    """One page of rows as they would be written. Opens only the chunks the page needs."""
    if not access.can_view(actor, of):
        raise NotFound(of.pk)
    heads = Heads(of)
    shown = heads.shown()
    first = (max(page, 1) - 1) * size
    rows: list[PreviewRow] = []
    count = 0
    for chunk in chunks(of):
        wanted = _chosen(chunk.states, chunk.warned, only)
        here = wanted[max(first - count, 0) : max(first + size - count, 0)]
        if here:
            staged = open_chunk(of, chunk)
            rows += [_row(chunk.seq, staged, index, shown) for index in here]
        count += len(wanted)
    headings = [(column.key, heads.written(0, column.key)) for column in shown]
    return Preview(headings, rows, max(page, 1), max(-(-count // size), 1), count)


def _chosen(states: str, warned: str, only: Only) -> list[int]:
    if only == Only.WARNING:
        return [index for index, mark in enumerate(warned) if mark == "w"]
    wanted = _WANTED[only]
    return [index for index, state in enumerate(states) if state in wanted]


def _row(seq: int, staged: Staged, index: int, shown: list[Column]) -> PreviewRow:
    told = [each for each in staged.told if each.at == index]
    was = staged.before.get(index, {})
    cells = [_cell(column, staged, index, told, was) for column in shown]
    state = RowState(staged.states[index])
    return PreviewRow(f"{seq}.{index}", staged.sheet, staged.numbers[index], state, len(was), cells)


def _cell(
    column: Column, staged: Staged, index: int, told: list[Told], was: dict[str, Cell]
) -> PreviewCell:
    mine = [each for each in told if each.column == column.key]
    errors = [each for each in mine if each.severity == Severity.ERROR]
    warnings = [message(each) for each in mine if each.severity == Severity.WARNING]
    cells = staged.columns.get(column.key)
    value = cells[index] if cells else None
    raw = next((each.raw for each in mine if each.raw is not None), value)
    return PreviewCell(
        column.key,
        _plain(raw) if errors else shown_value(column, value),
        shown_value(column, was[column.key]) if column.key in was else None,
        " ".join(map(message, errors)),
        " ".join(warnings),
        _plain(raw) if mine else "",
    )


def _plain(raw: Raw) -> str:
    if raw is None:
        return ""
    return f"{raw:g}" if isinstance(raw, float) else str(raw)


def shown_value(column: Column, value: Cell) -> str:
    """A canonical value as a list shows it: masked where it is about a person."""
    if not value:
        return ""
    if column.kind == Kind.NAME:
        return masking.name(value)
    if column.kind in (Kind.PHONE, Kind.ID_NUMBER):
        return masking.last_four(value[-4:])
    if column.kind == Kind.DATE and value == OPEN:
        return _("长期")
    if column.kind == Kind.CHOICE:
        word = next((word for word, code in column.choices.items() if code == value), value)
        return str(_(word))
    if column.kind == Kind.YES_NO:
        return _("是") if value == "true" else _("否")
    return value

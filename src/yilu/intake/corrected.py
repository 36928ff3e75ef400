"""The rows that wait, as a workbook with every error marked: mend it in Excel, hand it in again."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.workbook import Mark, Sheet, Value, write
from yilu.intake import access
from yilu.intake.enums import RowState
from yilu.intake.models import Batch
from yilu.intake.payload import Staged
from yilu.intake.queries import Heads, message
from yilu.intake.spec import OPEN, Cell, Column, Kind, Severity
from yilu.intake.staging import chunks, open_chunk


def corrected(actor: Actor, of: Batch) -> bytes:
    """Rows with errors as the file wrote them, a comment on every cell that must change.

    It goes back to whoever handed the file in, so nothing is masked and nothing is an export.
    """
    if not access.can_view(actor, of):
        raise NotFound(of.pk)
    heads = Heads(of)
    columns = heads.shown()
    headings = [heads.written(0, column.key) for column in columns]
    rows: list[list[Value]] = []
    marks: dict[tuple[int, int], Mark] = {}
    for staged in _failing(of):
        for index in sorted(staged.failing()):
            if staged.states[index] == RowState.ERROR:
                marks |= _marks(staged, index, columns, len(rows))
                rows.append([_cell(staged, index, column) for column in columns])
    return write([Sheet(_("要改的行"), headings, rows, marks)])


def _failing(of: Batch) -> Iterator[Staged]:
    for chunk in chunks(of):
        if RowState.ERROR in chunk.states:
            yield open_chunk(of, chunk)


def _cell(staged: Staged, index: int, column: Column) -> Value:
    told = (t.raw for t in staged.told if t.at == index and t.column == column.key)
    raw = next((raw for raw in told if raw is not None), None)
    if raw is None:
        return _written(column, (staged.columns.get(column.key) or [None] * len(staged))[index])
    return f"{raw:g}" if isinstance(raw, float) else str(raw)


def _written(column: Column, value: Cell) -> Cell:
    """A canonical value in a form the import reads again."""
    if value == OPEN and column.kind == Kind.DATE:
        return "长期"
    if column.kind == Kind.CHOICE:
        return next((word for word, code in column.choices.items() if code == value), value)
    return value


def _marks(
    staged: Staged, index: int, columns: list[Column], row: int
) -> dict[tuple[int, int], Mark]:
    """Errors on their cells; those of a column the file lacks go to the first."""
    places = {column.key: place for place, column in enumerate(columns)}
    said: dict[int, list[str]] = {}
    for told in staged.told:
        if told.at == index and told.severity == Severity.ERROR:
            said.setdefault(places.get(told.column, 0), []).append(message(told))
    number = _("原表第 %(row)s 行") % {"row": staged.numbers[index]}
    return {(row, place): Mark(f"{number}：{' '.join(words)}") for place, words in said.items()}

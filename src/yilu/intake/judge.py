"""Judging a block of rows: cells, rows, the file as a whole, and what the registers already say."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise, zip_longest
from typing import Final

from django.utils.translation import gettext_noop as _

from yilu.intake.cells import ColumnCleaner, looks_like_formula
from yilu.intake.dates import UPSIDE_DOWN
from yilu.intake.enums import RowState
from yilu.intake.payload import GOOD, Origin, Staged, Told
from yilu.intake.reading.wire import Raw
from yilu.intake.spec import (
    Cell,
    Column,
    Context,
    Finding,
    Match,
    Once,
    Problem,
    Roster,
    Rows,
    Severity,
)
from yilu.intake.tables import RawBlock

MISSING: Final = _("缺%(label)s。")
EXPIRED: Final = _("%(date)s 已经过期。")
FORMULA: Final = _("以公式符号开头，按文字读，没有计算。")


Start = tuple[str, int, Cell]  # column of first days, row, day


class Judge:
    """Reads and judges the blocks of one batch; keeps what columns and look-ups have learnt."""

    def __init__(self, roster: Roster, context: Context, source: str = "") -> None:
        self.roster, self.context, self.source = roster, context, source
        self._columns = {column.key: column for column in roster.columns}
        self._cleaners = {
            column.key: ColumnCleaner(column, context.today) for column in roster.columns
        }
        self.tidied = 0
        self._raws: dict[tuple[int, str], Raw] = {}

    # ── from the file ───────────────────────────────────────────────────────────────────────────

    def read(self, block: RawBlock) -> Staged:
        """The block's cells in canonical form, with what is wrong in each."""
        heading = block.table.heading
        staged = Staged(block.table.index, block.table.sheet, block.numbers, {})
        raws = list(zip_longest(*block.rows)) if block.rows else []
        blank: tuple[Raw, ...] = (None,) * len(staged)
        starts = [
            start
            for key, index in heading.columns.items()
            for start in self._clean(staged, key, raws[index] if index < len(raws) else blank)
        ]
        _begin(staged, starts)
        staged.raws = {k: raws[at] for k, at in heading.columns.items() if at < len(raws)}
        if self.source == "csv":
            self._formulas(staged, {**heading.columns, **_inverted(heading.unknown)}, raws)
        return staged

    def clean_cell(self, staged: Staged, index: int, key: str, raw: Raw) -> None:
        """One cell again, as somebody typed it while fixing the row."""
        staged.told = [told for told in staged.told if (told.at, told.column) != (index, key)]
        one = Staged(staged.table, staged.sheet, [staged.numbers[index]], {})
        _begin(one, self._clean(one, key, (raw,)))
        for name, cells in one.columns.items():
            staged.columns.setdefault(name, [None] * len(staged))[index] = cells[0]
        staged.told += [told._replace(at=index) for told in one.told]

    def _clean(self, staged: Staged, key: str, raws: tuple[Raw, ...]) -> list[Start]:
        """Read a column into the block; returns the first days that stood in the same cells."""
        column = self._columns[key]
        cleaned = self._cleaners[key].clean(raws)
        self.tidied += cleaned.tidied
        staged.columns[key] = cleaned.cells
        staged.told += [
            _told(index, key, problem.severity or column.bad, problem, raws[index])
            for index, problem in cleaned.problems
            if problem.message
        ]
        return [(column.begins, i, p.start) for i, p in cleaned.problems if p.start]

    def _formulas(
        self, staged: Staged, places: dict[str, int], raws: list[tuple[Raw, ...]]
    ) -> None:
        for key, place in places.items():
            if place >= len(raws):
                continue
            for index, raw in enumerate(raws[place]):
                if raw and raw[0] in "=+-@＝＋－＠" and looks_like_formula(raw):  # type: ignore[index]
                    problem = Problem(FORMULA)
                    staged.told.append(_told(index, key, Severity.WARNING, problem, raw))

    # ── without and with the database ───────────────────────────────────────────────────────────

    def judge(self, staged: Staged) -> Match:
        """Everything but repeats within the file; sets states and old values, returns the match."""
        self._remember(staged)
        staged.forget(Origin.ROW, Origin.MATCH)
        rows = staged.rows()
        self._needs(staged)
        for column in self._columns.values():
            self._order(staged, column)
            self._expired(staged, column)
        self._tell(staged, self.roster.check(rows, self.context), Origin.ROW)
        return self._match(staged)

    def _remember(self, staged: Staged) -> None:
        """What the file said in cells that were told of, before those words are dropped."""
        self._raws = {(t.at, t.column): t.raw for t in staged.told if t.raw is not None}

    def _match(self, staged: Staged) -> Match:
        failing = staged.failing()
        rows = staged.rows()
        kept = [index for index in range(len(staged)) if index not in failing]
        chosen = rows if not failing else rows.take(kept)
        match = self.roster.match(chosen, self.context) if kept else Match([])
        for finding in match.findings:
            place = kept[finding.index]
            self._tell(staged, [_moved(finding, place)], Origin.MATCH)
        staged.before = {kept[index]: was for index, was in match.before.items()}
        staged.states = [RowState.ERROR.value] * len(staged)
        for index, outcome in zip(kept, match.outcomes, strict=True):
            staged.states[index] = outcome.value
        for index in staged.failing():
            staged.states[index] = RowState.ERROR.value
            staged.before.pop(index, None)
        return match

    def _tell(self, staged: Staged, findings: Iterable[Finding], origin: Origin) -> None:
        for found in findings:
            place = found.index, found.column
            raw = self._raws[place] if place in self._raws else staged.written(*place)
            told = Told(
                found.index, found.column, origin, found.severity, found.message, found.params, raw
            )
            staged.told.append(told)

    def _needs(self, staged: Staged) -> None:
        """Every row gives one of each needed group, and all required cells the file has columns for."""
        required = ((column.key,) for column in self._columns.values() if column.required)
        groups = dict.fromkeys((*self.roster.needs, *required))
        bad = {(told.at, told.column) for told in staged.told if told.severity == Severity.ERROR}
        for group in groups:
            present = [key for key in group if key in staged.columns]
            if not present:
                continue
            label = "/".join(self._columns[key].label for key in present)
            for index in _all_empty([staged.columns[key] for key in present]):
                if not any((index, key) in bad for key in present):
                    found = Finding(index, present[0], MISSING, {"label": label})
                    self._tell(staged, [found], Origin.ROW)

    def _order(self, staged: Staged, column: Column) -> None:
        ends, starts = staged.columns.get(column.key), staged.columns.get(column.begins)
        if not ends or not starts:
            return
        wrong = [i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if a and b and b < a]
        self._tell(staged, (Finding(i, column.key, UPSIDE_DOWN) for i in wrong), Origin.ROW)

    def _expired(self, staged: Staged, column: Column) -> None:
        if not column.expires or column.key not in staged.columns:
            return
        today = self.context.today.isoformat()
        past = (i for i, day in enumerate(staged.columns[column.key]) if day and day < today)
        days = staged.columns[column.key]
        self._tell(
            staged,
            (
                Finding(i, column.key, EXPIRED, {"date": days[i]}, severity=Severity.WARNING)
                for i in past
            ),
            Origin.ROW,
        )


class Repeats:
    """Finds rows that say once-only things twice, anywhere in the file.

    Eight bytes a row and rule, whatever the size of the file: hashes now, rows at the end.
    """

    def __init__(self, roster: Roster) -> None:
        self._rules = [(once, array("q")) for once in roster.once]
        self._numbers = array("q")

    def take(self, staged: Staged) -> None:
        rows = staged.rows()
        self._numbers.extend(staged.numbers)
        gone = [state == RowState.DROPPED for state in staged.states] or [False] * len(staged)
        for once, hashes in self._rules:
            hashes.extend(_hashes(once, rows, gone))

    def found(self) -> Iterator[tuple[int, Once, int]]:
        """(position in the file, rule, number of the first row that said it)."""
        for once, hashes in self._rules:
            ordered = sorted(hashes)
            twice = {a for a, b in pairwise(ordered) if a == b and a}
            first: dict[int, int] = {}
            for position, key in enumerate(hashes):
                if key in twice and first.setdefault(key, position) != position:
                    yield position, once, self._numbers[first[key]]


def _hashes(once: Once, rows: Rows, gone: list[bool]) -> Iterator[int]:
    """Zero where the rule does not apply to the row."""
    for values, dropped in zip(rows.tuples(*once.columns), gone, strict=True):
        yield hash(values) if values[0] is not None and not dropped else 0


def repeat_told(index: int, once: Once, first: int, staged: Staged) -> Told:
    """What a repeat says on its row."""
    key = next((key for key in once.columns if key in staged.columns), once.columns[0])
    raw = staged.written(index, key)
    return Told(index, key, Origin.ONCE, once.severity, once.message, {"row": first}, raw)


def drifted(before: Staged, now: Staged) -> bool:
    """Whether rows that were good would now do something else than was shown."""
    return any(
        was in GOOD and (was != state or before.before.get(index) != now.before.get(index))
        for index, (was, state) in enumerate(zip(before.states, now.states, strict=True))
    )


def _told(index: int, key: str, severity: str, problem: Problem, raw: Raw) -> Told:
    return Told(index, key, Origin.CELL, severity, problem.message, problem.params, raw)


def _moved(finding: Finding, index: int) -> Finding:
    return Finding(index, finding.column, finding.message, finding.params, finding.severity)


def _all_empty(columns: list[list[Cell]]) -> list[int]:
    if len(columns) == 1:
        return [index for index, cell in enumerate(columns[0]) if cell is None]
    return [
        index
        for index, cells in enumerate(zip(*columns, strict=True))
        if cells.count(None) == len(cells)
    ]


def _inverted(unknown: dict[int, str]) -> dict[str, int]:
    return {name: index for index, name in unknown.items()}


def _begin(staged: Staged, starts: list[Start]) -> None:
    """Put first days of intervals where their own column says nothing."""
    for key, index, day in starts:
        cells = staged.columns.setdefault(key, [None] * len(staged))
        cells[index] = cells[index] or day

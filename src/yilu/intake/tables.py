"""From a child's events to tables: headings found, titles, totals, notes and blank lines left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from yilu.intake.headings import SEARCHED, Cells, Heading, Recogniser
from yilu.intake.reading.process import Event
from yilu.intake.reading.wire import Refusal
from yilu.intake.reading.words import WARNINGS
from yilu.intake.spec import Roster

BLOCK: Final = 10_000  # rows handed on at a time

PASSED_OVER: Final = _("这张表没有认出表头，没有读。")
LACKING: Final = _("这张表缺少必需的列：%(columns)s，没有读。")
UNKNOWN: Final = _("这些列不认识，没有读：%(columns)s。")
DROPPED: Final = _("“%(column)s”这一列没有要：%(reason)s")
DOUBLED: Final = _("“%(column)s”和前面的列是同一项，用了前面的。")
HIDDEN_SHEET: Final = _("这张表在 Excel 里是隐藏的，也读进来了。不要的请删去。")

_TOTAL: Final = re.compile(r"(?:本页|本表|全部)?[合总小共累]\s*计")
_NOTE: Final = re.compile(
    r"(?:注|备注|说明|填报|填表|制表|审核|复核|核对|经办|联系|负责|单位|报送|统计|附|以上|以下|截至|截止"
    r"|本表|数据|打印|日期|第\s*\d+\s*页|※|\*|[(（]?[0-9一二三四五六七八九十]+[)）、])"
)
_SENTENCE: Final = re.compile(r"[。；，：:;]")


Needs = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning about the file, a sheet or a column rather than a cell."""

    message: str
    params: dict[str, Any] = field(default_factory=dict)
    sheet: str = ""
    row: int | None = None
    column: str = ""


@dataclass(slots=True)
class Table:
    """A recognised table; what the batch keeps of it."""

    index: int
    sheet: str
    heading: Heading


@dataclass(slots=True)
class RawBlock:
    """Data rows of one table as they stand in the file."""

    table: Table
    numbers: list[int]
    rows: list[Cells]

    def column(self, index: int) -> list[Any]:
        return [row[index] if index < len(row) else None for row in self.rows]


class Tables:
    """Reads events; iterate for blocks, then look at `notices` and `tables`."""

    def __init__(self, roster: Roster) -> None:
        self._roster, self._recogniser = roster, Recogniser(roster)
        self.source = ""
        self.tables: list[Table] = []
        self.notices: list[Notice] = []
        self.lacking: list[tuple[str, ...]] = []
        self._sheet = _Sheet("")
        self._labels = {column.key: column for column in roster.columns}

    def blocks(self, events: Iterable[Event]) -> Iterator[RawBlock]:
        for event in events:
            yield from self._take(event)
        yield from self._close()
        if not self.tables:
            raise self._refusal()

    def _take(self, event: Event) -> Iterator[RawBlock]:
        word, *rest = event
        if word == "rows":
            yield from self._rows(*rest)
        elif word == "sheet":
            yield from self._close()
            self._sheet = _Sheet(rest[0], hidden=rest[1])
        elif word == "fields":
            yield from self._fields(rest[0])
        elif word == "warn":
            code, sheet, row, params = rest
            self.notices.append(Notice(WARNINGS[code], params, sheet, row))
        elif word == "source":
            self.source = rest[0]

    def _rows(self, numbers: list[int], rows: list[Cells]) -> Iterator[RawBlock]:
        sheet = self._sheet
        sheet.numbers += numbers
        sheet.rows += rows
        if sheet.table is None:
            if sheet.passed_over or (len(sheet.rows) < SEARCHED and self.source != "json"):
                return
            self._recognise()
        while sheet.table and len(sheet.rows) >= BLOCK:
            yield self._cut(BLOCK)

    def _close(self) -> Iterator[RawBlock]:
        sheet = self._sheet
        if sheet.rows and sheet.table is None and not sheet.passed_over:
            self._recognise()
        if sheet.table and sheet.rows:
            yield self._cut(len(sheet.rows))
        self._sheet = _Sheet("")

    def _recognise(self) -> None:
        sheet = self._sheet
        heading = self._recogniser.find(sheet.numbers[:SEARCHED], sheet.rows[:SEARCHED])
        if heading is None:
            self._pass_over(Notice(PASSED_OVER, sheet=sheet.name))
        elif lacking := self._recogniser.lacks(heading):
            self._lack(lacking, heading)
        else:
            sheet.numbers = sheet.numbers[heading.last + 1 :]
            sheet.rows = sheet.rows[heading.last + 1 :]
            self._begin(heading)

    def _fields(self, names: list[str]) -> Iterator[RawBlock]:
        """JSON tells its fields, and tells again when a record brings new ones."""
        sheet = self._sheet
        if sheet.table and sheet.rows:
            yield self._cut(len(sheet.rows))
        sheet.passed_over = False
        heading = self._recogniser.fields(names)
        if lacking := self._recogniser.lacks(heading):
            self._lack(lacking, heading)
        elif sheet.table:
            sheet.table = None
            self._begin(heading, told=frozenset(sheet.fields))
        else:
            self._begin(heading)
        sheet.fields = names

    def _lack(self, lacking: list[tuple[str, ...]], heading: Heading) -> None:
        """Only a sheet that has something of ours says what it lacks; others are passed over."""
        if not heading.columns:
            self._pass_over(Notice(PASSED_OVER, sheet=self._sheet.name))
            return
        self.lacking = self.lacking or lacking
        columns = self._named(lacking)
        self._pass_over(
            Notice(LACKING, {"columns": columns}, self._sheet.name, heading.row or None)
        )

    def _pass_over(self, notice: Notice) -> None:
        self._sheet.passed_over = True
        self._sheet.numbers, self._sheet.rows = [], []
        self.notices.append(notice)

    def _begin(self, heading: Heading, told: frozenset[str] = frozenset()) -> None:
        sheet = self._sheet
        sheet.table = Table(len(self.tables), sheet.name, heading)
        self.tables.append(sheet.table)
        if sheet.hidden:
            self.notices.append(Notice(HIDDEN_SHEET, sheet=sheet.name))
        row = heading.row or None
        unknown = [name for name in heading.unknown.values() if name not in told]
        if unknown:
            columns = "、".join(unknown)
            self.notices.append(Notice(UNKNOWN, {"columns": columns}, sheet.name, row, columns))
        for name, reason in heading.dropped.items():
            if name not in told:
                params = {"column": name, "reason": reason}
                self.notices.append(Notice(DROPPED, params, sheet.name, row, name))
        for name in heading.doubled:
            self.notices.append(Notice(DOUBLED, {"column": name}, sheet.name, row, name))

    def _cut(self, count: int) -> RawBlock:
        sheet = self._sheet
        assert sheet.table is not None
        numbers, rows = sheet.numbers[:count], sheet.rows[:count]
        sheet.numbers, sheet.rows = sheet.numbers[count:], sheet.rows[count:]
        if self.source != "json":
            numbers, rows = _Sieve(sheet.table.heading, self._recogniser, self._roster.needs).keep(
                numbers, rows
            )
        return RawBlock(sheet.table, numbers, rows)

    def _named(self, groups: Sequence[tuple[str, ...]]) -> str:
        return "；".join("/".join(self._labels[key].label for key in group) for group in groups)

    def _refusal(self) -> Refusal:
        """Nothing to read: which headings would do."""
        groups = self.lacking or list(self._roster.needs)
        ways = "；".join(
            " 或 ".join("、".join(self._labels[key].headings[:3]) for key in group)
            for group in groups
        )
        code = "lacking" if self.lacking else "no_heading"
        return Refusal(code, columns=self._named(groups), ways=ways)


class _Sheet:
    def __init__(self, name: str, *, hidden: bool = False) -> None:
        self.name, self.hidden = name, hidden
        self.table: Table | None = None
        self.passed_over = False
        self.fields: list[str] = []
        self.numbers: list[int] = []
        self.rows: list[Cells] = []


class _Sieve:
    """Leaves out what stands in a table without being data."""

    def __init__(self, heading: Heading, recogniser: Recogniser, needs: Needs) -> None:
        self._recogniser, self._titles = recogniser, heading.titles
        self._texts = {"序号", "序", *heading.written.values(), *heading.unknown.values()}
        self._ours = sorted(heading.columns.values())
        self._needs = [
            [heading.columns[key] for key in group if key in heading.columns] for group in needs
        ]
        self._plenty = len(heading.unknown) + 3  # so many cells leave at least one of ours, and IDs

    def keep(self, numbers: list[int], rows: list[Cells]) -> tuple[list[int], list[Cells]]:
        kept = [index for index, row in enumerate(rows) if self._is_data(row)]
        if len(kept) == len(rows):
            return numbers, rows
        return [numbers[i] for i in kept], [rows[i] for i in kept]

    def _is_data(self, row: Cells) -> bool:
        first = next((cell for cell in row if cell is not None and cell != ""), None)
        if first.__class__ is str and self._is_furniture(first, row):
            return False
        if len(row) - row.count("") - row.count(None) > self._plenty:
            return True
        filled = {
            index for index in self._ours if index < len(row) and row[index] not in (None, "")
        }
        if filled and all(any(index in filled for index in group) for group in self._needs):
            return True
        return bool(filled) and not (len(filled) <= 2 and self._is_note(row))

    def _is_furniture(self, first: Any, row: Cells) -> bool:
        """A total, or the heading once more."""
        if first[0] in "合总小共累本全 " and _TOTAL.match(first.strip()):
            return True
        return first in self._texts and self._recogniser.repeats(row)

    def _is_note(self, row: Cells) -> bool:
        """Few cells, and what they say is about the table: 注, 制表人, a sentence, a title again."""
        texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
        if not texts:
            return False
        if _NOTE.match(texts[0]) or any(text in self._titles for text in texts):
            return True
        return len(texts) == 1 and len(texts[0]) > 12 and bool(_SENTENCE.search(texts[0]))

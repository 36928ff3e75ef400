"""The contract a roster fulfils, so that the engine can read, check, preview, apply and undo a
register.

Every cell is *canonical text* from here on (`Cell`): dates are "2027-03-01", months "2027-03",
numbers "5", booleans "true"/"false", phones E.164, choices their code, and None says nothing (an
empty cell never clears a stored value). Text compares, sorts, COPYs and seals without conversion,
which is where the speed comes from.

A roster is a plain object named in settings.YILU_ROSTERS. It works on whole blocks (about 10,000
rows) column by column: no query and no ORM object per row. It writes only through the `Ledger`,
which remembers how to undo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from django.db import models

from yilu.core.actor import Right

Cell = str | None
Known = (
    tuple[Cell, ...] | None
)  # the stored values of one row, in the order asked for; None: not stored

OPEN = (
    "9999-12-31"  # 长期: open-ended, unlike None, which says nothing; sorts after every real date
)


class Kind(StrEnum):
    """What a cell holds; `cells.py` has one reader for each."""

    TEXT = "text"  # canonical: trimmed, full-width letters and digits made ordinary
    NAME = "name"  # a person's: no spaces inside Chinese names
    ID_NUMBER = "id_number"  # resident ID, 18 characters
    PLATE = "plate"  # 川D12345
    PHONE = "phone"  # +8613800000000
    USCC = "uscc"  # unified social credit code, 18 characters
    VIN = "vin"
    DATE = "date"  # 2027-03-01, or OPEN where 长期 is allowed
    MONTH = "month"  # 2027-03
    INT = "int"
    DECIMAL = "decimal"
    CHOICE = "choice"  # one of `choices`
    YES_NO = "yes_no"  # true | false


class Severity(StrEnum):
    ERROR = "error"  # keeps the row out until fixed or dropped
    WARNING = "warning"  # tells; a bad value is left out and shown


class Outcome(StrEnum):
    """What applying would do to one row."""

    NEW = "n"
    CHANGED = "c"
    SAME = "s"


# Bad values of these are left out with a warning, the row goes on (interface.md).
_SOFT = frozenset({Kind.PHONE, Kind.VIN, Kind.INT, Kind.DECIMAL, Kind.YES_NO})


@dataclass(frozen=True, slots=True)
class Column:
    """A column the roster understands.

    `headings`: the ways companies write it. Spaces, line breaks, brackets and `*` do not matter,
    and the roster's
    `subjects` may stand before any of them (司机姓名, 驾驶员姓名 both find 姓名).
    `fields`: its names in the ministry's JSON.
    `begins` (DATE): the key of the first day that belongs to this last day: an interval in one
    cell fills both, and an end before its start is an error.
    """

    key: str
    label: str  # Chinese msgid, how we name it
    headings: tuple[str, ...]
    kind: Kind = Kind.TEXT
    fields: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)  # as written → code
    required: bool = (
        False  # every row needs a value (sheets may lack the column unless `needs` names it)
    )
    severity: Severity | None = None  # of a bad value; None: by kind
    begins: str = ""
    expires: bool = False  # DATE: warn when it lies in the past
    low: int | None = None  # INT, DECIMAL: allowed range
    high: int | None = None
    longest: int = 256
    read: Callable[[str], Cell | Problem] | None = None  # instead of the kind's own reader

    @property
    def bad(self) -> Severity:
        soft = Severity.WARNING if self.kind in _SOFT else Severity.ERROR
        return self.severity or soft


@dataclass(frozen=True, slots=True)
class Dropped:
    """A column we know and do not keep, with the reason people are told (PIPL §6)."""

    headings: tuple[str, ...]
    reason: str  # Chinese msgid
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Once:
    """Values that may stand once in a file: the second row with them is an error (or a warning).

    A row whose first column is empty is not compared. The message may use %(row)s, the first
    row's number.
    """

    columns: tuple[str, ...]
    message: str  # Chinese msgid
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one cell: a msgid (gettext_noop) and its parameters; rendered when read."""

    message: str
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None  # None: the column's
    value: Cell = None  # the value to go on with, for a warning that keeps one
    start: Cell = None  # for an interval: the first day, see Column.begins


@dataclass(frozen=True, slots=True)
class Finding:
    """An error or warning on the cell (row `index` of the block, column key); message as in
    Problem.
    """

    index: int
    column: str
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


class Rows:
    """A block of canonical rows, column by column. A column the file lacks reads as Nones."""

    __slots__ = ("_blank", "columns", "numbers", "sheet")

    def __init__(self, sheet: str, numbers: list[int], columns: dict[str, list[Cell]]) -> None:
        self.sheet, self.numbers, self.columns = sheet, numbers, columns
        self._blank: list[Cell] = []

    def __len__(self) -> int:
        return len(self.numbers)

    def __contains__(self, key: str) -> bool:
        """Whether the file has the column at all."""
        return key in self.columns

    def __getitem__(self, key: str) -> list[Cell]:
        column = self.columns.get(key)
        if column is not None:
            return column
        if len(self._blank) != len(self.numbers):
            self._blank = [None] * len(self.numbers)
        return self._blank

    def tuples(self, *keys: str) -> Iterator[tuple[Cell, ...]]:
        """The rows as tuples of these columns."""
        return zip(*(self[key] for key in keys), strict=True)

    def take(self, indices: Sequence[int]) -> Rows:
        """A smaller block with these rows."""
        columns = {key: [col[i] for i in indices] for key, col in self.columns.items()}
        return Rows(self.sheet, [self.numbers[i] for i in indices], columns)


@dataclass(slots=True)
class Match:
    """The answer to "what would this block do": one outcome per row, and for changed rows the old
    cells.

    `before[i]` holds only the cells that would change, as canonical text. `findings` are those
    only the database knows (unknown company, a row outside the uploader's scope); a row with an
    error among them is not applied.
    `state` is whatever `apply` wants to find again, for example ids and stored versions aligned
    with the rows.
    """

    outcomes: list[Outcome]
    before: dict[int, dict[str, Cell]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    state: Any = None


@dataclass(slots=True)
class Context:
    """Where and for whom a batch is read. `paths`: unit paths the uploader may write below; None:
    the whole city.

    `cache` lives as long as one run over the file (look-ups loaded once: companies by name,
    groups by code).
    """

    city: str
    batch: UUID
    today: date
    paths: tuple[str, ...] | None
    ministry: bool = False  # the ministry's exchange JSON rather than a table
    cache: dict[str, Any] = field(default_factory=dict)

    def covers(self, path: str) -> bool:
        """Whether the uploader may write rows of the unit with this path."""
        if self.paths is None:
            return True
        return any(f"{path}=" == own or path.startswith(own) for own in self.paths)


class Ledger(Protocol):
    """The only pen of a roster: set-based writes that the engine can take back.

    Undo restores what `update` changed and deletes what `insert` made, newest first, and is
    refused where a row was changed since or something else points at it; a roster writes no undo
    of its own.
    """

    def table(self, name: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> None:
        """Make a temporary table (column → SQL type) and COPY rows into it; replaces one of the
        same name.
        """

    def insert(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        select: str,
        params: Sequence[Any] = (),
    ) -> int:
        """INSERT INTO model (columns) SELECT …; `select` must give the `id`. Returns the number
        of rows.

        End the select with ON CONFLICT DO NOTHING where two rows of the block may make the same
        thing.
        """

    def update(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        select: str,
        params: Sequence[Any] = (),
    ) -> int:
        """Set columns from a SELECT that gives `id` and those columns; rows already so are left
        alone.
        """

    def query(self, sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Read within the same transaction (temporary tables included)."""


class Roster(Protocol):
    """One kind of register. Attributes may be class attributes or dataclass fields."""

    kind: str  # "drivers": KIND of ./yilu import
    label: str  # Chinese msgid: 司机名册
    right: Right  # what the uploader needs over the rows' units, besides Right.IMPORT
    columns: tuple[Column, ...]
    dropped: tuple[Dropped, ...]
    needs: tuple[
        tuple[str, ...], ...
    ]  # (("name",), ("id_number", "certificate_no")): each group one of
    once: tuple[Once, ...]
    subjects: tuple[str, ...]  # words that may precede any heading: 司机, 驾驶员
    messages: tuple[str, ...]  # IPCType of the ministry's JSON this roster reads

    def check(self, rows: Rows, context: Context) -> Iterable[Finding]:
        """What is wrong between the cells of a row, without the database; sees rows with errors
        too.
        """

    def match(self, rows: Rows, context: Context) -> Match:
        """Compare a block of rows without errors with what is stored; bulk reads only, no writes.

        Runs for the preview and again, under lock, right before `apply`, which sees earlier
        blocks as stored.
        """

    def apply(self, rows: Rows, match: Match, context: Context, ledger: Ledger) -> None:
        """Write the block's new and changed rows (those without errors) with a few set-based
        statements.

        Two rows of one block may concern one person or vehicle (a driver at two companies): make
        it once.
        """


def compare(rows: Rows, keys: Sequence[str], known: Sequence[Known]) -> Match:
    """The usual match: rows against stored tuples of the same keys; an empty cell says nothing."""
    outcomes: list[Outcome] = []
    before: dict[int, dict[str, Cell]] = {}
    for index, (new, old) in enumerate(zip(rows.tuples(*keys), known, strict=True)):
        if old is None:
            outcomes.append(Outcome.NEW)
        elif new == old:
            outcomes.append(Outcome.SAME)
        else:
            changed = {
                key: was
                for key, now, was in zip(keys, new, old, strict=True)
                if now is not None and now != was
            }
            outcomes.append(Outcome.CHANGED if changed else Outcome.SAME)
            if changed:
                before[index] = changed
    return Match(outcomes, before)

"""The sealed content of a chunk: canonical rows, what was found wrong, what the rows would overwrite."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from yilu.core.crypto import Context as Place
from yilu.core.crypto import open_, seal
from yilu.intake.enums import RowState
from yilu.intake.reading.wire import Raw
from yilu.intake.spec import Cell, Rows, Severity

ROWS = 500
WRITTEN = frozenset({RowState.WROTE_NEW, RowState.WROTE_CHANGED, RowState.WROTE_SAME})
GOOD = frozenset({RowState.NEW, RowState.CHANGED, RowState.SAME})


class Origin(StrEnum):
    """Which check found it, so that the check can be run again alone."""

    CELL = "cell"
    ROW = "row"
    ONCE = "once"
    MATCH = "match"


class Told(NamedTuple):
    """An error or warning as it is kept: message and parameters apart, to be said in any language."""

    at: int
    column: str
    origin: str
    severity: str
    message: str
    params: Mapping[str, Any]
    raw: Raw


@dataclass(slots=True)
class Staged:
    """Rows of one table on their way in. `states` has one `RowState` character per row."""

    table: int
    sheet: str
    numbers: list[int]
    columns: dict[str, list[Cell]]
    told: list[Told] = field(default_factory=list)
    before: dict[int, dict[str, Cell]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    raws: Mapping[str, Sequence[Raw]] = field(default_factory=dict)  # only while the file is read

    def __len__(self) -> int:
        return len(self.numbers)

    def rows(self) -> Rows:
        return Rows(self.sheet, self.numbers, self.columns)

    def failing(self) -> set[int]:
        return {told.at for told in self.told if told.severity == Severity.ERROR}

    def warned(self) -> str:
        marked = {told.at for told in self.told if told.severity == Severity.WARNING}
        return "".join("w" if index in marked else "-" for index in range(len(self)))

    def forget(self, *origins: Origin) -> None:
        """Drop what these checks found, before they run again."""
        self.told = [told for told in self.told if told.origin not in origins]

    def written(self, index: int, key: str) -> Raw:
        """What the file says in a cell, as far as it is still known; else its canonical text."""
        if raws := self.raws.get(key):
            return raws[index]
        said = (told.raw for told in self.told if told.at == index and told.column == key)
        cells = self.columns.get(key)
        return next((raw for raw in said if raw is not None), cells[index] if cells else None)

    def part(self, start: int, stop: int) -> Staged:
        """The rows from `start` to `stop`, counted anew."""
        return Staged(
            self.table,
            self.sheet,
            self.numbers[start:stop],
            {key: cells[start:stop] for key, cells in self.columns.items()},
            [t._replace(at=t.at - start) for t in self.told if start <= t.at < stop],
            {i - start: was for i, was in self.before.items() if start <= i < stop},
            self.states[start:stop],
        )

    def take(self, indices: Sequence[int]) -> Staged:
        """These rows, counted anew."""
        place = {index: new for new, index in enumerate(indices)}
        return Staged(
            self.table,
            self.sheet,
            [self.numbers[i] for i in indices],
            {key: [cells[i] for i in indices] for key, cells in self.columns.items()},
            [t._replace(at=place[t.at]) for t in self.told if t.at in place],
            {place[i]: was for i, was in self.before.items() if i in place},
            [self.states[i] for i in indices],
        )


def joined(parts: Sequence[Staged]) -> Staged:
    """Several parts of one table as one; keys that only some have read as None in the others."""
    keys = {key: None for part in parts for key in part.columns}
    whole = Staged(parts[0].table, parts[0].sheet, [], {key: [] for key in keys})
    for part in parts:
        start = len(whole)
        whole.numbers = whole.numbers + part.numbers
        for key, cells in whole.columns.items():
            cells.extend(part.columns.get(key) or [None] * len(part))
        whole.told.extend(told._replace(at=told.at + start) for told in part.told)
        whole.before.update({index + start: was for index, was in part.before.items()})
        whole.states.extend(part.states)
    return whole


def sealed(staged: Staged, city: str, row: UUID) -> bytes:
    text = json.dumps(
        [staged.numbers, staged.columns, staged.told, list(staged.before.items())],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return seal(text, _place(city, row))


def opened(
    blob: bytes | memoryview, city: str, row: UUID, *, table: int, sheet: str, states: Iterable[str]
) -> Staged:
    numbers, columns, told, before = json.loads(open_(blob, _place(city, row)))
    return Staged(
        table,
        sheet,
        numbers,
        columns,
        [Told(*each) for each in told],
        dict(before),
        list(states),
    )


def _place(city: str, row: UUID) -> Place:
    return Place("intake_chunk", "sealed", city, row)

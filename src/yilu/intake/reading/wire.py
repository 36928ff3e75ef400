"""What the child says, one JSON array a line: small enough to stream, too plain to attack with."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from threading import RLock
from typing import Any, BinaryIO, NoReturn

from yilu.intake.reading import limits

Raw = str | int | float | bool | None  # dates travel as ISO text


class Refusal(Exception):
    """The file cannot be taken; `code` is a key of `words.REFUSALS`."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class Wire:
    """The child's only way out."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._lock = out, RLock()

    def source(self, kind: str) -> None:
        self._say("source", kind)

    def sheet(self, name: str, *, hidden: bool = False) -> None:
        self._say("sheet", name, hidden)

    def fields(self, names: Sequence[str]) -> None:
        """Of JSON records: what the cells of the following rows are; replaces the list before."""
        self._say("fields", names)

    def rows(self, numbers: Sequence[int], rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self._say("rows", numbers, rows)

    def warn(self, code: str, sheet: str = "", row: int | None = None, **params: Any) -> None:
        self._say("warn", code, sheet, row, params)

    def refuse(self, refusal: Refusal) -> None:
        self._say("refuse", refusal.code, refusal.params)

    def end(self) -> None:
        self._say("end")

    def refuse_and_leave(self, refusal: Refusal) -> NoReturn:
        """From a thread, while a library that cannot be interrupted is at work."""
        with self._lock:
            self.refuse(refusal)
            os._exit(0)

    def _say(self, *words: Any) -> None:
        line = json.dumps(words, ensure_ascii=False, separators=(",", ":"), default=as_text)
        with self._lock:
            self._out.write(line.encode("utf-8", "replace") + b"\n")
            self._out.flush()


class Block:
    """Collects rows and sends them a thousand at a time, without empty ones."""

    def __init__(self, wire: Wire, most: int = limits.ROWS, too_many: str = "too_many") -> None:
        self._wire, self._most, self._too_many = wire, most, too_many
        self._numbers: list[int] = []
        self._rows: list[Sequence[Any]] = []
        self.sent = 0

    def add(self, number: int, row: Sequence[Any]) -> None:
        self._numbers.append(number)
        self._rows.append(row)
        if len(self._rows) >= limits.BLOCK:
            self.flush()

    def flush(self) -> None:
        self.sent += len(self._rows)
        if self.sent > self._most:
            raise Refusal(self._too_many, most=self._most)
        self._wire.rows(self._numbers, self._rows)
        self._numbers, self._rows = [], []


def as_text(value: Any) -> Raw:
    """A date cell as ISO text: a day where no time of day is given."""
    if isinstance(value, datetime):
        plain = value.time() == time() and value.microsecond == 0
        return value.date().isoformat() if plain else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    raise TypeError(type(value).__name__)

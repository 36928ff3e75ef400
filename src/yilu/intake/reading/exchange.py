"""The ministry's exchange JSON: {"Source", "CompanyId", "IPCType": name, name: [records]}, streamed.

A hundred thousand driver records are some hundred megabytes, so records are decoded one by one.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any, BinaryIO

from yilu.intake.reading import limits
from yilu.intake.reading.delimited import encoding_of
from yilu.intake.reading.wire import Block, Refusal, Wire

PIECE = 1 << 16
_SPACE = " \t\r\n"
_DECODE: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().raw_decode


def read(file: BinaryIO, wire: Wire) -> None:
    """Every array of records is a sheet named after its key; a bare array is one without a name."""
    with io.TextIOWrapper(file, encoding=encoding_of(file)) as text:
        source = _Source(text)
        records = _Records(wire)
        if source.peek() == "[":
            records.array("", source)
        else:
            _envelope(source, records)
        if source.peek():
            raise Refusal("json")
    if not records.arrays:
        raise Refusal("json_shape")


def _envelope(source: _Source, records: _Records) -> None:
    source.expect("{")
    if source.accept("}"):
        return
    while True:
        key = source.value()
        source.expect(":")
        if source.peek() == "[":
            records.array(str(key), source)
        else:
            source.value()
        if source.accept("}"):
            return
        source.expect(",")


class _Records:
    """Sends records as rows under a growing list of field names."""

    def __init__(self, wire: Wire) -> None:
        self._wire, self._block = wire, Block(wire)
        self._fields: dict[str, int] = {}
        self._number = 0
        self.arrays = 0

    def array(self, name: str, source: _Source) -> None:
        self._wire.sheet(name)
        self._fields, self._number = {}, 0
        self.arrays += 1
        source.expect("[")
        if source.accept("]"):
            return
        while True:
            self._record(source.value())
            if source.accept("]"):
                break
            source.expect(",")
        self._block.flush()

    def _record(self, record: Any) -> None:
        self._number += 1
        if not isinstance(record, dict):
            raise Refusal("json_shape")
        if not record.keys() <= self._fields.keys():
            self._learn(record)
        cells = [_plain(record.get(name)) for name in self._fields]
        if any(cell not in (None, "") for cell in cells):
            self._block.add(self._number, cells)

    def _learn(self, record: dict[str, Any]) -> None:
        self._block.flush()
        for name in record:
            self._fields.setdefault(name, len(self._fields))
        if len(self._fields) > limits.COLUMNS:
            raise Refusal("too_wide", most=limits.COLUMNS)
        self._wire.fields(list(self._fields))


def _plain(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


class _Source:
    """A window over the text, in which whole values are decoded."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self._window, self._at, self._over = text, "", 0, False

    def peek(self) -> str:
        """The next sign that is not space; empty at the end."""
        while True:
            window, at = self._window, self._at
            while at < len(window) and window[at] in _SPACE:
                at += 1
            self._at = at
            if at < len(window):
                return window[at]
            if not self._more():
                return ""

    def accept(self, sign: str) -> bool:
        if self.peek() == sign:
            self._at += 1
            return True
        return False

    def expect(self, sign: str) -> None:
        if not self.accept(sign):
            raise Refusal("json")

    def value(self) -> Any:
        self.peek()
        while True:
            try:
                value, end = _DECODE(self._window, self._at)
            except (json.JSONDecodeError, RecursionError):
                value, end = None, len(self._window)
                if self._over:
                    raise Refusal("json") from None
            else:
                if end < len(self._window) or self._over:  # a number may go on in the next piece
                    self._at = end
                    return value
            if len(self._window) - self._at > limits.RECORD:
                raise Refusal("json")
            self._more()

    def _more(self) -> bool:
        piece = self._text.read(PIECE)
        self._over = not piece
        self._window, self._at = self._window[self._at :] + piece, 0
        return bool(piece)

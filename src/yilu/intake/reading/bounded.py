"""A slow, patient reader of XLSX that holds one row at a time and passes over cells far away.

One stray cell at XFD1048576, or a reference that is no reference, brings calamine down; people's
files have such cells, and the table in them is fine.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import islice
from typing import IO, Any, BinaryIO
from zlib import error as ZlibError

from lxml import etree

from yilu.intake.reading import archive, limits, parts
from yilu.intake.reading.edge import Edge
from yilu.intake.reading.wire import Block, Refusal, Wire

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 — Excel has no zones
TEXTS = 200 << 20  # characters of shared strings


def read(file: BinaryIO, wire: Wire, first: int) -> None:
    """The worksheets from number `first`, streamed. Rows hidden in Excel are not looked for here."""
    book = archive.inspect(file, Wire(io.BytesIO()))  # the first attempt has warned already
    block = Block(wire, limits.ROWS_XLSX, "too_many_xlsx")
    try:
        reader = _Reader(book, Edge(wire))
        for name, part, hidden in islice(parts.sheets_with_state(book), first, None):
            if reader.sheets:
                wire.sheet(name, hidden=hidden)  # the first one was announced before the fall
            reader.sheets += 1
            with book.open(part) as stream:
                for number, cells in reader.rows(stream):
                    block.add(number, cells)
            block.flush()
            reader.edge.tell(name)
    except (parts.BadPart, etree.XMLSyntaxError, zipfile.BadZipFile, ZlibError, KeyError):
        raise Refusal("damaged") from None


class _Reader:
    def __init__(self, book: zipfile.ZipFile, edge: Edge) -> None:
        self._texts = _shared_texts(book)
        self._dated = parts.date_styles(book)
        self._epoch = EPOCH_1904 if parts.counts_from_1904(book) else EPOCH
        self.edge = edge
        self.sheets = 0

    def rows(self, stream: IO[bytes]) -> Iterator[tuple[int, list[Any]]]:
        number = 0
        for row in _elements(stream, "row"):
            number = _whole(row.get("r")) or number + 1
            cells = self._cells(row)
            if any(cells) or 0 in cells:
                yield number, cells

    def _cells(self, row: etree._Element) -> list[Any]:
        cells: list[Any] = []
        for element in row:
            value = self._value(element)
            if value is None:
                continue
            column = _column(element.get("r"), len(cells))
            if column >= limits.COLUMNS:
                self.edge.beyond(1)
                continue
            cells.extend([None] * (column + 1 - len(cells)))
            cells[column] = value
        return cells

    def _value(self, cell: etree._Element) -> Any:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        raw = next((child.text for child in cell if parts.local(child) == "v"), None)
        if raw is None or kind == "e":
            return None
        if kind == "s":
            index = _whole(raw)
            return self._texts[index] if index is not None and index < len(self._texts) else None
        if kind == "b":
            return raw == "1"
        return raw if kind in ("str", "d") else self._number(raw, cell.get("s"))

    def _number(self, raw: str, style: str | None) -> Any:
        try:
            number = float(raw)
        except ValueError:
            return raw
        if (_whole(style) or 0) in self._dated and 0 <= number < 2_958_466:
            moment = self._epoch + timedelta(days=number)
            moment = (moment + timedelta(microseconds=500)).replace(microsecond=0)
            return moment.date() if moment.time() == time() else moment
        return number


def _shared_texts(book: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in book.namelist():
        return []
    texts: list[str] = []
    size = 0
    with book.open(name) as stream:
        for element in _elements(stream, "si"):
            texts.append(_text(element) or "")
            size += len(texts[-1])
            if size > TEXTS:
                raise Refusal("bomb")
    return texts


def _elements(stream: IO[bytes], name: str) -> Iterator[etree._Element]:
    """Elements of this name as they end, each forgotten once used."""
    tags = [parts.MAIN + name, parts.STRICT + name]
    for _event, element in etree.iterparse(
        stream, events=("end",), tag=tags, resolve_entities=False, no_network=True
    ):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _text(element: etree._Element) -> str | None:
    """The text of a string item, without the phonetic guide (rPh) Excel keeps beside it."""
    pieces = [
        t.text or ""
        for t in element.iter()
        if parts.local(t) == "t" and parts.local(t.getparent()) != "rPh"  # type: ignore[arg-type]
    ]
    return "".join(pieces) or None


def _column(ref: str | None, following: int) -> int:
    match = _REF.fullmatch(ref or "")
    if not match:
        return following if ref is None else limits.COLUMNS
    index = 0
    for sign in match[1]:
        index = index * 26 + ord(sign) - 64
    return index - 1


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None

"""Tables of an HTML page, which many systems export under the name .xls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from yilu.intake.reading import limits
from yilu.intake.reading.delimited import encoding_of
from yilu.intake.reading.wire import Block, Refusal, Wire

SPAN_ROWS = 10_000


def read(file: BinaryIO, wire: Wire) -> None:
    """Every table is a sheet; rows are numbered as Excel would number them when it opens the page."""
    encoding = encoding_of(file).replace("utf-8-sig", "utf-8")
    block = Block(wire)
    wire.sheet("")
    number = 0
    held = _Held()
    for element in _rows(file, encoding):
        number += 1
        cells = held.row(element)
        if len(cells) > limits.COLUMNS:
            raise Refusal("too_wide", most=limits.COLUMNS)
        if any(cells):
            block.add(number, cells)
    if not number:
        raise Refusal("not_a_table", looks="HTML")
    block.flush()


def _rows(file: BinaryIO, encoding: str) -> Iterator[etree._Element]:
    parser = etree.iterparse(
        file, events=("end",), tag="tr", html=True, encoding=encoding, no_network=True
    )
    try:
        for _event, element in parser:
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        raise Refusal("damaged") from None


class _Held:
    """Cells that reach down over the next rows (rowspan): column → rows left, text."""

    def __init__(self) -> None:
        self._down: dict[int, tuple[int, str]] = {}

    def row(self, element: etree._Element) -> list[Any]:
        above, self._down = self._down, {}
        cells: list[Any] = []
        for cell in element.iterchildren("td", "th"):
            self._continue(above, cells)
            text = " ".join("".join(map(str, cell.itertext())).split())
            rows = min(_span(cell, "rowspan"), SPAN_ROWS)
            if rows > 1:
                self._down[len(cells)] = (rows - 1, text)
            cells.append(text)
            cells.extend([""] * (min(_span(cell, "colspan"), limits.COLUMNS) - 1))
        self._continue(above, cells)
        return cells

    def _continue(self, above: dict[int, tuple[int, str]], cells: list[Any]) -> None:
        while (column := len(cells)) in above:
            left, text = above.pop(column)
            if left > 1:
                self._down[column] = (left - 1, text)
            cells.append(text)


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return int(value) if value.isdigit() and len(value) < 6 else 1

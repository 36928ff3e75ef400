"""A table from the clipboard: lines with the numbers Excel shows, cells by what stands over them.

Several sheets of one file stand one after the other, each below a line that begins with `SHEET`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SHEET = "【表】"
LOOKED_AT = 20  # lines that say whether tabs or commas stand between cells


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the number Excel shows, its cells, and the sheet where there are several."""

    number: int
    cells: Sequence[tuple[int, str]]
    sheet: str = ""

    def cell(self, at: int) -> str:
        return next((text.strip() for place, text in self.cells if place == at), "")


def lines(text: str) -> list[Line]:
    """What a spreadsheet puts on the clipboard: tabs, quotes round cells; empty lines are passed over."""
    return [line for line in _read(text) if any(cell.strip() for _at, cell in line.cells)]


def _read(text: str) -> Iterator[Line]:
    rows = text.splitlines()
    sign = "\t" if any("\t" in row for row in rows[:LOOKED_AT]) else ","
    sheet, number = "", 0
    for cells in csv.reader(rows, delimiter=sign):
        number += 1
        if cells and cells[0].startswith(SHEET):
            sheet, number = cells[0].removeprefix(SHEET).strip(), 0
        else:
            yield Line(number, list(enumerate(cells)), sheet)


def columns(head: Line, headings: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, str]]:
    """Where each column is, and how its heading is written."""
    found: dict[str, tuple[int, str]] = {}
    for at, name in head.cells:
        for word, names in headings.items():
            if key(name).rstrip("*＊") in names and word not in found:
                found[word] = (at, name.strip())
    return found


def key(text: str) -> str:
    return "".join(text.split())

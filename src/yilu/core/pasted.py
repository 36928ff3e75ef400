"""A table from the clipboard: lines with the numbers Excel shows, cells by what stands over them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the number Excel shows, and its cells."""

    number: int
    cells: Sequence[tuple[int, str]]

    def cell(self, at: int) -> str:
        return next((text.strip() for place, text in self.cells if place == at), "")


def lines(text: str) -> list[Line]:
    """What a spreadsheet puts on the clipboard: tabs, quotes round cells; empty lines are passed over."""
    return [line for line in _read(text) if any(cell.strip() for _at, cell in line.cells)]


def _read(text: str) -> Iterator[Line]:
    first = text.split("\n", 1)[0]
    sign = "\t" if "\t" in first else ","
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=sign), start=1):
        yield Line(number, list(enumerate(cells)))


def columns(head: Line, headings: Mapping[str, Sequence[str]]) -> dict[str, tuple[int, str]]:
    """Where each column is, and how its heading is written."""
    found: dict[str, tuple[int, str]] = {}
    for at, name in head.cells:
        for word, names in headings.items():
            if key(name) in names and word not in found:
                found[word] = (at, name.strip())
    return found


def key(text: str) -> str:
    return "".join(text.split())

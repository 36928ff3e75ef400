"""XLSX and XLS through calamine; what it cannot bear is left to `bounded`."""

from __future__ import annotations

import threading
import zipfile
from typing import Any, BinaryIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from yilu.intake.reading import archive, limits, parts
from yilu.intake.reading.edge import Edge
from yilu.intake.reading.wire import Block, Refusal, Wire

MERGED_ROWS = 200_000


def read(file: BinaryIO, wire: Wire, kind: str) -> None:
    """Every worksheet in turn. A cell at the far end makes calamine abort: `process` tries again."""
    survey = Surveyor(archive.inspect(file, wire), wire) if kind == "xlsx" else None
    block, edge = Block(wire, limits.ROWS_XLSX, "too_many_xlsx"), Edge(wire)
    try:
        with CalamineWorkbook.from_path("/dev/fd/0") as book:
            for meta in book.sheets_metadata:
                if meta.typ == SheetTypeEnum.WorkSheet:
                    wire.sheet(meta.name, hidden=meta.visible != SheetVisibleEnum.Visible)
                    _sheet(book.get_sheet_by_name(meta.name), block, edge)
                    edge.tell(meta.name)
                    if survey:
                        survey.tell(meta.name)
    except PasswordError:
        raise Refusal("encrypted") from None
    except (CalamineError, zipfile.BadZipFile):
        raise Refusal("damaged") from None


def _sheet(sheet: CalamineSheet, block: Block, edge: Edge) -> None:
    if sheet.start is None or sheet.end is None:
        return
    left = [None] * sheet.start[1]
    wide = sheet.end[1] >= limits.COLUMNS
    merged = Merged(sheet.merged_cell_ranges or [])
    for index, row in enumerate(sheet.iter_rows()):
        cells: list[Any] = [*left, *row] if left else row
        if merged.columns:
            merged.fill(index, cells)
        kept = edge.cut(cells) if wide else cells
        if any(kept) or 0 in kept:
            block.add(index + 1, kept)
    block.flush()


class Merged:
    """Cells merged downwards hold for every row: companies merge their name over their drivers.

    Merged sideways is for headings and titles: `tables` sees to it.
    """

    def __init__(self, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        self.columns: dict[int, dict[int, int]] = {}  # row → column → the merge's first row
        self._values: dict[tuple[int, int], Any] = {}
        spent = 0
        for (top, column), (bottom, _right) in ranges:
            spent += bottom - top
            if bottom > top and spent <= MERGED_ROWS:
                for row in range(top, bottom + 1):
                    self.columns.setdefault(row, {})[column] = top

    def fill(self, index: int, cells: list[Any]) -> None:
        for column, top in self.columns.get(index, {}).items():
            if column >= len(cells):
                continue
            if index == top:
                self._values[column, top] = cells[column]
            elif cells[column] in (None, ""):
                cells[column] = self._values.get((column, top))


class Surveyor:
    """Looks over the sheets' XML in a thread beside calamine, and tells at each sheet's end."""

    def __init__(self, book: zipfile.ZipFile, wire: Wire) -> None:
        self._book, self._wire = book, wire
        self._found: dict[str, archive.Survey] = {}
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def tell(self, sheet: str) -> None:
        self._thread.join(limits.SECONDS)
        seen = self._found.get(sheet)
        if seen and seen.hidden:
            self._wire.warn("hidden_rows", sheet, seen.first_hidden, count=seen.hidden)

    def _look(self) -> None:
        try:
            for name, part in parts.sheets(self._book):
                self._found[name] = archive.survey(self._book, part)
        except Refusal as refusal:
            self._wire.refuse_and_leave(refusal)
        except (zipfile.BadZipFile, KeyError, OSError, EOFError, parts.BadPart):
            return  # calamine meets the same damage and says so

"""Tables written for people to take away: XLSX and CSV without formulas, with a mark of who took them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from xlsxwriter import Workbook

Value = str | int | float | date | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
WIDEST, NARROWEST = 40, 8


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its title, headings, rows, and the marks (label, value) that say where it came from."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    marks: Sequence[tuple[str, str]] = field(default=())
    marks_title: str = "说明"


def xlsx(table: Table) -> bytes:
    """A workbook with the table, and its marks on a sheet of their own and on every printed page."""
    stream = io.BytesIO()
    # Text stays text: no formula, no link, and an ID number keeps its last digits.
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
        "default_date_format": "yyyy-mm-dd",
    }
    with Workbook(stream, options) as book:
        _sheet(book, table)
        if table.marks:
            _marks(book, table)
    return stream.getvalue()


def csv_text(table: Table) -> bytes:
    """UTF-8 with a BOM, as Excel wants it; a text that Excel would run as a formula is quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([_harmless(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(_sheet_name(table.title))
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": False})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    widths = [_width(heading) for heading in table.headings]
    sheet.write_row(0, 0, table.headings, bold)
    for at, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, _naive(value), day)
            elif isinstance(value, int | float):
                sheet.write_number(at, column, value)
            else:
                sheet.write_string(at, column, value or "")
            widths[column] = max(widths[column], _width(value))
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{_footer(table.marks)}&R&P / &N")


def _marks(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(table.marks_title)
    for at, (label, value) in enumerate(table.marks):
        sheet.write_string(at, 0, label)
        sheet.write_string(at, 1, value)
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 60)
    book.set_properties({"title": table.title, "comments": _footer(table.marks)})


def _footer(marks: Sequence[tuple[str, str]]) -> str:
    """Excel's footer takes 255 characters, and & begins a code in it."""
    return " · ".join(value for _label, value in marks).replace("&", "＆")[:200]


def _sheet_name(title: str) -> str:
    return "".join("_" if char in r"[]:*?/\\" else char for char in title)[:31] or "Sheet1"


def _width(value: Value) -> int:
    """Columns of an East Asian face: a 汉字 takes two."""
    text = str(value) if value is not None else ""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _naive(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001 — a day has no zone in Excel


def _harmless(value: Value) -> str | int | float:
    """Numbers as they are; dates in ISO; a text that begins like a formula gets a quote before it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value

"""Tables to take away, safe to open: no formula cells, no links, IDs as text, marked with who took them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import xlsxwriter

Value = str | int | float | date | None
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE: Final = "text/csv; charset=utf-8"
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
WIDEST, NARROWEST = 40, 8
MOST_ROWS: Final = 1_048_575  # below a heading
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that deserves a look, and the words that say why (as a comment)."""

    comment: str
    error: bool = True


@dataclass(slots=True)
class Sheet:
    """`marks`: (row below the heading, column) → mark."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    marks: Mapping[tuple[int, int], Mark] = field(default_factory=dict)
    widths: Sequence[float] = ()


def write(sheets: Iterable[Sheet], *, watermark: str = "") -> bytes:
    """The workbook's bytes. Every text is written as text, whatever it begins with.

    `watermark` (who took it out, and when) is printed on every page and stands in the properties.
    """
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(target, options) as book:
        if watermark:
            book.set_properties({"comments": watermark})
        formats = _Formats(book)
        names: set[str] = set()
        for sheet in sheets:
            page = book.add_worksheet(_sheet_name(sheet.name, names))
            _fill(page, sheet, formats)
            if watermark:
                page.set_footer(f"&C{watermark.replace('&', '&&')}")
    return target.getvalue()


class _Formats:
    """Text cells stay text when somebody types into them: Excel must not eat an ID's last digits."""

    def __init__(self, book: Any) -> None:
        self.heading = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        self.text = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.error = book.add_format({"num_format": "@", "bg_color": "#F9D6D2"})
        self.warning = book.add_format({"num_format": "@", "bg_color": "#FBEBC8"})


def _fill(page: Any, sheet: Sheet, formats: _Formats) -> None:
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, _clean(heading), formats.heading)
        width = sheet.widths[column] if column < len(sheet.widths) else 16
        page.set_column(column, column, width, formats.text)
    for number, row in enumerate(sheet.rows):
        if number >= MOST_ROWS:
            raise ValueError("more rows than a sheet holds")
        for column, value in enumerate(row):
            mark = sheet.marks.get((number, column))
            _cell(page, number + 1, column, value, formats, mark)


def _cell(
    page: Any, row: int, column: int, value: Value, formats: _Formats, mark: Mark | None
) -> None:
    style = None
    if mark is not None:
        style = formats.error if mark.error else formats.warning
        page.write_comment(row, column, _clean(mark.comment), {"x_scale": 2})
    if value is None:
        page.write_blank(row, column, None, style or formats.text)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style or formats.day)
    elif isinstance(value, str):
        page.write_string(row, column, _clean(value), style or formats.text)
    else:
        page.write_number(row, column, value, style)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)[:32_767]


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name Excel accepts, at most 31 characters, once per book."""
    base = _FORBIDDEN.sub(" ", wanted).strip(" '")[:28] or "Sheet"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base}{number}"
    taken.add(name.casefold())
    return name


@dataclass(frozen=True, slots=True)
class Table:
    """A list as exported: title, headings, rows, and the marks (label, value) that say whence."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    marks: Sequence[tuple[str, str]] = field(default=())
    marks_title: str = "说明"


def xlsx(table: Table) -> bytes:
    """A workbook with the table; its marks on a sheet of their own and on every printed page."""
    rows = list(table.rows)
    sheets = [Sheet(table.title, table.headings, rows, widths=_widths(table.headings, rows))]
    if table.marks:
        (label, value), *rest = table.marks
        sheets.append(Sheet(table.marks_title, (label, value), rest, widths=(14, 60)))
    watermark = " · ".join(value for _label, value in table.marks)[:200]
    return write(sheets, watermark=watermark)


def csv_text(table: Table) -> bytes:
    """UTF-8 with a BOM, as Excel wants it; a text that Excel would run as a formula is quoted."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([_harmless(value) for value in row] for row in table.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _widths(headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> list[float]:
    """Columns as wide as their longest text, within reason; a 汉字 takes two."""
    columns = zip(headings, *rows, strict=True)
    return [min(max(*map(_width, column), NARROWEST) + 2, WIDEST) for column in columns]


def _width(value: Value) -> int:
    text = "" if value is None else str(value)
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _harmless(value: Value) -> str | int | float:
    """Numbers as they are; dates in ISO; a text that begins like a formula gets a quote before it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value

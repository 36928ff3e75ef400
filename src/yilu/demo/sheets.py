"""Writes tables the way companies send them: workbooks with decorated sheets, CSV, HTML named .xls, JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from yilu.demo.messy import Cell


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with everything people put around it."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    subtitle: str = ""
    groups: Sequence[tuple[str, int]] = ()  # a first heading row of merged cells: (text, width)
    notes: Sequence[str] = ()
    total: str = ""  # 合计, with the count beside it
    repeat_every: int = 0  # the heading again, as printed page by page
    hidden_rows: frozenset[int] = field(default_factory=frozenset)  # places among `rows`
    blank_columns: int = 0  # empty columns at the left
    hidden: bool = False


def write_workbook(path: Path, sheets: Sequence[Sheet], day: date) -> None:
    """An XLSX file; the creation date is the demo's, so that the same day gives the same bytes."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": datetime.combine(day, time(), UTC), "author": "演示城市"})
    styles = {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "head": book.add_format({"bold": True, "border": 1, "align": "center", "text_wrap": True}),
        "date": book.add_format({"num_format": "yyyy/m/d"}),
    }
    for sheet in sheets:
        _Pen(book.add_worksheet(sheet.name), styles).draw(sheet)
    book.close()


class _Pen:
    """Draws one sheet from the top down."""

    def __init__(self, target: Any, styles: dict[str, Any]) -> None:
        self._target, self._styles, self._line = target, styles, 0

    def draw(self, sheet: Sheet) -> None:
        left, right = sheet.blank_columns, sheet.blank_columns + len(sheet.headings) - 1
        self._target.set_column(left, right, 14)
        for text, style in ((sheet.title, "title"), (sheet.subtitle, "head")):
            if text:
                self._target.merge_range(
                    self._line, left, self._line, right, text, self._styles[style]
                )
                self._line += 1
        self._headings(sheet, left)
        for place, row in enumerate(sheet.rows):
            if sheet.repeat_every and place and place % sheet.repeat_every == 0:
                self._headings(sheet, left)
            if place in sheet.hidden_rows:
                self._target.set_row(self._line, None, None, {"hidden": True})
            self._row(row, left)
        self._tail(sheet, left)
        if sheet.hidden:
            self._target.hide()

    def _headings(self, sheet: Sheet, left: int) -> None:
        column = left
        for text, width in sheet.groups:
            if width > 1:
                self._target.merge_range(
                    self._line, column, self._line, column + width - 1, text, self._styles["head"]
                )
            else:
                self._target.write_string(self._line, column, text, self._styles["head"])
            column += width
        self._line += 1 if sheet.groups else 0
        for place, heading in enumerate(sheet.headings):
            self._target.write_string(self._line, left + place, heading, self._styles["head"])
        self._line += 1

    def _row(self, row: Sequence[Cell], left: int) -> None:
        for place, value in enumerate(row, left):
            if isinstance(value, date):
                self._target.write_datetime(self._line, place, value, self._styles["date"])
            elif isinstance(value, int | float):
                self._target.write_number(self._line, place, value)
            elif value:
                self._target.write_string(self._line, place, value)
        self._line += 1

    def _tail(self, sheet: Sheet, left: int) -> None:
        if sheet.total:
            self._target.write_string(self._line, left, "合计", self._styles["head"])
            self._target.write_string(self._line, left + 1, sheet.total)
            self._line += 1
        for note in sheet.notes:
            self._line += 1
            self._target.write_string(self._line, left, note)


def write_csv(path: Path, sheet: Sheet, *, encoding: str, delimiter: str = ",") -> None:
    """Text as Excel saves it; a long number is protected with ="…", as exports of web systems do."""
    lines = [sheet.headings, *sheet.rows]
    text = "\r\n".join(delimiter.join(_field(value, delimiter) for value in line) for line in lines)
    path.write_bytes((text + "\r\n").encode(encoding))


def _field(value: Cell, delimiter: str) -> str:
    text = "" if value is None else str(value)
    if delimiter in text or '"' in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def write_html(path: Path, sheet: Sheet) -> None:
    """An HTML table that calls itself .xls: what many web systems call "export to Excel"."""
    head = "".join(f"<th>{html.escape(heading)}</th>" for heading in sheet.headings)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(str(v or ''))}</td>" for v in row) + "</tr>"
        for row in sheet.rows
    )
    title = f'<tr><td colspan="{len(sheet.headings)}"><b>{html.escape(sheet.title)}</b></td></tr>'
    path.write_text(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\n'
        f'<table border="1">\n{title}\n<tr>{head}</tr>\n{body}\n</table></body></html>\n',
        encoding="utf-8",
    )


def write_exchange(
    path: Path, company: str, message: str, records: Sequence[dict[str, Any]]
) -> None:
    """The ministry's exchange format (网络预约出租汽车监管信息交互平台)."""
    envelope = {"Source": "0", "CompanyId": company, "IPCType": message, message: records}
    path.write_text(json.dumps(envelope, ensure_ascii=False, indent=1), encoding="utf-8")

"""What is read from good files of every kind: values, rows as Excel counts, sheets, encodings."""

from __future__ import annotations

import io
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import csv, xlsx
from yilu.intake.reading import process, sniff
from yilu.intake.reading.exchange import _Source
from yilu.intake.reading.wire import Refusal

Grid = dict[str, list[tuple[int, list[Any]]]]


def grid(content: io.BytesIO, tmp_path: Path) -> Grid:
    """Sheet → (row number, cells)."""
    path = tmp_path / "file"
    path.write_bytes(content.getvalue())
    sheets: Grid = {}
    with path.open("rb") as file:
        for event in process.read(file):
            if event[0] == "sheet":
                sheets[event[1]] = name = []
            elif event[0] == "rows":
                name += zip(event[1], event[2], strict=True)
    return sheets


def test_rows_are_numbered_as_excel_shows_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page["B3"], page["C3"], page["B7"] = "姓名", "日期", "李"
    page["C7"] = datetime(2026, 6, 1)
    page["D7"], page["E7"], page["F7"] = True, 3.5, datetime(2026, 6, 1, 8, 30)
    target = io.BytesIO()
    book.save(target)
    rows = grid(target, tmp_path)["Sheet"]
    assert rows[0] == (3, [None, "姓名", "日期", "", "", ""])
    assert rows[1] == (7, [None, "李", "2026-06-01", True, 3.5, "2026-06-01 08:30:00"])


def test_cells_merged_downwards_hold_for_every_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for row in (["公司", "姓名"], ["万顺", "李"], [None, "王"], [None, "张"], ["金沙渡", "赵"]):
        page.append(row)
    page.merge_cells("A2:A4")
    target = io.BytesIO()
    book.save(target)
    cells = [cells for _row, cells in grid(target, tmp_path)["Sheet"]]
    assert [row[0] for row in cells] == ["公司", "万顺", "万顺", "万顺", "金沙渡"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gbk", "gb18030"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_in_every_dress(encoding: str, separator: str, tmp_path: Path) -> None:
    name = "李㐀" if encoding in ("gb18030", "utf-8") else "李四"
    content = csv(["姓名", "车牌"], [name, "川D12345"], encoding=encoding, separator=separator)
    assert grid(content, tmp_path)[""] == [(1, ["姓名", "车牌"]), (2, [name, "川D12345"])]


def test_csv_rows_count_lines_and_keep_breaks_inside_quotes(tmp_path: Path) -> None:
    content = io.BytesIO('姓名,备注\r\n李,"一\n二"\r\n\r\n王,三\r\n'.encode())
    rows = grid(content, tmp_path)[""]
    assert rows == [(1, ["姓名", "备注"]), (2, ["李", "一\n二"]), (5, ["王", "三"])]


def test_excel_s_separator_line_is_no_row(tmp_path: Path) -> None:
    content = io.BytesIO("sep=;\r\n姓名;车牌\r\n李,二;川D12345\r\n".encode())
    assert grid(content, tmp_path)[""] == [(2, ["姓名", "车牌"]), (3, ["李,二", "川D12345"])]


def test_a_page_that_calls_itself_xls(tmp_path: Path) -> None:
    page = """<html><meta charset="gbk"><body><table><tr><th colspan=2>名册</th></tr>
    <tr><td>公司</td><td>姓名</td></tr><tr><td rowspan=2>万顺</td><td> 李 <br>四</td></tr>
    <tr><td>王五</td></tr></table></body></html>"""
    rows = grid(io.BytesIO(page.encode("gbk")), tmp_path)[""]
    assert rows == [
        (1, ["名册", ""]),
        (2, ["公司", "姓名"]),
        (3, ["万顺", "李 四"]),
        (4, ["万顺", "王五"]),
    ]


def test_the_ministry_s_envelope(tmp_path: Path) -> None:
    records = [{"LicenseId": "1", "DriverPhone": "2"}, {}, {"LicenseId": "3", "State": 0}]
    envelope = {"Source": "0", "baseInfoDriver": records, "CompanyId": "X", "IPCType": "x"}
    path = tmp_path / "file"
    path.write_text(json.dumps(envelope, indent=2))
    with path.open("rb") as file:
        events = list(process.read(file))
    assert events == [
        ["source", "json"],
        ["sheet", "baseInfoDriver", False],
        ["fields", ["LicenseId", "DriverPhone"]],
        ["rows", [1], [["1", "2"]]],
        ["fields", ["LicenseId", "DriverPhone", "State"]],
        ["rows", [3], [["3", None, 0]]],
    ]


@given(st.lists(st.dictionaries(st.text(max_size=3), st.integers() | st.text() | st.none())))
def test_json_values_survive_any_cut(values: list[Any]) -> None:
    """Values that lie across two pieces of the file are read as one."""
    text = json.dumps(values)

    class Slow(io.StringIO):
        def read(self, size: int | None = -1) -> str:
            return super().read(3)

    source = _Source(Slow(text))  # type: ignore[arg-type]
    assert source.value() == values
    assert source.peek() == ""


@given(st.binary(max_size=300))
def test_any_bytes_are_something_or_refused(content: bytes) -> None:
    try:
        kind = sniff.sniff(io.BytesIO(content)) if content[:4] != sniff.OLE[:4] else "xls"
    except Refusal:
        return
    assert kind in ("xlsx", "xls", "html", "json", "csv")


def test_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for row in (["姓名"], ["李"], ["王"]):
        page.append(row)
    page.row_dimensions[2].hidden = True
    book.create_sheet("藏").sheet_state = "hidden"
    path = tmp_path / "file"
    book.save(path)
    with path.open("rb") as file:
        events = list(process.read(file))
    assert ["warn", "hidden_rows", "Sheet", 2, {"count": 1}] in events
    assert ["sheet", "藏", True] in events


def test_cached_values_of_formulas_are_values(tmp_path: Path) -> None:
    content = xlsx([["姓名", "单量"], ["李", 3]])
    assert grid(content, tmp_path)["表1"][1] == (2, ["李", 3.0])

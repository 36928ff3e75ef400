"""Cells and dates as people write them: the same fact in any dress is one canonical text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.conftest import number
from tests.intake.roster import PEOPLE
from yilu.intake import cells, dates
from yilu.intake.dates import EPOCH, read_day, read_month
from yilu.intake.spec import OPEN, Column, Kind, Problem, Severity

TODAY = date(2026, 6, 1)
WIDE = str.maketrans("0123456789./-", "０１２３４５６７８９．／－")
days = st.dates(date(1950, 1, 1), date(2040, 12, 31))


def clean(key: str, raw: Any) -> Any:
    column = next(column for column in PEOPLE.columns if column.key == key)
    cleaned = cells.ColumnCleaner(column, TODAY).clean([raw])
    return cleaned.problems[0][1] if cleaned.problems else cleaned.cells[0]


DRESSES = [
    "{0:%Y-%m-%d}",
    "{0:%Y%m%d}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}/{0.month}/{0.day}",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}年{0.month}月{0.day}日",
    " {0.year} 年 {0.month} 月 {0.day} 日 ",
    "{0:%Y-%m-%d} 00:00:00",
    "{0:%Y/%m/%d} 8:30",
    "至{0.year}.{0.month}.{0.day}止",
]


@given(days, st.sampled_from(DRESSES), st.booleans())
def test_one_day_in_any_dress(day: date, dress: str, wide: bool) -> None:
    text = dress.format(day)
    assert read_day(text.translate(WIDE) if wide else text, today=TODAY) == day.isoformat()


@given(days)
def test_serial_numbers_are_days(day: date) -> None:
    serial = (day - EPOCH).days
    assert read_day(float(serial), today=TODAY) == day.isoformat()
    assert read_day(str(serial), today=TODAY) == day.isoformat()
    assert read_day(float(f"{day:%Y%m%d}"), today=TODAY) == day.isoformat()


@given(days, st.integers(0, 4000), st.sampled_from(DRESSES[:6]), st.sampled_from("-~至—～到"))
def test_an_interval_in_one_cell(first: date, length: int, dress: str, between: str) -> None:
    last = first + timedelta(length)
    found = read_day(
        f"{dress.format(first)}{between}{dress.format(last)}", today=TODAY, interval=True
    )
    assert isinstance(found, Problem)
    assert (found.start, found.value) == (first.isoformat(), last.isoformat())


@given(
    st.integers(1950, 2040), st.integers(1, 12), st.sampled_from(["{}年{}月", "{}.{}", "{}-{:02}"])
)
def test_a_month_without_a_day_is_its_last(year: int, month: int, dress: str) -> None:
    found = read_day(dress.format(year, month), today=TODAY)
    assert isinstance(found, Problem)
    assert found.severity == Severity.WARNING
    assert found.value == f"{year}-{month:02}-{monthrange(year, month)[1]}"
    assert read_month(dress.format(year, month), today=TODAY) == f"{year}-{month:02}"


@given(st.text(max_size=30) | st.floats() | st.integers())
def test_nothing_brings_the_reader_down(raw: Any) -> None:
    for column in PEOPLE.columns:
        found = cells.ColumnCleaner(column, TODAY).clean([raw])
        assert len(found.cells) == 1
        assert all(cell is None or isinstance(cell, str) for cell in found.cells)


@given(days)
def test_canonical_days_compare_as_text(day: date) -> None:
    assert (day.isoformat() < TODAY.isoformat()) == (day < TODAY)
    assert day.isoformat() < OPEN


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("2026.2.30", dates.NO_SUCH_DAY),
        ("2026-13-01", dates.NO_SUCH_DAY),
        ("20260230", dates.NO_SUCH_DAY),
        ("0001-01-01", dates.ODD_YEAR),
        ("22.6.1", dates.YEAR),
        ("明年", dates.UNREADABLE),
        ("5", dates.UNREADABLE),
        (7.0, dates.UNREADABLE),
        ("2026-01-01、2027-01-01、2028-01-01", dates.TWO_DATES),
        ("2026-01-01 甲 2027-01-01", dates.UNREADABLE),
    ],
)
def test_days_that_are_none(raw: Any, message: str) -> None:
    found = read_day(raw, today=TODAY, interval=True)
    assert isinstance(found, Problem)
    assert (found.message, found.value) == (message, None)


def test_far_ahead_is_told_and_kept() -> None:
    found = read_day("2099-12-31", today=TODAY)
    assert isinstance(found, Problem)
    assert (found.severity, found.value) == (Severity.WARNING, "2099-12-31")


@pytest.mark.parametrize("raw", ["长期", "长期有效", "永久", "9999-12-31", "99991231"])
def test_open_ended(raw: str) -> None:
    assert read_day(raw, today=TODAY) == OPEN


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("name", " 张 三 ", "张三"),
        ("name", "阿木•子各", "阿木·子各"),
        ("name", "𠮷田", "𠮷田"),
        ("id_number", f'="{number(1)}"', number(1)),
        ("id_number", f"'{number(1)}", number(1)),
        ("id_number", number(1).translate(WIDE), number(1)),
        ("certificate", 510400012345.0, "510400012345"),
        ("certificate", "５１０４－１", "5104-1"),
        ("certificate", "无", None),
        ("certificate", "/", None),
        ("phone", 13800000000.0, "+8613800000000"),
        ("phone", "138 0000-0000", "+8613800000000"),
        ("phone", "+86 13800000000", "+8613800000000"),
        ("plate", "川D·12345", "川D12345"),
        ("plate", "川ｄ－Ｄ12345", "川DD12345"),
        ("orders", "1,234单", "1234"),
        ("orders", 12.0, "12"),
        ("orders", "0", "0"),
        ("sex", "男", "m"),
        ("veteran", "√", "true"),
        ("veteran", False, "false"),
        ("month", "2026年5月", "2026-05"),
        ("month", 202605.0, "2026-05"),
        ("month", "2026-05-01", "2026-05"),
    ],
)
def test_canonical(key: str, raw: Any, value: str | None) -> None:
    assert clean(key, raw) == value


@pytest.mark.parametrize(
    ("key", "raw", "severity", "message"),
    [
        ("id_number", 510402196506060054.0, Severity.ERROR, cells.LOST_DIGITS),
        ("id_number", 510402196506060054, Severity.ERROR, cells.LOST_DIGITS),
        ("certificate", 5104021965060600.0, Severity.ERROR, cells.LOST_DIGITS),
        ("phone", 1380000000000000.0, Severity.ERROR, cells.LOST_DIGITS),
        ("id_number", "5.10402E+17", None, cells.SCIENTIFIC),
        ("certificate", "5.104E+11", None, cells.SCIENTIFIC),
        ("orders", "很多", None, cells.NOT_A_NUMBER),
        ("orders", "1.5", None, cells.NOT_WHOLE),
        ("orders", "99999", None, cells.OUT_OF_RANGE),
        ("sex", "未知", None, cells.NOT_A_CHOICE),
        ("veteran", "或许", None, cells.NOT_YES_NO),
        ("company", "甲" * 300, None, cells.TOO_LONG),
    ],
)
def test_told(key: str, raw: Any, severity: Severity | None, message: str) -> None:
    found = clean(key, raw)
    assert isinstance(found, Problem)
    assert (found.message, found.severity, found.value) == (message, severity, None)


@pytest.mark.parametrize(
    "raw", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "＝1", "-2+3", "+SUM(1)"]
)
def test_formulas_are_seen(raw: str) -> None:
    assert cells.looks_like_formula(raw)


@pytest.mark.parametrize(
    "raw", ["-5", "+3.5", "+8613800000000", '="5104"', "-", "--", "1=1", "", 5.0]
)
def test_harmless_beginnings(raw: Any) -> None:
    assert not cells.looks_like_formula(raw)


def test_corrections_are_counted() -> None:
    column = Column("plate", "车牌", ("车牌",), Kind.PLATE)
    cleaned = cells.ColumnCleaner(column, TODAY).clean(["川D·12345", "川D12345", None, "川D 12345"])
    assert (cleaned.cells, cleaned.tidied) == (["川D12345", "川D12345", None, "川D12345"], 2)

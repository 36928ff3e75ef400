"""The ways people write a value into a cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

Cell = str | int | float | date | None
DateStyle = Callable[[date], Cell]

_FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_EXCEL_EPOCH = date(1899, 12, 30)


def iso(day: date) -> Cell:
    return day.isoformat()


def compact(day: date) -> Cell:
    return f"{day:%Y%m%d}"


def dotted(day: date) -> Cell:
    return f"{day.year}.{day.month}.{day.day}"


def slashed(day: date) -> Cell:
    return f"{day.year}/{day.month}/{day.day}"


def chinese(day: date) -> Cell:
    return f"{day.year}年{day.month}月{day.day}日"


def serial(day: date) -> Cell:
    """The number Excel keeps, shown as a number because the column was never formatted."""
    return (day - _EXCEL_EPOCH).days


def cell(day: date) -> Cell:
    """A real date cell."""
    return day


def in_turn(*styles: DateStyle) -> Callable[[date, int], Cell]:
    """Several clerks wrote this column, each in his own way."""
    return lambda day, row: styles[row // 7 % len(styles)](day)


def until(day: date | None, style: DateStyle) -> Cell:
    return style(day) if day else "长期"


def full_width(text: str) -> str:
    return text.translate(_FULL_WIDTH)


def plate_with_dot(plate: str, row: int) -> str:
    """川D·12345 mostly, and what else hands do."""
    ways = ("·", "·", "·", " ", "・", "-", "")
    separator = ways[row % len(ways)]
    written = f"{plate[:2]}{separator}{plate[2:]}"
    if row % 23 == 5:
        return full_width(written)
    return written.lower() if row % 41 == 9 else written


def spaced_id(number: str, row: int) -> str:
    """Grouped for reading, or with a blank left behind by copying."""
    if row % 11 == 4:
        return f"{number[:6]} {number[6:14]} {number[14:]}"
    if row % 17 == 3:
        return f"{number} "
    return number.lower() if number.endswith("X") and row % 2 else number


def spread_phone(number: str, row: int) -> str:
    if row % 13 == 2:
        return full_width(number)
    if row % 9 == 5:
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    return f"+86 {number}" if row % 29 == 8 else number


def dotted_name(name: str, row: int) -> str:
    """The dot of a Yi name: three different characters in one file, and blanks inside short names."""
    if "·" in name:
        return name.replace("·", "·•．"[row % 3])
    return f"{name[0]} {name[1]}" if len(name) == 2 and row % 5 == 1 else name

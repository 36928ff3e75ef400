"""Stretches of days that figures are stated for."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both days included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"{self.first} is after {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @classmethod
    def year_to(cls, last: date) -> Period:
        """今年以来: from 1 January of the same year."""
        return cls(date(last.year, 1, 1), last)

    @classmethod
    def twelve_months_to(cls, last: date) -> Period:
        """The twelve months ending on `last` (the demo's default period)."""
        return cls(add_months(last + timedelta(days=1), -12), last)


def add_months(day: date, months: int) -> date:
    """Natural months; where the day is missing, the month's last day (31 January + 1 → 28 February)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(day: date) -> date:
    """The first day of the day's month: how a month is stored."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])

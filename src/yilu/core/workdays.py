"""Working days on the State Council's calendar: pure functions of a calendar a city keeps as data.

Past the last published year weekdays are assumed, and whatever rests on them is 暂定 (provisional).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkDay:
    """A day found by counting; provisional if an unpublished year was counted through."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """`exceptions`: days whose nature differs from their weekday (holiday False, make-up day True).

    `years`: the years the State Council has published.
    """

    exceptions: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}))
    years: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def is_provisional(self, day: date) -> bool:
        return day.year not in self.years


def working_days_from(calendar: WorkCalendar, first: date) -> Iterator[date]:
    """The working days from `first` on, itself included if it is one."""
    day = first
    while True:
        if calendar.is_working(day):
            yield day
        day += ONE_DAY


def nth_working_day(calendar: WorkCalendar, first: date, n: int) -> WorkDay:
    """The n-th working day counted inclusively: a notice of five days from Monday ends on Friday."""
    if n < 1:
        raise ValueError(f"days are counted from one, not {n}")
    days = working_days_from(calendar, first)
    for _before in range(n - 1):
        next(days)
    day = next(days)
    return WorkDay(day, _counts_through_unpublished(calendar, first, day))


def working_days_after(calendar: WorkCalendar, day: date, n: int) -> WorkDay:
    """The n-th working day after `day`, itself not counted: "within two working days"."""
    return nth_working_day(calendar, day + ONE_DAY, n)


def count_working_days(calendar: WorkCalendar, first: date, last: date) -> int:
    """How many working days from `first` to `last`, both included."""
    days = range(first.toordinal(), last.toordinal() + 1)
    return sum(calendar.is_working(date.fromordinal(day)) for day in days)


def _counts_through_unpublished(calendar: WorkCalendar, first: date, last: date) -> bool:
    return any(year not in calendar.years for year in range(first.year, last.year + 1))

"""Working hours on the working calendar: when something is due, and the arithmetic that says so.

A clock that starts outside working hours starts when they next begin. "n working days" end at the
same time of day on the n-th working day after the start; "n working hours" count open hours alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yilu.core.clock import CITY_ZONE
from yilu.core.workdays import ONE_DAY, WorkCalendar, working_days_after

Session = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Due:
    """A moment found by counting.

    `counted`: the working days gone through after the first; `skipped`: the days between that do
    not count; provisional if an unpublished year was counted through.
    """

    start: datetime
    at: datetime
    counted: tuple[date, ...] = ()
    skipped: tuple[date, ...] = ()
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Sessions of a working day in order, e.g. 09:00–12:00 and 14:00–18:00, on a city's calendar."""

    calendar: WorkCalendar
    sessions: tuple[Session, ...]

    def opening(self, moment: datetime) -> datetime:
        """The moment itself if it lies in working hours, else when they next begin."""
        local = moment.astimezone(CITY_ZONE)
        return next(max(begin, local) for begin, end in self._from(local) if end > local)

    def after_days(self, moment: datetime, days: int) -> Due:
        """The n-th working day after the clock's start, at the same time of day."""
        start = self.opening(moment)
        found = working_days_after(self.calendar, start.date(), days)
        at = datetime.combine(found.day, start.timetz())
        between = _days(start.date() + ONE_DAY, found.day)
        counted = tuple(day for day in between if self.calendar.is_working(day))
        return Due(start, at, counted, _others(between, counted), self._provisional(start, at))

    def after_minutes(self, moment: datetime, minutes: int) -> Due:
        """When so many working minutes have passed."""
        start, left = self.opening(moment), timedelta(minutes=minutes)
        for begin, end in self._from(start):
            usable = end - max(begin, start)
            if usable >= left:
                return self._counted(start, max(begin, start) + left)
            left -= max(usable, timedelta(0))
        raise AssertionError("working days never end")

    def minutes_between(self, first: datetime, last: datetime) -> int:
        """Working minutes from one moment to the other; none if it lies behind."""
        first, last = first.astimezone(CITY_ZONE), last.astimezone(CITY_ZONE)
        open_ = timedelta(0)
        for begin, end in self._from(first):
            if begin >= last:
                break
            open_ += max(min(end, last) - max(begin, first), timedelta(0))
        return int(open_.total_seconds() // 60)

    def _counted(self, start: datetime, at: datetime) -> Due:
        between = _days(start.date() + ONE_DAY, at.date())
        counted = tuple(day for day in between if self.calendar.is_working(day))
        return Due(start, at, counted, _others(between, counted), self._provisional(start, at))

    def _provisional(self, start: datetime, at: datetime) -> bool:
        years = range(start.year, at.year + 1)
        return any(year not in self.calendar.years for year in years)

    def _from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Sessions of this day and the following ones, the first perhaps over already."""
        day = moment.date()
        while True:
            if self.calendar.is_working(day):
                for begin, end in self.sessions:
                    yield (
                        datetime.combine(day, begin, CITY_ZONE),
                        datetime.combine(day, end, CITY_ZONE),
                    )
            day += ONE_DAY


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1)))


def _others(days: tuple[date, ...], counted: tuple[date, ...]) -> tuple[date, ...]:
    return tuple(day for day in days if day not in counted)

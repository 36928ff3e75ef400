"""Working days are counted inclusively, on data, and say when they rest on an unpublished year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yilu.core.workdays import (
    WorkCalendar,
    WorkDay,
    count_working_days,
    nth_working_day,
    working_days_after,
)
from yilu.rulebook.seed import published_days, published_years

PUBLISHED = WorkCalendar(
    {seed.day: seed.working for seed in published_days()}, frozenset(published_years())
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 2, 17), False),  # Spring Festival, a Tuesday
        (date(2026, 2, 14), True),  # the Saturday made up for it
        (date(2026, 6, 15), True),
        (date(2026, 6, 13), False),
        (date(2025, 10, 1), False),
    ],
)
def test_the_state_councils_calendar(day: date, working: bool) -> None:
    assert PUBLISHED.is_working(day) is working


def test_a_notice_of_five_working_days_counts_its_first() -> None:
    assert nth_working_day(PUBLISHED, date(2026, 6, 8), 5) == WorkDay(date(2026, 6, 12), False)
    assert nth_working_day(PUBLISHED, date(2026, 6, 6), 1) == WorkDay(date(2026, 6, 8), False)


def test_holidays_are_not_counted_and_make_up_days_are() -> None:
    # 13 February 2026 is a Friday, the 14th is made up, the festival ends on the 23rd.
    assert nth_working_day(PUBLISHED, date(2026, 2, 13), 3).day == date(2026, 2, 24)
    assert count_working_days(PUBLISHED, date(2026, 2, 13), date(2026, 2, 24)) == 3


def test_within_two_days_does_not_count_today() -> None:
    assert working_days_after(PUBLISHED, date(2026, 6, 12), 2).day == date(2026, 6, 16)


def test_past_the_published_years_it_is_provisional() -> None:
    assert nth_working_day(PUBLISHED, date(2026, 12, 30), 5).provisional
    assert PUBLISHED.is_provisional(date(2027, 1, 4))
    assert not PUBLISHED.is_provisional(date(2026, 12, 31))


def test_days_are_counted_from_one() -> None:
    with pytest.raises(ValueError, match="counted from one"):
        nth_working_day(PUBLISHED, date(2026, 6, 8), 0)


@given(DAYS, st.integers(1, 40))
def test_counting_back_gives_what_was_counted(first: date, n: int) -> None:
    found = nth_working_day(PUBLISHED, first, n).day
    assert PUBLISHED.is_working(found)
    assert count_working_days(PUBLISHED, first, found) == n


@given(DAYS, st.integers(1, 40))
def test_after_is_from_the_next_day(day: date, n: int) -> None:
    assert working_days_after(PUBLISHED, day, n) == nth_working_day(
        PUBLISHED, day + timedelta(days=1), n
    )

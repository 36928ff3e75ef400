"""Earliest and latest day of what is to come, and what if a day were another."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.branch_life.files import CALENDAR, file, rules_of
from yilu.branch_life.rules.plan import Line, next_review, plan
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    ADMIT,
    APPLY,
    APPROVE,
    CONVERT,
    CULTIVATE,
    OATH,
    PRE_REVIEW,
    TALK,
    TARGET,
)
from yilu.core.periods import add_months
from yilu.core.workdays import WorkCalendar, nth_working_day

TODAY = date(2026, 6, 15)


def lines(of: object, **more: object) -> dict[int, Line]:
    rules = rules_of(TODAY)
    made = plan(of, rules, CALENDAR, TODAY, **more)  # type: ignore[arg-type]
    return {line.step.number: line for line in made}


def test_the_talk_is_due_a_month_after_the_application() -> None:
    road = lines(file(on={APPLY: date(2026, 5, 31)}))
    assert (road[TALK].earliest, road[TALK].latest) == (TODAY, date(2026, 6, 30))
    assert road[TALK].open
    assert not road[ACTIVIST].open


def test_a_target_is_earliest_a_year_and_a_notice_after_the_activist() -> None:
    decided = date(2025, 9, 20)
    road = lines(file(done=[1, 2, 4, 5], since=decided, on={ACTIVIST: decided}))
    year = add_months(decided, 12)
    assert road[CULTIVATE].earliest == year
    assert road[TARGET].earliest == nth_working_day(CALENDAR, year, 5).day


def test_probation_ends_a_year_after_the_meeting_supposed() -> None:
    road = lines(file(done=range(1, 15)), what_if={ADMIT: date(2026, 7, 31)})
    assert (road[ADMIT].supposed, road[ADMIT].assumed) == (True, date(2026, 7, 31))
    assert road[CONVERT].earliest == date(2027, 7, 31)
    assert road[APPROVE].latest == date(2026, 10, 31)
    assert lines(file(done=range(1, 15)))[CONVERT].earliest == add_months(TODAY, 12)


def test_the_meeting_is_due_a_month_after_the_pre_review_and_the_oath_after_the_approval() -> None:
    met = file(done=range(1, 15), since=date(2026, 1, 31), on={PRE_REVIEW: date(2026, 1, 31)})
    assert lines(met)[ADMIT].latest == date(2026, 2, 28)
    assert lines(met)[ADMIT].is_late(TODAY)
    approved = file(done=range(1, 18), on={APPROVE: date(2026, 5, 31)})
    assert lines(approved)[OATH].latest == date(2026, 6, 30)


def test_what_rests_on_an_unpublished_calendar_is_provisional_to_the_end() -> None:
    decided = date(2026, 6, 1)
    here = file(done=[1, 2, 4, 5], since=decided, on={ACTIVIST: decided})
    bare = WorkCalendar({}, frozenset({2026}))
    made = {line.step.number: line for line in plan(here, rules_of(TODAY), bare, TODAY)}
    assert [made[n].provisional for n in (CULTIVATE, TARGET, ADMIT)] == [False, True, True]


def test_reviews_come_every_half_year_and_again_on_probation() -> None:
    rules = rules_of(TODAY)
    cultivated = file(done=[1, 2, 3, 4, 5], since=date(2025, 8, 31))
    assert next_review(cultivated, rules) == date(2026, 2, 28)
    reviewed = file(done=[1, 2, 3, 4, 5], since=date(2025, 8, 31), reviews=(date(2026, 3, 10),))
    assert next_review(reviewed, rules) == date(2026, 9, 10)
    probation = file(done=range(1, 20), since=date(2026, 4, 30))
    assert next_review(probation, rules) == date(2026, 10, 30)
    assert next_review(file(done=[1]), rules) is None


@settings(max_examples=60, deadline=None)
@given(
    started=st.dates(date(2020, 1, 1), date(2026, 6, 1)),
    done=st.integers(0, 24),
    shift=st.integers(0, 700),
)
def test_the_road_never_runs_backwards(started: date, done: int, shift: int) -> None:
    """Whatever is done and supposed, a step never comes before what it rests on."""
    here = file(done=range(1, done + 1), since=started)
    supposed = {done + 1: TODAY + timedelta(days=shift)}
    road = lines(here, what_if=supposed)
    for line in road.values():
        if line.done is None:
            assert line.earliest is not None
            assert all(
                (road[before].assumed or date.min) <= line.earliest for before in line.step.after
            )

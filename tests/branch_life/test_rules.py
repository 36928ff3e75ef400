"""The rule cards of development: every bad input of the trade, over dates, leap days and holidays."""

from __future__ import annotations

import calendar as months
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.branch_life.files import (
    CALENDAR,
    EVERYBODY,
    FULL,
    GOOD,
    Done,
    MemberFacts,
    Outcome,
    Votes,
    blocks,
    cards,
    file,
    on,
    rules_of,
    warns,
)
from yilu.branch_life.rules.checks import birthday, review_count
from yilu.branch_life.rules.dossier import Dossier
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    ADMIT,
    APPLY,
    APPROVE,
    APPROVE_CONVERSION,
    ARCHIVE,
    ASK_CONVERSION,
    CONTACTS,
    CONVERT,
    CULTIVATE,
    FORM,
    INTRODUCERS,
    OATH,
    POLITICAL,
    PRE_REVIEW,
    PROBATION,
    STEPS,
    TALK,
    TARGET,
    TRAINING,
    Step,
    step_of,
)
from yilu.core.periods import add_months
from yilu.core.workdays import WorkCalendar, count_working_days, nth_working_day

DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))
SOON = date(2026, 6, 15)
fast = settings(max_examples=60, deadline=None)


def up_to(step: int, **fields: object) -> Dossier:
    """Every step before this one stands."""
    numbers = [n for n in range(1, step) if n != OATH]
    return file(done=numbers, **fields)


def test_the_25_steps_stand_once_and_none_comes_before_what_it_rests_on() -> None:
    assert [step.number for step in STEPS] == list(range(1, 26))
    assert all(before < step.number for step in STEPS for before in step.after)
    assert len({step.key for step in STEPS}) == 25
    assert [step.rule for step in STEPS if step.rule not in rules_of(SOON).by_key] == []


# ── age ─────────────────────────────────────────────────────────────────────────────────────────


def test_seventeen_is_refused_with_both_dates_and_the_article() -> None:
    (card,) = cards(APPLY, on(date(2026, 6, 14)), file(born_on=date(2008, 6, 15)))
    assert (card.code, card.asked, card.given) == ("age", SOON, date(2026, 6, 14))
    assert "2026-06-15" in card.message
    assert "第五条" in card.message
    assert blocks(APPLY, on(SOON), file(born_on=date(2008, 6, 15))) == []


def test_without_a_birthday_it_is_asked_for() -> None:
    (card,) = cards(APPLY, on(SOON), file(born_on=None))
    assert (card.code, card.field) == ("born", "born_on")


def test_born_on_a_leap_day_one_is_eighteen_on_the_first_of_march() -> None:
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert birthday(date(2004, 2, 29), 20) == date(2024, 2, 29)
    born = file(born_on=date(2008, 2, 29))
    assert blocks(APPLY, on(date(2026, 2, 28)), born) == ["age"]
    assert blocks(APPLY, on(date(2026, 3, 1)), born) == []


# ── the talk within a month ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("handed", "last"),
    [
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2026, 5, 20), date(2026, 6, 20)),
    ],
)
def test_a_month_is_a_natural_month(handed: date, last: date) -> None:
    applied = file(on={APPLY: handed})
    assert warns(TALK, on(last), applied) == []
    assert warns(TALK, on(last + timedelta(days=1)), applied) == ["talk_late"]


# ── one year as an activist: the check public systems had commented out ─────────────────────────


@fast
@given(start=DAYS, short=st.integers(1, 366))
def test_a_target_needs_twelve_natural_months_whatever_the_day(start: date, short: int) -> None:
    """Regression: in a public system the one-year checks were commented out."""
    year = add_months(start, 12)
    decided = file(done=[1, 2, 4, 5, 6], since=start, on={ACTIVIST: start})
    told = {"opinions": EVERYBODY, "notice_from": start, "notice_to": year}
    assert "year" not in blocks(TARGET, on(year, **told), decided)
    early = max(start, year - timedelta(days=short))
    assert "year" in blocks(TARGET, on(early, **told), decided)
    reviewed = replace(decided, reviews=(start, year))
    assert blocks(CULTIVATE, on(year), reviewed) == []
    assert "year" in blocks(CULTIVATE, on(early), reviewed)


def test_from_a_leap_day_the_year_ends_on_the_last_of_february() -> None:
    leap = file(done=[1, 2, 4, 5], since=date(2024, 2, 1), on={ACTIVIST: date(2024, 2, 29)})
    leap = replace(leap, reviews=(date(2024, 8, 29), date(2025, 2, 20)))
    assert blocks(CULTIVATE, on(date(2025, 2, 27)), leap) == ["year"]
    assert blocks(CULTIVATE, on(date(2025, 2, 28)), leap) == []


def test_a_review_is_due_for_every_half_year() -> None:
    assert review_count(date(2025, 8, 31), date(2026, 8, 31), 6) == 2
    once = file(done=[1, 2, 3, 4, 5], reviews=(date(2020, 7, 1),))
    assert blocks(CULTIVATE, on(SOON), once) == ["reviews"]
    twice = replace(once, reviews=(date(2020, 7, 1), date(2021, 1, 1)))
    assert blocks(CULTIVATE, on(SOON), twice) == []


# ── contacts and introducers ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("n", "refused"), [(0, True), (1, False), (2, False), (3, True)])
def test_one_or_two_contacts(n: int, refused: bool) -> None:
    found = blocks(CONTACTS, on(SOON, members=(FULL,) * n), file(done=[1, 2, 3]))
    assert found == (["contacts"] if refused else [])


def test_exactly_two_full_members_introduce() -> None:
    here = up_to(INTRODUCERS)
    pair = (FULL, FULL)
    assert blocks(INTRODUCERS, on(SOON, members=pair, clear=True), here) == []
    assert blocks(INTRODUCERS, on(SOON, members=(FULL,), clear=True), here) == ["introducers"]
    assert blocks(INTRODUCERS, on(SOON, members=(FULL,) * 3, clear=True), here) == ["introducers"]
    assert blocks(INTRODUCERS, on(SOON, members=pair), here) == ["clear"]


def test_a_probationary_member_introduces_nobody() -> None:
    probationer = MemberFacts(full=False)
    given = on(SOON, members=(FULL, probationer), clear=True)
    (card,) = cards(INTRODUCERS, given, up_to(INTRODUCERS))
    assert (card.code, card.field) == ("not_full", "members")
    assert "第十四条" in card.message


def test_nobody_introduces_himself_and_a_member_from_elsewhere_is_pointed_at() -> None:
    himself, away = MemberFacts(full=True, himself=True), MemberFacts(full=True, in_branch=False)
    here = up_to(INTRODUCERS)
    assert blocks(INTRODUCERS, on(SOON, members=(FULL, himself), clear=True), here) == ["himself"]
    assert warns(INTRODUCERS, on(SOON, members=(FULL, away), clear=True), here) == ["elsewhere"]


# ── public notice over a holiday ────────────────────────────────────────────────────────────────


def test_four_working_days_over_the_dragon_boat_holiday_are_too_few() -> None:
    """19 June 2026 is a holiday, 22 and 23 are working: from 16 June five days end on the 23rd."""
    here = up_to(TARGET, on={ACTIVIST: date(2025, 5, 1)})
    told = {"opinions": EVERYBODY, "notice_from": date(2026, 6, 16)}
    assert count_working_days(CALENDAR, date(2026, 6, 16), date(2026, 6, 22)) == 4
    short = on(date(2026, 6, 24), notice_to=date(2026, 6, 22), **told)
    (card,) = cards(TARGET, short, here)
    assert (card.code, card.asked, card.field) == ("notice", date(2026, 6, 23), "notice_to")
    assert blocks(TARGET, on(date(2026, 6, 24), notice_to=date(2026, 6, 23), **told), here) == []


def test_a_notice_that_still_hangs_decides_nothing() -> None:
    here = up_to(TARGET, on={ACTIVIST: date(2025, 5, 1)})
    hanging = on(
        date(2026, 6, 20),
        opinions=EVERYBODY,
        notice_from=date(2026, 6, 16),
        notice_to=date(2026, 6, 24),
    )
    assert blocks(TARGET, hanging, here) == ["notice_open"]


def test_the_text_of_2014_asks_for_no_notice() -> None:
    """The version in force on the day applies, not today's."""
    here = up_to(TARGET, on={ACTIVIST: date(2024, 5, 1)})
    assert blocks(TARGET, on(date(2026, 5, 17), opinions=EVERYBODY), here) == []
    assert blocks(TARGET, on(date(2026, 5, 18), opinions=EVERYBODY), here) == ["notice"]


@fast
@given(first=DAYS, n=st.integers(0, 30))
def test_a_notice_counts_statutory_working_days_inclusively(first: date, n: int) -> None:
    last = first + timedelta(days=n)
    decided = max(last, date(2026, 5, 18))
    here = file(done=[1, 2, 4, 5, 6], since=date(2014, 6, 1), on={ACTIVIST: date(2014, 6, 1)})
    given_ = on(decided, opinions=EVERYBODY, notice_from=first, notice_to=last)
    enough = count_working_days(CALENDAR, first, last) >= 5
    assert blocks(TARGET, given_, here) == ([] if enough else ["notice"])
    assert enough == (nth_working_day(CALENDAR, first, 5).day <= last)


def test_beyond_the_published_calendar_the_date_is_provisional() -> None:
    unpublished = WorkCalendar({}, frozenset({2026}))
    here = up_to(TARGET, on={ACTIVIST: date(2025, 5, 1)})
    told = on(
        date(2027, 1, 10),
        opinions=EVERYBODY,
        notice_from=date(2027, 1, 4),
        notice_to=date(2027, 1, 5),
    )
    (card,) = cards(TARGET, told, here, calendar=unpublished)
    assert card.provisional
    assert "暂定" in card.message


def test_all_four_opinions_are_heard() -> None:
    here = up_to(TARGET, on={ACTIVIST: date(2024, 5, 1)})
    heard = on(date(2026, 5, 1), opinions=EVERYBODY - {"masses"})
    (card,) = cards(TARGET, heard, here)
    assert card.code == "opinions"
    assert "群众" in card.message


# ── political review and training ───────────────────────────────────────────────────────────────


def test_a_floating_persons_two_residences_are_both_asked() -> None:
    here = up_to(POLITICAL, floating=True, letters_answered=frozenset({"registered"}))
    (card,) = cards(POLITICAL, on(SOON, words="没有问题"), here)
    assert card.code == "residences"
    assert "现居住地" in card.message
    both = replace(here, letters_answered=frozenset({"registered", "actual"}))
    assert blocks(POLITICAL, on(SOON, words="没有问题"), both) == []
    assert blocks(POLITICAL, on(SOON), both) == ["words"]


@pytest.mark.parametrize(
    ("days", "hours", "refused"), [(2, 23, True), (2, 24, False), (3, 10, False), (0, 0, True)]
)
def test_three_days_or_twenty_four_class_hours(days: int, hours: float, refused: bool) -> None:
    here = up_to(TRAINING, training_days=days, training_hours=hours)
    assert blocks(TRAINING, on(SOON), here) == (["training"] if refused else [])


# ── the branch meeting ──────────────────────────────────────────────────────────────────────────


def test_one_vote_short_of_presence_no_vote_is_taken() -> None:
    here = up_to(ADMIT, on={PRE_REVIEW: date(2026, 6, 1)})
    (card,) = cards(ADMIT, on(SOON, votes=Votes(10, 5, 5)), here)
    assert (card.code, card.field) == ("quorum", "present")
    assert "第二十二条" in card.message


def test_one_yes_short_of_half_of_those_who_should_come() -> None:
    """Regression: public systems count over those who came. Five of seven present is a majority of
    them, and still not more than half of the ten who should have come."""
    here = up_to(ADMIT, on={PRE_REVIEW: date(2026, 6, 1)})
    (card,) = cards(ADMIT, on(SOON, votes=Votes(10, 7, 5, 2)), here)
    assert (card.code, card.field) == ("majority", "yes")
    assert blocks(ADMIT, on(SOON, votes=Votes(10, 7, 6, 1)), here) == []
    refused = on(SOON, outcome=Outcome.NO, votes=Votes(10, 7, 5, 2))
    assert blocks(ADMIT, refused, here) == []


@fast
@given(eligible=st.integers(1, 60), present=st.integers(0, 60), yes=st.integers(0, 60))
def test_both_halves_are_of_those_who_should_come(eligible: int, present: int, yes: int) -> None:
    present, yes = min(present, eligible), min(yes, present, eligible)
    found = blocks(ADMIT, on(SOON, votes=Votes(eligible, present, yes)), up_to(ADMIT))
    if 2 * present <= eligible:
        assert found == ["quorum"]
    else:
        assert found == (["majority"] if 2 * yes <= eligible else [])


def test_a_ballot_counted_twice_is_noticed() -> None:
    here = up_to(ADMIT)
    assert blocks(ADMIT, on(SOON, votes=Votes(9, 7, 6, 2)), here) == ["count"]
    assert blocks(ADMIT, on(SOON, votes=Votes(9, 7, 6, 2, written=1)), here) == []
    assert blocks(ADMIT, on(SOON, votes=Votes(9, 8, 6, 2, written=2)), here) == ["count"]


def test_a_meeting_more_than_a_month_after_the_pre_review_is_pointed_at() -> None:
    here = up_to(ADMIT, on={PRE_REVIEW: date(2026, 5, 14)})
    assert warns(ADMIT, on(SOON, votes=GOOD), here) == ["meeting_late"]


def test_the_forms_number_is_needed() -> None:
    assert blocks(FORM, on(SOON), up_to(FORM)) == ["form_number"]


# ── approval ────────────────────────────────────────────────────────────────────────────────────


def test_approval_after_four_months_needs_the_extension_first() -> None:
    here = up_to(APPROVE, on={ADMIT: date(2026, 1, 31)})
    assert blocks(APPROVE, on(date(2026, 4, 30)), here) == []
    (card,) = cards(APPROVE, on(date(2026, 5, 31)), here)
    assert (card.code, card.asked) == ("approval_late", date(2026, 4, 30))
    extended = replace(here, approval_until=date(2026, 7, 31))
    assert cards(APPROVE, on(date(2026, 5, 31)), extended) == []


def test_approval_past_six_months_is_recorded_with_a_warning_not_computed_away() -> None:
    here = up_to(APPROVE, on={ADMIT: date(2025, 1, 31)})
    assert (blocks(APPROVE, on(SOON), here), warns(APPROVE, on(SOON), here)) == (
        [],
        ["approval_over"],
    )


def test_a_body_outside_is_recorded_with_the_number_of_its_paper() -> None:
    here = up_to(APPROVE, on={ADMIT: date(2026, 6, 1)}, external=True)
    assert blocks(APPROVE, on(SOON), here) == ["reference"]
    assert blocks(APPROVE, on(SOON, reference="仁工委〔2026〕7号"), here) == []


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_nothing_is_asked_that_has_no_field(step: Step) -> None:
    """A talk held by the body above has no paper number: the step could never be recorded."""
    here = up_to(step.number, external=True)
    asked = [card.field for card in cards(step.number, on(SOON, reference=""), here)]
    assert "reference" not in asked or "reference" in step.asks


# ── probation ───────────────────────────────────────────────────────────────────────────────────


@fast
@given(met=DAYS, oath=st.integers(0, 120))
def test_probation_runs_from_the_branch_meeting_and_never_from_the_oath(
    met: date, oath: int
) -> None:
    """Regression: a public system counted the year from the oath."""
    days = {ADMIT: met, APPROVE: met, OATH: met + timedelta(days=oath)}
    here = file(done=[n for n in range(1, 23) if n not in days], since=met, on=days)
    assert here.probation == (met, add_months(met, 12))
    due = add_months(met, 12)
    assert "probation" not in blocks(CONVERT, on(due, outcome=Outcome.CONVERT, votes=GOOD), here)
    early = on(due - timedelta(days=1), outcome=Outcome.CONVERT, votes=GOOD)
    assert "probation" in blocks(CONVERT, early, here)
    assert blocks(PROBATION, on(due - timedelta(days=1)), here) == ["probation"]


def test_asking_for_conversion_early_is_only_pointed_at() -> None:
    here = up_to(ASK_CONVERSION, on={ADMIT: date(2025, 6, 20)})
    assert warns(ASK_CONVERSION, on(SOON), here) == ["probation"]


@pytest.mark.parametrize(
    ("n", "found"), [(5, ["extend_months"]), (6, []), (12, []), (13, ["extend_months"])]
)
def test_probation_is_extended_by_six_to_twelve_months(n: int, found: list[str]) -> None:
    here = up_to(CONVERT, on={ADMIT: date(2025, 6, 10)})
    extend = on(SOON, outcome=Outcome.EXTEND, extend_months=n, votes=GOOD)
    assert blocks(CONVERT, extend, here) == found


def test_probation_is_extended_once() -> None:
    here = up_to(CONVERT, on={ADMIT: date(2024, 6, 10)}, round=1, probation_to=SOON)
    again = on(SOON, outcome=Outcome.EXTEND, extend_months=6, votes=GOOD)
    assert blocks(CONVERT, again, here) == ["extended_twice"]
    assert blocks(CONVERT, on(SOON, outcome=Outcome.CANCEL, votes=GOOD), here) == []
    assert blocks(CONVERT, on(SOON, outcome=Outcome.CONVERT, votes=GOOD), here) == []


def test_the_extended_probation_has_to_run_out() -> None:
    here = up_to(CONVERT, on={ADMIT: date(2024, 6, 10)}, round=1, probation_to=date(2026, 6, 16))
    early = on(SOON, outcome=Outcome.CONVERT, votes=GOOD)
    assert blocks(CONVERT, early, here) == ["probation"]


def test_late_approval_of_the_conversion_takes_nothing_away() -> None:
    here = up_to(APPROVE_CONVERSION, on={CONVERT: Done(date(2026, 2, 1), Outcome.CONVERT)})
    assert warns(APPROVE_CONVERSION, on(SOON), here) == ["conversion_late"]


# ── order, branch, archive ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("number", range(2, 26))
def test_no_step_before_what_it_rests_on(number: int) -> None:
    assert blocks(number, on(SOON, outcome=step_of(number).outcomes[0]), file()) == ["order"]


def test_dates_out_of_order_are_pointed_at() -> None:
    here = file(on={APPLY: date(2026, 6, 10)})
    assert warns(TALK, on(date(2026, 6, 9)), here) == ["earlier"]


def test_what_has_not_happened_is_not_recorded() -> None:
    assert blocks(TALK, on(date(2026, 6, 16)), file(done=[1]), today=SOON) == ["future"]


def test_a_branch_dissolved_midway_holds_no_step_until_he_has_moved() -> None:
    gone = file(done=[1], branch_closed_on=date(2026, 6, 1))
    (card,) = cards(TALK, on(SOON), gone)
    assert card.code == "closed"
    assert "连续计算" in card.message


def test_an_archive_with_a_gap_names_it() -> None:
    gap = up_to(ARCHIVE, missing=("入党志愿书",))
    gap = replace(gap, done={**gap.done, OATH: Done(date(2020, 1, 1))})
    (card,) = cards(ARCHIVE, on(SOON), gap)
    assert card.code == "missing"
    assert "入党志愿书" in card.message


def test_every_card_names_an_article_and_what_to_do() -> None:
    """A block without a way out would help nobody."""
    for number in range(1, 26):
        for card in cards(number, on(SOON), file()):
            assert card.rule.article
            assert card.now
            assert card.rule.cited in card.message


def test_months_of_the_calendar_are_what_we_think() -> None:
    assert months.monthrange(2024, 2)[1] == 29
    assert rules_of(date(2014, 5, 27)).by_key == {}

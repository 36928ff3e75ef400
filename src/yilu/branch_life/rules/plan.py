"""The earliest and the latest day of every step that is still to come, and what if a day were another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from yilu.branch_life.rules.cards import Rules
from yilu.branch_life.rules.checks import probation_end
from yilu.branch_life.rules.dossier import Done, Dossier
from yilu.branch_life.rules.steps import (
    ACTIVIST,
    ADMIT,
    APPLY,
    APPROVE,
    APPROVE_CONVERSION,
    ASK_CONVERSION,
    CONVERT,
    CULTIVATE,
    OATH,
    PRE_REVIEW,
    PROBATION,
    STEPS,
    TALK,
    TARGET,
    Step,
)
from yilu.core.periods import add_months
from yilu.core.workdays import WorkCalendar, nth_working_day

FROM_STEP = {  # step: (the step its term runs from, key of the rule that gives the months)
    TALK: (APPLY, "talk"),
    ADMIT: (PRE_REVIEW, "meeting"),
    APPROVE: (ADMIT, "approval"),
    OATH: (APPROVE, "oath"),
    APPROVE_CONVERSION: (CONVERT, "approve_conversion"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the road. `assumed` is the day the later steps reckon with."""

    step: Step
    done: Done | None
    earliest: date | None = None
    latest: date | None = None
    provisional: bool = False
    open: bool = False  # may be taken now
    supposed: bool = False  # its day is a what-if
    assumed: date | None = None

    def is_late(self, today: date) -> bool:
        return self.open and self.latest is not None and self.latest < today


def plan(
    file: Dossier,
    rules: Rules,
    calendar: WorkCalendar,
    today: date,
    what_if: Mapping[int, date] | None = None,
) -> list[Line]:
    """All 25 lines. A day supposed for a step moves whatever rests on it."""
    supposed, open_now = dict(what_if or {}), set(file.open_steps())
    lines: list[Line] = []
    days: dict[int, date] = {number: done.on for number, done in file.done.items()}
    soft: set[int] = set()
    reckoned = file
    for step in STEPS:
        number = step.number
        if number in file.done:
            lines.append(Line(step, file.done[number], assumed=days[number]))
            continue
        earliest, provisional = _earliest(step, days, reckoned, rules, calendar, today)
        provisional = provisional or bool(step.after & soft)
        latest = _latest(number, days, reckoned, rules)
        day = supposed.get(number, earliest)
        days[number] = day
        if provisional:
            soft.add(number)
        reckoned = replace(reckoned, done={**reckoned.done, number: Done(day)})
        lines.append(
            Line(
                step, None, earliest, latest, provisional, number in open_now, number in supposed, day
            )
        )  # fmt: skip
    return lines


def _earliest(
    step: Step,
    days: Mapping[int, date],
    file: Dossier,
    rules: Rules,
    calendar: WorkCalendar,
    today: date,
) -> tuple[date, bool]:
    """The first day this step may happen: not before what it rests on, nor before today."""
    day = max([today, *(days[n] for n in step.after if n in days)])
    if step.number == CULTIVATE or step.number == TARGET:
        key = "cultivate" if step.number == CULTIVATE else "target"
        months = rules.number(key, "months")
        if months is not None and ACTIVIST in days:
            day = max(day, add_months(days[ACTIVIST], months))
    if step.number == TARGET and (notice := rules.number("target", "notice_days")):
        counted = nth_working_day(calendar, day, notice)
        return counted.day, counted.provisional
    if step.number in (PROBATION, ASK_CONVERSION, CONVERT):
        end = probation_end(file, rules)
        day = max(day, end) if end else day
    return day, False


def _latest(number: int, days: Mapping[int, date], file: Dossier, rules: Rules) -> date | None:
    """When it is late by the rules; None where no term is set."""
    if number == APPROVE and file.approval_until is not None:
        return file.approval_until
    if number not in FROM_STEP:
        return None
    start, key = FROM_STEP[number]
    months = rules.number(key, "months")
    return add_months(days[start], months) if months is not None and start in days else None


def next_review(file: Dossier, rules: Rules) -> date | None:
    """When the next half-yearly review is due, while somebody is cultivated or on probation."""
    every = rules.number("cultivate", "review_months") or 6
    if file.stands(ADMIT, APPROVE) and not file.stands(PROBATION):
        start = file.on(ADMIT)
        held = file.probation_reviews
    elif file.stands(ACTIVIST) and not file.stands(APPROVE):
        start, held = file.on(ACTIVIST), file.reviews
    else:
        return None
    if start is None:
        return None
    return add_months(max([start, *(day for day in held if day > start)]), every)

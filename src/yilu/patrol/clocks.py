"""The clock of a snapshot: working hours from filing, and what a city may set."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from yilu.core.workhours import Due, WorkHours
from yilu.rulebook.queries import parameter, work_calendar

HOURS = [["09:00", "12:00"], ["14:00", "18:00"]]  # parameter work.hours, the city's offices
LIMITS: dict[str, int] = {  # parameter patrol.limits
    "extend_hours": 56,  # working hours an extension may give at most
    "suspend_days": 90,  # natural days a suspension may last at most
    "reopen_days": 30,  # natural days in which a closed one may be taken up again
    "check_days": 3,  # natural days a driver has for 现场复核
    "checks_a_week": 3,  # at most so many are asked of one person
    "checkers": 4,  # asked for one place at a time; two answers decide
    "draft_days": 14,  # a capture not completed goes then
    "known_days": 60,  # how far back one looks for the same problem
    "alike_days": 180,  # how far back photos are compared
    "a_day": 40,  # snapshots of one person a day: a person, not a machine
}
MINUTES: dict[str, int] = {  # parameter patrol.service_minutes: nobody's way is followed or timed
    "filed": 10,
    "cowitness": 5,
    "verified": 15,
    "inspected": 30,
}
FIXED_CLOSE = 2  # two drivers who say fixed


def limit(city: str, name: str) -> int:
    given = parameter(city, "patrol.limits", {})
    return int({**LIMITS, **given}[name])


def minutes(city: str, what: str) -> int:
    """What one such act counts as voluntary service; none where the city says so."""
    given = parameter(city, "patrol.service_minutes", {})
    return int({**MINUTES, **given}.get(what, 0))


def hours(city: str) -> WorkHours:
    sessions = parameter(city, "work.hours", HOURS)
    spans = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in sessions)
    return WorkHours(work_calendar(city), spans)


def after(city: str, moment: datetime, working_hours: int) -> Due:
    return hours(city).after_minutes(moment, working_hours * 60)


def step(why: str, due: Due, **numbers: int) -> dict[str, Any]:
    """One line of the arithmetic, kept with the case and told to everybody who sees it."""
    return {
        "why": why,
        "from": due.start.isoformat(),
        "at": due.at.isoformat(),
        "skipped": [day.isoformat() for day in due.skipped],
        "provisional": due.provisional,
        **numbers,
    }

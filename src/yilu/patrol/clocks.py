"""The clock of a snapshot: working hours from filing, and what a city may set."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from yilu.core.workhours import Due, WorkHours
from yilu.patrol.limits import BY_NAME, MINUTES
from yilu.rulebook.queries import work_hours

FIXED_CLOSE = 2  # two drivers who say fixed


def limit(city: str, name: str) -> int:
    return int(BY_NAME[name].of(city))


def minutes(city: str, what: str) -> int:
    """What one such act counts as voluntary service; none where the city says so."""
    limit = MINUTES.get(what)
    return 0 if limit is None else int(limit.of(city))


def hours(city: str) -> WorkHours:
    return work_hours(city)


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

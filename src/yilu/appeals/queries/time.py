"""How much working time a case has left, and its three clocks, for whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yilu.appeals import clocks
from yilu.appeals.enums import OPEN, State
from yilu.appeals.models import Appeal
from yilu.core import clock

WORKING_DAY = 420  # minutes of two sessions, as in clocks.HOURS


@dataclass(frozen=True, slots=True)
class Left:
    """Working minutes until an open case is due; negative when it is overdue."""

    due: datetime
    minutes: int

    @property
    def days(self) -> int:
        return abs(self.minutes) // WORKING_DAY


@dataclass(frozen=True, slots=True)
class Face:
    """One of the three clocks: how many working minutes it took or has taken, and whether in time."""

    name: str  # sign, contact, settle
    due: datetime
    taken: int
    stopped: bool
    late: bool


def left(city: str, appeals: Iterable[Appeal]) -> dict[UUID, Left]:
    """For every open case whose clock runs; the calendar is read once."""
    running = [row for row in appeals if row.state in OPEN and row.state != State.PAUSED]
    if not running:
        return {}
    hours, now = clocks.hours(city), clock.business_now()
    found = {}
    for row in running:
        late = row.settle_due < now
        first, last = (row.settle_due, now) if late else (now, row.settle_due)
        minutes = hours.minutes_between(first, last)
        found[row.pk] = Left(row.settle_due, -minutes if late else minutes)
    return found


def faces(appeal: Appeal) -> list[Face]:
    """签收, 首次联系 and 办结: how long each took, or has run so far."""
    hours, now = clocks.hours(appeal.city), clock.business_now()
    ends = {
        "sign": (appeal.sign_due, appeal.signed_at),
        "contact": (appeal.contact_due, appeal.contacted_at),
        "settle": (appeal.settle_due, appeal.settled_at),
    }
    return [
        Face(
            name,
            due,
            hours.minutes_between(appeal.made_at, ended or now),
            ended is not None,
            (ended or now) > due,
        )
        for name, (due, ended) in ends.items()
    ]

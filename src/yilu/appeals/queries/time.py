"""How much working time a case has left, and its three clocks, for whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yilu.appeals import clocks
from yilu.appeals.enums import RUNNING, AdjustmentKind, AdjustmentState, State
from yilu.appeals.models import Appeal
from yilu.core import clock
from yilu.core.workhours import WorkHours

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
    paused: bool = False  # stands still for now, so it cannot be late


def left(city: str, appeals: Iterable[Appeal]) -> dict[UUID, Left]:
    """For every open case whose clock runs; the calendar is read once."""
    running = [row for row in appeals if row.state in RUNNING]
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
    """签收, 首次联系 and 办结: how long each took, or has run so far; a paused one ran until it stopped."""
    hours, paused = clocks.hours(appeal.city), _paused_at(appeal)
    faces = [
        _face(hours, appeal, "sign", appeal.sign_due, appeal.signed_at),
        _face(hours, appeal, "contact", appeal.contact_due, appeal.contacted_at),
    ]
    if paused is None:
        return [*faces, _face(hours, appeal, "settle", appeal.settle_due, appeal.settled_at)]
    ran = hours.minutes_between(appeal.made_at, paused)
    return [*faces, Face("settle", appeal.settle_due, ran, False, False, paused=True)]


def _face(
    hours: WorkHours, appeal: Appeal, name: str, due: datetime, ended: datetime | None
) -> Face:
    at = ended or clock.business_now()
    ran = hours.minutes_between(appeal.made_at, at)
    return Face(name, due, ran, ended is not None, at > due)


def _paused_at(appeal: Appeal) -> datetime | None:
    if appeal.state != State.PAUSED:
        return None
    pauses = appeal.adjustments.filter(kind=AdjustmentKind.PAUSE, state=AdjustmentState.APPROVED)
    return pauses.values_list("decided_at", flat=True).first()

"""The three clocks (签收, 首次联系, 办结): what a city allows, and how a due date was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from yilu.appeals import limits
from yilu.appeals.enums import Urgency
from yilu.core.workhours import Due, WorkHours
from yilu.rulebook.queries import work_hours


@dataclass(frozen=True, slots=True)
class Clocks:
    """When an appeal is to be signed for, first answered and settled."""

    sign: Due
    contact: Due
    settle: Due


@dataclass(frozen=True, slots=True)
class Rules:
    """A city's limits (`limits`) on its working calendar."""

    city: str
    hours: WorkHours

    def start(self, kind: str, urgency: str, moment: datetime) -> Clocks:
        if urgency == Urgency.EMERGENCY:
            return Clocks(*(self._at_once(moment, name) for name in ("sign", "contact", "settle")))
        return Clocks(
            self.sign(urgency, moment),
            self._contact(urgency, moment),
            self.hours.after_days(moment, self.settle_days(kind, urgency)),
        )

    def settle_days(self, kind: str, urgency: str) -> int:
        """Working days; an urgent one gets half, rounded up."""
        days = int(limits.SETTLE[kind].of(self.city))
        return days if urgency == Urgency.NORMAL else -(-days // 2)

    def sign(self, urgency: str, moment: datetime) -> Due:
        if urgency == Urgency.EMERGENCY:
            return self._at_once(moment, "sign")
        return self.hours.after_minutes(moment, limits.SIGN[urgency].of(self.city))

    def _contact(self, urgency: str, moment: datetime) -> Due:
        return self.hours.after_minutes(moment, limits.CONTACT[urgency].of(self.city))

    def _at_once(self, moment: datetime, name: str) -> Due:
        return Due(moment, moment + timedelta(minutes=limits.EMERGENCY[name].of(self.city)))


def rules(city: str) -> Rules:
    return Rules(city, hours(city))


def hours(city: str) -> WorkHours:
    return work_hours(city)


def step(why: str, due: Due, **numbers: int) -> dict[str, Any]:
    """One line of the arithmetic, as it is kept with the case and told to everybody who sees it."""
    return {
        "why": why,
        "from": due.start.isoformat(),
        "at": due.at.isoformat(),
        "counted": [day.isoformat() for day in due.counted],
        "skipped": [day.isoformat() for day in due.skipped],
        "provisional": due.provisional,
        **numbers,
    }

"""The three clocks (签收, 首次联系, 办结): what a city allows, and how a due date was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from yilu.appeals.enums import Urgency
from yilu.core.workhours import Due, WorkHours
from yilu.rulebook.queries import parameter, work_calendar

HOURS = [["09:00", "12:00"], ["14:00", "18:00"]]  # parameter work.hours
# Practice of the 12345 hotlines (rules: sign 2 working hours; consultation 1 day, help 5, complaint 10).
LIMITS: dict[str, Any] = {
    "sign_minutes": {"normal": 120, "urgent": 60},
    "contact_minutes": {"normal": 420, "urgent": 210},  # a working day has seven hours
    "settle_days": {"consultation": 1, "help": 5, "complaint": 10, "report": 10, "suggestion": 10},
    "emergency_minutes": {"sign": 15, "contact": 60, "settle": 1440},  # by the wall clock
    "task_days": 3,
    "task_sign_minutes": 420,
    "rise_days": 1,  # after an overdue rise, until the next one
    "pause_days": 30,  # natural days a pause may last at most
    "extend_days": 10,  # working days an extension may give at most
    "silence_days": 10,  # working days the driver has to answer
    "reopen_days": 30,  # natural days a closed case may be taken up again
}


@dataclass(frozen=True, slots=True)
class Clocks:
    """When an appeal is to be signed for, first answered and settled."""

    sign: Due
    contact: Due
    settle: Due


@dataclass(frozen=True, slots=True)
class Rules:
    """A city's limits on its working calendar; read once per act."""

    hours: WorkHours
    limits: dict[str, Any]

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
        days = int(self.limits["settle_days"][kind])
        return days if urgency == Urgency.NORMAL else -(-days // 2)

    def sign(self, urgency: str, moment: datetime) -> Due:
        if urgency == Urgency.EMERGENCY:
            return self._at_once(moment, "sign")
        return self.hours.after_minutes(moment, self.limits["sign_minutes"][urgency])

    def _contact(self, urgency: str, moment: datetime) -> Due:
        return self.hours.after_minutes(moment, self.limits["contact_minutes"][urgency])

    def _at_once(self, moment: datetime, name: str) -> Due:
        return Due(moment, moment + timedelta(minutes=self.limits["emergency_minutes"][name]))

    def days(self, name: str) -> int:
        return int(self.limits[name])


def rules(city: str) -> Rules:
    """The limits as the city has set them (parameter `appeals.limits`), the defaults elsewhere."""
    given = parameter(city, "appeals.limits", {})
    return Rules(hours(city), {**LIMITS, **given})


def hours(city: str) -> WorkHours:
    sessions = parameter(city, "work.hours", HOURS)
    spans = tuple((time.fromisoformat(a), time.fromisoformat(b)) for a, b in sessions)
    return WorkHours(work_calendar(city), spans)


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

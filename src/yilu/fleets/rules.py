"""Whether a driver is asked for a mission, and if not, for which reasons: pure, from facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import formats, timezone

from yilu.core.clock import CITY_ZONE
from yilu.fleets.enums import Equipment, Reason, Skill
from yilu.fleets.limits import Limits
from yilu.fleets.models import Enrolment, Mission
from yilu.registry.enums import QualificationKind, Standing

DRIVERS_OWN_SEAT = 1


@dataclass(frozen=True, slots=True)
class Found:
    """One reason with what the rule found; `detail` is a code, a day or a number, put in words late."""

    code: Reason
    detail: str = ""

    def stored(self) -> list[str]:
        return [self.code.value, self.detail]


@dataclass(slots=True)
class Facts:
    """Everything the rules ask about one driver in one fleet."""

    enrolment: Enrolment
    driver: Standing
    vehicle: Standing | None
    trained: dict[str, date | None] = field(default_factory=dict)  # kind → last day, None for good
    standing_by: bool = False
    busy: str = ""  # number of another mission in that time
    rested_at: datetime | None = None
    minutes: int = 0  # served in the 24 hours before the mission's end
    taken: bool = False  # his vehicle goes with somebody else
    served: int = 0  # missions accepted lately: who went least is asked first


def reasons(mission: Mission, facts: Facts, limits: Limits) -> list[Found]:
    """Why he is not asked; empty where he is."""
    return [
        *_wishes(mission, facts),
        *_papers(mission, facts),
        *_training(mission, facts, limits),
        *_vehicle(mission, facts),
        *_rest(mission, facts, limits),
    ]


def _wishes(mission: Mission, facts: Facts) -> Iterator[Found]:
    row = facts.enrolment
    if row.paused_until and row.paused_until >= mission.day:
        yield Found(Reason.PAUSED, row.paused_until.isoformat())
    if row.kinds and mission.kind not in row.kinds:
        yield Found(Reason.KIND)
    if row.areas and mission.area not in row.areas and not facts.standing_by:
        yield Found(Reason.AREA)


def _papers(mission: Mission, facts: Facts) -> Iterator[Found]:
    row = facts.enrolment
    if not facts.driver.may_operate:
        yield Found(Reason.DRIVER_PERMIT, facts.driver.value)
    if facts.vehicle is None:
        yield Found(Reason.NO_VEHICLE)
    elif not facts.vehicle.may_operate:
        yield Found(Reason.VEHICLE_PERMIT, facts.vehicle.value)
    if row.checked_on is None or row.insured_to is None or row.inspected_to is None:
        yield Found(Reason.UNCHECKED)
        return
    last = mission.ends_at.astimezone(CITY_ZONE).date()
    if row.insured_to < last:
        yield Found(Reason.INSURANCE, row.insured_to.isoformat())
    if row.inspected_to < last:
        yield Found(Reason.INSPECTION, row.inspected_to.isoformat())


def _training(mission: Mission, facts: Facts, limits: Limits) -> Iterator[Found]:
    for kind in limits.training.get(mission.kind, []):
        if kind not in facts.trained:
            yield Found(Reason.TRAINING, kind)
        elif (last := facts.trained[kind]) is not None and last < mission.day:
            yield Found(Reason.TRAINING_OVER, kind)


def _vehicle(mission: Mission, facts: Facts) -> Iterator[Found]:
    row = facts.enrolment
    seats = row.vehicle.seats if row.vehicle is not None else None
    if mission.seats and seats is not None and seats - DRIVERS_OWN_SEAT < mission.seats:
        yield Found(Reason.SEATS, str(mission.seats + DRIVERS_OWN_SEAT))
    if missing := [one for one in mission.skills if one not in row.skills]:
        yield Found(Reason.SKILL, ",".join(missing))
    if missing := [one for one in mission.equipment if one not in row.equipment]:
        yield Found(Reason.EQUIPMENT, ",".join(missing))
    if facts.taken:
        yield Found(Reason.VEHICLE_TAKEN)


def _rest(mission: Mission, facts: Facts, limits: Limits) -> Iterator[Found]:
    if facts.busy:
        yield Found(Reason.BUSY, facts.busy)
    if facts.rested_at is not None and facts.rested_at > mission.starts_at:
        yield Found(Reason.REST, facts.rested_at.isoformat())
    asked = (mission.ends_at - mission.starts_at).total_seconds() / 60
    if facts.minutes and facts.minutes + asked > limits.day_hours * 60:
        yield Found(Reason.HOURS, str(limits.day_hours))


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def words(code: str, detail: str) -> str:
    """A stored reason as its driver reads it."""
    reason = Reason(code)
    label = str(reason.label)
    return label % _detail(reason, detail) if "%s" in label else label


def _detail(reason: Reason, detail: str) -> str:
    if reason in (Reason.DRIVER_PERMIT, Reason.VEHICLE_PERMIT):
        return str(Standing(detail).label)
    if reason in (Reason.TRAINING, Reason.TRAINING_OVER):
        return str(QualificationKind(detail).label)
    if reason in (Reason.SKILL, Reason.EQUIPMENT):
        kinds = Skill if reason is Reason.SKILL else Equipment
        return "、".join(str(kinds(one).label) for one in detail.split(","))
    if reason in (Reason.PAUSED, Reason.INSURANCE, Reason.INSPECTION):
        return formats.date_format(date.fromisoformat(detail), "DATE_FORMAT")
    if reason is Reason.REST:
        return f"{timezone.localtime(datetime.fromisoformat(detail), CITY_ZONE):%m-%d %H:%M}"
    return detail

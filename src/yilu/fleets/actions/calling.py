"""Calling out: a mission is drafted and called, and waves of drivers are asked until it is filled.

A wave is one transaction under the mission's row: a job stopped in the middle leaves nothing behind
and sends the same wave once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.fleets import access
from yilu.fleets.actions.taking import fleet_for, locked, mission_for
from yilu.fleets.actions.telling import say, say_runners
from yilu.fleets.enums import AskState, Equipment, MissionKind, MissionState, Skill
from yilu.fleets.fitness import Weighed, candidates, weigh
from yilu.fleets.limits import limits
from yilu.fleets.models import Ask, Drive, Mission
from yilu.fleets.states import MISSIONS
from yilu.organisations.models import Unit
from yilu.rulebook.queries import district_names
from yilu.runtime.actions import next_number

MOST = 200
LONGEST = timedelta(hours=24)
SETTLED = (AskState.ASKED, AskState.ACCEPTED, AskState.DECLINED, AskState.DROPPED)


@dataclass(frozen=True, slots=True)
class Call:
    """What is needed, where and when."""

    kind: MissionKind
    title: str
    area: str
    place: str
    starts_at: datetime
    ends_at: datetime
    needed: int
    reserve: int = 0
    point: Point | None = None
    seats: int | None = None
    skills: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    note: str = ""
    drive: UUID | None = None
    fleet: UUID | None = None

    def check(self, city: str) -> None:
        errors: dict[str, object] = {}
        if not self.title.strip():
            errors["title"] = _("写一句要做什么。")
        if not self.place.strip():
            errors["place"] = _("写上在哪里集合。")
        if self.area not in district_names(city):
            errors["area"] = _("选一个区县。")
        if not 1 <= self.needed <= MOST:
            errors["needed"] = _("要 1 到 200 辆。")
        if not 0 <= self.reserve <= MOST:
            errors["reserve"] = _("后备 0 到 200 辆。")
        if self.ends_at <= self.starts_at:
            errors["ends_at"] = _("结束要晚于开始。")
        elif self.ends_at - self.starts_at > LONGEST:
            errors["ends_at"] = _("一次任务不超过 24 小时，更长的分几次召集，让人休息。")
        if self.ends_at <= clock.business_now():
            errors["starts_at"] = _("这段时间已经过了。")
        if set(self.skills) - set(Skill.values):
            errors["skills"] = _("有认不出的选项。")
        if set(self.equipment) - set(Equipment.values):
            errors["equipment"] = _("有认不出的选项。")
        if errors:
            raise Invalid(errors)


@transaction.atomic
def draft_mission(call: Call, unit: Unit, *, by: Actor) -> Mission:
    """By whoever runs fleets for the unit, or the lead of the one fleet it will call."""
    row = Mission(city=by.city, unit=unit, **_values(call, by))
    if not access.runs_mission(by, row):
        raise NotAllowed("draft_mission")
    call.check(by.city)
    year = row.day.year
    row.number = f"CQ-{year}-{next_number(by.city, f'CQ-{year}'):04d}"
    row.made_by, row.made_at = by.account_id, clock.business_now()
    row.save(force_insert=True)
    record("mission.drafted", Ref.to(row), by=by)
    return row


@transaction.atomic
def change_mission(key: UUID, call: Call, *, by: Actor) -> Mission:
    """Before it is called."""
    row = mission_for(key, by)
    if not access.runs_mission(by, row):
        raise NotAllowed("change_mission")
    if row.state != MissionState.DRAFT:
        raise Refused(_("已经开始召集，不能再改；要改就解除，重新召集。"))
    call.check(by.city)
    for name, value in _values(call, by).items():
        setattr(row, name, value)
    row.save()
    record("mission.changed", Ref.to(row), by=by)
    return row


def _values(call: Call, by: Actor) -> dict[str, object]:
    fleet = fleet_for(call.fleet, by) if call.fleet else None
    drive = None
    if call.drive is not None:
        drive = Drive.objects.filter(pk=call.drive, city=by.city).first()
    return {
        "kind": call.kind,
        "title": call.title.strip()[:60],
        "drive": drive,
        "fleet": fleet,
        "area": call.area,
        "place": call.place.strip()[:120],
        "lon": call.point.lon if call.point else None,
        "lat": call.point.lat if call.point else None,
        "starts_at": call.starts_at,
        "ends_at": call.ends_at,
        "day": call.starts_at.astimezone(CITY_ZONE).date(),
        "needed": call.needed,
        "reserve": call.reserve,
        "seats": call.seats,
        "skills": sorted(call.skills),
        "equipment": sorted(call.equipment),
        "note": call.note.strip()[:400],
    }


@transaction.atomic
def call_out(key: UUID, *, by: Actor) -> Mission:
    """Begin to call: the first wave goes out now."""
    row = mission_for(key, by)
    MISSIONS.advance(row, "call", by=by)
    if row.ends_at <= clock.business_now():
        raise Refused(_("任务的时间已经过了，改了时间再召集。"))
    row.called_at = clock.business_now()
    row.save(update_fields=["state", "called_at"])
    record("mission.called", Ref.to(row), by=by)
    _send(row)
    return row


@transaction.atomic
def next_wave(key: UUID, *, by: Actor) -> Mission:
    """Do not wait: ask the next ones now."""
    row = mission_for(key, by)
    MISSIONS.advance(row, "wave", by=by)
    if not _send(row):
        raise Refused(_("符合条件的都问过了。可以减少要求、换时间，或者请别的车队。"))
    record("mission.wave_sent", Ref.to(row), by=by, wave=row.wave)
    return row


def due_waves(city: str, now: datetime | None = None) -> int:
    """The waves whose time has come, each mission in a transaction of its own; how many were sent."""
    moment, sent = now or clock.business_now(), 0
    rows = Mission.objects.filter(
        city=city, state=MissionState.CALLING, next_wave_at__lte=moment
    ).order_by("next_wave_at")
    for key in list(rows.values_list("pk", flat=True)):
        sent += _due(key, moment)
    return sent


@transaction.atomic
def _due(key: UUID, moment: datetime) -> int:
    """Looked at again under the lock: another worker may have sent it in the meantime."""
    row = locked(key)
    waiting = row.next_wave_at is not None and row.next_wave_at <= moment
    if row.state != MissionState.CALLING or not waiting:
        return 0
    if row.ends_at <= moment:
        row.next_wave_at = None
        row.save(update_fields=["next_wave_at"])
        return 0
    return int(_send(row) > 0)


def _send(row: Mission) -> int:
    """Ask the next ones in order; everybody else of the fleets reads why not, or that he may follow."""
    set_by = limits(row.city)
    settled = set(
        Ask.objects.filter(mission=row, state__in=SETTLED).values_list("person", flat=True)
    )
    weighed = [one for one in weigh(row, candidates(row)) if one.enrolment.person_id not in settled]
    fit = [one for one in weighed if not one.found]
    open_places = row.needed + row.reserve - row.accepted
    batch = fit[: open_places * set_by.wave_factor]
    row.wave += 1 if batch or not row.wave else 0
    now = clock.business_now()
    _write(row, weighed, {one.enrolment.person_id for one in batch}, now)
    more = len(fit) > len(batch)
    row.next_wave_at = now + set_by.wave if more else None
    row.save(update_fields=["wave", "next_wave_at"])
    _tell_asked(row, batch)
    if not more and len(batch) < open_places:
        _tell_short(row, open_places - len(batch))
    return len(batch)


def _write(row: Mission, weighed: Sequence[Weighed], asked: set[UUID], now: datetime) -> None:
    rows = []
    for one in weighed:
        is_asked = one.enrolment.person_id in asked
        state = AskState.PASSED if one.found else AskState.QUEUED
        rows.append(
            Ask(
                city=row.city,
                mission=row,
                enrolment=one.enrolment,
                person_id=one.enrolment.person_id,
                vehicle_id=one.enrolment.vehicle_id,
                state=AskState.ASKED if is_asked else state,
                standing_by=one.standing_by,
                reasons=[found.stored() for found in one.found],
                wave=row.wave if is_asked else 0,
                asked_at=now if is_asked else None,
            )
        )
    Ask.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["city", "mission", "person"],
        update_fields=[
            "enrolment", "vehicle", "state", "standing_by", "reasons", "wave", "asked_at",
        ],
    )  # fmt: skip


def _tell_asked(row: Mission, batch: Sequence[Weighed]) -> None:
    """Whoever stands by is reached in quiet hours too; the others are not woken."""
    at = row.starts_at.astimezone(CITY_ZONE)
    title = _("召集 %(when)s %(title)s，去不去？") % {
        "when": f"{at:%m-%d %H:%M}",
        "title": row.title[:30],
    }
    for urgent in (True, False):
        people = [one.enrolment.person_id for one in batch if one.standing_by == urgent]
        say(
            people, row, title, "asked", f"/missions/{row.pk}/",
            body=row.place, by_sms=True, urgent=urgent,
        )  # fmt: skip


def _tell_short(row: Mission, short: int) -> None:
    title = ngettext_lazy(
        "%(number)s 符合条件的都问了，还差 %(n)d 辆",
        "%(number)s 符合条件的都问了，还差 %(n)d 辆",
        short,
    ) % {"number": row.number, "n": short}
    say_runners(row, row, title, f"short-{row.wave}")

"""The paper list of those who came, entered later: every line is told what is wrong with it, or all go in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities.access import may_hold
from yilu.activities.actions.certifying import give_qualifications
from yilu.activities.actions.locking import for_staff, now_or
from yilu.activities.enums import HAPPENED, ActivityState, Presence
from yilu.activities.models import Activity, Attendance
from yilu.activities.timing import minutes_between
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.people.queries import by_phones, names_of

MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be taken: its number from 1, what was typed, and what to do."""

    line: int
    text: str
    message: Any


class FaultyList(Invalid):
    """Some lines are wrong; nothing was entered, everything typed is still there."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__({"lines": _("有 %(n)d 行要改，一行都还没有录入。") % {"n": len(faults)}})
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Entered:
    """What a list came to."""

    entered: int
    known: int  # had checked in already: counted once


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    phone: str
    name: str


@transaction.atomic
def enter_list(
    key: UUID, text: str, *, by: Actor, reason: str, at: datetime | None = None
) -> Entered:
    """补录: one person a line, phone first, the name after it where two share a phone."""
    activity = for_staff(key, by)
    if not may_hold(by, activity):
        raise NotAllowed("enter_list")
    _refuse(activity, text, reason, now_or(at))
    lines, faults = _read(text)
    people, more = _find(by.city, lines)
    if faults or more:
        raise FaultyList(sorted([*faults, *more], key=lambda fault: fault.line))
    known = set(activity.attendances.filter(person__in=people).values_list("person", flat=True))
    fresh = [person for person in people if person not in known]
    Attendance.objects.bulk_create([_row(activity, p, reason, by) for p in fresh])
    record("attendance.listed", Ref.to(activity), by=by, count=len(fresh), known=len(known))
    if activity.state in HAPPENED:
        give_qualifications(activity, by=by)
    return Entered(len(fresh), len(known))


def _refuse(activity: Activity, text: str, reason: str, now: datetime) -> None:
    errors: dict[str, Any] = {}
    if not reason.strip():
        errors["reason"] = _("写明为什么补录，比如“现场没有网络，用纸质签到表”。")
    if not text.strip():
        errors["lines"] = _("把名单贴进来，一行一个手机号。")
    elif len(text.splitlines()) > MOST_LINES:
        errors["lines"] = _("一次最多 %(n)d 行，请分几次录。") % {"n": MOST_LINES}
    if errors:
        raise Invalid(errors)
    if activity.state not in {ActivityState.PUBLISHED, ActivityState.HELD}:
        raise Refused(_("筹备中、已归档、已取消的活动不能补录名单。"))
    if now < activity.starts_at:
        raise Refused(_("活动还没有开始，不能提前录名单。"))


def _row(activity: Activity, person: UUID, reason: str, by: Actor) -> Attendance:
    return Attendance(
        city=activity.city,
        activity=activity,
        person_id=person,
        mode=Presence.LIST,
        on=activity.day,
        in_at=activity.starts_at,
        minutes=minutes_between(activity, activity.starts_at, activity.ends_at),
        reason=reason.strip()[:200],
        entered_by=by.account_id,
    )


def _read(text: str) -> tuple[list[_Line], list[Fault]]:
    lines, faults, seen = [], [], dict[tuple[str, str], int]()
    for number, raw in enumerate(text.splitlines(), start=1):
        words = raw.replace("，", " ").replace(",", " ").replace("\t", " ").split()
        if not words:
            continue
        try:
            phone = clean_phone(words[0])
        except BadNumber as error:
            faults.append(Fault(number, raw.strip(), str(error)))
            continue
        name = words[1] if len(words) > 1 else ""
        if before := seen.get((phone, name)):
            message = _("和第 %(n)d 行重复，删掉一行。") % {"n": before}
            faults.append(Fault(number, raw.strip(), message))
            continue
        seen[phone, name] = number
        lines.append(_Line(number, raw.strip(), phone, name))
    return lines, faults


def _find(city: str, lines: list[_Line]) -> tuple[list[UUID], list[Fault]]:
    """Who each line is: two questions for the whole list."""
    at_phone = by_phones(city, list({line.phone for line in lines}))
    names = names_of(city, [person for people in at_phone.values() for person in people])
    found: dict[UUID, int] = {}
    faults = []
    for line in lines:
        people = [p for p in at_phone[line.phone] if line.name in ("", names.get(p, ""))]
        message = _problem(at_phone[line.phone], people, line)
        if message is None and people[0] in found:
            message = _("和第 %(n)d 行是同一个人，删掉一行。") % {"n": found[people[0]]}
        if message is not None:
            faults.append(Fault(line.number, line.text, message))
        else:
            found[people[0]] = line.number
    return list(found), faults


def _problem(at_phone: list[UUID], people: list[UUID], line: _Line) -> Any:
    if len(people) == 1:
        return None
    if not at_phone:
        return _("没有用这个手机号登记的人，请核对号码。")
    if not people:
        return _("这个手机号登记的不是“%(name)s”，请核对。") % {"name": line.name}
    return _("有几个人登记的是这个号码，请在后面写上姓名。")

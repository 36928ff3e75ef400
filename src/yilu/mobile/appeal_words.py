"""How an appeal's dates and sums are said to a driver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yilu.appeals.enums import OPEN, Act, State
from yilu.appeals.queries import Left
from yilu.core import clock

ICONS: dict[str, str] = {
    Act.SUBMITTED: "user",
    Act.ADDED: "plus",
    Act.ACCEPTED: "check",
    Act.CALLED: "call",
    Act.REPLIED: "voice",
    Act.ASKED: "voice",
    Act.SETTLED: "checkring",
    Act.CONFIRMED: "checkring",
    Act.INVITED: "building",
    Act.TASK_SIGNED: "building",
    Act.TASK_ANSWERED: "building",
    Act.PAUSED: "clock",
    Act.RESUMED: "clock",
    Act.REOPENED: "again",
    Act.WITHDRAWN: "undo",
}
TONES: dict[str, str] = {
    State.WAITING: "soon",
    State.WORKING: "wait",
    State.PAUSED: "soon",
    State.SETTLED: "now",
    State.CLOSED: "done",
}


def icon_of(act: str) -> str:
    return ICONS.get(act, "rise")


def moment(at: datetime | str) -> str:
    """6月8日 周一 09:12"""
    given = datetime.fromisoformat(at) if isinstance(at, str) else at
    local = timezone.localtime(given, clock.CITY_ZONE)
    return str(formats.date_format(local, "n月j日 D H:i" if _zh() else "D j M, H:i"))


def _day(text: str) -> str:
    given = date.fromisoformat(text)
    return str(formats.date_format(given, "n月j日" if _zh() else "j M"))


def _zh() -> bool:
    return "月" in str(formats.get_format("DATE_FORMAT"))


def sums(reckoning: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each step of the arithmetic as a sentence."""
    return [_sum(step) for step in reckoning]


def _sum(step: Mapping[str, Any]) -> str:
    values = {
        "why": _why(str(step["why"])),
        "start": moment(step["from"]),
        "at": moment(step["at"]),
    }
    said = _("%(why)s，从 %(start)s 起算，到 %(at)s。") % values
    if step.get("counted"):
        said += _("算的是 %(days)s。") % {"days": "、".join(map(_day, step["counted"]))}
    if step.get("skipped"):
        said += _("%(days)s 不上班，不算。") % {"days": "、".join(map(_day, step["skipped"]))}
    if step.get("provisional"):
        said += _("暂定：明年的节假日表还没公布。")
    return said


def _why(why: str) -> str:
    words = {
        "start": _("从您提交算"),
        "extended": _("延期"),
        "paused": _("暂停后接着算"),
        "reopened": _("重新办理，时间重新算"),
    }
    return words.get(why, _("重新计算"))


def left(state: str, left: Left | None) -> str:
    """How much working time is left, in words: never a ticking clock."""
    if state == State.PAUSED:
        return _("暂停计时中")
    if state not in OPEN or left is None:
        return ""
    if left.due < clock.business_now():
        return _("已经超时")
    if not left.days:
        return _("不到 1 个工作日")
    return ngettext("%(n)d 个工作日", "%(n)d 个工作日", left.days) % {"n": left.days}

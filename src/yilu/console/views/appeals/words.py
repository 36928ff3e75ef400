"""How the desk says when a case is due, who holds it, and what a department may know."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from yilu.appeals import queries
from yilu.appeals.enums import State
from yilu.console.lists import Cell
from yilu.core import clock
from yilu.core.actor import Right

VIEWERS = (Right.VIEW_APPEALS, Right.HANDLE_APPEALS)
TASK_READERS = (Right.ANSWER_TASKS, *VIEWERS)
SEALED = gettext_lazy("内容已密封，打开要写用途")
WEEKDAYS = (
    gettext_lazy("周一"),
    gettext_lazy("周二"),
    gettext_lazy("周三"),
    gettext_lazy("周四"),
    gettext_lazy("周五"),
    gettext_lazy("周六"),
    gettext_lazy("周日"),
)
NUMBERS = re.compile(r"\d{6,}[\dXx]?")
WORDS_DAYS = 6


def when(moment: datetime) -> str:
    """今天 15:00, 周一 09:12, 6月23日 09:12."""
    local, today = moment.astimezone(clock.CITY_ZONE), clock.today()
    time, ahead = f"{local:%H:%M}", (local.date() - today).days
    if ahead == 0:
        return _("今天 %(time)s") % {"time": time}
    if 0 < ahead <= WORDS_DAYS:
        return f"{WEEKDAYS[local.weekday()]} {time}"
    return _("%(month)d月%(day)d日 %(time)s") % {
        "month": local.month,
        "day": local.day,
        "time": time,
    }


def due_cell(appeal: Any, left: queries.Left | None) -> Cell:
    """The chip of the first column: overdue, soon, plain, or what became of it."""
    if appeal.state == State.PAUSED:
        return Cell(_("已暂停"), tone="wait")
    if left is None:
        text = appeal.get_outcome_display() or appeal.get_state_display()
        small = when(appeal.closed_at) if appeal.closed_at else ""
        return Cell(text, small, tone="wait" if appeal.state == State.SETTLED else "done")
    if left.minutes < 0 or left.due < clock.business_now():
        return Cell(late_words(left), when(left.due), tone="over", icon="alert")
    soon = left.due < clock.business_now() + timedelta(days=1) or not left.days
    tone, icon = ("soon", "clock") if soon else ("plain", "")
    return Cell(when(left.due), left_words(left), tone=tone, icon=icon)


def late_words(left: queries.Left) -> str:
    minutes = abs(left.minutes)
    if left.days:
        return ngettext("超期 %(n)d 天", "超期 %(n)d 天", left.days) % {"n": left.days}
    if minutes >= 60:
        hours = minutes // 60
        return ngettext("超期 %(n)d 小时", "超期 %(n)d 小时", hours) % {"n": hours}
    return _("刚刚超期")


def left_words(left: queries.Left) -> str:
    if not left.days:
        return _("不到 1 个工作日")
    return ngettext("还有 %(n)d 个工作日", "还有 %(n)d 个工作日", left.days) % {"n": left.days}


def minutes_words(minutes: int) -> str:
    """28 分钟, 3 小时, 4 个工作日."""
    if minutes < 60:
        return ngettext("%(n)d 分钟", "%(n)d 分钟", minutes) % {"n": minutes}
    if minutes < queries.WORKING_DAY:
        return ngettext("%(n)d 小时", "%(n)d 小时", minutes // 60) % {"n": minutes // 60}
    days = minutes // queries.WORKING_DAY
    return ngettext("%(n)d 个工作日", "%(n)d 个工作日", days) % {"n": days}


def title_of(appeal: Any) -> str:
    """What a list calls it; a sealed or anonymous one only says that it is."""
    return str(appeal.title or SEALED)


def beads(level: int) -> tuple[str, ...]:
    """Driver, member, branch, committee: travelled, holding, ahead."""
    return tuple("past" if at < level else "now" if at == level else "" for at in range(4))


def facts_of(appeal: Any, text: str) -> str:
    """A first draft of what a department needs: his words without his name and without numbers."""
    name = appeal.reporter.name if appeal.reporter else ""
    said = text.replace(name, _("司机")) if name else text
    said = NUMBERS.sub(_("（号码略）"), said)
    place = _("地点：%(place)s。") % {"place": appeal.place} if appeal.place else ""
    return f"{place}{said}"[:800]


def reckoned(step: dict[str, Any]) -> str:
    """One step of the arithmetic of a due date."""
    start, due = datetime.fromisoformat(step["from"]), datetime.fromisoformat(step["at"])
    counted = "、".join(_short(day) for day in step["counted"])
    skipped = "、".join(_short(day) for day in step["skipped"])
    why = {
        "start": _("从提交算起"),
        "extended": _("延期"),
        "paused": _("暂停以后接着算"),
        "reopened": _("重新办理，从头算"),
    }.get(step["why"], step["why"])
    line = _("%(why)s：从 %(start)s 到 %(due)s。") % {
        "why": why,
        "start": when(start),
        "due": when(due),
    }
    line += _("算了 %(days)s。") % {"days": counted} if counted else ""
    line += _("%(days)s 不上班，不算。") % {"days": skipped} if skipped else ""
    return line + (_("假日还没公布，暂定。") if step.get("provisional") else "")


def _short(day: str) -> str:
    _year, month, number = day.split("-")
    return _("%(month)d月%(day)d日") % {"month": int(month), "day": int(number)}

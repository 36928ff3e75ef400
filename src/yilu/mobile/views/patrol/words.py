"""How the phone says what a snapshot is, how far it is and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from yilu.mobile.appeal_words import moment
from yilu.patrol.enums import Act, Reason, State

STEPS = (
    gettext_lazy("拍下"),
    gettext_lazy("立案"),
    gettext_lazy("处置"),
    gettext_lazy("复核"),
    gettext_lazy("结案"),
)
AT = {
    State.DRAFT: 1,
    State.WAITING: 2,
    State.REFUSED: 2,
    State.ASSIGNED: 3,
    State.WORKING: 3,
    State.SUSPENDED: 3,
    State.OUTSIDE: 3,
    State.VERIFYING: 4,
    State.CLOSED: 6,
    State.MERGED: 3,
}
TONES = {
    State.DRAFT: "now",
    State.WAITING: "wait",
    State.ASSIGNED: "wait",
    State.WORKING: "wait",
    State.SUSPENDED: "soon",
    State.OUTSIDE: "wait",
    State.VERIFYING: "soon",
    State.CLOSED: "done",
}
ICONS = {
    Act.SHOT: "camera",
    Act.FILED: "file",
    Act.REFUSED: "close",
    Act.ASSIGNED: "send",
    Act.TAKEN: "work",
    Act.DISPOSED: "check",
    Act.CHECKED: "eye",
    Act.SENT_BACK: "undo",
    Act.CLOSED: "checkring",
    Act.SEEN: "users",
    Act.REOPENED: "again",
    Act.REFERRED: "send",
    Act.SUSPENDED: "clock",
    Act.EXTENDED: "clock",
}
NEXT = {
    State.DRAFT: gettext_lazy("停好车，补上是什么问题，才算报上去"),
    State.WAITING: gettext_lazy("等立案，有人看过就告诉您"),
    State.ASSIGNED: gettext_lazy("派给处置单位了"),
    State.WORKING: gettext_lazy("正在处置"),
    State.SUSPENDED: gettext_lazy("现在办不了，先挂账"),
    State.OUTSIDE: gettext_lazy("不归我们管，转给 12345 了，答复回到这里"),
    State.VERIFYING: gettext_lazy("说处置完了，正请人到现场复核"),
    State.CLOSED: gettext_lazy("结案了"),
    State.MERGED: gettext_lazy("和另一件是同一处，合在一起办"),
}
MINUTES_A_DAY = 420


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the timeline on the phone."""

    icon: str
    title: str
    text: str
    at: str
    unit: str


def label_of(category: Any) -> str:
    """The sub-class in the reader's language, as far as the city has written it."""
    if category is None:
        return ""
    english = category.name_en if (get_language() or "").startswith("en") else ""
    return str(english or category.name)


def title_of(row: Any) -> str:
    what = label_of(row.category) or str(_("还没说是什么"))
    return f"{what} · {row.place}" if row.place else what


def next_of(row: Any) -> str:
    if row.state == State.REFUSED:
        return _("没有立案：%(why)s") % {"why": Reason(row.refusal).label}
    return str(NEXT[State(row.state)])


def left_words(minutes: int | None) -> str:
    if minutes is None:
        return ""
    if minutes < 0:
        return _("已经超时")
    hours = minutes // 60
    if hours < 1:
        return _("不到 1 个工作小时")
    if minutes < MINUTES_A_DAY:
        return _("还有 %(n)d 个工作小时") % {"n": hours}
    return _("还有 %(n)d 个工作日") % {"n": minutes // MINUTES_A_DAY}


def told(line: Any) -> Told:
    entry = line.entry
    title = str(entry.get_act_display())
    if entry.act == Act.CHECKED:
        title = _("现场复核：修好了") if entry.detail.get("fixed") else _("现场复核：没修好")
    return Told(ICONS.get(entry.act, "road"), title, entry.text, moment(entry.at), line.unit)

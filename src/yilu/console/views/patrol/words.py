"""How the desk says what a snapshot is, when it is due and what about it wants a look."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from yilu.console.lists import Cell
from yilu.console.views.appeals.words import when
from yilu.core.actor import Right
from yilu.patrol.enums import DOING, Flag, Reason, State

VIEWERS = (Right.VIEW_SNAPSHOTS, Right.REVIEW_SNAPSHOTS, Right.DISPOSE_SNAPSHOTS)
GROUND = (Right.VIEW_SNAPSHOTS, Right.REVIEW_SNAPSHOTS)
NAV = "snapshots"
MINUTES_A_DAY = 420
TONES = {
    State.WAITING: "soon",
    State.ASSIGNED: "wait",
    State.WORKING: "wait",
    State.SUSPENDED: "plain",
    State.OUTSIDE: "plain",
    State.VERIFYING: "soon",
    State.CLOSED: "done",
    State.REFUSED: "plain",
    State.MERGED: "plain",
}


def label_of(category: Any) -> str:
    """The sub-class in the reader's language, as far as the city has written it."""
    if category is None:
        return ""
    english = category.name_en if (get_language() or "").startswith("en") else ""
    return str(english or category.name)


def title_of(row: Any) -> str:
    what = label_of(row.category)
    return f"{what} · {row.place}" if row.place else what


def flags_of(row: Any) -> list[str]:
    return [str(Flag(flag).label) for flag in row.flags]


def due_cell(row: Any, minutes: int | None) -> Cell:
    """The chip of the first column: overdue, soon, when, or how it stands."""
    state = State(row.state)
    if minutes is None or row.due is None or state not in DOING:
        small = when(row.closed_at) if row.closed_at else ""
        return Cell(state.label, small, tone=TONES.get(state, "plain"))
    if minutes < 0:
        return Cell(late_words(-minutes), when(row.due), tone="over", icon="alert")
    soon = minutes < MINUTES_A_DAY
    return Cell(
        when(row.due),
        left_words(minutes),
        tone="soon" if soon else "plain",
        icon="clock" if soon else "",
    )


def late_words(minutes: int) -> str:
    days = minutes // MINUTES_A_DAY
    if days:
        return ngettext("超期 %(n)d 天", "超期 %(n)d 天", days) % {"n": days}
    hours = max(minutes // 60, 1)
    return ngettext("超期 %(n)d 小时", "超期 %(n)d 小时", hours) % {"n": hours}


def left_words(minutes: int) -> str:
    days = minutes // MINUTES_A_DAY
    if days:
        return ngettext("还有 %(n)d 个工作日", "还有 %(n)d 个工作日", days) % {"n": days}
    return _("不到 1 个工作日")


def reckoned(step: dict[str, Any]) -> str:
    """One line of the arithmetic of the due moment."""
    why = {
        "filed": _("从立案算起"),
        "sent_back": _("复核没过，从头算"),
        "extended": _("延期"),
        "suspended": _("挂账以后接着算"),
        "reopened": _("重新处置，从头算"),
    }.get(step["why"], step["why"])
    values = {"why": why, "start": _at(step["from"]), "due": _at(step["at"])}
    line = _("%(why)s：从 %(start)s 到 %(due)s。") % values
    if hours := step.get("hours"):
        line += ngettext("%(n)d 个工作小时。", "%(n)d 个工作小时。", hours) % {"n": hours}
    return line + (_("假日还没公布，暂定。") if step.get("provisional") else "")


def _at(text: str) -> str:
    return text[:16].replace("T", " ")


def refusal_of(row: Any) -> str:
    return str(Reason(row.refusal).label) if row.refusal else ""


def units_of(rows: list[Any]) -> list[tuple[str, str]]:
    return [(str(unit.pk), unit.name) for unit in rows]

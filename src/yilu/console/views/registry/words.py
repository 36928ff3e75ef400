"""How the registers speak at the desk: standings as chips, verdicts as sentences, choices for filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from yilu.console.lists import Asked, Cell, Filter
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.registry import queries
from yilu.registry.enums import PermitKind, Standing
from yilu.rulebook.queries import district_names

if TYPE_CHECKING:
    from yilu.registry.compliance import Reason, Verdict

TONES = {
    Standing.COMPLIANT: ("done", "check"),
    Standing.EXPIRING_90: ("", "clock"),
    Standing.EXPIRING_60: ("soon", "clock"),
    Standing.EXPIRING_30: ("soon", "clock"),
    Standing.EXPIRED: ("now", "alert"),
    Standing.MISSING: ("now", "alert"),
    Standing.UNFIT: ("now", "alert"),
    Standing.REVOKED: ("", "close"),
}
OPEN_ENDED = date.max  # how the lists say 长期


def until_words(until: date | None) -> str:
    """The last day of a permit: a date, 长期, or nothing known."""
    if until is None:
        return ""
    return _("长期") if until == OPEN_ENDED else until.isoformat()


def standing_cell(row: Any) -> Cell | str:
    """A chip that says how the row's permit stands, with the last day under it."""
    known, until = Standing(row.permit_standing), row.permit_until
    if known is Standing.MISSING and not row.group.permit_needed:
        return ""  # nobody asks this group for the permit
    tone, icon = TONES[known]
    return Cell(known.label, small=until_words(until), tone=tone or "calm", icon=icon)


def group_name(group: Any) -> str:
    """A city's own group has its own two names; they are data, not messages."""
    english = (get_language() or "").startswith("en")
    return str(group.name_en if english and group.name_en else group.name)


@dataclass(frozen=True, slots=True)
class Answer:
    """The verdict as the page says it first."""

    tone: str
    icon: str
    title: str
    text: str
    reasons: tuple[Reason, ...]


def answer(verdict: Verdict, on: date) -> Answer:
    """A sentence a person would say, then how long it holds."""
    tone, icon = {
        "done": ("done", "shield"),
        "soon": ("soon", "clock"),
        "now": ("now", "alert"),
        "": ("wait", "info"),
    }[TONES[verdict.standing][0]]
    return Answer(tone, icon, _of_day(on, _sentence(verdict)), _holds(verdict), verdict.reasons)


def _of_day(on: date, sentence: str) -> str:
    if on == clock.today():
        return _("今天%(answer)s") % {"answer": sentence}
    return _("%(day)s：%(answer)s") % {"day": date_format(on), "answer": sentence}


def _sentence(verdict: Verdict) -> str:
    if verdict.standing is Standing.COMPLIANT:
        return _("合规")
    if verdict.may_operate:
        return _("合规，%(n)d 天后有到期") % {"n": verdict.days_left}
    return _("不合规：%(why)s") % {"why": verdict.standing.label}


def _holds(verdict: Verdict) -> str:
    if not verdict.may_operate:
        return _("下面逐条说原因和依据。")
    if verdict.until is None:
        return _("没有会到期的。")
    return _("最近的一项到 %(day)s。") % {"day": date_format(verdict.until)}


def asked_day(request: HttpRequest) -> date | None:
    """`?on=`: the day the page answers for; what is no day asks for today."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


def _groups(actor: Actor) -> list[tuple[str, str]]:
    return [(group.code, group_name(group)) for group in queries.groups(actor.city)]


def districts(actor: Actor) -> list[tuple[str, str]]:
    return list(district_names(actor.city).items())


def _companies(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in queries.companies(actor)]


GROUP = Filter("group", gettext_lazy("群体"), _groups)
DISTRICT = Filter("district", gettext_lazy("区县"), districts)
COMPANY = Filter("company", gettext_lazy("企业"), _companies)
STANDING = Filter(
    "standing", gettext_lazy("证件"), (("valid", gettext_lazy("有效")), *Standing.choices)
)
OPERATING = Filter(
    "operating",
    gettext_lazy("本月营运"),
    (("yes", gettext_lazy("有订单")), ("no", gettext_lazy("没有订单"))),
)
ON = Filter("on", gettext_lazy("哪一天"), kind="date")


def operating(asked: Asked) -> bool | None:
    return {"yes": True, "no": False}.get(asked.get("operating"))


KIND_LISTS = {
    PermitKind.PLATFORM: "console:companies",
    PermitKind.VEHICLE: "console:vehicles",
    PermitKind.DRIVER: "console:drivers",
}


def most(values: Sequence[int]) -> int:
    """The longest bar of a chart; never zero."""
    return max([*values, 1])


@dataclass(frozen=True, slots=True)
class Month:
    """What one month reported, drawn as a bar beside its number."""

    month: date
    orders: int
    company: Any
    plate: str
    longest: int


def months(operations: Sequence[Any]) -> list[Month]:
    """Reported activity, newest first, each bar against the longest."""
    longest = most([row.orders for row in operations])
    return [
        Month(row.month, row.orders, row.company, row.vehicle.plate if row.vehicle else "", longest)
        for row in operations
    ]

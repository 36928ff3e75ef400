"""The list of meetings and of resolutions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.enums.meeting import Matter, MeetingKind, MeetingState
from yilu.branch_life.queries import meetings as queries
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage, Rows
from yilu.console.views.desk import actor_of, desk
from yilu.console.views.meetings.shared import HOLD, NAV, TONES, key_or_none, units
from yilu.core import clock
from yilu.core.actor import Actor


def _branches(actor: Actor) -> list[tuple[str, Any]]:
    return units(queries.branches(actor))


def _rows(actor: Actor, asked: Asked) -> Rows:
    return queries.meetings(
        actor,
        kind=asked.get("kind"),
        state=asked.get("state"),
        branch=key_or_none(asked.get("branch")),
        text=asked.search,
    )


def _state(row: Any) -> Cell:
    tone, icon = TONES[MeetingState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


def _came(row: Any) -> object:
    return f"{row.came} / {row.listed}" if row.came else ""


MEETINGS = ListPage(
    kind="branch_life.meeting",
    title=_("会议"),
    rows=_rows,
    export=HOLD,
    detail=lambda row: reverse("console:meeting", args=[row.pk]),
    filters=(
        Filter("branch", _("支部"), _branches),
        Filter("kind", _("哪一种会"), MeetingKind.choices),
        Filter("state", _("到哪一步"), MeetingState.choices),
    ),
    search=_("搜编号、名称"),
    sort="-day",
    empty_title=_("还没有会议"),
    empty_text=_("筹备一次会：通知该到的人，开会时在这里签到、表决、记录。"),
    columns=(
        Column("title", _("会议"), lambda row: Cell(row.title, small=row.number), lead=True),
        Column("kind", _("哪一种会"), lambda row: row.get_kind_display(), "kind"),
        Column("branch", _("支部"), lambda row: row.branch.name, "branch__path"),
        Column("day", _("日期"), lambda row: row.day.isoformat(), "day"),
        Column("came", _("到会 / 名单"), _came),
        Column("state", _("到哪一步"), _state, "state"),
    ),
)


def _resolutions(actor: Actor, asked: Asked) -> Rows:
    return queries.resolutions(
        actor,
        matter=asked.get("matter"),
        branch=key_or_none(asked.get("branch")),
        signed=asked.get("signed"),
        text=asked.search,
    )


def _passed(row: Any) -> Cell:
    if row.passed:
        return Cell(_("通过"), tone="done", icon="check")
    return Cell(_("没有通过"), tone="over", icon="close")


def _whom(row: Any) -> str:
    return row.candidate.name if row.candidate else ""


RESOLUTIONS = ListPage(
    kind="branch_life.resolution",
    title=_("决议"),
    rows=_resolutions,
    export=HOLD,
    detail=lambda row: reverse("console:resolution", args=[row.pk]),
    filters=(
        Filter("branch", _("支部"), _branches),
        Filter("matter", _("事项"), Matter.choices),
        Filter("signed", _("签字"), (("yes", _("已签字")), ("no", _("待签字")))),
    ),
    search=_("搜编号、姓名、事项"),
    sort="-on",
    empty_title=_("还没有决议"),
    empty_text=_("在会上表决、宣布结果以后，决议就在这里，可以打印签字。"),
    columns=(
        Column("subject", _("事项"), lambda row: Cell(row.subject, small=row.number), lead=True),
        Column("whom", _("姓名"), _whom, "candidate__name"),
        Column("branch", _("支部"), lambda row: row.branch.name, "branch__path"),
        Column("on", _("日期"), lambda row: row.on.isoformat(), "on"),
        Column("eligible", _("应到"), lambda row: row.eligible, "eligible", number=True),
        Column("present", _("实到"), lambda row: row.present, "present", number=True),
        Column("yes", _("赞成"), lambda row: row.yes, "yes", number=True),
        Column("no", _("不赞成"), lambda row: row.no, "no", number=True),
        Column("abstain", _("弃权"), lambda row: row.abstain, "abstain", number=True),
        Column("passed", _("结果"), _passed, "passed"),
        Column("national", _("全国系统编号"), lambda row: row.national, "national"),
    ),
)


@desk(HOLD)
def meetings(request: HttpRequest) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    branches = list(queries.branches(actor)[:3])
    few = len(branches) <= 2
    rhythms = [(row, queries.rhythm(row, today)) for row in branches] if few else []
    small = [(row, found) for row in branches if few and (found := queries.too_small(row, today))]
    return respond(
        request,
        MEETINGS,
        nav=NAV,
        template="console/meetings/list.html",
        rhythms=rhythms,
        small=small,
    )


@desk(HOLD)
def resolutions(request: HttpRequest) -> HttpResponse:
    return respond(request, RESOLUTIONS, nav="resolutions")

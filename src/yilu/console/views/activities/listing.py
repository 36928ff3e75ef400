"""The list of activities one runs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yilu.activities import queries
from yilu.activities.enums import ActivityKind, ActivityState
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.activities.words import TONES, when
from yilu.console.views.desk import actor_of, desk
from yilu.core.actor import Actor, Right

NAV = "activities"


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.activities(
        actor,
        kind=asked.get("kind"),
        state=asked.get("state"),
        text=asked.search,
        first=asked.day("first"),
        last=asked.day("last"),
    )


def _seats(row: Any) -> str:
    """12 / 30, or only 12 where there is no limit."""
    return str(row.taken) if row.capacity is None else f"{row.taken} / {row.capacity}"


PAGE = ListPage(
    kind="activities.activity",
    title=_("活动"),
    rows=_rows,
    detail=lambda row: reverse("console:activity", args=[row.pk]),
    search=_("搜名称、编号"),
    sort="-when",
    filters=(
        Filter("kind", _("类别"), ActivityKind.choices),
        Filter("state", _("状态"), ActivityState.choices),
        Filter("first", _("从哪天"), kind="date"),
        Filter("last", _("到哪天"), kind="date"),
    ),
    empty_title=_("还没有活动"),
    empty_text=_("新建一场宣讲、培训或讲座，发布以后司机在手机上就能报名。"),
    columns=(
        Column("title", _("名称"), lambda row: Cell(row.title, row.number), "title", lead=True),
        Column("kind", _("类别"), lambda row: row.get_kind_display(), "kind"),
        Column("when", _("时间"), when, "starts_at"),
        Column("organiser", _("主办"), lambda row: row.organiser.name),
        Column(
            "state",
            _("状态"),
            lambda row: Cell(row.get_state_display(), tone=TONES[ActivityState(row.state)]),
            "state",
        ),
        Column("seats", _("报名"), _seats, "taken", number=True),
        Column("waits", _("候补"), lambda row: row.waits, "waits", number=True),
        Column("came", _("参加"), lambda row: row.came, "came", number=True),
    ),
)


@desk(Right.VIEW_ACTIVITIES)
def activities(request: HttpRequest) -> HttpResponse:
    may_plan = actor_of(request).may_anywhere(Right.PLAN_ACTIVITIES)
    return respond(
        request, PAGE, nav=NAV, template="console/activities/list.html", may_plan=may_plan
    )

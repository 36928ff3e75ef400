"""What points are given to: the list, opening one, closing it, and the word on what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rewards import OutcomeForm, PoolForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right
from yilu.organisations.queries import get_unit, units_visible
from yilu.rewards import actions, queries
from yilu.rewards.enums import PoolKind, PoolState

NAV = "pools"
MANAGE = Right.MANAGE_REWARDS
TONES = {
    PoolState.OPEN: ("wait", "heart"),
    PoolState.CLOSED: ("soon", "clock"),
    PoolState.REPORTED: ("done", "check"),
}


def _rows(actor: Actor, asked: Asked) -> Any:
    return queries.pools(actor, state=asked.get("state"), kind=asked.get("kind"), text=asked.search)


def _state(row: Any) -> Cell:
    tone, icon = TONES[PoolState(row.state)]
    return Cell(row.get_state_display(), tone=tone, icon=icon)


PAGE = ListPage(
    kind="rewards.pool",
    title=gettext_lazy("积分捐赠"),
    rows=_rows,
    detail=lambda row: reverse("console:pool", args=[row.pk]),
    filters=(
        Filter("kind", gettext_lazy("捐给哪方面"), PoolKind.choices),
        Filter("state", gettext_lazy("到哪一步"), PoolState.choices),
    ),
    search=gettext_lazy("搜编号、名称"),
    sort="-opened",
    empty_title=gettext_lazy("还没有可以捐的"),
    empty_text=gettext_lazy("开一个：给爱心送考添水，给驿站添药箱。"),
    columns=(
        Column("title", gettext_lazy("名称"), lambda row: row.title, "title", lead=True),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("kind", gettext_lazy("捐给哪方面"), lambda row: row.get_kind_display(), "kind"),
        Column("opened", gettext_lazy("从"), lambda row: row.opened_on.isoformat(), "opened_on"),
        Column("given", gettext_lazy("捐了（分）"), lambda row: row.given, "given", number=True),
        Column("givers", gettext_lazy("人数"), lambda row: row.givers, "givers", number=True),
        Column("state", gettext_lazy("到哪一步"), _state, "state"),
    ),
)


@desk(MANAGE)
def pools(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV, template="console/rewards/pools.html")


def _trail(row: Any = None) -> tuple[tuple[str, str], ...]:
    trail = ((_("积分捐赠"), reverse("console:pools")),)
    return trail if row is None else (*trail, (row.title, reverse("console:pool", args=[row.pk])))


@desk(MANAGE)
def pool(request: HttpRequest, pk: UUID) -> HttpResponse:
    row = queries.get_pool(actor_of(request), pk)
    tone, icon = TONES[PoolState(row.state)]
    context = {"nav": NAV, "row": row, "tone": tone, "icon": icon}
    return render(request, "console/rewards/pool.html", context)


@desk(MANAGE, post=True)
def pool_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    units = [(str(unit.pk), unit.name) for unit in units_visible(actor)]
    form = PoolForm(posted(request), units=units)
    note = _("捐了多少分、几个人，大家看得到；谁捐的只有他自己看得到。")
    question = Question(_("开一个捐赠项目"), _("开始收"), NAV, _trail(), note=note)

    def act() -> HttpResponse:
        given = form.cleaned_data
        made = actions.open_pool(
            PoolKind(given["kind"]),
            given["title"],
            get_unit(actor, UUID(given["unit"])),
            by=actor,
            about=given["about"],
            goal=given["goal"],
        )
        return done(request, _("开始收了。"), "console:pool", made.pk)

    return ask(request, form, question, act)


@desk(MANAGE, post=True, get=False)
def pool_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actions.close_pool(pk, by=actor_of(request))
    return done(request, _("不再收了。办好以后请告知去向。"), "console:pool", pk)


@desk(MANAGE, post=True)
def pool_report(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_pool(actor, pk)
    form = OutcomeForm(posted(request))
    note = _("发给每个捐过的人，以后改不了，请写准确。")
    question = Question(_("告知去向"), _("发给捐的人"), NAV, _trail(row), row.title, note)

    def act() -> HttpResponse:
        actions.report_pool(pk, form.cleaned_data["outcome"], by=actor)
        return done(request, _("已告诉每个捐过的人。"), "console:pool", pk)

    return ask(request, form, question, act)

"""What points are handed out against: the list, one more, and one fewer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.forms.rewards import GoodForm
from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import Question, actor_of, ask, desk, done, posted
from yilu.core.actor import Actor, Right
from yilu.rewards import actions, queries
from yilu.stock.queries import items

NAV = "goods"
MANAGE = Right.MANAGE_REWARDS


def _rows(actor: Actor, asked: Asked) -> Any:
    rows = queries.goods(actor.city, closed=True)
    state = asked.get("state")
    return rows.filter(closed_on__isnull=state == "open") if state else rows


def _state(row: Any) -> Cell:
    if row.closed_on is not None:
        return Cell(_("停了"), tone="calm", small=row.closed_on.isoformat())
    return Cell(_("可以换"), tone="done", icon="check")


PAGE = ListPage(
    kind="rewards.good",
    title=gettext_lazy("兑换物品"),
    rows=_rows,
    filters=(
        Filter(
            "state",
            gettext_lazy("状态"),
            [("open", gettext_lazy("可以换的")), ("closed", gettext_lazy("停了的"))],
        ),
    ),
    sort="points",
    empty_title=gettext_lazy("还没有可以换的"),
    empty_text=gettext_lazy("先放几样驿站常有的：水、纸巾、洗车。"),
    columns=(
        Column(
            "name", gettext_lazy("名称"), lambda row: Cell(row.name, small=row.about), "name", lead=True
        ),
        Column("number", gettext_lazy("编号"), lambda row: row.number, "number"),
        Column("points", gettext_lazy("要几分"), lambda row: row.points, "points", number=True),
        Column("limit", gettext_lazy("每人每月几次"), lambda row: row.monthly_limit, number=True),
        Column("stock", gettext_lazy("库存"), lambda row: _("跟着库存减") if row.item else ""),
        Column("state", gettext_lazy("状态"), _state),
        Column(
            "close",
            gettext_lazy("要做的"),
            lambda row: ""
            if row.closed_on
            else Cell(_("停止兑换"), href=reverse("console:good_close", args=[row.pk])),
        ),
    ),
)  # fmt: skip


@desk(MANAGE)
def goods(request: HttpRequest) -> HttpResponse:
    return respond(request, PAGE, nav=NAV, template="console/rewards/goods.html")


def _trail() -> tuple[tuple[str, str], ...]:
    return ((_("兑换物品"), reverse("console:goods")),)


@desk(MANAGE, post=True)
def good_new(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    stock = [(str(item.pk), f"{item.name}（{item.unit}）") for item in items(actor.city)]
    form = GoodForm(posted(request), items=stock)
    question = Question(_("加一样可以换的"), _("放上去"), NAV, _trail())

    def act() -> HttpResponse:
        given = form.cleaned_data
        actions.list_good(
            given["name"],
            given["points"],
            by=actor,
            item=UUID(given["item"]) if given["item"] else None,
            monthly_limit=given["monthly_limit"],
            about=given["about"],
        )
        return done(request, _("放上去了，司机在手机上看得到。"), "console:goods")

    return ask(request, form, question, act)


@desk(MANAGE, post=True)
def good_close(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.get_good(actor.city, pk)
    note = _("换过的记录都留着；手机上已经出了码的也换不了了。")
    question = Question(
        _("停止兑换%(name)s") % {"name": row.name}, _("停止兑换"), NAV, _trail(), note=note
    )

    def act() -> HttpResponse:
        actions.close_good(pk, by=actor)
        return done(request, _("停了。"), "console:goods")

    return ask(request, forms.Form(posted(request)), question, act)

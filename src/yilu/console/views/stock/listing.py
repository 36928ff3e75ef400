"""What is where, how it came about, and one item at one place."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yilu.console.listing import respond
from yilu.console.lists import Asked, Cell, Column, Filter, ListPage
from yilu.console.views.desk import actor_of, desk
from yilu.core.actor import Actor, Right
from yilu.stock import queries as stock
from yilu.stock.enums import ItemKind, Reason

NAV = "stocks"
SEES = (Right.KEEP_STATION, Right.RUN_CARE, Right.HAND_OUT, Right.VIEW_CARE, Right.VIEW_STATIONS)
SHOWN = 50


def _places(actor: Actor) -> list[tuple[str, str]]:
    return [(str(row.pk), row.name) for row in stock.places(actor)]


def _key(asked: Asked, name: str) -> UUID | None:
    return UUID(asked.get(name)) if asked.get(name) else None


def _rows(actor: Actor, asked: Asked) -> Any:
    return stock.stocktaking(
        actor,
        place=_key(asked, "place"),
        kind=asked.get("kind"),
        only_low=asked.get("low") == "1",
        text=asked.search,
    )


def is_low(row: Any) -> bool:
    return row.low_at is not None and row.quantity <= row.low_at


def _state(row: Any) -> Cell | str:
    if is_low(row):
        return Cell(_("该补货了"), tone="soon", icon="alert")
    return Cell(_("够"), tone="done") if row.low_at is not None else ""


PAGE = ListPage(
    kind="stock.balance",
    title=gettext_lazy("物资库存"),
    rows=_rows,
    detail=lambda row: reverse("console:stock_line", args=[row.pk]),
    filters=(
        Filter("place", gettext_lazy("存放点"), _places),
        Filter("kind", gettext_lazy("类别"), ItemKind.choices),
        Filter("low", gettext_lazy("状态"), [("1", gettext_lazy("该补货的"))]),
    ),
    search=gettext_lazy("搜物资名称"),
    empty_title=gettext_lazy("还没有物资"),
    empty_text=gettext_lazy("点“入库”，写上是什么、放在哪、多少。"),
    columns=(
        Column("item", gettext_lazy("物资"), lambda row: row.item.name, "item__name", lead=True),
        Column("place", gettext_lazy("存放点"), lambda row: row.place.name, "place__name"),
        Column("kind", gettext_lazy("类别"), lambda row: row.item.get_kind_display()),
        Column("n", gettext_lazy("数量"), lambda row: row.quantity, "quantity", number=True),
        Column("unit", gettext_lazy("单位"), lambda row: row.item.unit),
        Column("low", gettext_lazy("到多少补货"), lambda row: row.low_at, "low_at", number=True),
        Column(
            "counted",
            gettext_lazy("上次盘点"),
            lambda row: row.counted_on.isoformat() if row.counted_on else "",
            "counted_on",
        ),
        Column("state", gettext_lazy("状态"), _state),
    ),
)


@desk(*SEES)
def stocks(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    keeps = stock.kept_places(actor).exists()
    return respond(
        request, PAGE, nav=NAV, template="console/stock/list.html", keeps=keeps,
        lists=stock.may_list(actor),
    )  # fmt: skip


def _moves(actor: Actor, asked: Asked) -> Any:
    key = _key(asked, "place")
    place = stock.get_place(actor, key) if key else None
    return stock.movements(actor, place=place, reason=asked.get("reason"))


def _signed(row: Any) -> str:
    return f"{row.quantity:+d}"


LEDGER = ListPage(
    kind="stock.movement",
    title=gettext_lazy("物资流水"),
    rows=_moves,
    filters=(
        Filter("place", gettext_lazy("存放点"), _places),
        Filter("reason", gettext_lazy("为什么"), Reason.choices),
    ),
    empty_title=gettext_lazy("还没有流水"),
    empty_text=gettext_lazy("入库、用掉、发放、调拨、盘点，每一笔都在这里，改不了也删不掉。"),
    columns=(
        Column("on", gettext_lazy("日期"), lambda row: row.on.isoformat(), "on", lead=True),
        Column("item", gettext_lazy("物资"), lambda row: row.item.name),
        Column("place", gettext_lazy("存放点"), lambda row: row.place.name),
        Column("reason", gettext_lazy("为什么"), lambda row: row.get_reason_display(), "reason"),
        Column("n", gettext_lazy("增减"), _signed, "quantity", number=True),
        Column("note", gettext_lazy("备注"), lambda row: row.note),
    ),
)


@desk(*SEES)
def ledger(request: HttpRequest) -> HttpResponse:
    return respond(request, LEDGER, nav=NAV)


@desk(*SEES)
def line(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One item at one place with its ledger, which adds up to what is said to be there."""
    actor = actor_of(request)
    row = stock.get_balance(actor, pk)
    moves = stock.movements(actor, place=row.place, item=row.item)
    context = {
        "nav": NAV,
        "row": row,
        "low": is_low(row),
        "moves": moves[:SHOWN],
        "keeps": stock.may_keep(actor, row.place),
    }
    return render(request, "console/stock/line.html", context)

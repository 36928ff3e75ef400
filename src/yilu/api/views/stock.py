"""The stock over the API: what is where, received, used, moved, counted, watched."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page
from yilu.api.shapes_plans import StockIn, StockMoveIn
from yilu.api.shapes_stations import BalanceOut, QuantityIn
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.stock import actions as stock_actions
from yilu.stock import queries as stock
from yilu.stock.enums import Reason

router = Router(tags=["stock"])


@router.get("/stock", response=Page[BalanceOut], url_name="stock")
def balances(request: HttpRequest, low: bool = False, cursor: str = "", limit: int = LIMIT) -> Any:
    """How much is where; `low` only what must be restocked."""
    actor = actor_of(request)
    rows = stock.low(actor) if low else stock.balances(actor)
    items, after = page(rows, cursor, limit)
    return {"items": [_balance(actor, row) for row in items], "next": after}


@router.post("/stock/{key}/use", response=BalanceOut, url_name="stock_use")
def use(request: HttpRequest, key: UUID, body: QuantityIn) -> Any:
    """Used up; refused where there is not enough."""

    def make() -> tuple[int, Any]:
        actor, row = actor_of(request), _row(request, key)
        source = Ref("api.use", str(uuid7()))
        stock_actions.take(row.item, row.place, body.quantity, Reason.USED, source, by=actor)
        return 200, _balance(actor, _row(request, key))

    return once(request, make)


@router.post(
    "/stock", response={201: BalanceOut}, url_name="stock", openapi_extra=described(StockIn)
)
def come_in(request: HttpRequest) -> Any:
    """Something received at a place one keeps, the first of it or more."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        kept = stock.kept_places(actor)
        if not kept.exists():
            raise NotFound("stock")
        body = body_of(request, StockIn)
        place = kept.filter(pk=body.place).first()
        if place is None:
            raise NotFound("place")
        item = _item(actor, body.item)
        stock_actions.receive(
            item, place, body.quantity, Ref("api.receipt", str(uuid7())), by=actor,
            unit_cost_fen=body.unit_cost_fen, note=body.note,
        )  # fmt: skip
        return 201, _balance(actor, stock.balances(actor, place).get(item=item))

    return once(request, make)


def _item(actor: Actor, text: str) -> Any:
    try:
        return stock.get_item(actor.city, UUID(text))
    except ValueError:
        return stock.get_item(actor.city, text)


@router.get("/stock/{key}", response=BalanceOut, url_name="stock_one")
def stock_one(request: HttpRequest, key: UUID) -> Any:
    return _balance(actor_of(request), _row(request, key))


@router.post("/stock/{key}/receive", response=BalanceOut, url_name="stock_receive")
def receive(request: HttpRequest, key: UUID, body: QuantityIn) -> Any:
    def make() -> tuple[int, Any]:
        actor, row = actor_of(request), _row(request, key)
        source = Ref("api.receipt", str(uuid7()))
        stock_actions.receive(row.item, row.place, body.quantity, source, by=actor)
        return 200, _balance(actor, _row(request, key))

    return once(request, make)


@router.post(
    "/stock/{key}/{move}",
    response={200: BalanceOut},
    url_name="stock_move",
    openapi_extra=described(StockMoveIn),
)
def stock_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """move, count, alert."""

    def make() -> tuple[int, Any]:
        actor, row = actor_of(request), _row(request, key)
        if move not in STOCK_MOVES or not stock.may_keep(actor, row.place):
            raise NotFound(move)
        STOCK_MOVES[move](actor, row, body_of(request, StockMoveIn))
        return 200, _balance(actor, _row(request, key))

    return once(request, make)


def _shift(actor: Actor, row: Any, body: StockMoveIn) -> None:
    if body.target is None:
        raise Invalid({"target": _("请选另一个地点。")})
    target = stock.kept_places(actor).filter(pk=body.target).first()
    if target is None:
        raise NotFound("place")
    source = Ref("api.move", str(uuid7()))
    stock_actions.move(row.item, row.place, target, body.quantity, source, by=actor, note=body.note)


def _count(actor: Actor, row: Any, body: StockMoveIn) -> None:
    if body.counted is None:
        raise Invalid({"counted": _("盘点数请写 0 或正整数。")})
    stock_actions.count_stock(row.place, {row.item: body.counted}, by=actor, note=body.note)


def _alert(actor: Actor, row: Any, body: StockMoveIn) -> None:
    stock_actions.set_low(row.item, row.place, body.low_at, by=actor)


STOCK_MOVES = {"move": _shift, "count": _count, "alert": _alert}


def _row(request: HttpRequest, key: UUID) -> Any:
    row = stock.balances(actor_of(request)).filter(pk=key).first()
    if row is None:
        raise NotFound("stock")
    return row


def _balance(actor: Actor, row: Any) -> dict[str, Any]:
    low = row.low_at is not None and row.quantity <= row.low_at
    moves = ["use"] if stock.may_take(actor, row.place) else []
    moves += ["receive", *STOCK_MOVES] if stock.may_keep(actor, row.place) else []
    return {
        "id": row.pk,
        "number": row.item.number,
        "state": "low" if low else "enough",
        "moves": moves,
        "item": row.item.name,
        "unit": row.item.unit,
        "place": row.place.name,
        "quantity": row.quantity,
    }

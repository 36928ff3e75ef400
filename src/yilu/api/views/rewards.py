"""Points over the API: one's own awards and ledger, a code for the counter, decisions on what waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.tokens import actor_of
from yilu.core import masking
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound
from yilu.flows import redeeming
from yilu.rewards import actions, queries

router = Router(tags=["rewards"])


class AwardOut(Shown):
    """`person` is masked, and empty for one's own."""

    outcome: str
    source: str  # the thing's number
    person: str
    points: int
    full: int
    less: str
    suspicion: str
    on: date
    due: datetime | None = None


class EntryOut(Schema):
    id: UUID
    reason: str
    points: int
    words: str
    on: date


class PurseOut(Schema):
    points: int
    waiting: int
    this_month: int
    cap: int


class GoodOut(Schema):
    id: UUID
    number: str
    name: str
    points: int
    monthly_limit: int | None


class RedemptionOut(Shown):
    good: str
    points: int
    person: str
    place: str
    on: date


class PoolOut(Shown):
    kind: str
    title: str
    given: int
    givers: int
    goal: int | None
    outcome: str


class WordsIn(Schema):
    text: str = ""


class RedeemIn(Schema):
    """What a keeper takes: the digits on the driver's phone, and the stock's place."""

    code: str
    place: UUID


class GiveIn(Schema):
    points: int


MOVES: dict[str, Callable[..., Any]] = {
    "explain": actions.explain,
    "appeal": actions.appeal,
    "release": actions.release,
    "decline": actions.decline,
    "revoke": actions.revoke,
    "uphold": actions.uphold,
}


@router.get("/rewards", response=Page[AwardOut], url_name="rewards", summary="Awards one may see")
def rewards(
    request: HttpRequest,
    state: str = "",
    outcome: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    actor = actor_of(request)
    items, after = page(queries.awards(actor, state=state, outcome=outcome), cursor, limit)
    return {"items": [_award_facts(actor, row) for row in items], "next": after}


@router.get("/rewards/balance", response=PurseOut, url_name="rewards_balance")
def balance(request: HttpRequest) -> Any:
    purse = queries.purse(actor_of(request))
    return {name: getattr(purse, name) for name in ("points", "waiting", "this_month", "cap")}


@router.get("/rewards/entries", response=Page[EntryOut], url_name="rewards_entries")
def entries(request: HttpRequest, cursor: str = "", limit: int = LIMIT) -> Any:
    """One's own ledger; a cursor goes on in the order of its making."""
    items, after = page(queries.my_entries(actor_of(request)), cursor, limit)
    names = ("id", "reason", "points", "words", "on")
    return {"items": [{name: getattr(row, name) for name in names} for row in items], "next": after}


@router.get("/rewards/goods", response=list[GoodOut], url_name="rewards_goods")
def goods(request: HttpRequest) -> Any:
    names = ("id", "number", "name", "points", "monthly_limit")
    rows = queries.goods(actor_of(request).city)
    return [{name: getattr(row, name) for name in names} for row in rows]


@router.post("/rewards/goods/{key}/code", response=dict[str, Any], url_name="rewards_code")
def code(request: HttpRequest, key: UUID) -> Any:
    """A fresh code for the counter; never remembered, for it is a secret."""
    digits, voucher = actions.show_voucher(key, by=actor_of(request))
    return {"code": digits, "good": voucher.good.name, "expires_at": voucher.expires_at}


@router.get("/rewards/pools", response=Page[PoolOut], url_name="rewards_pools")
def pools(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    actor = actor_of(request)
    items, after = page(queries.pools(actor, state=state), cursor, limit)
    return {"items": [_pool(actor, row) for row in items], "next": after}


@router.post(
    "/rewards/pools/{key}/give",
    response=PoolOut,
    url_name="rewards_give",
    openapi_extra=described(GiveIn),
)
def give(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    pool = queries.get_pool(actor, key)

    def make() -> tuple[int, Any]:
        actions.give(pool.pk, body_of(request, GiveIn).points, by=actor)
        return 200, _pool(actor, queries.get_pool(actor, key))

    return once(request, make)


@router.get("/rewards/redemptions", response=Page[RedemptionOut], url_name="redemptions")
def redemptions(request: HttpRequest, cursor: str = "", limit: int = LIMIT) -> Any:
    actor = actor_of(request)
    items, after = page(queries.redemptions(actor), cursor, limit)
    return {"items": [_redemption(actor, row) for row in items], "next": after}


@router.post(
    "/rewards/redemptions",
    response={201: RedemptionOut},
    url_name="redemptions",
    openapi_extra=described(RedeemIn),
)
def redeem(request: HttpRequest) -> Any:
    """A keeper hands something out against a code."""
    actor = actor_of(request)
    if not queries.redeems(actor):
        raise NotAllowed("redeem")

    def make() -> tuple[int, Any]:
        body = body_of(request, RedeemIn)
        row = redeeming.hand_over(body.code, body.place, by=actor)
        return 201, _redemption(actor, queries.get_redemption(actor, row.pk))

    return once(request, make)


@router.get("/rewards/{key}", response=AwardOut, url_name="reward")
def award(request: HttpRequest, key: UUID) -> Any:
    return _award(actor_of(request), key)


@router.post(
    "/rewards/{key}/{move}",
    response=AwardOut,
    url_name="reward_move",
    openapi_extra=described(WordsIn),
)
def award_move(request: HttpRequest, key: UUID, move: str) -> Any:
    actor = actor_of(request)
    if not queries.has_move(actor, queries.get_award(actor, key), move):
        raise NotFound(move)

    def make() -> tuple[int, Any]:
        MOVES[move](key, body_of(request, WordsIn).text, by=actor)
        return 200, _award(actor, key)

    return once(request, make)


def _award(actor: Actor, key: UUID) -> dict[str, Any]:
    row = queries.get_award(actor, key)
    return {**_award_facts(actor, row), "moves": queries.award_moves(actor, row)}


def _award_facts(actor: Actor, row: Any) -> dict[str, Any]:
    names = ("number", "state", "outcome", "points", "full", "less", "suspicion", "on")
    facts = {name: getattr(row, name) for name in names}
    own = row.person_id == actor.person_id
    person = "" if own else masking.name(row.person.name)
    return {"id": row.pk, "source": row.source_number, "person": person, "due": None, **facts}


def _redemption(actor: Actor, row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": "returned" if row.returned_at is not None else "handed",
        "moves": [],
        "good": row.good.name,
        "points": row.points,
        "person": "" if row.person_id == actor.person_id else masking.name(row.person.name),
        "place": row.place_name,
        "on": row.on,
    }


def _pool(actor: Actor, row: Any) -> dict[str, Any]:
    names = ("number", "state", "kind", "title", "given", "givers", "goal", "outcome")
    facts = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "moves": ["give"] if queries.may_give(actor, row) else [], **facts}

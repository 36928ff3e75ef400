"""Bookings of exam rides: taken down, placed, changed and called off by the desk; families masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown, point_of
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound
from yilu.rides import actions, queries
from yilu.rides.actions import Wish

router = Router(tags=["exam rides"])


class MessageOut(Schema):
    """What the family was told by SMS: `waiting`, `sent`, `failed`, `dropped`, or `rung` by somebody."""

    news: str
    at: datetime
    state: str


class BookingOut(Shown):
    """Who it is is told by how they are called and the last four of their phone, no more."""

    season: UUID
    wave: UUID
    point: UUID
    called: str
    phone: str
    party: int
    needs: list[str]
    pickup: str
    lon: float | None
    lat: float | None
    out: bool
    back: bool
    due: datetime = Field(description="the latest moment to be at the exam point")
    messages: list[MessageOut] = []


class BookingIn(Schema):
    wave: UUID
    point: UUID
    called: str = Field(max_length=20)
    phone: str = Field(max_length=20)
    party: int = 2
    pickup: str = Field(max_length=120)
    out: bool = True
    back: bool = True
    guardian: bool = False
    needs: list[str] = []
    need_words: str = Field("", max_length=120)
    lon: float | None = None
    lat: float | None = None


class BookingMoveIn(Schema):
    """`place` takes lon and lat; `cancel` nothing; `change` whatever is to be otherwise."""

    lon: float | None = None
    lat: float | None = None
    called: str | None = Field(None, max_length=20)
    party: int | None = None
    pickup: str | None = Field(None, max_length=120)
    out: bool | None = None
    back: bool | None = None
    needs: list[str] | None = None
    need_words: str | None = Field(None, max_length=120)


@router.get("/bookings", response=Page[BookingOut], url_name="bookings")
def bookings(
    request: HttpRequest,
    season: UUID | None = None,
    wave: UUID | None = None,
    state: str = "",
    q: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.bookings(actor_of(request), season=season, wave=wave, state=state, text=q)
    items, after = page(rows, cursor, limit)
    return {"items": [_booking(row) for row in items], "next": after}


@router.post(
    "/bookings",
    response={201: BookingOut},
    url_name="bookings",
    openapi_extra=described(BookingIn),
)
def booking_create(request: HttpRequest) -> Any:
    """For a family that telephones: holders of BOOK_RIDES alone."""
    actor = actor_of(request)
    if not queries.may_book(actor):
        raise NotFound("bookings")
    body = body_of(request, BookingIn)
    given = body.dict(exclude={"lon", "lat", "needs"})
    wish = Wish(**given, needs=tuple(body.needs), at=point_of(body.lon, body.lat))

    def make() -> tuple[int, Any]:
        made = actions.book_for(wish, by=actor).booking
        return 201, _shown_booking(request, made.pk)

    return once(request, make)


@router.get("/bookings/{key}", response=BookingOut, url_name="booking")
def booking(request: HttpRequest, key: UUID) -> Any:
    return _shown_booking(request, key)


@router.post(
    "/bookings/{key}/{move}",
    response=BookingOut,
    url_name="booking_move",
    openapi_extra=described(BookingMoveIn),
)
def booking_move(request: HttpRequest, key: UUID, move: str) -> Any:
    actor = actor_of(request)
    queries.get_booking(actor, key)
    if move not in BOOKING_MOVES:
        raise NotFound(move)

    def make() -> tuple[int, Any]:
        BOOKING_MOVES[move](actor, key, body_of(request, BookingMoveIn))
        return 200, _shown_booking(request, key)

    return once(request, make)


def _cancel(actor: Actor, key: UUID, _body: BookingMoveIn) -> None:
    actions.cancel(key, by=actor)


def _place(actor: Actor, key: UUID, body: BookingMoveIn) -> None:
    at = point_of(body.lon, body.lat)
    if at is None:
        raise Invalid({"lon": "lon, lat"})
    actions.place(key, at, by=actor)


def _change(actor: Actor, key: UUID, body: BookingMoveIn) -> None:
    """What is not said stays as it is."""
    row = queries.get_booking(actor, key)
    ways = {leg.direction for leg in row.legs.all() if leg.state != "cancelled"}
    said = body.dict(exclude={"lon", "lat"}, exclude_none=True)
    stands: dict[str, Any] = {
        "called": row.called, "party": row.party, "pickup": row.pickup, "needs": row.needs,
        "need_words": row.need_words, "out": "out" in ways, "back": "back" in ways,
    }  # fmt: skip
    values = {**stands, **said}
    values["needs"] = tuple(values["needs"])
    at = point_of(body.lon, body.lat)
    wish = Wish(wave=row.wave_id, point=row.point_id, phone="", guardian=True, at=at, **values)
    actions.change(key, wish, by=actor)


BOOKING_MOVES: dict[str, Callable[[Actor, UUID, BookingMoveIn], None]] = {
    "cancel": _cancel,
    "place": _place,
    "change": _change,
}


def _shown_booking(request: HttpRequest, key: UUID) -> dict[str, Any]:
    actor = actor_of(request)
    row = queries.get_booking(actor, key)
    moves = [move for move in queries.booking_moves(actor, row) if move in BOOKING_MOVES]
    changes = ["change"] if queries.may_change(actor, row) else []
    told = [
        {"news": one.news, "at": one.at, "state": _state_of(one)}
        for one in queries.messages_of(row)
    ]
    return {**_booking(row), "moves": [*changes, *moves], "messages": told}


def _state_of(message: Any) -> str:
    if message.rung_at is not None:
        return "rung"
    return str(message.outbound.state) if message.outbound is not None else "sent"


def _booking(row: Any) -> dict[str, Any]:
    live = {leg.direction for leg in row.legs.all() if leg.state != "cancelled"}
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "season": row.season_id,
        "wave": row.wave_id,
        "point": row.point_id,
        "called": row.called,
        "phone": row.phone_last4,
        "party": row.party,
        "needs": row.needs,
        "pickup": row.pickup,
        "lon": row.lon,
        "lat": row.lat,
        "out": "out" in live,
        "back": "back" in live,
        "due": queries.be_there(row.wave)[1],
    }

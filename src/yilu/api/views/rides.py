"""Exam seasons, bookings and trips: the same doors as the desk and the driver's phone, families masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.tokens import actor_of
from yilu.core.errors import Invalid, NotFound
from yilu.core.geo import Point
from yilu.rides import actions, queries
from yilu.rides.actions import Wish
from yilu.rides.enums import CheckKind

router = Router(tags=["exam rides"])


class WaveOut(Schema):
    id: UUID
    title: str
    on: date
    starts_at: str
    ends_at: str


class PointOut(Schema):
    id: UUID
    name: str
    lon: float
    lat: float


class SeasonOut(Shown):
    title: str
    unit: str
    books_from: date
    books_to: date
    hotline: str
    chosen: int | None = None
    backup: int | None = None
    waves: list[WaveOut] = []
    points: list[PointOut] = []


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
    """`place` takes lon and lat; `cancel` nothing."""

    lon: float | None = None
    lat: float | None = None


class StopOut(Schema):
    leg: UUID
    booking: str
    kind: str
    arrive_at: datetime
    place: str
    party: int
    state: str
    taps: list[str]


class TripOut(Shown):
    """`due` is when the first family is to be picked up."""

    vehicle: str
    sticker: int | None
    on: date
    due: datetime
    ends_at: datetime
    people: int
    direction: str
    wave: UUID
    stops: list[StopOut] = []


class CheckIn(Schema):
    """`leg` for all but depart; `phone_at` is the phone's own time of a tap that waited for a line."""

    leg: UUID | None = None
    people: int = 0
    phone_at: datetime | None = None


# ── seasons ─────────────────────────────────────────────────────────────────────────────────────


@router.get("/exam-seasons", response=Page[SeasonOut], url_name="exam_seasons")
def seasons(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    items, after = page(queries.seasons(actor_of(request), state=state), cursor, limit)
    return {"items": [_season(row) for row in items], "next": after}


@router.get("/exam-seasons/{key}", response=SeasonOut, url_name="exam_season")
def season(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    row = queries.get_season(actor, key)
    counts = queries.strength(row)
    return {
        **_season(row),
        "moves": queries.season_moves(actor, row),
        "chosen": counts.chosen,
        "backup": counts.backup,
        "waves": [_wave(wave) for wave in queries.waves(row)],
        "points": [
            {"id": point.pk, "name": point.name, "lon": point.lon, "lat": point.lat}
            for point in queries.points(row)
        ],
    }


@router.post("/exam-seasons/{key}/{move}", response=SeasonOut, url_name="exam_season_move")
def season_move(request: HttpRequest, key: UUID, move: str) -> Any:
    actor = actor_of(request)

    def make() -> tuple[int, Any]:
        if move == "confirm":
            actions.confirm_cars(key, by=actor)
        else:
            actions.move_season(key, move, by=actor)
        return 200, season(request, key)

    return once(request, make)


def _season(row: Any) -> dict[str, Any]:
    names = ("number", "state", "title", "books_from", "books_to", "hotline")
    return {"id": row.pk, "unit": row.unit.name, **{name: getattr(row, name) for name in names}}


def _wave(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "on": row.on,
        "starts_at": f"{row.starts_at:%H:%M}",
        "ends_at": f"{row.ends_at:%H:%M}",
    }


# ── bookings ────────────────────────────────────────────────────────────────────────────────────


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
    wish = Wish(**given, needs=tuple(body.needs), at=_at(body.lon, body.lat))

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
    if move not in ("cancel", "place"):
        raise NotFound(move)

    def make() -> tuple[int, Any]:
        if move == "cancel":
            actions.cancel(key, by=actor)
        else:
            body = body_of(request, BookingMoveIn)
            at = _at(body.lon, body.lat)
            if at is None:
                raise Invalid({"lon": "lon, lat"})
            actions.place(key, at, by=actor)
        return 200, _shown_booking(request, key)

    return once(request, make)


def _shown_booking(request: HttpRequest, key: UUID) -> dict[str, Any]:
    actor = actor_of(request)
    row = queries.get_booking(actor, key)
    moves = [move for move in queries.booking_moves(actor, row) if move in ("cancel", "place")]
    return {**_booking(row), "moves": moves}


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
    }


def _at(lon: float | None, lat: float | None) -> Point | None:
    return None if lon is None or lat is None else Point(lon, lat)


# ── trips ───────────────────────────────────────────────────────────────────────────────────────

MOVES: dict[str, CheckKind] = {kind.value: kind for kind in CheckKind}


@router.get("/trips", response=Page[TripOut], url_name="trips")
def trips(
    request: HttpRequest,
    wave: UUID | None = None,
    direction: str = "",
    state: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """Trips of the plans in force; a driver's own."""
    rows = queries.trips(actor_of(request), wave=wave, direction=direction, state=state)
    items, after = page(rows, cursor, limit)
    return {"items": [_trip(row) for row in items], "next": after}


@router.get("/trips/{key}", response=TripOut, url_name="trip")
def trip(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    row = queries.with_stops(actor, key)
    stops = [
        {
            "leg": line.stop.leg_id,
            "booking": line.stop.leg.booking.number,
            "kind": line.stop.kind,
            "arrive_at": line.stop.arrive_at,
            "place": line.place,
            "party": line.stop.leg.booking.party,
            "state": line.stop.leg.state,
            "taps": list(line.taps),
        }
        for line in queries.sheet(actor, row)
    ]
    return {**_trip(row), "moves": queries.trip_moves(actor, row), "stops": stops}


@router.post(
    "/trips/{key}/{move}",
    response=TripOut,
    url_name="trip_move",
    openapi_extra=described(CheckIn),
)
def trip_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """depart, board, arrive, no_show: each taken once, whenever the line brings it."""
    actor = actor_of(request)
    queries.get_trip(actor, key)
    if move not in MOVES:
        raise NotFound(move)
    body = body_of(request, CheckIn)

    def make() -> tuple[int, Any]:
        act: Callable[..., Any] = actions.check_in
        act(key, move, by=actor, leg=body.leg, people=body.people, phone_at=body.phone_at)
        return 200, trip(request, key)

    return once(request, make)


def _trip(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "vehicle": row.entry.vehicle.plate,
        "sticker": row.entry.sticker,
        "on": row.on,
        "due": row.starts_at,
        "ends_at": row.ends_at,
        "people": row.people,
        "direction": row.plan.direction,
        "wave": row.plan.wave_id,
    }

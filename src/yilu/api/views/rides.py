"""Exam seasons, bookings and trips: the same doors as the desk and the driver's phone, families masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.core.geo import Point
from yilu.files.queries import own_unattached
from yilu.organisations.queries import units_visible
from yilu.rides import actions, queries
from yilu.rides.actions import Outline, Report, Wish
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


class SeasonIn(Schema):
    """`unit` is the number of the Party organisation that organises it."""

    title: str = Field(max_length=60)
    unit: str = Field(max_length=20)
    books_from: date
    books_to: date
    hotline: str = Field(max_length=32)
    companies: list[UUID] = []
    wanted: int = 110
    wanted_backups: int = 11
    insurance: str = Field("", max_length=300)
    if_late: str = Field("", max_length=300)


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
    """`leg` for all but depart and report; `phone_at` is the phone's own time of a tap that waited.

    `report` takes kind (breakdown, accident, unwell, road, papers, other), text, lon and lat.
    """

    leg: UUID | None = None
    people: int = 0
    phone_at: datetime | None = None
    kind: str = ""
    text: str = Field("", max_length=400)
    photos: list[UUID] = []
    lon: float | None = None
    lat: float | None = None


# ── seasons ─────────────────────────────────────────────────────────────────────────────────────


@router.get("/exam-seasons", response=Page[SeasonOut], url_name="exam_seasons")
def seasons(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    items, after = page(queries.seasons(actor_of(request), state=state), cursor, limit)
    return {"items": [_season(row) for row in items], "next": after}


@router.post(
    "/exam-seasons",
    response={201: SeasonOut},
    url_name="exam_seasons",
    openapi_extra=described(SeasonIn),
)
def season_create(request: HttpRequest) -> Any:
    """A draft; its exams and exam points are written at the desk."""
    actor = actor_of(request)
    if not actor.may_anywhere(Right.ORGANISE_RIDES):
        raise NotFound("exam-seasons")
    given = body_of(request, SeasonIn).dict()
    unit = _unit(actor, given.pop("unit"))
    outline = Outline(**{**given, "companies": tuple(given["companies"])})

    def make() -> tuple[int, Any]:
        made = actions.found_season(unit, outline, by=actor)
        return 201, season(request, made.pk)

    return once(request, make)


def _unit(actor: Actor, number: str) -> Any:
    found = next((row for row in units_visible(actor) if row.number == number), None)
    if found is None or not actor.may(Right.ORGANISE_RIDES, found.path):
        raise Invalid({"unit": _("没有这个党组织，或者不由您组织送考。写它的编号。")})
    return found


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
    if move not in BOOKING_MOVES:
        raise NotFound(move)

    def make() -> tuple[int, Any]:
        BOOKING_MOVES[move](actor, key, body_of(request, BookingMoveIn))
        return 200, _shown_booking(request, key)

    return once(request, make)


def _cancel(actor: Actor, key: UUID, _body: BookingMoveIn) -> None:
    actions.cancel(key, by=actor)


def _place(actor: Actor, key: UUID, body: BookingMoveIn) -> None:
    at = _at(body.lon, body.lat)
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
    at = _at(body.lon, body.lat)
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
    changes = ["change"] if "cancel" in moves else []
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


def _at(lon: float | None, lat: float | None) -> Point | None:
    return None if lon is None or lat is None else Point(lon, lat)


# ── trips ───────────────────────────────────────────────────────────────────────────────────────

MOVES: dict[str, CheckKind] = {kind.value: kind for kind in CheckKind}
REPORT = "report"


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
    moves = queries.trip_moves(actor, row)
    reports = [REPORT] if queries.may_report(actor, row) else []
    return {**_trip(row), "moves": [*moves, *reports], "stops": stops}


@router.post(
    "/trips/{key}/{move}",
    response=TripOut,
    url_name="trip_move",
    openapi_extra=described(CheckIn),
)
def trip_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """depart, board, swap, arrive, no_show, report: each taken once, whenever the line brings it."""
    actor = actor_of(request)
    queries.get_trip(actor, key)
    if move not in (*MOVES, REPORT):
        raise NotFound(move)
    body = body_of(request, CheckIn)

    def make() -> tuple[int, Any]:
        if move == REPORT:
            photos = own_unattached(actor, body.photos)
            at = _at(body.lon, body.lat)
            told = Report(body.kind, body.text, photos, body.phone_at, at)
            actions.report(key, told, by=actor)
        else:
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

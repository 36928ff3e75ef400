"""Stations, visits and needs: what the phone, the counter and the desk do, over the API."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page
from yilu.api.shapes_plans import BookedOut, StationIn, StationMoveIn
from yilu.api.shapes_stations import (
    AnswerIn,
    FaultIn,
    NeedIn,
    NeedOut,
    RateIn,
    StationOut,
    VisitIn,
    VisitOut,
)
from yilu.api.tokens import actor_of
from yilu.api.views import station_plans
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid
from yilu.core.geo import CHINA, Point
from yilu.stations import actions, parking, prices, queries
from yilu.stations.enums import FaultKind, Group, NeedKind, NeedState

router = Router(tags=["stations"])


def _point(lon: float | None, lat: float | None) -> Point | None:
    if lon is None or lat is None or not CHINA.holds(Point(lon, lat)):
        return None
    return Point(lon, lat)


# ── stations ────────────────────────────────────────────────────────────────────────────────────


@router.get("/stations", response=Page[StationOut], url_name="stations")
def stations(
    request: HttpRequest,
    q: str = "",
    kind: str = "",
    district: str = "",
    has: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """Places that serve today: public to every token."""
    actor = actor_of(request)
    rows = queries.open_now(actor.city, text=q, kind=kind, division=district, amenity=has)
    items, after = page(rows, cursor, limit)
    now = clock.business_now()
    shown = {near.station.pk: near for near in queries.weigh(actor, items, now)}
    return {"items": [_station(actor, shown[row.pk]) for row in items], "next": after}


@router.get("/stations/{key}", response=StationOut, url_name="station")
def station(
    request: HttpRequest, key: UUID, lon: float | None = None, lat: float | None = None
) -> Any:
    """One place as it is now; with a position, how far it is."""
    actor = actor_of(request)
    near = queries.near_one(actor, key, clock.business_now(), _point(lon, lat))
    return _station(actor, near)


@router.post(
    "/stations",
    response={201: StationOut},
    url_name="stations",
    openapi_extra=described(StationIn),
)
def open_station(request: HttpRequest) -> Any:
    """A new place; with `opened_on` ahead it is planned and serves from that day."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        station_plans.may_open(actor)
        made = station_plans.opened(actor, body_of(request, StationIn))
        return 201, _managed(actor, made)

    return once(request, make)


def _managed(actor: Actor, row: Any) -> dict[str, Any]:
    """A place as whoever looks after it sees it, before its first day and after its last as well."""
    shown = _station(actor, queries.weigh(actor, [row], clock.business_now())[0])
    return {**shown, "moves": [*shown["moves"], *station_plans.MOVES]}


@router.post("/stations/{key}/favour", response={200: StationOut}, url_name="station_favour")
def favour(request: HttpRequest, key: UUID, on: bool = True) -> Any:
    def make() -> tuple[int, Any]:
        actor, now = actor_of(request), clock.business_now()
        actions.favour(queries.near_one(actor, key, now).station, on, by=actor)
        return 200, _station(actor, queries.near_one(actor, key, now))

    return once(request, make)


@router.post("/stations/{key}/fault", response={201: dict[str, str]}, url_name="station_fault")
def fault(request: HttpRequest, key: UUID, body: FaultIn) -> Any:
    """Something is broken there; the keeper is told."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        at = queries.near_one(actor, key, clock.business_now()).station
        made = actions.report_fault(at, _word(FaultKind, "kind", body.kind), body.text, by=actor)
        return 201, {"id": str(made.pk), "number": made.number, "state": made.state}

    return once(request, make)


@router.post(
    "/stations/{key}/book",
    response={201: BookedOut},
    url_name="station_book",
    openapi_extra=described(StationMoveIn),
)
def book(request: HttpRequest, key: UUID) -> Any:
    """A page of the paper book, all of it or nothing."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        queries.keeps(actor, key)
        done = station_plans.booked(actor, key, body_of(request, StationMoveIn))
        return 201, {"rows": done.rows, "person_times": done.person_times, "known": done.known}

    return once(request, make)


@router.post(
    "/stations/{key}/{move}",
    response={200: StationOut},
    url_name="station_move",
    openapi_extra=described(StationMoveIn),
)
def station_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """change, close, exception."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        row = station_plans.seen(actor, key, move)
        station_plans.MOVES[move](actor, row, body_of(request, StationMoveIn))
        return 200, _managed(actor, queries.get_station(actor, key))

    return once(request, make)


def _station(actor: Actor, near: queries.Near) -> dict[str, Any]:
    row = near.station
    until = near.status.until
    return {
        "id": row.pk,
        "number": row.number,
        "state": "open" if near.status.open else "closed",
        "moves": ["favour", "fault"] if actor.person_id else [],
        "name": row.name,
        "kind": row.kind,
        "district": row.division,
        "address": row.address,
        "lon": row.lon,
        "lat": row.lat,
        "functions": row.functions,
        "amenities": row.amenities,
        "hours": row.hours,
        "open_until": until,
        "opens_at": near.status.opens,
        "capacity": row.capacity,
        "free": near.free,
        "parking": row.parking,
        "parking_now": parking.at_hour(row.parking, clock.business_now().hour).words,
        "charging_by_hour": [list(piece) for piece in prices.stored(row.charging)],
        "truck_spaces": row.truck_spaces,
        "charging_fen": near.price,
        "metres": near.metres,
        "favourite": near.favourite,
    }


# ── visits ──────────────────────────────────────────────────────────────────────────────────────


@router.get("/visits", response=Page[VisitOut], url_name="visits")
def visits(
    request: HttpRequest,
    station: UUID | None = None,
    group: str = "",
    way: str = "",
    flag: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """One's own visits, and those at stations one may see."""
    actor = actor_of(request)
    rows = queries.visits(actor, station=station, group=group, way=way, flag=flag)
    items, after = page(rows, cursor, limit)
    return {"items": [_visit(actor, row) for row in items], "next": after}


@router.post("/visits", response={201: VisitOut}, url_name="visits")
def come(request: HttpRequest, body: VisitIn) -> Any:
    """With `code` one checks oneself in; a keeper gives `phone`, or `group` and `count` for a tally.

    A second check-in within the clock hour answers with the same visit and its services joined.
    """

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        return 201, _visit(actor, _come(actor, body))

    return once(request, make)


def _come(actor: Actor, body: VisitIn) -> Any:
    if body.code:
        at = queries.near_one(actor, body.station, clock.business_now()).station
        place = _point(body.lon, body.lat)
        return actions.check_in(at, body.code, body.services, by=actor, place=place)
    at = queries.keeps(actor, body.station)
    if body.phone:
        return actions.check_in_at_counter(at, body.services, by=actor, phone=body.phone)
    group = _word(Group, "group", body.group)
    return actions.tally(at, group, body.services, by=actor, count=body.count)


@router.get("/visits/{key}", response=VisitOut, url_name="visit")
def visit(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    return _visit(actor, queries.get_visit(actor, key))


@router.post("/visits/{key}/rate", response=VisitOut, url_name="visit_rate")
def rate(request: HttpRequest, key: UUID, body: RateIn) -> Any:
    actor = actor_of(request)
    row = queries.get_visit(actor, key)
    return _visit(actor, actions.rate(row, body.satisfied, by=actor))


@router.post("/visits/{key}/strike", response=VisitOut, url_name="visit_strike")
def strike(request: HttpRequest, key: UUID) -> Any:
    """The keeper takes back a slip; the row stays and counts no more."""
    actor = actor_of(request)
    actions.strike(queries.get_visit(actor, key), by=actor)
    return _visit(actor, queries.get_visit(actor, key))


def _visit(actor: Actor, row: Any) -> dict[str, Any]:
    own = row.person_id is not None and row.person_id == actor.person_id
    return {
        "id": row.pk,
        "number": f"{row.on:%Y%m%d}-{row.hour:02d}",
        "state": "struck" if row.struck_at is not None else "counted",
        "moves": ["rate"] if own else [],
        "station": row.station_id,
        "on": row.on,
        "hour": row.hour,
        "named": row.person_id is not None,
        "group": row.group,
        "services": row.services,
        "count": row.count,
        "way": row.way,
        "flags": row.flags,
        "satisfied": row.satisfied if own else None,
    }


# ── needs ───────────────────────────────────────────────────────────────────────────────────────


@router.get("/needs", response=Page[NeedOut], url_name="needs")
def needs(
    request: HttpRequest,
    station: UUID | None = None,
    state: str = "",
    kind: str = "",
    q: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    actor = actor_of(request)
    rows = queries.needs(actor, station=station, state=state, kind=kind, text=q)
    items, after = page(rows, cursor, limit)
    return {"items": [_need(row) for row in items], "next": after}


@router.post("/needs", response={201: NeedOut}, url_name="needs")
def hear(request: HttpRequest, body: NeedIn) -> Any:
    """A driver says what he needs, or a keeper writes down what he heard (`anonymous`)."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        at = queries.near_one(actor, body.station, clock.business_now()).station
        made = actions.hear_need(
            at,
            _word(NeedKind, "kind", body.kind),
            body.text,
            by=actor,
            group=_word(Group, "group", body.group),
            person=None if body.anonymous else actor.person_id,
            wants_appeal=body.wants_appeal,
        )
        return 201, _need(made)

    return once(request, make)


@router.get("/needs/{key}", response=NeedOut, url_name="need")
def need(request: HttpRequest, key: UUID) -> Any:
    return _need(queries.get_need(actor_of(request), key))


@router.post("/needs/{key}/answer", response=NeedOut, url_name="need_answer")
def answer(request: HttpRequest, key: UUID, body: AnswerIn) -> Any:
    actor = actor_of(request)
    return _need(actions.answer_need(queries.get_need(actor, key), body.answer, by=actor))


def _need(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": ["answer"] if row.state == NeedState.OPEN else [],
        "station": row.station_id,
        "kind": row.kind,
        "text": row.text,
        "group": row.group,
        "answer": row.answer,
        "heard_on": row.heard_on,
        "appeal": row.appeal,
    }


def _word(words: Any, field: str, value: str) -> Any:
    if value not in words.values:
        raise Invalid({field: f"{'、'.join(words.values)}"})
    return words(value)

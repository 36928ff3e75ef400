"""Trips of exam rides: a driver's own, or the desk's, with their stops and every tap of the road."""

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
from yilu.api.shapes import Moment, Page, Shown, point_of
from yilu.api.tokens import actor_of
from yilu.core.errors import NotFound
from yilu.files.queries import own_unattached
from yilu.rides import actions, queries
from yilu.rides.actions import Report
from yilu.rides.enums import CheckKind

router = Router(tags=["exam rides"])
MOVES: dict[str, CheckKind] = {kind.value: kind for kind in CheckKind}
REPORT = "report"


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
    phone_at: Moment | None = None
    kind: str = ""
    text: str = Field("", max_length=400)
    photos: list[UUID] = []
    lon: float | None = None
    lat: float | None = None


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
            at = point_of(body.lon, body.lat)
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

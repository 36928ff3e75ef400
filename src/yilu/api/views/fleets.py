"""Fleets, missions and trip sheets over the API: what the phone does, and running a call-out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page
from yilu.api.shapes_fleets import (
    FleetIn,
    FleetMoveIn,
    FleetOut,
    MissionIn,
    MissionMoveIn,
    MissionOut,
    SheetMoveIn,
    SheetOut,
)
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound
from yilu.core.geo import CHINA, Point
from yilu.files.queries import own_unattached
from yilu.fleets import actions, queries
from yilu.fleets.actions import Call, Checked, Wishes
from yilu.fleets.enums import IncidentKind, MissionKind, Shift

router = Router(tags=["fleets"])


def _word(words: Any, field: str, value: str) -> Any:
    if value not in words.values:
        raise Invalid({field: "、".join(words.values)})
    return words(value)


def _point(lon: float | None, lat: float | None) -> Point | None:
    if lon is None or lat is None or not CHINA.holds(Point(lon, lat)):
        return None
    return Point(lon, lat)


# ── fleets ──────────────────────────────────────────────────────────────────────────────────────


@router.get("/fleets", response=Page[FleetOut], url_name="fleets")
def fleets(
    request: HttpRequest, q: str = "", kind: str = "", cursor: str = "", limit: int = LIMIT
) -> Any:
    """Every fleet a driver may know of, open ones."""
    actor = actor_of(request)
    items, after = page(queries.fleets(actor, text=q, kind=kind), cursor, limit)
    mine = {row.fleet_id: row for row in queries.my_enrolments(actor)}
    return {"items": [_fleet(actor, row, mine.get(row.pk)) for row in items], "next": after}


@router.post(
    "/fleets",
    response={201: FleetOut},
    url_name="fleets",
    openapi_extra=described(FleetIn),
)
def found(request: HttpRequest) -> Any:
    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        unit = actions.running_unit(actor)
        body = body_of(request, FleetIn)
        unit = actions.running_unit(actor, body.unit) if body.unit else unit
        kinds = [_word(MissionKind, "kinds", kind) for kind in body.kinds]
        made = actions.found_fleet(
            body.name, unit, by=actor, district=body.district, kinds=kinds, about=body.about
        )
        return 201, _fleet(actor, queries.get_fleet(actor, made.pk))

    return once(request, make)


@router.get("/fleets/{key}", response=FleetOut, url_name="fleet")
def fleet(request: HttpRequest, key: UUID) -> Any:
    return _one_fleet(actor_of(request), key)


@router.post(
    "/fleets/{key}/{move}",
    response={200: FleetOut},
    url_name="fleet_move",
    openapi_extra=described(FleetMoveIn),
)
def fleet_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """join, leave, change, standby."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        row = queries.get_fleet(actor, key)
        if move not in FLEET_MOVES:
            raise NotFound(move)
        FLEET_MOVES[move](actor, row, body_of(request, FleetMoveIn))
        return 200, _one_fleet(actor, key)

    return once(request, make)


def _own(actor: Actor, row: Any) -> Any:
    own = queries.my_place(actor, row).enrolment
    if own is None:
        raise NotFound("enrolment")
    return own


def _wishes(body: FleetMoveIn) -> Wishes:
    return Wishes(tuple(body.skills), tuple(body.equipment), tuple(body.areas), tuple(body.kinds))


def _join(actor: Actor, row: Any, body: FleetMoveIn) -> None:
    actions.join(row.pk, body.plate or "", _wishes(body), by=actor)


def _change(actor: Actor, row: Any, body: FleetMoveIn) -> None:
    own = _own(actor, row)
    actions.wish(own.pk, _wishes(body), by=actor, plate=body.plate, paused_until=body.paused_until)


def _stand_by(actor: Actor, row: Any, body: FleetMoveIn) -> None:
    own, shift = _own(actor, row), _word(Shift, "shift", body.shift)
    if body.on is None:
        raise Invalid({"on": "YYYY-MM-DD"})
    actions.stand_by(own.pk, body.on, shift, by=actor, yes=body.yes)


FLEET_MOVES: dict[str, Callable[[Actor, Any, FleetMoveIn], Any]] = {
    "join": _join,
    "leave": lambda actor, row, _body: actions.leave(_own(actor, row).pk, by=actor),
    "change": _change,
    "standby": _stand_by,
}


def _one_fleet(actor: Actor, key: UUID) -> dict[str, Any]:
    row = queries.get_fleet(actor, key)
    place = queries.my_place(actor, row)
    standby = [f"{one.on} {one.shift}" for one in place.standbys]
    return {**_fleet(actor, row, place.enrolment), "standby": standby}


def _fleet(actor: Actor, row: Any, own: Any = None) -> dict[str, Any]:
    moves = ["change", "leave", "standby"] if own is not None else []
    if own is None and actor.driver_ids and row.ended_on is None:
        moves = ["join"]
    return {
        "id": row.pk,
        "number": row.number,
        "state": "open" if row.ended_on is None else "ended",
        "moves": moves,
        "name": row.name,
        "unit": row.unit.name,
        "district": row.district,
        "kinds": row.kinds,
        "drivers": row.drivers,
        "vehicles": row.vehicles,
        "mine": own.state if own is not None else "",
    }


# ── missions ────────────────────────────────────────────────────────────────────────────────────


@router.get("/missions", response=Page[MissionOut], url_name="missions")
def missions(
    request: HttpRequest, state: str = "", kind: str = "", cursor: str = "", limit: int = LIMIT
) -> Any:
    """Those this token runs or oversees, and those its person was weighed for."""
    actor = actor_of(request)
    rows = queries.seen_missions(actor)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(kind=kind) if kind else rows
    items, after = page(rows, cursor, limit)
    return {"items": _missions(actor, items), "next": after}


@router.post(
    "/missions",
    response={201: MissionOut},
    url_name="missions",
    openapi_extra=described(MissionIn),
)
def draft(request: HttpRequest) -> Any:
    """Drafted; nobody hears of it before `call`."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        leads = queries.led_fleets(actor).exists()
        if not leads and not actor.may_anywhere(Right.RUN_FLEETS):
            raise NotFound("missions")
        body = body_of(request, MissionIn)
        made = actions.draft_mission(_call(body), _unit(actor, body), by=actor)
        return 201, _one_mission(actor, made.pk)

    return once(request, make)


def _unit(actor: Actor, body: MissionIn) -> Any:
    """The unit he runs fleets for; a lead's mission is of the unit that founded his fleet."""
    if body.fleet is not None and not actor.may_anywhere(Right.RUN_FLEETS):
        return queries.get_fleet(actor, body.fleet).unit
    return actions.running_unit(actor, body.unit)


def _call(body: MissionIn) -> Call:
    if body.starts_at is None or body.ends_at is None:
        missing = "starts_at" if body.starts_at is None else "ends_at"
        raise Invalid({missing: "ISO 8601"})
    return Call(
        kind=_word(MissionKind, "kind", body.kind),
        title=body.title,
        area=body.area,
        place=body.place,
        starts_at=body.starts_at,
        ends_at=body.ends_at,
        needed=body.needed,
        reserve=body.reserve,
        point=_point(body.lon, body.lat),
        seats=body.seats,
        skills=tuple(body.skills),
        equipment=tuple(body.equipment),
        note=body.note,
        drive=body.drive,
        fleet=body.fleet,
    )


@router.get("/missions/{key}", response=MissionOut, url_name="mission")
def mission(request: HttpRequest, key: UUID) -> Any:
    return _one_mission(actor_of(request), key)


def _one_mission(actor: Actor, key: UUID) -> dict[str, Any]:
    return _missions(actor, [queries.get_seen_mission(actor, key)])[0]


MISSION_MOVES: dict[str, Callable[[UUID, Actor, str], Any]] = {
    "accept": lambda key, actor, _why: actions.accept(key, by=actor),
    "decline": lambda key, actor, why: actions.decline(key, by=actor, said=why),
    "drop": lambda key, actor, why: actions.drop_out(key, why, by=actor),
    "call": lambda key, actor, _why: actions.call_out(key, by=actor),
    "wave": lambda key, actor, _why: actions.next_wave(key, by=actor),
    "start": lambda key, actor, _why: actions.start(key, by=actor),
    "complete": lambda key, actor, _why: actions.complete(key, by=actor),
    "stand_down": lambda key, actor, why: actions.stand_down(key, why, by=actor),
}


ANSWERS = ("accept", "decline", "drop")


@router.post(
    "/missions/{key}/{move}",
    response={200: MissionOut},
    url_name="mission_move",
    openapi_extra=described(MissionMoveIn),
)
def mission_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """A driver's accept, decline, drop; the runner's call, wave, start, complete, stand_down."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        row = queries.get_seen_mission(actor, key)
        if move in ANSWERS and key not in queries.own_answers(actor, [row]):
            raise NotFound(move)  # answering is for whoever was weighed for it
        if move not in MISSION_MOVES:
            raise NotFound(move)
        if move not in ANSWERS:
            queries.get_mission(actor, key)
        body = body_of(request, MissionMoveIn)
        MISSION_MOVES[move](key, actor, body.reason)
        return 200, _one_mission(actor, key)

    return once(request, make)


def _missions(actor: Actor, rows: list[Any]) -> list[dict[str, Any]]:
    """A page of them: three questions however many there are."""
    own, runs = queries.own_answers(actor, rows), queries.moves_of(actor, rows)
    keys = [row.pk for row in rows]
    trips = {trip.mission_id: trip for trip in queries.my_trips(actor).filter(mission__in=keys)}
    shown = []
    for row in rows:
        moves = [*queries.answer_moves(actor, own.get(row.pk)), *runs[row.pk]]
        shown.append(_mission(row, own.get(row.pk), moves, trips.get(row.pk)))
    return shown


def _mission(row: Any, own: Any, moves: list[str], sheet: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": moves,
        "title": row.title,
        "kind": row.kind,
        "area": row.area,
        "place": row.place,
        "lon": row.lon,
        "lat": row.lat,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "due": row.starts_at,
        "needed": row.needed,
        "reserve": row.reserve,
        "accepted": row.accepted,
        "wave": row.wave,
        "fleet": row.fleet_id,
        "drive": row.drive_id,
        "answer": own.state if own is not None else "",
        "as_reserve": own.reserve if own is not None else False,
        "reasons": list(queries.why_not(own)) if own is not None else [],
        "sheet": sheet.pk if sheet is not None else None,
    }


# ── trip sheets ─────────────────────────────────────────────────────────────────────────────────


@router.get("/sheets", response=Page[SheetOut], url_name="sheets")
def sheets(
    request: HttpRequest,
    mission: UUID | None = None,
    state: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """One's own, and those of missions one oversees; stops come with one sheet."""
    actor = actor_of(request)
    rows = queries.trips(actor, mission=mission, state=state)
    items, after = page(rows, cursor, limit)
    return {"items": [_sheet(actor, row) for row in items], "next": after}


@router.get("/sheets/{key}", response=SheetOut, url_name="sheet")
def sheet(request: HttpRequest, key: UUID) -> Any:
    return _one_sheet(actor_of(request), key)


def _one_sheet(actor: Actor, key: UUID) -> dict[str, Any]:
    row = queries.get_trip(actor, key)
    return {**_sheet(actor, row), "stops": [_stop(stop) for stop in queries.stops_of(row)]}


def _check_in(actor: Actor, key: UUID, body: SheetMoveIn) -> None:
    if body.stop is None:
        raise Invalid({"stop": "the id of the next stop"})
    checked = Checked(
        body.at,
        _point(body.lon, body.lat),
        body.temperature,
        body.kit,
        body.note,
    )
    actions.check_in(key, body.stop, checked, by=actor)


def _finish(actor: Actor, key: UUID, body: SheetMoveIn) -> None:
    if body.km is None:
        raise Invalid({"km": "0 – 1500"})
    actions.finish(key, body.km, by=actor, phone_at=body.at)


def _report(actor: Actor, key: UUID, body: SheetMoveIn) -> None:
    actions.report(
        key,
        _word(IncidentKind, "kind", body.kind),
        body.text,
        by=actor,
        phone_at=body.at,
        place=_point(body.lon, body.lat),
        photos=own_unattached(actor, body.photos),
    )


SHEET_MOVES = {"check_in": _check_in, "finish": _finish, "report": _report}


@router.post(
    "/sheets/{key}/{move}",
    response={200: SheetOut},
    url_name="sheet_move",
    openapi_extra=described(SheetMoveIn),
)
def sheet_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """The driver's check_in, finish, report."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        row = queries.get_trip(actor, key)
        if move not in SHEET_MOVES or row.person_id != actor.person_id:
            raise NotFound(move)
        SHEET_MOVES[move](actor, key, body_of(request, SheetMoveIn))
        return 200, _one_sheet(actor, key)

    return once(request, make)


def _stop(stop: Any) -> dict[str, Any]:
    return {
        "id": stop.pk,
        "kind": stop.kind,
        "place": stop.place,
        "lon": stop.lon,
        "lat": stop.lat,
        "load": stop.transport.what if stop.transport is not None else "",
        "planned_at": stop.planned_at,
        "due": stop.due_at,
        "done_at": stop.done_at,
        "phone_at": stop.phone_at,
        "temperature": stop.temperature,
    }


def _sheet(actor: Actor, row: Any) -> dict[str, Any]:
    own = row.person_id == actor.person_id
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": queries.trip_moves(actor, row) if own else [],
        "mission": row.mission_id,
        "plate": row.vehicle.plate,
        "due": row.mission.starts_at,
        "started_at": row.started_at,
        "finished_at": row.finished_at,
        "minutes": row.minutes,
        "trips": row.runs,
        "km": row.metres // 1000,
    }

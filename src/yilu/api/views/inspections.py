"""创文迎查 over the API: lists and what is covered of them, errands taken, reported and looked at."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.files.actions import gather_photos
from yilu.organisations.queries import get_unit
from yilu.patrol import actions, queries
from yilu.patrol.actions import Line, Plan
from yilu.patrol.enums import ErrandState

router = Router(tags=["inspections"])


class StopOut(Schema):
    """One place of the list; `standing` is open, taken, reported, clean, fixed, gap or mended."""

    id: UUID
    place: str
    what: str
    area: str
    fixable: bool
    standing: str
    errand: UUID | None


class InspectionOut(Shown):
    title: str
    unit: str
    division: str
    first: date
    last: date
    due: date
    listed: int
    covered: int
    waiting: int
    gaps: int
    stops: list[StopOut] = []


class StopIn(Schema):
    place: str
    what: str
    fixable: bool = True


class InspectionIn(Schema):
    """`unit` is a unit's number or exact name."""

    title: str
    unit: str
    first: date
    last: date
    division: str = ""
    community: str = ""
    note: str = ""


class MoveIn(Schema):
    """What a move may bring; each takes its own fields and leaves the others."""

    area: UUID | None = None  # list
    stops: list[StopIn] = []
    stop: UUID | None = None  # take, strike
    errand: UUID | None = None  # report, drop, accept, decline, mend
    finding: str = ""
    before: list[UUID] = []
    after: list[UUID] = []
    note: str = ""
    text: str = ""
    reason: str = ""


@router.get("/inspections", response=Page[InspectionOut], url_name="inspections")
def inspections(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    """Those this token runs; a driver's are the open ones with a stop in an area he chose."""
    actor = actor_of(request)
    items, after = page(queries.known_inspections(actor, state=state), cursor, limit)
    return {"items": [_facts(row) for row in items], "next": after}


@router.post(
    "/inspections",
    response={201: InspectionOut},
    url_name="inspections",
    openapi_extra=described(InspectionIn),
)
def plan(request: HttpRequest) -> Any:
    actor = actor_of(request)
    if not actor.may_anywhere(Right.RUN_INSPECTIONS):
        raise NotAllowed("plan")

    def make() -> tuple[int, Any]:
        given = body_of(request, InspectionIn).dict()
        unit = get_unit(actor, given.pop("unit"))
        made = actions.plan_inspection(Plan(**given), unit, by=actor)
        return 201, _shown(actor, made.pk)

    return once(request, make)


@router.get("/inspections/{key}", response=InspectionOut, url_name="inspection")
def inspection(request: HttpRequest, key: UUID) -> Any:
    return _shown(actor_of(request), key)


@router.post(
    "/inspections/{key}/{move}",
    response=InspectionOut,
    url_name="inspection_move",
    openapi_extra=described(MoveIn),
)
def inspection_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """list strike open close for its runners; take report drop for drivers; accept decline mend."""
    actor = actor_of(request)
    row = queries.get_inspection(actor, key)
    runs = queries.may_run(actor, row)
    if move not in (RUNNERS | DRIVERS if runs else DRIVERS):
        raise NotFound(move)

    def make() -> tuple[int, Any]:
        _act(actor, key, move, body_of(request, MoveIn))
        return 200, _shown(actor, key)

    return once(request, make)


RUNNERS = {"list", "strike", "open", "close", "accept", "decline", "mend"}
DRIVERS = {"take", "report", "drop"}


def _act(actor: Actor, key: UUID, move: str, body: MoveIn) -> None:
    if move == "open":
        actions.open_inspection(key, by=actor)
    elif move == "close":
        actions.close_inspection(key, by=actor)
    elif move == "list":
        lines = [Line(one.place, one.what, one.fixable) for one in body.stops]
        actions.list_stops(key, _needed(body.area, "area"), lines, by=actor)
    elif move == "strike":
        actions.strike_stop(key, _needed(body.stop, "stop"), by=actor)
    elif move == "take":
        actions.take_stop(_needed(body.stop, "stop"), by=actor)
    else:
        _act_on(actor, _needed(body.errand, "errand"), move, body)


def _act_on(actor: Actor, errand: UUID, move: str, body: MoveIn) -> None:
    if move == "drop":
        actions.drop_errand(errand, by=actor)
    elif move == "report":
        before = gather_photos([], body.before, by=actor, field="before")
        after = gather_photos([], body.after, by=actor, field="after")
        actions.report_errand(
            errand, body.finding, by=actor, before=before, after=after, note=body.note
        )
    elif move == "accept":
        actions.accept_errand(errand, by=actor)
    elif move == "decline":
        actions.decline_errand(errand, body.reason, by=actor)
    else:
        actions.mend_gap(errand, body.text, by=actor)


def _needed(value: UUID | None, field: str) -> UUID:
    if value is None:
        raise Invalid({field: "required"})
    return value


def _shown(actor: Actor, key: UUID) -> dict[str, Any]:
    """Whole for its runners; a driver sees what he may take, and his own errands."""
    row = queries.get_inspection(actor, key)
    runs = queries.may_run(actor, row)
    stops = queries.coverage(row)
    if not runs:
        mine = set(queries.stops_for(actor).values_list("pk", flat=True))
        stops = [one for one in stops if one.stop.pk in mine or _his(actor, one)]
    moves = queries.inspection_moves(actor, row) + (["accept", "decline", "mend"] if runs else [])
    return {
        **_facts(row),
        "moves": [*moves, "take", "report", "drop"],
        "stops": list(map(_stop, stops)),
    }


def _his(actor: Actor, one: Any) -> bool:
    return one.errand is not None and queries.is_my_errand(actor, one.errand)


def _stop(one: Any) -> dict[str, Any]:
    names = ("place", "what", "fixable")
    facts = {name: getattr(one.stop, name) for name in names}
    taken = one.errand is not None and one.errand.state != ErrandState.DROPPED
    errand = one.errand.pk if taken else None
    area = one.stop.area.name
    return {"id": one.stop.pk, "area": area, "standing": one.standing, "errand": errand, **facts}


def _facts(row: Any) -> dict[str, Any]:
    names = ("number", "state", "title", "division", "first", "last")
    counts = ("listed", "covered", "waiting", "gaps")
    facts = {name: getattr(row, name) for name in (*names, *counts)}
    return {"id": row.pk, "unit": row.unit.name, "due": row.last, **facts}

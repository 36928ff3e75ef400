"""Exam seasons: founded, looked at and moved on through the same doors as the desk."""

from __future__ import annotations

from datetime import date
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
from yilu.organisations.queries import units_visible
from yilu.rides import actions, queries
from yilu.rides.actions import Outline

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

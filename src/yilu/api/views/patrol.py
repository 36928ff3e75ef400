"""Snapshots over the API: reported, found nearby, shown and moved by the acts and rights of the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page
from yilu.api.shapes_patrol import (
    CategoryOut,
    MoveIn,
    NearOut,
    SnapshotIn,
    SnapshotOut,
    SnapshotWhole,
)
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor
from yilu.core.cells import sound
from yilu.core.errors import NotFound
from yilu.files import queries as files
from yilu.files.enums import Size
from yilu.organisations.queries import unit_called
from yilu.patrol import actions, queries
from yilu.patrol.actions import Words
from yilu.patrol.enums import Channel
from yilu.ui.serving import hand_out

router = Router(tags=["snapshots"])
KEPT = 300
OPEN_TO_ALL = frozenset({"cowitness"})  # that a problem is known is no secret


@router.get("/snapshots", response=Page[SnapshotOut], url_name="snapshots")
def snapshots(
    request: HttpRequest,
    mine: bool = False,
    box: str = "all",
    q: str = "",
    state: str = "",
    category: str = "",
    area: str = "",
    division: str = "",
    due: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """`mine`: what the caller reported or saw; else what he works on or follows by office."""
    actor = actor_of(request)
    rows = (
        queries.own_snapshots(actor)
        if mine
        else queries.snapshots(
            actor, box=box, text=q, state=state, category=category, area=area, division=division,
            due=due,
        )
    )  # fmt: skip
    items, after = page(rows, cursor, limit)
    return {"items": [_snapshot(actor, row) for row in items], "next": after}


@router.post("/snapshots", response={201: SnapshotWhole}, url_name="snapshots")
def report(request: HttpRequest, body: SnapshotIn) -> Any:
    actor = actor_of(request)

    def make() -> tuple[int, Any]:
        words = _words(body)
        photos = _photos(actor, body.photos)
        made = actions.submit(words, photos, by=actor, channel=Channel.API)
        return 201, _whole(actor, queries.get_snapshot(actor, made.pk))

    return once(request, make)


@router.get("/snapshots/near", response=list[NearOut], url_name="snapshots_near")
def near(request: HttpRequest, lon: float, lat: float, category: str = "") -> Any:
    """Is it known already?"""
    point = sound(lon, lat)
    found = queries.nearby(actor_of(request).city, point, category) if point else []
    return [
        {
            "id": one.snapshot.pk,
            "number": one.snapshot.number,
            "category": one.snapshot.category.code if one.snapshot.category else "",
            "state": one.snapshot.state,
            "metres": one.metres,
            "made_at": one.snapshot.made_at,
        }
        for one in found
    ]


@router.get("/snapshots/categories", response=list[CategoryOut], url_name="snapshot_categories")
def categories(request: HttpRequest) -> Any:
    """The sub-classes that may be reported."""
    return list(queries.categories(actor_of(request).city))


@router.get("/snapshots/{key}", response=SnapshotWhole, url_name="snapshot")
def snapshot(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    return _whole(actor, queries.get_snapshot(actor, key))


@router.get("/snapshots/{key}/photos/{photo}", url_name="snapshot_photo")
def photo(request: HttpRequest, key: UUID, photo: UUID) -> HttpResponse:
    return _picture(request, key, photo, Size.LARGE)


@router.get("/snapshots/{key}/photos/{photo}/thumb", url_name="snapshot_thumb")
def thumb(request: HttpRequest, key: UUID, photo: UUID) -> HttpResponse:
    return _picture(request, key, photo, Size.THUMB)


def _picture(request: HttpRequest, key: UUID, photo: UUID, size: Size) -> HttpResponse:
    actor = actor_of(request)
    found = queries.get_picture(actor, key, photo)
    content = files.photo_bytes(actor, found, size=size)
    return hand_out(request, content, "image/jpeg", f"{photo}.jpg", keep_seconds=KEPT)


@router.post(
    "/snapshots/{key}/{move}",
    response=SnapshotWhole,
    url_name="snapshot_move",
    openapi_extra=described(MoveIn),
)
def move(request: HttpRequest, key: UUID, move: str) -> Any:
    """One move; `moves` of the shown snapshot says which are open to this token now."""
    actor = actor_of(request)
    made = MOVES.get(move)
    if made is None:
        raise NotFound(move)
    if move not in OPEN_TO_ALL:
        queries.get_snapshot(actor, key)  # who may not see it is not told what its move would take

    def act() -> tuple[int, Any]:
        made(actor, key, body_of(request, MoveIn))
        return 200, _after(actor, key)

    return once(request, act)


def _after(actor: Actor, key: UUID) -> dict[str, Any]:
    """As it stands now; a unit that gave it back may no longer see it."""
    return _whole(actor, queries.get_snapshot(actor, key))


def _words(body: SnapshotIn | MoveIn) -> Words:
    return Words(
        category=body.category,
        note=body.note if isinstance(body, SnapshotIn) else body.text,
        place=body.place,
        point=sound(body.lon, body.lat),
        accuracy=body.accuracy if isinstance(body, SnapshotIn) else None,
        moved=isinstance(body, MoveIn),
        shot_at=body.shot_at if isinstance(body, SnapshotIn) else None,
        answers=body.answers,
        called=body.called,
    )


def _photos(actor: Actor, ids: Sequence[UUID]) -> list[Any]:
    return files.own_unattached(actor, ids)


def _unit(actor: Actor, text: str) -> Any:
    return unit_called(actor.city, text, "unit") if text else None


def _accept(by: Actor, key: UUID, b: MoveIn) -> Any:
    return actions.accept(
        key, by=by, category=b.category, unit=_unit(by, b.unit), photos_ok=b.photos_ok
    )


Made = Callable[[Actor, UUID, MoveIn], Any]
MOVES: dict[str, Made] = {
    "complete": lambda by, key, b: actions.complete(
        key, _words(b), by=by, photos=_photos(by, b.photos)
    ),
    "accept": _accept,
    "refuse": lambda by, key, b: actions.refuse(key, by=by, reason=b.reason, text=b.text),
    "assign": lambda by, key, b: actions.assign(
        key, unit_called(by.city, b.unit, "unit"), by=by, reason=b.reason or b.text
    ),
    "take": lambda by, key, _b: actions.take(key, by=by),
    "return": lambda by, key, b: actions.ask_return(key, by=by, reason=b.reason),
    "extend": lambda by, key, b: actions.ask_extension(key, by=by, reason=b.reason, hours=b.hours),
    "suspend": lambda by, key, b: actions.ask_suspension(key, by=by, reason=b.reason, days=b.days),
    "approve": lambda by, key, _b: actions.approve(key, by=by),
    "decline": lambda by, key, b: actions.decline(key, by=by, reason=b.reason),
    "resume": lambda by, key, _b: actions.resume(key, by=by),
    "dispose": lambda by, key, b: actions.dispose(
        key, by=by, text=b.text, photos=_photos(by, b.photos)
    ),
    "cowitness": lambda by, key, b: actions.cowitness(key, by=by, photos=_photos(by, b.photos)),
    "verify": lambda by, key, b: actions.verify(
        key, by=by, fixed=b.fixed, photos=_photos(by, b.photos), note=b.text
    ),
    "close": lambda by, key, b: actions.close(key, by=by, outcome=b.outcome, text=b.text),
    "answer": lambda by, key, b: actions.answer(key, by=by, word=b.answer, text=b.text),
    "reopen": lambda by, key, b: actions.reopen(
        key, by=by, text=b.text, photos=_photos(by, b.photos)
    ),
    "refer": lambda by, key, b: actions.refer(key, by=by, wanted=b.wanted, facts=b.facts),
    "reply": lambda by, key, b: actions.take_reply(key, by=by, text=b.text),
    "merge": lambda by, key, b: actions.merge(key, b.into or key, by=by),
    "unmerge": lambda by, key, _b: actions.unmerge(key, by=by),
    "show": lambda by, key, _b: actions.show(key, by=by),
    "note": lambda by, key, b: actions.note(key, by=by, text=b.text),
}


def _snapshot(actor: Actor, row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": queries.moves(actor, row),
        "category": row.category.code if row.category else "",
        "note": row.note,
        "place": row.place,
        "lon": row.lon,
        "lat": row.lat,
        "area": row.area.name if row.area else "",
        "division": row.division,
        "unit": row.unit.name,
        "flags": row.flags if queries.is_staff(actor, row) else [],
        "shot_at": row.shot_at,
        "made_at": row.made_at,
        "due": row.due,
        "provisional": row.provisional,
        "outcome": row.outcome,
        "basis": row.basis,
        "answer": row.answer,
        "refusal": row.refusal,
        "merged_into": str(row.merged_into_id or ""),
    }


def _whole(actor: Actor, row: Any) -> dict[str, Any]:
    lines = [
        {"act": line.entry.act, "text": line.entry.text, "unit": line.unit, "at": line.entry.at}
        for line in queries.timeline(actor, row)
    ]
    return {
        **_snapshot(actor, row),
        "answers": row.answers,
        "disposal": row.disposal,
        "reckoning": row.reckoning,
        "timeline": lines,
        "pictures": _pictures(actor, row),
    }


def _pictures(actor: Actor, row: Any) -> list[dict[str, Any]]:
    album = queries.pictures_for(actor, row)
    named = {
        "before": album.before,
        "after": album.after,
        "seen": album.seen,
        "check": album.checks,
        "again": album.again,
    }
    return [
        {
            "id": one.pk,
            "when": when,
            "url": reverse("api:snapshot_photo", args=[row.pk, one.pk]),
            "thumb": reverse("api:snapshot_thumb", args=[row.pk, one.pk]),
        }
        for when, photos in named.items()
        for one in photos
    ]

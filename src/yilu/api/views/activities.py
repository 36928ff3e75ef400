"""Activities, attendances and what is published: the phone's steps and the planner's moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router, Schema

from yilu.activities import actions, queries
from yilu.api.bodies import described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.shapes_plans import ActivityIn, NoticeIn
from yilu.api.tokens import actor_of
from yilu.api.views import activity_plans
from yilu.core import masking
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotFound

router = Router(tags=["activities"])


class ActivityOut(Shown):
    kind: str
    title: str
    organiser: str
    mode: str
    place: str
    starts_at: datetime
    ends_at: datetime
    capacity: int | None
    taken: int
    due: datetime | None  # until when to sign up, or to confirm a seat that is kept
    mine: str = ""  # how it stands for this token's person


class AttendanceOut(Shown):
    activity: UUID
    name: str  # masked
    on: date
    in_at: datetime
    out_at: datetime | None
    minutes: int
    reason: str
    late: bool  # tapped without a line, sent later


class PublicationOut(Shown):
    kind: str
    title: str
    summary: str
    body: str
    source: str
    effective_on: date | None
    published_on: date | None
    answers: list[list[str]] = []
    readers: int | None = None  # for its publisher; who has not read is nowhere


class MoveIn(Schema):
    """What a move may need: the code at the door, a reason, words."""

    code: str = ""
    reason: str = ""
    text: str = ""


class AttendanceIn(Schema):
    activity: UUID
    code: str


# ── activities ──────────────────────────────────────────────────────────────────────────────────


@router.get("/activities", response=Page[ActivityOut], summary="Activities this token may see")
def activities(
    request: HttpRequest,
    kind: str = "",
    state: str = "",
    q: str = "",
    first: date | None = None,
    last: date | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.activities(
        actor_of(request), kind=kind, state=state, text=q, first=first, last=last, phone=True
    )
    items, after = page(rows, cursor, limit)
    return {"items": [_facts(row) for row in items], "next": after}


@router.post(
    "/activities",
    response={201: ActivityOut},
    url_name="activities",
    openapi_extra=described(ActivityIn),
    summary="Draft an activity",
)
def activity_draft(request: HttpRequest) -> Any:
    """Seen by its planners alone until it is published."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        return 201, _shown(actor, activity_plans.drafted(request, actor).pk)

    return once(request, make)


@router.get("/activities/{key}", response=ActivityOut)
def activity(request: HttpRequest, key: UUID) -> Any:
    return _shown(actor_of(request), key)


@router.post("/activities/{key}/{move}", response=ActivityOut, summary="Make a move")
def activity_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """sign-up, accept, give-up, check-in, check-out, ask; publish, hold, close, cancel; for planners
    revise, lesson, quiz; at the door admit, see-out and enter-list.

    Each of them done twice is done once.
    """
    actor = actor_of(request)
    if move in activity_plans.WRITES:
        activity_plans.WRITES[move](key, request, actor)
        return _shown(actor, key)
    act, given = MOVES.get(move), _given(request)
    if act is None:
        raise NotFound(move)
    act(key, given, actor)
    return _shown(actor, key)


def _given(request: HttpRequest) -> MoveIn:
    """What came with a move; most need nothing, so an empty body is right."""
    try:
        return MoveIn.model_validate_json(request.body) if _is_json(request) else MoveIn()
    except ValueError as error:
        raise Invalid({"": _("请求的内容不是能读的 JSON。")}) from error


def _is_json(request: HttpRequest) -> bool:
    return request.content_type == "application/json" and bool(request.body.strip())


MOVES: dict[str, Callable[[UUID, MoveIn, Actor], Any]] = {
    "sign-up": lambda key, given, by: actions.sign_up(key, by=by),
    "accept": lambda key, given, by: actions.accept(key, by=by),
    "give-up": lambda key, given, by: actions.give_up(key, by=by),
    "check-in": lambda key, given, by: actions.check_in(key, by=by, code=given.code),
    "check-out": lambda key, given, by: actions.check_out(key, by=by, code=given.code),
    "ask": lambda key, given, by: actions.ask(key, given.text, by=by),
    "publish": lambda key, given, by: actions.publish(key, by=by),
    "hold": lambda key, given, by: actions.hold(key, by=by),
    "close": lambda key, given, by: actions.close(key, by=by),
    "cancel": lambda key, given, by: actions.cancel(key, by=by, reason=given.reason),
}
STEPS = {
    queries.Step.SIGN_UP: "sign-up",
    queries.Step.WAIT: "sign-up",
    queries.Step.ACCEPT: "accept",
    queries.Step.CHECK_IN: "check-in",
    queries.Step.CHECK_OUT: "check-out",
}


def _shown(actor: Actor, key: UUID) -> dict[str, Any]:
    """One activity, as planner, as person, or as both."""
    rows = queries.activities(actor, phone=True).filter(pk=key)
    row = next(iter(rows), None)
    if row is None:
        raise NotFound(str(key))
    facts = {**_facts(row), "moves": queries.moves(actor, row)}
    try:
        card = queries.get_mine(actor, key).card
    except NotFound:
        return facts
    if card.step in STEPS:
        facts["moves"] = [*facts["moves"], STEPS[card.step]]
    if card.seat is not None:
        facts["mine"] = card.seat.state
        facts["due"] = card.seat.offered_until or facts["due"]
    if card.came is not None:
        facts["mine"] = "attended"
    elif card.is_mine:
        facts["moves"] = [*facts["moves"], "give-up"]
    return facts


def _facts(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "kind": row.kind,
        "title": row.title,
        "organiser": row.organiser.name,
        "mode": row.mode,
        "place": row.place,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
        "capacity": row.capacity,
        "taken": row.taken,
        "due": row.signup_until,
    }


# ── attendances ─────────────────────────────────────────────────────────────────────────────────


@router.get(
    "/attendances",
    response=Page[AttendanceOut],
    url_name="attendances",
    summary="Who took part, masked",
)
def attendances(
    request: HttpRequest,
    activity: UUID | None = None,
    mode: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.attendances(actor_of(request), activity=activity, mode=mode, phone=True)
    items, after = page(rows, cursor, limit)
    return {"items": [_attendance(row) for row in items], "next": after}


@router.get("/attendances/{key}", response=AttendanceOut)
def attendance(request: HttpRequest, key: UUID) -> Any:
    rows = queries.attendances(actor_of(request), phone=True).filter(pk=key)
    row = next(iter(rows), None)
    if row is None:
        raise NotFound(str(key))
    return _attendance(row)


@router.post(
    "/attendances",
    response={201: AttendanceOut},
    url_name="attendances",
    summary="Check in by the code",
)
def check_in(request: HttpRequest, body: AttendanceIn) -> Any:
    """Checking in twice is checking in once."""

    def make() -> tuple[int, Any]:
        row = actions.check_in(body.activity, by=actor_of(request), code=body.code)
        return 201, _attendance(row)

    return once(request, make)


def _attendance(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.certificate,
        "state": row.mode,
        "activity": row.activity_id,
        "name": masking.name(row.person.name),
        "on": row.on,
        "in_at": row.in_at,
        "out_at": row.out_at,
        "minutes": row.minutes,
        "reason": row.reason,
        "late": row.late,
    }


# ── laws, policies, notices ─────────────────────────────────────────────────────────────────────


@router.get(
    "/notices-published", response=Page[PublicationOut], summary="What is published to this person"
)
def publications(
    request: HttpRequest, kind: str = "", q: str = "", cursor: str = "", limit: int = LIMIT
) -> Any:
    """For planners: what their units published, drafts too, with how many read it."""
    actor = actor_of(request)
    rows = (
        queries.desk_publications(actor, kind=kind, text=q)
        if actor.may_anywhere(Right.VIEW_ACTIVITIES)
        else queries.publications(actor, kind=kind, text=q)
    )
    items, after = page(rows, cursor, limit)
    return {"items": [_publication(row) for row in items], "next": after}


@router.post(
    "/notices-published",
    response={201: PublicationOut},
    url_name="publications",
    openapi_extra=described(NoticeIn),
    summary="Draft a law, a policy or a notice",
)
def notice_draft(request: HttpRequest) -> Any:
    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        return 201, _published(actor, activity_plans.notice_drafted(request, actor).pk)

    return once(request, make)


@router.get("/notices-published/{key}", response=PublicationOut)
def publication(request: HttpRequest, key: UUID) -> Any:
    return _published(actor_of(request), key)


@router.post("/notices-published/{key}/{move}", response=PublicationOut)
def publication_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """read (counted once); publish, withdraw, revise."""
    actor = actor_of(request)
    if move == "read":
        actions.opened(key, by=actor)
    elif move == "publish":
        actions.publish_publication(key, by=actor)
    elif move == "revise":
        activity_plans.notice_revised(key, request, actor)
    elif move == "withdraw":
        actions.withdraw_publication(key, by=actor)
    else:
        raise NotFound(move)
    return _published(actor, key)


def _published(actor: Actor, key: UUID) -> dict[str, Any]:
    try:
        found = queries.get_desk_publication(actor, key)
    except NotFound:
        found = queries.get_publication(actor, key)
        return _page_of(found)
    moves = queries.publication_moves(actor, found.row)
    return {**_page_of(found), "moves": moves, "readers": found.readers}


def _page_of(found: queries.PublicationPage) -> dict[str, Any]:
    return {
        **_publication(found.row),
        "answers": [[pair.question, pair.answer] for pair in found.answers],
    }


def _publication(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "kind": row.kind,
        "title": row.title,
        "summary": row.summary,
        "body": row.body,
        "source": row.source,
        "effective_on": row.effective_on,
        "published_on": row.published_on,
        "readers": getattr(row, "readers", None),
    }

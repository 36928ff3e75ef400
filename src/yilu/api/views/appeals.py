"""Appeals, departments' tasks and causes over the API: the same acts and rights as on the pages."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from yilu.api.bodies import body_of, described, papers_in, receipt_in
from yilu.api.once import HEADER, once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page
from yilu.api.shapes_appeals import (
    AppealIn,
    AppealOut,
    AppealWhole,
    CauseMoveIn,
    CauseOut,
    MoveIn,
    TaskMoveIn,
    TaskOut,
)
from yilu.api.tokens import actor_of
from yilu.appeals import actions, queries
from yilu.appeals.actions import Party, Submitted, Words
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound
from yilu.core.geo import Point
from yilu.files import queries as files
from yilu.files.actions import take_papers
from yilu.organisations.queries import unit_called
from yilu.people.actions import note_person
from yilu.people.queries import find_person

router = Router(tags=["appeals"])


@router.get("/appeals", response=Page[AppealOut], url_name="appeals")
def appeals(
    request: HttpRequest,
    mine: bool = False,
    box: str = "all",
    q: str = "",
    state: str = "",
    subject: str = "",
    kind: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """`mine`: the caller's own worries; else what he handles or follows."""
    actor = actor_of(request)
    if mine:
        rows = queries.own_appeals(actor)
    else:
        rows = queries.appeals(
            actor, box=box, text=q, state=state, subject=subject, kind=kind
        ).distinct()
    items, after = page(rows, cursor, limit)
    asked = queries.waiting_for_a_word(items)
    return {"items": [_appeal(actor, row, asked) for row in items], "next": after}


@router.post("/appeals", response={201: AppealWhole}, url_name="appeals")
def submit(request: HttpRequest, body: AppealIn) -> Any:
    """Hand one in. An anonymous one is not remembered with its caller: its receipt comes from the key."""
    actor = actor_of(request)
    if body.anonymous:
        seed = request.headers.get(HEADER, "").strip()
        return 201, _whole(actor, actions.submit(_words(body), by=actor, seed=seed))
    return once(request, lambda: (201, _handed_in(actor, body)))


def _handed_in(actor: Actor, body: AppealIn) -> dict[str, Any]:
    made = actions.submit(
        _words(body),
        by=actor,
        on_behalf=_for_whom(actor, body),
        photos=files.own_unattached(actor, body.photos),
        recordings=files.own_unattached_recordings(actor, body.recordings),
    )
    return _whole(actor, made)


def _for_whom(actor: Actor, body: AppealIn) -> UUID | None:
    if not body.phone:
        return None
    found = find_person(actor, phone=body.phone, name=body.name)
    return found or note_person(body.name, body.phone, by=actor).pk


def _words(body: AppealIn) -> Words:
    point = None if body.lon is None or body.lat is None else Point(body.lon, body.lat)
    return Words(
        subject=body.subject,
        kind=body.kind,
        text=body.text,
        urgency=body.urgency,
        about_own_chain=body.about_own_chain,
        anonymous=body.anonymous,
        place=body.place,
        point=point,
    )


@router.get("/appeals/{key}", response=AppealWhole, url_name="appeal")
def appeal(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    return _shown(actor, queries.get_appeal(actor, key))


@router.post(
    "/appeals/{key}/{move}",
    response=AppealWhole,
    url_name="appeal_move",
    openapi_extra=described(MoveIn),
)
def move(request: HttpRequest, key: UUID, move: str) -> Any:
    """One move; `moves` of the shown appeal says which are open to this token now.

    `attach` takes multipart/form-data: up to five files under `papers`, and `text` if anything is to
    be said of them. Every other move takes JSON.
    """
    actor = actor_of(request)
    if move not in MOVES and move != ATTACH:
        raise NotFound(move)
    return once(request, lambda: (200, _made(request, actor, key, move)))


def _door(request: HttpRequest, actor: Actor, key: UUID, move: str) -> None:
    """Whose move it never is learns nothing: not what it takes, not that the case is there.

    Not asked of a repeated POST: whoever gave a case away may hear again that he did.
    """
    try:
        row = queries.get_appeal(actor, key)
    except NotFound:
        row = queries.by_receipt(actor.city, receipt_in(request))
        if row.pk != key:
            raise
    if not queries.has_move(actor, row, PARENTS.get(move, move)):
        raise NotFound(move)


def _made(request: HttpRequest, actor: Actor, key: UUID, move: str) -> dict[str, Any]:
    _door(request, actor, key, move)
    if move == ATTACH:
        papers = take_papers(papers_in(request), by=actor)
        actions.enclose(key, by=actor, papers=papers, text=request.POST.get("text", ""))
        return _after(actor, key, MoveIn(), opened=False)
    given = body_of(request, MoveIn)
    MOVES[move](actor, key, given)
    return _after(actor, key, given, opened=move == "unseal")


def _after(actor: Actor, key: UUID, body: MoveIn, *, opened: bool) -> dict[str, Any]:
    """The appeal as it stands now; a department's staff may no longer see it."""
    if body.receipt:
        return _shown(actor, queries.by_receipt(actor.city, body.receipt))
    return _shown(actor, queries.get_appeal(actor, key), opened=opened)


def _settled(actor: Actor, key: UUID, body: MoveIn) -> Any:
    return actions.confirm(
        key,
        by=actor,
        settled=body.settled,
        satisfied=body.satisfied or "",
        text=body.text,
        receipt=body.receipt,
    )


def _invited(actor: Actor, key: UUID, body: MoveIn) -> Any:
    unit = unit_called(actor.city, body.unit, "unit")
    return actions.invite(
        key, by=actor, unit=unit, wanted=body.wanted, facts=body.facts, days=body.days
    )


def _referred(actor: Actor, key: UUID, body: MoveIn) -> Any:
    desk = unit_called(actor.city, body.unit, "unit")
    return actions.refer(key, by=actor, desk=desk, facts=body.facts, wanted=body.wanted)


def _handed_over(actor: Actor, key: UUID, body: MoveIn) -> Any:
    unit = unit_called(actor.city, body.unit, "unit")
    return actions.hand_over(key, by=actor, unit=unit, reason=body.reason)


def _coordinated(actor: Actor, key: UUID, body: MoveIn) -> Any:
    if body.held_on is None:
        raise Invalid({"held_on": _("请写哪天协调的。")})
    return actions.coordinate(
        key,
        by=actor,
        held_on=body.held_on,
        result=body.result,
        agreed=body.agreed,
        others=[Party(role) for role in body.others],
        place=body.place,
    )


def _other(body: MoveIn, field: str) -> UUID:
    given: UUID | None = getattr(body, field)
    if given is None:
        raise Invalid({field: _("请给出另一件的编号。")})
    return given


ATTACH = "attach"
DECIDE = frozenset({"approve", "decline"})
PARENTS = {"unlink": "link", "ungroup": "group"}  # who may do it may undo it
Made = Callable[[Actor, UUID, MoveIn], Any]
MOVES: dict[str, Made] = {
    "accept": lambda by, key, _body: actions.accept(key, by=by),
    "escalate": lambda by, key, b: actions.escalate(
        key, by=by, reason=b.reason or b.text, receipt=b.receipt
    ),
    "call": lambda by, key, b: actions.call(key, by=by, text=b.text, reached=b.reached),
    "note": lambda by, key, b: actions.note(key, by=by, text=b.text),
    "ask": lambda by, key, b: actions.ask(key, by=by, text=b.text),
    "reply": lambda by, key, b: actions.reply(key, by=by, text=b.text),
    "add": lambda by, key, b: actions.add(key, by=by, text=b.text, receipt=b.receipt),
    "return": lambda by, key, b: actions.send_back(key, by=by, basis=b.reason or b.text),
    "settle": lambda by, key, b: actions.settle(
        key, by=by, outcome=b.outcome, text=b.text, why=b.why
    ),
    "confirm": _settled,
    "reopen": lambda by, key, b: actions.reopen(
        key, by=by, text=b.text or b.reason, receipt=b.receipt
    ),
    "withdraw": lambda by, key, b: actions.withdraw(key, by=by, receipt=b.receipt),
    "pause": lambda by, key, b: actions.pause(key, by=by, reason=b.reason, days=b.days or 0),
    "approve": lambda by, key, _body: actions.approve(key, by=by),
    "decline": lambda by, key, b: actions.decline(key, by=by, reason=b.reason),
    "resume": lambda by, key, _body: actions.resume(key, by=by),
    "contest": lambda by, key, b: actions.contest(
        key, by=by, reason=b.reason or b.text, receipt=b.receipt
    ),
    "extend": lambda by, key, b: actions.extend(key, by=by, reason=b.reason, days=b.days or 0),
    "handover": _handed_over,
    "refer": _referred,
    "invite": _invited,
    "coordinate": _coordinated,
    "link": lambda by, key, b: actions.link(key, _other(b, "other"), by=by),
    "unlink": lambda by, key, b: actions.unlink(key, _other(b, "other"), by=by),
    "merge": lambda by, key, b: actions.merge(key, _other(b, "into"), by=by),
    "unmerge": lambda by, key, _body: actions.unmerge(key, by=by),
    "group": lambda by, key, b: actions.join_cause(key, _other(b, "cause"), by=by),
    "ungroup": lambda by, key, _body: actions.leave_cause(key, by=by),
    "unseal": lambda by, key, b: actions.unseal(key, by=by, purpose=b.purpose),
}


def _moves(actor: Actor, row: Any, asked: Collection[UUID]) -> list[str]:
    """Approving is a move only where something waits for it."""
    open_ = queries.moves(actor, row)
    return open_ if row.pk in asked else [name for name in open_ if name not in DECIDE]


def _appeal(actor: Actor, row: Any, asked: Collection[UUID]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": _moves(actor, row, asked),
        "subject": row.subject,
        "kind": row.kind,
        "urgency": row.urgency,
        "title": row.title,
        "sealed": row.sealed,
        "due": row.settle_due,
        "sign_due": row.sign_due,
        "provisional": row.provisional,
        "rises_at": row.rises_at,
        "holder": row.holder_unit.name,
        "origin": row.origin.name,
        "outcome": row.outcome,
        "ending": row.ending,
        "made_at": row.made_at,
    }


def _shown(actor: Actor, row: Any, *, opened: bool = False, receipt: str = "") -> dict[str, Any]:
    return {
        **_appeal(actor, row, queries.waiting_for_a_word([row])),
        "text": queries.own_words(actor, row, opened=opened),
        "relay": [{**_fields(bead), "label": str(bead.label)} for bead in queries.strip(row)],
        "timeline": [
            {
                "act": line.entry.act,
                "voice": line.voice,
                "text": line.text,
                "who": line.who,
                "unit": line.unit,
                "at": line.entry.at,
            }
            for line in queries.timeline(actor, row, opened=opened)
        ],
        "reckoning": row.reckoning,
        "receipt": receipt,
    }


def _fields(bead: queries.Bead) -> dict[str, Any]:
    return {name: getattr(bead, name) for name in ("level", "who", "place", "at", "rises_at")}


def _whole(actor: Actor, made: Submitted) -> dict[str, Any]:
    """What its maker gets back: the whole case, or the number alone if he only wrote it down."""
    try:
        row = queries.by_receipt(actor.city, made.receipt) if made.receipt else made.appeal
        row = row if made.receipt else queries.get_appeal(actor, made.appeal.pk)
    except NotFound:
        row = made.appeal
        return {**_appeal(actor, row, ()), "moves": [], "title": "", "text": "", **NOTHING}
    return _shown(actor, row, receipt=made.receipt)


NOTHING: dict[str, Any] = {"relay": [], "timeline": [], "reckoning": [], "receipt": ""}


# ── tasks ───────────────────────────────────────────────────────────────────────────────────────


@router.get("/tasks", response=Page[TaskOut], url_name="tasks")
def tasks(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    actor = actor_of(request)
    items, after = page(queries.tasks(actor, state=state), cursor, limit)
    return {"items": [_task(actor, row) for row in items], "next": after}


@router.get("/tasks/{key}", response=TaskOut, url_name="task")
def task(request: HttpRequest, key: UUID) -> Any:
    actor = actor_of(request)
    return _task(actor, queries.get_task(actor, key))


@router.post(
    "/tasks/{key}/{move}",
    response=TaskOut,
    url_name="task_move",
    openapi_extra=described(TaskMoveIn),
)
def task_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """One move of a task; `attach` takes files under `papers` (multipart/form-data)."""
    actor = actor_of(request)
    if move not in TASK_MOVES and move != ATTACH:
        raise NotFound(move)

    def act() -> tuple[int, Any]:
        if not queries.has_task_move(actor, queries.get_task(actor, key), move):
            raise NotFound(move)
        if move == ATTACH:
            papers = take_papers(papers_in(request), by=actor)
            actions.enclose_in_task(key, by=actor, papers=papers)
        else:
            TASK_MOVES[move](actor, key, body_of(request, TaskMoveIn))
        return 200, _task(actor, queries.get_task(actor, key))

    return once(request, act)


TASK_MOVES: dict[str, Callable[[Actor, UUID, TaskMoveIn], Any]] = {
    "sign": lambda by, key, _body: actions.sign(key, by=by),
    "answer": lambda by, key, b: actions.answer(
        key, by=by, text=b.text, answered_by=b.answered_by, on=b.on, code=b.code
    ),
    "return": lambda by, key, b: actions.return_task(key, by=by, reason=b.reason or b.text),
    "withdraw": lambda by, key, b: actions.withdraw_task(key, by=by, reason=b.reason or b.text),
}


def _task(actor: Actor, row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": queries.task_moves(actor, row),
        "unit": row.unit.name,
        "wanted": row.wanted,
        "facts": row.facts,
        "due": row.due,
        "sign_due": row.sign_due,
        "answer": row.answer,
        "answered_at": row.answered_at,
    }


# ── causes ──────────────────────────────────────────────────────────────────────────────────────


@router.get("/causes", response=Page[CauseOut], url_name="causes")
def causes(request: HttpRequest, state: str = "", cursor: str = "", limit: int = LIMIT) -> Any:
    items, after = page(queries.causes(actor_of(request), state=state), cursor, limit)
    return {"items": [_cause(row) for row in items], "next": after}


@router.get("/causes/{key}", response=CauseOut, url_name="cause")
def cause(request: HttpRequest, key: UUID) -> Any:
    return _cause(queries.get_cause(actor_of(request), key))


@router.post(
    "/causes/{key}/{move}",
    response=CauseOut,
    url_name="cause_move",
    openapi_extra=described(CauseMoveIn),
)
def cause_move(request: HttpRequest, key: UUID, move: str) -> Any:
    actor = actor_of(request)
    made = CAUSE_MOVES.get(move)
    if made is None or not queries.may_direct(actor):
        raise NotFound(move)
    queries.get_cause(actor, key)

    def act() -> tuple[int, Any]:
        made(actor, key, body_of(request, CauseMoveIn))
        return 200, _cause(queries.get_cause(actor, key))

    return once(request, act)


CAUSE_MOVES: dict[str, Callable[[Actor, UUID, CauseMoveIn], Any]] = {
    "plan": lambda by, key, b: actions.plan_remedy(
        key, by=by, title=b.title, remedy=b.remedy, notice=b.notice
    ),
    "reply": lambda by, key, b: actions.reply_to_all(key, by=by, text=b.text),
    "close": lambda by, key, b: actions.close_cause(key, by=by, state=b.state),
}


def _cause(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "title": row.title,
        "subject": row.subject,
        "remedy": row.remedy,
        "notice": row.notice,
        "cases": row.cases,
    }

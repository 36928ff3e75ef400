"""Letters that refer a matter and 12345 slips: the same doors and moves as the desk's pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, SlipMoveIn, SlipOut
from yilu.api.tokens import actor_of
from yilu.core.actor import Actor
from yilu.flows.slip_answers import answer_slip
from yilu.referrals import actions, queries
from yilu.referrals.enums import Way

router = Router(tags=["referrals"])


@router.get("/referrals", response=Page[SlipOut], summary="Letters and slips this token may see")
def referrals(
    request: HttpRequest,
    q: str = "",
    state: str = "",
    kind: str = "",
    overdue: bool = False,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    actor = actor_of(request)
    rows = queries.slips(actor, state=state, kind=kind, overdue=overdue, text=q)
    items, after = page(rows, cursor, limit)
    return {"items": [_slip(actor, row) for row in items], "next": after}


@router.get("/referrals/{key}", response=SlipOut)
def referral(request: HttpRequest, key: UUID) -> Any:
    return _whole(actor_of(request), key)


@router.post(
    "/referrals/{key}/{move}",
    response=SlipOut,
    summary="send, number, answer, withdraw",
    url_name="referral_move",
    openapi_extra=described(SlipMoveIn),
)
def move(request: HttpRequest, key: UUID, move: str) -> Any:
    actor = actor_of(request)
    row = queries.get_slip(actor, key)
    if move not in MOVES:
        raise Http404
    body = body_of(request, SlipMoveIn)

    def make() -> tuple[int, Any]:
        MOVES[move](row, body, actor)
        return 200, _whole(actor, key)

    return once(request, make)


def _send(row: Any, body: SlipMoveIn, by: Actor) -> object:
    return actions.mark_sent(row, body.how or Way.DELIVERED, by=by)


def _number(row: Any, body: SlipMoveIn, by: Actor) -> object:
    return actions.record_outside_number(row, body.number, by=by, how=body.how or Way.SYSTEM)


def _answer(row: Any, body: SlipMoveIn, by: Actor) -> object:
    return answer_slip(
        row,
        body.text,
        body.answered_on,
        by=by,
        code=body.code,
        answered_by=body.answered_by,
    )


def _withdraw(row: Any, body: SlipMoveIn, by: Actor) -> object:
    return actions.withdraw(row, body.reason, by=by)


MOVES: dict[str, Callable[[Any, SlipMoveIn, Actor], object]] = {
    "send": _send,
    "number": _number,
    "answer": _answer,
    "withdraw": _withdraw,
}


def _whole(actor: Actor, key: UUID) -> dict[str, Any]:
    """One slip with its words and what came back; the check code stands on the paper alone."""
    row = queries.get_slip(actor, key)
    answers = [
        {
            "text": answer.text,
            "answered_on": answer.answered_on,
            "answered_by": answer.answered_by,
            "own": answer.own,
        }
        for answer in row.answers.all()
    ]
    return {**_slip(actor, row), "facts": row.facts, "wanted": row.wanted, "answers": answers}


def _slip(actor: Actor, row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.state,
        "moves": queries.moves(actor, row),
        "due": row.due_at,
        "kind": row.kind,
        "unit": row.unit.number,
        "to": row.to_name,
        "title": row.title,
        "issued_at": row.issued_at,
        "sent_at": row.sent_at,
        "sent_how": row.sent_how,
        "outside_number": row.outside_number,
        "overdue": queries.is_overdue(row),
        "reason": row.reason,
    }

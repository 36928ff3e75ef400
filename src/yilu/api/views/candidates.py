"""Developing members over the API: one's own way and application; for the chain its files and their moves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Router

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page
from yilu.api.shapes_candidates import (
    ApplicationIn,
    ApplicationOut,
    CandidateOut,
    MoveIn,
    StepOut,
)
from yilu.api.tokens import actor_of
from yilu.branch_life.actions import development as actions
from yilu.branch_life.enums.development import LookAt, Opinion, Outcome
from yilu.branch_life.queries import development as queries
from yilu.core import clock, masking
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound

router = Router(tags=["candidates"])
ON_PAPER = frozenset({"paper"})  # a scan is put in at the desk


@router.get("/candidates", response=Page[CandidateOut], url_name="candidates")
def candidates(
    request: HttpRequest,
    stage: str = "",
    branch: UUID | None = None,
    late: bool = False,
    q: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """Files of the token's branch chain; everybody else finds none."""
    actor = actor_of(request)
    rows = queries.candidates(actor, stage=stage, branch=branch, late=late, text=q)
    items, after = page(rows, cursor, limit)
    return {"items": [_facts(row) for row in items], "next": after}


@router.post("/candidates", response={201: ApplicationOut}, url_name="candidates")
def apply(request: HttpRequest, body: ApplicationIn) -> Any:
    """Hand in one's own written application; the branch takes it or sends it back."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        handed = actions.Handed(clock.today(), body.text, body.floating, body.born_on)
        made = actions.hand_in(_branch(actor, body.branch), handed, by=actor)
        return 201, _application(made)

    return once(request, make)


def _branch(actor: Actor, text: str) -> UUID:
    """An open branch by number, exact name or id: which branches there are is no secret."""
    for unit in queries.branches_to_apply(actor):
        if text.strip() in {str(unit.pk), unit.number, unit.name}:
            return UUID(str(unit.pk))
    raise Invalid({"branch": _("没有这个编号或名称的支部。")})


@router.get("/candidates/mine", response=CandidateOut, url_name="candidate_mine")
def mine(request: HttpRequest) -> Any:
    """One's own way: the steps with their dates, and nothing others wrote."""
    found = queries.progress(actor_of(request))
    if found is None:
        raise NotFound("candidate")
    return {**_facts(found.row), "steps": [_step(line) for line in found.lines]}


@router.get("/candidates/{key}", response=CandidateOut, url_name="candidate")
def candidate(request: HttpRequest, key: UUID) -> Any:
    """A file with its road; that it was opened is written down."""
    return _candidate(actor_of(request), key)


@router.post(
    "/candidates/{key}/{move}",
    response=CandidateOut,
    url_name="candidate_move",
    openapi_extra=described(MoveIn),
)
def move(request: HttpRequest, key: UUID, move: str) -> Any:
    """One of the 25 steps by its key, or what goes beside them (review, letter, move, end …)."""

    def make() -> tuple[int, Any]:
        actor = actor_of(request)
        row = queries.get_candidate(actor, key)
        if move in ON_PAPER or move not in queries.moves(actor, row):
            raise NotFound(move)
        body = body_of(request, MoveIn)
        act = MOVES.get(move)
        if act is not None:
            act(key, body, actor)
        else:
            actions.record_step(key, move, _entry(body, move), by=actor)
        return 200, _after(actor, key)

    return once(request, make)


def _after(actor: Actor, key: UUID) -> Any:
    """Moved to another branch or ended, the file may have left the token's sight."""
    return CandidateOut.model_validate(_candidate(actor, key)).model_dump(mode="json")


def _entry(body: MoveIn, key: str) -> actions.Entry:
    step = queries.BY_KEY[key]
    if body.done_on is None and body.resolution is None:
        raise Invalid({"done_on": _("请写办这一步的日期。")})
    outcome = body.outcome or step.outcomes[0].value
    if outcome not in Outcome.values:
        raise Invalid({"outcome": _("只能填：%(listed)s。") % {"listed": "、".join(step.outcomes)}})
    return actions.Entry(
        done_on=body.done_on or clock.today(),
        outcome=Outcome(outcome),
        words=body.words,
        members=tuple(body.members),
        clear=body.clear,
        notice_from=body.notice_from,
        notice_to=body.notice_to,
        opinions=frozenset(body.opinions) & frozenset(Opinion.values),
        votes=queries.Votes(**body.votes.dict()) if body.votes else None,
        resolution_id=body.resolution,
        extend_months=body.extend_months,
        reference=body.reference,
        form_number=body.form_number,
        confirmed=body.confirmed,
    )


def _to(body: MoveIn) -> UUID:
    if body.to_branch is None:
        raise Invalid({"to_branch": _("请写转到哪个支部。")})
    return body.to_branch


MOVES: dict[str, Callable[[UUID, MoveIn, Actor], Any]] = {
    "review": lambda key, body, by: actions.add_review(
        key, body.on or clock.today(), body.words, by=by
    ),
    "letter": lambda key, body, by: actions.send_letter(
        key, body.to_kind, body.to_name, body.on or clock.today(), by=by
    ),
    "train": lambda key, body, by: actions.take_attendance(key, body.attendances, by=by),
    "change_contacts": lambda key, body, by: actions.change_contacts(
        key, body.members, body.on or clock.today(), by=by, confirmed=body.confirmed
    ),
    "extend_approval": lambda key, body, by: actions.extend_approval(key, body.reason, by=by),
    "move": lambda key, body, by: actions.ask_move(key, _to(body), body.reason, by=by),
    "end": lambda key, body, by: actions.end_file(
        key, body.on or clock.today(), body.reason, by=by
    ),
}


def _candidate(actor: Actor, key: UUID) -> dict[str, Any]:
    row = actions.look(key, LookAt.FILE, by=actor)
    file = queries.file_of(actor, row)
    return {
        **_facts(row),
        "moves": [name for name in file.moves if name not in ON_PAPER],
        "steps": [_step(line, file.rule_of(line).article) for line in file.lines],
    }


def _facts(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "number": row.number,
        "state": row.stage,
        "person": masking.name(row.person.name),
        "branch": row.branch.name,
        "applied_on": row.applied_on,
        "due": row.next_due,
        "next": queries.STEPS[row.next_step - 1].key if row.next_step else "",
        "probation_from": row.probation_from,
        "probation_to": row.probation_to,
    }


def _step(line: queries.Line, article: str = "") -> StepOut:
    return StepOut(
        step=line.step.number,
        key=line.step.key,
        title=str(line.step.title),
        done_on=line.done.on if line.done else None,
        earliest=line.earliest,
        latest=line.latest,
        provisional=line.provisional,
        open=line.open,
        article=article,
    )


def _application(row: Any) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "number": "",
        "state": row.state,
        "moves": [],
        "branch": row.branch.name,
        "handed_on": row.handed_on.isoformat(),
        "answer": row.answer,
    }

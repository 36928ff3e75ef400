"""Campaigns, packs and consultations: the same doors as the phone and the desk, names masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import AwareDatetime

from yilu.api.bodies import described
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Page, Shown
from yilu.api.shapes_plans import CampaignIn, SlotIn, SlotMoveIn
from yilu.api.tokens import actor_of
from yilu.api.views import care_plans
from yilu.care import actions, queries
from yilu.care.enums import Privacy
from yilu.core import masking
from yilu.core.errors import Invalid, NotFound
from yilu.runtime.actions import answer, claim

router = Router(tags=["care"])
LONGEST_KEY = 200


class CampaignOut(Shown):
    title: str
    season: str
    from_on: date
    to_on: date
    contents: str
    unit_cost_fen: int
    budget_fen: int
    handed: int
    listed: int | None = None
    waiting: int | None = None
    spent_fen: int | None = None


class HandoutOut(Shown):
    campaign: str
    person: str  # masked
    place: str
    receipt: str
    unit_cost_fen: int
    handed_on: date
    proxy: str
    late: bool  # signed without a line, sent later


class HandoutIn(Schema):
    """`who` is the driver's whole phone or the six digits on it (a code never waits for a line)."""

    campaign: UUID
    place: UUID
    who: str
    receipt: str = "code"
    code: str = ""
    signature: str = ""
    receipt_note: str = ""
    proxy_name: str = ""
    proxy_reason: str = ""
    phone_at: AwareDatetime | None = None  # of a signing that waited for a line


class ReasonIn(Schema):
    reason: str = ""


class SlotOut(Shown):
    subject: str
    mode: str
    consultant: str
    place: str
    starts_at: datetime
    ends_at: datetime
    free: int


class ConsultationOut(Shown):
    subject: str
    mode: str
    person: str  # masked
    starts_at: datetime | None
    completed_on: date | None
    privacy: str
    question: str = ""
    answer: str = ""


class ConsultationIn(Schema):
    """A booking names a slot; a question names subject, question and privacy."""

    slot: UUID | None = None
    about: str = ""
    subject: str = ""
    question: str = ""
    privacy: str = Privacy.SEALED.value


class MoveIn(Schema):
    note: str = ""
    follow_up_on: date | None = None
    text: str = ""
    public_question: str = ""
    public_answer: str = ""


def _once(request: HttpRequest, make: Callable[[], UUID]) -> UUID:
    """With an Idempotency-Key it is made once; the repeat is shown the same thing."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        return make()
    if len(key) > LONGEST_KEY:
        raise Invalid({"Idempotency-Key": "at most 200 characters"})
    actor = actor_of(request)
    with transaction.atomic():
        row = claim(actor.city, f"{actor.account_id}|{request.path}", key)
        made = UUID(row.answer["id"]) if row.answer else make()
        if row.status is None:
            answer(row, 201, {"id": str(made)})
        return made


# ── campaigns ───────────────────────────────────────────────────────────────────────────────────

CAMPAIGN_MOVES: dict[str, Callable[..., Any]] = {
    "approve": actions.approve_campaign,
    "return": actions.return_campaign,
    "open": actions.open_campaign,
    "close": actions.close_campaign,
    "refresh": actions.refresh_list,
}


@router.get("/campaigns", response=Page[CampaignOut], summary="Campaigns this token may see")
def campaigns(
    request: HttpRequest,
    q: str = "",
    season: str = "",
    state: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.campaigns(actor_of(request), season=season, state=state, text=q)
    items, after = page(rows, cursor, limit)
    return {"items": [_campaign_facts(row) for row in items], "next": after}


@router.post(
    "/campaigns",
    response={201: CampaignOut},
    openapi_extra=described(CampaignIn),
    summary="Plan a campaign",
)
def campaign_create(request: HttpRequest) -> Any:
    """A draft with its list as the rule finds it today; another person approves it."""
    actor = actor_of(request)
    made = _once(request, lambda: care_plans.campaign_planned(request, actor))
    return 201, _campaign(request, made)


@router.get("/campaigns/{key}", response=CampaignOut)
def campaign(request: HttpRequest, key: UUID) -> Any:
    return _campaign(request, key)


@router.post("/campaigns/{key}/{move}", response=CampaignOut)
def campaign_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """approve, return, open, close; refresh asks the rule again; change plans anew."""
    if move == "change":
        care_plans.campaign_changed(key, request, actor_of(request))
        return _campaign(request, key)
    if move not in CAMPAIGN_MOVES:
        raise NotFound(move)
    _once(request, lambda: UUID(str(CAMPAIGN_MOVES[move](key, by=actor_of(request)).pk)))
    return _campaign(request, key)


def _campaign(request: HttpRequest, key: UUID) -> dict[str, Any]:
    actor = actor_of(request)
    row = queries.get_campaign(actor, key)
    book = queries.ledger(row)
    return {
        **_campaign_facts(row),
        "moves": queries.campaign_moves(actor, row),
        "listed": book.listed,
        "waiting": book.waiting,
        "spent_fen": book.spent_fen,
    }


def _campaign_facts(row: Any) -> dict[str, Any]:
    names = ("number", "state", "title", "season", "from_on", "to_on", "contents", "handed")
    facts = {name: getattr(row, name) for name in (*names, "unit_cost_fen", "budget_fen")}
    return {"id": row.pk, **facts}


# ── packs ───────────────────────────────────────────────────────────────────────────────────────


@router.get("/handouts", response=Page[HandoutOut], summary="Packs handed out, one's own too")
def handouts(
    request: HttpRequest,
    campaign: UUID | None = None,
    state: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.handouts(actor_of(request), campaign=campaign, state=state)
    items, after = page(rows, cursor, limit)
    return {"items": [_handout(request, row) for row in items], "next": after}


@router.post("/handouts", response={201: HandoutOut}, summary="Hand a pack over for a receipt")
def handout_create(request: HttpRequest, body: HandoutIn) -> Any:
    actor = actor_of(request)

    def make() -> UUID:
        people = actions.find_drivers(body.who, by=actor)
        place = next((p for p in queries.counters(actor) if p.pk == body.place), None)
        if place is None:
            raise NotFound("place")
        if len(people) != 1:
            raise Invalid({"who": "exactly one driver must have this phone or code"})
        typed = body.code or (body.who if people[0].by_code else "")
        proof = {
            "code": typed, "signature": body.signature, "receipt_note": body.receipt_note
        }  # fmt: skip
        signed = actions.Signed(body.receipt, proof, body.proxy_name, body.proxy_reason)
        made = actions.hand_out(
            body.campaign, people[0].person_id, place, signed, by=actor, tapped_at=body.phone_at
        )
        return UUID(str(made.pk))

    return 201, _handout(request, queries.get_handout(actor, _once(request, make)))


@router.get("/handouts/{key}", response=HandoutOut)
def handout(request: HttpRequest, key: UUID) -> Any:
    return _handout(request, queries.get_handout(actor_of(request), key))


@router.post("/handouts/{key}/return", response=HandoutOut)
def handout_return(request: HttpRequest, key: UUID, body: ReasonIn) -> Any:
    actor = actor_of(request)
    _once(request, lambda: UUID(str(actions.take_back(key, by=actor, reason=body.reason).pk)))
    return _handout(request, queries.get_handout(actor, key))


def _handout(request: HttpRequest, row: Any) -> dict[str, Any]:
    returned = row.returned_at is not None
    return {
        "id": row.pk,
        "number": row.number,
        "state": "returned" if returned else "signed",
        "moves": ["return"] if queries.may_return(actor_of(request), row) else [],
        "campaign": row.campaign.number,
        "person": masking.name(row.person.name),
        "place": row.place.name,
        "receipt": row.receipt,
        "unit_cost_fen": row.unit_cost_fen,
        "handed_on": row.handed_on,
        "proxy": masking.name(row.proxy_name) if row.proxy_name else "",
        "late": row.late,
    }


# ── consultations ───────────────────────────────────────────────────────────────────────────────


@router.get("/consultation-slots", response=Page[SlotOut], summary="Times one may book")
def consultation_slots(
    request: HttpRequest, subject: str = "", cursor: str = "", limit: int = LIMIT
) -> Any:
    rows = queries.free_slots(actor_of(request), subject=subject)
    items, after = page(rows, cursor, limit)
    return {"items": [_slot(row) for row in items], "next": after}


@router.post(
    "/consultation-slots",
    response={201: SlotOut},
    openapi_extra=described(SlotIn),
    summary="Offer a time",
)
def slot_create(request: HttpRequest) -> Any:
    actor = actor_of(request)
    made = _once(request, lambda: care_plans.slot_opened(request, actor))
    return 201, _slot(queries.get_slot(actor, made))


@router.post(
    "/consultation-slots/{key}/{move}",
    response=SlotOut,
    openapi_extra=described(SlotMoveIn),
    summary="Take a time back, or change its seats",
)
def slot_move(request: HttpRequest, key: UUID, move: str) -> Any:
    actor = actor_of(request)
    _once(request, lambda: care_plans.slot_moved(key, move, request, actor))
    return _slot(queries.get_slot(actor, key))


@router.get(
    "/consultations", response=Page[ConsultationOut], summary="One's own, and those one handles"
)
def consultations(
    request: HttpRequest,
    subject: str = "",
    state: str = "",
    mode: str = "",
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    rows = queries.consultations(actor_of(request), subject=subject, state=state, mode=mode)
    items, after = page(rows, cursor, limit)
    return {"items": [_consultation_facts(row) for row in items], "next": after}


@router.post("/consultations", response={201: ConsultationOut}, summary="Book a time, or ask")
def consultation_create(request: HttpRequest, body: ConsultationIn) -> Any:
    actor = actor_of(request)

    def make() -> UUID:
        if body.slot is not None:
            return UUID(str(actions.book(body.slot, by=actor, about=body.about).pk))
        made = actions.ask(body.subject, body.question, body.privacy, by=actor)
        return UUID(str(made.pk))

    return 201, _consultation(request, _once(request, make))


@router.get("/consultations/{key}", response=ConsultationOut)
def consultation(request: HttpRequest, key: UUID) -> Any:
    return _consultation(request, key)


CONSULTATION_MOVES: dict[str, Callable[[UUID, Any, MoveIn], Any]] = {
    "cancel": lambda key, by, _body: actions.cancel(key, by=by),
    "withdraw": lambda key, by, _body: actions.withdraw(key, by=by),
    "read": lambda key, by, _body: actions.read_answer(key, by=by),
    "no_show": lambda key, by, _body: actions.no_show(key, by=by),
    "complete": lambda key, by, body: actions.complete(
        key, by=by, note=body.note, follow_up_on=body.follow_up_on
    ),
    "answer": lambda key, by, body: actions.answer(
        key,
        by=by,
        words=body.text,
        public_question=body.public_question,
        public_answer=body.public_answer,
    ),
}


@router.post("/consultations/{key}/{move}", response=ConsultationOut)
def consultation_move(
    request: HttpRequest, key: UUID, move: str, body: MoveIn | None = None
) -> Any:
    if move not in CONSULTATION_MOVES:
        raise NotFound(move)
    given, act = body or MoveIn(), CONSULTATION_MOVES[move]
    _once(request, lambda: UUID(str(act(key, actor_of(request), given).pk)))
    return _consultation(request, key)


def _consultation(request: HttpRequest, key: UUID) -> dict[str, Any]:
    """One with its words, for those who may read them."""
    actor = actor_of(request)
    row = queries.get_consultation(actor, key)
    words = queries.words_of(actor, row)
    return {
        **_consultation_facts(row),
        "moves": queries.moves(actor, row),
        "question": words["question"],
        "answer": words["answer"],
    }


def _consultation_facts(row: Any) -> dict[str, Any]:
    names = ("number", "state", "subject", "mode", "starts_at", "completed_on", "privacy")
    facts = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "person": masking.name(row.person.name), **facts}


def _slot(row: Any) -> dict[str, Any]:
    names = ("state", "subject", "mode", "consultant", "place", "starts_at", "ends_at")
    facts = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "number": "", "free": row.seats - row.taken, **facts}

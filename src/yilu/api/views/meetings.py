"""Meetings over the API: the same doors as the desk and the phone, names masked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from yilu.api.bodies import body_of, described
from yilu.api.once import once
from yilu.api.paging import LIMIT, page
from yilu.api.shapes import Moment, Page, Shown
from yilu.api.tokens import actor_of
from yilu.branch_life.actions import ballots, roll
from yilu.branch_life.actions import meetings as actions
from yilu.branch_life.actions.meetings import Item, Plan
from yilu.branch_life.counting import Counts
from yilu.branch_life.enums.meeting import ItemKind, MeetingKind
from yilu.branch_life.queries import meetings as queries
from yilu.branch_life.queries import party
from yilu.branch_life.queries.roll import lines
from yilu.core import masking
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound

router = Router(tags=["meetings"])
ROOM = ("arrive", "leave", "excuse", "exclude", "include", "letter")
VOTING = ("hand_out", "tally", "void", "decide")


class AgendaOut(Schema):
    id: UUID
    order: int
    kind: str
    title: str
    matter: str
    way: str


class AttendeeOut(Schema):
    id: UUID
    person: str  # masked
    seat: str
    excluded: str
    present: bool


class BallotOut(Schema):
    """Sums alone; before two tallies agree there are none."""

    id: UUID
    item: UUID
    round: int
    state: str
    eligible: int
    present: int
    written: int
    papers_out: int
    needed: int
    papers_back: int | None
    yes: int | None
    no: int | None
    abstain: int | None
    invalid: int | None


class ResolutionOut(Schema):
    id: UUID
    number: str
    matter: str
    subject: str
    on: date
    eligible: int
    present: int
    yes: int
    no: int
    abstain: int
    passed: bool


class MeetingOut(Shown):
    kind: str
    title: str
    branch: str
    place: str
    starts_at: datetime
    day: date
    due: datetime | None = None
    eligible: int | None = None
    present: int | None = None
    needed: int | None = None
    agenda: list[AgendaOut] = []
    attendees: list[AttendeeOut] = []
    ballots: list[BallotOut] = []
    resolutions: list[ResolutionOut] = []


class ItemIn(Schema):
    title: str
    kind: str = ItemKind.DISCUSS.value
    matter: str = ""
    candidate: UUID | None = None
    way: str = ""
    months: int | None = None


class MeetingIn(Schema):
    """A meeting of a branch one holds meetings of."""

    branch: UUID
    kind: str = MeetingKind.ASSEMBLY.value
    title: str
    starts_at: Moment
    place: str = ""
    group: UUID | None = None
    activity: UUID | None = None
    agenda: list[ItemIn] = []


class MoveIn(Schema):
    """What a move needs of these: `reason` (cancel, excuse, void), `attendees` (arrive, leave) …"""

    reason: str = ""
    minutes: str = ""
    signer: UUID | None = None
    on: date | None = None
    attendee: UUID | None = None
    attendees: list[UUID] = []
    why: str = ""
    consent: str = ""
    consent_on: date | None = None
    item: UUID | None = None
    papers: int = 0
    counters: list[UUID] = []
    ballot: UUID | None = None
    counter: UUID | None = None
    papers_back: int = 0
    yes: int = 0
    no: int = 0
    abstain: int = 0
    invalid: int = 0
    passed: bool = False
    words: str = ""
    note: str = ""


@router.get("/meetings", response=Page[MeetingOut], url_name="meetings")
def meetings(
    request: HttpRequest,
    q: str = "",
    kind: str = "",
    state: str = "",
    branch: UUID | None = None,
    cursor: str = "",
    limit: int = LIMIT,
) -> Any:
    """Those one runs or oversees, and those one is called to."""
    rows = queries.meetings(actor_of(request), text=q, kind=kind, state=state, branch=branch)
    items, after = page(rows, cursor, limit)
    return {"items": [_facts(row) for row in items], "next": after}


@router.post("/meetings", response={201: MeetingOut}, url_name="meeting_create",
             openapi_extra=described(MeetingIn))  # fmt: skip
def meeting_create(request: HttpRequest) -> Any:
    actor = actor_of(request)
    if not queries.branches(actor).exists():
        raise NotFound("branch")
    body = body_of(request, MeetingIn)

    def make() -> tuple[int, Any]:
        branch = queries.get_branch(actor, body.branch)
        made = actions.plan_meeting(_plan(body, branch), branch, by=actor)
        return 201, _shown(actor, made.pk)

    return once(request, make)


def _plan(body: MeetingIn, branch: Any) -> Plan:
    if body.kind not in MeetingKind.values or any(
        item.kind not in ItemKind.values for item in body.agenda
    ):
        raise Invalid({"kind": "unknown kind"})
    group = next((row for row in party.groups(branch) if row.pk == body.group), None)
    agenda = tuple(
        Item(one.title, ItemKind(one.kind), one.matter, one.candidate, one.way, one.months)
        for one in body.agenda
    )
    return Plan(
        MeetingKind(body.kind),
        body.title,
        body.starts_at,
        body.place,
        group,
        activity_id=body.activity,
        agenda=agenda,
    )


@router.get("/meetings/{key}", response=MeetingOut, url_name="meeting")
def meeting(request: HttpRequest, key: UUID) -> Any:
    return _shown(actor_of(request), key)


Act = Callable[[UUID, MoveIn, Actor], Any]


def _needed(value: UUID | None, name: str) -> UUID:
    if value is None:
        raise Invalid({name: "needed for this move"})
    return value


def _exclude(key: UUID, body: MoveIn, by: Actor) -> Any:
    who = _needed(body.attendee, "attendee")
    return roll.exclude(key, who, body.why, by=by, consent=body.consent, consent_on=body.consent_on)


def _hand_out(key: UUID, body: MoveIn, by: Actor) -> Any:
    pair = (body.counters[0], body.counters[1]) if len(body.counters) == 2 else None
    return ballots.hand_out(key, _needed(body.item, "item"), body.papers, pair, by=by)


def _of(key: UUID, body: MoveIn, by: Actor) -> UUID:
    """The ballot of this meeting that the move is about."""
    ballot = queries.get_ballot(by, _needed(body.ballot, "ballot"))
    if ballot.meeting_id != key:
        raise NotFound("ballot")
    return ballot.pk


def _tally(key: UUID, body: MoveIn, by: Actor) -> Any:
    counts = Counts(body.papers_back, body.yes, body.no, body.abstain, body.invalid)
    return ballots.tally(_of(key, body, by), body.counter, counts, by=by)


MOVES: dict[str, Act] = {
    "call": lambda key, _body, by: actions.call_meeting(key, by=by),
    "open": lambda key, _body, by: actions.open_meeting(key, by=by),
    "close": lambda key, _body, by: actions.close_meeting(key, by=by),
    "cancel": lambda key, body, by: actions.cancel_meeting(key, body.reason, by=by),
    "minute": lambda key, body, by: actions.keep_minutes(key, body.minutes, by=by),
    "sign": lambda key, body, by: actions.sign_meeting(
        key, _needed(body.signer, "signer"), by=by, on=body.on
    ),
    "arrive": lambda key, body, by: roll.arrive(key, body.attendees, by=by),
    "leave": lambda key, body, by: roll.leave(key, body.attendees, by=by),
    "excuse": lambda key, body, by: roll.excuse(
        key, _needed(body.attendee, "attendee"), body.reason, by=by
    ),
    "exclude": _exclude,
    "include": lambda key, body, by: roll.include(key, _needed(body.attendee, "attendee"), by=by),
    "letter": lambda key, body, by: roll.take_letter(
        key, _needed(body.item, "item"), _needed(body.attendee, "attendee"), by=by
    ),
    "hand_out": _hand_out,
    "tally": _tally,
    "void": lambda key, body, by: ballots.void_ballot(_of(key, body, by), body.reason, by=by),
    "decide": lambda key, body, by: ballots.decide(
        _of(key, body, by), body.passed, by=by, words=body.words, note=body.note
    ),
}


@router.post("/meetings/{key}/{move}", response=MeetingOut, url_name="meeting_move",
             openapi_extra=described(MoveIn))  # fmt: skip
def meeting_move(request: HttpRequest, key: UUID, move: str) -> Any:
    """A counter who does not run the meeting may only `tally`."""
    actor = actor_of(request)
    row = queries.get_meeting(actor, key)
    counts = move == "tally" and any(one.meeting_id == key for one in queries.to_count(actor))
    if move not in MOVES or not (queries.runs(actor, row) or counts):
        raise NotFound(move)
    body = body_of(request, MoveIn)

    def make() -> tuple[int, Any]:
        MOVES[move](key, body, actor)
        return 200, _shown(actor, key)

    return once(request, make)


# ── how it looks outside ────────────────────────────────────────────────────────────────────────


def _facts(row: Any) -> dict[str, Any]:
    names = ("number", "state", "kind", "title", "place", "starts_at", "day")
    facts = {name: getattr(row, name) for name in names}
    return {"id": row.pk, "branch": row.branch.name, **facts}


def _shown(actor: Actor, key: UUID) -> dict[str, Any]:
    row = queries.get_meeting(actor, key)
    runs = queries.runs(actor, row)
    room = lines(row)
    more: dict[str, Any] = {
        "eligible": room.eligible,
        "present": room.present,
        "needed": room.needed,
        "moves": _moves(actor, row, runs),
        "due": row.starts_at if row.state in {"planned", "called"} else None,
        "agenda": [_item(one) for one in queries.agenda(row)],
        "resolutions": [_resolution(one) for one in queries.resolutions_of(row)],
    }
    if runs:
        votes = queries.votes(actor, row)
        more["attendees"] = [_attendee(one) for one in queries.attendees(row)]
        more["ballots"] = [_ballot(one) for one in votes if one.ballot is not None]
    return {**_facts(row), **more}


def _moves(actor: Actor, row: Any, runs: bool) -> list[str]:
    if not runs:
        return []
    open_ = [name for name in queries.moves(actor, row) if name in MOVES]
    return [*open_, *ROOM, *VOTING] if row.state == "open" else open_


def _item(one: Any) -> dict[str, Any]:
    names = ("order", "kind", "title", "matter", "way")
    return {"id": one.pk, **{name: getattr(one, name) for name in names}}


def _attendee(one: Any) -> dict[str, Any]:
    return {
        "id": one.pk,
        "person": masking.name(one.person.name),
        "seat": one.seat,
        "excluded": one.excluded,
        "present": one.arrived_at is not None and one.left_at is None,
    }


def _ballot(vote: Any) -> dict[str, Any]:
    ballot = vote.ballot
    names = ("round", "state", "eligible", "present", "written", "papers_out", "papers_back")
    sums = ("yes", "no", "abstain", "invalid")
    facts = {name: getattr(ballot, name) for name in (*names, *sums)}
    return {"id": ballot.pk, "item": ballot.item_id, "needed": vote.lines.needed, **facts}


def _resolution(one: Any) -> dict[str, Any]:
    names = ("number", "matter", "subject", "on", "eligible", "present", "yes", "no", "abstain")
    return {"id": one.pk, "passed": one.passed, **{name: getattr(one, name) for name in names}}

"""How development files look outside, and what is sent to move them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Field, Schema

from yilu.api.shapes import Shown


class StepOut(Schema):
    """One of the 25 steps: done, or from when to when; `provisional` rests on an unpublished calendar."""

    step: int
    key: str
    title: str
    done_on: date | None
    earliest: date | None
    latest: date | None
    provisional: bool
    open: bool
    article: str


class CandidateOut(Shown):
    """`state` is the stage, `due` the day the most pressing thing is late; names are masked."""

    person: str
    branch: str
    applied_on: date
    due: date | None
    next: str
    probation_from: date | None
    probation_to: date | None
    steps: list[StepOut] = []


class ApplicationIn(Schema):
    """One's own written application; `branch` is a unit's number, exact name or id."""

    branch: str
    text: str = Field("", max_length=6000)
    floating: bool = False
    born_on: date | None = None


class ApplicationOut(Shown):
    branch: str
    handed_on: date
    answer: str


class VotesIn(Schema):
    eligible: int
    present: int
    yes: int
    no: int = 0
    abstain: int = 0
    written: int = 0


class MoveIn(Schema):
    """What a move asks for; the 25 steps take `done_on` and what their rule wants."""

    done_on: date | None = None
    outcome: str = ""
    words: str = ""
    members: list[UUID] = []
    clear: bool = False
    notice_from: date | None = None
    notice_to: date | None = None
    opinions: list[str] = []
    votes: VotesIn | None = None
    resolution: UUID | None = None
    extend_months: int | None = None
    reference: str = ""
    form_number: str = ""
    confirmed: bool = False
    on: date | None = None
    reason: str = ""
    to_branch: UUID | None = None
    to_kind: str = ""
    to_name: str = ""
    attendances: list[UUID] = []

"""How appeals, departments' tasks and cause cards look outside, and what is sent to move them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from ninja import Schema

from yilu.api.shapes import Shown


class AppealIn(Schema):
    """`anonymous`: the answer carries the receipt; with an Idempotency-Key it is the same again."""

    subject: str
    kind: str
    text: str
    urgency: str = "normal"
    about_own_chain: bool = False
    anonymous: bool = False
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    photos: list[UUID] = []
    recordings: list[UUID] = []
    phone: str = ""  # for somebody else: his phone, and his name if he is new
    name: str = ""


class StopOut(Schema):
    """One station of the relay strip (办理进度)."""

    level: int
    label: str
    who: str
    place: str
    at: datetime | None
    rises_at: datetime | None


class LineOut(Schema):
    """One line of the timeline; `voice` is said, sent, inner (never the driver's) or road."""

    act: str
    voice: str
    text: str
    who: str
    unit: str
    at: datetime


class AppealOut(Shown):
    subject: str
    kind: str
    urgency: str
    title: str
    sealed: bool
    due: datetime
    sign_due: datetime
    provisional: bool
    rises_at: datetime | None
    holder: str
    origin: str
    outcome: str
    ending: str
    made_at: datetime


class AppealWhole(AppealOut):
    """One appeal; `text` is empty where it is sealed and was not opened."""

    text: str
    relay: list[StopOut]
    timeline: list[LineOut]
    reckoning: list[dict[str, Any]]
    receipt: str = ""


class MoveIn(Schema):
    """What a move needs; each takes its own fields and says which are missing."""

    text: str = ""
    reason: str = ""
    outcome: str = ""
    why: str = ""
    settled: str = ""
    satisfied: str | None = None
    unit: str = ""  # number or exact name
    wanted: str = ""
    facts: str = ""
    days: int | None = None
    other: UUID | None = None
    into: UUID | None = None
    cause: UUID | None = None
    held_on: date | None = None
    result: str = ""
    agreed: bool = True
    others: list[str] = []
    place: str = ""
    purpose: str = ""
    reached: bool = True
    receipt: str = ""


class TaskOut(Shown):
    """What a department sees: `facts` and what is wanted, never the case."""

    unit: str
    wanted: str
    facts: str
    due: datetime
    sign_due: datetime
    answer: str
    answered_at: datetime | None


class TaskMoveIn(Schema):
    text: str = ""
    reason: str = ""
    answered_by: str = ""
    on: date | None = None
    code: str = ""


class CauseOut(Shown):
    title: str
    subject: str
    remedy: str
    notice: str
    cases: int


class CauseMoveIn(Schema):
    title: str = ""
    remedy: str = ""
    notice: str = ""
    text: str = ""
    state: str = ""

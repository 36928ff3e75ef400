"""How snapshots look outside, and what is sent to report and move them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from ninja import Schema

from yilu.api.shapes import Moment, Shown


class SnapshotIn(Schema):
    """`photos` are ids of POST /photos; without a category it is a capture to be completed."""

    category: str = ""
    photos: list[UUID] = []
    note: str = ""
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    accuracy: int | None = None
    shot_at: Moment | None = None
    answers: dict[str, str] = {}
    called: bool = False


class PictureOut(Schema):
    """One photo as this token may see it; `when` is before, after, seen, check or again."""

    id: UUID
    when: str
    url: str
    thumb: str


class LineOut(Schema):
    act: str
    text: str
    unit: str
    at: datetime


class SnapshotOut(Shown):
    category: str
    note: str
    place: str
    lon: float | None
    lat: float | None
    area: str
    division: str
    unit: str
    flags: list[str]
    shot_at: datetime
    made_at: datetime
    due: datetime | None
    provisional: bool
    outcome: str
    basis: str
    answer: str
    refusal: str
    merged_into: str


class SnapshotWhole(SnapshotOut):
    answers: dict[str, str]
    disposal: str
    reckoning: list[dict[str, Any]]
    timeline: list[LineOut]
    pictures: list[PictureOut]


class NearOut(Schema):
    """Known already, perhaps: what and how far, never who."""

    id: UUID
    number: str
    category: str
    state: str
    metres: int
    made_at: datetime


class CategoryOut(Schema):
    code: str
    name: str
    name_en: str
    kind: str
    family: str
    filing: str
    closing: str
    hours: int
    questions: list[str]
    stop: str


class MoveIn(Schema):
    """What a move needs; each takes its own fields and says which are missing."""

    text: str = ""
    reason: str = ""
    category: str = ""
    unit: str = ""  # number or exact name
    photos: list[UUID] = []
    photos_ok: bool = False
    hours: int = 0
    days: int = 0
    fixed: bool | None = None
    outcome: str = ""
    answer: str = ""
    wanted: str = ""
    facts: str = ""
    into: UUID | None = None
    place: str = ""
    lon: float | None = None
    lat: float | None = None
    answers: dict[str, str] = {}
    called: bool = False

"""How fleets, missions and trip sheets look outside, and what is sent to make and move them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from ninja import Field, Schema

from yilu.api.shapes import Moment, Shown


class FleetOut(Shown):
    """`state` is open or ended; `mine` how the token's person stands to it."""

    name: str
    unit: str
    district: str
    kinds: list[str]
    drivers: int
    vehicles: int
    mine: str = ""
    standby: list[str] = []  # "2026-06-20 night"


class FleetIn(Schema):
    name: str = Field("", max_length=40)
    unit: UUID | None = None
    district: str = ""
    kinds: list[str] = []
    about: str = Field("", max_length=300)


class FleetMoveIn(Schema):
    """join takes plate and wishes; standby takes on, shift, yes; change takes wishes and pause."""

    plate: str | None = Field(None, max_length=12)
    skills: list[str] = []
    equipment: list[str] = []
    areas: list[str] = []
    kinds: list[str] = []
    paused_until: date | None = None
    on: date | None = None
    shift: str = ""
    yes: bool = True


class MissionOut(Shown):
    """`due` is when it musters; `answer` and `reasons` are the token's person's own side."""

    title: str
    kind: str
    area: str
    place: str
    lon: float | None
    lat: float | None
    starts_at: datetime
    ends_at: datetime
    due: datetime
    needed: int
    reserve: int
    accepted: int
    wave: int
    fleet: UUID | None
    drive: UUID | None
    answer: str = ""
    as_reserve: bool = False
    reasons: list[str] = []
    sheet: UUID | None = None


class MissionIn(Schema):
    kind: str = ""
    title: str = Field("", max_length=60)
    area: str = ""
    place: str = Field("", max_length=120)
    lon: float | None = None
    lat: float | None = None
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    needed: int = 1
    reserve: int = 0
    seats: int | None = None
    skills: list[str] = []
    equipment: list[str] = []
    note: str = Field("", max_length=400)
    unit: UUID | None = None
    drive: UUID | None = None
    fleet: UUID | None = None


class MissionMoveIn(Schema):
    """drop and decline may say why; stand_down must."""

    reason: str = Field("", max_length=200)


class StopOut(Schema):
    id: UUID
    kind: str
    place: str
    lon: float | None
    lat: float | None
    load: str
    planned_at: datetime | None
    due: datetime | None
    done_at: datetime | None
    phone_at: datetime | None
    temperature: Decimal | None


class SheetOut(Shown):
    mission: UUID
    plate: str
    due: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    minutes: int
    trips: int
    km: int
    stops: list[StopOut] = []


class SheetMoveIn(Schema):
    """check_in names the stop; finish gives km; report a kind and words. Times are the phone's own."""

    stop: UUID | None = None
    at: Moment | None = None
    lon: float | None = None
    lat: float | None = None
    temperature: Decimal | None = Field(None, max_digits=4, decimal_places=1)
    kit: bool = False
    note: str = Field("", max_length=120)
    km: int | None = None
    kind: str = ""
    text: str = Field("", max_length=400)
    photos: list[UUID] = []

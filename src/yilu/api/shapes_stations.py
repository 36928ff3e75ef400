"""How stations, visits, needs and stock look outside, and what is sent to make them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from ninja import Field, Schema

from yilu.api.shapes import Shown


class StationOut(Shown):
    """`state` is open or closed now; prices in 分 per kilowatt-hour; places in WGS-84."""

    name: str
    kind: str
    district: str
    address: str
    lon: float | None
    lat: float | None
    functions: list[str]
    amenities: list[str]
    hours: str
    open_until: datetime | None
    opens_at: datetime | None
    capacity: int | None
    free: int | None
    parking: str
    parking_now: str
    charging_by_hour: list[list[int]]  # [from, to, 分]
    truck_spaces: int | None
    charging_fen: int | None
    metres: int | None
    favourite: bool


class FaultIn(Schema):
    kind: str
    text: str = Field("", max_length=200)


class VisitIn(Schema):
    """One of: code (oneself), phone (a keeper), or group with count (a tally)."""

    station: UUID
    services: list[str] = []
    code: str = Field("", max_length=16)
    lon: float | None = None
    lat: float | None = None
    phone: str = Field("", max_length=20)
    group: str = ""
    count: int = 1


class VisitOut(Shown):
    """Who came is never told: only whether a name is known."""

    station: UUID
    on: date
    hour: int
    named: bool
    group: str
    services: list[str]
    count: int
    way: str
    flags: list[str]
    satisfied: bool | None


class RateIn(Schema):
    satisfied: bool


class NeedIn(Schema):
    station: UUID
    kind: str
    text: str = Field(max_length=400)
    group: str = "other"
    wants_appeal: bool = False
    anonymous: bool = False


class NeedOut(Shown):
    station: UUID
    kind: str
    text: str
    group: str
    answer: str
    heard_on: date
    appeal: UUID | None


class AnswerIn(Schema):
    answer: str = Field(max_length=400)


class QuantityIn(Schema):
    quantity: int = Field(ge=1, le=100_000)


class BalanceOut(Shown):
    """`state` is enough, or low: somebody must restock."""

    item: str
    unit: str
    place: str
    quantity: int

"""What is sent to plan things of the service wing: stations, activities, notices, campaigns, times."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AwareDatetime

from yilu.api.shapes import Moment


class PlaceIn(Schema):
    """What is written about a station; what is left out stays as it is."""

    name: str | None = Field(None, max_length=60)
    district: str | None = Field(None, max_length=6)
    address: str | None = Field(None, max_length=160)
    lon: float | None = Field(None, ge=-180, le=180)
    lat: float | None = Field(None, ge=-90, le=90)
    datum: str = "wgs84"
    hours: str | None = Field(None, max_length=200)
    functions: list[str] | None = None
    amenities: list[str] | None = None
    parking: str | None = Field(None, max_length=80)
    truck_spaces: int | None = Field(None, ge=0, le=999)
    charging: str | None = Field(None, max_length=200)
    capacity: int | None = Field(None, ge=0, le=999)
    level: str | None = Field(None, max_length=2)
    phone: str | None = Field(None, max_length=32)
    serves_trucks: bool | None = None
    opened_on: date | None = None


class StationIn(PlaceIn):
    """`operator` is a unit's id or number; a shop's company is found by it."""

    kind: str = "station"
    operator: str


class StationMoveIn(PlaceIn):
    """`close` takes `on`; `exception` takes `from_on`, `to_on`, `hours` ("" is closed) and `reason`;
    `book` takes `lines`, `on`, `group`, `hour` and `note`, as the paper book is entered at the desk."""

    on: date | None = None
    from_on: date | None = None
    to_on: date | None = None
    reason: str = Field("", max_length=80)
    lines: str = Field("", max_length=40_000)
    group: str = "ride_hailing"
    hour: int | None = Field(None, ge=0, le=23)
    note: str = Field("", max_length=120)


class BookedOut(Schema):
    rows: int
    person_times: int
    known: int


class ActivityIn(Schema):
    """`audience`: "everybody:", "members:", "company:ID", "branch:ID", "district:510402", "group:truck"."""

    kind: str
    title: str = Field(max_length=64)
    organiser: str = ""  # a unit's id or number; not needed to revise
    starts_at: Moment
    ends_at: Moment
    audience: list[str] = []
    mode: str = "offline"
    summary: str = Field("", max_length=2000)
    place: str = Field("", max_length=120)
    latitude: Decimal | None = Field(None, ge=-90, le=90)
    longitude: Decimal | None = Field(None, ge=-180, le=180)
    capacity: int | None = None
    signup_until: Moment | None = None
    host: str = ""
    qualifies: str = ""
    valid_months: int | None = Field(None, ge=1)
    pass_right: int = Field(0, ge=0)


class PageIn(Schema):
    title: str = Field("", max_length=80)
    text: str = Field("", max_length=6000)


class QuestionIn(Schema):
    """`right` is the place of the right choice, from 0."""

    text: str = Field(max_length=200)
    choices: list[str]
    right: int


class LessonIn(Schema):
    """For `lesson` the pages, for `quiz` the questions."""

    pages: list[PageIn] = []
    questions: list[QuestionIn] = []


class AtDoorIn(Schema):
    """For `admit` and `see-out` a phone (or the last four of one listed), for `enter-list` the paper list
    and why it comes later. `phone_at` is when a tap that waited for a line was made, by a right clock.
    """

    phone: str = Field("", max_length=20)
    phone_at: AwareDatetime | None = None
    lines: str = Field("", max_length=40_000)
    reason: str = Field("", max_length=200)


class NoticeIn(Schema):
    """A law, a policy or a notice; `answers` are pairs of question and answer."""

    kind: str
    title: str = Field(max_length=120)
    summary: str = Field(max_length=600)
    publisher: str = ""
    audience: list[str] = []
    body: str = Field("", max_length=20_000)
    source: str = Field("", max_length=120)
    effective_on: date | None = None
    answers: list[tuple[str, str]] = []


class CampaignIn(Schema):
    """`pack` is the number or id of a pack on the city's list; costs in 分."""

    title: str = Field(max_length=60)
    season: str
    from_on: date
    to_on: date
    pack: str
    contents: str = Field(max_length=300)
    unit_cost_fen: int = Field(ge=1)
    budget_fen: int = Field(ge=1)
    groups: list[str] = []
    districts: list[str] = []
    companies: list[UUID] = []
    operating_months: int = 0


class SlotIn(Schema):
    subject: str
    mode: str = "onsite"
    consultant: str = Field(max_length=40)
    starts_at: Moment
    ends_at: Moment
    seats: int = 1
    place: str = Field("", max_length=120)


class SlotMoveIn(Schema):
    """`cancel` says why; `seats` says how many."""

    reason: str = Field("", max_length=120)
    seats: int = 0


class StockIn(Schema):
    """A receipt: `item` is its number or id, `place` the id of a place one keeps."""

    item: str
    place: UUID
    quantity: int = Field(ge=1, le=1_000_000)
    unit_cost_fen: int | None = Field(None, ge=0)
    note: str = Field("", max_length=200)


class StockMoveIn(Schema):
    """`move` takes `target` and `quantity`; `count` takes `counted` and `note`; `alert` takes `low_at`."""

    target: UUID | None = None
    quantity: int = Field(1, ge=1, le=1_000_000)
    counted: int | None = Field(None, ge=0)
    low_at: int | None = Field(None, ge=0)
    note: str = Field("", max_length=200)

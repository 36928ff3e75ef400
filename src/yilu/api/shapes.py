"""How rows look outside: ids as text, names and numbers masked, moves and clocks where there are any."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Generic, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import AfterValidator

from yilu.core.clock import CITY_ZONE
from yilu.core.geo import Point
from yilu.referrals.enums import Way

T = TypeVar("T")
YEARS = range(2000, 2100)


def _moment(value: datetime) -> datetime:
    if value.year not in YEARS:
        raise ValueError(_("时间写在 2000 年到 2099 年之间。"))
    return value if value.tzinfo else value.replace(tzinfo=CITY_ZONE)


Moment = Annotated[datetime, AfterValidator(_moment)]  # sent to us; without a zone it is the city's


class Page(Schema, Generic[T]):
    """One page of a list; `next` is the cursor of the following page, null at the end."""

    items: list[T]
    next: str | None


class Shown(Schema):
    """What every shown object carries; `moves` are what this token may do to it now."""

    id: UUID
    number: str
    state: str
    moves: list[str] = []


def point_of(lon: float | None, lat: float | None) -> Point | None:
    """Where it is, if both are told."""
    return None if lon is None or lat is None else Point(lon, lat)


class ReasonOut(Schema):
    """Why something stands as it does, with the article that says so."""

    code: str
    state: str
    message: str
    article: str


class CompanyOut(Shown):
    name: str
    uscc: str
    group: str
    district: str
    unit: str
    permit_until: date | None
    reasons: list[ReasonOut] = []


class VehicleOut(Shown):
    group: str
    district: str
    plate_colour: str
    fuel: str
    seats: int | None
    companies: list[str]
    permit_until: date | None
    reasons: list[ReasonOut] = []


class DriverOut(Shown):
    name: str  # masked
    phone: str  # last four
    group: str
    district: str
    companies: list[str]
    permit_until: date | None
    reasons: list[ReasonOut] = []


class UnitOut(Shown):
    name: str
    kind: str
    path: str
    parent: str | None
    division: str
    opened_on: date
    closed_on: date | None


class MemberOut(Shown):
    name: str  # masked
    branches: list[str]
    joined_on: date | None


class FigureOut(Schema):
    """A figure of the brief, with its other reading and its rule."""

    key: str
    label: str
    unit: str
    value: int | None  # null only where a few persons would be recognised
    text: str
    people: int | None
    definition: str
    note: str


class RowOut(Schema):
    """A row behind a figure, as its page shows it: what one may see, masked."""

    id: UUID
    cells: list[str]


class RowsOut(Schema):
    figure: FigureOut
    columns: list[str]
    items: list[RowOut]
    total: int
    hidden: int
    page: int
    pages: int


class BriefOut(Shown):
    title: str
    first: date
    last: date
    scope: str
    digest: str
    text: str = ""
    figures: list[FigureOut] = []


class ImportOut(Shown):
    kind: str
    file_name: str
    total: int
    new: int
    changed: int
    same: int
    failing: int
    written: int


class PhotoOut(Schema):
    """A photo that was handed in; `width` and `height` are those of the picture at `url`."""

    id: UUID
    url: str
    thumb: str
    width: int
    height: int


class RecordingOut(Schema):
    """A voice note that was handed in."""

    id: UUID
    url: str
    seconds: int


class SlipAnswerOut(Schema):
    """What came back; `own` is the addressee's own word, not one entered from paper."""

    text: str
    answered_on: date
    answered_by: str
    own: bool


class SlipOut(Shown):
    """A letter or a 12345 slip; its words and answers only where one is asked for."""

    due: datetime | None
    kind: str
    unit: str
    to: str
    title: str
    issued_at: datetime
    sent_at: datetime | None
    sent_how: str
    outside_number: str
    overdue: bool
    reason: str
    facts: str = ""
    wanted: str = ""
    answers: list[SlipAnswerOut] = []


class SlipMoveIn(Schema):
    """What a move of a slip may bring; each takes its own fields and leaves the others."""

    how: Way | None = None  # send, number
    number: str = ""
    text: str = ""  # answer
    answered_on: date | None = None
    answered_by: str = ""
    code: str = ""
    reason: str = ""  # withdraw

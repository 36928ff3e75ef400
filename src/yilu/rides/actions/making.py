"""A booking made: what is asked for, what cannot be taken, where it is, and whether there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.core.geo import Box, Point
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.rides import codes
from yilu.rides.actions.families import in_chinese, write_families, write_family
from yilu.rides.enums import BookingState, Direction, Need, News, Way
from yilu.rides.models import Booking, ExamPoint, KnownPlace, Leg, Season, Wave
from yilu.rides.sealing import put_phones
from yilu.rulebook.queries import city as city_row
from yilu.runtime.actions import take_numbers

B = BookingState
MOST = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What a family asks for. `at` is where they stand or what they chose; else words are looked up."""

    wave: UUID
    point: UUID
    called: str
    phone: str
    party: int
    pickup: str
    back: bool = True
    out: bool = True
    guardian: bool = False
    needs: tuple[str, ...] = ()
    need_words: str = ""
    at: Point | None = None
    division: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: the booking, and the code of the family's page."""

    booking: Booking
    link: str


def make(wish: Wish, by: Actor, way: str) -> Made:
    wave, point = _bookable(wish, by, way)
    errors = faults(wish)
    try:
        phone = clean_phone(wish.phone)
    except BadNumber as error:
        errors["phone"] = str(error)
    if errors:
        raise Invalid(errors)
    made = rows_of([(wish, phone)], wave.season, {wave.pk: wave}, {point.pk: point}, by, way)
    try:
        with transaction.atomic():
            booking = saved(made, by)[0]
    except IntegrityError as error:
        raise Invalid(
            {"phone": _("这个手机号已经约过这一场这个考点了，请看原来的预约。")}
        ) from error
    record("booking.made", Ref.to(booking), by=by, way=way)
    _tell_made(booking, by)
    return Made(booking, codes.link_of(booking.pk))


def _tell_made(booking: Booking, by: Actor) -> None:
    """The family has it in writing, whoever wrote it down: the number, and where to look it up."""
    write_family(*_news_made(booking), by=by)


def tell_all_made(bookings: Sequence[Booking], by: Actor) -> int:
    """The same to each family of a table; how many were written to."""
    return write_families([_news_made(booking) for booking in bookings], by=by)


def _news_made(booking: Booking) -> tuple[Booking, News, str]:
    waits = booking.state == B.WAITING
    with in_chinese():
        words = (
            gettext("%(wave)s约满了，排上候补，有人取消就补上，补上了发短信。预约号%(number)s")
            if waits
            else gettext("%(wave)s约上了，排好车发短信。预约号%(number)s")
        ) % {"wave": wave_words(booking.wave), "number": booking.number}
    return booking, News.QUEUED if waits else News.BOOKED, words


def wave_words(wave: Wave) -> str:
    """6月7日第一天上午 语文."""
    day = gettext("%(m)d月%(d)d日") % {"m": wave.on.month, "d": wave.on.day}
    return f"{day}{wave.title}"


def _bookable(wish: Wish, by: Actor, way: str) -> tuple[Wave, ExamPoint]:
    """The wave, locked so that two families never share its last places, and the exam point."""
    wave = (
        Wave.objects.select_for_update(of=("self",))
        .select_related("season")
        .filter(pk=wish.wave, city=by.city)
        .first()
    )
    if wave is None:
        raise Invalid({"wave": _("选哪一场考试。")})
    point = wave.season.points.filter(pk=wish.point).first()
    if point is None:
        raise Invalid({"point": _("选考点。")})
    require_open(wave.season, way)
    return wave, point


def require_open(season: Season, way: str) -> None:
    """Families book in the time announced; staff as long as the season is on."""
    today = clock.today()
    open_ = {"booking"} if way == Way.PHONE else {"booking", "planning", "running"}
    if season.state not in open_:
        raise Refused(
            _("现在不能预约。着急请打送考电话 %(hotline)s。") % {"hotline": season.hotline}
        )
    if way == Way.PHONE and not season.books_from <= today <= season.books_to:
        raise Refused(
            _("网上预约是 %(first)s 到 %(last)s。着急请打送考电话 %(hotline)s。")
            % {"first": season.books_from, "last": season.books_to, "hotline": season.hotline}
        )


def faults(wish: Wish) -> dict[str, Any]:
    """What cannot be taken, each with what to do."""
    errors: dict[str, Any] = {}
    if not wish.called.strip():
        errors["called"] = _("写怎么称呼，比如“吕女士”。不用写考生姓名。")
    if not 1 <= wish.party <= MOST:
        errors["party"] = _("一辆车最多坐 4 人。多于 4 人请分成两次预约。")
    if not wish.pickup.strip():
        errors["pickup"] = _("写在哪里上车，小区、门牌或路口都行。")
    if not (wish.out or wish.back):
        errors["back"] = _("送考和接回至少选一样。")
    if not wish.guardian:
        errors["guardian"] = _("请成年考生本人或监护人确认。")
    if not set(wish.needs) <= set(Need.values):
        errors["needs"] = _("选轮椅、大件行李或单独一辆车。")
    return errors


def rows_of(
    wishes: Sequence[tuple[Wish, str]],
    season: Season,
    waves: dict[UUID, Wave],
    points: dict[UUID, ExamPoint],
    by: Actor,
    way: str,
) -> list[tuple[Booking, Wish]]:
    """Unsaved rows with numbers, sealed phones and places, let in or waiting as the wave has room."""
    year = season.books_to.year
    numbers = take_numbers(by.city, f"SK-{year}", len(wishes))
    left = room_in(waves.values())
    city_box = box(by.city)
    known = Places(by.city) if any(wish.at is None for wish, _phone in wishes) else None
    made = []
    for number, (wish, _phone) in zip(numbers, wishes, strict=True):
        row = Booking(
            id=uuid7(),
            city=by.city,
            number=f"SK-{year}-{number:05d}",
            season=season,
            wave=waves[wish.wave],
            point=points[wish.point],
            called=wish.called.strip()[:20],
            party=wish.party,
            needs=sorted(set(wish.needs)),
            need_words=wish.need_words.strip()[:120],
            guardian=wish.guardian,
            pickup=wish.pickup.strip()[:120],
            division=wish.division,
            way=way,
            account=by.account_id,
            made_at=clock.business_now(),
        )
        put_place(row, wish, known, city_box)
        row.link_index = codes.index_of(codes.LINK, codes.link_of(row.pk))
        row.state = _let_in(row, left)
        made.append((row, wish))
    put_phones([row for row, _wish in made], [phone for _wish, phone in wishes])
    return made


class Places:
    """Known places asked once for many words."""

    def __init__(self, city: str) -> None:
        self._rows = sorted(KnownPlace.objects.filter(city=city), key=lambda row: -len(row.name))

    def find(self, words: str, division: str = "") -> KnownPlace | None:
        """The longest name that stands in the words; where the district is known, there first."""
        found = [row for row in self._rows if row.name in words]
        near = [row for row in found if division and row.division == division]
        return next(iter([*near, *found]), None)


def put_place(row: Booking, wish: Wish, known: Places | None, within: Box) -> None:
    if wish.at is not None:
        if not within.holds(wish.at):
            raise Invalid({"pickup": _("这个位置不在本市范围内，看看是不是定位错了，或者写地名。")})
        row.lon, row.lat = wish.at.lon, wish.at.lat
        return
    found = known.find(row.pickup, row.division) if known is not None else None
    if found is not None:
        row.lon, row.lat = found.lon, found.lat
        row.division = row.division or found.division


def room_in(waves: Iterable[Wave]) -> dict[UUID, int]:
    """How many more people each exam takes."""
    return {wave.pk: wave.places - taken(wave) for wave in waves}


def _let_in(row: Booking, left: dict[UUID, int]) -> str:
    if left[row.wave_id] < row.party:
        row.queued_at = row.made_at
        return B.WAITING
    left[row.wave_id] -= row.party
    return B.PLACING if row.lon is None else B.BOOKED


def taken(wave: Wave) -> int:
    rows = Booking.objects.filter(city=wave.city, wave=wave, state__in=[B.BOOKED, B.PLACING])
    return sum(rows.values_list("party", flat=True))


def saved(made: Sequence[tuple[Booking, Wish]], by: Actor) -> list[Booking]:
    rows = Booking.objects.bulk_create([row for row, _wish in made], batch_size=500)
    legs = []
    for row, wish in made:
        for direction, wanted in ((Direction.OUT, wish.out), (Direction.BACK, wish.back)):
            if wanted:
                legs.append(Leg(city=by.city, booking=row, wave=row.wave, direction=direction))
    Leg.objects.bulk_create(legs, batch_size=500)
    return rows


def box(city: str) -> Box:
    """The city's bounding box: what lies outside is a slip of the finger."""
    row = city_row(city)
    return Box(row.west, row.south, row.east, row.north)


def require_inside(city: str, at: Point) -> None:
    if not box(city).holds(at):
        raise Invalid({"lon": _("这个位置不在本市范围内，看看是不是写反了。")})

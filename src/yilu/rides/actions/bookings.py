"""Bookings: made by families or for them, placed, changed, cancelled, and let in from the waiting list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Box, Point
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.rides import access, codes
from yilu.rides.actions.families import in_chinese, write_families, write_family
from yilu.rides.actions.settling import called_off
from yilu.rides.enums import BookingState, Direction, LegState, Need, News, PlanState, Way
from yilu.rides.models import Booking, ExamPoint, KnownPlace, Leg, Season, Stop, Wave
from yilu.rides.queries.bookings import get_booking, proven_phone
from yilu.rides.sealing import phone_index, put_phones
from yilu.rides.states import BOOKINGS
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


# ── by the family itself ────────────────────────────────────────────────────────────────────────


@transaction.atomic
def book(wish: Wish, proof: UUID, *, by: Actor) -> Made:
    """By a family whose phone was proven a little while ago; the phone is that one, whatever was typed."""
    phone = proven_phone(by.city, proof)
    if phone is None:
        raise Refused(_("验证过了时间，请再收一次短信验证码。"))
    return _book(replace(wish, phone=phone), by, Way.PHONE)


@transaction.atomic
def cancel_own(link: str, proof: UUID, *, by: Actor) -> Booking:
    """By whoever holds the link and the phone."""
    return _cancel(_own(link, proof, by), by)


@transaction.atomic
def change_own(link: str, proof: UUID, wish: Wish, *, by: Actor) -> Booking:
    """Another pick-up, party or need, while no published plan carries it."""
    return _change(_own(link, proof, by), wish, by)


def _own(link: str, proof: UUID, by: Actor) -> Booking:
    phone = proven_phone(by.city, proof)
    rows = Booking.objects.select_for_update(of=("self",)).select_related("wave", "season")
    found = rows.filter(
        city=by.city,
        link_index=codes.index_of(codes.LINK, link),
        phone_index=phone_index(phone or ""),
    ).first()
    if phone is None or found is None:
        raise NotFound("booking")
    return found


# ── by staff ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def book_for(wish: Wish, *, by: Actor) -> Made:
    """By telephone or at a counter, for a family that would rather not use the page."""
    if not access.may_book(by):
        raise NotAllowed("book_for")
    return _book(wish, by, Way.STAFF)


@transaction.atomic
def cancel(key: UUID, *, by: Actor) -> Booking:
    return _cancel(_writable(key, by), by)


@transaction.atomic
def change(key: UUID, wish: Wish, *, by: Actor) -> Booking:
    return _change(_writable(key, by), wish, by)


@transaction.atomic
def place(key: UUID, at: Point, *, by: Actor, division: str = "") -> Booking:
    """Words become a spot: somebody who knows the city looked it up."""
    booking = _writable(key, by)
    _inside(by.city, at)
    booking.lon, booking.lat, booking.division = at.lon, at.lat, division
    if booking.state == B.PLACING:
        BOOKINGS.advance(booking, "place", by=by)
    booking.save()
    record("booking.placed", Ref.to(booking), by=by)
    return booking


def _writable(key: UUID, by: Actor) -> Booking:
    found = get_booking(by, key)
    if not access.may_book(by):
        raise NotAllowed("booking")
    rows = Booking.objects.select_for_update(of=("self",)).select_related("wave", "season")
    return rows.get(pk=found.pk)


# ── what all of them do ─────────────────────────────────────────────────────────────────────────


def _book(wish: Wish, by: Actor, way: str) -> Made:
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
    known = _Places(by.city) if any(wish.at is None for wish, _phone in wishes) else None
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
        _put_place(row, wish, known, city_box)
        row.link_index = codes.index_of(codes.LINK, codes.link_of(row.pk))
        row.state = _let_in(row, left)
        made.append((row, wish))
    put_phones([row for row, _wish in made], [phone for _wish, phone in wishes])
    return made


class _Places:
    """Known places asked once for many words."""

    def __init__(self, city: str) -> None:
        self._rows = sorted(KnownPlace.objects.filter(city=city), key=lambda row: -len(row.name))

    def find(self, words: str, division: str = "") -> KnownPlace | None:
        """The longest name that stands in the words; where the district is known, there first."""
        found = [row for row in self._rows if row.name in words]
        near = [row for row in found if division and row.division == division]
        return next(iter([*near, *found]), None)


def _put_place(row: Booking, wish: Wish, known: _Places | None, within: Box) -> None:
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
    return {wave.pk: wave.places - _taken(wave) for wave in waves}


def _let_in(row: Booking, left: dict[UUID, int]) -> str:
    if left[row.wave_id] < row.party:
        row.queued_at = row.made_at
        return B.WAITING
    left[row.wave_id] -= row.party
    return B.PLACING if row.lon is None else B.BOOKED


def _taken(wave: Wave) -> int:
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


def _change(booking: Booking, wish: Wish, by: Actor) -> Booking:
    if booking.state == B.CANCELLED:
        raise Refused(_("已经取消了，请重新预约。"))
    if on_the_road(booking):
        raise Refused(_("车已经排好了。要改请打送考电话 %s。") % booking.season.hotline)
    same = replace(wish, wave=booking.wave_id, guardian=True)
    if errors := faults(same):
        raise Invalid(errors)
    more = same.party - booking.party
    wave = Wave.objects.select_for_update().get(pk=booking.wave_id)
    if more > 0 and booking.state != B.WAITING and wave.places - _taken(wave) < more:
        raise Refused(_("这一场剩下的座位不够再加 %(n)d 人。") % {"n": more})
    moved = same.at is not None or same.pickup.strip() != booking.pickup
    booking.called, booking.party = same.called.strip()[:20], same.party
    booking.needs, booking.need_words = sorted(set(same.needs)), same.need_words.strip()[:120]
    if moved:
        booking.division = same.division
        booking.pickup, booking.lon, booking.lat = same.pickup.strip()[:120], None, None
        _put_place(booking, same, _Places(by.city), box(by.city))
        if booking.state != B.WAITING:
            booking.state = B.PLACING if booking.lon is None else B.BOOKED
    booking.save()
    _both_ways(booking, {Direction.OUT: same.out, Direction.BACK: same.back})
    record("booking.changed", Ref.to(booking), by=by)
    if by.account_id is not None:  # not by the family itself: it hears what now stands
        with in_chinese():
            words = gettext("您%(wave)s的预约改了：%(n)d人，%(pickup)s上车") % {
                "wave": wave_words(booking.wave),
                "n": booking.party,
                "pickup": booking.pickup,
            }
        write_family(booking, News.EDITED, words, by=by)
    return booking


def _both_ways(booking: Booking, wanted: dict[Direction, bool]) -> None:
    for direction, wish in wanted.items():
        leg, _made = Leg.objects.get_or_create(
            city=booking.city,
            booking=booking,
            direction=direction,
            defaults={"wave": booking.wave, "state": LegState.OPEN if wish else LegState.CANCELLED},
        )
        state = LegState.OPEN if wish else LegState.CANCELLED
        if leg.state in (LegState.OPEN, LegState.CANCELLED) and leg.state != state:
            leg.state = state
            leg.save(update_fields=["state"])


def on_the_road(booking: Booking) -> bool:
    """Whether a published plan carries it."""
    return Stop.objects.filter(
        city=booking.city, leg__booking=booking, trip__plan__state=PlanState.PUBLISHED
    ).exists()


def _cancel(booking: Booking, by: Actor) -> Booking:
    """Cancelled at any time before boarding; who waits moves up, and the driver hears of it."""
    if booking.state == B.CANCELLED:
        return booking
    aboard = booking.legs.filter(state__in=[LegState.ABOARD, LegState.ARRIVED])
    if aboard.exists():
        _cancel_rest(booking, by)
        return booking
    held = booking.state in (B.BOOKED, B.PLACING)
    booking.state, booking.cancelled_at = B.CANCELLED, clock.business_now()
    booking.save()
    _call_off(booking)
    record("booking.cancelled", Ref.to(booking), by=by)
    with in_chinese():
        words = gettext("%(wave)s的预约取消了，不派车了") % {"wave": wave_words(booking.wave)}
    write_family(booking, News.CANCELLED, words, by=by)
    if held:
        admit(Wave.objects.select_for_update().get(pk=booking.wave_id), by)
    return booking


def _call_off(booking: Booking) -> bool:
    """Whether there was a way left to call off."""
    legs = list(booking.legs.select_for_update().filter(state=LegState.OPEN))
    Leg.objects.filter(pk__in=[leg.pk for leg in legs]).update(state=LegState.CANCELLED)
    called_off(legs)
    return bool(legs)


def _cancel_rest(booking: Booking, by: Actor) -> None:
    """On the way already: what can still be called off is the way back."""
    if not _call_off(booking):
        raise Refused(_("已经上车或送到了，没有可以取消的。"))
    record("booking.way_back_cancelled", Ref.to(booking), by=by)
    with in_chinese():
        words = gettext("%(wave)s考完不接了") % {"wave": wave_words(booking.wave)}
    write_family(booking, News.CANCELLED, words, by=by)


def admit(wave: Wave, by: Actor) -> list[Booking]:
    """From the waiting list, first come first served, as far as the wave has room; each is told."""
    left = wave.places - _taken(wave)
    rows = Booking.objects.select_for_update(of=("self",)).select_related("season", "wave")
    let_in = []
    for row in rows.filter(city=wave.city, wave=wave, state=B.WAITING).order_by(
        "queued_at", "number"
    ):
        if row.party > left:
            continue
        left -= row.party
        row.state = B.PLACING if row.lon is None else B.BOOKED
        row.save(update_fields=["state"])
        record("booking.admitted", Ref.to(row), by=by)
        with in_chinese():
            words = gettext("%(wave)s您候补上了，排好车发短信。不坐了请取消，让给别人")
            words %= {"wave": wave_words(wave)}
        write_family(row, News.ADMITTED, words, by=by)
        let_in.append(row)
    return let_in


def box(city: str) -> Box:
    """The city's bounding box: what lies outside is a slip of the finger."""
    row = city_row(city)
    return Box(row.west, row.south, row.east, row.north)


def _inside(city: str, at: Point) -> None:
    if not box(city).holds(at):
        raise Invalid({"lon": _("这个位置不在本市范围内，看看是不是写反了。")})

"""A booking changed or called off, and who moves up from the waiting list."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.core.refs import Ref
from yilu.rides.actions.families import in_chinese, write_family
from yilu.rides.actions.making import Places, Wish, box, faults, put_place, taken, wave_words
from yilu.rides.actions.settling import called_off, tell_driver
from yilu.rides.enums import (
    BookingState,
    Direction,
    LegState,
    News,
    PlanState,
    StopKind,
    TripState,
)
from yilu.rides.models import Booking, Leg, Stop, Wave
from yilu.rides.queries.bookings import riding

B = BookingState


def alter(booking: Booking, wish: Wish, by: Actor, *, own: bool = False) -> Booking:
    """By the family (`own`) while no published plan carries it; by the desk until somebody is aboard.

    A car that is on the plan is not moved by it: the desk places the family anew and publishes that.
    """
    if booking.state == B.CANCELLED:
        raise Refused(_("已经取消了，请重新预约。"))
    if own and riding(booking):
        raise Refused(_("车已经排好了。要改请打送考电话 %s。") % booking.season.hotline)
    states = set(booking.legs.values_list("state", flat=True))
    if LegState.ABOARD in states or not states & {LegState.OPEN, LegState.CANCELLED}:
        raise Refused(_("人已经上车或者送到了，不能再改预约。"))
    same = replace(wish, wave=booking.wave_id, guardian=True)
    if errors := faults(same):
        raise Invalid(errors)
    more = same.party - booking.party
    wave = booking.wave  # held by the door
    if more > 0 and booking.state != B.WAITING and wave.places - taken(wave) < more:
        raise Refused(_("这一场剩下的座位不够再加 %(n)d 人。") % {"n": more})
    moved = same.at is not None or same.pickup.strip() != booking.pickup
    before = _felt(booking)
    booking.called, booking.party = same.called.strip()[:20], same.party
    booking.needs, booking.need_words = sorted(set(same.needs)), same.need_words.strip()[:120]
    if moved:
        booking.division = same.division
        booking.pickup, booking.lon, booking.lat = same.pickup.strip()[:120], None, None
        put_place(booking, same, Places(by.city), box(by.city))
        if booking.state != B.WAITING:
            booking.state = B.PLACING if booking.lon is None else B.BOOKED
    booking.edition += _felt(booking) != before
    booking.save()
    _both_ways(booking, {Direction.OUT: same.out, Direction.BACK: same.back})
    record("booking.changed", Ref.to(booking), by=by)
    if _felt(booking) != before:
        _tell_cars(booking)
    if not own:  # the family hears what now stands
        with in_chinese():
            words = gettext("您%(wave)s的预约改了：%(n)d人，%(pickup)s上车") % {
                "wave": wave_words(booking.wave),
                "n": booking.party,
                "pickup": booking.pickup,
            }
        write_family(booking, News.EDITED, words, by=by)
    return booking


def _felt(booking: Booking) -> tuple[object, ...]:
    """What a car feels of a booking."""
    return booking.pickup, booking.lon, booking.lat, booking.party, sorted(booking.needs)


def _tell_cars(booking: Booking) -> None:
    """The driver who has it on his sheet: not to wait at the old place."""
    rows = Stop.objects.filter(
        city=booking.city,
        leg__booking=booking,
        leg__state=LegState.OPEN,
        kind=StopKind.BOARD,
        trip__plan__state=PlanState.PUBLISHED,
    ).exclude(trip__state=TripState.REPLACED)
    for stop in rows.select_related("leg", "trip__entry__driver"):
        title = gettext("%(number)s 改了：%(n)d 人，%(pickup)s。时间听调度台的") % {
            "number": booking.number,
            "n": booking.party,
            "pickup": booking.pickup[:30],
        }
        tell_driver(stop.trip, title, f"rides.edited.{booking.edition}", stop.leg)


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


def call_off(booking: Booking, by: Actor) -> Booking:
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
        admit(booking.wave, by)
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
    left = wave.places - taken(wave)
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

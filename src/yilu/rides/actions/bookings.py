"""Bookings: made by families or for them, placed, changed, cancelled; each door locks what it writes."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.rides import access, codes
from yilu.rides.actions.altering import alter, call_off
from yilu.rides.actions.making import Made, Wish, make, require_inside
from yilu.rides.enums import BookingState, Way
from yilu.rides.models import Booking, Wave
from yilu.rides.queries.bookings import get_booking, proven_phone
from yilu.rides.sealing import phone_index
from yilu.rides.states import BOOKINGS

B = BookingState

# ── by the family itself ────────────────────────────────────────────────────────────────────────


@transaction.atomic
def book(wish: Wish, proof: UUID, *, by: Actor) -> Made:
    """By a family whose phone was proven a little while ago; the phone is that one, whatever was typed."""
    phone = proven_phone(by.city, proof)
    if phone is None:
        raise Refused(_("验证过了时间，请再收一次短信验证码。"))
    return make(replace(wish, phone=phone), by, Way.PHONE)


@transaction.atomic
def cancel_own(link: str, proof: UUID, *, by: Actor) -> Booking:
    """By whoever holds the link and the phone."""
    return call_off(_own(link, proof, by), by)


@transaction.atomic
def change_own(link: str, proof: UUID, wish: Wish, *, by: Actor) -> Booking:
    """Another pick-up, party or need, while no published plan carries it."""
    return alter(_own(link, proof, by), wish, by, own=True)


def _own(link: str, proof: UUID, by: Actor) -> Booking:
    phone = proven_phone(by.city, proof)
    found = Booking.objects.filter(
        city=by.city,
        link_index=codes.index_of(codes.LINK, link),
        phone_index=phone_index(phone or ""),
    ).first()
    if phone is None or found is None:
        raise NotFound("booking")
    return _held(found)


# ── by staff ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def book_for(wish: Wish, *, by: Actor) -> Made:
    """By telephone or at a counter, for a family that would rather not use the page."""
    if not access.may_book(by):
        raise NotAllowed("book_for")
    return make(wish, by, Way.STAFF)


@transaction.atomic
def cancel(key: UUID, *, by: Actor) -> Booking:
    return call_off(_writable(key, by), by)


@transaction.atomic
def change(key: UUID, wish: Wish, *, by: Actor) -> Booking:
    return alter(_writable(key, by), wish, by)


@transaction.atomic
def place(key: UUID, at: Point, *, by: Actor, division: str = "") -> Booking:
    """Words become a spot: somebody who knows the city looked it up."""
    booking = _writable(key, by)
    require_inside(by.city, at)
    booking.edition += (booking.lon, booking.lat) != (at.lon, at.lat)
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
    return _held(found)


def _held(found: Booking) -> Booking:
    """The exam's row first, then the booking's: as publishing and the waiting list take them."""
    Wave.objects.select_for_update().get(pk=found.wave_id)
    rows = Booking.objects.select_for_update(of=("self",)).select_related("wave", "season")
    return rows.get(pk=found.pk)

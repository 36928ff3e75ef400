"""A call between a family and its driver that shows neither number, while the ride is near."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound, Refused
from yilu.core.refs import Ref
from yilu.notices.calling import NotConnected, calls
from yilu.people.enums import SealedField
from yilu.people.sealing import opened
from yilu.rides import access
from yilu.rides.enums import LegState, TripState
from yilu.rides.models import Entry, Leg, MaskedCall
from yilu.rides.queries.bookings import Ride, by_link, proven_phone, rides_of
from yilu.rides.queries.trips import get_trip
from yilu.rides.sealing import phone_index, phone_of

NEAR = timedelta(hours=3)  # before the pick-up; a number given earlier would only be lost
LASTS = timedelta(hours=3)  # after the arrival: something may have been left in the car


def call_driver(link: str, leg_key: UUID, proof: UUID | None, *, by: Actor) -> str:
    """By the family, its phone proven: the number it rings is the provider's own."""
    booking = by_link(by.city, link)
    phone = proven_phone(by.city, proof)
    if phone is None or phone_index(phone) != bytes(booking.phone_index):
        raise NotFound("booking")
    ride = next((one for one in rides_of(booking) if one.leg.pk == leg_key and one.planned), None)
    if ride is None:
        raise NotFound("leg")
    _near(ride)
    return _number(ride.leg, ride.entry, booking.season.hotline, by)


def _near(ride: Ride) -> None:
    now = clock.business_now()
    begun = ride.boards_at is not None and now >= ride.boards_at - NEAR
    if ride.leg.state not in (LegState.OPEN, LegState.ABOARD) or not begun:
        raise Refused(_("上车前三小时起才接得通师傅。现在有事打送考电话。"))


def call_family(trip_key: UUID, leg_key: UUID, *, by: Actor) -> str:
    """By the driver, from his own trip, while they are waited for or aboard."""
    trip = get_trip(by, trip_key)
    if not access.carries(by, trip):
        raise NotFound("trip")
    leg = Leg.objects.select_related("booking__season").filter(pk=leg_key, stops__trip=trip).first()
    if leg is None:
        raise NotFound("leg")
    going = trip.state in (TripState.PLANNED, TripState.RUNNING)
    if not going or leg.state not in (LegState.OPEN, LegState.ABOARD):
        raise Refused(_("这一家已经送到或者取消了，有事打送考电话。"))
    return _number(leg, trip.entry, leg.booking.season.hotline, by)


def _number(leg: Leg, entry: Entry, hotline: str, by: Actor) -> str:
    """Asked of the provider outside any transaction: it may take its time."""
    now = clock.business_now()
    rows = MaskedCall.objects.filter(city=by.city, leg=leg, entry=entry, expires_at__gt=now)
    if (known := rows.first()) is not None:
        return known.number
    provider, driver = calls(), opened(entry.driver.person, SealedField.PHONE)
    if provider is None or not driver:
        raise Refused(_("这里接不通师傅，请打送考电话 %(hotline)s。") % {"hotline": hotline})
    until = now + NEAR + LASTS
    family = phone_of(Leg.objects.select_related("booking").get(pk=leg.pk).booking)
    try:
        number = provider.number(family, driver, until=until, key=f"{leg.pk}.{entry.pk}")
    except NotConnected as error:
        raise Refused(
            _("电话平台没有接通，请打送考电话 %(hotline)s。") % {"hotline": hotline}
        ) from error
    with transaction.atomic():
        made, _new = MaskedCall.objects.update_or_create(
            city=by.city,
            leg=leg,
            entry=entry,
            defaults={"number": number, "expires_at": until, "made_at": now},
        )
        record("ride.call_made", Ref.to(leg), by=by)
    return made.number

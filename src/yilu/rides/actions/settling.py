"""How a trip stands once one of its ways moved: on the road, done, empty; and its driver told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.refs import Ref
from yilu.core.tenant import CityModel
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.rides.enums import LegState, PlanState, StopKind, TripState
from yilu.rides.models import Leg, Position, Stop, Trip

SOON = timedelta(hours=36)  # a change so near is worth an SMS at any hour
OVER = frozenset({TripState.DONE, TripState.EMPTY, TripState.BROKEN, TripState.REPLACED})


def settle(trip: Trip, at: datetime) -> None:
    """A trip is on the road from its first tap, and over when nobody of it is open or aboard."""
    if trip.state in OVER:
        return
    if trip.state == TripState.PLANNED:
        trip.state, trip.departed_at = TripState.RUNNING, at
    close_if_over(trip)
    trip.save(update_fields=["state", "departed_at", "done_on"])


def close_if_over(trip: Trip) -> None:
    """The caller saves."""
    states = set(trip.stops.values_list("leg__state", flat=True))
    if states & {LegState.OPEN, LegState.ABOARD}:
        return
    carried = LegState.ARRIVED in states
    trip.state = TripState.DONE if carried else TripState.EMPTY
    trip.done_on = trip.on if carried else None
    Position.objects.filter(city=trip.city, trip=trip).delete()


def called_off(legs: Iterable[Leg]) -> None:
    """Ways nobody is to be fetched for any more: their drivers are told at once."""
    rows = Stop.objects.filter(
        leg__in=[leg.pk for leg in legs],
        kind=StopKind.BOARD,
        trip__plan__state=PlanState.PUBLISHED,
        trip__state__in=[TripState.PLANNED, TripState.RUNNING],
    )
    for stop in rows.select_related("leg__booking", "trip__entry__driver"):
        title = _("%(number)s 取消了，%(at)s 那一站不用去") % {
            "number": stop.leg.booking.number,
            "at": f"{stop.arrive_at.astimezone(CITY_ZONE):%H:%M}",
        }
        tell_driver(stop.trip, title, "rides.called_off", stop.leg)
        close_if_over(stop.trip)
        stop.trip.save(update_fields=["state", "done_on"])


def tell_driver(trip: Trip, title: str, reason: str, about: CityModel) -> int:
    """By SMS where it cannot wait, in Yilu always; once per cause."""
    return tell_person(trip.entry.driver.person_id, trip, title, reason, about)


def tell_person(person: UUID, trip: Trip, title: str, reason: str, about: CityModel) -> int:
    near = trip.starts_at - clock.business_now() < SOON
    telling = Telling(
        title,
        Kind.GENERAL,
        Ref.to(about),
        reason,
        link=f"/exam/trips/{trip.pk}/",
        by_sms=True,
        urgent=near,
    )
    return tell([person], telling)

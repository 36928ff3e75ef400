"""After the ride: a rating, thanks for the driver, and what of them may be shown."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.rides import access
from yilu.rides.enums import LegState, StopKind, ThanksState
from yilu.rides.models import Booking, Entry, Leg, Rating, Stop, Thanks
from yilu.rides.queries.bookings import by_link, get_thanks


@transaction.atomic
def rate(link: str, leg_key: UUID, points: int, *, by: Actor) -> Rating:
    """By whoever holds the family's link, once a way; another word replaces the first."""
    booking = by_link(by.city, link)
    leg = booking.legs.filter(pk=leg_key).first()
    if leg is None:
        raise NotFound("leg")
    if leg.state != LegState.ARRIVED:
        raise Refused(_("送到了再评价。"))
    if not 1 <= points <= 5:
        raise Invalid({"points": _("选一到五分。")})
    rating, _made = Rating.objects.update_or_create(
        city=by.city,
        leg=leg,
        defaults={"entry": _carrier(leg), "points": points, "at": timezone.now()},
    )
    record("ride.rated", Ref.to(leg), by=by, points=points)
    return rating


@transaction.atomic
def thank(link: str, text: str, may_show: bool, *, by: Actor) -> Thanks:
    """Words to the driver, once a booking; on the wall only with the family's consent and a look."""
    booking = by_link(by.city, link)
    if not text.strip():
        raise Invalid({"text": _("写一句想说的话。")})
    arrived = booking.legs.filter(state=LegState.ARRIVED).order_by("ended_at").last()
    if arrived is None:
        raise Refused(_("送到了再谢。"))
    if Thanks.objects.filter(city=by.city, booking=booking).exists():
        raise Refused(_("已经收到您的感谢了，师傅看得到。"))
    thanks = Thanks.objects.create(
        city=by.city,
        booking=booking,
        entry=_carrier(arrived),
        text=text.strip()[:200],
        may_show=may_show,
        at=timezone.now(),
    )
    record("ride.thanked", Ref.to(booking), by=by, may_show=may_show)
    _tell(booking, thanks)
    return thanks


def _tell(booking: Booking, thanks: Thanks) -> None:
    title = _("坐您车的家长说：%(text)s") % {"text": thanks.text[:40]}
    telling = Telling(title, Kind.GENERAL, Ref.to(thanks), "thanked", link="/exam/duty/")
    tell([thanks.entry.driver.person_id], telling)


@transaction.atomic
def review_thanks(key: UUID, show: bool, *, by: Actor) -> Thanks:
    """Somebody reads it before others do: no phone, no name of a child, nothing one would regret."""
    thanks = get_thanks(by, key)
    if not access.may_organise(by, thanks.entry.season):
        raise NotFound("thanks")
    if show and not thanks.may_show:
        raise Refused(_("这家没有同意公开，只给师傅看。"))
    thanks.state = ThanksState.SHOWN if show else ThanksState.KEPT
    thanks.read_by = by.account_id
    thanks.save(update_fields=["state", "read_by"])
    record("thanks.reviewed", Ref.to(thanks), by=by, shown=show)
    return thanks


def _carrier(leg: Leg) -> Entry:
    stop = (
        Stop.objects.filter(city=leg.city, leg=leg, kind=StopKind.BOARD, trip__state="done")
        .select_related("trip__entry__season__unit", "trip__entry__driver")
        .first()
    ) or Stop.objects.filter(leg=leg, kind=StopKind.BOARD, trip__plan__state="published").first()
    if stop is None:
        raise NotFound("trip")
    return stop.trip.entry

"""Seats: sign up, wait, be offered a freed seat, accept in time, give it up; never one too many.

Every change takes the lock on the activity's row first, and counts `taken` there.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.actions.locking import for_person, for_staff, now_or, person_of, say
from yilu.activities.enums import ALIVE, HOLDING, ActivityState, Mode, SeatState
from yilu.activities.models import Activity, SignUp
from yilu.activities.states import SEAT
from yilu.activities.timing import sign_up_open
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound, Refused
from yilu.core.refs import Ref

S = SeatState


@transaction.atomic
def sign_up(key: UUID, *, by: Actor, at: datetime | None = None) -> SignUp:
    """Take a seat, or a place in line where none is free; asking twice changes nothing."""
    activity, now = for_person(key, by), now_or(at)
    let_in_line(activity, now)
    seat = activity.sign_ups.filter(person=by.person_id).first()
    if seat is not None and seat.state in ALIVE:
        return seat
    _refuse_closed(activity, now)
    free = _free(activity)
    move = "book" if free else "wait"
    if seat is None:
        seat = SignUp(city=by.city, activity=activity, person_id=person_of(by), asked_at=now)
        seat.state = S.BOOKED if free else S.WAITING
        seat.save(force_insert=True)
    else:
        SEAT.advance(seat, move, by=by)
        seat.asked_at = now
        seat.save()
    _count(activity, 1 if free else 0)
    record("seat.booked" if free else "seat.waiting", Ref.to(seat), by=by)
    return seat


def _refuse_closed(activity: Activity, now: datetime) -> None:
    if activity.state != ActivityState.PUBLISHED:
        raise Refused(_("这个活动现在不能报名。"))
    if activity.mode == Mode.ONLINE:
        raise Refused(_("这一课在线上学，不用报名，直接去学就行。"))
    if not sign_up_open(activity, now):
        raise Refused(_("报名已经截止。活动开始前后，到现场也可以签到参加。"))


@transaction.atomic
def accept(key: UUID, *, by: Actor, at: datetime | None = None) -> SignUp:
    """Take the seat one was offered, in time."""
    activity, now = for_person(key, by), now_or(at)
    let_in_line(activity, now)
    seat = _own(activity, by)
    if seat.state == S.BOOKED:
        return seat
    if seat.state == S.LAPSED:
        raise Refused(_("过了确认时间，名额已经让给下一位。可以重新候补。"))
    SEAT.advance(seat, "accept", by=by)
    seat.offered_until = None
    seat.save()
    record("seat.accepted", Ref.to(seat), by=by)
    return seat


@transaction.atomic
def give_up(
    key: UUID, *, by: Actor, person: UUID | None = None, at: datetime | None = None
) -> SignUp:
    """Leave a seat or the line; a freed seat is offered on at once. Staff may do it for somebody."""
    activity = for_person(key, by) if person is None else for_staff(key, by)
    now = now_or(at)
    seat = _own(activity, by) if person is None else _of(activity, person)
    if seat.state not in ALIVE:
        return seat
    if now >= activity.ends_at:
        raise Refused(_("活动已经结束，不用取消。"))
    held = seat.state in HOLDING
    SEAT.advance(seat, "cancel", by=by)
    seat.offered_until = None
    seat.save()
    _count(activity, -1 if held else 0)
    record("seat.given_up", Ref.to(seat), by=by)
    let_in_line(activity, now)
    return seat


def let_in_line(activity: Activity, now: datetime) -> None:
    """Take back what was offered and not answered, then offer every free seat to the next in line.

    The caller holds the lock on the activity.
    """
    system = Actor.for_system(activity.city)
    late = activity.sign_ups.filter(state=S.OFFERED, offered_until__lte=now)
    for seat in late:
        SEAT.advance(seat, "lapse", by=system)
        seat.offered_until = None
        seat.save()
        _count(activity, -1)
        record("seat.lapsed", Ref.to(seat), by=system)
    if activity.state == ActivityState.PUBLISHED and now < activity.starts_at:
        _offer_free(activity, now, system)


def _offer_free(activity: Activity, now: datetime, system: Actor) -> None:
    line = activity.sign_ups.filter(state=S.WAITING).order_by("asked_at", "pk")
    until = min(now + limits.reply_window(activity.city), activity.starts_at)
    for seat in line:
        if not _free(activity):
            return
        SEAT.advance(seat, "offer", by=system)
        seat.offered_until = until
        seat.save()
        _count(activity, 1)
        record("seat.offered", Ref.to(seat), by=system)
        _tell_offer(activity, seat, until)


def _tell_offer(activity: Activity, seat: SignUp, until: datetime) -> None:
    when = formats.date_format(until.astimezone(CITY_ZONE), "n-j H:i")
    say(
        [seat.person_id],
        activity,
        _("“%(title)s”有空位了，请在 %(when)s 前确认")
        % {"title": activity.title[:24], "when": when},
        _("这个名额给您留着，到时候没有确认，就让给下一位。"),
        f"offer {until.isoformat(timespec='minutes')}",
        by_sms=True,
    )


def _free(activity: Activity) -> bool:
    return activity.capacity is None or activity.taken < activity.capacity


def _count(activity: Activity, change: int) -> None:
    if change:
        activity.taken += change
        activity.save(update_fields=["taken"])


def _own(activity: Activity, by: Actor) -> SignUp:
    return _of(activity, person_of(by))


def _of(activity: Activity, person: UUID) -> SignUp:
    seat = activity.sign_ups.filter(person=person).first()
    if seat is None:
        raise NotFound("seat")
    seat.activity = activity
    return seat


def sweep_offers(city: str, *, at: datetime | None = None) -> int:
    """Every offer nobody answered goes to the next in line; returns how many activities moved."""
    now = now_or(at)
    late = SignUp.objects.filter(city=city, state=S.OFFERED, offered_until__lte=now)
    keys = list(late.order_by("activity").values_list("activity", flat=True).distinct())
    for key in keys:
        with transaction.atomic():
            rows = Activity.objects.select_for_update(of=("self",)).select_related("organiser")
            let_in_line(rows.get(pk=key), now)
    return len(keys)

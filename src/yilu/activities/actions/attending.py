"""Coming in and going out by the code on the screen, and what every way through the door shares.

The code changes every minute, so a photograph passed on opens nothing; a person comes in once.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import joinable
from yilu.activities.actions.certifying import give_qualifications
from yilu.activities.actions.locking import now_or, person_of
from yilu.activities.codes import SEEN_IN, SEEN_OUT, fits
from yilu.activities.enums import HAPPENED, OUT, Mode, Presence
from yilu.activities.models import Activity, Attendance
from yilu.activities.timing import doors_opened_at, minutes_between
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.refs import Ref
from yilu.core.taps import Tap, tap
from yilu.core.witness import moment
from yilu.people.limits import check, spend

TOO_LATE = _("存了一天多才发出来的，不再算，请现场的人到工作台“补录名单”里记，写明原因。")


def check_in(
    key: UUID, *, by: Actor, code: str, seen: str = "", at: datetime | None = None
) -> Attendance:
    """签到 by the code shown on the spot; doing it twice changes nothing.

    `seen`: the server's own word that he showed the code while it was good, for a tap that came later.
    """
    activity = _mine(key, by)
    came = activity.attendances.filter(person=by.person_id).first()
    if came is not None:
        return came
    shown = _shown(activity, SEEN_IN, code, seen, by, at)
    refuse_door_closed(activity, shown.at)
    came = enter(activity, person_of(by), Presence.CODE, shown.at, by=by, late=shown.late)
    if shown.late and activity.state in HAPPENED:  # what it gives was given before his tap arrived
        give_qualifications(activity, by=by)
    return came


def check_out(
    key: UUID, *, by: Actor, code: str, seen: str = "", at: datetime | None = None
) -> Attendance:
    """签退: from then on the rest of the session does not count."""
    activity = _mine(key, by)
    came = activity.attendances.filter(person=by.person_id).first()
    if came is None:
        raise Refused(_("还没有签到，先签到。"))
    if came.out_at is None:
        shown = _shown(activity, SEEN_OUT, code, seen, by, at)
        return leave(came, activity, shown.at, by=by, late=shown.late)
    return came


def _shown(
    activity: Activity, act: str, code: str, seen: str, by: Actor, at: datetime | None
) -> Tap:
    """When the code was good: now, or when the server saw it in his hand."""
    told = moment(seen, act, activity.pk, by.person_id) if at is None else None
    if told is not None:
        return tap(told, TOO_LATE)
    now = now_or(at)
    if act == SEEN_IN:
        refuse_door_closed(activity, now)  # before a wrong code is counted
    _refuse_wrong_code(activity, code, now, by)
    return Tap(now, False)


def refuse_door_closed(activity: Activity, now: datetime) -> None:
    """People come in from an hour before the start until the end, and never yesterday."""
    if activity.state not in OUT:
        raise Refused(_("这个活动现在不能签到。"))
    if activity.mode == Mode.ONLINE:
        raise Refused(_("这一课在线上学，没有现场签到。"))
    opens = doors_opened_at(activity, limits.windows(activity.city))
    if now < opens:
        when = opens.astimezone(CITY_ZONE)
        raise Refused(_("还没到签到时间，%(when)s 起可以签到。") % {"when": f"{when:%m-%d %H:%M}"})
    if now >= activity.ends_at:
        raise Refused(_("活动已经结束，不能再签到。人到了没签上的，请现场工作人员按名单补录。"))


def _refuse_wrong_code(activity: Activity, code: str, now: datetime, by: Actor) -> None:
    """Wrong ones are counted outside any transaction, so that refusing does not forget them."""
    who = f"{activity.pk}:{by.person_id}"
    check(limits.WRONG_CODES, who, city=by.city)
    if not fits(activity.pk, code, now):
        spend(limits.WRONG_CODES, who, city=by.city)
        raise Invalid({"code": _("签到码不对或已经换了，请照现场屏幕上现在的码再扫一次。")})


def enter(
    activity: Activity,
    person: UUID,
    mode: Presence,
    now: datetime,
    *,
    by: Actor,
    late: bool = False,
) -> Attendance:
    """One row for this person, whoever else lets him in at the same moment."""
    try:
        with transaction.atomic():
            locked = Activity.objects.select_for_update().get(pk=activity.pk)
            if locked.state not in OUT:  # cancelled in this very moment
                raise Refused(_("这个活动现在不能签到。"))
            came = Attendance.objects.create(
                city=activity.city,
                activity=activity,
                person_id=person,
                mode=mode,
                on=activity.day,
                in_at=now,
                minutes=minutes_between(activity, now, activity.ends_at),
                entered_by=None if mode == Presence.CODE else by.account_id,
                late=late,
            )
            record("attendance.in", Ref.to(came), by=by, mode=mode.value)
    except IntegrityError:  # the same person from two devices at once
        return activity.attendances.get(person=person)
    return came


@transaction.atomic
def leave(
    came: Attendance, activity: Activity, now: datetime, *, by: Actor, late: bool = False
) -> Attendance:
    """From now on the rest of the session does not count; never before he came."""
    came = Attendance.objects.select_for_update().get(pk=came.pk)
    if came.out_at is None:
        came.out_at = max(came.in_at, min(now, max(activity.ends_at, came.in_at)))
        came.minutes = minutes_between(activity, came.in_at, came.out_at)
        came.late = came.late or late
        came.save(update_fields=["out_at", "minutes", "late"])
        record("attendance.out", Ref.to(came), by=by)
    return came


def _mine(key: UUID, by: Actor) -> Activity:
    activity = joinable(by).select_related("organiser", "host").filter(pk=key).first()
    if activity is None:
        raise NotFound(str(key))
    return activity

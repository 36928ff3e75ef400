"""Coming in and going out: by the code on the screen, or by whoever stands at the door.

The code changes every minute, so a photograph passed on opens nothing; a person comes in once.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import joinable, may_hold
from yilu.activities.actions.locking import for_staff, now_or, person_of
from yilu.activities.codes import fits
from yilu.activities.enums import OUT, Mode, Presence
from yilu.activities.models import Activity, Attendance
from yilu.activities.timing import doors_opened_at, minutes_between
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.people.limits import check, spend
from yilu.people.queries import by_phones


def check_in(key: UUID, *, by: Actor, code: str, at: datetime | None = None) -> Attendance:
    """签到 by the code shown on the spot; doing it twice changes nothing."""
    activity, now = _mine(key, by), now_or(at)
    came = activity.attendances.filter(person=by.person_id).first()
    if came is not None:
        return came
    refuse_door_closed(activity, now)
    _refuse_wrong_code(activity, code, now, by)
    return _enter(activity, person_of(by), Presence.CODE, now, by=by)


def check_out(key: UUID, *, by: Actor, code: str, at: datetime | None = None) -> Attendance:
    """签退: from now on the rest of the session does not count."""
    activity, now = _mine(key, by), now_or(at)
    came = activity.attendances.filter(person=by.person_id).first()
    if came is None:
        raise Refused(_("还没有签到，先签到。"))
    if came.out_at is None:
        _refuse_wrong_code(activity, code, now, by)
        return _leave(came, activity, now, by=by)
    return came


def admit(key: UUID, phone: str, *, by: Actor, at: datetime | None = None) -> Attendance:
    """Somebody at the door checks in a person without a phone in his hand, by his number."""
    with transaction.atomic():
        activity, now = for_staff(key, by), now_or(at)
    if not may_hold(by, activity):
        raise NotAllowed("admit")
    refuse_door_closed(activity, now)
    person = _at_phone(by, phone)
    came = activity.attendances.filter(person=person).first()
    return came or _enter(activity, person, Presence.STAFF, now, by=by)


def check_person_out(
    key: UUID, attendance: UUID, *, by: Actor, at: datetime | None = None
) -> Attendance:
    """Somebody at the door checks a person out."""
    with transaction.atomic():
        activity = for_staff(key, by)
        if not may_hold(by, activity):
            raise NotAllowed("check_person_out")
        came = activity.attendances.filter(pk=attendance).first()
        if came is None:
            raise NotFound(str(attendance))
        return came if came.out_at else _leave(came, activity, now_or(at), by=by)


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


def _enter(
    activity: Activity, person: UUID, mode: Presence, now: datetime, *, by: Actor
) -> Attendance:
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
            )
            record("attendance.in", Ref.to(came), by=by, mode=mode.value)
    except IntegrityError:  # the same person from two devices at once
        return activity.attendances.get(person=person)
    return came


@transaction.atomic
def _leave(came: Attendance, activity: Activity, now: datetime, *, by: Actor) -> Attendance:
    came = Attendance.objects.select_for_update().get(pk=came.pk)
    if came.out_at is None:
        came.out_at = max(came.in_at, min(now, max(activity.ends_at, came.in_at)))
        came.minutes = minutes_between(activity, came.in_at, came.out_at)
        came.save(update_fields=["out_at", "minutes"])
        record("attendance.out", Ref.to(came), by=by)
    return came


def _mine(key: UUID, by: Actor) -> Activity:
    activity = joinable(by).select_related("organiser", "host").filter(pk=key).first()
    if activity is None:
        raise NotFound(str(key))
    return activity


def _at_phone(by: Actor, phone: str) -> UUID:
    try:
        number = clean_phone(phone)
    except BadNumber as error:
        raise Invalid({"phone": str(error)}) from error
    found = by_phones(by.city, [number])[number]
    if len(found) == 1:
        return found[0]
    if found:
        raise Invalid({"phone": _("有几个人登记的是这个号码，请在补录名单里写上姓名。")})
    raise Invalid({"phone": _("没有用这个手机号登记的人，请核对号码，或请他先自己登记。")})

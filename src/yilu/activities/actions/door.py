"""Somebody at the door lets people in and out, with a line or without: by the list, or by number.

A tap that waited in his phone counts for its own minute; who is on the list need not be typed.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yilu.activities.access import may_hold
from yilu.activities.actions.attending import enter, leave, refuse_door_closed
from yilu.activities.actions.certifying import give_qualifications
from yilu.activities.actions.locking import for_staff, now_or
from yilu.activities.enums import HAPPENED, ActivityState, Presence
from yilu.activities.models import Activity, Attendance
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.taps import Tap, tap
from yilu.people.models import Person
from yilu.people.queries import by_phones

TAIL = 4
TOO_LATE = _("存了一天多才发出来的，不再按点的时间算，请到工作台“补录名单”里记，写明原因。")
# Somebody of the list, or what was typed: a number, or the last four of one listed.
Who = UUID | str


@transaction.atomic
def admit(
    key: UUID,
    who: Who,
    *,
    by: Actor,
    at: datetime | None = None,
    tapped_at: datetime | None = None,
) -> Attendance:
    """He is here. Whoever came in already, by whichever way, stays as he is: once is enough."""
    activity, moment = _held(key, by), _moment(at, tapped_at)
    _refuse_archived(activity, moment)
    refuse_door_closed(activity, moment.at)
    person = _person(activity, who, by)
    came = activity.attendances.filter(person=person).first()
    if came is None:
        came = enter(activity, person, Presence.STAFF, moment.at, by=by, late=moment.late)
        if activity.state in HAPPENED:  # what it gives was given before his tap arrived
            give_qualifications(activity, by=by)
    return came


@transaction.atomic
def see_out(key: UUID, who: Who, *, by: Actor, tapped_at: datetime | None = None) -> Attendance:
    """He goes; the rest of the session does not count."""
    activity, moment = _held(key, by), _moment(None, tapped_at)
    _refuse_archived(activity, moment)
    came = activity.attendances.filter(person=_person(activity, who, by)).first()
    if came is None:
        raise Refused(_("他还没有签到，先签到再签退。"))
    if came.out_at or came.mode == Presence.ONLINE:
        return came
    return leave(came, activity, moment.at, by=by, late=moment.late)


@transaction.atomic
def check_person_out(
    key: UUID, attendance: UUID, *, by: Actor, at: datetime | None = None
) -> Attendance:
    """The same from the list of those who came."""
    activity = _held(key, by)
    came = activity.attendances.filter(pk=attendance).first()
    if came is None:
        raise NotFound(str(attendance))
    return came if came.out_at else leave(came, activity, now_or(at), by=by)


def _held(key: UUID, by: Actor) -> Activity:
    activity = for_staff(key, by)
    if not may_hold(by, activity):
        raise NotAllowed("door")
    return activity


def _moment(at: datetime | None, tapped_at: datetime | None) -> Tap:
    return tap(tapped_at, TOO_LATE) if at is None else Tap(at, False)


def _refuse_archived(activity: Activity, moment: Tap) -> None:
    if moment.late and activity.state == ActivityState.CLOSED:
        raise Refused(_("活动已经归档，没赶上的不能再补，请和行业党委说明。"))


def _person(activity: Activity, who: Who, by: Actor) -> UUID:
    if isinstance(who, UUID):
        return _listed(activity, who)
    text = "".join(who.split())
    return _by_tail(activity, text) if len(text) == TAIL else _at_phone(by, text)


def _listed(activity: Activity, person: UUID) -> UUID:
    """Whoever signed up, even if he took it back since, or came: nobody else's key opens anything."""
    known = Q(person=person)
    if activity.sign_ups.filter(known).exists() or activity.attendances.filter(known).exists():
        return person
    raise Invalid({"phone": _("名单里没有这个人，请输他的手机号。")})


def _by_tail(activity: Activity, tail: str) -> UUID:
    here = Q(pk__in=activity.sign_ups.values("person")) | Q(
        pk__in=activity.attendances.values("person")
    )
    found = list(
        Person.objects.filter(here, city=activity.city, phone_last4=tail).values_list(
            "pk", flat=True
        )
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise Invalid({"phone": _("尾号 %(tail)s 有几位，请输完整手机号。") % {"tail": tail}})
    raise Invalid({"phone": _("名单里没有尾号 %(tail)s 的人，请输完整手机号。") % {"tail": tail}})


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

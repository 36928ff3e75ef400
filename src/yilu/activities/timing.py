"""When an activity's doors, sign-up and lesson are open, and who stayed long enough: told of rows alone."""

from __future__ import annotations

from datetime import datetime

from yilu.activities.enums import HAPPENED, OUT, ActivityState, Mode, Presence
from yilu.activities.limits import Windows
from yilu.activities.models import Activity, Attendance


def minutes_between(activity: Activity, came: datetime, left: datetime) -> int:
    """Minutes of the session between the two, capped by its beginning and its end."""
    first, last = max(came, activity.starts_at), min(left, activity.ends_at)
    return max(0, int((last - first).total_seconds() // 60))


def sign_up_open(activity: Activity, now: datetime) -> bool:
    if activity.state != ActivityState.PUBLISHED or activity.mode == Mode.ONLINE:
        return False
    return now < min(activity.signup_until or activity.starts_at, activity.starts_at)


def doors_opened_at(activity: Activity, windows: Windows) -> datetime:
    return activity.starts_at - windows.doors


def door_open(activity: Activity, now: datetime, windows: Windows) -> bool:
    """Whether people may check in on the spot now."""
    if activity.state not in OUT or activity.mode == Mode.ONLINE:
        return False
    return doors_opened_at(activity, windows) <= now < activity.ends_at


def lesson_open(activity: Activity, now: datetime, windows: Windows) -> bool:
    """Whether the online part may be learnt now."""
    if activity.mode == Mode.OFFLINE or activity.state not in OUT:
        return False
    until = activity.ends_at
    if activity.mode == Mode.BOTH:
        until += windows.lesson
    return activity.starts_at <= now < until


def needed_minutes(activity: Activity, windows: Windows) -> int:
    """How long one must have been there for its certificate."""
    session = (activity.ends_at - activity.starts_at).total_seconds() / 60
    return int(session * windows.share)


def stayed(came: Attendance, activity: Activity, windows: Windows) -> bool:
    """There long enough; whoever learnt online read it all and passed the quiz."""
    return came.mode == Presence.ONLINE or came.minutes >= needed_minutes(activity, windows)


def certifiable(came: Attendance, activity: Activity, windows: Windows) -> bool:
    """A certificate may be given now."""
    over = activity.state in HAPPENED or came.mode == Presence.ONLINE
    return over and stayed(came, activity, windows)

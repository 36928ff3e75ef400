"""When a phone stays silent: quiet hours move a message to the morning; a sign-in code never waits."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from yilu.core.clock import CITY_ZONE


def not_before(moment: datetime, quiet_from: time, quiet_to: time) -> datetime:
    """The moment itself, or the end of the quiet hours it falls in; equal times mean no quiet hours."""
    local = moment.astimezone(CITY_ZONE)
    if not _within(local.time(), quiet_from, quiet_to):
        return moment
    morning = datetime.combine(local.date(), quiet_to, CITY_ZONE)
    return morning if morning > local else morning + timedelta(days=1)


def asleep(moment: datetime, quiet_from: time, quiet_to: time) -> bool:
    """Whether it is quiet for this person now: nobody asks him anything."""
    return _within(moment.astimezone(CITY_ZONE).time(), quiet_from, quiet_to)


def pause(moment: datetime, quiet_from: time, quiet_to: time, needed_by: datetime) -> timedelta:
    """How long a message may sleep: till the morning, unless it would then come too late to be of use."""
    morning = not_before(moment, quiet_from, quiet_to)
    return morning - moment if morning <= needed_by else timedelta(0)


def _within(clock: time, quiet_from: time, quiet_to: time) -> bool:
    if quiet_from <= quiet_to:
        return quiet_from <= clock < quiet_to
    return clock >= quiet_from or clock < quiet_to  # over midnight

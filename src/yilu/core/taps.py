"""A tap that waited in a phone for a line: for which minute it counts, and when it came too late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from yilu.core import clock
from yilu.core.errors import Invalid, Message

WAITED, WAITED_MOST = timedelta(minutes=2), timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Tap:
    """When it was, in business time, and whether it had to wait."""

    at: datetime
    late: bool


def waited(told: datetime | None) -> bool:
    """Whether it lay in the phone; a clock that runs ahead is as good as now."""
    return told is not None and timezone.now() - told >= WAITED


def tap(told: datetime | None, too_late: Message) -> Tap:
    """What the phone told of its moment, believed for a day; older is refused with `too_late`."""
    now = clock.business_now()
    if told is None or not waited(told):
        return Tap(now, False)
    since = timezone.now() - told
    if since > WAITED_MOST:
        raise Invalid({"phone_at": too_late})
    return Tap(now - since, True)

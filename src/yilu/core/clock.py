"""Business days, which a demo or a test may pin; security, jobs and audit keep real time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

CITY_ZONE = ZoneInfo("Asia/Shanghai")
_standing: ContextVar[datetime | None] = ContextVar("standing", default=None)


def today() -> date:
    """The business day in the city, or the pinned one (YILU_DATE)."""
    if (still := _standing.get()) is not None:
        return still.date()
    pinned: date | None = settings.YILU_DATE
    return pinned or timezone.now().astimezone(CITY_ZONE).date()


def business_now() -> datetime:
    """The pinned day at the real time of day, or simply now, in the city's zone."""
    if (still := _standing.get()) is not None:
        return still
    now = timezone.now().astimezone(CITY_ZONE)
    return datetime.combine(today(), time(now.hour, now.minute, now.second), CITY_ZONE)


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Business time stands still at a moment: how the demo's past and the tests are lived through."""
    token = _standing.set(moment.astimezone(CITY_ZONE))
    try:
        yield
    finally:
        _standing.reset(token)

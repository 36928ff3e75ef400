"""Business days, which a demo or a test may pin; security, jobs and audit keep real time."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

CITY_ZONE = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """The business day in the city, or the pinned one (YILU_DATE)."""
    pinned: date | None = settings.YILU_DATE
    return pinned or timezone.now().astimezone(CITY_ZONE).date()


def business_now() -> datetime:
    """The pinned day at the real time of day, or simply now, in the city's zone."""
    now = timezone.now().astimezone(CITY_ZONE)
    return datetime.combine(today(), time(now.hour, now.minute, now.second), CITY_ZONE)

"""Moments and numbers of the demo's care."""

from __future__ import annotations

from datetime import date, datetime, time

from yilu.core.clock import CITY_ZONE
from yilu.demo.panzhihua import CITY
from yilu.runtime.actions import take_numbers


def at_hour(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), CITY_ZONE)


def numbers(series: str, year: int, count: int, width: int) -> list[str]:
    taken = take_numbers(CITY, f"{series}-{year}", count)
    return [f"{series}-{year}-{n:0{width}d}" for n in taken]

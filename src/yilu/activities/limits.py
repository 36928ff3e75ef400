"""Numbers a city may set for its activities, with what holds where it has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from yilu.people.limits import HOUR, Limit
from yilu.rulebook.queries import parameter

LONGEST_SESSION = timedelta(hours=12)
LONGEST_LESSON = timedelta(days=366)
WRONG_CODES = (Limit("activity.code", 10, HOUR),)
QUIZ_TRIES = (Limit("activity.quiz", 10, HOUR),)
OPEN_QUESTIONS = 5  # of one person at one activity


def reply_window(city: str) -> timedelta:
    """How long a freed seat is kept for the next in line."""
    return timedelta(hours=int(parameter(city, "activities.reply_hours", 4)))


@dataclass(frozen=True, slots=True)
class Windows:
    """What a city set about times, read once for a whole list."""

    doors: timedelta  # before the start, from when people may check in
    lesson: timedelta  # after a session on the spot, how long its online part stays open
    share: float  # of a session one must be present for certificate and qualification


def windows(city: str) -> Windows:
    return Windows(
        timedelta(minutes=int(parameter(city, "activities.doors_open_minutes", 60))),
        timedelta(days=int(parameter(city, "activities.online_days", 30))),
        float(parameter(city, "activities.qualifying_percent", 80)) / 100,
    )


def reading_speed(city: str) -> float:
    """Characters a second, faster than most people read."""
    return float(parameter(city, "activities.reading_chars_per_second", 10))

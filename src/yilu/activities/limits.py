"""Numbers a city may set for its activities, with what holds where it has not."""

from __future__ import annotations

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


def doors_open(city: str) -> timedelta:
    """How long before the start people may check in."""
    return timedelta(minutes=int(parameter(city, "activities.doors_open_minutes", 60)))


def lesson_stays(city: str) -> timedelta:
    """How long the online part stays open after a session held on the spot."""
    return timedelta(days=int(parameter(city, "activities.online_days", 30)))


def reading_speed(city: str) -> float:
    """Characters a second, faster than most people read."""
    return float(parameter(city, "activities.reading_chars_per_second", 10))


def qualifying_share(city: str) -> float:
    """The part of a session one must be present for its qualification and certificate."""
    return float(parameter(city, "activities.qualifying_percent", 80)) / 100

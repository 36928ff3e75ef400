"""Numbers a city may set for its activities, with what holds where it has not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from yilu.people.limits import HOUR
from yilu.people.limits import Limit as Rate
from yilu.rulebook.limits import Form, Group, Limit

LONGEST_SESSION = timedelta(hours=12)
LONGEST_LESSON = timedelta(days=366)
WRONG_CODES = (Rate("activity.code", 10, HOUR),)
QUIZ_TRIES = (Rate("activity.quiz", 10, HOUR),)
OPEN_QUESTIONS = 5  # of one person at one activity
REPLY_HOURS = Limit(
    "activities.reply_hours",
    _("候补等答复多久"),
    4,
    _("空出的名额给候补的人留这么久，过了给下一位。"),
    _("小时"),
    1,
    168,
)
DOORS_MINUTES = Limit(
    "activities.doors_open_minutes",
    _("开始前多久可以签到"),
    60,
    _("早于这个时间的扫码不算到场。"),
    _("分钟"),
    0,
    720,
)
ONLINE_DAYS = Limit(
    "activities.online_days",
    _("线上部分开放多久"),
    30,
    _("现场结束后，没到场的可以在线上补学。"),
    _("天"),
    1,
    366,
)
QUALIFYING_PERCENT = Limit(
    "activities.qualifying_percent",
    _("在场多久算参加"),
    80,
    _("达到这个比例才计学时、发证明。"),
    _("%"),
    1,
    100,
)
READING_SPEED = Limit(
    "activities.reading_chars_per_second",
    _("最快阅读速度"),
    10,
    _("翻得比这还快的，不算读过。"),
    _("字/秒"),
    1,
    100,
    Form.DECIMAL,
)
LIMITS = Group(
    _("活动"), (REPLY_HOURS, DOORS_MINUTES, ONLINE_DAYS, QUALIFYING_PERCENT, READING_SPEED)
)


def reply_window(city: str) -> timedelta:
    """How long a freed seat is kept for the next in line."""
    return timedelta(hours=int(REPLY_HOURS.of(city)))


@dataclass(frozen=True, slots=True)
class Windows:
    """What a city set about times, read once for a whole list."""

    doors: timedelta  # before the start, from when people may check in
    lesson: timedelta  # after a session on the spot, how long its online part stays open
    share: float  # of a session one must be present for certificate and qualification


def windows(city: str) -> Windows:
    return Windows(
        timedelta(minutes=int(DOORS_MINUTES.of(city))),
        timedelta(days=int(ONLINE_DAYS.of(city))),
        float(QUALIFYING_PERCENT.of(city)) / 100,
    )


def reading_speed(city: str) -> float:
    """Characters a second, faster than most people read."""
    return float(READING_SPEED.of(city))

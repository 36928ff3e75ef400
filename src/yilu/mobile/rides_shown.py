"""Exam rides in the words of families and drivers: days, hours, states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from yilu.core.clock import CITY_ZONE
from yilu.mobile.stations_shown import WEEKDAYS
from yilu.rides import queries
from yilu.rides.enums import BookingState, Direction, LegState


def hour(at: datetime | None) -> str:
    return f"{at.astimezone(CITY_ZONE):%H:%M}" if at else ""


def day_words(on: Any) -> str:
    """6月7日 周日."""
    return _("%(m)d月%(d)d日 %(weekday)s") % {
        "m": on.month,
        "d": on.day,
        "weekday": WEEKDAYS[on.weekday()],
    }


def wave_words(wave: Any) -> str:
    """6月7日 周日 · 第一天上午 语文."""
    return f"{day_words(wave.on)} · {wave.title}"


def wave_choices(season: Any) -> list[tuple[str, str]]:
    return [
        (
            str(w.pk),
            _("%(wave)s（%(at)s 开考）") % {"wave": wave_words(w), "at": f"{w.starts_at:%H:%M}"},
        )
        for w in queries.waves(season)
    ]


def point_choices(season: Any) -> list[tuple[str, str]]:
    return [(str(point.pk), point.name) for point in queries.points(season)]


@dataclass(frozen=True, slots=True)
class RideShown:
    """One way as the family's page draws it."""

    ride: Any
    booking: Any

    @property
    def out(self) -> bool:
        return bool(self.ride.leg.direction == Direction.OUT)

    @property
    def title(self) -> str:
        return str(_("去考点") if self.out else _("考完接回"))

    @property
    def boards(self) -> str:
        return hour(self.ride.boards_at)

    @property
    def arrives(self) -> str:
        return hour(self.ride.arrives_at)

    @property
    def first(self) -> str:
        return self.booking.pickup if self.out else self.gate

    @property
    def last(self) -> str:
        return self.gate if self.out else self.booking.pickup

    @property
    def gate(self) -> str:
        return f"{self.booking.point.name} {self.ride.gate}".strip()

    @property
    def live(self) -> bool:
        return self.ride.leg.state in (LegState.OPEN, LegState.ABOARD)

    @property
    def arrived(self) -> bool:
        return bool(self.ride.leg.state == LegState.ARRIVED)

    @property
    def called_off(self) -> bool:
        return bool(self.ride.leg.state == LegState.CANCELLED)


VERDICTS = {
    BookingState.PLACING: ("soon", "pin"),
    BookingState.BOOKED: ("done", "checkring"),
    BookingState.WAITING: ("soon", "clock"),
    BookingState.CANCELLED: ("", "close"),
}


def answer(booking: Any, rides: list[RideShown]) -> tuple[str, str, str, str]:
    """(tone, icon, the sentence at the top, what follows): the answer first."""
    number = _("预约号 %(number)s") % {"number": booking.number}
    tone, icon = VERDICTS[BookingState(booking.state)]
    if booking.state == BookingState.CANCELLED:
        return tone, icon, _("这个预约取消了"), number
    if booking.state == BookingState.WAITING:
        ahead = queries.queue_place(booking)
        words = _("这一场约满了，您排在候补第 %(n)d 位") % {"n": ahead}
        return tone, icon, words, number
    if rides and all(r.arrived or r.called_off for r in rides):
        return "done", "checkring", _("都送到了，祝考得顺利"), number
    if any(r.ride.planned and r.live for r in rides):
        return "done", "checkring", _("车已经安排好了"), number
    if booking.state == BookingState.PLACING:
        return tone, icon, _("约上了，上车地点还要核对"), number
    return tone, icon, _("约上了，排好车发短信告诉您"), number

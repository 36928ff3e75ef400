"""How an activity is said on a phone: when it is, how it stands for me, and the word on the button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from yilu.activities.enums import WEEKDAYS, ActivityKind, ActivityState, Mode, SeatState
from yilu.activities.queries import Card, Mine, Step
from yilu.core.clock import CITY_ZONE
from yilu.mobile.answers import Answer

ICONS = {
    ActivityKind.LECTURE: "flag",
    ActivityKind.TRAINING: "school",
    ActivityKind.PARTY_DAY: "tree",
    ActivityKind.CARE_TALK: "health",
    ActivityKind.CONSULTATION_DAY: "voice",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One activity as a row."""

    card: Card
    icon: str
    when: str
    word: str
    tone: str

    @property
    def activity(self) -> Any:
        return self.card.activity


@dataclass(frozen=True, slots=True)
class Doing:
    """The button at the bottom: its word, icon and address's name; a GET where nothing changes."""

    word: str
    icon: str
    url_name: str
    post: bool
    note: str = ""


def line_of(card: Card) -> Line:
    word, tone = _chip(card)
    return Line(card, ICONS[ActivityKind(card.activity.kind)], when(card.activity), word, tone)


def when(activity: Any) -> str:
    """6月12日 周五 19:30–21:00; a lesson stays open until a day."""
    starts, ends = (m.astimezone(CITY_ZONE) for m in (activity.starts_at, activity.ends_at))
    if activity.mode == Mode.ONLINE:
        return _("%(day)s 前学完") % {"day": formats.date_format(ends, _("n月j日"))}
    day, clock = formats.date_format(starts, _("n月j日")), f"{starts:%H:%M}–{ends:%H:%M}"
    return f"{day} {weekday(starts)} {clock}"


def weekday(at: datetime) -> str:
    """周五: shorter than Django's 星期五, which breaks lines on a phone."""
    return str(WEEKDAYS[at.weekday()])


def moment(at: datetime) -> str:
    local = at.astimezone(CITY_ZONE)
    return f"{formats.date_format(local, _('n月j日'))} {local:%H:%M}"


def _chip(card: Card) -> tuple[str, str]:
    """How it stands for me, in a word."""
    if card.activity.state == ActivityState.CANCELLED:
        return _("已取消"), "over"
    if card.came is not None:
        return (_("已学完"), "done") if card.came.mode == "online" else (_("参加了"), "done")
    seat = card.seat.state if card.seat else ""
    if card.step is Step.ACCEPT:
        return _("有空位，请确认"), "now"
    if card.step is Step.CHECK_IN:
        return _("可以签到"), "soon"
    if seat == SeatState.BOOKED:
        return _("已报名"), "done"
    if seat == SeatState.WAITING:
        return _("候补中"), "wait"
    return _free(card)


def _free(card: Card) -> tuple[str, str]:
    if card.step is Step.LEARN:
        return _("可以学"), ""
    if card.step is Step.WAIT:
        return _("满了，可候补"), "wait"
    if card.step is Step.SIGN_UP:
        if card.free is None:
            return _("可以报名"), ""
        return _("还有 %(n)s 位") % {"n": card.free}, "soon" if card.free <= 5 else ""
    return str(card.activity.get_state_display()), ""


def answer(mine: Mine) -> Answer:
    """The top of the page, in one sentence."""
    card, activity = mine.card, mine.card.activity
    seat = card.seat.state if card.seat else ""
    if activity.state == ActivityState.CANCELLED:
        return Answer("now", "close", _("这个活动取消了"), activity.reason)
    if card.came is not None:
        return _took_part(card)
    if card.step is Step.ACCEPT and card.seat is not None and card.seat.offered_until:
        until = moment(card.seat.offered_until)
        title = _("有空位了，给您留到 %(until)s") % {"until": until}
        return Answer("soon", "bell", title, _("到时候没有确认，就让给下一位。"))
    if card.step is Step.CHECK_IN:
        return Answer("soon", "pin", _("现在可以签到"), _("照现场屏幕上的码扫，或者输入 6 位数。"))
    if seat == SeatState.BOOKED:
        return Answer("done", "check", _("已报名，到时候见"), when(activity))
    if seat == SeatState.WAITING:
        title = _("在候补，前面还有 %(n)s 位") % {"n": mine.before}
        return Answer("wait", "clock", title, _("有空位马上告诉您，名额会给您留一阵。"))
    return _open(card)


def _took_part(card: Card) -> Answer:
    assert card.came is not None
    minutes = _("计 %(n)s 分钟") % {"n": card.came.minutes}
    if card.step is Step.CHECK_OUT:
        title = _("已签到，%(at)s") % {"at": moment(card.came.in_at)}
        return Answer("done", "check", title, _("走的时候再扫一次码签退；忘了也只算到结束。"))
    if card.came.mode == "online":
        return Answer("done", "checkring", _("学完了，小测也过了"), minutes)
    return Answer("done", "checkring", _("您参加了"), minutes)


def _open(card: Card) -> Answer:
    word, _tone = _free(card)
    if card.step is Step.LEARN:
        why = _("读完每一页，再过一个小测，才算参加。")
        return Answer("wait", "book", _("在手机上就能学"), why)
    if card.step is Step.SIGN_UP:
        return Answer("wait", "calendar", word, when(card.activity))
    if card.step is Step.WAIT:
        return Answer("wait", "users", _("名额满了，可以候补"), when(card.activity))
    if card.activity.state == ActivityState.PUBLISHED:
        return Answer("", "clock", _("报名已经截止"), _("到现场也可以签到参加。"))
    return Answer("", "checkring", _("已经办完"), when(card.activity))


def doing(mine: Mine) -> Doing | None:
    """The one thing to do now."""
    lesson = mine.lesson
    going_on = lesson is not None and lesson.read > 0
    buttons = {
        Step.SIGN_UP: Doing(_("报名"), "check", "mobile:activity_sign_up", True),
        Step.WAIT: Doing(_("候补"), "clock", "mobile:activity_sign_up", True),
        Step.ACCEPT: Doing(_("确认参加"), "check", "mobile:activity_accept", True),
        Step.CHECK_IN: Doing(_("签到"), "pin", "mobile:activity_in", False),
        Step.CHECK_OUT: Doing(_("签退"), "checkring", "mobile:activity_out", False),
        Step.LEARN: Doing(
            _("接着学") if going_on else _("去学"), "book", "mobile:activity_lesson", False
        ),
        Step.CERTIFICATE: Doing(_("拿学习证明"), "file", "mobile:activity_certificate", False),
    }
    return buttons.get(mine.card.step)

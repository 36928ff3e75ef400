"""When a place is open: offices' ways of writing hours, one canonical text, and what it means now.

Canonical: "1-5 07:00-22:00;6-7 08:00-20:00", days from Monday; an end at or before its beginning
lies past midnight; "1-7 00:00-24:00" never closes; a day not named is closed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from unicodedata import normalize

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Span = tuple[int, int]  # minutes from midnight; the end may lie past 1440
Week = tuple[tuple[Span, ...], ...]  # Monday first
DAY = 1440
DAYS = {sign: at for at, sign in enumerate("一二三四五六日")} | {"天": 6}
DAY_WORDS = (
    gettext_lazy("周一"),
    gettext_lazy("周二"),
    gettext_lazy("周三"),
    gettext_lazy("周四"),
    gettext_lazy("周五"),
    gettext_lazy("周六"),
    gettext_lazy("周日"),
)
_TIME = r"(\d{1,2})(?:[:点时](\d{2})?分?)?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|~|—|–|至|到)\s*(?:次日|第二天|凌晨)?\s*{_TIME}")
_DAY_RANGE = re.compile(
    r"(?:周|星期|礼拜)([一二三四五六日天])(?:\s*(?:-|~|至|到)\s*(?:周|星期|礼拜)?([一二三四五六日天]))?"
)
_CANONICAL_DAYS = re.compile(r"^([1-7])(?:-([1-7]))?\s")
ALWAYS: Week = (((0, DAY),),) * 7


@dataclass(frozen=True, slots=True)
class Status:
    """Open until when (None: it never closes), or closed until when (None: nobody knows)."""

    open: bool
    until: datetime | None = None
    opens: datetime | None = None


def read(text: str) -> Week:
    """The week as an office or we write it; ValueError where it says nothing we understand."""
    plain = normalize("NFKC", text).strip()
    week: list[tuple[Span, ...]] = [() for _day in range(7)]
    found = False
    for part in re.split(
        r"[;,，、；\n]\s*(?=周|星期|礼拜|每|工作|双休|节|[1-7](?:-[1-7])?\s)", plain
    ):
        spans = tuple(_spans(part))
        if not spans:
            continue
        found = True
        for day in _days(part):
            week[day] = spans
    if not found:
        raise ValueError(text)
    return tuple(week)


def _spans(part: str) -> list[Span]:
    part = _CANONICAL_DAYS.sub("", part.strip() + " ")
    if re.search(r"24\s*小时|全天", part):
        return [(0, DAY)]
    spans = []
    for from_h, from_m, to_h, to_m in _SPAN.findall(part):
        begin, end = _minutes(from_h, from_m), _minutes(to_h, to_m)
        spans.append((begin, end if end > begin else end + DAY))
    return spans


def _minutes(hour: str, minute: str) -> int:
    total = int(hour) * 60 + int(minute or 0)
    if total > DAY or int(minute or 0) > 59:
        raise ValueError(f"{hour}:{minute}")
    return total


def _days(part: str) -> list[int]:
    numbered = _CANONICAL_DAYS.match(part.strip() + " ")
    if numbered:
        first = int(numbered[1]) - 1
        return list(range(first, int(numbered[2] or numbered[1])))
    named = _DAY_RANGE.findall(part)
    if named:
        return [day for first, last in named for day in _between(DAYS[first], last)]
    if "工作日" in part:
        return list(range(5))
    if "周末" in part or "双休" in part:
        return [5, 6]
    return list(range(7))


def _between(first: int, last: str) -> list[int]:
    until = DAYS[last] if last else first
    return [(first + step) % 7 for step in range((until - first) % 7 + 1)]


def canonical(week: Week) -> str:
    """One way to write a week, days of equal hours together."""
    parts: list[str] = []
    at = 0
    while at < 7:
        until = at
        while until < 6 and week[until + 1] == week[at]:
            until += 1
        if week[at]:
            days = f"{at + 1}-{until + 1}" if until > at else str(at + 1)
            parts.append(f"{days} {','.join(_text(span) for span in week[at])}")
        at = until + 1
    return ";".join(parts)


def _text(span: Span) -> str:
    begin, end = span
    end = end if end <= DAY else end - DAY
    return f"{clock_words(begin)}-{clock_words(end)}"


def clock_words(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def words(text: str) -> str:
    """The canonical text as people say it: 每天 07:00-22:00."""
    if not text:
        return _("开放时间没有写")
    week = read(text)
    if week == ALWAYS:
        return _("全天开放")
    parts = []
    for part in canonical(week).split(";"):
        days, spans = part.split(" ", 1)
        first, _dash, last = days.partition("-")
        parts.append(f"{_day_words(int(first), int(last or first))} {spans.replace(',', ' ')}")
    return "；".join(parts)


def _day_words(first: int, last: int) -> str:
    if (first, last) == (1, 7):
        return _("每天")
    names = [str(name) for name in DAY_WORDS]
    if first == last:
        return names[first - 1]
    return _("%(first)s至%(last)s") % {"first": names[first - 1], "last": names[last - 1]}


def status(text: str, exceptions: Mapping[date, tuple[Span, ...]], now: datetime) -> Status:
    """Whether it is open now, and until or from when, looking a week ahead."""
    if not text:
        return Status(False)
    stretches = _stretches(read(text), exceptions, now)
    for begin, end in stretches:
        if begin <= now < end:
            forever = end - now > timedelta(days=6)
            return Status(True, until=None if forever else end)
    return Status(False, opens=next((begin for begin, _end in stretches if begin > now), None))


def _stretches(
    week: Week, exceptions: Mapping[date, tuple[Span, ...]], now: datetime
) -> list[tuple[datetime, datetime]]:
    """From yesterday to a week ahead; what touches is one stretch."""
    joined: list[tuple[datetime, datetime]] = []
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for step in range(-1, 8):
        day = midnight + timedelta(days=step)
        for begin, end in exceptions.get(day.date(), week[day.weekday()]):
            first, last = day + timedelta(minutes=begin), day + timedelta(minutes=end)
            if joined and first <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
            else:
                joined.append((first, last))
    return joined

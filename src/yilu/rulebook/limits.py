"""What a city may set: each number, text or switch is declared once, in words, with its bounds.

An app declares its own in its `limits.py` and asks `SOMETHING.of(city)`; settings.YILU_LIMITS names the
lists, and the committee's page shows every one of them. There is no key that is not declared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.errors import Invalid
from yilu.rulebook.book import book

LONGEST_TEXT, MOST_LINES = 200, 40
YES = {"yes": True, "no": False}


class Form(StrEnum):
    """What a value looks like."""

    WHOLE = "whole"
    DECIMAL = "decimal"
    SWITCH = "switch"
    TEXT = "text"
    LINES = "lines"  # a list of short texts, one a line
    CLOCK = "clock"  # a time of day
    HOURS = "hours"  # sessions of a working day, one a line: 09:00-12:00


@dataclass(frozen=True, slots=True)
class Limit:
    """One thing a city may set. `does` says what it changes, in one sentence an official understands."""

    key: str
    label: Any
    default: Any
    does: Any
    unit: Any = ""
    low: float = 0
    high: float = 0
    form: Form = Form.WHOLE
    choices: tuple[str, ...] = ()  # of a text or of lines: nothing else is taken
    check: Callable[[str, Any], None] | None = None  # (city, value): what only the app can know

    def of(self, city: str, on: date | None = None) -> Any:
        """What is in force on the day (today): what the city has set, else the default."""
        return book(city).value(self.key, on or clock.today(), self.default)

    def read(self, text: str) -> Any:
        """The value from what was typed, or what is wrong with it."""
        match self.form:
            case Form.WHOLE | Form.DECIMAL:
                return self._number(text.strip())
            case Form.SWITCH:
                if text not in YES:
                    raise Invalid({"value": _("请选“是”或“否”。")})
                return YES[text]
            case Form.TEXT:
                return self._text(text.strip())
            case Form.LINES:
                return self._lines(text)
            case Form.CLOCK:
                return _time_of_day(text)
            case Form.HOURS:
                return _sessions(text)

    def written(self, value: Any) -> str:
        """The value as it is typed into the field."""
        match self.form:
            case Form.SWITCH:
                return "yes" if value else "no"
            case Form.LINES:
                return "\n".join(map(str, value))
            case Form.HOURS:
                return "\n".join(f"{begin}-{end}" for begin, end in value)
        return str(value)

    def _number(self, text: str) -> float:
        bounds = {"low": f"{self.low:g}", "high": f"{self.high:g}"}
        wrong = Invalid({"value": _("请填 %(low)s 到 %(high)s 之间的数字。") % bounds})
        try:
            value = int(text) if self.form is Form.WHOLE else float(text)
        except ValueError as error:
            raise wrong from error
        if not self.low <= value <= self.high:
            raise wrong
        return value

    def _text(self, text: str) -> str:
        if len(text) > LONGEST_TEXT or "\x00" in text:
            raise Invalid({"value": _("太长了，最多 %(n)d 个字。") % {"n": LONGEST_TEXT}})
        return self._among(text)

    def _lines(self, text: str) -> list[str]:
        lines = list(dict.fromkeys(filter(None, map(str.strip, text.splitlines()))))
        if len(lines) > MOST_LINES:
            raise Invalid({"value": _("最多 %(n)d 行。") % {"n": MOST_LINES}})
        return [self._text(line) for line in lines]

    def _among(self, text: str) -> str:
        if self.choices and text and text not in self.choices:
            listed = "、".join(self.choices)
            raise Invalid({"value": _("只能填：%(listed)s。") % {"listed": listed}})
        return text


def _sessions(text: str) -> list[list[str]]:
    """Sessions in order, none running into the next."""
    wrong = Invalid({"value": _("一行一段，从早到晚，例如 09:00-12:00。")})
    found, last = [], time.min
    for line in filter(None, map(str.strip, text.replace("：", ":").splitlines())):
        begin, _dash, end = line.replace("—", "-").replace("–", "-").partition("-")
        try:
            first, until = _clock(begin), _clock(end)
        except ValueError as error:
            raise wrong from error
        if not last <= first < until or first.tzinfo or until.tzinfo:
            raise wrong
        found.append([f"{first:%H:%M}", f"{until:%H:%M}"])
        last = until
    if not found:
        raise wrong
    return found


def _time_of_day(text: str) -> str:
    try:
        return f"{_clock(text):%H:%M}"
    except ValueError as error:
        raise Invalid({"value": _("请填几点几分，例如 22:00。")}) from error


def _clock(text: str) -> time:
    """8:30 as people write it."""
    return time.fromisoformat(text.strip().zfill(5))


@dataclass(frozen=True, slots=True)
class Group:
    """The limits of one app, under the name its users know."""

    title: Any
    limits: tuple[Limit, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Every app's, in the order of settings.YILU_LIMITS."""
    return tuple(import_string(name) for name in settings.YILU_LIMITS)


@cache
def declared() -> dict[str, Limit]:
    """Every limit by its key."""
    return {limit.key: limit for group in groups() for limit in group.limits}

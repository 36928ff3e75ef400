"""A page of the paper book typed or pasted: row by row, and either all of it goes in or nothing does.

A row says a clock hour and either a phone number (实名登记) or how many came (计数登记), in any order:
"9点 13800000001 罗建平 接水", "9点 6人 货车 如厕". What it leaves out, the page's own day, hour and
group fill in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from unicodedata import normalize
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.people.queries import by_phones, names_of
from yilu.stations import access
from yilu.stations.actions.book import BookLine, check_line, enter_book, oldest_day
from yilu.stations.actions.visits import group_of, groups_of
from yilu.stations.enums import Group, Service
from yilu.stations.models import Station, Visit

MOST_LINES = 500
_HOUR = re.compile(r"(\d{1,2})(?:点半?|时|[:.](\d{2}))(?:\d{1,2}分?)?")
_COUNT = re.compile(r"(\d{1,3})(?:人次|人|次|位)")
_PHONE = re.compile(r"\+?\d{7,15}")
_SPLIT_PHONE = re.compile(r"\b(1\d{2})[ -](\d{4})[ -](\d{4})\b")
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/月](\d{1,2})日?")
_GROUPS = {
    "网约车": Group.RIDE_HAILING,
    "网约": Group.RIDE_HAILING,
    "货车": Group.TRUCK,
    "卡车": Group.TRUCK,
    "其他": Group.OTHER,
}
_SERVICES = {
    "接水": Service.WATER, "水": Service.WATER, "热水": Service.WATER,
    "歇脚": Service.REST, "休息": Service.REST, "热饭": Service.HEATING, "吃饭": Service.HEATING,
    "如厕": Service.TOILET, "厕所": Service.TOILET, "充电": Service.CHARGING,
    "学习": Service.STUDY, "说说话": Service.TALK, "聊天": Service.TALK, "帮办": Service.HELP,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineFault:
    """A row that cannot be taken: its number from 1, what was typed, and what to do."""

    line: int
    text: str
    message: Any


class FaultyLines(Invalid):
    """Some rows are wrong; nothing was entered, everything typed is still there."""

    def __init__(self, faults: list[LineFault]) -> None:
        super().__init__({"lines": _("有 %(n)d 行要改，一行都还没有录入。") % {"n": len(faults)}})
        self.faults = sorted(faults, key=lambda fault: fault.line)


@dataclass(frozen=True, slots=True)
class Page:
    """What the rows leave out."""

    on: date
    group: Group
    hour: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a page came to."""

    rows: int
    person_times: int
    known: int  # named ones counted already in that hour: once is once


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    text: str
    on: date
    hour: int | None = None
    count: int | None = None
    group: str = ""  # only where the row says it
    phone: str = ""
    name: str = ""
    services: tuple[str, ...] = ()
    bare: tuple[int, ...] = ()  # numbers that do not say what they are


@transaction.atomic
def enter_lines(station: Station, text: str, page: Page, *, by: Actor) -> Listed:
    """The page as it is written; wrong rows are all told at once."""
    if not access.may_keep(by, station):
        raise NotAllowed("enter_lines")
    rows = [raw for raw in text.splitlines() if raw.strip()]
    if not rows:
        raise Invalid({"lines": _("把登记本上的抄进来，一行一条。")})
    if len(rows) > MOST_LINES:
        raise Invalid({"lines": _("一次最多 %(n)d 行，请分几次录。") % {"n": MOST_LINES}})
    faults: list[LineFault] = []
    read = list(_read(text, page, faults))
    people = _people(by.city, read, faults)
    pairs = _pairs(by.city, read, people, page)
    faults += _objections(station, pairs, page, by)
    if faults:
        raise FaultyLines(faults)
    lines = [line for _row, line in pairs]
    known = _known(station, lines)
    written = enter_book(station, lines, by=by, note=page.note)
    return Listed(len(written), sum(row.count for row in written), known)


def _read(text: str, page: Page, faults: list[LineFault]) -> Iterator[_Row]:
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        row = _Row(number, raw.strip()[:80], page.on)
        try:
            yield _whole(_parsed(row, raw), page)
        except ValueError as error:
            faults.append(LineFault(number, row.text, error.args[0]))


def _parsed(row: _Row, raw: str) -> _Row:
    plain = normalize("NFKC", raw).replace("、", " ").replace(",", " ")
    for word in _SPLIT_PHONE.sub(r"\1\2\3", plain).split():
        row = _with(row, word)
    return row


def _with(row: _Row, word: str) -> _Row:
    """One word of a row; ValueError with a sentence where it says nothing we know."""
    if word in _SERVICES:
        return replace(row, services=(*row.services, _SERVICES[word].value))
    if (group := _GROUPS.get(word.removesuffix("司机"))) is not None:
        return replace(row, group=group.value)
    if found := _COUNT.fullmatch(word):
        return replace(row, count=int(found[1]))
    if found := _HOUR.fullmatch(word):
        return replace(row, hour=int(found[1]))
    if found := _DAY.fullmatch(word):
        return replace(row, on=_day(row, found))
    if _PHONE.fullmatch(word):
        return replace(row, phone=_phone(word))
    if word.isascii() and word.isdigit() and len(word) < 4:
        return replace(row, bare=(*row.bare, int(word)))
    if any(char.isalpha() for char in word) and not any(char.isdigit() for char in word):
        return replace(row, name=word)
    raise ValueError(_("看不懂“%(word)s”。") % {"word": word[:20]})


def _day(row: _Row, found: re.Match[str]) -> date:
    try:
        return date(int(found[1] or row.on.year), int(found[2]), int(found[3]))
    except ValueError as error:
        raise ValueError(_("没有“%(word)s”这一天。") % {"word": found[0]}) from error


def _phone(word: str) -> str:
    try:
        return clean_phone(word)
    except BadNumber as error:
        raise ValueError(str(error)) from error


def _whole(row: _Row, page: Page) -> _Row:
    """With what the page says for all rows; ValueError where something is missing still."""
    row = _numbered(row, page)
    if row.hour is None:
        raise ValueError(_("写上几点，例如“9点”；整页都一样的，在上面填一次。"))
    if row.phone:
        return row
    if row.name:
        raise ValueError(_("看不懂“%(word)s”：记姓名的要有手机号。") % {"word": row.name[:20]})
    if row.count is None:
        raise ValueError(_("写上几人，例如“6人”；或者写他的手机号。"))
    return row


def _numbered(row: _Row, page: Page) -> _Row:
    """Bare numbers, as columns of a table have them: the hour first, then how many came."""
    left = list(row.bare)
    wants_count = not row.phone and row.count is None
    if row.hour is None and len(left) > (page.hour is not None and wants_count):
        row = replace(row, hour=left.pop(0))
    if wants_count and left:
        row = replace(row, count=left.pop(0))
    if left:
        raise ValueError(_("多了一个数“%(n)d”，看不懂是什么。") % {"n": left[0]})
    return row if row.hour is not None else replace(row, hour=page.hour)


def _people(city: str, rows: list[_Row], faults: list[LineFault]) -> dict[int, UUID]:
    """Who each named row is, by the row's number."""
    named = [row for row in rows if row.phone]
    at_phone = by_phones(city, sorted({row.phone for row in named}))
    names = names_of(city, [person for found in at_phone.values() for person in found])
    seen: dict[tuple[UUID, date, int | None], int] = {}
    people: dict[int, UUID] = {}
    for row in named:
        meant = [p for p in at_phone[row.phone] if row.name in ("", names.get(p, ""))]
        message = _problem(at_phone[row.phone], meant, row)
        if message is None and (before := seen.get((meant[0], row.on, row.hour))):
            message = _("和第 %(n)d 行是同一个人、同一钟点，删掉一行。") % {"n": before}
        if message is not None:
            faults.append(LineFault(row.number, row.text, message))
            continue
        seen[meant[0], row.on, row.hour] = row.number
        people[row.number] = meant[0]
    return people


def _problem(at_phone: list[UUID], meant: list[UUID], row: _Row) -> Any:
    if len(meant) == 1:
        return None
    if not at_phone:
        return _("没有登记过这个手机号；不知道是谁的，改写“1人”。")
    if not meant:
        return _("这个手机号登记的不是“%(name)s”，请核对。") % {"name": row.name}
    return _("有几个人登记的是这个号码，请在后面写上姓名。")


def _pairs(
    city: str, rows: list[_Row], people: dict[int, UUID], page: Page
) -> list[tuple[_Row, BookLine]]:
    """The rows as lines of the book; whoever is named is counted as the registers know him."""
    known = groups_of(city, people.values())
    pairs = []
    for row in rows:
        person = people.get(row.number)
        if row.phone and person is None:
            continue  # told already
        said = row.group or page.group
        group = Group(said) if person is None else group_of(known.get(person, set()), said)
        count = row.count if person is None and row.count is not None else 1
        hour = -1 if row.hour is None else row.hour
        pairs.append((row, BookLine(row.on, hour, group, count, row.services, person)))
    return pairs


def _objections(
    station: Station, pairs: list[tuple[_Row, BookLine]], page: Page, by: Actor
) -> list[LineFault]:
    """What the book itself would refuse, on the row it is about; a missing note is the page's own."""
    faults, oldest = [], oldest_day(by)
    for row, line in pairs:
        try:
            check_line(station, line, page.note, oldest)
        except Invalid as error:
            if "note" in error.errors:
                raise
            faults.append(LineFault(row.number, row.text, next(iter(error.errors.values()))))
        except Refused as error:
            faults.append(LineFault(row.number, row.text, error.message))
    return faults


def _known(station: Station, lines: list[BookLine]) -> int:
    """How many of the named rows stand in the log already."""
    named = {(line.person, line.on, line.hour) for line in lines if line.person is not None}
    if not named:
        return 0
    days = [on for _person, on, _hour in named]
    rows = Visit.objects.filter(
        city=station.city,
        station=station,
        person__in={person for person, _on, _hour in named},
        on__range=(min(days), max(days)),
        struck_at=None,
    )
    return len(named & set(rows.values_list("person", "on", "hour")))

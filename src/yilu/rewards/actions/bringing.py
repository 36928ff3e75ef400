"""Points of a city's own list before Yilu, pasted from a table: looked at first, then brought in once.

A row is known again by person, outcome and number (without a number by its day), whatever its points:
the same sheet twice, or a sheet that was added to, pays nothing a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any
from unicodedata import normalize
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.ids import BadNumber, clean_name, clean_phone
from yilu.core.pasted import Line, columns, lines
from yilu.core.refs import Ref
from yilu.intake.dates import read_day
from yilu.people.queries import by_phones, names_of
from yilu.rewards import access
from yilu.rewards.actions.history import PastAward, bring_in_awards
from yilu.rewards.enums import Outcome
from yilu.rewards.models import Award

KIND = "rewards.past"  # what such an award is for: a line of a paper
MOST_ROWS, MOST_POINTS, LONGEST = 2000, 10_000, 20
HEADINGS = {  # what offices write over their columns
    "name": ("姓名", "司机", "司机姓名"),
    "phone": ("手机号", "手机", "电话", "联系电话"),
    "outcome": ("因为什么", "事由", "项目", "类别"),
    "number": ("编号", "单号", "序号"),
    "points": ("积分", "分", "分数", "分值"),
    "on": ("日期", "时间", "哪天"),
}
NEEDED = ("phone", "outcome", "points", "on")
NOON = time(12)
OTHER_WORDS = {  # as city lists write them, beside our own
    "立案": Outcome.FILED, "随手拍": Outcome.FILED, "结案": Outcome.SETTLED, "办结": Outcome.SETTLED,
    "复核": Outcome.VERIFIED, "迎查": Outcome.INSPECTED, "结转": Outcome.CARRIED,
    "结余": Outcome.CARRIED, "余额": Outcome.CARRIED, "补充照片": Outcome.COWITNESS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wrong:
    """One cell that keeps its row out, and what to do."""

    row: int
    column: str
    value: str
    message: str


@dataclass(slots=True)
class Brought:
    """What came, or would come, of a paste."""

    rows: int = 0
    taken: int = 0
    people: int = 0
    points: int = 0
    known: int = 0  # rows that were brought in before: nothing is paid again
    wrong: list[Wrong] = field(default_factory=list)


@transaction.atomic
def bring_in_pasted(text: str, *, by: Actor, sure: bool = False) -> Brought:
    """Good lines in one go, wrong ones told by row and column; without `sure` nothing is written."""
    if not access.manages(by):
        raise NotAllowed("bring_in_pasted")
    found, where = _table(text)
    reader = _Reader(by, where, Brought(rows=len(found)))
    pasts = list(reader.read(found))
    fresh = _unknown(pasts, by.city)
    done = reader.done
    done.known, done.taken = len(pasts) - len(fresh), len(fresh)
    done.people, done.points = len({one.person for one in fresh}), sum(one.points for one in fresh)
    if sure and fresh:
        done.taken = bring_in_awards(fresh, by=by)
    return done


def _unknown(pasts: list[PastAward], city: str) -> list[PastAward]:
    rows = Award.objects.filter(
        city=city, source_kind=KIND, source_key__in=[one.ref.key for one in pasts]
    )
    known = set(rows.values_list("source_key", flat=True))
    return [one for one in pasts if one.ref.key not in known]


def _table(text: str) -> tuple[list[Line], dict[str, tuple[int, str]]]:
    found = lines(text)
    if not found:
        raise Invalid({"text": _("先从表格里复制，连表头一起粘贴到这里。")})
    where = columns(found[0], HEADINGS)
    if missing := [word for word in NEEDED if word not in where]:
        lacking = "、".join(HEADINGS[word][0] for word in missing)
        raise Invalid({"text": _("表头里缺：%(names)s。第一行要是表头。") % {"names": lacking}})
    if len(found) - 1 > MOST_ROWS:
        raise Invalid({"text": _("一次最多 %(n)d 行，请分几次粘贴。") % {"n": MOST_ROWS}})
    return found[1:], where


class _Reader:
    """Reads the lines of one paste; people are looked up together."""

    def __init__(self, by: Actor, where: dict[str, tuple[int, str]], done: Brought) -> None:
        self.city, self.where, self.done = by.city, where, done
        self._today = clock.today()
        self._seen: dict[str, int] = {}
        self._people: dict[str, list[UUID]] = {}
        self._names: dict[UUID, str] = {}
        words = {str(outcome.label): outcome for outcome in Outcome}
        self._outcomes = {**OTHER_WORDS, **words}

    def read(self, found: list[Line]) -> Iterator[PastAward]:
        phones = {_phone(self._cell(line, "phone")) for line in found} - {""}
        self._people = by_phones(self.city, sorted(phones))
        everybody = [person for some in self._people.values() for person in some]
        self._names = names_of(self.city, everybody)
        for line in found:
            if (past := self._past(line)) is not None:
                yield past

    def _cell(self, line: Line, word: str) -> str:
        return line.cell(self.where[word][0]) if word in self.where else ""

    def _past(self, line: Line) -> PastAward | None:
        before = len(self.done.wrong)
        person, outcome = self._person(line), self._outcome(line)
        points, on = self._points(line), self._on(line)
        number = normalize("NFKC", self._cell(line, "number"))
        if len(number) > LONGEST:
            self._wrong(line, "number", _("编号太长了，最多 %(n)d 个字。") % {"n": LONGEST})
        if len(self.done.wrong) > before or person is None or outcome is None or on is None:
            return None
        told = f"{person}|{outcome.value}|{number or on.isoformat()}"
        key = sha256(told.encode()).hexdigest()[:40]
        if (first := self._seen.setdefault(key, line.number)) != line.number:
            words = _("和第 %(n)d 行是同一件；真是两件的，两行都写上各自的编号。") % {"n": first}
            self._wrong(line, "number" if number else "on", words)
            return None
        at = datetime.combine(on, NOON, CITY_ZONE)
        return PastAward(
            person, outcome, Ref(KIND, key), points, min(at, clock.business_now()), number
        )

    def _wrong(self, line: Line, word: str, message: Any) -> None:
        name = self.where[word][1] if word in self.where else HEADINGS[word][0]
        self.done.wrong.append(Wrong(line.number, name, self._cell(line, word), str(message)))

    def _person(self, line: Line) -> UUID | None:
        phone = _phone(self._cell(line, "phone"))
        if not phone:
            self._wrong(line, "phone", _("手机号不对，要 11 位。"))
            return None
        found = self._people[phone]
        if not found:
            self._wrong(line, "phone", _("没有用这个手机号登记的人，请核对，或先导入司机名册。"))
        elif len(found) > 1:
            self._wrong(line, "phone", _("有几个人登记的是这个号码，请先在名册里改对。"))
        elif not self._fits(line, found[0]):
            self._wrong(line, "name", _("这个手机号登记的不是这个姓名，请核对。"))
        return found[0] if len(found) == 1 else None

    def _fits(self, line: Line, person: UUID) -> bool:
        name = self._cell(line, "name")
        return not name or clean_name(name) == clean_name(self._names.get(person, ""))

    def _outcome(self, line: Line) -> Outcome | None:
        found = self._outcomes.get("".join(self._cell(line, "outcome").split()))
        if found is None:
            names = "、".join(str(outcome.label) for outcome in Outcome)
            self._wrong(line, "outcome", _("没有这一项，请写：%(names)s。") % {"names": names})
        return found

    def _points(self, line: Line) -> int:
        text = normalize("NFKC", self._cell(line, "points")).removesuffix("分").removesuffix(".0")
        points = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
        if not 1 <= points <= MOST_POINTS:
            words = _("积分要写整数，1 到 %(n)d。") % {"n": MOST_POINTS}
            self._wrong(line, "points", words)
        return points

    def _on(self, line: Line) -> date | None:
        read = read_day(self._cell(line, "on"), today=self._today)
        try:
            on = date.fromisoformat(read) if isinstance(read, str) else None
        except ValueError:
            on = None
        if on is None:
            self._wrong(line, "on", _("日期看不懂，请写成 2025-11-03 这样。"))
        elif on > self._today:
            self._wrong(line, "on", _("日期不能晚于今天。"))
        return on


def _phone(text: str) -> str:
    try:
        return clean_phone(text) if text else ""
    except BadNumber:
        return ""

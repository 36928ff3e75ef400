"""Bookings pasted from a table: every line judged, wrong ones told by row and column, good ones taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.pasted import Line, key
from yilu.core.refs import Ref
from yilu.rides import access
from yilu.rides.actions.families import sleep
from yilu.rides.actions.making import (
    Wish,
    faults,
    require_open,
    room_in,
    rows_of,
    saved,
    tell_all_made,
)
from yilu.rides.actions.table import MOST_ROWS, Columns, parts_of
from yilu.rides.enums import BookingState, Direction, Need, Way
from yilu.rides.limits import QUIET_TO
from yilu.rides.models import Booking, KnownPlace, Season, Wave
from yilu.rides.queries.seasons import get_season
from yilu.rides.sealing import phone_index

WAYS = {  # as offices write it; nothing written is both
    **dict.fromkeys(("", "往返", "双程", "来回", "接送"), "both"),
    **dict.fromkeys(("送考", "送", "只送", "去"), Direction.OUT.value),
    **dict.fromkeys(("接回", "接", "只接", "回"), Direction.BACK.value),
}
NEED_WORDS = {"轮椅": Need.WHEELCHAIR, "行李": Need.LUGGAGE, "单独": Need.ALONE}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One cell that cannot be taken, or (`warning`) that somebody must look at."""

    row: int
    column: str
    value: str
    message: str
    warning: bool = False
    sheet: str = ""  # where a file has several


@dataclass(slots=True)
class Pasted:
    """What came of a paste."""

    rows: int = 0
    taken: int = 0
    waiting: int = 0
    placing: int = 0
    known: int = 0  # rows that were booked before: neither written nor told again
    letters: int = 0  # SMS to families, one for each that is taken
    asleep: int = 0  # of these, so many wait for the morning
    morning: str = ""
    wrong: list[Wrong] = field(default_factory=list)
    bookings: list[Booking] = field(default_factory=list)


@transaction.atomic
def paste(
    season_key: UUID, text: str, *, by: Actor, sure: bool = True, tell: bool = True
) -> Pasted:
    """Good lines in one go, wrong ones told; each family taken hears it by SMS, as if it had booked itself.

    With `sure` false nothing is written: a look first. `tell` false is for a list that is entered after
    the exam.
    """
    season = get_season(by, season_key)
    if not access.may_book(by):
        raise NotAllowed("paste")
    require_open(season, Way.PASTE)
    if sure:
        _one_at_a_time(season)
    reader = _Reader(season, by)
    wishes = list(reader.read(text))
    done = reader.done
    done.taken, done.waiting = len(wishes), _would_wait(wishes, reader)
    if tell:
        _count_letters(wishes, reader)
    if sure and wishes:
        made = rows_of(wishes, season, reader.waves_by_key, reader.points_by_key, by, Way.PASTE)
        done.bookings = saved(made, by)
        done.waiting = sum(row.state == BookingState.WAITING for row in done.bookings)
        done.placing = sum(row.state == BookingState.PLACING for row in done.bookings)
        told = tell_all_made(done.bookings, by) if tell else 0
        counts = {"rows": done.rows, "taken": done.taken, "told": told}
        record("booking.pasted", Ref.to(season), by=by, **counts)
    return done


def _one_at_a_time(season: Season) -> None:
    """A second tap, or a colleague with the same table, reads what the first has written."""
    list(Wave.objects.select_for_update().filter(season=season).order_by("pk").values_list("pk"))


def _would_wait(wishes: Sequence[tuple[Wish, str]], reader: _Reader) -> int:
    left, waiting = room_in(reader.waves_by_key.values()), 0
    for wish, _phone in wishes:
        if left[wish.wave] < wish.party:
            waiting += 1
        else:
            left[wish.wave] -= wish.party
    return waiting


def _count_letters(wishes: Sequence[tuple[Wish, str]], reader: _Reader) -> None:
    done = reader.done
    done.letters = len(wishes)
    waits = {key for key, wave in reader.waves_by_key.items() if sleep(wave)}
    done.asleep = sum(wish.wave in waits for wish, _phone in wishes)
    done.morning = QUIET_TO.of(reader.city)


class _Reader:
    """Reads the lines of one paste against the season's waves and exam points."""

    def __init__(self, season: Season, by: Actor) -> None:
        self.city = season.city
        waves, points = list(season.waves.all()), list(season.points.all())
        self.waves_by_key = {wave.pk: wave for wave in waves}
        self.points_by_key = {point.pk: point for point in points}
        self._waves = {key(word): wave for wave in waves for word in _names(wave)}
        self._points = {key(point.name): point for point in points}
        self._seen: dict[tuple[UUID, UUID, bytes], Line] = {}
        live = Booking.objects.filter(city=by.city, season=season).exclude(
            state=BookingState.CANCELLED
        )
        self._known = {
            (wave, point, bytes(index))
            for wave, point, index in live.values_list("wave", "point", "phone_index")
        }
        self._places = list(KnownPlace.objects.filter(city=by.city).values_list("name", flat=True))
        self.done = Pasted()

    def read(self, text: str) -> Iterator[tuple[Wish, str]]:
        parts = parts_of(text)
        self.done.rows = sum(len(part.lines) for part in parts)
        if self.done.rows > MOST_ROWS:
            raise Invalid({"text": _("一次最多 %(n)d 行，请分几次粘贴。") % {"n": MOST_ROWS}})
        for part in parts:
            for line in part.lines:
                if (wish := self._wish(line, part.columns)) is not None:
                    yield wish

    def _wish(self, line: Line, where: Columns) -> tuple[Wish, str] | None:
        cells = {word: line.cell(at) for word, (at, _name) in where.items()}

        def wrong(word: str, message: Any, warning: bool = False) -> None:
            name = where[word][1] if word in where else word
            self.done.wrong.append(
                Wrong(line.number, name, cells.get(word, ""), str(message), warning, line.sheet)
            )

        before = len(self.done.wrong)
        wave = self._waves.get(key(cells["wave"]))
        point = self._points.get(key(cells["point"]))
        if wave is None:
            wrong("wave", _("没有这一场，照考试日历上的写法填。"))
        if point is None:
            wrong("point", _("没有这个考点，照考点名单上的写法填。"))
        try:
            phone = clean_phone(cells["phone"])
        except BadNumber as error:
            phone = ""
            wrong("phone", error)
        ways = WAYS.get(cells.get("ways", ""))
        if ways is None:
            wrong("ways", _("写往返、送考或者接回。"))
        party = cells.get("party", "").strip() or "2"
        wish = Wish(
            wave=wave.pk if wave else UUID(int=0),
            point=point.pk if point else UUID(int=0),
            called=cells["called"],
            phone=phone,
            party=int(party) if party.isascii() and party.isdigit() else 0,
            pickup=cells["pickup"],
            out=ways != Direction.BACK,
            back=ways != Direction.OUT,
            guardian=cells.get("guardian", "是").strip() not in {"否", "没有", "×"},
            needs=tuple(
                need for word, need in NEED_WORDS.items() if word in cells.get("needs", "")
            ),
            need_words=cells.get("needs", ""),
        )
        for field_name, message in faults(wish).items():
            wrong(field_name, message)
        if len(self.done.wrong) == before and wave is not None and point is not None:
            self._twice(line, (wave.pk, point.pk, phone_index(phone)), wrong)
        if len(self.done.wrong) > before:
            return None
        if not any(name in wish.pickup for name in self._places):
            wrong("pickup", _("没有查到这个地点，先记下，请随后核对位置。"), warning=True)
        return wish, phone

    def _twice(self, line: Line, key: tuple[UUID, UUID, bytes], wrong: Any) -> None:
        if key in self._known:
            self.done.known += key not in self._seen
            self._seen.setdefault(key, line)
            wrong("phone", _("这个手机号已经约过这一场这个考点了。"))
        elif key in self._seen:
            first = self._seen[key]
            words = _("和第 %(n)d 行是同一家、同一场。") % {"n": first.number}
            wrong("phone", words if first.sheet == line.sheet else f"{first.sheet}：{words}")
        else:
            self._seen[key] = line


def _names(wave: Any) -> tuple[str, ...]:
    """How a wave may be written: its title, or its day and hour."""
    day, hour = f"{wave.on:%Y-%m-%d}", f"{wave.starts_at:%H:%M}"
    return (wave.title, f"{day}{hour}", f"{day}{hour}:00")  # the last as Excel keeps a moment

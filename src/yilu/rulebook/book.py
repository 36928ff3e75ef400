"""A city's rulebook in memory: read once, and again only when somebody has changed it.

Every change puts a new stamp beside the city (`turn`), in the transaction of the change. Whoever reads
asks for the stamp alone; what was read under the same stamp is still true, in every process.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import connection

from yilu.core.workdays import WorkCalendar
from yilu.rulebook.models import CalendarDay, CalendarYear, Edition, Parameter

Dated = tuple[date, Any]


@dataclass(slots=True)
class Book:
    """What the city has set, newest day first, and its working calendar once asked for."""

    city: str
    stamp: UUID | None
    values: dict[str, list[Dated]]
    _calendar: list[WorkCalendar] = field(default_factory=list)

    def value(self, key: str, on: date, default: Any) -> Any:
        return next((value for since, value in self.values.get(key, ()) if since <= on), default)

    @property
    def calendar(self) -> WorkCalendar:
        if not self._calendar:
            self._calendar.append(_read_calendar(self.city))
        return self._calendar[0]


_kept: dict[str, Book] = {}  # by city, of this process
_request: ContextVar[dict[str, Book] | None] = ContextVar("rulebook", default=None)


def book(city: str) -> Book:
    """The rulebook as it stands; a city that was never set up is read anew each time."""
    answering = _request.get()
    if answering is not None and city in answering:
        return answering[city]
    found = _current(city)
    if answering is not None:
        answering[city] = found
    return found


@contextmanager
def one_edition() -> Iterator[None]:
    """Within it the stamp is asked once: a request is answered from one edition."""
    if _request.get() is not None:  # an outer one holds
        yield
        return
    token = _request.set({})
    try:
        yield
    finally:
        _request.reset(token)


def turn(city: str) -> None:
    """Something changed: from the commit on, everybody reads anew."""
    Edition.objects.update_or_create(city=city, defaults={"stamp": uuid4()})
    answering = _request.get()
    if answering is not None:
        answering.pop(city, None)


def _current(city: str) -> Book:
    stamp = _stamp(city)
    known = _kept.get(city)
    if known is None or stamp is None or known.stamp != stamp:
        known = Book(city, stamp, _read_values(city))
        _kept[city] = known
    return known


def _stamp(city: str) -> UUID | None:
    """Asked with every request that looks anything up."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stamp FROM rulebook_edition WHERE city = %s LIMIT 1", [city])
        row = cursor.fetchone()
    return row[0] if row else None


def _read_values(city: str) -> dict[str, list[Dated]]:
    rows = Parameter.objects.filter(city=city).order_by("key", "-from_on", "-set_at")
    found: dict[str, list[Dated]] = {}
    for key, since, value in rows.values_list("key", "from_on", "value"):
        found.setdefault(key, []).append((since, value))
    return found


def _read_calendar(city: str) -> WorkCalendar:
    days = dict(CalendarDay.objects.filter(city=city).values_list("day", "working"))
    years = frozenset(CalendarYear.objects.filter(city=city).values_list("year", flat=True))
    return WorkCalendar(days, years)

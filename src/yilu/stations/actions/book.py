"""The paper book entered later: what was counted, or who came, in which hour of which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.people.models import Person
from yilu.stations import access
from yilu.stations.actions.visits import check_count, refuse_closed, services_of
from yilu.stations.enums import Flag, Group, Way
from yilu.stations.limits import BOOK_DAYS
from yilu.stations.models import Station, Visit


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of a station's paper book: a count without names, or one person."""

    on: date
    hour: int
    group: Group
    count: int = 1
    services: tuple[str, ...] = ()
    person: UUID | None = None


@transaction.atomic
def enter_book(
    station: Station, lines: Sequence[BookLine], *, by: Actor, note: str = ""
) -> list[Visit]:
    """The paper book entered later: for other days than today a reason is asked for.

    A person already counted in that hour stays one visit; what is entered again adds nothing.
    """
    if not access.may_keep(by, station):
        raise NotAllowed("enter_book")
    now = clock.business_now()
    oldest = oldest_day(by)
    for line in lines:
        check_line(station, line, note, oldest)
    rows = [_book_row(station, line, now, note, by) for line in lines]
    _mark_elsewhere(station, rows)
    Visit.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    kept = Visit.objects.filter(city=by.city, pk__in=[row.pk for row in rows])
    written = list(kept.order_by("on", "hour"))
    record(
        "visit.book_entered", Ref.to(station), by=by, lines=len(written),
        count=sum(row.count for row in written),
    )  # fmt: skip
    return written


def _book_row(station: Station, line: BookLine, now: datetime, note: str, by: Actor) -> Visit:
    return Visit(
        city=by.city,
        station=station,
        person=None if line.person is None else Person(pk=line.person),
        on=line.on,
        hour=line.hour,
        group=line.group,
        services=services_of(line.services),
        count=line.count,
        way=Way.PAPER if line.person is None else Way.LIST,
        flags=[] if line.on == now.date() else [Flag.LATE.value],
        note=note.strip()[:120],
        account=by.account_id,
    )


def oldest_day(by: Actor) -> date:
    """Before which the book is closed; a job may enter any day."""
    days = int(BOOK_DAYS.of(by.city))
    return date.min if by.system else clock.today() - timedelta(days=days)


def check_line(station: Station, line: BookLine, note: str, oldest: date) -> None:
    """What a line of the book may not be; whoever enters a page asks of each row."""
    now = clock.business_now()
    today = now.date()
    check_count(line.count)
    if not 0 <= line.hour <= 23:
        raise Invalid({"hour": _("钟点请写 0 到 23。")})
    if line.on > today or (line.on == today and line.hour > now.hour):
        raise Invalid({"on": _("还没到这个时候，不能先记。")})
    if line.on != today and not note.strip():
        raise Invalid({"note": _("补记前些天的，请写明原因，例如“停电，先记在纸上”。")})
    if line.on < oldest:
        raise Refused(_("超过 %(days)d 天的不再补记。") % {"days": (today - oldest).days})
    if line.person is not None and line.count != 1:
        raise Invalid({"count": _("记了姓名的，一行一个人。")})
    refuse_closed(station, line.on)


def _mark_elsewhere(station: Station, rows: list[Visit]) -> None:
    """Somebody who stands in another place's log of the same hour is entered, and marked."""
    named = [row for row in rows if row.person_id is not None]
    if not named:
        return
    days = [row.on for row in named]
    others = Visit.objects.filter(
        city=station.city,
        person__in={row.person_id for row in named},
        on__range=(min(days), max(days)),
        struck_at=None,
    ).exclude(station=station)
    known = set(others.values_list("person", "on", "hour"))
    for row in named:
        if (row.person_id, row.on, row.hour) in known:
            row.flags = [*row.flags, Flag.ELSEWHERE.value]

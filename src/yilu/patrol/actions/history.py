"""Bringing in what was handled before Yilu: whole cases at once, with their own dates, by the review desk.

A city moves from a chat group or another system with its past. What comes in so is marked by its
channel, earns no points again, and counts in figures by its own days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.cells import cell_of
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.organisations.queries import root
from yilu.patrol import access, clocks
from yilu.patrol.enums import (
    Act,
    Basis,
    Channel,
    CheckState,
    Outcome,
    PlaceSource,
    Reason,
    State,
)
from yilu.patrol.models import Area, AreaCell, Category, Check, Duty, Entry, Snapshot
from yilu.patrol.routing import area_among, unit_among
from yilu.runtime.actions import take_numbers


@dataclass(frozen=True, slots=True)
class Past:
    """One case as it was: refused, or filed, put right and closed."""

    category: str
    reporter: UUID
    group: str
    point: Point
    place: str
    shot_at: datetime
    filed_at: datetime | None = None
    disposed_at: datetime | None = None
    closed_at: datetime | None = None
    disposal: str = ""
    outcome: str = Outcome.SOLVED
    refusal: str = ""
    checkers: tuple[UUID, ...] = ()  # two say fixed: closed by drivers


@transaction.atomic
def bring_in(cases: Sequence[Past], *, by: Actor) -> list[Snapshot]:
    """All of them or none, in the order given, numbered in it."""
    if not access.may_paint(by):
        raise NotAllowed("bring_in")
    kinds = {row.code: row for row in Category.objects.filter(city=by.city)}
    unknown = {one.category for one in cases} - set(kinds)
    if unknown:
        raise Invalid(
            {"category": _("没有这一类：%(code)s") % {"code": "、".join(sorted(unknown))}}
        )
    ground = _Ground(by.city)
    made = [_case(one, kinds[one.category], ground, by) for one in cases]
    _number(made, by.city)
    Snapshot.objects.bulk_create(made)
    Entry.objects.bulk_create([line for row in made for line in _lines(row, by)])
    Check.objects.bulk_create(
        [check for row, one in zip(made, cases, strict=True) for check in _checks(row, one)]
    )
    record("snapshots.brought_in", Ref("patrol.snapshot", by.city), by=by, rows=len(made))
    return made


class _Ground:
    """Areas, duties and the working calendar, each read once."""

    def __init__(self, city: str) -> None:
        self.city, self.desk, self.hours = city, root(city), clocks.hours(city)
        rows = AreaCell.objects.filter(city=city, area__closed_on=None).select_related("area")
        self.cells: dict[str, Area] = {row.cell: row.area for row in rows}
        self.duties: dict[UUID, list[Duty]] = {}
        for duty in Duty.objects.filter(city=city).select_related("unit"):
            self.duties.setdefault(duty.area_id, []).append(duty)

    def unit(self, area: Area | None, category: Category) -> Unit:
        duties = self.duties.get(area.pk, []) if area else []
        return unit_among(duties, category) or self.desk


def _case(one: Past, category: Category, ground: _Ground, by: Actor) -> Snapshot:
    if (one.filed_at is None) == (not one.refusal):
        raise Invalid({"filed_at": _("要么立案，要么写明为什么没有立案。")})
    area = area_among(ground.cells, one.point)
    row = Snapshot(
        city=by.city,
        state=State.REFUSED if one.refusal else State.CLOSED,
        category=category,
        channel=Channel.API,
        lon=one.point.lon,
        lat=one.point.lat,
        source=PlaceSource.SHUTTER,
        place=one.place,
        cell=cell_of(one.point),
        area=area,
        division=area.division if area else "",
        reporter_id=one.reporter,
        group=one.group,
        shot_at=one.shot_at,
        made_at=one.shot_at,
        unit=ground.desk,
        refusal=Reason(one.refusal).value if one.refusal else "",
    )
    if one.filed_at is not None:
        _filed(row, one, one.filed_at, category, ground)
    return row


def _filed(
    row: Snapshot, one: Past, filed_at: datetime, category: Category, ground: _Ground
) -> None:
    due = ground.hours.after_minutes(filed_at, category.hours * 60)
    row.unit = ground.unit(row.area, category)
    row.filed_at, row.due, row.provisional = filed_at, due.at, due.provisional
    row.reckoning = [clocks.step("filed", due, hours=category.hours)]
    row.disposed_at, row.closed_at, row.round = one.disposed_at, one.closed_at, 1
    row.disposal, row.outcome = one.disposal, Outcome(one.outcome)
    row.basis = Basis.DRIVERS if len(one.checkers) >= clocks.FIXED_CLOSE else Basis.DESK


def _number(rows: Sequence[Snapshot], city: str) -> None:
    """Each year's numbers at once."""
    for year in sorted({row.made_at.year for row in rows}):
        those = [row for row in rows if row.made_at.year == year]
        numbers = take_numbers(city, f"SP-{year}", len(those))
        for row, number in zip(those, numbers, strict=True):
            row.number = f"SP-{year}-{number:06d}"


def _lines(row: Snapshot, by: Actor) -> list[Entry]:
    acts = [(Act.SHOT, row.made_at, "")]
    if row.refusal:
        acts.append((Act.REFUSED, row.made_at, ""))
    if row.filed_at:
        acts.append((Act.FILED, row.filed_at, ""))
    if row.disposed_at:
        acts.append((Act.DISPOSED, row.disposed_at, row.disposal))
    if row.closed_at:
        acts.append((Act.CLOSED, row.closed_at, ""))
    return [
        Entry(
            city=row.city,
            snapshot=row,
            act=act,
            at=at,
            text=text,
            account=by.account_id,
            unit=row.unit if act == Act.DISPOSED else None,
        )
        for act, at, text in acts
    ]


def _checks(row: Snapshot, one: Past) -> list[Check]:
    if row.disposed_at is None or row.closed_at is None:
        return []
    return [
        Check(
            city=row.city,
            snapshot=row,
            round=1,
            person_id=person,
            state=CheckState.FIXED,
            asked_at=row.disposed_at,
            until=row.closed_at,
            answered_at=row.closed_at,
        )
        for person in one.checkers
        if person != one.reporter
    ]

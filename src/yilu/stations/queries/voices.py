"""What drivers asked for and reported, and what has waited long enough to be carried on."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.workdays import WorkCalendar
from yilu.rulebook.queries import work_calendar
from yilu.stations import access
from yilu.stations.enums import FaultState, NeedState
from yilu.stations.limits import FAULT_DAYS
from yilu.stations.models import Fault, Need


def needs(
    actor: Actor, *, station: UUID | None = None, state: str = "", kind: str = "", text: str = ""
) -> QuerySet[Need]:
    rows = access.visible_needs(actor).select_related("station", "person")
    rows = rows if station is None else rows.filter(station=station)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(text__contains=text.strip()) if text.strip() else rows
    return rows.order_by("-heard_on", "-number")


def get_need(actor: Actor, key: UUID) -> Need:
    rows = access.visible_needs(actor).select_related("station__operator", "person")
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound("need")
    return row


def faults(
    actor: Actor, *, station: UUID | None = None, state: str = "", kind: str = ""
) -> QuerySet[Fault]:
    rows = access.visible_faults(actor).select_related("station", "person")
    rows = rows if station is None else rows.filter(station=station)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by("-reported_on", "-number")


def get_fault(actor: Actor, key: UUID) -> Fault:
    rows = access.visible_faults(actor).select_related("station__operator", "person")
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound("fault")
    return row


def my_faults(actor: Actor) -> QuerySet[Fault]:
    rows = Fault.objects.filter(city=actor.city, person=actor.person_id)
    rows = rows if actor.person_id is not None else rows.none()
    return rows.select_related("station").order_by("-reported_on", "-number")


def needs_to_raise(city: str) -> QuerySet[Need]:
    """Needs whose driver asked for them to be carried on and that have no appeal yet (for flows)."""
    rows = Need.objects.filter(
        city=city, state=NeedState.OPEN, wants_appeal=True, person__isnull=False, appeal=None
    )
    return rows.select_related("station__operator", "person").order_by("number")


def faults_to_raise(city: str, on: date | None = None) -> QuerySet[Fault]:
    """Faults nobody settled within the working days the city allows (for flows)."""
    days = int(FAULT_DAYS.of(city))
    last = _before(work_calendar(city), on or clock.today(), days)
    rows = Fault.objects.filter(city=city, state=FaultState.OPEN, appeal=None, reported_on__lt=last)
    return rows.select_related("station__operator", "person").order_by("number")


def _before(calendar: WorkCalendar, day: date, working_days: int) -> date:
    """The day that many working days back: what was reported before it has waited too long."""
    left = working_days
    while left > 0:
        day -= timedelta(days=1)
        left -= calendar.is_working(day)
    return day

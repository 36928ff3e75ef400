"""The factual record of contribution: numbers of what happened, person by person, never a score.

Each fact is counted from its own rows over a stretch of days: a few queries however many the people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from yilu.activities.enums import ActivityKind
from yilu.activities.queries import attendances_of
from yilu.appeals.queries import appeals_settled
from yilu.branch_life.enums.backbone import Fact
from yilu.branch_life.enums.meeting import HELD
from yilu.branch_life.models import Attendee
from yilu.core.periods import Period
from yilu.honours.enums import ServiceKind
from yilu.honours.models import ServiceRecord
from yilu.membership.models import Contact

People = Collection[UUID]
Counted = Mapping[UUID, int]
KINDS = {
    Fact.MISSIONS: ServiceKind.MISSION,
    Fact.EXAM_RIDES: ServiceKind.EXAM_RIDE,
    Fact.PATROLS: ServiceKind.PATROL,
}


def facts(city: str, people: People, period: Period) -> dict[UUID, dict[str, int]]:
    """Every fact of every person in the period; a duty is as of its last day."""
    counted = {
        Fact.CONTACT_DRIVERS: _contacts(city, people, period.last),
        Fact.APPEALS: _appeals(city, people, period),
        Fact.MEETINGS: _meetings(city, people, period),
        Fact.LECTURES: _activities(city, people, period, ActivityKind.LECTURE),
        Fact.TRAININGS: _activities(city, people, period, ActivityKind.TRAINING),
        **_services(city, people, period),
    }
    return {
        person: {fact.value: counted[fact].get(person, 0) for fact in Fact} for person in people
    }


def _per(rows: QuerySet[Any], person: str, number: Any = None) -> dict[UUID, int]:
    grouped = rows.order_by().values(person).annotate(n=number or Count("pk"))
    return dict(grouped.values_list(person, "n"))


def _contacts(city: str, people: People, on: date) -> Counted:
    held = Q(from_on__lte=on) & (Q(to_on__isnull=True) | Q(to_on__gt=on))
    rows = Contact.objects.filter(held, city=city, member__person__in=people)
    return _per(rows, "member__person")


def _appeals(city: str, people: People, period: Period) -> Counted:
    """Settled while he held it, and the driver said so."""
    rows = appeals_settled(city, period).filter(holder_person__in=people)
    return _per(rows, "holder_person")


def _meetings(city: str, people: People, period: Period) -> Counted:
    rows = Attendee.objects.filter(
        city=city,
        person__in=people,
        arrived_at__isnull=False,
        meeting__state__in=HELD,
        meeting__day__range=(period.first, period.last),
    )
    return _per(rows, "person")


def _activities(city: str, people: People, period: Period, kind: ActivityKind) -> Counted:
    return _per(attendances_of(city, period, {kind}).filter(person__in=people), "person")


def _services(city: str, people: People, period: Period) -> dict[Fact, Counted]:
    """Missions, exam rides, patrols and the rest, from the service records."""
    rows = ServiceRecord.objects.filter(
        city=city, person__in=people, voided_at=None, on__range=(period.first, period.last)
    )
    minutes = _per(rows, "person", Sum("minutes"))
    found: dict[Fact, Counted] = {
        fact: _per(rows.filter(kind=kind), "person") for fact, kind in KINDS.items()
    }
    found[Fact.SERVICES] = _per(rows, "person")
    found[Fact.HOURS] = {person: number // 60 for person, number in minutes.items()}
    return found

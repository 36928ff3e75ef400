"""A generated city's past, written at once: the demo's own door, closed everywhere else.

The rows are the same rows an ordinary year leaves behind (constraints and all), so that figures count
them like any others; only the thousands of single taps are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from yilu.activities.actions.certifying import give_qualifications
from yilu.activities.enums import Presence
from yilu.activities.models import Activity, Attendance, Publication, PublicationReading
from yilu.activities.timing import minutes_between
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotAllowed
from yilu.core.refs import Ref


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who was there."""

    person: UUID
    in_at: datetime
    out_at: datetime | None = None
    online: bool = False


@transaction.atomic
def remember(activity: Activity, comers: Sequence[Comer], *, by: Actor) -> int:
    """Who came to something long over."""
    _refuse()
    Attendance.objects.bulk_create([_row(activity, comer) for comer in comers])
    record("attendance.listed", Ref.to(activity), by=by, count=len(comers), known=0)
    give_qualifications(activity, by=by)
    return len(comers)


def _row(activity: Activity, comer: Comer) -> Attendance:
    until = comer.out_at or activity.ends_at
    spent = int((until - comer.in_at).total_seconds() // 60)
    on_spot = minutes_between(activity, comer.in_at, until)
    return Attendance(
        city=activity.city,
        activity=activity,
        person_id=comer.person,
        mode=Presence.ONLINE if comer.online else Presence.CODE,
        on=comer.in_at.astimezone(CITY_ZONE).date() if comer.online else activity.day,
        in_at=comer.in_at,
        out_at=comer.out_at,
        minutes=spent if comer.online else on_spot,
    )


@transaction.atomic
def remember_readers(publication: Publication, people: Iterable[UUID], at: datetime) -> int:
    """Who opened what was published."""
    _refuse()
    rows = [
        PublicationReading(city=publication.city, publication=publication, person_id=person, at=at)
        for person in people
    ]
    return len(PublicationReading.objects.bulk_create(rows, ignore_conflicts=True))


def _refuse() -> None:
    if settings.YILU_MODE not in {"demo", "test"}:
        raise NotAllowed("history")

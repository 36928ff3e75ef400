"""Writing down what somebody gave (志愿服务条例): from completed acts, once per act and person.

The acts that lead here (a trip driven, a ride given, a place re-checked) have asked for the right
already; nobody writes a record by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.honours.enums import ServiceKind
from yilu.honours.models import ServiceRecord
from yilu.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Service:
    """One act of one person; `source` is the trip, ride or task it comes from."""

    person: UUID
    kind: ServiceKind
    title: str
    unit: Unit
    on: date
    minutes: int
    source: Ref
    trips: int = 0
    metres: int = 0
    people: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None


def record_service(service: Service, *, by: Actor) -> ServiceRecord:
    """The record of this act: made once, and the same one when asked for again."""
    record_services([service], by=by)
    return ServiceRecord.objects.get(
        city=by.city, person=service.person, source=_key(service.source), voided_at=None
    )


@transaction.atomic
def record_services(services: Sequence[Service], *, by: Actor) -> int:
    """Many at once; those already recorded stay as they are. How many are new."""
    now = timezone.now()
    known = set(
        ServiceRecord.objects.filter(
            city=by.city, source__in={_key(one.source) for one in services}, voided_at=None
        ).values_list("person", "source")
    )
    rows = [_row(one, now, by) for one in services if (one.person, _key(one.source)) not in known]
    ServiceRecord.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    for source in dict.fromkeys(one.source for one in services if rows):
        record("service.recorded", source, by=by)
    return len(rows)


@transaction.atomic
def void_service(person: UUID, source: Ref, why: str, *, by: Actor) -> bool:
    """What was recorded by mistake counts no more; the row stays with the reason."""
    rows = ServiceRecord.objects.select_for_update().filter(
        city=by.city, person=person, source=_key(source), voided_at=None
    )
    row = rows.first()
    if row is None:
        return False
    row.voided_at, row.void_reason = timezone.now(), why.strip()[:200] or "—"
    row.save(update_fields=["voided_at", "void_reason"])
    record("service.voided", Ref.to(row), by=by)
    return True


def _key(source: Ref) -> str:
    return f"{source.kind}:{source.key}"


def _row(one: Service, now: datetime, by: Actor) -> ServiceRecord:
    return ServiceRecord(
        city=by.city,
        person_id=one.person,
        kind=one.kind,
        title=one.title[:100],
        unit=one.unit,
        on=one.on,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        minutes=max(0, one.minutes),
        trips=one.trips,
        metres=one.metres,
        people=one.people,
        source=_key(one.source),
        recorded_at=now,
        recorded_by=by.account_id,
    )

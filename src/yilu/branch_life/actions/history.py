"""A generated city's meetings of the past, written at once: the demo's own door, closed elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from yilu.audit.actions import record
from yilu.branch_life.enums.meeting import ItemKind, MeetingKind, MeetingState
from yilu.branch_life.models import AgendaItem, Attendee, Meeting
from yilu.branch_life.queries.roll import expected
from yilu.branch_life.sealing import sealed
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotAllowed
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.runtime.actions import next_number

LASTS = timedelta(minutes=80)


@dataclass(frozen=True, slots=True)
class Past:
    """A meeting long over: its agenda in words, who was away, what the minutes say."""

    kind: MeetingKind
    title: str
    starts_at: datetime
    place: str
    items: tuple[str, ...]
    away: Collection[UUID]
    minutes: str
    signer: UUID


@transaction.atomic
def remember(branch: Unit, pasts: Sequence[Past], *, by: Actor) -> int:
    """Each signed on its day; the list is membership's of that day, without whoever was away."""
    if settings.YILU_MODE not in {"demo", "test"} or not by.system:
        raise NotAllowed("remember")
    rows = [_meeting(branch, past, by) for past in pasts]
    Meeting.objects.bulk_create(rows)
    AgendaItem.objects.bulk_create(
        AgendaItem(city=by.city, meeting=row, order=at, kind=ItemKind.STUDY, title=title[:120])
        for row, past in zip(rows, pasts, strict=True)
        for at, title in enumerate(past.items, start=1)
    )
    Attendee.objects.bulk_create(
        attendee
        for row, past in zip(rows, pasts, strict=True)
        for attendee in _attendees(row, past)
    )
    record("meeting.remembered", Ref.to(branch), by=by, count=len(rows))
    return len(rows)


def _meeting(branch: Unit, past: Past, by: Actor) -> Meeting:
    day = past.starts_at.astimezone(CITY_ZONE).date()
    row = Meeting(
        city=by.city,
        branch=branch,
        number=f"HY-{day.year}-{next_number(by.city, f'HY-{day.year}'):04d}",
        kind=past.kind,
        title=past.title,
        place=past.place,
        starts_at=past.starts_at,
        day=day,
        state=MeetingState.SIGNED,
        host_id=past.signer,
        opened_at=past.starts_at,
        closed_at=past.starts_at + LASTS,
        signed_on=day,
        signer_id=past.signer,
    )
    row.minutes = sealed(row, "minutes", past.minutes)
    return row


def _attendees(row: Meeting, past: Past) -> list[Attendee]:
    return [
        Attendee(
            city=row.city,
            meeting=row,
            person_id=one.person_id,
            seat=one.seat,
            arrived_at=None if one.person_id in past.away else past.starts_at,
        )
        for one in expected(row)
    ]

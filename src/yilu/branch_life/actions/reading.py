"""Opening what meetings keep sealed: that somebody did stands on record before he reads a word."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from yilu.audit.actions import record
from yilu.branch_life.access import meetings as access
from yilu.branch_life.enums.development import LookAt
from yilu.branch_life.enums.meeting import Format
from yilu.branch_life.models import Candidate, Look, Meeting, Resolution
from yilu.branch_life.printing.resolution import Sheet
from yilu.branch_life.queries import meetings as queries
from yilu.core.actor import Actor, Right
from yilu.core.refs import Ref


@transaction.atomic
def read_resolution(key: UUID, *, by: Actor) -> tuple[Resolution, Sheet]:
    """The resolution with what was said of the candidate; he reads in his own log that it was opened."""
    row = queries.get_resolution(by, key)
    _looked(row, by)
    record("resolution.read", Ref.to(row), by=by)
    return row, queries.resolution_sheet(by, row)


@transaction.atomic
def print_resolution(key: UUID, fmt: Format, *, by: Actor) -> tuple[Resolution, bytes]:
    """The same to print, sign and seal: every copy that leaves is on record."""
    row = queries.get_resolution(by, key)
    _looked(row, by)
    record("resolution.printed", Ref.to(row), by=by, format=fmt.value)
    return row, queries.resolution_file(by, row, fmt)


def _looked(row: Resolution, by: Actor) -> None:
    """Beside the other looks into his development file, if the resolution is about somebody who has one."""
    himself = by.person_id is not None and by.person_id == row.candidate_id
    files = Candidate.objects.filter(city=row.city, person=row.candidate_id)
    file = None if row.candidate_id is None or himself else files.order_by("-applied_on").first()
    if file is None:
        return
    held = by.grants_for(Right.HOLD_MEETINGS)
    grant = next((one for one in held if one.covers(row.branch.path)), None)
    Look.objects.create(
        city=row.city,
        candidate=file,
        what=LookAt.RESOLUTION,
        viewer=by.account_id,
        viewer_role=grant.role.value if grant else "",
        viewer_unit=grant.unit_id if grant else None,
        at=timezone.now(),
    )


@transaction.atomic
def read_minutes(meeting: Meeting, *, by: Actor) -> str:
    """The minutes in words, for those who run the meeting and those who were there."""
    words = queries.minutes_of(by, meeting)
    if words:
        record("meeting.minutes_read", Ref.to(meeting), by=by, runs=access.runs(by, meeting))
    return words

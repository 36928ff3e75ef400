"""Which attendance may count as concentrated training: on the spot, and not counted yet."""

from __future__ import annotations

from django.db.models import QuerySet

from yilu.activities.enums import ActivityKind, Presence
from yilu.activities.models import Attendance
from yilu.activities.queries import attendances_of
from yilu.branch_life.models import Candidate
from yilu.core import clock
from yilu.core.periods import Period, add_months

KINDS = (ActivityKind.TRAINING, ActivityKind.LECTURE, ActivityKind.PARTY_DAY)
BACK = 24  # months: longer ago is not offered


def countable(row: Candidate) -> QuerySet[Attendance]:
    """His attendance of the last two years that is not in the file yet, newest first."""
    today = clock.today()
    period = Period(add_months(today, -BACK), today)
    rows = attendances_of(row.city, period, KINDS).filter(person=row.person_id)
    taken = row.trainings.filter(attendance__isnull=False).values("attendance")
    fresh = rows.exclude(mode=Presence.ONLINE).exclude(pk__in=taken)
    return fresh.select_related("activity__organiser").order_by("-on", "pk")

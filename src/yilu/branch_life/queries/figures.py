"""The rows behind the figure on meetings; no rights are asked here, `insight` does."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from yilu.branch_life.enums.meeting import HELD
from yilu.branch_life.models import Meeting
from yilu.core.periods import Period


def meetings_held(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Meeting]:
    """Meetings of branches, their committees and groups that were held, by their day."""
    below = Q(branch__path__startswith=path) if path else Q()
    located = Q(branch__division=division) if division else Q()
    inside = below | located if path and division else below & located
    rows = Meeting.objects.filter(
        inside, city=city, state__in=HELD, day__range=(period.first, period.last)
    )
    return rows.order_by("pk")


def by_kind(rows: QuerySet[Meeting]) -> dict[str, int]:
    """How many of each kind among these rows."""
    kinds = list(rows.order_by().values_list("kind", flat=True))
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}

"""The rows behind the figures on development, exactly as rules.md defines them; no rights are asked here."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from yilu.branch_life.enums.development import Stage
from yilu.branch_life.models import Candidate
from yilu.core.periods import Period


def applications_received(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Candidate]:
    """Files of persons whose written application was accepted in the period."""
    rows = Candidate.objects.filter(
        _within(path, division), city=city, accepted_on__range=(period.first, period.last)
    )
    return rows.order_by("pk")


def activists(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Candidate]:
    """Of those persons, the ones decided as activists by the period's end."""
    rows = applications_received(city, period, path, division)
    return rows.filter(activist_on__isnull=False, activist_on__lte=period.last)


def in_development(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Candidate]:
    """Files running on the day: taken by then, not ended and not archived before."""
    ended = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
    archived = Q(archived_on__isnull=True) | Q(archived_on__gt=on)
    rows = Candidate.objects.filter(
        _within(path, division), ended, archived, city=city, accepted_on__lte=on
    )
    return rows.order_by("pk")


def people(rows: QuerySet[Candidate]) -> int:
    return rows.order_by().values("person").distinct().count()


def by_stage(rows: QuerySet[Candidate]) -> dict[Stage, int]:
    """Where the files stand today."""
    counted = rows.order_by().values_list("stage").annotate(n=Count("person", distinct=True))
    found = dict(counted)
    return {stage: found.get(stage.value, 0) for stage in Stage}


def overdue(rows: QuerySet[Candidate], on: date) -> int:
    """Files in which something is late on the day."""
    return rows.filter(next_due__lt=on).count()


def _within(path: str, division: str) -> Q:
    """Of branches below a path, or seated in the district."""
    below = Q(branch__path__startswith=path) if path else Q()
    located = Q(branch__division=division) if division else Q()
    return below | located if path and division else below & located

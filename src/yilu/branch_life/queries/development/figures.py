"""The rows behind the figures on development, exactly as rules.md defines them; no rights are asked here."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.branch_life.enums.development import Outcome, Stage
from yilu.branch_life.models import Candidate, StepRecord
from yilu.branch_life.rules.steps import ACTIVIST, APPROVE, APPROVE_CONVERSION, CONVERT, FILE_TARGET
from yilu.core.periods import Period

OPENS = {Stage.ACTIVIST: ACTIVIST, Stage.TARGET: FILE_TARGET, Stage.PROBATIONARY: APPROVE}
ENDS = {Stage.ACTIVIST: FILE_TARGET, Stage.TARGET: APPROVE}


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


def in_stage(
    city: str, on: date, stage: Stage, path: str = "", division: str = ""
) -> QuerySet[Candidate]:
    """Files that stood in the stage on the day, by the dates of the steps that open and end it."""
    rows = in_development(city, on, path, division).filter(_done(on, step=OPENS[stage]))
    if stage is Stage.PROBATIONARY:
        decided = _records(on, step=CONVERT, outcome=Outcome.CONVERT)
        converted = _records(on, step=APPROVE_CONVERSION, round=OuterRef("round"))
        return rows.exclude(Exists(converted) & Exists(decided))
    return rows.exclude(_done(on, step=ENDS[stage]))


def _records(on: date, **which: object) -> QuerySet[StepRecord]:
    rows = StepRecord.objects.filter(candidate=OuterRef("pk"), stands=True, done_on__lte=on)
    return rows.filter(**which)


def _done(on: date, *, step: int) -> Exists:
    return Exists(_records(on, step=step))


def overdue(city: str, on: date, path: str = "", division: str = "") -> QuerySet[Candidate]:
    """Running files in which something was due before the day."""
    return in_development(city, on, path, division).filter(next_due__lt=on)


def people(rows: QuerySet[Candidate]) -> int:
    return rows.order_by().values("person").distinct().count()


def _within(path: str, division: str) -> Q:
    """Of branches below a path, or seated in the district."""
    below = Q(branch__path__startswith=path) if path else Q()
    located = Q(branch__division=division) if division else Q()
    return below | located if path and division else below & located

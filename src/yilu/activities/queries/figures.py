"""The rows behind the figures on activities, exactly as rules.md defines them.

No rights are asked here: `insight` does. A scope covers what its units organise. Attendance at
consultation days is in no figure of ours: `care` counts the consultations completed there, so that
nobody is counted twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum

from yilu.activities.enums import EDUCATION, HAPPENED, OUT, ActivityKind, Presence
from yilu.activities.models import Activity, Attendance
from yilu.core.periods import Period


def lectures_held(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Activity]:
    """宣讲 held in the period; the kind was fixed before."""
    return _held(city, period, {ActivityKind.LECTURE}, path, division)


def trainings_held(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Activity]:
    return _held(city, period, {ActivityKind.TRAINING}, path, division)


def talks_held(city: str, period: Period, path: str = "", division: str = "") -> QuerySet[Activity]:
    return _held(city, period, {ActivityKind.CARE_TALK}, path, division)


def education_attendances(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Attendance]:
    """Person-times at 宣讲 and 培训, on the spot or learnt to the end online."""
    return attendances_of(city, period, EDUCATION, path, division)


def talk_attendances(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Attendance]:
    """Person-times at 讲座: our half of 讲座与咨询服务."""
    return attendances_of(city, period, {ActivityKind.CARE_TALK}, path, division)


def attendances_of(
    city: str, period: Period, kinds: Iterable[str], path: str = "", division: str = ""
) -> QuerySet[Attendance]:
    rows = Attendance.objects.filter(
        _organised("activity__", path, division),
        city=city,
        on__range=(period.first, period.last),
        activity__kind__in=list(kinds),
        activity__state__in=OUT,
    )
    return rows.order_by("pk")


def people(rows: QuerySet[Attendance]) -> int:
    """The other reading: distinct persons."""
    return rows.order_by().values("person").distinct().count()


def hours(rows: QuerySet[Attendance]) -> int:
    """Whole hours of learning, each person's capped by its session."""
    minutes: int | None = rows.order_by().aggregate(n=Sum("minutes"))["n"]
    return (minutes or 0) // 60


def double_counting(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Attendance]:
    """Somebody at two places at once: both rows, for a person to look at; neither is taken away."""
    rows = Attendance.objects.filter(
        _organised("activity__", path, division),
        city=city,
        on__range=(period.first, period.last),
        activity__state__in=OUT,
    ).exclude(mode=Presence.ONLINE)
    other = Attendance.objects.filter(
        city=city,
        person=OuterRef("person"),
        on=OuterRef("on"),
        activity__state__in=OUT,
        activity__starts_at__lt=OuterRef("activity__ends_at"),
        activity__ends_at__gt=OuterRef("activity__starts_at"),
    ).exclude(Q(pk=OuterRef("pk")) | Q(mode=Presence.ONLINE))
    return rows.filter(Exists(other)).order_by("person", "in_at")


def events_without_attendance(
    city: str, period: Period, path: str = "", division: str = ""
) -> QuerySet[Activity]:
    """Held, as it is said, and nobody was there."""
    came = Attendance.objects.filter(city=city, activity=OuterRef("pk"))
    kinds = {kind.value for kind in ActivityKind}
    return _held(city, period, kinds, path, division).filter(~Exists(came))


def _held(
    city: str, period: Period, kinds: Iterable[str], path: str, division: str
) -> QuerySet[Activity]:
    rows = Activity.objects.filter(
        _organised("", path, division),
        city=city,
        kind__in=list(kinds),
        state__in=HAPPENED,
        day__range=(period.first, period.last),
    )
    return rows.order_by("pk")


def _organised(prefix: str, path: str, division: str) -> Q:
    """Organised within a scope: below a path, or by a body of the district."""
    within = Q(**{f"{prefix}organiser__path__startswith": path}) if path else Q()
    located = Q(**{f"{prefix}organiser__division": division}) if division else Q()
    return within | located if path and division else within & located

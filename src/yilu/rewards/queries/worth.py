"""What an outcome is worth on a day, and how much of the month is used."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from yilu.core.periods import month_end, month_of
from yilu.rewards import limits, tariff
from yilu.rewards.enums import Outcome
from yilu.rewards.models import Award, Tariff
from yilu.rewards.queries.asking import COUNTED
from yilu.rewards.tariff import Rate


def rate(city: str, outcome: Outcome, on: date) -> Rate:
    """The tariff in force on a day: the city's own, or what it started with."""
    row = Tariff.objects.filter(city=city, outcome=outcome, since__lte=on).order_by("-since")
    found = row.first()
    if found is None:
        return tariff.RATES[outcome]
    return Rate(outcome, found.points, found.monthly_cap, tuple(found.repeats))


def rates(city: str, on: date) -> list[tuple[Rate, Tariff | None]]:
    """Every outcome's rate, with the row it rests on (None: what a city starts with)."""
    rows = Tariff.objects.filter(city=city, since__lte=on)
    by_outcome = {row.outcome: row for row in rows.order_by("outcome", "since")}
    return [
        (
            Rate(outcome, row.points, row.monthly_cap, tuple(row.repeats))
            if (row := by_outcome.get(outcome))
            else tariff.RATES[outcome],
            row,
        )
        for outcome in tariff.RATES
    ]


def coming_rates(city: str, on: date) -> QuerySet[Tariff]:
    """Versions that are not yet in force."""
    return Tariff.objects.filter(city=city, since__gt=on).order_by("since", "outcome")


def monthly_cap(city: str) -> int:
    return int(limits.MONTHLY_CAP.of(city))


def earned(city: str, person_id: UUID | None, on: date, outcome: str = "") -> int:
    """Points of the day's month, those that wait included: what the caps are held against."""
    rows = Award.objects.filter(
        city=city, person=person_id, state__in=COUNTED, on__gte=month_of(on), on__lte=month_end(on)
    )
    rows = rows.filter(outcome=outcome) if outcome else rows
    return int(rows.aggregate(n=Coalesce(Sum("points"), 0))["n"])


def repeats_at(city: str, person_id: UUID, outcome: Outcome, place: str, on: date) -> int:
    """How often this person had this outcome at this place of late."""
    days = int(limits.REPEAT_DAYS.of(city))
    rows = Award.objects.filter(
        city=city, person=person_id, outcome=outcome, place=place, state__in=COUNTED
    )
    return rows.filter(on__gt=on - timedelta(days=days), on__lte=on).count()

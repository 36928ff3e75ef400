"""Permit standing in SQL, for lists that filter and sort by it; tests prove it equal to `compliance`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import (
    Case,
    CharField,
    DateField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from yilu.core.tenant import CityModel
from yilu.registry.compliance import DISTANCES, HOLDER
from yilu.registry.enums import PermitKind, Standing
from yilu.registry.models import Permit

OPEN_ENDED = date.max  # 长期, where a date is compared
T = TypeVar("T", bound=CityModel)


def begun(day: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})


def valid(day: date, prefix: str = "") -> Q:
    """Permits that hold on the day."""
    over = Q(**{f"{prefix}valid_to__lt": day})
    revoked = Q(**{f"{prefix}revoked_on__lte": day})
    return (
        begun(day, prefix)
        & (Q(**{f"{prefix}valid_to__isnull": True}) | ~over)
        & (Q(**{f"{prefix}revoked_on__isnull": True}) | ~revoked)
    )


def with_standing(rows: QuerySet[T], kind: PermitKind, day: date) -> QuerySet[T]:
    """Each row with `permit_until` (date.max for 长期, None when none holds) and `permit_standing`."""
    own = Permit.objects.filter(city=OuterRef("city"), kind=kind, **{HOLDER[kind]: OuterRef("pk")})
    ends = Coalesce("valid_to", Value(OPEN_ENDED), output_field=DateField())
    longest = own.filter(valid(day)).annotate(end=ends).order_by("-end").values("end")
    lapse = Case(
        When(revoked_on__lte=day, then=Value(Standing.REVOKED.value)),
        default=Value(Standing.EXPIRED.value),
        output_field=CharField(),
    )
    last_begun = own.filter(begun(day)).annotate(end=ends, lapse=lapse)
    last = last_begun.order_by(F("valid_from").desc(nulls_last=True), "-end").values("lapse")
    judged: QuerySet[Any] = rows.annotate(
        permit_until=Subquery(longest[:1], output_field=DateField()),
    ).annotate(
        permit_standing=Case(
            *_steps(day),
            When(permit_until__isnull=False, then=Value(Standing.COMPLIANT.value)),
            default=Coalesce(Subquery(last[:1]), Value(Standing.MISSING.value)),
            output_field=CharField(),
        )
    )
    return judged


def _steps(day: date) -> list[When]:
    return [
        When(permit_until__lte=day + timedelta(days=days), then=Value(near.value))
        for days, near in DISTANCES
    ]

"""What was given: lists for the desk, one's own, and sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.honours import access
from yilu.honours.models import ServiceCertificate, ServiceRecord


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over records."""

    services: int
    minutes: int
    trips: int
    metres: int
    people: int

    @property
    def hours(self) -> float:
        return round(self.minutes / 60, 1)

    @property
    def km(self) -> int:
        return round(self.metres / 1000)


def records(
    actor: Actor,
    *,
    text: str = "",
    kind: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> QuerySet[ServiceRecord]:
    """What the actor may see, newest first; what was voided stays out."""
    rows = access.visible_records(actor).filter(voided_at=None).select_related("person", "unit")
    if kind:
        rows = rows.filter(kind=kind)
    if from_on:
        rows = rows.filter(on__gte=from_on)
    if to_on:
        rows = rows.filter(on__lte=to_on)
    if text := text.strip():
        rows = rows.filter(Q(person__name__contains=text) | Q(title__contains=text))
    return rows.order_by("-on", "-pk")


def my_records(actor: Actor) -> QuerySet[ServiceRecord]:
    if actor.person_id is None:
        return ServiceRecord.objects.none()
    rows = ServiceRecord.objects.filter(city=actor.city, person=actor.person_id, voided_at=None)
    return rows.select_related("unit").order_by("-on", "-pk")


def totals(rows: QuerySet[ServiceRecord]) -> Totals:
    """The sums of any set of records."""
    sums = rows.order_by().aggregate(
        services=Count("pk"),
        minutes=Sum("minutes"),
        trips=Sum("trips"),
        metres=Sum("metres"),
        people=Sum("people"),
    )
    return Totals(**{key: value or 0 for key, value in sums.items()})


def of_source(city: str, sources: Iterable[Ref]) -> QuerySet[ServiceRecord]:
    """What these acts left: for figures; no rights are asked here."""
    keys = [f"{source.kind}:{source.key}" for source in sources]
    return ServiceRecord.objects.filter(city=city, source__in=keys, voided_at=None)


def certificates(actor: Actor, *, text: str = "") -> QuerySet[ServiceCertificate]:
    """Papers given out: what a number on a paper is checked against."""
    rows = access.visible_certificates(actor).select_related("person", "issuer")
    if text := text.strip():
        rows = rows.filter(Q(number__iexact=text) | Q(person__name__contains=text))
    return rows.order_by("-issued_at", "-pk")


def get_certificate(actor: Actor, key: UUID) -> ServiceCertificate:
    found = certificates(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found

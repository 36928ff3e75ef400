"""Reading the record. Only the audit administrator does; faces render the Refs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.utils import timezone

from yilu.audit import sealing, verifying
from yilu.audit.access import visible
from yilu.audit.models import Entry, Seal, Sealed
from yilu.core.actor import Actor, Right
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound
from yilu.core.refs import Ref


@dataclass(frozen=True, slots=True)
class Chain:
    """How the record stands: shown above the list, so that nobody takes it on trust."""

    seals: int
    sealed: int
    waiting: int
    last_at: datetime | None
    anchor: verifying.Anchor


def entries(
    actor: Actor,
    *,
    verb: str = "",
    kind: str = "",
    key: str = "",
    account: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
) -> QuerySet[Entry]:
    """Entries newest first, filtered by what the page's address says."""
    rows = visible(actor).order_by("-at", "-id")
    asked = {"verb__startswith": verb, "kind": kind, "key": key, "actor": account}
    rows = rows.filter(**{field: value for field, value in asked.items() if value})
    if first:
        rows = rows.filter(at__gte=_midnight(first))
    if last:
        rows = rows.filter(at__lt=_midnight(last + timedelta(days=1)))
    return rows


def entry(actor: Actor, pk: UUID) -> Entry:
    found = visible(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def about(actor: Actor, ref: Ref) -> QuerySet[Entry]:
    """All that was done to one thing."""
    return entries(actor, kind=ref.kind, key=ref.key)


def seal_numbers(actor: Actor, rows: Iterable[Entry]) -> dict[UUID, int]:
    """Which seal each of these entries stands in; one still waiting is absent."""
    keys = [row.id for row in rows if row.city == actor.city]
    return dict(Sealed.objects.filter(entry__in=keys).values_list("entry", "seal"))


def verbs(actor: Actor) -> list[tuple[str, int]]:
    """The verbs that occur, with how often: the filter's choices."""
    counted = visible(actor).order_by().values("verb").annotate(times=Count("pk"))
    return sorted(counted.values_list("verb", "times"))


def chain(actor: Actor) -> Chain:
    if not actor.may_anywhere(Right.AUDIT):
        raise NotFound
    seals = Seal.objects.filter(city=actor.city)
    last = seals.order_by("-number").first()
    return Chain(
        seals=seals.count(),
        sealed=Sealed.objects.filter(city=actor.city).count(),
        waiting=sealing.waiting(actor.city, last, everything=False).count(),
        last_at=last.at if last else None,
        anchor=verifying.anchor(actor.city),
    )


def findings(actor: Actor, limit: int = 100) -> list[verifying.Finding]:
    """The faults of the whole record; reads all of it."""
    if not actor.may_anywhere(Right.AUDIT):
        raise NotFound
    found = verifying.verify(actor.city)
    return [finding for finding, _ in zip(found, range(limit), strict=False)]


def unsealed() -> tuple[int, int]:
    """How many entries wait for their seal and for how many seconds the oldest has, over all cities."""
    counts, oldest = 0, None
    for city in sealing.cities():
        rows = sealing.waiting(city, _last(city), everything=False)
        found = rows.aggregate(count=Count("pk"), first=Min("at"))
        counts += found["count"]
        oldest = min(filter(None, [oldest, found["first"]]), default=None)
    return counts, int((timezone.now() - oldest).total_seconds()) if oldest else 0


def _last(city: str) -> Seal | None:
    return Seal.objects.filter(city=city).order_by("-number").first()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=CITY_ZONE)

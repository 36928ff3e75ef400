"""What a period may give, what moved in it, the list a city may switch on, and whether it adds up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import month_end, month_of
from yilu.rewards import limits
from yilu.rewards.enums import AwardState, Reason
from yilu.rewards.models import Award, Balance, Budget, Entry
from yilu.rewards.queries.asking import DECIDE, require_manager


@dataclass(frozen=True, slots=True)
class Gauge:
    """A period's budget and how far it is used."""

    budget: Budget
    paid: int
    waiting: int

    @property
    def left(self) -> int:
        return max(self.budget.points - self.paid - self.waiting, 0)

    @property
    def percent(self) -> int:
        return round(100 * (self.paid + self.waiting) / self.budget.points)

    @property
    def tone(self) -> str:
        return "over" if self.left == 0 else "soon" if self.percent >= 80 else "done"


def gauge(city: str, on: date) -> Gauge | None:
    """The gauge of the period a day lies in; None where no budget was set."""
    row = Budget.objects.filter(city=city, first__lte=on, last__gte=on).first()
    if row is None:
        return None
    given = Award.objects.filter(city=city, on__gte=row.first, on__lte=row.last).aggregate(
        paid=Coalesce(Sum("points", filter=Q(state=AwardState.PAID)), 0),
        waiting=Coalesce(Sum("points", filter=Q(state__in=DECIDE)), 0),
    )
    return Gauge(row, given["paid"], given["waiting"])


def budgets(actor: Actor) -> QuerySet[Budget]:
    require_manager(actor)
    return Budget.objects.filter(city=actor.city).order_by("-first")


@dataclass(frozen=True, slots=True)
class Movements:
    """A period's points: given, redeemed, donated; and how many people had a part in it."""

    earned: int
    redeemed: int
    donated: int
    people: int


def movements(actor: Actor, first: date, last: date) -> Movements:
    """Sums only: they name nobody."""
    require_manager(actor)
    rows = Entry.objects.filter(city=actor.city, on__gte=first, on__lte=last)

    def of(*reasons: str) -> Any:
        return Coalesce(Sum("points", filter=Q(reason__in=reasons)), 0)

    found = rows.aggregate(
        earned=of(Reason.EARNED, Reason.REVOKED),
        redeemed=of(Reason.REDEEMED, Reason.RETURNED),
        donated=of(Reason.DONATED),
        people=Count("person", distinct=True, filter=Q(reason=Reason.EARNED)),
    )
    return Movements(found["earned"], -found["redeemed"], -found["donated"], found["people"])


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the list a city may switch on."""

    name: str
    points: int


def ranking_is_on(city: str) -> bool:
    """A ranking of people is formalism at a fingertip (指尖上的形式主义): off unless the city says so."""
    return limits.RANKING.of(city) is True


def ranking(actor: Actor, month: date, most: int = 20) -> list[Standing]:
    """A month's list, for who runs the rewards; it does not exist where it is not switched on."""
    require_manager(actor)
    if not ranking_is_on(actor.city):
        raise NotFound("ranking")
    rows = Entry.objects.filter(
        city=actor.city,
        reason__in=[Reason.EARNED, Reason.REVOKED],
        on__gte=month_of(month),
        on__lte=month_end(month),
    )
    summed = rows.values("person__name").annotate(n=Sum("points")).order_by("-n", "person")
    return [Standing(row["person__name"], row["n"]) for row in summed[:most]]


@dataclass(frozen=True, slots=True)
class Drift:
    """A balance that is not the sum of its entries; there must be none."""

    person: UUID
    balance: int
    entries: int


def recount(city: str) -> list[Drift]:
    """Every balance that is not the sum of its entries, and every sum without a balance."""
    summed = (
        Entry.objects.filter(city=city, person=OuterRef("person"))
        .order_by()
        .values("person")
        .annotate(total=Sum("points"))
        .values("total")
    )
    rows = Balance.objects.filter(city=city).annotate(total=Coalesce(Subquery(summed), 0))
    wrong = rows.exclude(points=F("total")).order_by("person")
    drifts = [Drift(*row) for row in wrong.values_list("person", "points", "total")]
    known = Balance.objects.filter(city=city).values("person")
    orphans = Entry.objects.filter(city=city).exclude(person__in=known)
    lost = orphans.values("person").annotate(n=Sum("points")).order_by("person")
    return drifts + [Drift(row["person"], 0, row["n"]) for row in lost]

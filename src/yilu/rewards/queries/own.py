"""One's own points: the purse, the ledger, what waits, what was had and given."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.rewards.models import Award, Balance, Donation, Entry, Redemption
from yilu.rewards.queries.asking import DECIDE
from yilu.rewards.queries.worth import earned, monthly_cap


@dataclass(frozen=True, slots=True)
class Purse:
    """What the phone says first."""

    points: int
    waiting: int  # points that are being looked at
    this_month: int  # earned or waiting since the first
    cap: int

    @property
    def room(self) -> int:
        return max(self.cap - self.this_month, 0)


def purse(actor: Actor) -> Purse:
    """One's own points; somebody who never earned any has none."""
    row = Balance.objects.filter(city=actor.city, person=actor.person_id).first()
    mine = Award.objects.filter(city=actor.city, person=actor.person_id)
    waiting = mine.filter(state__in=DECIDE).aggregate(n=Coalesce(Sum("points"), 0))["n"]
    month = earned(actor.city, actor.person_id, clock.today())
    return Purse(row.points if row else 0, waiting, month, monthly_cap(actor.city))


def points_of(city: str, person_id: UUID) -> int:
    row = Balance.objects.filter(city=city, person=person_id).first()
    return row.points if row else 0


def my_entries(actor: Actor) -> QuerySet[Entry]:
    """The ledger of one's own points, newest first."""
    if actor.person_id is None:
        return Entry.objects.none()
    rows = Entry.objects.filter(city=actor.city, person=actor.person_id)
    return rows.order_by("-at", "-pk")


def my_awards(actor: Actor, *states_: str) -> QuerySet[Award]:
    if actor.person_id is None:
        return Award.objects.none()
    rows = Award.objects.filter(city=actor.city, person=actor.person_id)
    rows = rows.filter(state__in=states_) if states_ else rows
    return rows.order_by("-at", "-pk")


def my_redemptions(actor: Actor) -> QuerySet[Redemption]:
    if actor.person_id is None:
        return Redemption.objects.none()
    rows = Redemption.objects.filter(city=actor.city, person=actor.person_id)
    return rows.select_related("good").order_by("-at", "-pk")


def my_donations(actor: Actor) -> QuerySet[Donation]:
    """What one gave, with the pool and so with what became of it."""
    if actor.person_id is None:
        return Donation.objects.none()
    rows = Donation.objects.filter(city=actor.city, person=actor.person_id)
    return rows.select_related("pool").order_by("-at", "-pk")

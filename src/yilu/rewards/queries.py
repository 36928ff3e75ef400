"""Reading points: one's own, what waits, what a period may give, and whether the ledger adds up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed, NotFound
from yilu.core.periods import month_end, month_of
from yilu.core.refs import Ref
from yilu.rewards import access, states, tariff
from yilu.rewards.codes import digest, digits
from yilu.rewards.enums import AwardState, Outcome, PoolState, Reason
from yilu.rewards.models import (
    Award,
    Balance,
    Budget,
    Decision,
    Donation,
    Entry,
    Good,
    Pool,
    Redemption,
    Tariff,
    Voucher,
)
from yilu.rewards.tariff import Rate
from yilu.rulebook.queries import parameter

T = TypeVar("T", bound=Model)
COUNTED = (AwardState.PAID, AwardState.HELD, AwardState.APPEALED)  # against caps: what may be paid
DECIDE = (AwardState.HELD, AwardState.APPEALED)


# ── one's own ───────────────────────────────────────────────────────────────────────────────────


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


# ── awards ──────────────────────────────────────────────────────────────────────────────────────


def awards(
    actor: Actor, *, state: str = "", outcome: str = "", less: str = "", text: str = ""
) -> QuerySet[Award]:
    """Awards one may see; `state` "decide" is what waits for a person."""
    rows = access.visible_awards(actor)
    if state == "decide":
        rows = rows.filter(state__in=DECIDE)
    elif state:
        rows = rows.filter(state=state)
    rows = rows.filter(outcome=outcome) if outcome else rows
    rows = rows.filter(less=less) if less else rows
    if text:
        found = Q(number__iexact=text) | Q(source_number__iexact=text) | Q(person__name=text)
        rows = rows.filter(found)
    return rows.select_related("person").order_by("-at", "-pk")


def get_award(actor: Actor, key: UUID) -> Award:
    """The award, if the actor may see it; otherwise it does not exist."""
    return _one(access.visible_awards(actor).select_related("person").filter(pk=key))


def award_moves(actor: Actor, award: Award) -> list[str]:
    moves = states.AWARDS.open_to(actor, award)
    if "appeal" in moves and not may_still_appeal(award):
        moves.remove("appeal")
    return moves


def has_move(actor: Actor, award: Award, move: str) -> bool:
    """Whether this is ever his to do, in whatever state it stands."""
    return move in states.AWARDS.moves and states.AWARDS.moves[move].allowed(actor, award)


def may_still_appeal(award: Award) -> bool:
    last = award.decisions.filter(move__in=["decline", "revoke"]).order_by("-at").first()
    if last is None:
        return False
    days = int(parameter(award.city, "rewards.appeal_days", tariff.APPEAL_DAYS))
    return clock.business_now() <= last.at + timedelta(days=days)


def decisions(award: Award) -> QuerySet[Decision]:
    """What was said about it, in order. Ask only for an award the actor was shown."""
    return award.decisions.order_by("at", "pk")


def of_source(city: str, ref: Ref) -> QuerySet[Award]:
    """What a thing earned, whoever got it; for the thing's own page, which knows who may see it."""
    rows = Award.objects.filter(city=city, source_kind=ref.kind, source_key=ref.key)
    return rows.order_by("at")


def net_of(award: Award) -> int:
    """What the ledger holds of this award now."""
    rows = Entry.objects.filter(
        city=award.city, source_kind="rewards.award", source_key=str(award.pk)
    )
    return int(rows.aggregate(n=Coalesce(Sum("points"), 0))["n"])


# ── what it is worth ────────────────────────────────────────────────────────────────────────────


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
        for outcome in Outcome
    ]


def coming_rates(city: str, on: date) -> QuerySet[Tariff]:
    """Versions that are not yet in force."""
    return Tariff.objects.filter(city=city, since__gt=on).order_by("since", "outcome")


def monthly_cap(city: str) -> int:
    return int(parameter(city, "rewards.monthly_cap", tariff.MONTHLY_CAP))


def earned(city: str, person_id: UUID | None, on: date, outcome: str = "") -> int:
    """Points of the day's month, those that wait included: what the caps are held against."""
    rows = Award.objects.filter(
        city=city, person=person_id, state__in=COUNTED, on__gte=month_of(on), on__lte=month_end(on)
    )
    rows = rows.filter(outcome=outcome) if outcome else rows
    return int(rows.aggregate(n=Coalesce(Sum("points"), 0))["n"])


def repeats_at(city: str, person_id: UUID, outcome: Outcome, place: str, on: date) -> int:
    """How often this person had this outcome at this place of late."""
    days = int(parameter(city, "rewards.repeat_days", tariff.REPEAT_DAYS))
    rows = Award.objects.filter(
        city=city, person=person_id, outcome=outcome, place=place, state__in=COUNTED
    )
    return rows.filter(on__gt=on - timedelta(days=days), on__lte=on).count()


# ── the budget ──────────────────────────────────────────────────────────────────────────────────


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
    _require_manager(actor)
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
    _require_manager(actor)
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


# ── redeeming ───────────────────────────────────────────────────────────────────────────────────


def goods(city: str, *, closed: bool = False) -> QuerySet[Good]:
    """What points are handed out against; the list is nobody's secret."""
    rows = Good.objects.filter(city=city)
    return (rows if closed else rows.filter(closed_on=None)).order_by("points", "number")


def get_good(city: str, key: UUID) -> Good:
    return _one(Good.objects.filter(city=city, pk=key, closed_on=None))


def taken_this_month(city: str, person_id: UUID, good: Good) -> int:
    rows = Redemption.objects.filter(city=city, person=person_id, good=good, returned_at=None)
    return rows.filter(on__gte=month_of(clock.today())).count()


def my_voucher(actor: Actor) -> tuple[str, Voucher] | None:
    """The live code of one's own, to be shown again."""
    if actor.person_id is None:
        return None
    rows = Voucher.objects.filter(
        city=actor.city, person=actor.person_id, used_at=None, expires_at__gt=timezone.now()
    )
    row = rows.select_related("good").first()
    return None if row is None else (digits(row), row)


def voucher_by_code(city: str, text: str) -> Voucher | None:
    """The live voucher of a typed code; `actions.find_voucher` counts wrong ones."""
    rows = Voucher.objects.filter(
        city=city, digest=digest(text), used_at=None, expires_at__gt=timezone.now()
    )
    return rows.select_related("good", "person").first()


def redemptions(
    actor: Actor, *, state: str = "", good: UUID | None = None, text: str = ""
) -> QuerySet[Redemption]:
    rows = access.visible_redemptions(actor)
    if state:
        rows = rows.filter(returned_at__isnull=state == "handed")
    rows = rows if good is None else rows.filter(good=good)
    rows = rows.filter(Q(number__iexact=text) | Q(person__name=text)) if text else rows
    return rows.select_related("person", "good", "unit").order_by("-at", "-pk")


def get_redemption(actor: Actor, key: UUID) -> Redemption:
    rows = access.visible_redemptions(actor).select_related("person", "good", "unit")
    return _one(rows.filter(pk=key))


def may_return(actor: Actor, row: Redemption) -> bool:
    return (
        row.returned_at is None
        and access.may_redeem(actor, row.unit)
        and not access.is_self(actor, row.person_id)
    )


# ── giving ──────────────────────────────────────────────────────────────────────────────────────


def pools(actor: Actor, *, state: str = "", kind: str = "", text: str = "") -> QuerySet[Pool]:
    """What may be given to, with `given` points and `givers`: a number, never who."""
    rows = access.visible_pools(actor)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(Q(title__contains=text) | Q(number__iexact=text)) if text else rows
    return _summed(rows).select_related("unit").order_by("-opened_on", "-number")


def get_pool(actor: Actor, key: UUID) -> Any:
    return _one(_summed(access.visible_pools(actor)).select_related("unit").filter(pk=key))


def open_pools(actor: Actor) -> QuerySet[Pool]:
    return pools(actor, state=PoolState.OPEN)


def _summed(rows: QuerySet[Pool]) -> QuerySet[Pool]:
    return rows.annotate(
        given=Coalesce(Sum("donations__points"), 0),
        givers=Count("donations__person", distinct=True),
    )


# ── lists of people, off by default ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the list a city may switch on."""

    name: str
    points: int


def ranking_is_on(city: str) -> bool:
    """A ranking of people is formalism at a fingertip (指尖上的形式主义): off unless the city says so."""
    return parameter(city, "rewards.ranking", tariff.RANKING) is True


def ranking(actor: Actor, month: date, most: int = 20) -> list[Standing]:
    """A month's list, for who runs the rewards; it does not exist where it is not switched on."""
    _require_manager(actor)
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


# ── does it add up ──────────────────────────────────────────────────────────────────────────────


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


def manages(actor: Actor) -> bool:
    """Whether a page offers tariff, budget and decisions."""
    return access.manages(actor)


def redeems(actor: Actor) -> bool:
    """Whether he hands out against points anywhere."""
    return actor.may_anywhere(Right.REDEEM)


def may_give(actor: Actor, pool: Pool) -> bool:
    """Whether a page offers giving."""
    return access.may_give(actor, pool)


def _require_manager(actor: Actor) -> None:
    if not access.manages(actor):
        raise NotAllowed("rewards")


def _one(rows: QuerySet[T]) -> T:
    row = rows.first()
    if row is None:
        raise NotFound("rewards")
    return row

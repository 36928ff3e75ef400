"""Points: what an outcome is worth, who was awarded what, the append-only ledger, and where points went."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.rewards.enums import (
    AwardState,
    Less,
    Outcome,
    PoolKind,
    PoolState,
    Reason,
    Suspicion,
)


@keeps_history()
class Tariff(CityModel):
    """What one outcome is worth from a day on; the version before it stays as it was."""

    outcome = models.CharField(max_length=12, choices=Outcome)
    points = models.PositiveSmallIntegerField()
    monthly_cap = models.PositiveIntegerField(null=True)  # of this outcome, per person
    repeats = models.JSONField(default=list)  # per cent for the first, second … at one place
    since = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    account = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "outcome", "since"], name="rewards_tariff_once_a_day"
            )
        ]


@keeps_history()
class Budget(CityModel):
    """How many points a period may give; past it points wait for a person's decision."""

    first = models.DateField()
    last = models.DateField()
    points = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "first"], name="rewards_budget_once"),
            models.CheckConstraint(
                name="rewards_budget_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
        ]


@keeps_history()
class Award(CityModel):
    """One outcome of one thing, and what it is worth to whom; once per outcome and thing."""

    number = models.CharField(max_length=20)  # JF-2026-000001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    outcome = models.CharField(max_length=12, choices=Outcome)
    source_kind = models.CharField(max_length=60)
    source_key = models.CharField(max_length=60)
    source_number = models.CharField(max_length=20, blank=True)  # what people call the thing
    place = models.CharField(max_length=24, blank=True)  # a cell: repeats there count less
    full = models.PositiveIntegerField()  # by the tariff
    points = models.PositiveIntegerField()  # after caps and repeats
    less = models.CharField(max_length=8, choices=Less, blank=True)
    suspicion = models.CharField(max_length=16, choices=Suspicion, blank=True)
    state = models.CharField(max_length=10, choices=AwardState)
    turn = models.PositiveSmallIntegerField(default=0)  # of the ledger: rises when it is paid again
    on = models.DateField()
    at = models.DateTimeField()  # business time

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "source_key", "source_kind", "outcome"], name="rewards_award_once"
            ),
            models.UniqueConstraint(fields=["city", "number"], name="rewards_award_number_once"),
            models.CheckConstraint(
                name="rewards_award_never_above_the_tariff", condition=Q(points__lte=F("full"))
            ),
        ]
        indexes = [
            models.Index(fields=["city", "person", "-on"], name="rewards_award_of_person"),
            models.Index(fields=["city", "on"], name="rewards_award_by_day"),
            models.Index(
                fields=["city", "at"],
                name="rewards_award_to_decide",
                condition=Q(state__in=["held", "appealed"]),
            ),
        ]


class Decision(CityModel):
    """One word about an award that waits: why it waits, what the driver says, what was decided."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="decisions")
    move = models.CharField(max_length=10)
    text = models.CharField(max_length=400, blank=True)
    points = models.IntegerField(default=0)  # what moved
    account = models.UUIDField(null=True)
    at = models.DateTimeField()  # business time


class Entry(CityModel):
    """One change of one person's points; never altered, and nothing points at it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    points = models.IntegerField()  # in is positive, out is negative
    reason = models.CharField(max_length=10, choices=Reason)
    source_kind = models.CharField(max_length=60)
    source_key = models.CharField(max_length=60)
    turn = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=120)  # what it was for, as it was called then
    account = models.UUIDField(null=True)  # whose hand; null: a job
    on = models.DateField()
    at = models.DateTimeField()  # business time

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "source_key", "source_kind", "reason", "turn"],
                name="rewards_entry_once_per_source",
            ),
            models.CheckConstraint(
                name="rewards_entry_sign",
                condition=Q(reason__in=["earned", "returned"], points__gt=0)
                | Q(reason__in=["revoked", "redeemed", "donated"], points__lt=0),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "person", "-at"], name="rewards_entry_of_person"),
            models.Index(fields=["city", "on"], name="rewards_entry_by_day"),
        ]


class Balance(CityModel):
    """How many points a person has: the sum of his entries, proved by a recount."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    points = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "person"], name="rewards_balance_once"),
            models.CheckConstraint(
                name="rewards_balance_never_below_zero", condition=Q(points__gte=0)
            ),
        ]


@keeps_history()
class Good(CityModel):
    """Something points are handed out against; `item` names the stock it is taken from, if any."""

    number = models.CharField(max_length=20)  # DH-0001
    name = models.CharField(max_length=60)
    points = models.PositiveIntegerField()
    monthly_limit = models.PositiveSmallIntegerField(null=True)  # per person
    item = models.UUIDField(null=True)  # of stock.item: a stranger, known by key
    about = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="rewards_good_number_once"),
            models.UniqueConstraint(
                fields=["city", "name"],
                condition=Q(closed_on__isnull=True),
                name="rewards_good_name_once",
            ),
            models.CheckConstraint(name="rewards_good_costs", condition=Q(points__gt=0)),
        ]


@keeps_history()
class Redemption(CityModel):
    """One thing handed out against points, by whom, where; taken back at most once."""

    number = models.CharField(max_length=20)  # LJ-2026-00001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    good = models.ForeignKey(Good, models.PROTECT, related_name="+")
    points = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    place = models.UUIDField()  # of stock.place
    place_name = models.CharField(max_length=80)
    handed_by = models.UUIDField(null=True)
    on = models.DateField()
    at = models.DateTimeField()  # business time
    returned_at = models.DateTimeField(null=True)
    returned_by = models.UUIDField(null=True)
    return_reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="rewards_redemption_number_once"
            )
        ]
        indexes = [
            models.Index(fields=["city", "person", "-on"], name="rewards_redemption_of_person"),
            models.Index(fields=["city", "unit", "-on"], name="rewards_redemption_of_unit"),
        ]


class Voucher(CityModel):
    """A code on a driver's phone for one good; kept as a digest, good once and for ten minutes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    good = models.ForeignKey(Good, models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # used, given up, or replaced by a newer one
    redemption = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "digest"],
                condition=Q(used_at__isnull=True),
                name="rewards_voucher_live_once",
            ),
            models.UniqueConstraint(
                fields=["city", "person"],
                condition=Q(used_at__isnull=True),
                name="rewards_voucher_one_live_of_a_person",
            ),
        ]


@keeps_history()
class Pool(CityModel):
    """What points may be given to, and what became of them."""

    number = models.CharField(max_length=20)  # JZ-2026-001
    kind = models.CharField(max_length=20, choices=PoolKind)
    title = models.CharField(max_length=60)
    about = models.CharField(max_length=200, blank=True)
    goal = models.PositiveIntegerField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # answers for it
    state = models.CharField(max_length=10, choices=PoolState, default=PoolState.OPEN)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=300, blank=True)  # what became of it
    reported_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="rewards_pool_number_once")
        ]


class Donation(CityModel):
    """Points one person gave to a pool; never altered."""

    pool = models.ForeignKey(Pool, models.PROTECT, related_name="donations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    points = models.PositiveIntegerField()
    on = models.DateField()
    at = models.DateTimeField()  # business time

    class Meta:
        constraints = [
            models.CheckConstraint(name="rewards_donation_gives", condition=Q(points__gt=0))
        ]
        indexes = [models.Index(fields=["city", "person", "-on"], name="rewards_donation_of_him")]

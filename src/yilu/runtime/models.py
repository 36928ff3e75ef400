"""Small rows that keep promises across processes: short numbers, idempotency, progress, rates."""

from __future__ import annotations

from django.db import models

from yilu.core.tenant import CityModel
from yilu.runtime.enums import Stage


class ShortNumber(CityModel):
    """The last number given out in a series such as "DR-2026"; its row lock hands out the next."""

    series = models.CharField(max_length=20)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "series"], name="series_once_per_city")
        ]


class IdempotencyKey(CityModel):
    """A POST a phone may repeat: the answer given the first time, found by a hash of who and key."""

    digest = models.BinaryField(max_length=32)
    status = models.PositiveSmallIntegerField(null=True)  # null: the first one is still at work
    answer = models.JSONField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "digest"], name="idempotency_key_once")
        ]
        indexes = [models.Index(fields=["created_at"], name="idempotency_by_age")]


class JobProgress(CityModel):
    """How far a long job is, written outside its transaction so that others can watch."""

    kind = models.CharField(max_length=60)  # of the Ref it works on
    key = models.CharField(max_length=60)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "kind", "key"], name="progress_once_per_thing")
        ]


class RateCounter(CityModel):
    """How often something was tried within one window; the key is kept only as a keyed digest."""

    bucket = models.CharField(max_length=40)  # "sign-in"
    digest = models.BinaryField(max_length=32)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "bucket", "digest", "window"], name="rate_counter_once"
            )
        ]
        indexes = [models.Index(fields=["window"], name="rate_counter_by_age")]

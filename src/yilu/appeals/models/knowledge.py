"""What is learnt from cases: causes behind several, question-and-answer cards, templates, call-backs."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from yilu.appeals.enums import Answer, CardState, CauseState, Satisfied, Subject
from yilu.core.tenant import CityModel


class Cause(CityModel):
    """未诉先办: what several drivers suffer from alike, with one remedy and one reply to all."""

    number = models.CharField(max_length=20)  # YY-2026-003
    subject = models.CharField(max_length=12, choices=Subject)
    title = models.CharField(max_length=60)
    state = models.CharField(max_length=8, choices=CauseState, default=CauseState.OPEN)
    remedy = models.CharField(max_length=400, blank=True)
    notice = models.CharField(max_length=200, blank=True)  # what later drivers read: being handled
    tokens = ArrayField(models.CharField(max_length=2), default=list)
    opened_at = models.DateTimeField()
    opened_by = models.UUIDField(null=True)  # null: by itself, at the third case
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="cause_number_once_per_city")
        ]
        indexes = [GinIndex(fields=["tokens"], name="cause_by_words")]


class Card(CityModel):
    """A settled case as question and answer, without anybody in it; public after a second look."""

    subject = models.CharField(max_length=12, choices=Subject)
    question = models.CharField(max_length=120)
    answer = models.CharField(max_length=1200)
    basis = models.CharField(max_length=120, blank=True)  # article
    state = models.CharField(max_length=10, choices=CardState, default=CardState.DRAFT)
    tokens = ArrayField(models.CharField(max_length=2), default=list)
    source = models.UUIDField(null=True)  # the appeal; never shown
    cases = models.PositiveIntegerField(default=1)  # how many went the same way
    written_by = models.UUIDField(null=True)
    approved_by = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="card_approved_by_another",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("written_by")),
            )
        ]
        indexes = [GinIndex(fields=["tokens"], name="card_by_words")]


class Template(CityModel):
    """范文: words to start from, with the article they rest on."""

    subject = models.CharField(max_length=12, choices=Subject, blank=True)
    title = models.CharField(max_length=40)
    body = models.CharField(max_length=800)
    basis = models.CharField(max_length=120, blank=True)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "title"],
                condition=Q(retired_on__isnull=True),
                name="template_title_once",
            )
        ]


class Callback(CityModel):
    """One case drawn by lot for an independent call-back (回访): at least a tenth of a month's cases."""

    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, related_name="callbacks")
    month = models.DateField()
    drawn_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    reached = models.BooleanField(null=True)
    answer = models.CharField(max_length=6, choices=Answer, blank=True)
    satisfied = models.CharField(max_length=3, choices=Satisfied, blank=True)
    note = models.CharField(max_length=200, blank=True)
    called_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "appeal"], name="callback_once_per_case")
        ]
        indexes = [models.Index(fields=["city", "month"], name="callback_by_month")]

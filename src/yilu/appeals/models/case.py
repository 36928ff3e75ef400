"""An appeal, the stations it passes, what was said and done, and how its clock was moved."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from yilu.appeals.enums import (
    OPEN,
    Act,
    AdjustmentKind,
    AdjustmentState,
    Answer,
    Basis,
    Ending,
    Kind,
    Level,
    Outcome,
    Satisfied,
    State,
    Subject,
    Urgency,
    Voice,
)
from yilu.appeals.models.knowledge import Cause
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person


class Appeal(CityModel):
    """One worry of one driver. `origin` is frozen: where it counts; `holder_*` is who acts now.

    An anonymous one has no reporter and no account anywhere: its receipt is kept as a blind index.
    Words of sealed and anonymous ones are sealed and are never searchable.
    """

    number = models.CharField(max_length=20)  # SQ-2026-000123
    subject = models.CharField(max_length=12, choices=Subject)
    kind = models.CharField(max_length=12, choices=Kind)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.NORMAL)
    title = models.CharField(max_length=60, blank=True)  # blank when sealed
    text = models.TextField(blank=True)
    sealed_text = models.BinaryField(null=True)  # appeals_appeal|sealed_text|city|id
    tokens = ArrayField(models.CharField(max_length=2), default=list)
    lon = models.FloatField(null=True)  # WGS-84
    lat = models.FloatField(null=True)
    place = models.CharField(max_length=120, blank=True)

    reporter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reporter_group = models.CharField(max_length=20, blank=True)  # ride_hailing, truck: at intake
    company = models.UUIDField(null=True)  # registry.Company at intake: for counts by company
    district = models.CharField(max_length=6, blank=True)
    recorded_by = models.UUIDField(null=True)  # account of whoever wrote it down for him
    receipt = models.BinaryField(max_length=16, null=True)  # blind index of an anonymous receipt
    sealed = models.BooleanField(default=False)  # against somebody in the reporter's own chain

    origin = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    basis = models.CharField(max_length=12, choices=Basis)
    holder_level = models.PositiveSmallIntegerField(choices=Level)
    holder_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    holder_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")  # 首接负责
    returns = models.PositiveSmallIntegerField(default=0)
    designated = models.BooleanField(default=False)  # by the committee: no more returns
    refusals = models.PositiveSmallIntegerField(default=0)  # times the driver said "not settled"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()  # business time: clocks run from here
    sign_due = models.DateTimeField()
    contact_due = models.DateTimeField()
    settle_due = models.DateTimeField()
    provisional = models.BooleanField(
        default=False
    )  # 暂定: an unpublished year was counted through
    reckoning = models.JSONField(default=list)  # how `settle_due` was counted, step by step
    rises_at = models.DateTimeField(null=True)  # when it goes up by itself
    signed_at = models.DateTimeField(null=True)  # the first signature
    contacted_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_why = models.CharField(max_length=400, blank=True)
    settled_by = models.UUIDField(null=True)  # account
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    answer = models.CharField(max_length=6, choices=Answer, blank=True)

    cause = models.ForeignKey(Cause, models.PROTECT, null=True, related_name="appeals")
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="appeal_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "receipt"],
                condition=Q(receipt__isnull=False),
                name="appeal_receipt_once_per_city",
            ),
            models.CheckConstraint(
                name="appeal_sealed_words_stay_sealed",
                condition=Q(sealed_text__isnull=True) | Q(text="", title="", tokens=[]),
            ),
            models.CheckConstraint(
                name="appeal_anonymous_or_known",
                condition=Q(reporter__isnull=False, receipt__isnull=True)
                | Q(reporter__isnull=True, receipt__isnull=False, recorded_by__isnull=True),
            ),
            models.CheckConstraint(
                name="appeal_closed_says_how",
                condition=~Q(state=State.CLOSED) | ~Q(ending="") & Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="appeal_settled_says_what",
                condition=~Q(state__in=[State.SETTLED, State.CLOSED]) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="appeal_merged_somewhere_else",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["city", "settle_due", "id"],
                condition=Q(state__in=sorted(OPEN)),
                name="appeal_open_by_due",
            ),
            models.Index(
                fields=["city", "rises_at"],
                condition=Q(rises_at__isnull=False),
                name="appeal_to_rise",
            ),
            models.Index(fields=["city", "holder_unit", "state"], name="appeal_of_holder"),
            models.Index(fields=["city", "origin", "state"], name="appeal_of_origin"),
            models.Index(fields=["city", "state", "made_at"], name="appeal_by_state"),
            models.Index(fields=["city", "subject", "-made_at"], name="appeal_of_subject"),
            models.Index(fields=["city", "reporter", "-made_at"], name="appeal_of_reporter"),
            models.Index(
                fields=["city", "holder_person"],
                condition=Q(holder_person__isnull=False),
                name="appeal_of_member",
            ),
            GinIndex(fields=["tokens"], name="appeal_by_words"),
        ]


class Stop(CityModel):
    """One station of the road, planned at intake or added on the way; entered when it holds the case."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="stops")
    order = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(choices=Level)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.UUIDField(null=True)  # account
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "appeal", "order"], name="stop_once_per_place"),
            models.CheckConstraint(
                name="stop_member_is_somebody",
                condition=~Q(level=Level.MEMBER) | Q(person__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["city", "person"],
                condition=Q(person__isnull=False),
                name="stop_of_member",
            )
        ]


class Entry(CityModel):
    """One line of the timeline, for good. Names are not stored: the account says who it was."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="entries")
    act = models.CharField(max_length=16, choices=Act)
    voice = models.CharField(max_length=5, choices=Voice)
    text = models.TextField(blank=True)
    sealed_text = models.BinaryField(null=True)  # appeals_entry|sealed_text|city|id
    detail = models.JSONField(default=dict)  # codes and numbers: from, to, task, days
    account = models.UUIDField(null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")  # acting for
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)  # by the driver, of what was sent to him

    class Meta:
        indexes = [models.Index(fields=["city", "appeal", "id"], name="entry_of_appeal")]


class Adjustment(CityModel):
    """A pause or an extension: asked with a reason, approved by another, capped, shown to the driver."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="adjustments")
    kind = models.CharField(max_length=10, choices=AdjustmentKind)
    state = models.CharField(max_length=10, choices=AdjustmentState)
    reason = models.CharField(max_length=200)
    days = models.PositiveSmallIntegerField()  # working days of an extension, days of a pause
    asked_by = models.UUIDField()  # account
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)  # a pause ends by itself then
    ended_at = models.DateTimeField(null=True)
    minutes_left = models.PositiveIntegerField(null=True)  # working minutes when the clock stopped
    contested_at = models.DateTimeField(null=True)
    contested_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "appeal", "kind"],
                condition=Q(state="asked") | Q(kind="pause", state="approved"),
                name="adjustment_open_once",
            ),
            models.CheckConstraint(
                name="adjustment_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
        ]


class Rating(CityModel):
    """What the driver said at the end, each time; apart from the case, so that handlers see groups only."""

    appeal = models.ForeignKey(Appeal, models.PROTECT, related_name="ratings")
    answer = models.CharField(max_length=6, choices=Answer)
    satisfied = models.CharField(max_length=3, choices=Satisfied, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who had settled it
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["city", "unit", "at"], name="rating_of_unit")]

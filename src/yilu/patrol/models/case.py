"""A snapshot on its way: the case, who else saw it, what was asked, checked, said and earned."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.patrol.enums import (
    FILED,
    LIVE,
    Act,
    Answer,
    Basis,
    Channel,
    CheckState,
    Deed,
    Outcome,
    PlaceSource,
    Reason,
    RequestKind,
    RequestState,
    State,
)
from yilu.patrol.models.ground import Area, Category
from yilu.people.models import Person


@keeps_history()
class Snapshot(CityModel):
    """One problem of a place or a thing. `unit` answers for it: until it is filed, the committee's desk."""

    number = models.CharField(max_length=20)  # SP-2026-000123
    state = models.CharField(max_length=10, choices=State)
    state_before = models.CharField(max_length=10, blank=True)  # while merged
    category = models.ForeignKey(Category, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=400, blank=True)
    answers = models.JSONField(default=dict)  # the category's question → the reporter's word
    channel = models.CharField(max_length=8, choices=Channel)

    lon = models.FloatField(null=True)  # WGS-84
    lat = models.FloatField(null=True)
    accuracy = models.PositiveIntegerField(null=True)  # metres
    source = models.CharField(max_length=8, choices=PlaceSource)
    place = models.CharField(max_length=120, blank=True)
    cell = models.CharField(max_length=15, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="+")
    division = models.CharField(max_length=6, blank=True)

    reporter = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    account = models.UUIDField(null=True)  # whose hand
    group = models.CharField(max_length=20, blank=True)  # the reporter's worker group at intake
    shot_at = models.DateTimeField()  # the shutter, as far as it can be believed
    made_at = models.DateTimeField()  # business time it came in
    flags = ArrayField(models.CharField(max_length=10), default=list)

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    returns = models.PositiveSmallIntegerField(default=0)
    designated = models.BooleanField(default=False)  # after two returns the desk decides
    reopened = models.PositiveSmallIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=0)  # of disposals

    filed_at = models.DateTimeField(null=True)
    filed_by = models.UUIDField(null=True)
    due = models.DateTimeField(null=True)
    provisional = models.BooleanField(default=False)  # 暂定
    reckoning = models.JSONField(default=list)
    disposed_at = models.DateTimeField(null=True)
    disposed_by = models.UUIDField(null=True)  # account
    disposer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    disposal = models.CharField(max_length=400, blank=True)  # what was done
    closed_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=8, choices=Reason, blank=True)
    basis = models.CharField(max_length=8, choices=Basis, blank=True)
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    answer = models.CharField(max_length=6, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)  # on the public page, after review
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="snapshot_number_once_per_city"
            ),
            models.CheckConstraint(
                name="snapshot_place_whole",
                condition=Q(lon__isnull=True, lat__isnull=True, cell="")
                | Q(lon__range=(-180, 180), lat__range=(-90, 90)) & ~Q(cell=""),
            ),
            models.CheckConstraint(
                name="snapshot_draft_or_categorised",
                condition=Q(state=State.DRAFT) | Q(category__isnull=False),
            ),
            models.CheckConstraint(
                name="snapshot_filed_has_its_clock",
                condition=~Q(state__in=sorted(FILED))
                | Q(filed_at__isnull=False, due__isnull=False),
            ),
            models.CheckConstraint(
                name="snapshot_closed_says_how",
                condition=~Q(state=State.CLOSED)
                | ~Q(basis="") & ~Q(outcome="") & Q(closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="snapshot_refused_says_why", condition=~Q(state=State.REFUSED) | ~Q(refusal="")
            ),
            models.CheckConstraint(
                name="snapshot_disposer_did_not_report",
                condition=Q(reporter__isnull=True)
                | Q(disposer__isnull=True)
                | ~Q(reporter=F("disposer")),
            ),
            models.CheckConstraint(
                name="snapshot_merged_somewhere_else",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "state", "-made_at"], name="snapshot_by_state"),
            models.Index(
                fields=["city", "due"],
                condition=Q(state__in=sorted(LIVE)),
                name="snapshot_live_by_due",
            ),
            models.Index(fields=["city", "unit", "state"], name="snapshot_of_unit"),
            models.Index(fields=["city", "reporter", "-made_at"], name="snapshot_of_reporter"),
            models.Index(fields=["city", "cell", "state"], name="snapshot_by_cell"),
            models.Index(
                fields=["city", "-filed_at"],
                condition=Q(filed_at__isnull=False),
                name="snapshot_by_filing",
            ),
            models.Index(
                fields=["city", "-shown_at"],
                condition=Q(shown_at__isnull=False),
                name="snapshot_shown",
            ),
        ]


class Seen(CityModel):
    """我也看到了: another person saw the same, with a photo of his own; he hears the result too."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="seen", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    account = models.UUIDField(null=True)
    at = models.DateTimeField()
    merged = models.ForeignKey(
        Snapshot, models.CASCADE, null=True, related_name="+"
    )  # came by merging

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "snapshot", "person"], name="seen_once")
        ]


class Entry(CityModel):
    """One line of the timeline, for good. Names are not stored: the account says who it was."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="entries", db_index=False)
    act = models.CharField(max_length=10, choices=Act)
    text = models.CharField(max_length=800, blank=True)
    detail = models.JSONField(default=dict)
    inner = models.BooleanField(default=False)  # never the reporter's
    account = models.UUIDField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["city", "snapshot", "id"], name="entry_of_snapshot")]


@keeps_history()
class Request(CityModel):
    """A return, an extension or a suspension: asked by the unit, decided by somebody else."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="requests", db_index=False)
    kind = models.CharField(max_length=8, choices=RequestKind)
    state = models.CharField(max_length=8, choices=RequestState)
    reason = models.CharField(max_length=200)
    hours = models.PositiveSmallIntegerField(default=0)  # working hours more; days of a suspension
    asked_by = models.UUIDField()  # account
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)  # a suspension ends by itself then
    minutes_left = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "snapshot"],
                condition=Q(state="asked") | Q(kind="suspend", state="approved"),
                name="request_open_once",
            ),
            models.CheckConstraint(
                name="request_decided_by_another",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")),
            ),
        ]


@keeps_history()
class Check(CityModel):
    """现场复核 asked of one driver: one photo of the same spot, fixed or not."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="checks", db_index=False)
    round = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=10, choices=CheckState, default=CheckState.ASKED)
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "snapshot", "round", "person"], name="check_once_per_round"
            )
        ]
        indexes = [
            models.Index(fields=["city", "person", "state"], name="check_of_person"),
            models.Index(
                fields=["city", "until"], condition=Q(state="asked"), name="check_waiting"
            ),
        ]


class Merit(CityModel):
    """What somebody's snapshot came to: a fact worth thanks, written once, with the act itself."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    deed = models.CharField(max_length=12, choices=Deed)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="merits")
    key = models.CharField(
        max_length=100
    )  # of the row it is for: the snapshot, the seen, the check
    suspicious = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "deed", "key"], name="merit_once_per_deed")
        ]
        indexes = [models.Index(fields=["city", "person", "-at"], name="merit_of_person")]

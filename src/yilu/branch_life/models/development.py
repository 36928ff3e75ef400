"""A person's way from the application to full membership: the file, its steps, who helps, reviews."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.branch_life.enums.development import (
    ApplicationState,
    Channel,
    HelperKind,
    Opinion,
    Outcome,
    Stage,
)
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.membership.models import PartyMember
from yilu.organisations.models import Unit
from yilu.people.models import Person


@keeps_history()
class Candidate(CityModel):
    """One development file. `stage`, the probation's days and `next_*` follow from its steps."""

    number = models.CharField(max_length=20)  # FZ-2026-0001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=12, choices=Stage, default=Stage.APPLICANT)
    floating = models.BooleanField(default=False)  # registered elsewhere than he lives
    applied_on = models.DateField()  # the day the written application came in
    accepted_on = models.DateField()  # the day the branch took it
    activist_on = models.DateField(null=True)
    probation_from = models.DateField(null=True)  # the branch meeting's day, never the oath's
    probation_to = models.DateField(null=True)
    round = models.PositiveSmallIntegerField(default=0)  # 1: within the one extension
    approval_until = models.DateField(null=True)  # the approval's term once prolonged
    approval_reason = models.BinaryField(null=True)  # sealed
    next_step = models.PositiveSmallIntegerField(null=True)
    next_due = models.DateField(null=True)  # when the most pressing thing is late
    archived_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = models.BinaryField(null=True)  # sealed

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="candidate_number_once_per_city"
            ),
            models.UniqueConstraint(  # nobody is developed by two branches at once
                fields=["city", "person"],
                condition=Q(ended_on__isnull=True, archived_on__isnull=True),
                name="candidate_open_once_per_person",
            ),
            models.CheckConstraint(
                name="candidate_ended_has_its_day",
                condition=Q(stage="ended", ended_on__isnull=False)
                | (~Q(stage="ended") & Q(ended_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="candidate_probation_has_both_days",
                condition=Q(probation_from__isnull=True, probation_to__isnull=True)
                | Q(probation_to__gt=F("probation_from")),
            ),
            models.CheckConstraint(name="candidate_extended_once", condition=Q(round__lte=1)),
        ]
        indexes = [
            models.Index(fields=["city", "branch", "stage"], name="candidate_by_branch"),
            models.Index(fields=["city", "accepted_on"], name="candidate_by_acceptance"),
            models.Index(fields=["city", "next_due"], name="candidate_by_due"),
        ]


@keeps_history()
class StepRecord(CityModel):
    """A step done, with the version of the rule that applied to it. A wrong one is voided, never erased.

    `stands` is false for what was decided against, voided, or overtaken by a later refusal.
    """

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="steps", db_index=False)
    step = models.PositiveSmallIntegerField()
    round = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField()
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.YES)
    stands = models.BooleanField(default=True)
    rule = models.JSONField()  # key, source, article, text, since, verified, value as it was
    reference = models.CharField(max_length=60, blank=True)  # 文号 of the body above
    notice_from = models.DateField(null=True)
    notice_to = models.DateField(null=True)
    opinions = ArrayField(models.CharField(max_length=8, choices=Opinion), default=list)
    votes = models.JSONField(null=True)  # eligible, present, yes, no, abstain, written; no names
    resolution_id = models.UUIDField(null=True)  # of the branch meeting that decided
    extend_months = models.PositiveSmallIntegerField(null=True)
    form_number = models.CharField(max_length=40, blank=True)  # of the 入党志愿书
    words = models.BinaryField(null=True)  # sealed
    warned = ArrayField(models.CharField(max_length=20), default=list)  # warnings that were read
    recorded_by = models.UUIDField(null=True)  # account
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.BinaryField(null=True)  # sealed

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "candidate", "step", "round"],
                condition=Q(stands=True),
                name="step_stands_once",
            ),
            models.CheckConstraint(
                name="step_is_one_of_25", condition=Q(step__gte=1) & Q(step__lte=25)
            ),
            models.CheckConstraint(
                name="step_notice_ends_after_start",
                condition=Q(notice_from__isnull=True, notice_to__isnull=True)
                | Q(notice_to__gte=F("notice_from")),
            ),
            models.CheckConstraint(
                name="step_extends_when_extended",
                condition=Q(extend_months__isnull=True)
                | (Q(outcome="extend") & Q(extend_months__gte=1) & Q(extend_months__lte=24)),
            ),
        ]


@keeps_history()
class Helper(CityModel):
    """A member who cultivates (one or two) or introduces (exactly two) somebody, from when to when."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="helpers")
    member = models.ForeignKey(PartyMember, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=HelperKind)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "candidate", "member", "kind"],
                condition=Q(to_on__isnull=True),
                name="helper_once_at_a_time",
            ),
            models.CheckConstraint(
                name="helper_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
        ]


@keeps_history()
class Review(CityModel):
    """A half-yearly review (培养教育考察), or one of the probation; its words are sealed."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="reviews")
    on = models.DateField()
    probation = models.BooleanField(default=False)
    words = models.BinaryField()  # sealed
    by_member = models.ForeignKey(PartyMember, models.PROTECT, null=True, related_name="+")
    recorded_by = models.UUIDField(null=True)  # account
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "candidate", "on", "probation"], name="review_once_a_day"
            )
        ]


@keeps_history()
class Application(CityModel):
    """A written application as it was handed in; the branch takes it or sends it back with a word."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    channel = models.CharField(max_length=5, choices=Channel)
    state = models.CharField(
        max_length=9, choices=ApplicationState, default=ApplicationState.HANDED
    )
    handed_on = models.DateField()
    floating = models.BooleanField(default=False)
    words = models.BinaryField(null=True)  # sealed
    born = models.BinaryField(null=True)  # sealed: the birthday he gave, where no register has it
    answer = models.CharField(max_length=200, blank=True)  # to the person
    decided_on = models.DateField(null=True)
    decided_by = models.UUIDField(null=True)  # account
    candidate = models.OneToOneField(
        Candidate, models.PROTECT, null=True, related_name="application"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person"],
                condition=Q(state="handed"),
                name="application_waiting_once_per_person",
            ),
            models.CheckConstraint(
                name="application_accepted_has_a_file",
                condition=Q(state="accepted", candidate__isnull=False)
                | (~Q(state="accepted") & Q(candidate__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["city", "branch", "state"], name="application_by_branch")]

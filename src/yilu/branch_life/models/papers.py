"""What lies in a development file: papers, letters of the political review, training, moves, looks."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.activities.models import Attendance
from yilu.branch_life.enums.development import LetterTo, LookAt, MoveState
from yilu.branch_life.models.development import Candidate
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.files.models import Paper
from yilu.organisations.models import Unit


@keeps_history()
class CandidatePaper(CityModel):
    """A paper in somebody's file. Put into the wrong one, it is moved with a reason and leaves no copy."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=40)  # a key of the archive list
    title = models.CharField(max_length=80)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    own = models.BooleanField(default=False)  # handed in by the person himself
    added_on = models.DateField()
    added_by = models.UUIDField(null=True)  # account
    moved_from = models.ForeignKey(Candidate, models.PROTECT, null=True, related_name="+")
    moved_reason = models.BinaryField(null=True)  # sealed
    removed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "paper"], name="candidate_paper_in_one_file")
        ]
        indexes = [models.Index(fields=["city", "candidate", "kind"], name="candidate_paper_kind")]


@keeps_history()
class CandidateLetter(CityModel):
    """A letter of the political review to another organisation, and what it answered (sealed)."""

    number = models.CharField(max_length=20)  # ZS-2026-0001
    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="letters")
    to_kind = models.CharField(max_length=10, choices=LetterTo)
    to_name = models.CharField(max_length=80)
    sent_on = models.DateField()
    answered_on = models.DateField(null=True)
    answer = models.BinaryField(null=True)  # sealed
    sent_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="candidate_letter_number_once_per_city"
            ),
            models.CheckConstraint(
                name="candidate_letter_answered_after_sent",
                condition=Q(answered_on__isnull=True, answer__isnull=True)
                | Q(answered_on__gte=F("sent_on"), answer__isnull=False),
            ),
        ]


@keeps_history()
class TrainingRecord(CityModel):
    """Hours of the concentrated training: taken from attendance, or a certificate from elsewhere."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="trainings")
    attendance = models.ForeignKey(Attendance, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=80)
    organiser = models.CharField(max_length=80)
    from_on = models.DateField()
    to_on = models.DateField()
    minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "candidate", "attendance"], name="training_attendance_once"
            ),
            models.CheckConstraint(
                name="training_ends_after_start", condition=Q(to_on__gte=F("from_on"))
            ),
        ]


@keeps_history()
class CandidateMove(CityModel):
    """Somebody goes on in another branch: asked by his own, taken by the other; his time goes on."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="moves")
    from_branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    to_branch = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=MoveState, default=MoveState.ASKED)
    asked_on = models.DateField()
    asked_by = models.UUIDField(null=True)  # account
    reason = models.BinaryField()  # sealed
    decided_on = models.DateField(null=True)
    decided_by = models.UUIDField(null=True)  # account
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "candidate"],
                condition=Q(state="asked"),
                name="candidate_move_asked_once",
            ),
            models.CheckConstraint(
                name="candidate_moves_elsewhere", condition=~Q(from_branch=F("to_branch"))
            ),
        ]
        indexes = [
            models.Index(fields=["city", "to_branch", "state"], name="candidate_move_incoming")
        ]


class Look(CityModel):
    """Somebody opened a development file: the person reads it on his phone, the post and not the name."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="looks", db_index=False)
    what = models.CharField(max_length=8, choices=LookAt)
    viewer = models.UUIDField(null=True)  # account
    viewer_role = models.CharField(max_length=24, blank=True)
    viewer_unit = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["city", "candidate", "-at"], name="look_of_candidate")]

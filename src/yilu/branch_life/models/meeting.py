"""A meeting: its agenda, who should attend, who is there, letters of those who cannot come."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.activities.models import Activity
from yilu.branch_life.enums.meeting import (
    Exclusion,
    ItemKind,
    Matter,
    MeetingKind,
    MeetingState,
    PaperKind,
    Seat,
    Way,
)
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.files.models import Paper
from yilu.organisations.models import Unit
from yilu.people.models import Person


@keeps_history()
class Meeting(CityModel):
    """One meeting of a branch, of its committee or of one of its groups."""

    number = models.CharField(max_length=20)  # HY-2026-0001
    kind = models.CharField(max_length=12, choices=MeetingKind)
    branch = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    group = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=80)
    place = models.CharField(max_length=120, blank=True)
    starts_at = models.DateTimeField()
    day = models.DateField()  # the city's day of `starts_at`
    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED)
    host = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorder = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="+")
    minutes = models.BinaryField(null=True)  # sealed
    reason = models.CharField(max_length=200, blank=True)  # why it was cancelled
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    signed_on = models.DateField(null=True)
    signer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                name="meeting_cancelled_with_reason",
                condition=~Q(state="cancelled") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="meeting_signed_by_somebody",
                condition=~Q(state="signed") | Q(signed_on__isnull=False, signer__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_of_a_group_names_it",
                condition=Q(kind="group", group__isnull=False)
                | (~Q(kind="group") & Q(group__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "branch", "-day"], name="meeting_of_branch"),
            models.Index(fields=["city", "state", "day"], name="meeting_by_state"),
        ]


class AgendaItem(CityModel):
    """One line of the agenda; a vote names its matter, and its candidate where there is one."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda", db_index=False)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ItemKind)
    title = models.CharField(max_length=120)
    matter = models.CharField(max_length=8, choices=Matter, blank=True)
    way = models.CharField(max_length=8, choices=Way, blank=True)
    candidate = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    months = models.PositiveSmallIntegerField(null=True)  # of an extension

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order", "city"], name="agenda_order_once"),
            models.CheckConstraint(
                name="agenda_vote_has_a_matter",
                condition=Q(kind="vote") & ~Q(matter="") & ~Q(way="")
                | ~Q(kind="vote") & Q(matter="") & Q(way=""),
            ),
            models.CheckConstraint(
                name="agenda_candidate_votes_are_secret",
                condition=Q(matter__in=["", "other"]) | Q(candidate__isnull=False, way="secret"),
            ),
            models.CheckConstraint(
                name="agenda_extension_of_six_to_twelve_months",
                condition=Q(matter="extend", months__gte=6, months__lte=12)
                | (~Q(matter="extend") & Q(months__isnull=True)),
            ),
        ]


@keeps_history()
class Attendee(CityModel):
    """Somebody on a meeting's list. Presence rolls: `left_at` empties when he comes back."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendees", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    seat = models.CharField(max_length=12, choices=Seat)
    excluded = models.CharField(max_length=10, choices=Exclusion, blank=True)
    consent = models.CharField(
        max_length=120, blank=True
    )  # the superior's consent: paper or reference
    consent_on = models.DateField(null=True)
    leave = models.CharField(max_length=120, blank=True)  # 请假事由
    arrived_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person", "city"], name="attendee_once_per_meeting"
            ),
            models.CheckConstraint(
                name="attendee_excluded_with_consent",
                condition=Q(excluded="")
                | (~Q(consent="") & Q(consent_on__isnull=False, seat="voter")),
            ),
            models.CheckConstraint(
                name="attendee_leaves_after_coming",
                condition=Q(left_at__isnull=True)
                | Q(arrived_at__isnull=False, left_at__gte=F("arrived_at")),
            ),
        ]
        indexes = [models.Index(fields=["city", "person"], name="attendee_by_person")]


class WrittenOpinion(CityModel):
    """That an absent voter's letter came in before the vote. What it says stays in the envelope:
    the two counters open it with the ballots, so that no row holds it."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="letters", db_index=False)
    attendee = models.ForeignKey(Attendee, models.CASCADE, related_name="letters")
    received_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "attendee", "city"], name="written_opinion_once_per_vote"
            )
        ]


class MeetingPaper(CityModel):
    """A scan that belongs to a meeting: the tally sheet, the roll, the minutes. Never a ballot."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=8, choices=PaperKind)
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

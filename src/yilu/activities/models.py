"""Activities, who has a seat, who really took part, what is learnt online, and what is published."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.activities.enums import (
    ActivityKind,
    ActivityState,
    Mode,
    Presence,
    PublicationKind,
    PublicationState,
    SeatState,
)
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.files.models import StoredFile
from yilu.membership.enums import AudienceKind
from yilu.organisations.models import Unit
from yilu.people.models import Person


class Activity(CityModel):
    """One session. `taken` counts seats booked or offered; the constraint is the last line of defence."""

    number = models.CharField(max_length=20)  # HD-2026-0001
    kind = models.CharField(max_length=16, choices=ActivityKind)
    title = models.CharField(max_length=64)  # CourseName of the ministry's format holds no more
    summary = models.TextField(max_length=2000, blank=True)
    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    host = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")  # helps on the spot
    place = models.CharField(max_length=120, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True)  # WGS-84
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.OFFLINE)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    day = models.DateField()  # the city's day of `starts_at`: what periods are asked by
    capacity = models.PositiveIntegerField(null=True)  # null: no limit
    taken = models.PositiveIntegerField(default=0)
    signup_until = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=ActivityState, default=ActivityState.DRAFT)
    reason = models.CharField(max_length=200, blank=True)  # why it was cancelled
    sequence = models.PositiveIntegerField(default=0)  # of the calendar file
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    qualifies = models.CharField(max_length=20, blank=True)  # registry.QualificationKind
    valid_months = models.PositiveSmallIntegerField(null=True)
    pass_right = models.PositiveSmallIntegerField(default=0)  # answers of the quiz to get right

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="activity_number_once_per_city"
            ),
            models.CheckConstraint(
                name="activity_never_oversold",
                condition=Q(capacity__isnull=True) | Q(taken__lte=F("capacity")),
            ),
            models.CheckConstraint(
                name="activity_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="activity_cancelled_with_reason",
                condition=~Q(state="cancelled") | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "kind", "day"], name="activity_by_kind_and_day"),
            models.Index(fields=["city", "state", "starts_at"], name="activity_by_state"),
        ]


class _Audience(CityModel):
    """One rule of an audience: `value` is a unit's id, a division code, a group's code, or empty."""

    kind = models.CharField(max_length=10, choices=AudienceKind)
    value = models.CharField(max_length=36, blank=True)

    class Meta:
        abstract = True


class ActivityAudience(_Audience):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="audience")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "kind", "value", "city"], name="activity_audience_once"
            )
        ]


@keeps_history()
class SignUp(CityModel):
    """A person's place in line: one row per activity and person, whatever becomes of it."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="sign_ups", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SeatState)
    asked_at = models.DateTimeField()  # order of the waiting list
    offered_until = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person", "city"], name="sign_up_once_per_activity"
            ),
            models.CheckConstraint(
                name="sign_up_offer_has_an_end",
                condition=Q(state="offered", offered_until__isnull=False)
                | (~Q(state="offered") & Q(offered_until__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "activity", "state", "asked_at"], name="sign_up_line"),
            models.Index(
                fields=["city", "offered_until"],
                condition=Q(state="offered"),
                name="sign_up_offers",
            ),
        ]


@keeps_history()
class Attendance(CityModel):
    """Somebody took part: one row per activity and person, so that one event counts him once.

    `minutes` is always right: the whole session from coming in, less once he checks out.
    """

    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="attendances", db_index=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Presence)
    on = models.DateField()  # the day it counts for
    in_at = models.DateTimeField()
    out_at = models.DateTimeField(
        null=True
    )  # null: nobody checked him out, the session's end counts
    minutes = models.PositiveIntegerField()
    reason = models.CharField(max_length=200, blank=True)  # why it was entered later
    entered_by = models.UUIDField(null=True)  # account; null: he himself
    entered_at = models.DateTimeField(auto_now_add=True)
    late = models.BooleanField(default=False)  # tapped where there was no line, sent later
    certificate = models.CharField(max_length=20, blank=True)  # ZS-2026-000001

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "person", "city"], name="attendance_once_per_activity"
            ),
            models.UniqueConstraint(
                fields=["city", "certificate"],
                condition=~Q(certificate=""),
                name="certificate_once_per_city",
            ),
            models.CheckConstraint(
                name="attendance_out_after_in",
                condition=Q(out_at__isnull=True) | Q(out_at__gte=F("in_at")),
            ),
            models.CheckConstraint(
                name="attendance_entered_later_with_reason",
                condition=~Q(mode="list") | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "on"], name="attendance_by_day"),
            models.Index(fields=["city", "person", "on"], name="attendance_of_person"),
        ]


class Material(CityModel):
    """A file to take home, or the video of an online lesson."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="materials")
    title = models.CharField(max_length=80)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)


class LessonPage(CityModel):
    """A slide, a film or a page of text of an online lesson; `seconds` is the least time it takes to read."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="pages", db_index=False)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    text = models.TextField(max_length=6000)
    picture = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    video = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    film_seconds = models.PositiveSmallIntegerField(default=0)
    seconds = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "order", "city"], name="lesson_page_order_once"
            )
        ]


class PageReading(CityModel):
    """When a person opened a page and when he had read it: real time, measured by the server."""

    page = models.ForeignKey(LessonPage, models.CASCADE, related_name="readings", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "person", "city"], name="page_reading_once")
        ]


class QuizQuestion(CityModel):
    """A question after the lesson; `right` is the place of the right choice, from 0."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="quiz", db_index=False)
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    choices = models.JSONField()
    right = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "order", "city"], name="quiz_question_order_once"
            )
        ]


class Question(CityModel):
    """Asked at an activity or before it; shown to everybody once answered, without the asker's name."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="questions")
    asker = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)  # account


class Publication(CityModel):
    """A law, a policy or a notice passed on: what it says, and what it means in plain words."""

    number = models.CharField(max_length=20)  # TZ-2026-0001
    kind = models.CharField(max_length=8, choices=PublicationKind)
    title = models.CharField(max_length=120)
    summary = models.TextField(max_length=600)  # in plain words
    body = models.TextField(max_length=20000, blank=True)
    source = models.CharField(max_length=120, blank=True)  # who issued it, its reference
    effective_on = models.DateField(null=True)
    publisher = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=PublicationState, default=PublicationState.DRAFT
    )
    made_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="publication_number_once_per_city"
            )
        ]
        indexes = [
            models.Index(fields=["city", "state", "-published_on"], name="publication_by_state")
        ]


class PublicationAudience(_Audience):
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="audience")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "kind", "value", "city"], name="publication_audience_once"
            )
        ]


class PublicationAnswer(CityModel):
    """A question people will have, with its answer."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="answers", db_index=False
    )
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=120)
    answer = models.CharField(max_length=600)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "order", "city"], name="publication_answer_order_once"
            )
        ]


class PublicationReading(CityModel):
    """Somebody opened it, once. It is counted; who has not is never listed."""

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="readings", db_index=False
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "person", "city"], name="publication_reading_once"
            )
        ]

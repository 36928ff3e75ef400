"""The consultation desk: times somebody offers, and what was booked or asked."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from yilu.care.enums import ConsultationState, Mode, Privacy, SlotState, Subject
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person


def _during() -> Func:
    return Func(
        F("starts_at"),
        F("ends_at"),
        models.Value("[)"),
        function="tstzrange",
        output_field=DateTimeRangeField(),
    )


@keeps_history()
class Slot(CityModel):
    """A time a consultant offers, for `seats` persons."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # whose desk it is
    subject = models.CharField(max_length=10, choices=Subject)
    mode = models.CharField(max_length=6, choices=Mode)
    place = models.CharField(max_length=120, blank=True)
    consultant = models.CharField(max_length=40)  # as drivers are told: 魏医生
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seats = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=SlotState, default=SlotState.OPEN)
    opened_by = models.UUIDField(null=True)  # account
    reason = models.CharField(max_length=120, blank=True)  # why it was cancelled

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="slot_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="slot_has_seats", condition=Q(seats__gte=1) & Q(seats__lte=50)
            ),
            models.CheckConstraint(name="slot_is_not_online", condition=~Q(mode="online")),
            ExclusionConstraint(  # nobody sits at two desks
                name="slot_one_at_a_time",
                expressions=[
                    ("unit", RangeOperators.EQUAL),
                    ("consultant", RangeOperators.EQUAL),
                    (_during(), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="open"),
            ),
        ]
        indexes = [models.Index(fields=["city", "starts_at"], name="slot_by_time")]


@keeps_history()
class Consultation(CityModel):
    """咨询: a booked talk, or a question answered in writing; its words are sealed for the desk."""

    number = models.CharField(max_length=20)  # ZX-2026-0001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=10, choices=Subject)
    mode = models.CharField(max_length=6, choices=Mode)
    state = models.CharField(max_length=9, choices=ConsultationState)
    made_at = models.DateTimeField()
    completed_on = models.DateField(null=True)  # the day it counts for
    # a booking
    slot = models.ForeignKey(Slot, models.PROTECT, null=True, related_name="bookings")
    seat = models.PositiveSmallIntegerField(null=True)
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    # a question
    privacy = models.CharField(max_length=6, choices=Privacy, default=Privacy.SEALED)
    question = models.BinaryField(null=True)  # sealed: care_consultation|question|city|id
    answer = models.BinaryField(null=True)  # sealed: care_consultation|answer|city|id
    answered_by = models.UUIDField(null=True)  # account
    answered_at = models.DateTimeField(null=True)
    public_question = models.CharField(max_length=300, blank=True)  # reworded, tells of nobody
    public_answer = models.CharField(max_length=1000, blank=True)
    offered_by = models.UUIDField(null=True)  # account that reworded it
    published_at = models.DateTimeField(null=True)
    # afterwards
    note = models.BinaryField(null=True)  # sealed: care_consultation|note|city|id
    follow_up_on = models.DateField(null=True)
    followed_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="consultation_number_once_per_city"
            ),
            models.UniqueConstraint(
                fields=["city", "slot", "seat"],
                condition=Q(state__in=["booked", "completed", "no_show"]),
                name="consultation_one_on_a_seat",
            ),
            models.CheckConstraint(
                name="consultation_is_a_booking_or_a_question",
                condition=Q(
                    slot__isnull=False,
                    seat__isnull=False,
                    starts_at__isnull=False,
                    ends_at__isnull=False,
                )
                | Q(slot__isnull=True, question__isnull=False, mode="online"),
            ),
            models.CheckConstraint(
                name="consultation_completed_has_its_day",
                condition=Q(state="completed", completed_on__isnull=False)
                | (~Q(state="completed") & Q(completed_on__isnull=True)),
            ),
            models.CheckConstraint(
                name="consultation_published_was_allowed",
                condition=Q(published_at__isnull=True)
                | (Q(privacy="public") & ~Q(public_question="") & ~Q(public_answer="")),
            ),
            ExclusionConstraint(  # nobody is at two desks at once
                name="consultation_one_at_a_time",
                expressions=[
                    ("city", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (_during(), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="booked"),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "completed_on"], name="consultation_by_day"),
            models.Index(fields=["city", "person"], name="consultation_of_person"),
            models.Index(fields=["city", "state", "made_at"], name="consultation_waiting"),
        ]

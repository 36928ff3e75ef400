"""Volunteer fleets: their leads by term, their drivers and vehicles, and who stands by when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.fleets.enums import EnrolmentState, Seat, Shift
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.registry.models import Driver, Vehicle


def _term() -> Func:
    return Func(
        F("from_on"),
        F("to_on"),
        models.Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )


@keeps_history()
class Fleet(CityModel):
    """志愿车队: `kinds` is what it goes out for, empty for everything; `district` empty for the city."""

    number = models.CharField(max_length=20)  # CD-0001
    name = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who founded it
    district = models.CharField(max_length=6, blank=True)
    kinds = models.JSONField(default=list)
    about = models.CharField(max_length=300, blank=True)
    founded_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="fleet_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "name"],
                condition=Q(ended_on__isnull=True),
                name="fleet_name_once_per_city",
            ),
            models.CheckConstraint(
                name="fleet_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
            ),
        ]


@keeps_history()
class Lead(CityModel):
    """A term of a lead or deputy: a driver leads by this row, not by a post."""

    fleet = models.ForeignKey(Fleet, models.PROTECT, related_name="leads")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seat = models.CharField(max_length=6, choices=Seat, default=Seat.LEAD)
    from_on = models.DateField()
    to_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lead_ends_after_start", condition=Q(to_on__gte=F("from_on"))
            ),
            ExclusionConstraint(  # one lead and one deputy at a time
                name="lead_one_at_a_time",
                expressions=[
                    ("fleet", RangeOperators.EQUAL),
                    ("seat", RangeOperators.EQUAL),
                    (_term(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["city", "person", "to_on"], name="lead_of_person")]


@keeps_history()
class Enrolment(CityModel):
    """A driver in a fleet with his vehicle, what he can do, where he will go, and his papers as checked."""

    fleet = models.ForeignKey(Fleet, models.PROTECT, related_name="enrolments", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    driver = models.ForeignKey(Driver, models.PROTECT, related_name="+")
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=EnrolmentState, default=EnrolmentState.ASKED)
    asked_at = models.DateTimeField()
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)  # the last day
    reason = models.CharField(max_length=120, blank=True)  # why refused or left
    skills = models.JSONField(default=list)
    equipment = models.JSONField(default=list)
    areas = models.JSONField(default=list)  # division codes; empty: the whole city
    kinds = models.JSONField(default=list)  # of mission; empty: all
    paused_until = models.DateField(null=True)  # not to be called before this day is over
    insured_to = models.DateField(null=True)  # as the lead saw on the policy
    inspected_to = models.DateField(null=True)  # as the lead saw on the licence
    checked_on = models.DateField(null=True)
    checked_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "fleet", "person"],
                condition=Q(state__in=["asked", "active"]),
                name="enrolment_once_per_fleet",
            ),
            models.CheckConstraint(
                name="enrolment_active_since",
                condition=~Q(state="active") | Q(from_on__isnull=False),
            ),
            models.CheckConstraint(
                name="enrolment_checked_whole",
                condition=Q(checked_on__isnull=True)
                | Q(insured_to__isnull=False, inspected_to__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "fleet", "state"], name="enrolment_by_state"),
            models.Index(fields=["city", "person", "state"], name="enrolment_of_person"),
        ]


class Standby(CityModel):
    """值守: he can be called at any hour of this shift, at night too."""

    enrolment = models.ForeignKey(
        Enrolment, models.CASCADE, related_name="standbys", db_index=False
    )
    on = models.DateField()
    shift = models.CharField(max_length=5, choices=Shift)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "enrolment", "on", "shift"], name="standby_once_per_shift"
            )
        ]
        indexes = [models.Index(fields=["city", "on"], name="standby_by_day")]

"""Missions: who is called out for what, in which drive, and how each driver stands to it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.fleets.enums import AskState, MissionKind, MissionState
from yilu.fleets.models.fleet import Enrolment, Fleet
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.registry.models import Vehicle


class Drive(CityModel):
    """A drive missions belong to: 党旗飘在一线、堡垒筑在一线、党员冲在一线."""

    number = models.CharField(max_length=20)  # XD-2026-01
    name = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    about = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="drive_number_once_per_city"),
            models.CheckConstraint(
                name="drive_ends_after_start",
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
            ),
        ]


@keeps_history()
class Mission(CityModel):
    """出勤任务: vehicles needed at a place and time. `accepted` is counted under the row's lock; the
    constraint is the last line of defence against one too many."""

    number = models.CharField(max_length=20)  # CQ-2026-0001
    kind = models.CharField(max_length=11, choices=MissionKind)
    title = models.CharField(max_length=60)
    drive = models.ForeignKey(Drive, models.PROTECT, null=True, related_name="missions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who runs it
    fleet = models.ForeignKey(
        Fleet, models.PROTECT, null=True, related_name="missions"
    )  # null: all
    area = models.CharField(max_length=6)  # division code
    place = models.CharField(max_length=120)  # where they muster
    lon = models.FloatField(null=True)  # WGS-84
    lat = models.FloatField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    day = models.DateField()  # the city's day of `starts_at`
    needed = models.PositiveSmallIntegerField()
    reserve = models.PositiveSmallIntegerField(default=0)
    accepted = models.PositiveSmallIntegerField(default=0)
    seats = models.PositiveSmallIntegerField(null=True)  # at least so many in each vehicle
    skills = models.JSONField(default=list)
    equipment = models.JSONField(default=list)
    note = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=MissionState, default=MissionState.DRAFT)
    reason = models.CharField(max_length=200, blank=True)  # why it was stood down
    wave = models.PositiveSmallIntegerField(default=0)  # the last one sent
    next_wave_at = models.DateTimeField(null=True)
    made_by = models.UUIDField(null=True)  # account
    made_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="mission_number_once_per_city"),
            models.CheckConstraint(
                name="mission_never_overfilled",
                condition=Q(accepted__lte=F("needed") + F("reserve")),
            ),
            models.CheckConstraint(name="mission_needs_vehicles", condition=Q(needed__gte=1)),
            models.CheckConstraint(
                name="mission_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="mission_stood_down_with_reason",
                condition=~Q(state="stood_down") | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "state", "-starts_at"], name="mission_by_state"),
            models.Index(fields=["city", "day"], name="mission_by_day"),
            models.Index(
                fields=["city", "next_wave_at"],
                condition=Q(state="calling"),
                name="mission_next_wave",
            ),
        ]


@keeps_history()
class Ask(CityModel):
    """How one driver stands to one mission: asked in which wave, what he said, or why he was not asked."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="asks", db_index=False)
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=AskState)
    standing_by = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)  # [code, what the rule found]
    wave = models.PositiveSmallIntegerField(default=0)
    reserve = models.BooleanField(default=False)  # accepted beyond what is needed
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=120, blank=True)  # why he does not go

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "mission", "person"], name="ask_once_per_mission"
            ),
            models.UniqueConstraint(
                fields=["city", "mission", "vehicle"],
                condition=Q(state="accepted"),
                name="ask_vehicle_goes_once",
            ),
            models.CheckConstraint(
                name="ask_passed_with_reasons", condition=~Q(state="passed") | ~Q(reasons=[])
            ),
        ]
        indexes = [
            models.Index(fields=["city", "mission", "state"], name="ask_by_state"),
            models.Index(fields=["city", "person", "state"], name="ask_of_person"),
        ]

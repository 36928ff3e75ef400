"""Plans, the trips of one, and the road's own word: check-ins, and where a car was last.

A trip that has begun moves on to the plan that replaces its own; one that has not stays behind as
replaced. So a trip counts once, whatever was re-planned around it.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.rides.enums import (
    CheckKind,
    CheckWay,
    Direction,
    Goal,
    PlanState,
    StopKind,
    TripState,
)
from yilu.rides.models.bookings import Leg
from yilu.rides.models.seasons import Entry, Wave


@keeps_history()
class Plan(CityModel):
    """Who carries whom in one wave and direction. At most one is published."""

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="plans", db_index=False)
    direction = models.CharField(max_length=4, choices=Direction)
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.SOLVING)
    goal = models.CharField(max_length=6, choices=Goal, default=Goal.KM)
    seconds = models.PositiveSmallIntegerField(default=20)
    buffer = models.PositiveSmallIntegerField(default=0)  # per cent on travel times
    cars = models.PositiveSmallIntegerField(null=True)  # no more than so many
    boarding = models.PositiveSmallIntegerField(null=True)  # minutes, as the city had set them
    detour = models.PositiveSmallIntegerField(null=True)
    fetched = models.PositiveSmallIntegerField(null=True)
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+"
    )  # it changes this
    why = models.CharField(max_length=120, blank=True)
    author = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    stop_asked = models.BooleanField(default=False)
    words = models.CharField(max_length=200, blank=True)  # why it failed
    metres = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    served = models.PositiveIntegerField(default=0)
    vehicles = models.PositiveSmallIntegerField(default=0)
    backups = models.PositiveSmallIntegerField(default=0)
    spread = models.PositiveSmallIntegerField(default=0)  # most trips of a car less fewest
    slack = models.IntegerField(default=0)  # seconds the tightest arrival has left
    tight = models.PositiveSmallIntegerField(default=0)  # arrivals with under five minutes left
    metres_spread = models.PositiveIntegerField(default=0)  # most a car drives less fewest
    travel = models.CharField(max_length=40, blank=True)  # whose travel times
    published_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "wave", "direction", "version"], name="plan_version_once"
            ),
            models.UniqueConstraint(
                fields=["city", "wave", "direction"],
                condition=Q(state="published"),
                name="plan_published_once_per_wave",
            ),
        ]


@keeps_history()
class Trip(CityModel):
    """台次: one car from its first boarding until it is empty."""

    number = models.CharField(max_length=20)  # TC-2026-00001
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="trips", db_index=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="trips", db_index=False)
    seq = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=TripState, default=TripState.PLANNED)
    on = models.DateField()
    starts_at = models.DateTimeField()  # planned first boarding
    ends_at = models.DateTimeField()
    metres = models.PositiveIntegerField(default=0)
    people = models.PositiveSmallIntegerField(default=0)
    departed_at = models.DateTimeField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="ride_number_once_per_city"),
            models.CheckConstraint(
                name="ride_done_has_its_day", condition=~Q(state="done") | Q(done_on__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["city", "plan", "starts_at"], name="ride_of_plan"),
            models.Index(fields=["city", "entry", "starts_at"], name="ride_of_entry"),
            models.Index(fields=["city", "done_on"], name="ride_by_day"),
        ]


class Stop(CityModel):
    """One boarding or alighting of a trip, in order; a swap is where a broken car's people change."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="stops", db_index=False)
    leg = models.ForeignKey(Leg, models.PROTECT, related_name="stops", db_index=False)
    kind = models.CharField(max_length=6, choices=StopKind)
    seq = models.PositiveSmallIntegerField()
    arrive_at = models.DateTimeField()
    leave_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)  # of a swap: where the broken car stands
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    edition = models.PositiveSmallIntegerField(default=1)  # of the booking it was planned from

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "trip", "seq"], name="ride_stop_once_per_place"
            ),
            models.UniqueConstraint(
                fields=["city", "trip", "leg", "kind"], name="ride_stop_once_per_leg"
            ),
        ]
        indexes = [models.Index(fields=["city", "leg"], name="ride_stop_of_leg")]


class Unserved(CityModel):
    """A leg a plan could not carry, and why."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="unserved", db_index=False)
    leg = models.ForeignKey(Leg, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "plan", "leg"], name="unserved_once_per_plan")
        ]


@keeps_history()
class CheckIn(CityModel):
    """What was tapped on the road, once per leg and kind; the phone's time beside the server's."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="checks", db_index=False)
    leg = models.ForeignKey(Leg, models.PROTECT, null=True, related_name="checks", db_index=False)
    kind = models.CharField(max_length=8, choices=CheckKind)
    way = models.CharField(max_length=6, choices=CheckWay)
    people = models.PositiveSmallIntegerField(default=0)
    phone_at = models.DateTimeField(null=True)
    at = models.DateTimeField()  # when it happened, as far as is known
    taken_at = models.DateTimeField()  # when it reached us
    account = models.UUIDField(null=True)
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "trip", "leg", "kind"],
                nulls_distinct=False,
                name="ride_check_once_per_leg_and_kind",
            )
        ]
        indexes = [models.Index(fields=["city", "leg"], name="ride_check_of_leg")]


class Position(CityModel):
    """Where a car was last, shared only while it carries a trip; gone when the trip ends."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="position")
    trip = models.ForeignKey(Trip, models.CASCADE, related_name="+")
    lon = models.FloatField()
    lat = models.FloatField()
    at = models.DateTimeField()

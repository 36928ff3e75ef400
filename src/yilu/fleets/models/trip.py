"""What is driven: transports asked for, one trip sheet per vehicle, its stops, and what went wrong."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.fleets.enums import (
    IncidentKind,
    IncidentState,
    Load,
    StopKind,
    TransportState,
    TripState,
)
from yilu.fleets.models.mission import Ask, Mission
from yilu.people.models import Person
from yilu.registry.models import Vehicle


@keeps_history()
class Trip(CityModel):
    """出车单: one vehicle on one mission, from mustering to coming home."""

    number = models.CharField(max_length=20)  # CC-2026-00001
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="trips", db_index=False)
    ask = models.ForeignKey(Ask, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    vehicle = models.ForeignKey(Vehicle, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=TripState, default=TripState.PLANNED)
    reason = models.CharField(max_length=200, blank=True)  # why cancelled, or closed for him
    planned_metres = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    on = models.DateField(null=True)  # the day it counts for, once finished
    minutes = models.PositiveIntegerField(default=0)
    runs = models.PositiveSmallIntegerField(default=0)  # 台次: until empty again is one
    metres = models.PositiveIntegerField(default=0)
    people = models.PositiveSmallIntegerField(default=0)  # carried
    closed_by = models.UUIDField(null=True)  # account that closed it for him

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="trip_number_once_per_city"),
            models.UniqueConstraint(
                fields=["city", "mission", "person"],
                condition=~Q(state="cancelled"),
                name="trip_once_per_driver",
            ),
            models.CheckConstraint(
                name="trip_done_is_whole",
                condition=~Q(state="done")
                | Q(started_at__isnull=False, finished_at__isnull=False, on__isnull=False),
            ),
            models.CheckConstraint(
                name="trip_ends_after_start",
                condition=Q(finished_at__isnull=True) | Q(finished_at__gte=F("started_at")),
            ),
            models.CheckConstraint(
                name="trip_cancelled_with_reason",
                condition=~Q(state="cancelled") | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "mission", "state"], name="trip_by_state"),
            models.Index(fields=["city", "person", "state"], name="trip_of_person"),
            models.Index(fields=["city", "on"], condition=Q(state="done"), name="trip_by_day"),
        ]


@keeps_history()
class Transport(CityModel):
    """应急运送: what or who must be brought from where to where, by when."""

    number = models.CharField(max_length=20)  # YS-2026-0001
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="transports", db_index=False)
    load = models.CharField(max_length=8, choices=Load)
    what = models.CharField(max_length=80)  # 核酸检测试剂 2 箱
    party = models.PositiveSmallIntegerField(default=1)  # seats, or boxes that take one each
    requester = models.CharField(max_length=60)  # the body that asks, with its desk
    coldest = models.SmallIntegerField(null=True)  # °C
    warmest = models.SmallIntegerField(null=True)
    from_place = models.CharField(max_length=120)
    from_lon = models.FloatField()
    from_lat = models.FloatField()
    to_place = models.CharField(max_length=120)
    to_lon = models.FloatField()
    to_lat = models.FloatField()
    board_from = models.DateTimeField()
    board_to = models.DateTimeField()
    alight_by = models.DateTimeField()
    needs = models.JSONField(default=list)  # equipment
    state = models.CharField(max_length=9, choices=TransportState, default=TransportState.WAITING)
    trip = models.ForeignKey(Trip, models.PROTECT, null=True, related_name="transports")
    unserved = models.CharField(max_length=20, blank=True)  # dispatch.Reason of the last plan
    reason = models.CharField(max_length=200, blank=True)  # why cancelled or failed
    made_by = models.UUIDField(null=True)  # account
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="transport_number_once_per_city"
            ),
            models.CheckConstraint(
                name="transport_windows_in_order",
                condition=Q(board_from__lte=F("board_to")) & Q(board_to__lt=F("alight_by")),
            ),
            models.CheckConstraint(
                name="transport_has_a_vehicle",
                condition=Q(trip__isnull=False) | Q(state__in=["waiting", "cancelled", "failed"]),
            ),
            models.CheckConstraint(
                name="transport_cold_range",
                condition=Q(coldest__isnull=True)
                | Q(warmest__isnull=True)
                | Q(coldest__lte=F("warmest")),
            ),
        ]
        indexes = [models.Index(fields=["city", "mission", "state"], name="transport_by_state")]


class Stop(CityModel):
    """A line of a trip sheet, and when it was done: by the phone's clock and by the server's."""

    trip = models.ForeignKey(Trip, models.CASCADE, related_name="stops", db_index=False)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=StopKind)
    transport = models.ForeignKey(Transport, models.PROTECT, null=True, related_name="stops")
    place = models.CharField(max_length=120)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    planned_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)  # the end of its window
    done_at = models.DateTimeField(null=True)  # by the server
    phone_at = models.DateTimeField(null=True)  # by the phone, where it said so
    at_lon = models.FloatField(null=True)
    at_lat = models.FloatField(null=True)
    temperature = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    kit = models.BooleanField(default=False)  # protective kit is on
    note = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "trip", "order"], name="stop_order_once"),
            models.CheckConstraint(
                name="stop_carries_where_it_must",
                condition=Q(kind__in=["board", "alight"], transport__isnull=False)
                | Q(kind__in=["muster", "disinfect", "finish"]),
            ),
        ]


@keeps_history()
class Incident(CityModel):
    """Something went wrong on the way; it stays open until somebody says what was done."""

    number = models.CharField(max_length=20)  # SX-2026-0001
    trip = models.ForeignKey(Trip, models.PROTECT, related_name="incidents")
    kind = models.CharField(max_length=9, choices=IncidentKind)
    text = models.CharField(max_length=400)
    at = models.DateTimeField()  # by the server
    phone_at = models.DateTimeField(null=True)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    state = models.CharField(max_length=7, choices=IncidentState, default=IncidentState.OPEN)
    outcome = models.CharField(max_length=300, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="incident_number_once_per_city"
            ),
            models.CheckConstraint(
                name="incident_settled_with_outcome",
                condition=~Q(state="settled") | ~Q(outcome=""),
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "-at"], name="incident_by_state")]

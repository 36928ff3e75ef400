"""Stations and shops, the visits counted at them, and what drivers said there.

A named visit (实名登记) and a tally (计数登记) are rows of one table: a tally has no person and may
stand for several visits. What counts is always the sum of `count`.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.registry.models import Company
from yilu.stations.enums import (
    FaultKind,
    FaultState,
    Group,
    NeedKind,
    NeedState,
    StationKind,
    Way,
)


def _codes() -> ArrayField[list[str], list[str]]:
    return ArrayField(models.CharField(max_length=16), default=list)


@keeps_history()
class Station(CityModel):
    """A truckers' station or a company's shop; open as a service venue from a day to a day."""

    number = models.CharField(max_length=20)  # YZ-0001 station, MD-0001 shop
    kind = models.CharField(max_length=8, choices=StationKind)
    name = models.CharField(max_length=60)
    operator = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    company = models.ForeignKey(Company, models.PROTECT, null=True, related_name="+")
    lon = models.FloatField(null=True)  # WGS-84
    lat = models.FloatField(null=True)
    datum = models.CharField(max_length=8, blank=True)  # in which system it was given
    address = models.CharField(max_length=160, blank=True)
    division = models.CharField(max_length=6, blank=True)
    functions = _codes()
    amenities = _codes()
    parking = models.CharField(max_length=80, blank=True)  # what is allowed when
    truck_spaces = models.PositiveSmallIntegerField(null=True)
    charging = models.CharField(max_length=200, blank=True)  # prices, see prices.py
    hours = models.CharField(max_length=200, blank=True)  # see hours.py
    level = models.CharField(max_length=2, blank=True)  # a key of the rulebook's stations.levels
    phone = models.CharField(max_length=32, blank=True)  # the place's, not a person's
    capacity = models.PositiveSmallIntegerField(null=True)  # seats
    serves_trucks = models.BooleanField(default=True)
    opened_on = models.DateField()  # in the future: planned
    closed_on = models.DateField(null=True)  # the last day

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="station_number_once_per_city"),
            models.UniqueConstraint(fields=["city", "name"], name="station_name_once_per_city"),
            models.CheckConstraint(
                name="station_closes_after_opening",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="station_place_whole",
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__range=(-180, 180), lat__range=(-90, 90)),
            ),
        ]


class HoursException(CityModel):
    """Other hours from a day to a day: a holiday, a power cut. No hours means closed."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="exceptions")
    from_on = models.DateField()
    to_on = models.DateField()
    hours = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="station_exception_ends_after_start", condition=Q(to_on__gte=F("from_on"))
            )
        ]
        indexes = [models.Index(fields=["city", "to_on"], name="station_exception_by_day")]


@keeps_history()
class Visit(CityModel):
    """One person at one place within one clock hour, whatever the services; or a tally of several."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    hour = models.PositiveSmallIntegerField()  # of the city's clock
    group = models.CharField(max_length=12, choices=Group)
    services = _codes()
    count = models.PositiveSmallIntegerField(default=1)
    way = models.CharField(max_length=8, choices=Way)
    came_at = models.DateTimeField(null=True)  # unknown on paper
    flags = _codes()
    satisfied = models.BooleanField(null=True)
    note = models.CharField(max_length=120, blank=True)
    account = models.UUIDField(null=True)  # whose hand: the driver's own, or the keeper's
    made_at = models.DateTimeField(auto_now_add=True)
    struck_at = models.DateTimeField(null=True)  # taken back: it stays, and counts no more

    class Meta:
        constraints = [
            models.UniqueConstraint(  # a person, a place, an hour: one visit
                fields=["city", "station", "person", "on", "hour"],
                condition=Q(person__isnull=False, struck_at__isnull=True),
                name="visit_once_per_person_and_hour",
            ),
            models.CheckConstraint(
                name="visit_named_is_one",
                condition=Q(
                    person__isnull=False, count=1, way__in=["code", "day_code", "phone", "list"]
                )
                | Q(person__isnull=True, count__gte=1, way__in=["tap", "paper"]),
            ),
            models.CheckConstraint(name="visit_hour_of_day", condition=Q(hour__lte=23)),
        ]
        indexes = [
            models.Index(fields=["city", "on", "group"], name="visit_by_day"),
            models.Index(fields=["city", "station", "-on", "-hour"], name="visit_of_station"),
            models.Index(fields=["city", "person", "-on"], name="visit_of_person"),
        ]


class Favourite(CityModel):
    """A station a person wants first."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "person", "station"], name="favourite_once")
        ]


@keeps_history()
class Need(CityModel):
    """问需: what a driver asked for at a place; answered there, or carried on as an appeal."""

    number = models.CharField(max_length=20)  # XQ-2026-000001
    station = models.ForeignKey(Station, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=NeedKind)
    text = models.CharField(max_length=400)
    group = models.CharField(max_length=12, choices=Group)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=NeedState, default=NeedState.OPEN)
    wants_appeal = models.BooleanField(default=False)  # the driver asked for it to be carried on
    answer = models.CharField(max_length=400, blank=True)
    appeal = models.UUIDField(null=True)
    account = models.UUIDField(null=True)  # who heard it
    heard_on = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="need_number_once_per_city"),
            models.CheckConstraint(
                name="need_appealed_has_its_appeal",
                condition=~Q(state="appealed") | Q(appeal__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "-heard_on"], name="need_by_state")]


@keeps_history()
class Fault(CityModel):
    """Something broken, told by a driver; the keeper's, until it has waited too long."""

    number = models.CharField(max_length=20)  # GZ-2026-000001
    station = models.ForeignKey(Station, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=FaultKind)
    text = models.CharField(max_length=200, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=FaultState, default=FaultState.OPEN)
    answer = models.CharField(max_length=200, blank=True)
    appeal = models.UUIDField(null=True)
    reported_on = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="fault_number_once_per_city"),
            models.UniqueConstraint(  # a second report of the same is the same fault
                fields=["city", "station", "kind"],
                condition=Q(state="open") & ~Q(kind="other"),
                name="fault_open_once",
            ),
            models.CheckConstraint(
                name="fault_raised_has_its_appeal",
                condition=~Q(state="raised") | Q(appeal__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "reported_on"], name="fault_by_state")]

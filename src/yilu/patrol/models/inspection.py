"""创文迎查: a check list by area, and what drivers found, put right and photographed of it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.patrol.enums import ErrandState, Finding, InspectionState
from yilu.patrol.models.ground import Area
from yilu.people.models import Person


@keeps_history()
class Inspection(CityModel):
    """One preparation: who runs it, where, from when to when."""

    number = models.CharField(max_length=20)  # YC-2026-001
    title = models.CharField(max_length=60)
    note = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=InspectionState, default=InspectionState.DRAFT)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # runs it
    division = models.CharField(max_length=6, blank=True)
    community = models.CharField(max_length=40, blank=True)  # whose list it is, in words
    first = models.DateField()
    last = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="inspection_number_once"),
            models.CheckConstraint(
                name="inspection_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
        ]
        indexes = [models.Index(fields=["city", "state", "-first"], name="inspection_by_state")]


@keeps_history()
class Stop(CityModel):
    """One line of the list: a place, and what to look for there."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="stops", db_index=False)
    order = models.PositiveSmallIntegerField()
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    place = models.CharField(max_length=80)
    what = models.CharField(max_length=120)
    fixable = models.BooleanField(default=True)  # a driver may put it right himself
    struck_on = models.DateField(null=True)  # taken off the list

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "inspection", "order"], name="stop_once_per_place_in_line"
            )
        ]
        indexes = [models.Index(fields=["city", "area"], name="stop_of_area")]


@keeps_history()
class Errand(CityModel):
    """A driver took one stop: what he found, what he put right, and whether the runner took it."""

    number = models.CharField(max_length=20)  # YR-2026-00001
    stop = models.ForeignKey(Stop, models.PROTECT, related_name="errands", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", db_index=False)
    account = models.UUIDField(null=True)
    group = models.CharField(max_length=20, blank=True)  # his worker group when he took it
    state = models.CharField(max_length=8, choices=ErrandState)
    taken_at = models.DateTimeField()
    until = models.DateTimeField()  # then somebody else may take it
    finding = models.CharField(max_length=8, choices=Finding, blank=True)
    note = models.CharField(max_length=300, blank=True)
    before = ArrayField(models.UUIDField(), default=list)  # photos, attached to this row
    after = ArrayField(models.UUIDField(), default=list)
    doubtful = models.BooleanField(default=False)  # a photo like one that was there before
    reported_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)  # why it was not taken
    mended_on = models.DateField(null=True)  # a gap the unit closed afterwards
    mending = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="errand_number_once"),
            models.UniqueConstraint(
                fields=["city", "stop"],
                condition=Q(state__in=["taken", "reported", "accepted"]),
                name="errand_one_at_a_stop",
            ),
            models.CheckConstraint(
                name="errand_reported_says_what",
                condition=~Q(state__in=["reported", "accepted", "declined"])
                | ~Q(finding="") & Q(reported_at__isnull=False),
            ),
            models.CheckConstraint(
                name="errand_mended_was_a_gap",
                condition=Q(mended_on__isnull=True) | Q(finding="gap") & ~Q(mending=""),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "person", "-taken_at"], name="errand_of_person"),
            models.Index(
                fields=["city", "reported_at"], condition=Q(state="reported"), name="errand_to_look"
            ),
            models.Index(
                fields=["city", "decided_at"], condition=Q(state="accepted"), name="errand_done"
            ),
        ]

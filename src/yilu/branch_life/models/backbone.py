"""Criteria a committee sets, lists made by them, requests to put a record right; titles are honours."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from yilu.branch_life.enums.backbone import CorrectionState, ListState, Purpose
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Person


class Criteria(CityModel):
    """A version of what a unit asks: facts with a least number each, no weights and no score."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose)
    version = models.PositiveSmallIntegerField()
    months = models.PositiveSmallIntegerField()  # how far back facts are read
    asks = models.JSONField()  # {"contact_drivers": 3, …}: every one of them is to be met
    words = models.CharField(max_length=400, blank=True)  # what else the committee looks at
    basis = models.CharField(max_length=120)  # the meeting that decided it
    in_force_from = models.DateField()
    set_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "unit", "purpose", "version"], name="criteria_version_once"
            ),
            models.CheckConstraint(
                name="criteria_look_back_some_months", condition=Q(months__gte=1, months__lte=36)
            ),
        ]


@keeps_history()
class BackboneList(CityModel):
    """A list as of a day under one version; people decide who is on it."""

    number = models.CharField(max_length=20)  # GG-2026-0001
    criteria = models.ForeignKey(Criteria, models.PROTECT, related_name="lists")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    as_of = models.DateField()
    state = models.CharField(max_length=8, choices=ListState, default=ListState.DRAFT)
    decided_on = models.DateField(null=True)
    basis = models.CharField(max_length=120, blank=True)  # the meeting that decided

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="backbone_list_number_once"),
            models.CheckConstraint(
                name="backbone_list_decided_on_a_basis",
                condition=~Q(state="decided") | (Q(decided_on__isnull=False) & ~Q(basis="")),
            ),
        ]


@keeps_history()
class BackboneEntry(CityModel):
    """One person with the facts as they stood; whether he is on the list is decided, not computed."""

    of = models.ForeignKey(BackboneList, models.PROTECT, related_name="entries", db_index=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    facts = models.JSONField()  # {"contact_drivers": 4, …}
    meets = models.BooleanField()  # every fact asked for is there
    chosen = models.BooleanField(null=True)  # None: not decided yet
    reason = models.CharField(max_length=200, blank=True)  # where the decision departs from `meets`

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of", "person", "city"], name="backbone_entry_once_per_list"
            ),
            models.CheckConstraint(
                name="backbone_entry_departs_with_a_reason",
                condition=Q(chosen__isnull=True) | Q(chosen=F("meets")) | ~Q(reason=""),
            ),
        ]


class Correction(CityModel):
    """A person says that his record is wrong, and what became of it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # who checks it
    fact = models.CharField(max_length=30)
    words = models.BinaryField()  # sealed
    state = models.CharField(max_length=8, choices=CorrectionState, default=CorrectionState.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)  # account

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person", "fact"],
                condition=Q(state="open"),
                name="correction_open_once_per_fact",
            ),
            models.CheckConstraint(
                name="correction_answered_in_words",
                condition=Q(state="open") | ~Q(answer=""),
            ),
        ]
        indexes = [models.Index(fields=["city", "state"], name="correction_by_state")]

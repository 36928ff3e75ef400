"""Who is in hardship and why, sealed for the few; and visits to families, with their consent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.tenant import CityModel
from yilu.organisations.models import Unit
from yilu.people.models import Consent, Person


class HardshipNote(CityModel):
    """Why a driver's family is in hardship. Never a reason code on any list: only a name is on it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.BinaryField()  # sealed: care_hardshipnote|text|city|id
    noted_on = models.DateField()
    noted_by = models.UUIDField(null=True)  # account
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "person"],
                condition=Q(ended_on__isnull=True),
                name="hardship_note_open_once",
            )
        ]


class HomeVisit(CityModel):
    """入户走访: who went, when, and that the family agreed; what was said there is sealed."""

    number = models.CharField(max_length=20)  # ZF-2026-0001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    visited_on = models.DateField()
    visitors = models.CharField(max_length=120)
    note = models.BinaryField()  # sealed: care_homevisit|note|city|id
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="+")
    paper_consent = models.CharField(max_length=120, blank=True)  # where the signed sheet is kept
    recorded_by = models.UUIDField(null=True)  # account
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "number"], name="home_visit_number_once_per_city"
            ),
            models.CheckConstraint(
                name="home_visit_was_agreed_to",
                condition=Q(consent__isnull=False) | ~Q(paper_consent=""),
            ),
        ]
        indexes = [models.Index(fields=["city", "visited_on"], name="home_visit_by_day")]

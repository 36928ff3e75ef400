"""Single acts of help for one named driver."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.care.enums import HelpKind, Receipt
from yilu.core.history import keeps_history
from yilu.core.tenant import CityModel
from yilu.files.models import StoredFile
from yilu.organisations.models import Unit
from yilu.people.models import Person


@keeps_history()
class Help(CityModel):
    """帮助: what somebody did for one named driver, with the day and a receipt.

    Separately recorded, so never also an appeal, a dispute, a visit to a station, a gift or a
    consultation: those are counted where they happen. A wrong row is voided by the row that
    corrects it; nothing is deleted.
    """

    number = models.CharField(max_length=20)  # BZ-2026-0001
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=HelpKind)
    what = models.CharField(max_length=300)
    giver = models.CharField(max_length=80)  # a person or a unit, as the driver knows it
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # the unit that recorded it
    given_on = models.DateField()
    receipt = models.CharField(max_length=10, choices=Receipt)
    receipt_note = models.CharField(max_length=120, blank=True)  # where the paper is kept
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    recorded_by = models.UUIDField(null=True)  # account
    recorded_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)  # by the driver, on his phone
    objected_at = models.DateTimeField(null=True)
    objection = models.CharField(max_length=200, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="help_number_once_per_city"),
            models.CheckConstraint(
                name="help_voided_says_why",
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""),
            ),
            models.CheckConstraint(
                name="help_paper_says_where",
                condition=~Q(receipt="paper") | ~Q(receipt_note=""),
            ),
            models.CheckConstraint(
                name="help_signature_is_kept",
                condition=~Q(receipt="signature") | Q(signature__isnull=False),
            ),
            models.CheckConstraint(
                name="help_confirmed_or_objected",
                condition=Q(confirmed_at__isnull=True) | Q(objected_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["city", "given_on"], name="help_by_day"),
            models.Index(fields=["city", "person"], name="help_of_person"),
        ]

    @property
    def state(self) -> str:
        """What a page and the API call it; `care.figures.helps_given` counts "proved" alone."""
        if self.voided_at is not None:
            return "voided"
        if self.objected_at is not None:
            return "objected"
        waits = self.receipt == Receipt.PHONE and self.confirmed_at is None
        return "waiting" if waits else "proved"

"""The six digits a driver shows at the counter: they prove that he stands there himself."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from yilu.core.tenant import CityModel
from yilu.people.models import Person


class ReceiptCode(CityModel):
    """One code of one driver; kept as a keyed digest, worth something once and for ten minutes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)  # used, or replaced by a newer one

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["city", "digest"],
                condition=Q(used_at__isnull=True),
                name="receipt_code_live_once",
            ),
            models.UniqueConstraint(
                fields=["city", "person"],
                condition=Q(used_at__isnull=True),
                name="receipt_code_one_live_of_a_person",
            ),
        ]

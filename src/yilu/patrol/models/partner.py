"""Other systems that hand in snapshots through Open311, each with a key of its own."""

from __future__ import annotations

from django.db import models

from yilu.core.tenant import CityModel


class Partner(CityModel):
    """A system that may write; its key is kept as a keyed digest and shown once."""

    name = models.CharField(max_length=60)
    contact = models.CharField(max_length=120, blank=True)
    digest = models.BinaryField(max_length=32)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["city", "digest"], name="partner_key_once")]

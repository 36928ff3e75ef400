"""The shape every row of a city shares."""

from __future__ import annotations

from django.db import models

from yilu.core.uuid7 import uuid7


class CityModel(models.Model):
    """A row of one city, for good: `city` is its six-digit division code (GB/T 2260) and never changes."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    city = models.CharField(max_length=6)

    class Meta:
        abstract = True

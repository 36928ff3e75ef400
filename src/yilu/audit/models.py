"""What was done, by which account, to what; no names, values or foreign keys: it outlives them."""

from __future__ import annotations

import pgtrigger
from django.db import models

from yilu.core.tenant import CityModel


class Entry(CityModel):
    """One act, written unchained in the act's own transaction; a seal links it within seconds."""

    at = models.DateTimeField()
    actor = models.UUIDField(null=True)  # account; null for jobs and for anonymous acts
    verb = models.CharField(max_length=60)  # "person.revealed"
    kind = models.CharField(max_length=60)  # Ref: "people.person"
    key = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)  # counts, codes, keyed digests

    class Meta:
        indexes = [
            models.Index(fields=["city", "-at"], name="audit_entry_by_time"),
            models.Index(fields=["city", "kind", "key"], name="audit_entry_by_ref"),
            models.Index(fields=["city", "actor", "-at"], name="audit_entry_by_actor"),
        ]
        triggers = [
            pgtrigger.Protect(name="entries_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class Seal(CityModel):
    """A signed link of a city's chain over the digests of a batch of entries, in order."""

    number = models.PositiveBigIntegerField()  # 1, 2, 3 … per city, without a gap
    at = models.DateTimeField()
    previous = models.BinaryField(max_length=32)  # link of the seal before; zeros for the first
    digest = models.BinaryField(max_length=32)  # over the entries' digests
    count = models.PositiveIntegerField()
    signing_key = models.PositiveIntegerField()
    signature = models.BinaryField(max_length=64)  # Ed25519 over the link

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="seal_number_once_per_city")
        ]
        triggers = [
            pgtrigger.Protect(name="seals_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]


class Sealed(models.Model):
    """Where an entry stands in its seal: apart from the entry, so that entries are never updated."""

    city = models.CharField(max_length=6)
    entry = models.UUIDField(primary_key=True)
    seal = models.PositiveBigIntegerField()  # its number
    position = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["city", "seal", "position"], name="sealed_in_order")]
        triggers = [
            pgtrigger.Protect(name="places_stay", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

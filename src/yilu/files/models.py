"""Stored files, encrypted at rest, and who opened them."""

from __future__ import annotations

from django.db import models

from yilu.core.tenant import CityModel


class StoredFile(CityModel):
    """A file people handed in. Its bytes lie in Django's storage as sealed frames under `place`."""

    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=40)  # "intake": what it was handed in for
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField()
    digest = models.BinaryField(max_length=32)  # keyed: equal files are found, contents not told
    place = models.CharField(max_length=120)
    uploader = models.UUIDField(null=True)  # account
    created_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True)  # bytes gone, the row stays for the record

    class Meta:
        indexes = [models.Index(fields=["city", "purpose", "digest"], name="file_by_digest")]


class FileAccess(CityModel):
    """One opening of a file's content. No foreign key: the log outlives the file."""

    file = models.UUIDField()
    account = models.UUIDField(null=True)  # null: the system itself, to do what was asked
    purpose = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["city", "file", "at"], name="file_access_of_file")]

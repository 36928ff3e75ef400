"""Stored files, encrypted at rest, who opened them, and the photos, voice notes and papers they make up."""

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


class Upload(CityModel):
    """Something people handed in, waiting until an appeal, a snapshot, a receipt … takes it."""

    uploader = models.UUIDField(null=True)  # account; null: the system, or nobody may know
    created_at = models.DateTimeField(auto_now_add=True)
    attached_kind = models.CharField(max_length=60, blank=True)  # of the Ref that took it
    attached_key = models.CharField(max_length=60, blank=True)
    attached_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["city", "attached_kind", "attached_key"], name="%(class)s_of_thing"
            ),
            models.Index(
                fields=["city", "uploader", "created_at"],
                condition=models.Q(attached_kind="", erased_at=None),
                name="%(class)s_waiting",
            ),
        ]


class Photo(Upload):
    """A picture rebuilt from pixels at two sizes; nobody but its uploader sees it before a review."""

    original = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True)
    large = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    thumb = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    width = models.PositiveIntegerField()  # of the large picture
    height = models.PositiveIntegerField()
    phash = models.BigIntegerField(null=True)  # core.photos.distance compares two
    taken_at = models.DateTimeField(null=True)  # the camera's claim
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.UUIDField(null=True)  # account
    published = models.BooleanField(default=False)

    class Meta(Upload.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=models.Q(published=False) | models.Q(reviewed_at__isnull=False),
                name="photo_published_after_review",
            )
        ]


class Recording(Upload):
    """A voice note of up to two minutes, as the phone recorded it."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    seconds = models.PositiveSmallIntegerField()

    class Meta(Upload.Meta):
        abstract = False


class Paper(Upload):
    """A document staff attach; handed out as a download, never shown in a page."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta(Upload.Meta):
        abstract = False

"""A batch is one uploaded file on its way into the registers: staged, looked at, written, undoable."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from yilu.core.tenant import CityModel
from yilu.files.models import StoredFile
from yilu.intake.enums import Source, State


class Batch(CityModel):
    """One file and what became of it. `paths`: unit paths its rows may touch; null: the whole city.

    `tables` says per recognised table: sheet, heading row, heading as written per column key.
    `notices` are the warnings about the file as a whole; counts are of rows.
    """

    number = models.CharField(max_length=20)  # DR-2026-0001
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200)
    digest = models.BinaryField(max_length=32)
    source = models.CharField(max_length=10, choices=Source, blank=True)
    uploader = models.UUIDField(null=True)  # account; null: the command line
    path = models.CharField(max_length=200)  # the unit the uploader acted for
    paths = ArrayField(models.CharField(max_length=200), null=True)

    tables = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    refusal = models.JSONField(null=True)
    total = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    failing = models.PositiveIntegerField(default=0)  # rows with an error, waiting
    dropped = models.PositiveIntegerField(default=0)
    written_new = models.PositiveIntegerField(default=0)
    written_changed = models.PositiveIntegerField(default=0)
    written_same = models.PositiveIntegerField(default=0)
    warned = models.PositiveIntegerField(default=0)
    tidied = models.PositiveIntegerField(default=0)  # cells put into canonical form
    drifted = models.BooleanField(default=False)  # the registers changed since the preview

    created_at = models.DateTimeField(auto_now_add=True)
    staged_at = models.DateTimeField(null=True)
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)  # staged values and undo ledger are gone
    stage_seconds = models.FloatField(null=True)
    apply_seconds = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "number"], name="batch_number_once_per_city"),
            models.CheckConstraint(
                name="batch_rows_add_up",
                condition=Q(
                    total=F("new")
                    + F("changed")
                    + F("same")
                    + F("failing")
                    + F("dropped")
                    + F("written_new")
                    + F("written_changed")
                    + F("written_same")
                ),
            ),
            models.CheckConstraint(
                name="batch_refused_says_why",
                condition=Q(state=State.REFUSED, refusal__isnull=False)
                | (~Q(state=State.REFUSED) & Q(refusal__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["city", "-created_at"], name="batch_newest_first")]

    @property
    def written(self) -> int:
        """Rows that were applied."""
        return self.written_new + self.written_changed + self.written_same

    @property
    def good(self) -> int:
        """Rows that can be applied now."""
        return self.new + self.changed + self.same


class Chunk(CityModel):
    """Some hundreds of staged rows of one table, sealed whole: they hold identity numbers.

    `states` has one character per row (`RowState`), so that pages and counts need not open it.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="chunks")
    seq = models.PositiveIntegerField()
    table = models.PositiveSmallIntegerField()
    states = models.TextField()
    warned = models.TextField()  # "w" where the row has a warning, else "-"
    sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "batch", "seq"], name="chunk_once_in_batch")
        ]


class Effect(CityModel):
    """What one statement of an apply did to one table, enough to take it back.

    `stamps` are hashes of the rows as they were left: a row that differs was changed by others since.
    `before` holds the overwritten columns per key; sealed columns stay sealed in it.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="effects")
    seq = models.PositiveIntegerField()
    table = models.CharField(max_length=63)
    keys = ArrayField(models.UUIDField())
    stamps = ArrayField(models.BigIntegerField())
    columns = ArrayField(models.CharField(max_length=63), default=list)
    before = models.JSONField(null=True)  # null: the rows were made here

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["city", "batch", "seq"], name="effect_once_in_batch")
        ]

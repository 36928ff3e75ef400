"""Sealing anew with the current key what older keys sealed, so that an old key can be retired."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models.functions import Substr

from yilu.core.crypto import Context, open_, seal
from yilu.core.keyring import ring
from yilu.people.models import Account, Person
from yilu.people.sealing import ACCOUNT_TABLE, PERSON_TABLE

BATCH = 1_000
KEY_AT, KEY_BYTES = 3, 4  # where an envelope carries its key's number, counted from 1


@dataclass(frozen=True, slots=True)
class SealedPlace:
    rows: Callable[[], models.QuerySet[Any]]
    table: str
    column: str


PLACES = (
    SealedPlace(Person.objects.all, PERSON_TABLE, "id_number"),
    SealedPlace(Person.objects.all, PERSON_TABLE, "phone"),
    SealedPlace(Account.objects.all, ACCOUNT_TABLE, "phone"),
)


def reseal_all() -> int:
    """Every number of people under the current key; how many were sealed anew. Safe to stop and repeat."""
    return sum(count for place in PLACES for count in _batches(place))


def _batches(place: SealedPlace) -> Iterator[int]:
    while count := _reseal_some(place):
        yield count


@transaction.atomic
def _reseal_some(place: SealedPlace) -> int:
    """A batch at a time: a long run holds no lock for long, and what is done stays done."""
    rows = list(_under_older_keys(place)[:BATCH])
    for row in rows:
        context = Context(place.table, place.column, row.city, row.pk)
        setattr(row, place.column, seal(open_(getattr(row, place.column), context), context))
    place.rows().bulk_update(rows, [place.column])
    return len(rows)


def _under_older_keys(place: SealedPlace) -> models.QuerySet[Any]:
    current = struct.pack(">I", ring().current().number)
    number = Substr(place.column, KEY_AT, KEY_BYTES, output_field=models.BinaryField())
    rows = place.rows().filter(**{f"{place.column}__isnull": False})
    older: models.QuerySet[Any] = rows.annotate(key_number=number).exclude(key_number=current)
    return older.select_for_update()

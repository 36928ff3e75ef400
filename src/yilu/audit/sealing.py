"""Linking entries into the city's chain, batch by batch, some seconds after they were written."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from yilu.audit import chain
from yilu.audit.models import Entry, Seal, Sealed

BATCH = 5_000
# An entry's time is set when the act happens, its row shows when the act commits. An act may take
# this long (a big import) and still be found without looking through the whole record.
LONGEST_ACT = timedelta(hours=2)


def seal_all(*, everything: bool = False) -> int:
    """Seal what every city has waiting; how many entries were linked."""
    return sum(seal_city(city, everything=everything) for city in cities())


# One step per city through the index; DISTINCT would read every entry each five seconds.
_CITIES = """
WITH RECURSIVE step AS (
  (SELECT city FROM audit_entry ORDER BY city LIMIT 1)
  UNION ALL
  SELECT (SELECT e.city FROM audit_entry e WHERE e.city > step.city ORDER BY e.city LIMIT 1)
  FROM step WHERE step.city IS NOT NULL
) SELECT city FROM step WHERE city IS NOT NULL
"""


def cities() -> list[str]:
    """The cities that have a record."""
    with connection.cursor() as cursor:
        cursor.execute(_CITIES)
        return [city for (city,) in cursor.fetchall()]


def seal_city(city: str, *, everything: bool = False) -> int:
    """Link the city's waiting entries, in batches; two sealers at once take turns."""
    sealed = 0
    while count := _seal_batch(city, everything=everything):
        sealed += count
    return sealed


@transaction.atomic
def _seal_batch(city: str, *, everything: bool) -> int:
    _take_turn(city)
    last = Seal.objects.filter(city=city).order_by("-number").first()
    entries = list(waiting(city, last, everything=everything).order_by("at", "id")[:BATCH])
    if not entries:
        return 0
    digests = [chain.digest_of(entry) for entry in entries]
    seal = _link(city, last, digests)
    Sealed.objects.bulk_create(
        Sealed(city=city, entry=entry.id, seal=seal.number, position=place, digest=digest)
        for place, (entry, digest) in enumerate(zip(entries, digests, strict=True))
    )
    return len(entries)


def waiting(city: str, last: Seal | None, *, everything: bool) -> QuerySet[Entry]:
    """Entries without a place in a seal, looked for from a little before the last seal on."""
    placed = Sealed.objects.filter(entry=OuterRef("pk"))
    rows = Entry.objects.filter(~Exists(placed), city=city)
    if last is None or everything:
        return rows
    return rows.filter(at__gte=last.at - LONGEST_ACT)


def _link(city: str, last: Seal | None, digests: list[bytes]) -> Seal:
    seal = Seal(
        city=city,
        number=last.number + 1 if last else 1,
        at=timezone.now(),
        previous=chain.link_of(last) if last else chain.START,
        digest=chain.digest_of_batch(digests),
        count=len(digests),
        signing_key=chain.current_signing_key(),
    )
    seal.signature = chain.sign(seal)
    seal.save(force_insert=True)
    return seal


def _take_turn(city: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"audit.seal.{city}"])

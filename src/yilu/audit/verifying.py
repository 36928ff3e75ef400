"""Reading the whole chain again: what was changed, what is missing, what was never sealed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.utils import timezone

from yilu.audit import chain
from yilu.audit.models import Entry, Seal, Sealed
from yilu.audit.sealing import waiting

GRACE = timedelta(seconds=30)  # the sealer's ten seconds and a margin


class Fault(StrEnum):
    CHANGED = "changed"  # an entry reads differently from what was sealed
    MISSING = "missing"  # an entry, a place or a seal is gone
    BROKEN = "broken"  # a seal does not follow from the one before, or was not signed by us
    UNSEALED = "unsealed"  # an entry older than the grace without a seal


@dataclass(frozen=True, slots=True)
class Finding:
    fault: Fault
    city: str
    seal: int
    what: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest link of a city's chain: written down elsewhere, it shows a chain cut at its end."""

    city: str
    number: int
    link: str


def verify(city: str) -> Iterator[Finding]:
    """Every fault of the city's record, seal by seal in order."""
    previous, expected = chain.START, 1
    for seal in Seal.objects.filter(city=city).order_by("number").iterator():
        for gap in range(expected, seal.number):
            yield Finding(Fault.MISSING, city, gap, "seal")
        yield from _seal_faults(seal, previous, follows=seal.number == expected)
        yield from _entry_faults(seal)
        previous, expected = chain.link_of(seal), seal.number + 1
    yield from _placed_in_no_seal(city, expected)
    yield from _unsealed(city)


def anchor(city: str) -> Anchor:
    last = Seal.objects.filter(city=city).order_by("-number").first()
    if last is None:
        return Anchor(city, 0, chain.START.hex())
    return Anchor(city, last.number, chain.link_of(last).hex())


def holds(kept: Anchor) -> bool:
    """Whether the chain still contains a link that was written down earlier."""
    if kept.number == 0:
        return True
    seal = Seal.objects.filter(city=kept.city, number=kept.number).first()
    return seal is not None and chain.link_of(seal).hex() == kept.link


def _seal_faults(seal: Seal, previous: bytes, *, follows: bool) -> Iterator[Finding]:
    if follows and bytes(seal.previous) != previous:
        yield Finding(Fault.BROKEN, seal.city, seal.number, "previous")
    if not chain.signature_holds(seal):
        yield Finding(Fault.BROKEN, seal.city, seal.number, "signature")


def _entry_faults(seal: Seal) -> Iterator[Finding]:
    places = list(Sealed.objects.filter(city=seal.city, seal=seal.number).order_by("position"))
    if len(places) != seal.count or [p.position for p in places] != list(range(len(places))):
        yield Finding(Fault.MISSING, seal.city, seal.number, "place")
    elif chain.digest_of_batch(bytes(p.digest) for p in places) != bytes(seal.digest):
        yield Finding(Fault.BROKEN, seal.city, seal.number, "digest")
    entries = Entry.objects.in_bulk([place.entry for place in places])
    for place in places:
        entry = entries.get(place.entry)
        if entry is None:
            yield Finding(Fault.MISSING, seal.city, seal.number, f"entry {place.entry}")
        elif chain.digest_of(entry) != bytes(place.digest):
            yield Finding(Fault.CHANGED, seal.city, seal.number, f"entry {place.entry}")


def _placed_in_no_seal(city: str, expected: int) -> Iterator[Finding]:
    beyond = Sealed.objects.filter(city=city, seal__gte=expected).values_list("seal", flat=True)
    for number in sorted(set(beyond)):
        yield Finding(Fault.MISSING, city, number, "seal")


def _unsealed(city: str) -> Iterator[Finding]:
    overdue = waiting(city, None, everything=True).filter(at__lt=timezone.now() - GRACE)
    for key in overdue.order_by("at").values_list("id", flat=True).iterator():
        yield Finding(Fault.UNSEALED, city, 0, f"entry {key}")

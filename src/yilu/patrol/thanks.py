"""Outcomes worth thanks: the fact is written here, once, in the act's own transaction, and credited."""

from __future__ import annotations

from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import SPOT, cell_of
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.patrol.enums import Deed, Flag
from yilu.patrol.models import Merit, Snapshot
from yilu.rewards.actions import credit
from yilu.rewards.enums import Suspicion

# What holds the points until a person has decided, the weightiest first.
HOLDS = {
    Flag.OWN: Suspicion.SELF_MADE,
    Flag.ALIKE: Suspicion.SAME_PICTURE,
    Flag.SCREEN: Suspicion.OLD_PICTURE,
    Flag.OLD: Suspicion.OLD_PICTURE,
    Flag.REPEAT: Suspicion.OTHER,
}
OF_REPORTER = frozenset({Deed.FILED, Deed.SETTLED})


def thank(person: UUID | None, deed: Deed, ref: Ref, snapshot: Snapshot, *, by: Actor) -> None:
    """Write the merit and credit the points; a second time for the same thing changes nothing."""
    if person is None:
        return
    doubt = _doubt(snapshot) if deed in OF_REPORTER else ""
    _row, new = Merit.objects.get_or_create(
        city=snapshot.city,
        deed=deed,
        key=ref.key,
        defaults={
            "person_id": person,
            "snapshot": snapshot,
            "suspicious": bool(doubt),
            "at": clock.business_now(),
        },
    )
    if new:
        place, number = _spot(snapshot), snapshot.number
        credit(person, deed, ref=ref, by=by, number=number, place=place, suspicion=doubt)


def _doubt(snapshot: Snapshot) -> str:
    flags = set(snapshot.flags)
    return next((held.value for flag, held in HOLDS.items() if flag in flags), "")


def _spot(snapshot: Snapshot) -> str:
    """Some twenty-five metres: where repeats by one person count less."""
    if snapshot.lon is None or snapshot.lat is None:
        return ""
    return cell_of(Point(snapshot.lon, snapshot.lat), SPOT)

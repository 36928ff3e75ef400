"""Outcomes worth thanks: written once, in the act's own transaction, credited, and kept as service."""

from __future__ import annotations

from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.cells import SPOT, cell_of
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.honours.actions import Service, record_service
from yilu.honours.enums import ServiceKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import root
from yilu.patrol import clocks
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
        if not doubt:
            serve(person, deed, ref, number, root(snapshot.city), ServiceKind.PATROL, by=by)


def serve(
    person: UUID, what: str, ref: Ref, number: str, unit: Unit, kind: ServiceKind, *, by: Actor
) -> None:
    """志愿服务时长: so many minutes an act as the city says; an act without any leaves no record."""
    minutes = clocks.minutes(by.city, what)
    if minutes <= 0:
        return
    title = f"{kind.label} {number}"
    record_service(Service(person, kind, title, unit, clock.today(), minutes, ref, people=0), by=by)


def _doubt(snapshot: Snapshot) -> str:
    flags = set(snapshot.flags)
    return next((held.value for flag, held in HOLDS.items() if flag in flags), "")


def _spot(snapshot: Snapshot) -> str:
    """Some twenty-five metres: where repeats by one person count less."""
    if snapshot.lon is None or snapshot.lat is None:
        return ""
    return cell_of(Point(snapshot.lon, snapshot.lat), SPOT)

"""Outcomes worth thanks: the fact is written here, once, in the act's own transaction."""

from __future__ import annotations

from uuid import UUID

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.patrol.enums import SUSPICIOUS, Deed
from yilu.patrol.models import Merit, Snapshot


def thank(person: UUID | None, deed: Deed, ref: Ref, snapshot: Snapshot, *, by: Actor) -> None:
    """Write the merit; a second time for the same thing changes nothing."""
    if person is None:
        return
    Merit.objects.get_or_create(
        city=snapshot.city,
        deed=deed,
        key=ref.key,
        defaults={
            "person_id": person,
            "snapshot": snapshot,
            "suspicious": bool(SUSPICIOUS & set(snapshot.flags)),
            "at": clock.business_now(),
        },
    )

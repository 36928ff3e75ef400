"""What people's own pages show: consents given and taken back, and who looked at a record."""

from __future__ import annotations

from uuid import UUID

from yilu.core.actor import Actor
from yilu.demo.panzhihua import CITY
from yilu.mobile.consents import TEXT_VERSION
from yilu.people.actions import give_consent, reveal, withdraw_consent
from yilu.people.enums import ConsentPurpose, RevealPurpose, SealedField
from yilu.people.queries import consents, own, who_looked

GIVEN = (ConsentPurpose.NOTICES, ConsentPurpose.WHEREABOUTS)


def consent(actors: dict[str, Actor]) -> None:
    """Drivers of the cast agree on their phones; one of them changed his mind about his place."""
    for key in ("driver", "member", "outsider_driver"):
        himself = actors[key]
        if not consents(himself).exists():
            for purpose in GIVEN:
                give_consent(own(himself), purpose, by=himself, text_version=TEXT_VERSION)
    member = actors["member"]
    withdraw_consent(own(member), ConsentPurpose.WHEREABOUTS, by=member)


def looks(person_id: UUID, viewers: tuple[tuple[Actor, RevealPurpose, str], ...]) -> None:
    """Somebody looked at the driver's number, for a purpose; the driver reads it on his phone."""
    himself = Actor(None, person_id, CITY)
    if who_looked(himself):
        return
    for viewer, purpose, note in viewers:
        reveal(own(himself), SealedField.PHONE, purpose, by=viewer, note=note)

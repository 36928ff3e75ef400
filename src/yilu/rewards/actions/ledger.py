"""The ledger's one hand: an entry and the balance's step, together, once per source and turn."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.core.refs import Ref
from yilu.rewards.enums import Reason
from yilu.rewards.models import Balance, Entry


@dataclass(frozen=True, slots=True)
class Change:
    """One line to be written."""

    person_id: UUID
    points: int
    reason: Reason
    source: Ref
    words: str
    turn: int = 0


def write(change: Change, by: Actor) -> Entry:
    """Written once; a source already written stands as it is."""
    row = Entry(
        city=by.city,
        person_id=change.person_id,
        points=change.points,
        reason=change.reason,
        source_kind=change.source.kind,
        source_key=change.source.key,
        turn=change.turn,
        words=change.words[:120],
        account=by.account_id,
        on=clock.today(),
        at=clock.business_now(),
    )
    Entry.objects.bulk_create([row], ignore_conflicts=True)
    if not Entry.objects.filter(pk=row.pk, city=by.city).exists():
        return _written(change, by.city)
    _step(change, by.city)
    return row


def locked_balance(city: str, person_id: UUID) -> Balance:
    """The person's balance, made where missing, his alone until the transaction ends."""
    Balance.objects.bulk_create([Balance(city=city, person_id=person_id)], ignore_conflicts=True)
    return Balance.objects.select_for_update().get(city=city, person=person_id)


def _written(change: Change, city: str) -> Entry:
    return Entry.objects.get(
        city=city,
        source_key=change.source.key,
        source_kind=change.source.kind,
        reason=change.reason,
        turn=change.turn,
    )


def _step(change: Change, city: str) -> None:
    """One atomic step; too few points are told in words, not by the constraint."""
    balance = locked_balance(city, change.person_id)
    if balance.points + change.points < 0:
        raise Refused(
            _("积分不够：有 %(have)d 分，要 %(need)d 分。")
            % {"have": balance.points, "need": -change.points}
        )
    Balance.objects.filter(pk=balance.pk, city=city).update(points=F("points") + change.points)

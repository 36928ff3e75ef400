"""What may happen to an award that waits, whole: words of the driver, a person's decision, an appeal."""

from __future__ import annotations

from yilu.core.actor import Actor
from yilu.core.machine import STAYS, Machine, Move
from yilu.rewards.access import is_self, manages
from yilu.rewards.enums import AwardState
from yilu.rewards.models import Award

S = AwardState


def _his(actor: Actor, row: Award) -> bool:
    return row.city == actor.city and is_self(actor, row.person_id)


def _decides(actor: Actor, row: Award) -> bool:
    """Nobody decides about his own points."""
    return row.city == actor.city and manages(actor) and not is_self(actor, row.person_id)


def _decides_appeal(actor: Actor, row: Award) -> bool:
    """Another person than the one who declined; a job never decides."""
    if actor.account_id is None or not _decides(actor, row):
        return False
    last = row.decisions.filter(move__in=["decline", "revoke"]).order_by("-at").first()
    return last is None or last.account != actor.account_id


def _releases(actor: Actor, row: Award) -> bool:
    return _decides_appeal(actor, row) if row.state == S.APPEALED else _decides(actor, row)


AWARDS = Machine(
    initial=S.HELD,
    final={S.UPHELD},
    moves=[
        Move("explain", frozenset({S.HELD}), STAYS, _his),
        Move("release", frozenset({S.HELD, S.APPEALED}), S.PAID, _releases),
        Move("decline", frozenset({S.HELD}), S.DECLINED, _decides),
        Move("revoke", frozenset({S.PAID}), S.DECLINED, _decides),
        Move("appeal", frozenset({S.DECLINED}), S.APPEALED, _his),
        Move("uphold", frozenset({S.APPEALED}), S.UPHELD, _decides_appeal),
    ],
)

"""The way of a transfer and of a floating member's record, as tables."""

from __future__ import annotations

from yilu.branch_life.access.party import may_keep, receives, sends
from yilu.branch_life.enums.transfer import ON_THE_WAY, FloatingState, TransferState
from yilu.branch_life.models import Floating, Transfer
from yilu.core.actor import Actor
from yilu.core.machine import STAYS, Machine, Move

T, F = TransferState, FloatingState


def _either(actor: Actor, transfer: Transfer) -> bool:
    return sends(actor, transfer) or receives(actor, transfer)


def _keeps(actor: Actor, row: Floating) -> bool:
    return may_keep(actor, row.branch)


TRANSFER = Machine(
    initial=T.APPLIED,
    final={T.RECEIVED, T.WITHDRAWN},
    moves=[
        Move("return", frozenset({T.APPLIED, T.SENT}), T.RETURNED, _either),
        Move("resubmit", frozenset({T.RETURNED}), T.APPLIED, _either),
        Move("send", frozenset({T.APPLIED}), T.SENT, sends),
        Move("renew", frozenset({T.SENT}), STAYS, sends),  # a new letter for one that ran out
        Move("receive", frozenset({T.SENT}), T.RECEIVED, receives),
        Move("withdraw", ON_THE_WAY, T.WITHDRAWN, _either),
    ],
)
FLOATING = Machine(
    initial=F.AWAY,
    final={F.ENDED},
    moves=[
        Move("contact", frozenset({F.AWAY, F.LOST}), F.AWAY, _keeps),
        Move("lose", frozenset({F.AWAY}), F.LOST, _keeps),
        Move("end", frozenset({F.AWAY, F.LOST}), F.ENDED, _keeps),
    ],
)

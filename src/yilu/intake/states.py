"""The way of a batch, whole."""

from __future__ import annotations

from yilu.core.machine import Machine, Move
from yilu.intake.access import can_view
from yilu.intake.enums import State

S = State

MACHINE = Machine(
    initial=S.RECEIVED,
    final={S.UNDONE, S.DISCARDED, S.REFUSED},
    moves=[
        Move("stage", frozenset({S.RECEIVED}), S.READY, can_view),
        Move("refuse", frozenset({S.RECEIVED}), S.REFUSED, can_view),
        Move("apply", frozenset({S.READY, S.APPLIED}), S.APPLIED, can_view),
        Move("undo", frozenset({S.APPLIED}), S.UNDONE, can_view),
        Move("discard", frozenset({S.RECEIVED, S.READY}), S.DISCARDED, can_view),
    ],
)

# Rows may be mended as long as some may still be written.
OPEN = frozenset({S.READY, S.APPLIED})

UNDO_DAYS = 7

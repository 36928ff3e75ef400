"""The workflow of a snapshot, whole: every legal move is one line."""

from __future__ import annotations

from yilu.core.machine import STAYS, Machine, Move
from yilu.patrol.access import (
    is_reporter,
    may_answer,
    may_assign,
    may_check,
    may_close,
    may_cowitness,
    may_dispose,
    may_reopen,
    may_return,
    reviews,
)
from yilu.patrol.enums import DOING, FILED, LIVE, State

S = State
WAITING = frozenset({S.WAITING})
VERIFYING = frozenset({S.VERIFYING})
CLOSED = frozenset({S.CLOSED})

MACHINE = Machine(
    initial=S.DRAFT,
    final={S.REFUSED, S.CLOSED, S.MERGED},
    moves=[
        Move("complete", frozenset({S.DRAFT}), S.WAITING, is_reporter),
        Move("drop", frozenset({S.DRAFT}), STAYS, is_reporter),
        Move("accept", WAITING, S.ASSIGNED, reviews),
        Move("refuse", WAITING, S.REFUSED, reviews),
        Move("assign", DOING, S.ASSIGNED, may_assign),
        Move("take", frozenset({S.ASSIGNED}), S.WORKING, may_dispose),
        Move("return", DOING, STAYS, may_return),
        Move("extend", DOING, STAYS, may_dispose),
        Move("suspend", DOING, STAYS, may_dispose),
        Move("approve", DOING, STAYS, reviews),
        Move("decline", DOING, STAYS, reviews),
        Move("resume", frozenset({S.SUSPENDED}), S.WORKING, may_assign),
        Move("dispose", DOING, S.VERIFYING, may_dispose),
        Move("cowitness", LIVE, STAYS, may_cowitness),
        Move("verify", VERIFYING, STAYS, may_check),
        Move("close", VERIFYING, S.CLOSED, may_close),
        Move("answer", CLOSED, STAYS, may_answer),
        Move("reopen", CLOSED | VERIFYING, S.ASSIGNED, may_reopen),
        Move("refer", DOING, S.OUTSIDE, reviews),
        Move("reply", frozenset({S.OUTSIDE}), S.VERIFYING, reviews),
        Move("merge", WAITING | DOING, S.MERGED, reviews),
        Move("unmerge", frozenset({S.MERGED}), STAYS, reviews),
        Move("show", CLOSED, STAYS, reviews),
        Move("note", FILED | LIVE | {S.REFUSED, S.MERGED}, STAYS, may_assign),
    ],
)

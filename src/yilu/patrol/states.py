"""The workflow of a snapshot, whole: every legal move is one line."""

from __future__ import annotations

from yilu.core.machine import STAYS, Machine, Move
from yilu.patrol.access import (
    is_on_errand,
    is_reporter,
    may_answer,
    may_assign,
    may_check,
    may_close,
    may_cowitness,
    may_dispose,
    may_judge,
    may_reopen,
    may_return,
    may_run,
    reviews,
)
from yilu.patrol.enums import DOING, FILED, LIVE, ErrandState, InspectionState, State

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

PREPARED, ON_ERRAND = InspectionState, ErrandState
INSPECTIONS = Machine(
    initial=PREPARED.DRAFT,
    final={PREPARED.CLOSED},
    moves=[
        Move("list", frozenset({PREPARED.DRAFT, PREPARED.OPEN}), STAYS, may_run),
        Move("strike", frozenset({PREPARED.DRAFT, PREPARED.OPEN}), STAYS, may_run),
        Move("open", frozenset({PREPARED.DRAFT}), PREPARED.OPEN, may_run),
        Move("close", frozenset({PREPARED.OPEN}), PREPARED.CLOSED, may_run),
    ],
)
ERRANDS = Machine(
    initial=ON_ERRAND.TAKEN,
    final={ON_ERRAND.DECLINED, ON_ERRAND.DROPPED, ON_ERRAND.ACCEPTED},
    moves=[
        Move("report", frozenset({ON_ERRAND.TAKEN}), ON_ERRAND.REPORTED, is_on_errand),
        Move("drop", frozenset({ON_ERRAND.TAKEN}), ON_ERRAND.DROPPED, is_on_errand),
        Move("accept", frozenset({ON_ERRAND.REPORTED}), ON_ERRAND.ACCEPTED, may_judge),
        Move("decline", frozenset({ON_ERRAND.REPORTED}), ON_ERRAND.DECLINED, may_judge),
        Move("mend", frozenset({ON_ERRAND.ACCEPTED}), STAYS, may_judge),
    ],
)

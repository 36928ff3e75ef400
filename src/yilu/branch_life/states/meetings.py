"""The way of a meeting and of a ballot, as tables."""

from __future__ import annotations

from yilu.branch_life.access.meetings import runs
from yilu.branch_life.enums.meeting import PLANNABLE, BallotState, MeetingState
from yilu.branch_life.models import Ballot, Meeting
from yilu.core.actor import Actor
from yilu.core.machine import STAYS, Machine, Move

M, B = MeetingState, BallotState


def _runs(actor: Actor, meeting: Meeting) -> bool:
    return runs(actor, meeting)


def _runs_ballot(actor: Actor, ballot: Ballot) -> bool:
    return runs(actor, ballot.meeting)


MEETING = Machine(
    initial=M.PLANNED,
    final={M.SIGNED, M.CANCELLED},
    moves=[
        Move("change", PLANNABLE, STAYS, _runs),
        Move("call", frozenset({M.PLANNED}), M.CALLED, _runs),
        Move("open", PLANNABLE, M.OPEN, _runs),
        Move("minute", frozenset({M.OPEN, M.CLOSED}), STAYS, _runs),
        Move("close", frozenset({M.OPEN}), M.CLOSED, _runs),
        Move("sign", frozenset({M.CLOSED}), M.SIGNED, _runs),
        Move("cancel", PLANNABLE, M.CANCELLED, _runs),
    ],
)
BALLOT = Machine(
    initial=B.OPEN,
    final={B.RECORDED, B.VOID},
    moves=[
        Move("agree", frozenset({B.OPEN}), B.COUNTED, _runs_ballot),
        Move("decide", frozenset({B.COUNTED}), B.RECORDED, _runs_ballot),
        Move("void", frozenset({B.OPEN, B.COUNTED}), B.VOID, _runs_ballot),
    ],
)

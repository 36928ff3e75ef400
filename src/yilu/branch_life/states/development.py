"""Small workflows beside the 25 steps: an application handed in, a move to another branch."""

from __future__ import annotations

from yilu.branch_life.access.development import (
    can_view_application,
    in_chain,
    is_self,
    may_develop,
    may_take_at,
)
from yilu.branch_life.enums.development import ApplicationState, MoveState
from yilu.branch_life.models import Application, CandidateMove
from yilu.core.actor import Actor
from yilu.core.machine import Machine, Move

A, M = ApplicationState, MoveState


def _takes(actor: Actor, row: Application) -> bool:
    return can_view_application(actor, row) and may_take_at(actor, row.branch)


def _own(actor: Actor, row: Application) -> bool:
    return row.city == actor.city and is_self(actor, row.person_id)


APPLICATIONS = Machine(
    initial=A.HANDED,
    final={A.ACCEPTED, A.RETURNED, A.WITHDRAWN},
    moves=[
        Move("accept", frozenset({A.HANDED}), A.ACCEPTED, _takes),
        Move("return", frozenset({A.HANDED}), A.RETURNED, _takes),
        Move("withdraw", frozenset({A.HANDED}), A.WITHDRAWN, _own),
    ],
)


def _receives(actor: Actor, row: CandidateMove) -> bool:
    others = not is_self(actor, row.candidate.person_id)
    return others and row.city == actor.city and may_take_at(actor, row.to_branch)


def _sends(actor: Actor, row: CandidateMove) -> bool:
    return may_develop(actor, row.candidate) and in_chain(actor, row.from_branch)


MOVES = Machine(
    initial=M.ASKED,
    final={M.TAKEN, M.DECLINED},
    moves=[
        Move("take", frozenset({M.ASKED}), M.TAKEN, _receives),
        Move("decline", frozenset({M.ASKED}), M.DECLINED, _receives),
        Move("recall", frozenset({M.ASKED}), M.DECLINED, _sends),
    ],
)

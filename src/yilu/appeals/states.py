"""The workflow of an appeal and of a department's task, whole: every legal move is one line."""

from __future__ import annotations

from yilu.appeals.access import (
    directs,
    is_reporter,
    may_answer,
    may_approve,
    may_confirm,
    may_escalate,
    may_involve,
    may_reopen,
    may_return,
    may_work,
)
from yilu.appeals.enums import State, TaskState
from yilu.appeals.models import Appeal
from yilu.core.actor import Actor
from yilu.core.machine import STAYS, Machine, Move

S = State
WAITING, WORKING = frozenset({S.WAITING}), frozenset({S.WORKING})
HELD = frozenset({S.WAITING, S.WORKING})
GOING = frozenset({S.WORKING, S.PAUSED})
LIVE = frozenset({S.WAITING, S.WORKING, S.PAUSED})
SPOKEN = LIVE | {S.SETTLED}
ANY = frozenset(S)


def _contests(actor: Actor, appeal: Appeal) -> bool:
    return is_reporter(actor, appeal)


MACHINE = Machine(
    initial=S.WAITING,
    final={S.CLOSED, S.WITHDRAWN, S.MERGED},
    moves=[
        Move("accept", WAITING, S.WORKING, may_work),
        Move("escalate", LIVE, S.WAITING, may_escalate),
        Move("handover", LIVE, S.WAITING, may_work),
        Move("return", HELD, S.WAITING, may_return),
        Move("call", SPOKEN, STAYS, may_work),
        Move("note", ANY, STAYS, may_work),
        Move("ask", GOING, STAYS, may_work),
        Move("reply", GOING | {S.SETTLED}, STAYS, may_work),
        Move("add", SPOKEN, STAYS, is_reporter),
        Move("attach", SPOKEN, STAYS, may_work),
        Move("invite", GOING, STAYS, may_involve),
        Move("refer", GOING, STAYS, may_involve),
        Move("coordinate", GOING | {S.SETTLED}, STAYS, may_work),
        Move("pause", WORKING, STAYS, may_work),
        Move("extend", GOING, STAYS, may_work),
        Move("approve", SPOKEN, STAYS, may_approve),
        Move("decline", SPOKEN, STAYS, may_approve),
        Move("resume", frozenset({S.PAUSED}), S.WORKING, may_work),
        Move("contest", frozenset({S.PAUSED}), STAYS, _contests),
        Move("settle", WORKING, S.SETTLED, may_work),
        Move("confirm", frozenset({S.SETTLED}), S.CLOSED, may_confirm),
        Move("reopen", frozenset({S.CLOSED, S.MERGED}), S.WORKING, may_reopen),
        Move("withdraw", SPOKEN, S.WITHDRAWN, is_reporter),
        Move("link", ANY, STAYS, may_involve),
        Move("merge", LIVE, S.MERGED, may_involve),
        Move("unmerge", frozenset({S.MERGED}), STAYS, may_involve),
        Move("group", ANY, STAYS, may_involve),
        Move("unseal", ANY, STAYS, directs),
    ],
)

T = TaskState
TASKS = Machine(
    initial=T.SENT,
    final={T.ANSWERED, T.RETURNED, T.WITHDRAWN},
    moves=[
        Move("sign", frozenset({T.SENT}), T.SIGNED, may_answer),
        Move("answer", frozenset({T.SENT, T.SIGNED}), T.ANSWERED, may_answer),
        Move("return", frozenset({T.SENT, T.SIGNED}), T.RETURNED, may_answer),
        Move("attach", frozenset({T.SENT, T.SIGNED, T.ANSWERED}), STAYS, may_answer),
        Move(
            "withdraw",
            frozenset({T.SENT, T.SIGNED}),
            T.WITHDRAWN,
            lambda actor, task: may_work(actor, task.appeal),
        ),
    ],
)

"""The slip's workflow, whole: 开出 → 送出 → 答复, or 撤回 while it is waited for."""

from __future__ import annotations

from yilu.core.machine import Machine, Move
from yilu.referrals.access import keeps, may_answer, may_number
from yilu.referrals.enums import OPEN, SlipState

S = SlipState
MACHINE = Machine(
    initial=S.ISSUED,
    final={S.ANSWERED, S.WITHDRAWN},
    moves=[
        Move("send", frozenset({S.ISSUED}), S.SENT, keeps),
        # the desk gives its number on the phone: then it has the slip
        Move("number", OPEN, S.SENT, may_number),
        # a reply proves that the letter arrived, ticked off as sent or not; a second one is a supplement
        Move("answer", OPEN | {S.ANSWERED}, S.ANSWERED, may_answer),
        Move("withdraw", OPEN, S.WITHDRAWN, keeps),
    ],
)

"""The way of an honour: proposed, the person asked, and only with his yes announced."""

from __future__ import annotations

from yilu.core.actor import Actor
from yilu.core.machine import Machine, Move
from yilu.honours.access import is_self, manages_honour
from yilu.honours.enums import HonourState
from yilu.honours.models import Honour

S = HonourState


def _either(actor: Actor, row: Honour) -> bool:
    return is_self(actor, row) or manages_honour(actor, row)


HONOURS = Machine(
    initial=S.ASKED,
    final={S.DECLINED, S.WITHDRAWN},
    moves=[
        Move("agree", frozenset({S.ASKED}), S.AGREED, is_self),
        Move("decline", frozenset({S.ASKED}), S.DECLINED, is_self),
        Move("announce", frozenset({S.AGREED}), S.ANNOUNCED, manages_honour),
        # withdrawing is as easy as saying yes (个人信息保护法 §15)
        Move("withdraw", frozenset({S.ASKED, S.AGREED, S.ANNOUNCED}), S.WITHDRAWN, _either),
    ],
)

"""The brief's workflow, whole: 拟稿 → 核稿 → 签发 → 印发."""

from __future__ import annotations

from yilu.core.machine import Machine, Move
from yilu.insight.access import may_check, may_issue, may_publish, may_return, may_write
from yilu.insight.enums import BriefState

S = BriefState
MACHINE = Machine(
    initial=S.DRAFT,
    final={S.PUBLISHED, S.DISCARDED},
    moves=[
        Move("check", frozenset({S.DRAFT}), S.CHECKED, may_check),
        Move("return", frozenset({S.CHECKED}), S.DRAFT, may_return),
        Move("issue", frozenset({S.CHECKED}), S.ISSUED, may_issue),
        Move("publish", frozenset({S.ISSUED}), S.PUBLISHED, may_publish),
        Move("discard", frozenset({S.DRAFT}), S.DISCARDED, may_write),
    ],
)

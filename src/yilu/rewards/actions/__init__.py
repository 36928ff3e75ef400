"""Everything that can happen to points: the only write door."""

from __future__ import annotations

from yilu.rewards.actions.bringing import Brought, bring_in_pasted
from yilu.rewards.actions.crediting import credit
from yilu.rewards.actions.deciding import appeal, decline, explain, release, revoke, uphold
from yilu.rewards.actions.giving import close_pool, give, open_pool, report_pool
from yilu.rewards.actions.history import PastAward, bring_in_awards
from yilu.rewards.actions.redeeming import (
    drop_voucher,
    find_voucher,
    redeem,
    show_voucher,
    take_back,
)
from yilu.rewards.actions.setting import close_good, list_good, set_budget, set_rate

__all__ = [
    "Brought",
    "PastAward",
    "appeal",
    "bring_in_awards",
    "bring_in_pasted",
    "close_good",
    "close_pool",
    "credit",
    "decline",
    "drop_voucher",
    "explain",
    "find_voucher",
    "give",
    "list_good",
    "open_pool",
    "redeem",
    "release",
    "report_pool",
    "revoke",
    "set_budget",
    "set_rate",
    "show_voucher",
    "take_back",
    "uphold",
]

"""What the record's verbs and kinds of rewards mean in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "rewards.appeal": _("申诉积分"),
    "rewards.brought_in": _("带入以前的积分"),
    "rewards.budget_set": _("定积分预算"),
    "rewards.decline": _("积分不予入账"),
    "rewards.donated": _("捐积分"),
    "rewards.earned": _("积分入账"),
    "rewards.explain": _("说明积分情况"),
    "rewards.good_closed": _("停止兑换"),
    "rewards.good_listed": _("上架兑换物品"),
    "rewards.held": _("积分待核对"),
    "rewards.pool_closed": _("停止捐赠"),
    "rewards.pool_opened": _("开设捐赠"),
    "rewards.pool_reported": _("告知捐赠去向"),
    "rewards.rate_set": _("定积分标准"),
    "rewards.redeemed": _("兑换"),
    "rewards.release": _("核对后入账"),
    "rewards.returned": _("兑换退回"),
    "rewards.revoke": _("收回积分"),
    "rewards.uphold": _("维持积分决定"),
}
KINDS = {
    "rewards.award": _("积分"),
    "rewards.budget": _("积分预算"),
    "rewards.donation": _("捐出的积分"),
    "rewards.good": _("兑换物品"),
    "rewards.pool": _("捐赠项目"),
    "rewards.redemption": _("兑换记录"),
    "rewards.tariff": _("积分标准"),
}

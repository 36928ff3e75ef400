"""What a city may set for its points, beside the tariff, which has a page of its own."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from yilu.rulebook.limits import Form, Group, Limit

MONTHLY_CAP = Limit(
    "rewards.monthly_cap",
    _("每人每月最多得多少积分"),
    150,
    _("各类加在一起，超过的不再计分。"),
    _("分"),
    1,
    10_000,
)
SUSPICIOUS_A_DAY = Limit(
    "rewards.suspicious_a_day",
    _("一天多少笔要人看"),
    20,
    _("同一个人一天超过这么多笔，先扣住等人审核。"),
    _("笔"),
    1,
    1000,
)
REPEAT_DAYS = Limit(
    "rewards.repeat_days",
    _("同一地点多久内算重复"),
    30,
    _("重复的按价目表递减。"),
    _("天"),
    1,
    366,
)
APPEAL_DAYS = Limit(
    "rewards.appeal_days",
    _("多久内可以申诉"),
    30,
    _("扣下或者撤回的积分，本人可以申诉的时间。"),
    _("天"),
    1,
    366,
)
RANKING = Limit(
    "rewards.ranking",
    _("公布个人积分排名"),
    False,
    _("默认不排名：排名容易变成指尖上的形式主义。"),
    form=Form.SWITCH,
)
LIMITS = Group(_("积分"), (MONTHLY_CAP, SUSPICIOUS_A_DAY, REPEAT_DAYS, APPEAL_DAYS, RANKING))

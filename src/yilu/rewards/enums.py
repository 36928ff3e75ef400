"""Words of the reward ledger: what earns points, why fewer, why they wait, and where they go."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What earns points: always something that came of it, never a tap or a visit."""

    FILED = "filed", _("随手拍立案")
    SETTLED = "settled", _("随手拍结案")
    COWITNESS = "cowitness", _("补充现场照片")
    VERIFIED = "verified", _("现场复核")
    INSPECTED = "inspected", _("创文迎查任务")
    FIXED = "fixed", _("立行立改")
    CARRIED = "carried", _("以前结转")  # a balance of the scheme before Yilu; no tariff has it


class Less(models.TextChoices):
    """Why fewer points than the tariff says."""

    NONE = "", _("足额")
    CAP = "cap", _("到本月上限")
    REPEAT = "repeat", _("同一地点多次")


class Suspicion(models.TextChoices):
    """Why points wait for a person's decision; a machine only asks, it never decides."""

    NONE = "", _("没有疑问")
    SAME_PICTURE = "same_picture", _("照片和别的账号一样")
    OLD_PICTURE = "old_picture", _("照片可能是旧的或翻拍的")
    SELF_MADE = "self_made", _("可能是自己造成的问题")
    MANY = "many", _("一天里特别多")
    BUDGET = "budget", _("本期预算用完")
    OTHER = "other", _("要核对")


class AwardState(models.TextChoices):
    PAID = "paid", _("已入账")
    HELD = "held", _("核对中")
    DECLINED = "declined", _("不予入账")
    APPEALED = "appealed", _("申诉中")
    UPHELD = "upheld", _("申诉后仍不予入账")


class Reason(models.TextChoices):
    """Why a balance changed; with its source and turn it happens once."""

    EARNED = "earned", _("得到")
    REVOKED = "revoked", _("收回")
    REDEEMED = "redeemed", _("兑换")
    RETURNED = "returned", _("兑换退回")
    DONATED = "donated", _("捐出")


class PoolKind(models.TextChoices):
    EXAM_RIDES = "exam_rides", _("爱心送考")
    STATION_SUPPLIES = "station_supplies", _("驿站物资")


class PoolState(models.TextChoices):
    OPEN = "open", _("可以捐")
    CLOSED = "closed", _("捐完了")
    REPORTED = "reported", _("已告知去向")

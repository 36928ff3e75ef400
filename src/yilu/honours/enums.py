"""Words of service records and honours."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    """What somebody gave his time to."""

    MISSION = "mission", _("应急出勤")
    EXAM_RIDE = "exam_ride", _("爱心送考")
    PATROL = "patrol", _("城市哨兵")
    INSPECTION = "inspection", _("创文迎查")
    ACTIVITY = "activity", _("志愿活动")
    OTHER = "other", _("其他志愿服务")


class Span(models.TextChoices):
    """What an honour looks back on."""

    MONTH = "month", _("月度")
    YEAR = "year", _("年度")


class HonourState(models.TextChoices):
    """Nobody is named in public before he has said yes."""

    ASKED = "asked", _("征求本人意见")
    AGREED = "agreed", _("本人同意")
    DECLINED = "declined", _("本人不同意")
    ANNOUNCED = "announced", _("已公布")
    WITHDRAWN = "withdrawn", _("已撤下")


ALIVE = (HonourState.ASKED, HonourState.AGREED, HonourState.ANNOUNCED)

"""Words of the backbone: what is on record, criteria, lists, corrections."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    BACKBONE = "backbone", _("骨干")
    MODEL = "model", _("示范司机")


class ListState(models.TextChoices):
    DRAFT = "draft", _("草案")
    DECIDED = "decided", _("已议定")
    DROPPED = "dropped", _("不用了")


class CorrectionState(models.TextChoices):
    OPEN = "open", _("等核对")
    ACCEPTED = "accepted", _("核对过，已更正")
    DECLINED = "declined", _("核对过，原记录没有错")


class Fact(models.TextChoices):
    """What is on record of a person: counted from what happened, each by its own rows."""

    CONTACT_DRIVERS = "contact_drivers", _("联系的司机（人）")
    APPEALS = "appeals", _("作为联系党员办结、司机确认的诉求（件）")
    MEETINGS = "meetings", _("参加组织生活（次）")
    LECTURES = "lectures", _("参加宣讲（次）")
    TRAININGS = "trainings", _("参加培训（次）")
    MISSIONS = "missions", _("应急出勤（次）")
    EXAM_RIDES = "exam_rides", _("爱心送考（次）")
    PATROLS = "patrols", _("城市哨兵（次）")
    SERVICES = "services", _("志愿服务（次）")
    HOURS = "hours", _("志愿服务时长（小时）")

"""Words of the backbone: what is on record, criteria, lists, titles, corrections."""

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


class TitleKind(models.TextChoices):
    MODEL_DRIVER = "model_driver", _("示范司机")
    FLEET_LEAD = "fleet_lead", _("车队队长")
    PIONEER = "pioneer", _("党员先锋岗")
    OTHER = "other", _("其他称号")


class CorrectionState(models.TextChoices):
    OPEN = "open", _("等核对")
    ACCEPTED = "accepted", _("核对过，已更正")
    DECLINED = "declined", _("核对过，原记录没有错")

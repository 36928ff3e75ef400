"""Words of care: kinds of help, campaigns and packs, consultations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class HelpKind(models.TextChoices):
    """What a help was about."""

    TRAFFIC = "traffic", _("交通")
    HEALTH = "health", _("就医")
    SCHOOLING = "schooling", _("入学")
    LAW = "law", _("法律")
    MONEY = "money", _("资金")
    GOODS = "goods", _("生活物资")
    EMERGENCY = "emergency", _("应急")
    OTHER = "other", _("其他")


class Receipt(models.TextChoices):
    """How it is proved that something reached the driver."""

    SIGNATURE = "signature", _("本人屏幕签名")
    CODE = "code", _("本人手机确认码")
    PAPER = "paper", _("纸质签收单")
    PHONE = "phone", _("等本人在手机上确认")


class Subject(models.TextChoices):
    """What one may consult about."""

    LAW = "law", _("法律")
    HEALTH = "health", _("健康")
    INSURANCE = "insurance", _("医保社保")
    PSYCHOLOGY = "psychology", _("心理")


class Mode(models.TextChoices):
    """How a consultation is held; a question asked and answered in writing is online."""

    ONSITE = "onsite", _("当面")
    CALL = "call", _("电话")
    ONLINE = "online", _("线上提问")


class SlotState(models.TextChoices):
    OPEN = "open", _("可预约")
    CANCELLED = "cancelled", _("已取消")


class ConsultationState(models.TextChoices):
    """A booking goes 已预约 → 已完成; a question goes 待答复 → 已答复 → 已完成 (read by the asker)."""

    BOOKED = "booked", _("已预约")
    ASKED = "asked", _("待答复")
    ANSWERED = "answered", _("已答复")
    COMPLETED = "completed", _("已完成")
    NO_SHOW = "no_show", _("没有来")
    CANCELLED = "cancelled", _("已取消")


class Privacy(models.TextChoices):
    """Who may read a question."""

    SEALED = "sealed", _("只有咨询人员看得到")
    PUBLIC = "public", _("答复可以匿名公开")


class Season(models.TextChoices):
    """When packs are given."""

    SUMMER = "summer", _("夏送清凉")
    WINTER = "winter", _("冬送温暖")
    OTHER = "other", _("其他慰问")


class CampaignState(models.TextChoices):
    DRAFT = "draft", _("草案")
    APPROVED = "approved", _("已批准")
    OPEN = "open", _("发放中")
    CLOSED = "closed", _("已结束")


class Why(models.TextChoices):
    """Why somebody is on the list; hardship is never among these words."""

    GROUP = "group", _("从业类别")
    OPERATING = "operating", _("近期在营")
    DISTRICT = "district", _("所在区县")
    COMPANY = "company", _("所在企业")
    LISTED = "listed", _("行业党委列入")

"""Words of notices: how one reaches a person and how far it came."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    IN_APP = "in_app", _("站内消息")
    SMS = "sms", _("短信")


class Kind(models.TextChoices):
    """What a message is about: people silence kinds, never single senders."""

    SIGN_IN = "sign_in", _("登录")
    SECURITY = "security", _("账号安全")
    PAPERS = "papers", _("证照提醒")
    BRANCH = "branch", _("支部")
    APPEAL = "appeal", _("诉求")
    STATION = "station", _("驿站")
    ACTIVITY = "activity", _("活动")
    CARE = "care", _("关爱与咨询")
    FLEET = "fleet", _("车队任务")
    SNAPSHOT = "snapshot", _("随手拍")
    CHECK = "check", _("现场复核")
    INSPECTION = "inspection", _("创文迎查")
    REWARD = "reward", _("积分与荣誉")
    GENERAL = "general", _("通知")


class OutboundState(models.TextChoices):
    WAITING = "waiting", _("待发送")
    SENT = "sent", _("已发送")
    FAILED = "failed", _("未送达")
    DROPPED = "dropped", _("不再发送")

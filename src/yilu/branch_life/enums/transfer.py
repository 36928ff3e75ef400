"""Words of transfers, floating members and the branch's registers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    WITHIN = "within", _("本市支部之间")
    OUT = "out", _("转往外单位")
    IN = "in", _("从外单位转入")


class TransferState(models.TextChoices):
    APPLIED = "applied", _("已申请，等转出支部同意")
    RETURNED = "returned", _("退回补正")
    SENT = "sent", _("已开介绍信，等接收")
    RECEIVED = "received", _("已接收")
    WITHDRAWN = "withdrawn", _("已撤回")


ON_THE_WAY = frozenset({TransferState.APPLIED, TransferState.RETURNED, TransferState.SENT})


class Flow(models.TextChoices):
    """Whose floating member somebody is."""

    OUT = "out", _("本支部党员外出流动")
    IN = "in", _("外地党员在本支部参加组织生活")


class FloatingState(models.TextChoices):
    AWAY = "away", _("流动中，有联系")
    LOST = "lost", _("失去联系，正在查找")
    ENDED = "ended", _("已结束流动")


class ContactWay(models.TextChoices):
    PHONE = "phone", _("电话")
    MESSAGE = "message", _("微信等")
    VISIT = "visit", _("见面")
    LETTER = "letter", _("信函")
    BY_OTHERS = "by_others", _("托他人转达")


class Grade(models.TextChoices):
    """民主评议党员 as the meeting decided it; recorded, never computed."""

    GOOD = "good", _("优秀")
    FIT = "fit", _("合格")
    BARELY = "barely", _("基本合格")
    UNFIT = "unfit", _("不合格")

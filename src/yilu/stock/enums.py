"""Words of the stock: what is kept, and why a quantity changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    CONSUMABLE = "consumable", _("日常消耗品")
    PACK = "pack", _("慰问礼包")


class Reason(models.TextChoices):
    """Why a quantity changed; with its source it happens once."""

    RECEIVED = "received", _("入库")
    USED = "used", _("用掉")
    HANDED_OUT = "handed_out", _("发放")
    RETURNED = "returned", _("退回")
    MOVED = "moved", _("调拨")
    COUNTED = "counted", _("盘点更正")


TAKES = frozenset({Reason.USED, Reason.HANDED_OUT})

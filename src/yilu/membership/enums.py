"""Words of membership."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    FULL = "full", _("正式党员")
    PROBATIONARY = "probationary", _("预备党员")


class Bond(models.TextChoices):
    """How a member belongs to a branch (一方隶属、参加多重组织生活)."""

    FORMAL = "formal", _("组织关系")
    ATTACHED = "attached", _("编入（参加组织生活）")


class ProposalState(models.TextChoices):
    OPEN = "open", _("待确认")
    CONFIRMED = "confirmed", _("已确认")
    DECLINED = "declined", _("未采纳")


class AudienceKind(models.TextChoices):
    """Whom something is for, by rule; several rules together are everyone any of them names."""

    EVERYBODY = "everybody", _("全体司机和党员")
    COMPANY = "company", _("某家企业的司机")
    BRANCH = "branch", _("某个支部的党员")
    DISTRICT = "district", _("某个区县的司机")
    GROUP = "group", _("某一类司机")
    MEMBERS = "members", _("只给党员")

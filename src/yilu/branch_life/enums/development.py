"""Words of member development: stages, outcomes, who helps, how a paper came in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where somebody stands; it always follows from the steps that are recorded."""

    APPLICANT = "applicant", _("入党申请人")
    ACTIVIST = "activist", _("入党积极分子")
    TARGET = "target", _("发展对象")
    PROBATIONARY = "probationary", _("预备党员")
    FULL = "full", _("已转为正式党员")
    ENDED = "ended", _("已终止")


class Outcome(models.TextChoices):
    """What was decided, as it stands in the minutes; Yilu records it and decides nothing."""

    YES = "yes", _("同意（通过）")
    NO = "no", _("不同意（没有通过）")
    CONVERT = "convert", _("按期转正")
    EXTEND = "extend", _("延长预备期")
    CANCEL = "cancel", _("取消预备党员资格")


class HelperKind(models.TextChoices):
    CONTACT = "contact", _("培养联系人")
    INTRODUCER = "introducer", _("入党介绍人")


class ApplicationState(models.TextChoices):
    HANDED = "handed", _("等支部收下")
    ACCEPTED = "accepted", _("已收下")
    RETURNED = "returned", _("退回补正")
    WITHDRAWN = "withdrawn", _("本人撤回")


class Channel(models.TextChoices):
    PHONE = "phone", _("手机递交")
    PAPER = "paper", _("纸质递交")


class LetterTo(models.TextChoices):
    """Whose word is asked in the political review; floating people have two residences."""

    REGISTERED = "registered", _("户籍所在地党组织")
    ACTUAL = "actual", _("现居住地党组织")
    WORK = "work", _("工作或学习过的单位")
    RELATIVES = "relatives", _("直系亲属所在单位或社区")


class MoveState(models.TextChoices):
    ASKED = "asked", _("等接收支部同意")
    TAKEN = "taken", _("已接收")
    DECLINED = "declined", _("没有接收")


class Opinion(models.TextChoices):
    """Whose opinion was heard before somebody became a target."""

    GROUP = "group", _("党小组")
    CONTACTS = "contacts", _("培养联系人")
    MEMBERS = "members", _("党员")
    MASSES = "masses", _("群众")


class LookAt(models.TextChoices):
    FILE = "file", _("发展党员材料")
    PAPER = "paper", _("材料原件")
    ARCHIVE = "archive", _("归档目录")
    RESOLUTION = "resolved", _("支部大会决议")
    EXPORT = "export", _("交全国系统的表")

"""Words of activities, seats, attendance and publications."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

# Shorter than Django's 星期五, which breaks lines on a phone.
WEEKDAYS = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))


class ActivityKind(models.TextChoices):
    """What an activity is; fixed once it is published, because each kind counts elsewhere."""

    LECTURE = "lecture", _("宣讲")
    TRAINING = "training", _("培训")
    PARTY_DAY = "party_day", _("主题党日")
    CARE_TALK = "care_talk", _("讲座")
    CONSULTATION_DAY = "consultation_day", _("咨询日")


EDUCATION = frozenset({ActivityKind.LECTURE, ActivityKind.TRAINING})


class Mode(models.TextChoices):
    OFFLINE = "offline", _("到现场")
    ONLINE = "online", _("线上学")
    BOTH = "both", _("现场和线上都可以")


class ActivityState(models.TextChoices):
    DRAFT = "draft", _("筹备")
    PUBLISHED = "published", _("已发布")
    HELD = "held", _("已举办")
    CLOSED = "closed", _("已归档")
    CANCELLED = "cancelled", _("已取消")


HAPPENED = frozenset({ActivityState.HELD, ActivityState.CLOSED})
OUT = frozenset({ActivityState.PUBLISHED, *HAPPENED})  # may have attendance
PUBLIC = frozenset({*OUT, ActivityState.CANCELLED})  # its audience finds it


class SeatState(models.TextChoices):
    """Where a person's sign-up stands. Booked and offered hold a seat."""

    BOOKED = "booked", _("已报名")
    WAITING = "waiting", _("候补")
    OFFERED = "offered", _("有空位，等您确认")
    LAPSED = "lapsed", _("没有确认，已让给下一位")
    CANCELLED = "cancelled", _("已取消")


HOLDING = frozenset({SeatState.BOOKED, SeatState.OFFERED})
ALIVE = frozenset({*HOLDING, SeatState.WAITING})


class Presence(models.TextChoices):
    """How it is known that somebody took part."""

    CODE = "code", _("扫码签到")
    STAFF = "staff", _("现场代签")
    LIST = "list", _("纸质名单补录")
    ONLINE = "online", _("线上学完")


class PublicationKind(models.TextChoices):
    LAW = "law", _("法律法规")
    POLICY = "policy", _("政策")
    NOTICE = "notice", _("通知")


class PublicationState(models.TextChoices):
    DRAFT = "draft", _("起草")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤下")

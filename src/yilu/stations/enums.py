"""Words of stations: what they are for and have, how a visit was counted, and how worries stand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StationKind(models.TextChoices):
    STATION = "station", _("驿站")
    SHOP = "shop", _("服务门店")  # service_shop: a company's, designated as a service venue


class Function(models.TextChoices):
    """The five functions of a Party-mass service venue (党群服务阵地)."""

    STUDY = "study", _("学习")
    REST = "rest", _("休息")
    SERVICE = "service", _("服务")
    NEEDS = "needs", _("问需")
    PUBLICITY = "publicity", _("宣传")


class Amenity(models.TextChoices):
    TOILET = "toilet", _("厕所")
    MEALS = "meals", _("热饭")
    HEATING = "heating", _("加热饭菜")
    WATER = "water", _("热水")
    REST = "rest", _("休息")
    SHOWER = "shower", _("淋浴")
    CHARGING = "charging", _("充电")
    PARKING = "parking", _("停车")
    TRUCK_PARKING = "truck_parking", _("停货车")
    FIRST_AID = "first_aid", _("急救药箱")
    LISTENING = "listening", _("倾听角")


class Service(models.TextChoices):
    """What a visit was for; several in one visit are still one visit."""

    WATER = "water", _("接水")
    REST = "rest", _("歇脚")
    HEATING = "heating", _("热饭")
    TOILET = "toilet", _("如厕")
    CHARGING = "charging", _("充电")
    STUDY = "study", _("学习")
    TALK = "talk", _("说说话")
    HELP = "help", _("帮办")


class Group(models.TextChoices):
    """Which drivers, as far as the count needs to know."""

    RIDE_HAILING = "ride_hailing", _("网约车司机")
    TRUCK = "truck", _("货车司机")
    OTHER = "other", _("其他")


class Way(models.TextChoices):
    """How a visit came to be counted."""

    CODE = "code", _("扫屏幕上的码")
    DAY_CODE = "day_code", _("扫当日打印码")
    PHONE = "phone", _("报手机号")
    LIST = "list", _("名单补录")
    TAP = "tap", _("计数登记")
    PAPER = "paper", _("纸质登记补录")


NAMED_WAYS = frozenset({Way.CODE, Way.DAY_CODE, Way.PHONE, Way.LIST})
COUNTED_WAYS = frozenset({Way.TAP, Way.PAPER})


class Flag(models.TextChoices):
    """What makes somebody look at a visit again; it counts all the same."""

    TRAVEL = "travel", _("两个驿站来不及赶到")
    SOON = "soon", _("一小时内又来")
    ELSEWHERE = "elsewhere", _("同一钟点记在两个驿站")
    UNVERIFIED = "unverified", _("没有核对位置")
    LATE = "late", _("事后补录")


DOUBLE = (Flag.TRAVEL, Flag.SOON, Flag.ELSEWHERE)


class NeedKind(models.TextChoices):
    """What drivers ask for; the first ones are amenities a place may lack."""

    TOILET = "toilet", _("如厕")
    MEALS = "meals", _("就餐")
    PARKING = "parking", _("停车")
    TRUCK_PARKING = "truck_parking", _("货车停放")
    CHARGING = "charging", _("充电")
    REST = "rest", _("休息")
    SHOWER = "shower", _("淋浴")
    LABOUR = "labour", _("劳动权益")
    TRAFFIC = "traffic", _("交通执法")
    SCHOOLING = "schooling", _("子女上学")
    HEALTH = "health", _("看病医保")
    OTHER = "other", _("其他")


class NeedState(models.TextChoices):
    OPEN = "open", _("待答复")
    ANSWERED = "answered", _("已答复")
    APPEALED = "appealed", _("已转诉求")


class FaultKind(models.TextChoices):
    CLOSED = "closed", _("说开着，其实没开")
    TOILET = "toilet", _("厕所用不了")
    WATER = "water", _("没有热水")
    HEATING = "heating", _("热饭设备坏了")
    CHARGING = "charging", _("充电桩坏了")
    PARKING = "parking", _("车位被占")
    DIRTY = "dirty", _("卫生差")
    OTHER = "other", _("其他")


class FaultState(models.TextChoices):
    OPEN = "open", _("待处理")
    SETTLED = "settled", _("已处理")
    RAISED = "raised", _("已转诉求")

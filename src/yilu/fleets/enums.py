"""Words of fleets, missions, trips and transports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MissionKind(models.TextChoices):
    """What drivers are called out for."""

    FOREST_FIRE = "forest_fire", _("森林草原防火")
    FOOD_SAFETY = "food_safety", _("食品安全")
    EPIDEMIC = "epidemic", _("疫情防控")
    OTHER = "other", _("其他应急")


class Skill(models.TextChoices):
    FIRST_AID = "first_aid", _("急救")
    FIRE = "fire", _("扑火、开隔离带")
    COLD_CHAIN = "cold_chain", _("冷链运送")
    DISINFECTION = "disinfection", _("消毒")
    YI = "yi", _("会彝语")
    REPAIR = "repair", _("修车")


class Equipment(models.TextChoices):
    COOLER = "cooler", _("保温箱")
    KIT = "kit", _("防护用品")
    PARTITION = "partition", _("前后排隔离膜")
    RAMP = "ramp", _("轮椅坡道")
    EXTINGUISHER = "extinguisher", _("灭火器材")
    RADIO = "radio", _("对讲机")


class Seat(models.TextChoices):
    """Who leads a fleet."""

    LEAD = "lead", _("队长")
    DEPUTY = "deputy", _("副队长")


class EnrolmentState(models.TextChoices):
    ASKED = "asked", _("申请加入")
    ACTIVE = "active", _("在队")
    REFUSED = "refused", _("没有通过")
    LEFT = "left", _("已退出")


class Shift(models.TextChoices):
    """Standing by: ready to be called at any hour of it."""

    DAY = "day", _("白班 08:00–20:00")
    NIGHT = "night", _("夜班 20:00–次日 08:00")


class MissionState(models.TextChoices):
    DRAFT = "draft", _("草拟")
    CALLING = "calling", _("召集中")
    FILLED = "filled", _("已召满")
    UNDERWAY = "underway", _("执行中")
    COMPLETED = "completed", _("已完成")
    STOOD_DOWN = "stood_down", _("已解除")


OPEN_MISSIONS = (
    MissionState.DRAFT,
    MissionState.CALLING,
    MissionState.FILLED,
    MissionState.UNDERWAY,
)
GATHERING = (MissionState.CALLING, MissionState.FILLED)
CALLED = (MissionState.CALLING, MissionState.FILLED, MissionState.UNDERWAY)


class AskState(models.TextChoices):
    PASSED = "passed", _("没有问到")  # does not meet a rule; the reasons say which
    QUEUED = "queued", _("排在后面")  # meets them all, asked when those before do not fill it
    ASKED = "asked", _("等他回话")
    ACCEPTED = "accepted", _("接受")
    DECLINED = "declined", _("不去")
    DROPPED = "dropped", _("接了又退")
    RELEASED = "released", _("已解除")


class Reason(models.TextChoices):
    """Why a driver is not asked; `%s` is what the rule found."""

    PAUSED = "paused", _("您说过 %s 以前先不叫您")
    KIND = "kind", _("这类任务不在您选的范围里")
    AREA = "area", _("不在您选的区县，那时您也没有值守")
    DRIVER_PERMIT = "driver_permit", _("驾驶员证：%s")
    NO_VEHICLE = "no_vehicle", _("入队时没有登记车辆")
    VEHICLE_PERMIT = "vehicle_permit", _("车辆运输证：%s")
    UNCHECKED = "unchecked", _("队长还没有核对您的保险和年检，请联系队长")
    INSURANCE = "insurance", _("车辆保险 %s 到期，续保后告诉队长")
    INSPECTION = "inspection", _("车辆年检 %s 到期，检过后告诉队长")
    TRAINING = "training", _("要先参加“%s”培训")
    TRAINING_OVER = "training_over", _("培训过期了：%s")
    SEATS = "seats", _("车上的座位不够：要 %s 座")
    SKILL = "skill", _("要会：%s")
    EQUIPMENT = "equipment", _("车上要有：%s")
    BUSY = "busy", _("那段时间您已经接了 %s")
    REST = "rest", _("上次出勤以后还没休息够，%s 以后才能再出")
    HOURS = "hours", _("24 小时内出勤会超过 %s 小时")
    VEHICLE_TAKEN = "vehicle_taken", _("同一辆车已经有人开去")


class Load(models.TextChoices):
    """What is carried."""

    GOODS = "goods", _("物资")
    PEOPLE = "people", _("人员")
    ISOLATED = "isolated", _("需隔离人员")


class TransportState(models.TextChoices):
    WAITING = "waiting", _("待派车")
    ASSIGNED = "assigned", _("已派车")
    ABOARD = "aboard", _("在途")
    DELIVERED = "delivered", _("已送达")
    CANCELLED = "cancelled", _("已取消")
    FAILED = "failed", _("没有送成")


class TripState(models.TextChoices):
    PLANNED = "planned", _("待出发")
    UNDERWAY = "underway", _("出勤中")
    DONE = "done", _("已收车")
    CANCELLED = "cancelled", _("已取消")


class StopKind(models.TextChoices):
    MUSTER = "muster", _("集合")
    BOARD = "board", _("接")
    ALIGHT = "alight", _("送到")
    DISINFECT = "disinfect", _("车辆消毒")
    FINISH = "finish", _("收车")


class IncidentKind(models.TextChoices):
    BREAKDOWN = "breakdown", _("车坏了")
    ACCIDENT = "accident", _("事故")
    UNWELL = "unwell", _("有人不舒服")
    ROAD = "road", _("路不通")
    LOAD = "load", _("物资损坏、温度不对")
    EXPOSURE = "exposure", _("防护破损、可能接触")
    OTHER = "other", _("其他")


class IncidentState(models.TextChoices):
    OPEN = "open", _("待处理")
    SETTLED = "settled", _("已处理")

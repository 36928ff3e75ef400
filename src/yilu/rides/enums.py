"""Words of exam rides: how a season, a car, a booking, a plan and a trip stand."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeasonState(models.TextChoices):
    DRAFT = "draft", _("筹备中")
    SELECTING = "selecting", _("选车中")
    CONFIRMED = "confirmed", _("车辆已定")
    BOOKING = "booking", _("预约中")
    PLANNING = "planning", _("排班中")
    RUNNING = "running", _("送考中")
    CLOSED = "closed", _("已结束")


OPEN_STATES = frozenset(set(SeasonState.values) - {SeasonState.DRAFT, SeasonState.CLOSED})


class Factor(models.TextChoices):
    """What the published scorecard looks at."""

    PAPERS = "papers", _("证照齐全有效")
    CONDITION = "condition", _("车况和车龄")
    RATING = "rating", _("服务评价")
    COMPLAINTS = "complaints", _("投诉")
    VIOLATIONS = "violations", _("违章")
    BACKBONE = "backbone", _("党员或退役军人")
    EARLIER = "earlier", _("往年送考")


class EntryState(models.TextChoices):
    """A car with its driver on the list of a season."""

    LISTED = "listed", _("在名单上")
    CHOSEN = "chosen", _("入选")
    BACKUP = "backup", _("备用")
    PASSED = "passed", _("未入选")
    DECLINED = "declined", _("本人不参加")
    DROPPED = "dropped", _("已退出")


ON_DUTY = frozenset({EntryState.CHOSEN, EntryState.BACKUP})


class AppealState(models.TextChoices):
    OPEN = "open", _("待答复")
    UPHELD = "upheld", _("采纳")
    REJECTED = "rejected", _("维持")


class Need(models.TextChoices):
    """What a party needs of its car."""

    WHEELCHAIR = "wheelchair", _("轮椅上车")
    LUGGAGE = "luggage", _("大件行李")
    ALONE = "alone", _("单独一辆车")


EQUIPMENT = frozenset({Need.WHEELCHAIR, Need.LUGGAGE})  # what a car has or has not


class Way(models.TextChoices):
    """Who wrote a booking down."""

    PHONE = "phone", _("家长手机预约")
    STAFF = "staff", _("工作人员代办")
    PASTE = "paste", _("表格导入")


class BookingState(models.TextChoices):
    PLACING = "placing", _("待核对地点")
    BOOKED = "booked", _("已预约")
    WAITING = "waiting", _("候补")
    CANCELLED = "cancelled", _("已取消")


LIVE = frozenset({BookingState.PLACING, BookingState.BOOKED, BookingState.WAITING})


class Direction(models.TextChoices):
    OUT = "out", _("送考")
    BACK = "back", _("接回")


class LegState(models.TextChoices):
    """One way of one booking, from the road's own word."""

    OPEN = "open", _("待接")
    ABOARD = "aboard", _("在车上")
    ARRIVED = "arrived", _("已送到")
    NO_SHOW = "no_show", _("没有来")
    CANCELLED = "cancelled", _("已取消")


class PlanState(models.TextChoices):
    SOLVING = "solving", _("排班中")
    READY = "ready", _("已排好")
    PUBLISHED = "published", _("已发布")
    REPLACED = "replaced", _("已被替换")
    CANCELLED = "cancelled", _("已停止")
    FAILED = "failed", _("没有排成")


class Goal(models.TextChoices):
    """What a plan leans to, so that several can be compared."""

    KM = "km", _("少跑路")
    FAIR = "fair", _("轮着来")
    CALM = "calm", _("多留时间")


class TripState(models.TextChoices):
    """One 台次: from the first boarding until the car is empty again."""

    PLANNED = "planned", _("待出发")
    RUNNING = "running", _("在路上")
    DONE = "done", _("已完成")
    EMPTY = "empty", _("没有接到人")
    BROKEN = "broken", _("半路坏了")
    REPLACED = "replaced", _("已改派")


class StopKind(models.TextChoices):
    BOARD = "board", _("上车")
    ALIGHT = "alight", _("下车")
    SWAP = "swap", _("换乘")


class CheckKind(models.TextChoices):
    DEPART = "depart", _("出发")
    BOARD = "board", _("上车")
    ARRIVE = "arrive", _("送到")
    SWAP = "swap", _("换乘上车")
    NO_SHOW = "no_show", _("没有来")


class CheckWay(models.TextChoices):
    DRIVER = "driver", _("司机手机")
    DESK = "desk", _("调度台代记")
    LOG = "log", _("纸质记录补录")


class ThanksState(models.TextChoices):
    WAITING = "waiting", _("待看")
    SHOWN = "shown", _("已上墙")
    KEPT = "kept", _("不上墙")


class Risk(models.TextChoices):
    """How a trip stands by the clock and the car's last position."""

    NONE = "", _("准点")
    SOON = "soon", _("要盯一下")
    LATE = "late", _("赶不上")


class News(models.TextChoices):
    """What a family is told by SMS."""

    BOOKED = "booked", _("约上了")
    QUEUED = "queued", _("排上候补")
    ADMITTED = "admitted", _("候补补上了")
    EDITED = "edited", _("预约改了")
    CANCELLED = "cancelled", _("预约取消了")
    CAR = "car", _("车和时间")
    CHANGED = "changed", _("换车或改时间")
    UNSERVED = "unserved", _("没排上车")
    REMIND = "remind", _("前一天提醒")
    LATE = "late", _("车要晚到")
    NO_SHOW = "no_show", _("没等到人")
    RESCUE = "rescue", _("换车来接")


class IncidentKind(models.TextChoices):
    BREAKDOWN = "breakdown", _("车坏了")
    ACCIDENT = "accident", _("事故")
    UNWELL = "unwell", _("有人不舒服")
    ROAD = "road", _("路不通")
    PAPERS = "papers", _("没带证件")
    OTHER = "other", _("其他")


class IncidentState(models.TextChoices):
    OPEN = "open", _("待处理")
    SETTLED = "settled", _("已处理")

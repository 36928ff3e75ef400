"""The columns of a month's report, in the ways companies head them."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from yilu.intake.spec import Column, Dropped, Kind
from yilu.registry.roster import words
from yilu.registry.roster.people import ID_NUMBER, NAME
from yilu.registry.roster.words import said

COLUMNS = (
    NAME,
    ID_NUMBER,
    Column(
        "permit_no",
        _("驾驶员证号"),
        said(
            "驾驶员证号 网络预约出租汽车驾驶员证号 网约车驾驶员证号 网约车证号 "
            "从业资格证号 资格证号 证号 人证号 驾驶员证编号"
        ),
        longest=64,
    ),
    Column(
        "month",
        _("月份"),
        said("月份 统计月份 所属月份 统计月 月度 报告月份 年月 营运月份 运营月份 统计周期 周期"),
        kind=Kind.MONTH,
        fields=("Cycle",),
        required=True,
    ),
    words.COMPANY,
    words.EXCHANGE_ID,
    Column(
        "plate",
        _("车牌号"),
        said("车牌号 车牌号码 车牌 号牌号码 车号 车辆号牌 牌照号"),
        kind=Kind.PLATE,
        fields=("VehicleNo",),
    ),
    Column(
        "orders",
        _("订单数"),
        said(
            "订单数 订单量 完成订单 完成订单数 完成单量 接单数 接单量 订单 单量 完单量 "
            "完单数 营运单数 总订单数"
        ),
        kind=Kind.INT,
        fields=("OrderCount",),
        low=0,
        high=100_000,
    ),
    Column(
        "violations",
        _("交通违章数"),
        said("交通违章数 违章次数 交通违章次数 违章数 违法次数 交通违法次数"),
        kind=Kind.INT,
        fields=("TrafficViolationCount", "TafficViolationCount"),
        low=0,
        high=10_000,
    ),
    Column(
        "complaints",
        _("被投诉次数"),
        said("被投诉次数 投诉次数 投诉数 被投诉数 有责投诉数"),
        kind=Kind.INT,
        fields=("ComplainedCount",),
        low=0,
        high=10_000,
    ),
)

DROPPED = (
    Dropped(("行政区划",), words.NOT_NEEDED, said("Address Flag State")),
    Dropped(said("营运收入 流水 收入 营收 运营里程 在线时长"), words.NOT_NEEDED),
    words.EXCHANGE_NOISE,
)

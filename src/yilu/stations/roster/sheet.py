"""The columns of a list of stations, in the ways offices head them."""

from __future__ import annotations

import re

from django.utils.translation import gettext_noop as _

from yilu.core.geo import Datum
from yilu.intake.spec import Cell, Column, Dropped, Kind, Problem, Severity
from yilu.registry.roster.words import said
from yilu.stations import hours, prices
from yilu.stations.enums import Amenity, Function, StationKind

ODD_HOURS = _("看不懂这个开放时间，先不登记；请写成“每天 07:00-22:00”。")
ODD_PRICES = _("看不懂这个电价，先不登记；请写成“0-7 0.39；7-23 0.68”，单位是元/度。")
ODD_WORDS = _("不认识“%(words)s”，其余的照登记。")
ODD_POINT = _("看不懂这个坐标，先不登记；请写成“101.7182,26.5821”，经度在前。")
AND = re.compile(r"[,，、;；/|\s和]+")

KINDS = {
    **dict.fromkeys(
        said("驿站 货车司机驿站 司机驿站 货车司机之家 户外劳动者驿站"), StationKind.STATION.value
    ),
    **dict.fromkeys(
        said("服务门店 门店 实体服务门店 企业门店 服务点 网点"), StationKind.SHOP.value
    ),
}
DATUMS = {
    **dict.fromkeys(said("WGS84 WGS-84 GPS GPS坐标 大地坐标"), Datum.WGS84.value),
    **dict.fromkeys(
        said("GCJ02 GCJ-02 高德 高德地图 高德坐标 腾讯 腾讯地图 微信 火星坐标"), Datum.GCJ02.value
    ),
    **dict.fromkeys(said("BD09 BD-09 百度 百度地图 百度坐标"), Datum.BD09.value),
    **dict.fromkeys(said("CGCS2000 国家2000 2000坐标"), Datum.CGCS2000.value),
}
LEVELS = {
    **dict.fromkeys(said("一级 1级 1"), "1"),
    **dict.fromkeys(said("二级 2级 2"), "2"),
    **dict.fromkeys(said("三级 3级 3"), "3"),
}
FUNCTIONS = {label: value for value, label in (
    ("study", "学习"), ("rest", "休息"), ("service", "服务"), ("needs", "问需"), ("publicity", "宣传"),
)}  # fmt: skip
AMENITIES = {
    **dict.fromkeys(said("厕所 卫生间 洗手间 公厕"), Amenity.TOILET.value),
    **dict.fromkeys(said("热饭 就餐 餐饮 食堂 简餐 盒饭"), Amenity.MEALS.value),
    **dict.fromkeys(said("加热饭菜 微波炉 热饭设备 饭菜加热"), Amenity.HEATING.value),
    **dict.fromkeys(said("热水 饮水 开水 饮用水 饮水机 茶水"), Amenity.WATER.value),
    **dict.fromkeys(said("休息 休息区 座位 歇脚 沙发 空调"), Amenity.REST.value),
    **dict.fromkeys(said("淋浴 洗澡 浴室"), Amenity.SHOWER.value),
    **dict.fromkeys(said("充电 充电桩 快充 汽车充电"), Amenity.CHARGING.value),
    **dict.fromkeys(said("停车 停车位 小车停车 停车场"), Amenity.PARKING.value),
    **dict.fromkeys(
        said("停货车 货车停车 大车停车 货车停车位 货车位"), Amenity.TRUCK_PARKING.value
    ),
    **dict.fromkeys(said("急救药箱 药箱 医药箱 急救箱 AED"), Amenity.FIRST_AID.value),
    **dict.fromkeys(said("倾听角 谈心 谈心室 心理疏导"), Amenity.LISTENING.value),
}


def _hours(text: str) -> Cell | Problem:
    try:
        return hours.canonical(hours.read(text)) or None
    except ValueError:
        return Problem(ODD_HOURS)


def _prices(text: str) -> Cell | Problem:
    try:
        return prices.canonical(prices.read(text))
    except ValueError:
        return Problem(ODD_PRICES)


def _functions(text: str) -> Cell | Problem:
    return _listed(text, FUNCTIONS, Function.values)


def _amenities(text: str) -> Cell | Problem:
    return _listed(text, AMENITIES, Amenity.values)


def _listed(text: str, words: dict[str, str], order: list[str]) -> Cell | Problem:
    """ "厕所、热饭" → "toilet,meals"; unknown words are told and left out."""
    given = [word for word in AND.split(text.strip()) if word and word not in {"无", "-", "—"}]
    known = {words[word] for word in given if word in words}
    value = ",".join(word for word in order if word in known) or None
    unknown = [word for word in given if word not in words]
    if unknown:
        return Problem(ODD_WORDS, {"words": "、".join(unknown)}, Severity.WARNING, value)
    return value


def _coordinates(text: str) -> Cell | Problem:
    found = re.findall(r"\d+\.\d+", text)
    return ",".join(found) if len(found) == 2 else Problem(ODD_POINT)


COLUMNS = (
    Column(
        "name",
        _("名称"),
        said("名称 驿站名称 门店名称 站点名称 阵地名称 服务点名称 驿站 门店"),
        required=True,
        longest=60,
    ),
    Column(
        "kind",
        _("类型"),
        said("类型 类别 阵地类型 站点类型 性质"),
        kind=Kind.CHOICE,
        choices=KINDS,
        severity=Severity.WARNING,
    ),
    Column("operator", _("运营单位"), said("运营单位 管理单位 建设单位 主管单位 责任单位"), longest=80),
    Column("company", _("所属企业"), said("所属企业 企业 所属公司 公司 企业名称"), longest=80),
    Column(
        "district",
        _("区县"),
        said("区县 所在区县 县区 县（区） 区域 所属区县 属地 行政区"),
    ),
    Column("address", _("地址"), said("地址 详细地址 位置 所在地 具体位置 地点"), longest=160),
    Column("lon", _("经度"), said("经度 lng lon 东经 X坐标"), kind=Kind.DECIMAL),
    Column("lat", _("纬度"), said("纬度 lat 北纬 Y坐标"), kind=Kind.DECIMAL),
    Column(
        "coordinates",
        _("坐标"),
        said("坐标 经纬度 坐标（经度，纬度） 地图坐标 定位"),
        severity=Severity.WARNING,
        read=_coordinates,
    ),
    Column(
        "datum",
        _("坐标系"),
        said("坐标系 坐标来源 坐标系统 地图 取自"),
        kind=Kind.CHOICE,
        choices=DATUMS,
        severity=Severity.WARNING,
    ),
    Column(
        "functions",
        _("功能"),
        said("功能 五项功能 服务功能 阵地功能"),
        severity=Severity.WARNING,
        read=_functions,
    ),
    Column(
        "amenities",
        _("设施"),
        said("设施 配套设施 服务设施 设备设施 有什么"),
        severity=Severity.WARNING,
        read=_amenities,
    ),
    Column("parking", _("停车说明"), said("停车说明 停车规定 停车 停车要求"), longest=80),
    Column(
        "truck_spaces",
        _("货车位"),
        said("货车位 货车停车位数 大车位 货车泊位"),
        kind=Kind.INT,
        low=0,
        high=999,
    ),
    Column(
        "charging",
        _("充电电价"),
        said("充电电价 充电价格 电价 充电价格（元/度） 充电单价"),
        severity=Severity.WARNING,
        read=_prices,
    ),
    Column(
        "hours",
        _("开放时间"),
        said("开放时间 营业时间 服务时间 开放时段 营业时段"),
        severity=Severity.WARNING,
        read=_hours,
    ),
    Column(
        "level",
        _("等级"),
        said("等级 级别 服务区等级 星级"),
        kind=Kind.CHOICE,
        choices=LEVELS,
        severity=Severity.WARNING,
    ),
    Column("phone", _("联系电话"), said("联系电话 电话 服务电话 值班电话 联系方式"), longest=32),
    Column(
        "capacity",
        _("座位数"),
        said("座位数 座位 容纳人数 可容纳人数 席位"),
        kind=Kind.INT,
        low=0,
        high=999,
    ),
    Column(
        "trucks",
        _("接待货车司机"),
        said("接待货车司机 是否接待货车司机 面向货车司机"),
        kind=Kind.YES_NO,
    ),
    Column(
        "opened_on",
        _("启用日期"),
        said("启用日期 启用时间 投用日期 挂牌日期 揭牌时间 建成时间 开放日期"),
        kind=Kind.DATE,
    ),
    Column(
        "closed_on",
        _("停用日期"),
        said("停用日期 停用时间 摘牌日期 关闭日期 撤销日期"),
        kind=Kind.DATE,
        begins="opened_on",
    ),
)  # fmt: skip

DROPPED = (
    Dropped(
        said("负责人 管理员 联系人 站长 管理员姓名 联系人姓名 负责人电话 管理员电话"),
        _("人员在组织树里任职，不从这里登记。"),
    ),
    Dropped(said("备注 说明 序号 编号"), _("系统用不着，不保存。")),
)

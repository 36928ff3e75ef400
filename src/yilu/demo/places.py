"""The demo's stations and shops as plain values: names, invented addresses, coordinates inside the city."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from yilu.core.geo import Point
from yilu.core.periods import add_months, month_of
from yilu.demo.panzhihua import EAST, MIYI, RENHE, SEED, STATION_OPERATOR, WEST, YANBIAN

KEPT_BY = "花城驿站金沙服务组"  # the keeper's unit: the two stations she keeps
DAY_HOURS, ALL_DAY = "每天 07:00-22:00", "24小时"
CHARGING = "0:00-7:00 0.39元/度；7:00-23:00 0.68元/度；23:00-24:00 0.39元/度"


@dataclass(frozen=True, slots=True)
class Place:
    """One place as its list tells it."""

    name: str
    district: str
    address: str
    at: Point  # WGS-84
    shop: bool
    opened_on: date
    closed_on: date | None = None
    operator: str = ""
    hours: str = DAY_HOURS
    amenities: tuple[str, ...] = ("厕所", "热水", "休息")
    parking: str = ""
    truck_spaces: int = 0
    charging: str = ""
    seats: int = 8
    level: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    word: str
    district: str
    lon: float
    lat: float
    address: str
    hours: str = DAY_HOURS
    more: tuple[str, ...] = ()
    spaces: int = 4
    seats: int = 10
    operator: str = STATION_OPERATOR


FULL = ("热饭", "微波炉", "充电桩", "停车位", "货车停车", "药箱", "倾听角")
STATIONS = (
    _Plan("金沙", EAST, 101.7262, 26.5841, "金沙江大道中段 318 号附 2 号", DAY_HOURS, FULL, 3, 10, KEPT_BY),
    _Plan(
        "木棉", EAST, 101.7431, 26.5912, "木棉大道 66 号", ALL_DAY, ("微波炉", "充电桩", "停车位"),
        2, 8, KEPT_BY,
    ),
    _Plan("凤凰", EAST, 101.7105, 26.5693, "凤凰路 12 号物流园内", ALL_DAY, (*FULL, "淋浴"), 12, 16),
    _Plan("弄弄坪", EAST, 101.6918, 26.5752, "弄弄坪东路 40 号", DAY_HOURS, ("微波炉", "货车停车"), 6),
    _Plan("清香坪", WEST, 101.6397, 26.5965, "清香坪大街 8 号", DAY_HOURS, ("热饭", "停车位", "药箱")),
    _Plan("格里坪", WEST, 101.5713, 26.6087, "格里坪货运站东门", ALL_DAY, (*FULL, "淋浴"), 20, 18),
    _Plan("仁和", RENHE, 101.7392, 26.4985, "仁和街 105 号", DAY_HOURS, ("微波炉", "充电桩", "停车位")),
    _Plan("金江", RENHE, 101.8206, 26.5071, "金江物流大道 1 号", ALL_DAY, FULL, 24, 20),
    _Plan(
        "前进", RENHE, 101.7688, 26.5357, "前进镇公路口",
        "周一至周五 8:00-20:00；周六、周日 9:00-18:00", ("货车停车",), 5,
    ),
    _Plan("米易", MIYI, 102.1102, 26.8903, "攀莲镇河滨路 21 号", DAY_HOURS, ("热饭", "充电桩", "停车位")),
    _Plan("丙谷", MIYI, 102.0935, 26.8012, "丙谷镇国道旁", DAY_HOURS, ("货车停车", "药箱"), 8),
    _Plan("桐子林", YANBIAN, 101.8571, 26.6893, "桐子林镇滨江路 9 号", DAY_HOURS, ("微波炉", "货车停车"), 6),
)  # fmt: skip
CLOSED = _Plan("密地", EAST, 101.7395, 26.6052, "密地桥北 3 号", DAY_HOURS, ())
PLANNED = _Plan("银江", EAST, 101.7702, 26.5611, "银江镇沿江路 50 号", DAY_HOURS, FULL, 10)
SHOPS = {
    EAST: (
        "炳草岗", "大渡口", "向阳村", "密地", "五十四", "竹湖园", "攀枝花公园", "三线馆", "湖光",
        "长寿路", "新源路", "机场路", "阳光花城", "临江路", "大黑山", "学府",
    ),
    WEST: ("清香坪", "玉泉", "河门口", "陶家渡", "苏铁"),
    RENHE: ("大河路", "四十九", "仁和客运站", "南山", "金江火车站", "总发", "田房"),
    MIYI: ("攀莲", "米易客运站", "安宁路", "撒莲"),
    YANBIAN: ("盐边客运站", "红格温泉"),
}  # fmt: skip
CENTRES = {
    EAST: Point(101.7180, 26.5790),
    WEST: Point(101.6150, 26.6000),
    RENHE: Point(101.7480, 26.5020),
    MIYI: Point(102.1080, 26.8880),
    YANBIAN: Point(101.8560, 26.6900),
}


def stations(day: date) -> list[Place]:
    """Twelve in use, one closed, one planned."""
    start = month_of(add_months(day, -26))
    made = [_station(plan, add_months(start, at // 2)) for at, plan in enumerate(STATIONS)]
    closed = _station(CLOSED, start, closed_on=add_months(day, -5))
    planned = _station(PLANNED, month_of(add_months(day, 2)))
    return [*made, closed, planned]


def _station(plan: _Plan, opened_on: date, closed_on: date | None = None) -> Place:
    parking = "7-22 小车限停 2 小时；22-7 不限" if "停车位" in plan.more else ""
    return Place(
        name=f"花城货车司机驿站·{plan.word}",
        district=plan.district,
        address=plan.address,
        at=Point(plan.lon, plan.lat),
        shop=False,
        opened_on=opened_on,
        closed_on=closed_on,
        operator=plan.operator,
        hours=plan.hours,
        amenities=("厕所", "热水", "休息", *plan.more),
        parking=parking,
        truck_spaces=plan.spaces,
        charging=CHARGING if "充电桩" in plan.more else "",
        seats=plan.seats,
        level="二级" if plan.seats > 15 else "三级",
    )


def shops(day: date) -> list[Place]:
    """Thirty-four in use, one closed, one planned."""
    rng = Random(SEED + 1)
    start = month_of(add_months(day, -20))
    made = [
        _shop(word, district, add_months(start, at % 6), rng)
        for at, (district, word) in enumerate((d, w) for d, words in SHOPS.items() for w in words)
    ]
    closed = _shop("老火车站", RENHE, start, rng, closed_on=add_months(day, -8))
    planned = _shop("银江新城", EAST, month_of(add_months(day, 2)), rng)
    return [*made, closed, planned]


def _shop(
    word: str, district: str, opened_on: date, rng: Random, closed_on: date | None = None
) -> Place:
    centre = CENTRES[district]
    at = Point(centre.lon + rng.uniform(-0.02, 0.02), centre.lat + rng.uniform(-0.012, 0.012))
    return Place(
        name=f"万顺叫车{word}服务点",
        district=district,
        address=f"{word}路 {rng.randint(2, 198)} 号",
        at=at,
        shop=True,
        opened_on=opened_on,
        closed_on=closed_on,
        hours=rng.choice(("9:00-18:00", "周一至周六 8:30-18:30", "每天 8:00-20:00")),
        amenities=("饮水机", "座位", *rng.choice(((), ("卫生间",), ("卫生间", "微波炉")))),
        parking=rng.choice(("", "可停 30 分钟", "")),
        seats=rng.choice((4, 4, 6)),
    )

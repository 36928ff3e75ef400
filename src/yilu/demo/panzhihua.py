"""The mission's city as data: its districts, companies, bodies and the figures it must reproduce.

The figures and the name of the leading company come from the founding document. Everything else,
every person, number, plate and the other companies, is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CITY = "510400"
CITY_NAME = "攀枝花市"
SEED = 510400

EAST, WEST, RENHE, MIYI, YANBIAN = "510402", "510403", "510411", "510421", "510422"
DISTRICTS = {EAST: "东区", WEST: "西区", RENHE: "仁和区", MIYI: "米易县", YANBIAN: "盐边县"}
# How the generated drivers spread over the districts, in percent.
DISTRICT_SHARES = {EAST: 50, WEST: 14, RENHE: 18, MIYI: 11, YANBIAN: 7}
STREETS = {
    EAST: ("炳草岗街道", "大渡口街道", "向阳村街道", "密地街道", "弄弄坪街道", "银江镇"),
    WEST: ("清香坪街道", "玉泉街道", "河门口街道", "陶家渡街道", "格里坪镇"),
    RENHE: ("大河中路街道", "金江镇", "前进镇", "仁和镇", "平地镇", "大龙潭彝族乡"),
    MIYI: ("攀莲镇", "丙谷镇", "撒莲镇", "白马镇", "普威镇"),
    YANBIAN: ("桐子林镇", "红格镇", "渔门镇", "永兴镇", "惠民镇"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What the demo city counts to on its date (mission.md, first strength)."""

    companies_operating: int = 6
    vehicles_compliant: int = 619
    drivers_licensed: int = 1464
    drivers_operating: int = 619
    members_operating: int = 30
    members_covered: int = 30
    members_first_branch: int = 29
    members_floating_branch: int = 1
    applications_received: int = 8
    activists: int = 3


FIGURES = Figures()


@dataclass(frozen=True, slots=True)
class AppealFigures:
    """The year of the appeals channel (mission.md, second strength: 30余 matters, 20余 person-times)."""

    settled: int = 34
    coordinations: int = 13
    driver_sides: int = 23  # ten coordinations between two drivers, three with somebody else
    otherwise: Mapping[str, int] = field(
        default_factory=lambda: {"explained": 4, "impossible": 2, "silent": 3, "withdrawn": 2}
    )


APPEALS = AppealFigures()

COMMITTEE = "攀枝花市交通运输行业党委"
SOCIAL_WORK = "中共攀枝花市委社会工作部"
FIRST_BRANCH = "万顺叫车党支部"
FLOATING_BRANCH = "仁和区司机党员流动党支部"
STATION_OPERATOR = "花城货车司机驿站运营中心"
DEPARTMENTS = {
    "police": "攀枝花市公安局交通警察支队",
    "labour": "攀枝花市人力资源和社会保障局",
    "education": "攀枝花市教育和体育局",
    "urban": "攀枝花市数字化城市联动指挥中心（12345）",
}


@dataclass(frozen=True, slots=True)
class CompanyPlan:
    """One platform company of the demo: what it is called, and how big its share of the city is."""

    key: str
    name: str
    district: str
    contracts: int  # drivers on its list whose permit is valid, operating or not
    operating: int  # of these and of the lapsed ones, drivers with orders in the month


# 万顺叫车 leads in the founding document; the other names are invented.
COMPANIES = (
    CompanyPlan("wanshun", "万顺叫车", EAST, 520, 284),
    CompanyPlan("jinshadu", "金沙渡出行", EAST, 240, 112),
    CompanyPlan("mumianhong", "木棉红约车", RENHE, 170, 84),
    CompanyPlan("suomahua", "索玛花叫车", WEST, 120, 62),
    CompanyPlan("ertanwan", "二滩湾出行", MIYI, 90, 46),
    CompanyPlan("sutielin", "苏铁林约车", YANBIAN, 64, 31),
)
# Has its permit, has not taken a first order: on the register, not in the figure.
DORMANT = CompanyPlan("hongge", "红格暖阳出行", YANBIAN, 0, 0)


@dataclass(frozen=True, slots=True)
class Noise:
    """What real registers hold besides what is counted."""

    lapsed_operating: int = 3  # drove this month although the permit has run out
    lapsed_idle: int = 54
    zero_reported: int = 12  # reported with no order: not operating
    two_companies: int = 23  # on two companies' lists, counted once
    expiring: tuple[int, int, int] = (14, 22, 31)  # within 30, 31–60, 61–90 days
    open_ended: int = 25  # 长期
    shared_vehicles: int = 24  # two drivers, one vehicle
    vehicles_lapsed_operating: int = 7
    vehicles_idle: int = 88
    vehicles_lapsed_idle: int = 21
    vehicles_expiring: tuple[int, int, int] = (9, 13, 17)
    members_idle: int = 9  # members with a driver's permit who did not drive this month
    truck_drivers: int = 46


NOISE = Noise()

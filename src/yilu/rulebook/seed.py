"""What a new city starts with: the articles the registers cite, the published calendar, known cities.

Articles are written from memory of the texts, so each is unverified until somebody has checked it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from chinese_calendar import constants as published

from yilu.core.geo import Box
from yilu.rulebook.seed_development import ARTICLES as DEVELOPMENT
from yilu.rulebook.seed_meetings import ARTICLES as MEETINGS
from yilu.rulebook.seed_shape import ArticleSeed

RIDE_HAILING_RULES = "网络预约出租汽车经营服务管理暂行办法"
TRAFFIC_LAW = "中华人民共和国道路交通安全法"
RULES_SINCE = date(2016, 11, 1)
LAW_SINCE = date(2004, 5, 1)


REGISTER_ARTICLES = (
    ArticleSeed(
        "permit.platform",
        RIDE_HAILING_RULES,
        "第八条",
        "平台公司取得经营许可证，方可从事网约车经营。",
        RULES_SINCE,
    ),
    ArticleSeed(
        "permit.vehicle",
        RIDE_HAILING_RULES,
        "第十三条",
        "车辆符合条件并登记为预约出租客运的，发给运输证。",
        RULES_SINCE,
    ),
    ArticleSeed(
        "permit.driver",
        RIDE_HAILING_RULES,
        "第十五条",
        "驾驶员符合条件并经考核合格的，发给驾驶员证。",
        RULES_SINCE,
    ),
    ArticleSeed(
        "driver.min_years",
        RIDE_HAILING_RULES,
        "第十四条",
        "驾驶员应有 3 年以上驾驶经历。",
        RULES_SINCE,
        3,
    ),
    ArticleSeed(
        "vehicle.max_seats",
        RIDE_HAILING_RULES,
        "第十二条",
        "从事网约车经营的车辆应为 7 座及以下乘用车。",
        RULES_SINCE,
        7,
    ),
    ArticleSeed(
        "vehicle.max_km",
        RIDE_HAILING_RULES,
        "第三十九条",
        "行驶里程达到 60 万千米时强制报废。",
        RULES_SINCE,
        600_000,
    ),
    ArticleSeed(
        "vehicle.max_years",
        RIDE_HAILING_RULES,
        "第三十九条",
        "使用年限达到 8 年时退出网约车经营。",
        RULES_SINCE,
        8,
    ),
    ArticleSeed(
        "driver.licence",
        TRAFFIC_LAW,
        "第十九条",
        "驾驶机动车应当依法取得机动车驾驶证，并在有效期内。",
        LAW_SINCE,
    ),
)
SERVICE_AREAS = "GB/T 39597-2020 出租汽车综合服务区规范"
STATION_ARTICLES = (
    ArticleSeed(
        "stations.levels",
        SERVICE_AREAS,
        "级别划分",
        "综合服务区划分级别。各级的名称没有核对过原文，核对后换成原文的叫法。",
        date(2021, 7, 1),
        {"1": "一级", "2": "二级", "3": "三级"},
    ),
)
ARTICLES = (*STATION_ARTICLES, *REGISTER_ARTICLES, *DEVELOPMENT, *MEETINGS)


@dataclass(frozen=True, slots=True)
class CitySeed:
    """A city as it enters the rulebook: its districts by code, in their usual order."""

    name: str
    box: Box
    plate_prefix: str = ""
    districts: Mapping[str, str] = field(default_factory=dict)


KNOWN_CITIES = {
    "510400": CitySeed(
        "攀枝花市",
        Box(101.14, 26.08, 102.25, 27.34),
        "川D",
        {
            "510402": "东区",
            "510403": "西区",
            "510411": "仁和区",
            "510421": "米易县",
            "510422": "盐边县",
        },
    )
}


@dataclass(frozen=True, slots=True)
class DaySeed:
    """A day whose nature differs from its weekday."""

    day: date
    working: bool
    name: str


def published_years() -> range:
    """The years the State Council had published when `chinesecalendar` was released."""
    years = {day.year for day in published.holidays}
    return range(min(years), max(years) + 1)


def published_days() -> list[DaySeed]:
    """Every holiday on a weekday and every make-up day on a weekend, with its festival."""
    off = [
        DaySeed(day, False, published.Holiday(name).chinese)
        for day, name in published.holidays.items()
        if day.weekday() < 5
    ]
    made_up = [
        DaySeed(day, True, published.Holiday(name).chinese)
        for day, name in published.workdays.items()
        if day.weekday() >= 5
    ]
    return sorted(off + made_up, key=lambda seed: seed.day)

"""The demo city's units as data, from the industry committee down; companies come with their import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yilu.demo.panzhihua import (
    CITY,
    COMMITTEE,
    DEPARTMENTS,
    DISTRICTS,
    EAST,
    FIRST_BRANCH,
    FLOATING_BRANCH,
    RENHE,
    SOCIAL_WORK,
    STATION_OPERATOR,
)
from yilu.demo.places import KEPT_BY
from yilu.organisations.enums import UnitKind


@dataclass(frozen=True, slots=True)
class UnitPlan:
    key: str
    name: str
    kind: UnitKind
    parent: str = "committee"  # key; empty for the root
    division: str = ""
    opened: int = 24  # months before the demo's day
    approved_by: str = ""


UNITS = (
    UnitPlan("committee", COMMITTEE, UnitKind.INDUSTRY_COMMITTEE, "", CITY, 40),
    UnitPlan("social_work", SOCIAL_WORK, UnitKind.CITY_BODY, division=CITY),
    *(
        UnitPlan(f"district_{code}", f"{name}社会工作部", UnitKind.DISTRICT_BODY, division=code)
        for code, name in DISTRICTS.items()
    ),
    UnitPlan("first_branch", FIRST_BRANCH, UnitKind.BRANCH, "committee", EAST, 20, COMMITTEE),
    UnitPlan(
        "floating_branch", FLOATING_BRANCH, UnitKind.FLOATING_BRANCH, f"district_{RENHE}", RENHE,
        18, "仁和区社会工作部",
    ),
    *(UnitPlan(key, name, UnitKind.DEPARTMENT) for key, name in DEPARTMENTS.items()),
    UnitPlan("field", "城市管理现场处置队", UnitKind.DEPARTMENT, "urban"),
    UnitPlan("dispatch_desk", "爱心送考调度组", UnitKind.DEPARTMENT),
    UnitPlan("consulting", "法律与健康咨询服务组", UnitKind.DEPARTMENT),
    UnitPlan("station_operator", STATION_OPERATOR, UnitKind.STATION_OPERATOR),
    UnitPlan("station_east", KEPT_BY, UnitKind.STATION_OPERATOR, "station_operator"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ServesPlan:
    """Which branch takes the drivers of a company or of a district."""

    branch: str
    company: str = ""
    district: str = ""
    from_on: date | None = None


SERVES = (
    ServesPlan("first_branch", company="wanshun"),
    ServesPlan("first_branch", district=EAST),
    ServesPlan("floating_branch", district=RENHE),
)

"""Two stations of the operator in the east, one in Renhe, a shop of 万顺, one planned and one closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import DAY, EAST, RENHE, SmallCity
from yilu.core import clock
from yilu.core.geo import Point
from yilu.stations import actions, codes
from yilu.stations.enums import StationKind
from yilu.stations.models import Station

JINSHA = Point(101.7180, 26.5820)
MUMIAN = Point(101.7380, 26.5900)  # some 2.2 km from there
RENHE_AT = Point(101.7350, 26.4980)


@dataclass(slots=True)
class Places:
    jinsha: Station
    mumian: Station
    renhe: Station
    shop: Station
    planned: Station
    closed: Station

    def all(self) -> list[Station]:
        return [self.jinsha, self.mumian, self.renhe, self.shop, self.planned, self.closed]


@pytest.fixture
def places(small_city: SmallCity) -> Places:
    return place_all(small_city)


def place_all(city: SmallCity) -> Places:
    by = city.cast["committee"]

    def make(name: str, **values: Any) -> Station:
        kind = values.pop("kind", StationKind.STATION)
        operator = values.pop("operator", city.stations)
        values.setdefault("opened_on", date(2025, 1, 1))
        values.setdefault("division", EAST)
        values.setdefault("hours", "每天 07:00-22:00")
        return actions.open_station(kind, name, operator, by=by, **values)

    made = Places(
        jinsha=make(
            "花城货车司机驿站·金沙", place=JINSHA, capacity=10,
            amenities=["toilet", "meals", "water", "charging"],
            charging="0-7 0.39；7-23 0.68；23-24 0.39",
        ),
        mumian=make("花城货车司机驿站·木棉", place=MUMIAN, hours="24小时", amenities=["toilet"]),
        renhe=make("花城货车司机驿站·仁和", place=RENHE_AT, division=RENHE, amenities=["water"]),
        shop=make(
            "万顺叫车炳草岗服务点", kind=StationKind.SHOP, operator=city.wanshun_unit,
            company=city.wanshun, serves_trucks=False, amenities=["water"],
        ),
        planned=make("花城货车司机驿站·银江", opened_on=DAY + timedelta(days=30)),
        closed=make("花城货车司机驿站·老街"),
    )  # fmt: skip
    made.closed = actions.close_station(made.closed, by=by, on=DAY - timedelta(days=10))
    return made


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`at(10, 58)`: the business clock stands there, on the pinned day."""

    def stand(hour: int, minute: int = 0) -> datetime:
        now = datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=clock.CITY_ZONE)
        monkeypatch.setattr(clock, "business_now", lambda: now)
        return now

    return stand


def screen_code(station: Station) -> str:
    return codes.turning(station.pk, timezone.now()).text

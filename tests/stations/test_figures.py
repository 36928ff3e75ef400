"""What the figures count: venues on a day, person-times by group, named apart from tallied."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.cast import CITY, DAY, EAST, RENHE, SmallCity
from tests.stations.conftest import Places, screen_code
from yilu.core.actor import Actor
from yilu.core.periods import Period
from yilu.stations import actions, queries
from yilu.stations.actions import BookLine
from yilu.stations.enums import Group, NeedKind

YEAR = Period(date(2025, 6, 16), DAY)


def test_venues_on_a_day(small_city: SmallCity, places: Places) -> None:
    assert {row.name[-2:] for row in queries.stations(CITY, DAY)} == {"金沙", "木棉", "仁和"}
    assert [row.name for row in queries.service_counters(CITY, DAY)] == ["万顺叫车炳草岗服务点"]
    before = DAY - timedelta(days=10)  # the last day of the closed one
    assert places.closed in queries.stations(CITY, before)
    assert places.planned in queries.stations(CITY, DAY + timedelta(days=30))
    own = queries.stations(CITY, DAY, path=small_city.stations.path)
    assert own.count() == 3
    assert queries.service_counters(CITY, DAY, path=small_city.stations.path).count() == 0
    body = small_city.district_body
    assert list(queries.stations(CITY, DAY, path=body.path, division=RENHE)) == [places.renhe]


def test_station_services(small_city: SmallCity, places: Places) -> None:
    system = Actor.for_system(CITY)
    luo, wang = small_city.luo.person_id, small_city.wang.person_id
    june, may = date(2026, 6, 1), date(2026, 5, 20)
    actions.enter_book(
        places.jinsha,
        [
            BookLine(june, 9, Group.RIDE_HAILING, person=luo, services=("water", "rest")),
            BookLine(may, 9, Group.RIDE_HAILING, person=luo),
            BookLine(may, 9, Group.RIDE_HAILING, person=wang),
            BookLine(may, 10, Group.RIDE_HAILING, count=7),
            BookLine(may, 10, Group.TRUCK, count=11),
            BookLine(date(2025, 6, 1), 10, Group.RIDE_HAILING, count=50),
        ],
        by=system,
        note="补录",
    )
    actions.enter_book(
        places.shop, [BookLine(may, 11, Group.RIDE_HAILING, count=2)], by=system, note="补录"
    )
    rows = queries.station_services(CITY, YEAR)
    assert (rows.count(), queries.person_times(rows), queries.people(rows)) == (5, 12, 2)
    assert queries.person_times(queries.named(rows)) == 3
    assert queries.person_times(queries.tallies(rows)) == 9
    assert queries.person_times(queries.truck_services(CITY, YEAR)) == 11
    shops = queries.station_services(CITY, YEAR, path=small_city.wanshun_unit.path)
    assert queries.person_times(shops) == 2


def test_use_by_hour(small_city: SmallCity, places: Places, at: Any) -> None:
    keeper = small_city.cast["keeper"]
    at(9)
    actions.tally(places.jinsha, Group.TRUCK, by=keeper, count=3)
    at(12)
    actions.tally(places.mumian, Group.RIDE_HAILING, by=keeper)
    hours = queries.use_by_hour(keeper, YEAR)
    assert (hours[9], hours[12], sum(hours)) == (3, 1, 4)
    assert sum(queries.use_by_hour(keeper, YEAR, places.mumian.pk)) == 1
    assert sum(queries.use_by_hour(small_city.cast["district"], YEAR)) == 0


def test_what_is_missing_where(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    for _time in range(2):
        actions.hear_need(places.jinsha, NeedKind.SHOWER, "想洗个澡", by=keeper)
    actions.hear_need(places.jinsha, NeedKind.TOILET, "厕所排队", by=keeper)
    actions.hear_need(places.jinsha, NeedKind.LABOUR, "平台扣钱", by=keeper)
    lines = queries.missing(keeper, YEAR)
    first = lines[0]
    assert (first.division, first.kind, first.needs, first.having, first.places) == (
        EAST, NeedKind.SHOWER, 2, 0, 2,
    )  # fmt: skip
    toilets = next(line for line in lines if (line.division, line.kind) == (EAST, "toilet"))
    assert (toilets.needs, toilets.having, toilets.lacking) == (1, 2, False)
    assert NeedKind.LABOUR not in {line.kind for line in lines}


def test_what_is_struck_counts_nowhere(small_city: SmallCity, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    visit = actions.check_in(
        places.jinsha, screen_code(places.jinsha), by=small_city.cast["member"]
    )
    actions.strike(visit, by=keeper)
    assert queries.person_times(queries.station_services(CITY, YEAR)) == 0
    again = actions.check_in(
        places.jinsha, screen_code(places.jinsha), by=small_city.cast["member"]
    )
    assert again.pk != visit.pk
    assert queries.person_times(queries.station_services(CITY, YEAR)) == 1

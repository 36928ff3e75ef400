"""Where to rest now: open first, then near; how full, the price; without a position too."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import DAY, EAST, RENHE, SmallCity
from tests.stations.conftest import JINSHA, MUMIAN, RENHE_AT, Places, screen_code
from yilu.core.errors import NotFound
from yilu.stations import actions, queries
from yilu.stations.enums import Group


def names(found: list[queries.Near]) -> list[str]:
    return [place.station.name[-2:] for place in found]


def test_the_nearest_open_one_comes_first(small_city: SmallCity, places: Places, at: Any) -> None:
    anybody = small_city.cast["anonymous"]
    noon, night = at(12), at(23, 30)
    found = queries.near(anybody, noon, origin=RENHE_AT)
    assert names(found) == ["仁和", "金沙", "木棉", "务点"]
    assert (found[0].metres, found[0].minutes) == (0, 0)
    assert found[-1].metres is None  # the shop has no coordinates
    late = queries.near(anybody, night, origin=RENHE_AT)
    assert (names(late)[0], late[0].status.open) == ("木棉", True)
    assert names(queries.near(anybody, night, open_only=True)) == ["木棉"]


def test_without_a_position_the_district_leads(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    luo = small_city.cast["member"]
    assert names(queries.near(luo, at(12), division=RENHE))[0] == "仁和"
    actions.favour(places.shop, True, by=luo)
    actions.favour(places.shop, True, by=luo)
    assert names(queries.near(luo, at(12), division=RENHE))[0] == "务点"
    actions.favour(places.shop, False, by=luo)
    assert names(queries.near(luo, at(12), division=EAST))[0] == "木棉"


def test_what_it_has_and_what_it_is_called(small_city: SmallCity, places: Places, at: Any) -> None:
    anybody = small_city.cast["anonymous"]
    assert names(queries.near(anybody, at(12), wanted=["toilet", "charging"])) == ["金沙"]
    assert names(queries.near(anybody, at(12), text="炳草岗")) == ["务点"]


def test_how_full_and_what_charging_costs(small_city: SmallCity, places: Places, at: Any) -> None:
    keeper = small_city.cast["keeper"]
    at(10, 30)
    actions.tally(places.jinsha, Group.TRUCK, by=keeper, count=4)
    at(11, 20)
    actions.tally(places.jinsha, Group.TRUCK, by=keeper, count=5)
    now = at(11, 25)
    place = queries.near_one(small_city.cast["driver"], places.jinsha.pk, now, MUMIAN)
    assert (place.used, place.free, place.nearly_full) == (9, 1, True)
    assert (place.price, place.price_change) == (68, (23, 39))
    assert queries.near_one(keeper, places.jinsha.pk, at(11, 40)).used == 5


def test_closed_for_a_day(small_city: SmallCity, places: Places, at: Any) -> None:
    actions.set_exception(places.jinsha, DAY, DAY, by=small_city.cast["keeper"], reason="停电")
    place = queries.near_one(small_city.cast["driver"], places.jinsha.pk, at(12))
    assert (place.status.open, place.status.opens) == (False, at(7) + timedelta(days=1))


@pytest.mark.parametrize("week_first", [True, False])
def test_a_day_within_a_closed_week_stands_before_the_week(
    small_city: SmallCity, places: Places, at: Any, week_first: bool
) -> None:
    keeper, wednesday = small_city.cast["keeper"], DAY + timedelta(days=2)
    given = [(DAY, DAY + timedelta(days=6), ""), (wednesday, wednesday, "10:00-16:00")]
    for first, last, text in given if week_first else reversed(given):
        for _double_tap in range(2):
            actions.set_exception(places.jinsha, first, last, by=keeper, text=text)
    assert places.jinsha.exceptions.count() == 2
    stands = [_open(small_city, places, at(12) + timedelta(days=ahead)) for ahead in range(4)]
    assert stands == [False, False, True, False]


def test_each_weekday_of_an_exception_has_its_own_hours(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    keeper, text = small_city.cast["keeper"], "周一至周五 8:00-10:00；周六 9:00-13:00"
    actions.set_exception(places.jinsha, DAY, DAY + timedelta(days=6), by=keeper, text=text)
    stands = [_open(small_city, places, at(12) + timedelta(days=ahead)) for ahead in range(7)]
    assert stands == [False] * 5 + [True, False]  # a Monday first


def _open(city: SmallCity, places: Places, now: datetime) -> bool:
    return queries.near_one(city.cast["driver"], places.jinsha.pk, now).status.open


def test_the_last_place_used(small_city: SmallCity, places: Places) -> None:
    luo = small_city.cast["member"]
    assert queries.last_used(luo) is None
    actions.check_in(places.mumian, screen_code(places.mumian), by=luo)
    assert queries.last_used(luo) == places.mumian


def test_a_planned_place_is_not_there_yet(small_city: SmallCity, places: Places, at: Any) -> None:
    with pytest.raises(NotFound):
        queries.near_one(small_city.cast["driver"], places.planned.pk, at(12))
    assert queries.near_one(small_city.cast["driver"], places.closed.pk, at(12)).station.closed_on


def test_the_number_of_queries_does_not_grow(
    small_city: SmallCity, places: Places, at: Any
) -> None:
    luo, now = small_city.cast["member"], at(12)
    with CaptureQueriesContext(
        connection,
    ) as few:
        queries.near(luo, now, origin=JINSHA, text="金沙")
    with CaptureQueriesContext(connection) as many:
        queries.near(luo, now, origin=JINSHA)
    assert len(few) == len(many) == 4

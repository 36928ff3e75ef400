"""A page of the paper book typed later: row by row, all of it or nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.cast import DAY, SmallCity
from tests.stations.conftest import Places
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.stations import actions, queries
from yilu.stations.actions import FaultyLines, Listed, Page
from yilu.stations.enums import Flag, Group, Way
from yilu.stations.models import Visit

pytestmark = pytest.mark.django_db
YESTERDAY = DAY - timedelta(days=1)
BOOK = Page(YESTERDAY, Group.RIDE_HAILING, note="停电，记在本子上")


@pytest.fixture
def keeper(small_city: SmallCity) -> Actor:
    return small_city.cast["keeper"]


def rows() -> list[tuple[Any, ...]]:
    found = Visit.objects.order_by("hour", "count")
    return [(v.hour, v.count, v.group, v.services, v.person_id is not None) for v in found]


def test_tallies_and_names_of_one_page(
    small_city: SmallCity, places: Places, keeper: Actor
) -> None:
    text = """9点 6人 货车 如厕

    ９：３０，13800000001 罗小平 接水、歇脚
    10:00\t3\t网约车司机\t休息"""
    done = actions.enter_lines(places.jinsha, text, BOOK, by=keeper)
    assert done == Listed(rows=3, person_times=10, known=0)
    assert rows() == [
        (9, 1, "ride_hailing", ["water", "rest"], True),
        (9, 6, "truck", ["toilet"], False),
        (10, 3, "ride_hailing", ["rest"], False),
    ]
    assert {(v.on, v.way, tuple(v.flags)) for v in Visit.objects.all()} == {
        (YESTERDAY, Way.PAPER, ("late",)), (YESTERDAY, Way.LIST, ("late",)),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "hour", "expected"),
    [
        ("8 5 货车", None, (8, 5, "truck", [], False)),  # columns of a table
        ("5", 8, (8, 5, "ride_hailing", [], False)),
        ("138 0000 0001", 8, (8, 1, "ride_hailing", [], True)),
        ("7-1 21时 2人次", None, None),  # a day that has not come
        ("21 138-0000-0001", None, (21, 1, "ride_hailing", [], True)),
    ],
)
def test_ways_of_writing_a_row(
    places: Places, keeper: Actor, typed: str, hour: int | None, expected: Any
) -> None:
    page = Page(YESTERDAY, Group.RIDE_HAILING, hour, "补录")
    if expected is None:
        with pytest.raises(FaultyLines) as told:
            actions.enter_lines(places.jinsha, typed, page, by=keeper)
        assert "还没到这个时候" in str(told.value.faults[0].message)
    else:
        actions.enter_lines(places.jinsha, typed, page, by=keeper)
        assert rows() == [expected]


def test_every_wrong_row_is_told_and_nothing_is_entered(places: Places, keeper: Actor) -> None:
    text = """9点 6人
6人
9点 王五
9点 12345678901
9点 13900000000
9点 13800000001 李四
9点 13800000001
9点 13800000001 接水
25点 1人
9点 6人 7 8
9点 @@1"""
    with pytest.raises(FaultyLines) as told:
        actions.enter_lines(places.jinsha, text, BOOK, by=keeper)
    found = {fault.line: str(fault.message) for fault in told.value.faults}
    assert {line: words[:6] for line, words in found.items()} == {
        2: "写上几点，例", 3: "看不懂“王五", 4: found[4][:6], 5: "没有登记过这", 6: "这个手机号登",
        8: "和第 7 行", 9: "钟点请写 0", 10: "多了一个数“", 11: "看不懂“@@",
    }  # fmt: skip
    assert "有 9 行要改" in str(told.value.errors["lines"])
    assert Visit.objects.count() == 0


def test_who_was_counted_already_is_not_counted_again(places: Places, keeper: Actor) -> None:
    first = actions.enter_lines(places.jinsha, "9点 13800000001", BOOK, by=keeper)
    again = actions.enter_lines(places.jinsha, "9点 13800000001\n10点 13800000001", BOOK, by=keeper)
    assert (first, again) == (Listed(1, 1, 0), Listed(1, 1, 1))


def test_the_same_hour_at_another_place_is_marked(
    small_city: SmallCity, places: Places, keeper: Actor
) -> None:
    actions.enter_lines(places.jinsha, "9点 13800000001", BOOK, by=keeper)
    actions.enter_lines(places.mumian, "9点 13800000001", BOOK, by=keeper)
    marked = queries.visits(small_city.cast["committee"], flag=Flag.ELSEWHERE)
    assert [row.station for row in marked] == [places.mumian]


def test_a_page_without_a_reason_or_of_somebody_elses_station(
    small_city: SmallCity, places: Places, keeper: Actor
) -> None:
    with pytest.raises(Invalid) as told:
        actions.enter_lines(places.jinsha, "9点 2人", Page(YESTERDAY, Group.TRUCK), by=keeper)
    assert list(told.value.errors) == ["note"]
    for empty in ("", " \n "):
        with pytest.raises(Invalid):
            actions.enter_lines(places.jinsha, empty, BOOK, by=keeper)
    with pytest.raises(NotAllowed):
        actions.enter_lines(places.jinsha, "9点 2人", BOOK, by=small_city.cast["driver"])
    assert Visit.objects.count() == 0

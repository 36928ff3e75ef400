"""Where to rest now, one place, checking in, reporting a fault: as a driver meets them on his phone."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.cast import DAY, SmallCity
from tests.mobile.conftest import Open, text
from tests.stations.conftest import Places, place_all, screen_code
from yilu.core.geo import Point, to_bd09, to_gcj02
from yilu.runtime.models import IdempotencyKey
from yilu.stations import actions, codes
from yilu.stations.enums import Group, StationKind
from yilu.stations.models import Fault, Favourite, Visit

WEIGHT = 40_000


@pytest.fixture
def places(small_city: SmallCity) -> Places:
    return place_all(small_city)


def test_anybody_finds_a_place_without_a_position(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    page = text(open_page("/stations/?all=1", small_city.cast["anonymous"]))
    assert "没有用定位" in page
    assert "花城货车司机驿站·木棉" in page
    assert "花城货车司机驿站·老街" not in page
    assert len(page.encode()) < WEIGHT


def test_with_a_position_the_nearest_leads_and_nothing_is_kept(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    page = text(open_page("/stations/?all=1&lat=26.4990&lon=101.7350", small_city.cast["driver"]))
    assert "按您现在的位置算" in page
    assert page.index("驿站·仁和") < page.index("驿站·金沙") or "驿站·仁和" in page
    for nonsense in ("lat=x&lon=y", "lat=1e400&lon=nan", "lat=0&lon=0"):
        page = text(open_page(f"/stations/?{nonsense}", small_city.cast["driver"]))
        assert "没有用定位" in page


def test_a_typed_place_is_reckoned_from(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    page = text(open_page("/stations/?all=1&q=木棉", small_city.cast["driver"]))
    assert "按“木棉”附近算" in page
    assert "2.2 公里" in page
    page = text(open_page("/stations/?q=%3Cscript%3E", small_city.cast["driver"]))
    assert "没找到" in page
    assert "<script>" not in page.replace("<script src", "")


def test_the_map_numbers_what_the_list_numbers(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    page = text(open_page("/stations/map/?all=1&q=木棉", small_city.cast["anonymous"]))
    drawn = re.findall(r'aria-label="(\d+) (花城[^"]+)"', page)
    listed = re.findall(r'<b class="figure">(\d+)</b><span class="item-body"><b>(花城\S+)', page)
    assert sorted(drawn) == listed
    assert len(listed) == 3  # the shop has no place on earth yet, the closed one no place here
    assert "tianditu" not in page
    assert len(page.encode()) < WEIGHT


def test_the_map_gets_tiles_only_with_a_key(
    small_city: SmallCity, places: Places, open_page: Open, settings: Settings
) -> None:
    settings.YILU_TIANDITU_KEY = "a-key"
    page = text(open_page("/stations/map/?all=1", small_city.cast["driver"]))
    assert ".tianditu.gov.cn/vec_w/wmts?" in page
    assert "tk=a-key" in page
    assert "底图：天地图" in page


def test_the_map_goes_nearer_and_farther_by_links(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    driver = small_city.cast["driver"]
    page = text(open_page("/stations/map/?all=1&z=14", driver))
    assert re.findall(r'href="[^"]*z=(\d+)[^"]*">(放大|缩小)', page) == [
        ("15", "放大"),
        ("13", "缩小"),
    ]
    for nonsense in ("99", "x", "-1"):
        assert open_page(f"/stations/map/?z={nonsense}", driver).status_code == 200


def test_each_map_gets_its_own_system(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    page = unquote_plus(
        text(open_page(f"/stations/{places.jinsha.pk}/", small_city.cast["anonymous"]))
    ).replace("&amp;", "&")
    at = Point(101.7180, 26.5820)
    amap, baidu = to_gcj02(at), to_bd09(at)
    assert f"to={amap.lon:.6f},{amap.lat:.6f},花城货车司机驿站·金沙" in page
    assert f"location={baidu.lat:.6f},{baidu.lon:.6f}" in page
    assert f"tocoord={amap.lat:.6f},{amap.lon:.6f}" in page


def test_checking_in_by_code(small_city: SmallCity, places: Places, open_page: Open) -> None:
    luo = small_city.cast["member"]
    path = f"/stations/{places.jinsha.pk}/in/"
    assert 'value="ABCD2345"' in text(open_page(f"{path}?code=ABCD2345", luo))
    wrong = open_page(path, luo, {"code": "ABCD2345", "services": ["water"]})
    assert (wrong.status_code, "请看屏幕上现在的码" in text(wrong)) == (422, True)
    assert 'value="water" checked' in text(wrong)
    right = {"code": screen_code(places.jinsha), "services": ["water"]}
    for _double_tap in range(2):
        assert open_page(path, luo, right).status_code == 302
    assert Visit.objects.get().services == ["water"]


def test_a_scan_is_witnessed_so_that_the_tap_may_wait_for_a_line(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    luo, path = small_city.cast["member"], f"/stations/{places.jinsha.pk}/in/"
    typed = text(open_page(f"{path}?code=ABCD2345", luo))
    assert "data-outbox=" not in typed
    page = text(open_page(f"{path}?code={screen_code(places.jinsha)}", luo))
    found = re.search(r'name="seen" value="(\d+\.[0-9a-f]{32})"', page)
    assert ("data-outbox=" in page, bool(found)) == (True, True)
    late = {"code": "ABCD2345", "seen": found[1] if found else "", "services": ["heating"]}
    late["once"] = "k1"
    for _page_and_worker_both in range(2):
        assert open_page(path, luo, late).status_code == 302
    assert IdempotencyKey.objects.count() == 1  # the second was only told where it led
    assert open_page(path, small_city.cast["driver"], late).status_code == 422
    assert [visit.services for visit in Visit.objects.all()] == [["heating"]]


def test_a_printed_code_away_from_the_station(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    code = codes.of_day(places.jinsha.pk, DAY)
    far = {"code": code, "lat": "26.5900", "lon": "101.7380"}
    answer = open_page(f"/stations/{places.jinsha.pk}/in/", small_city.cast["member"], far)
    assert (answer.status_code, Visit.objects.count()) == (422, 0)


def test_satisfied_in_one_tap(small_city: SmallCity, places: Places, open_page: Open) -> None:
    luo = small_city.cast["member"]
    visit = actions.check_in(places.jinsha, screen_code(places.jinsha), by=luo)
    assert "这里怎么样" in text(open_page(f"/stations/{places.jinsha.pk}/", luo))
    open_page(f"/stations/visits/{visit.pk}/rate/", luo, {"good": "yes"})
    assert Visit.objects.get().satisfied is True


def test_a_fault_is_told_once(small_city: SmallCity, places: Places, open_page: Open) -> None:
    luo, path = small_city.cast["member"], f"/stations/{places.jinsha.pk}/fault/"
    assert open_page(path, luo, {"text": "坏了"}).status_code == 422
    sent = {"kind": "other", "text": "空调漏水", "once": "k1"}
    for _double_tap in range(2):
        assert open_page(path, luo, sent).status_code == 302
    assert Fault.objects.count() == 1


def test_favourites(small_city: SmallCity, places: Places, open_page: Open) -> None:
    luo, path = small_city.cast["member"], f"/stations/{places.shop.pk}/favourite/"
    for _double_tap in range(2):
        open_page(path, luo, {"on": "1"})
    assert Favourite.objects.count() == 1
    open_page(path, luo, {"on": "0"})
    assert Favourite.objects.count() == 0


def test_the_list_costs_the_same_with_fifty(
    small_city: SmallCity, places: Places, open_page: Open
) -> None:
    driver = small_city.cast["driver"]

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            open_page("/stations/?all=1&more=1", driver)
        return len(asked)

    few = count()
    for at in range(50):
        actions.open_station(
            StationKind.STATION, f"驿站{at}", small_city.stations, by=small_city.cast["committee"],
            hours="24小时", place=Point(101.7 + at / 1000, 26.58), amenities=["toilet"],
        )  # fmt: skip
        actions.tally(places.jinsha, Group.TRUCK, by=small_city.cast["keeper"])
    page = open_page("/stations/?all=1&more=1", driver)
    assert count() == few
    assert len(page.content) < WEIGHT


def test_every_signed_in_phone_has_the_tab(small_city: SmallCity, open_page: Open) -> None:
    answer: Any = open_page("/stations/", small_city.cast["newcomer"])
    assert 'aria-current="page"' in text(answer)

"""The counter in seconds per person, and the desk's pages about stations."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import CITY, DAY, SmallCity
from tests.console.conftest import At
from tests.files.make import picture
from tests.stations.conftest import Places, place_all, screen_code
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.stations import actions
from yilu.stations.actions import BookLine
from yilu.stations.enums import FaultKind, Group, NeedKind, StationKind
from yilu.stations.models import Fault, HoursException, Need, Station, Visit
from yilu.stock import actions as stock
from yilu.stock.enums import ItemKind
from yilu.stock.models import Balance

BASE = "/console/stations/"


@pytest.fixture
def places(small_city: SmallCity) -> Places:
    return place_all(small_city)


def test_forty_taps_in_a_queue(at: At, places: Places) -> None:
    keeper, counter = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/"
    for person in range(40):
        page = keeper.read(counter)
        found = re.search(r'name="once" value="(\w+)"', page)
        assert found is not None
        tap = {"tap": "ride_hailing:water" if person % 2 else "truck:toilet", "count": "1"}
        for _double_tap in range(2):
            keeper.post(f"{counter}tally/", once=found[1], **tap)
    assert Visit.objects.count() == 40
    page = keeper.read(counter)
    assert "网约车司机 <b>20</b>" in page


def test_another_button_of_one_page_is_another_person(at: At, places: Places) -> None:
    keeper, tally = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/tally/"
    for tap in ("ride_hailing:water", "ride_hailing:rest", "ride_hailing:water"):
        keeper.post(tally, once="one-page", tap=tap, count="1")
    assert Visit.objects.count() == 2
    keeper.post(tally, once="next", tap="truck:rest", count="999")
    assert Visit.objects.count() == 2
    assert keeper.post(tally, once="x", tap="elephant:water").status_code == 404


def test_by_phone_then_by_four_digits(at: At, places: Places) -> None:
    keeper, go = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/in/"
    unknown = keeper.post(go, phone="0001", services=["water"])
    assert unknown.status_code == 422
    assert "请输完整手机号" in unknown.content.decode()
    assert 'value="0001"' in unknown.content.decode()
    assert keeper.post(go, phone="13800000001", services=["water"]).status_code == 302
    assert keeper.post(go, phone="0001", services=["rest"]).status_code == 302
    assert Visit.objects.get().services == ["water", "rest"]


def test_two_regulars_with_the_same_digits_are_asked_apart(
    small_city: SmallCity, at: At, places: Places
) -> None:
    people = (small_city.luo.person, small_city.wang.person)
    for person in people:
        person.phone_last4 = "0001"
        person.save(update_fields=["phone_last4"])
    lines = [
        BookLine(DAY - timedelta(days=3), 9, Group.RIDE_HAILING, person=person.pk)
        for person in people
    ]
    actions.enter_book(places.jinsha, lines, by=Actor.for_system(CITY), note="补录")
    keeper, go = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/in/"
    asked = keeper.post(go, phone="0001")
    assert (asked.status_code, "罗*平" in asked.content.decode()) == (200, True)
    keeper.post(go, tail="0001", person=str(small_city.luo.person_id))
    assert Visit.objects.filter(on=DAY).get().person_id == small_city.luo.person_id
    stranger = keeper.post(go, tail="0001", person=str(uuid7()))
    assert stranger.status_code == 404


def test_a_slip_is_taken_back(at: At, places: Places) -> None:
    keeper, counter = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/"
    keeper.post(f"{counter}tally/", once="a", tap="truck:water")
    keeper.post(f"{BASE}visits/{Visit.objects.get().pk}/strike/")
    assert "已撤回" in keeper.read(counter)
    assert Visit.objects.get().struck_at is not None


def test_the_paper_book(at: At, places: Places) -> None:
    keeper, book = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/book/"
    line = {"on": (DAY - timedelta(days=1)).isoformat(), "hour": "9", "count": "6"}
    line |= {"group": "truck", "once": "k"}
    silent = keeper.post(book, **line)
    assert (silent.status_code, "请写明原因" in silent.content.decode()) == (422, True)
    for _double_tap in range(2):
        keeper.post(book, **line, note="停电")
    assert Visit.objects.get().count == 6


def test_needs_and_faults_at_the_counter(small_city: SmallCity, at: At, places: Places) -> None:
    keeper = at("keeper")
    need = {"kind": "parking", "text": "晚上没地方停", "group": "truck", "once": "n"}
    for _double_tap in range(2):
        keeper.post(f"{BASE}{places.jinsha.pk}/counter/need/", **need)
    fault = actions.report_fault(
        places.jinsha, FaultKind.WATER, "没热水", by=small_city.cast["driver"]
    )
    page = keeper.read(f"{BASE}{places.jinsha.pk}/counter/")
    assert "晚上没地方停" in page
    assert "没热水" in page
    keeper.post(f"{BASE}needs/{Need.objects.get().pk}/answer/", answer="和路对面说好了")
    keeper.post(f"{BASE}faults/{fault.pk}/settle/", answer="换了水箱")
    assert (Need.objects.get().state, Fault.objects.get().state) == ("answered", "settled")


def test_stock_at_the_counter(small_city: SmallCity, at: At, places: Places) -> None:
    committee = small_city.cast["committee"]
    water = stock.add_item("饮用水", "箱", ItemKind.CONSUMABLE, by=committee)
    keeper, base = at("keeper"), f"{BASE}{places.jinsha.pk}/stock/"
    for _double_tap in range(2):
        keeper.post(f"{base}receive/", item=str(water.pk), quantity="5", once="r")
    for _double_tap in range(2):
        keeper.post(f"{base}use/", item=str(water.pk), once="u")
    balance = Balance.objects.get()
    assert balance.quantity == 4
    short = keeper.post(f"{base}count/", **{f"n-{balance.pk}": "3"})
    assert (short.status_code, 'value="3"' in short.content.decode()) == (422, True)
    keeper.post(f"{base}count/", **{f"n-{balance.pk}": "3", "note": "漏记"})
    assert Balance.objects.get().quantity == 3
    stock.set_low(water, balance.place, 3, by=committee)
    assert "该补货了" in keeper.read(f"{BASE}{places.jinsha.pk}/counter/")
    assert Ref.to(places.jinsha).kind == "stations.station"


def test_codes_on_screen_and_paper(at: At, places: Places) -> None:
    keeper, counter = at("keeper"), f"{BASE}{places.jinsha.pk}/counter/"
    page = keeper.read(f"{counter}code/")
    assert screen_code(places.jinsha) in page
    assert 'http-equiv="refresh"' in page
    assert "style=" not in page
    tomorrow = (DAY + timedelta(days=1)).isoformat()
    assert keeper.read(f"{counter}day-code/") != keeper.read(f"{counter}day-code/", day=tomorrow)


def test_a_station_from_registering_to_closing(
    small_city: SmallCity, at: At, places: Places
) -> None:
    committee = at("committee")
    given = {
        "kind": "station", "name": "花城货车司机驿站·凤凰", "operator": str(small_city.stations.pk),
        "division": "510402", "datum": "gcj02", "lon": "101.7105", "lat": "26.5693",
        "hours": "早上七点", "amenities": ["toilet"],
    }  # fmt: skip
    odd = committee.post(f"{BASE}open/", **given)
    assert (odd.status_code, "看不懂这个开放时间" in odd.content.decode()) == (422, True)
    committee.post(f"{BASE}open/", **{**given, "hours": "7:00-22:00"})
    made = Station.objects.get(name="花城货车司机驿站·凤凰")
    assert (made.hours, made.datum) == ("1-7 07:00-22:00", "gcj02")
    page = committee.read(f"{BASE}{made.pk}/change/")
    assert 'value="07:00-22:00"' in page
    committee.post(
        f"{BASE}{made.pk}/change/", name=made.name, division="510402", datum="wgs84",
        hours="07:00-22:00", amenities=["toilet", "water"], opened_on=made.opened_on.isoformat(),
        charging="",
    )  # fmt: skip
    committee.post(f"{BASE}{made.pk}/hours/", from_on=DAY.isoformat(), to_on=DAY.isoformat())
    assert HoursException.objects.count() == 1
    committee.post(f"{BASE}{made.pk}/close/", on=DAY.isoformat())
    made.refresh_from_db()
    assert (made.amenities, made.closed_on) == (["toilet", "water"], DAY)


def test_what_is_missing_where(small_city: SmallCity, at: At, places: Places) -> None:
    keeper = small_city.cast["keeper"]
    actions.hear_need(places.jinsha, NeedKind.SHOWER, "想洗澡", by=keeper)
    actions.tally(places.jinsha, Group.TRUCK, by=keeper)
    page = at("committee").read(f"{BASE}gaps/")
    assert "淋浴" in page
    assert 'class="bars"' in page


def test_lists_cost_the_same_with_fifty_rows(small_city: SmallCity, at: At, places: Places) -> None:
    keeper, committee = small_city.cast["keeper"], at("committee")

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            committee.read(path)
        return len(asked)

    fill: dict[str, Callable[[int], object]] = {
        "": lambda at: actions.open_station(
            StationKind.STATION, f"驿站{at}", small_city.stations, by=small_city.cast["committee"]
        ),
        "visits/": lambda _at: actions.tally(places.jinsha, Group.TRUCK, by=keeper),
        "needs/": lambda _at: actions.hear_need(places.jinsha, NeedKind.REST, "累", by=keeper),
        "faults/": lambda at: actions.report_fault(
            places.jinsha, FaultKind.OTHER, f"坏了{at}", by=small_city.cast["driver"]
        ),
        f"{places.jinsha.pk}/counter/": lambda _at: actions.tally(
            places.jinsha, Group.RIDE_HAILING, by=keeper
        ),
    }
    for path, make in fill.items():
        costs = []
        for upto in ((0, 1), (1, 3), (3, 50)):
            for number in range(*upto):
                make(number)
            costs.append(cost(BASE + path))
        assert costs == [costs[0]] * 3, path


def test_photos_go_up_at_the_desk_and_show_on_the_phone(at: At, places: Places) -> None:
    keeper, address = at("keeper"), f"{BASE}{places.jinsha.pk}/photos/"
    unseen = keeper.post(address, photos=_photo())
    assert (unseen.status_code, "请先看一遍" in unseen.content.decode()) == (422, True)
    assert keeper.post(address, photos=_photo(), looked="on").status_code == 302
    driver = at("driver")
    page = driver.read(f"/stations/{places.jinsha.pk}/")
    thumb = re.search(r'src="(/photos/[^"]+/thumb/)"', page)
    assert thumb is not None
    assert driver.get(thumb[1])["Content-Type"] == "image/jpeg"


def _photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("门口.jpg", picture(320, 240), "image/jpeg")

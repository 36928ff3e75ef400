"""Planning over the API: stations, activities, notices, campaigns, times and stock, by those who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.api.test_stations import caller, send
from tests.care import scenes
from tests.cast import DAY, SmallCity
from tests.stations.conftest import Places, place_all
from tests.stock.conftest import shelve
from yilu.activities.models import Activity, Attendance, Publication
from yilu.care.models import Campaign, Slot
from yilu.core import clock
from yilu.stations.models import HoursException, Station, Visit
from yilu.stock.models import Balance

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(small_city: SmallCity) -> Client:
    return caller(small_city.cast["committee"])


@pytest.fixture
def driver(small_city: SmallCity) -> Client:
    return caller(small_city.cast["driver"])


def fields(answer: Any) -> list[str]:
    """Of a refusal: which fields it names."""
    return sorted(error["field"] for error in answer.json()["errors"])


def test_a_station_from_opening_to_closing(
    small_city: SmallCity, staff: Client, driver: Client
) -> None:
    body = {
        "kind": "station", "name": "花城货车司机驿站·凤凰", "operator": small_city.stations.number,
        "district": "510402", "lon": 101.7105, "lat": 26.5693, "hours": "7:00-22:00",
        "parking": "7-22 限停 2 小时；22-7 不限", "charging": "0-7 0.39；7-24 0.68",
    }  # fmt: skip
    assert send(driver, "/stations", body).status_code == 404
    first, again = (send(staff, "/stations", body, key="k").json() for _tap in range(2))
    assert (first["id"], Station.objects.count()) == (again["id"], 1)
    assert first["charging_by_hour"] == [[0, 7, 39], [7, 24, 68]]
    assert set(first["moves"]) >= {"change", "close", "exception"}
    there = f"/stations/{first['id']}"
    assert send(staff, f"{there}/change", {"capacity": 12}).json()["capacity"] == 12
    assert fields(send(staff, f"{there}/change", {"hours": "随便"})) == ["hours"]
    day = DAY.isoformat()
    send(staff, f"{there}/exception", {"from_on": day, "to_on": day, "reason": "停电"})
    assert HoursException.objects.get().reason == "停电"
    assert send(driver, f"{there}/close").status_code == 404
    assert send(staff, f"{there}/close", {"on": day}).status_code == 200
    assert Station.objects.get().closed_on == DAY


def test_a_page_of_the_book(small_city: SmallCity, driver: Client) -> None:
    places: Places = place_all(small_city)
    keeper, there = caller(small_city.cast["keeper"]), f"/stations/{places.jinsha.pk}/book"
    body = {"on": (DAY - timedelta(days=1)).isoformat(), "note": "停电"}
    wrong = send(keeper, there, {**body, "lines": "9点 2人\n9点 王五"})
    assert (wrong.status_code, fields(wrong), Visit.objects.count()) == (422, ["lines.2"], 0)
    right = {**body, "lines": "9点 2人\n10点 13800000001"}
    for _tap in range(2):
        done = send(keeper, there, right, key="b").json()
    assert (done, Visit.objects.count()) == ({"rows": 2, "person_times": 3, "known": 0}, 2)
    assert send(driver, there, right).status_code == 404


def test_an_activity_from_draft_to_its_list(
    small_city: SmallCity, staff: Client, driver: Client
) -> None:
    starts = clock.business_now() - timedelta(minutes=10)
    body: dict[str, Any] = {
        "kind": "training", "title": "雨季行车", "organiser": small_city.root.number,
        "starts_at": starts.isoformat(), "ends_at": (starts + timedelta(hours=1)).isoformat(),
        "place": "会议室", "audience": ["everybody:"], "mode": "both", "capacity": 30,
    }  # fmt: skip
    assert send(driver, "/activities", body).status_code == 404
    made = [send(staff, "/activities", body, key="a").json() for _tap in range(2)]
    assert (made[0]["id"], Activity.objects.count()) == (made[1]["id"], 1)
    there = f"/activities/{made[0]['id']}"
    assert fields(send(staff, "/activities", {**body, "audience": ["nobody:"]})) == ["audience"]
    assert fields(send(staff, f"{there}/revise", {**body, "capacity": 0})) == ["capacity"]
    assert send(staff, f"{there}/revise", {**body, "capacity": 9}).json()["capacity"] == 9
    send(staff, f"{there}/lesson", {"pages": [{"title": "一", "text": "先停车"}]})
    quiz = {"questions": [{"text": "先做什么", "choices": ["停车", "走"], "right": 0}]}
    send(staff, f"{there}/quiz", quiz)
    assert send(driver, f"{there}/publish").status_code == 404
    assert send(staff, f"{there}/publish").json()["state"] == "published"
    wrong = send(staff, f"{there}/enter-list", {"lines": "13800000001\n1", "reason": "没网"})
    assert fields(wrong) == ["lines.2"]
    send(staff, f"{there}/enter-list", {"lines": "13800000001", "reason": "没网"})
    assert Attendance.objects.get().person == small_city.luo.person
    assert send(driver, f"{there}/enter-list", {"lines": "1", "reason": "x"}).status_code == 404
    assert fields(send(staff, f"{there}/admit", {"phone": "0009"})) == ["phone"]
    assert send(driver, f"{there}/see-out", {"phone": "0001"}).status_code == 404
    told = {"phone": "0001", "phone_at": (timezone.now() - timedelta(minutes=5)).isoformat()}
    for _tap in range(2):
        send(staff, f"{there}/see-out", told)
    came = Attendance.objects.get()
    assert (came.late, 4 <= came.minutes <= 5) == (True, True)


def test_a_notice_is_drafted_and_revised(
    small_city: SmallCity, staff: Client, driver: Client
) -> None:
    body = {
        "kind": "law", "title": "新规", "summary": "跟您有关", "publisher": small_city.root.number,
        "audience": ["members:"], "answers": [["几时起？", "下月"]],
    }  # fmt: skip
    assert send(driver, "/notices-published", body).status_code == 404
    made = send(staff, "/notices-published", body, key="n").json()
    assert (made["state"], made["answers"]) == ("draft", [["几时起？", "下月"]])
    there = f"/notices-published/{made['id']}"
    assert send(staff, f"{there}/revise", {**body, "title": "解读"}).json()["title"] == "解读"
    assert send(driver, f"{there}/revise", body).status_code == 404
    assert Publication.objects.get().title == "解读"


def test_a_campaign_and_a_time(small_city: SmallCity, staff: Client, driver: Client) -> None:
    pack = scenes.a_pack(small_city)
    body = {
        "title": "2026年夏送清凉", "season": "summer", "from_on": DAY.isoformat(),
        "to_on": (DAY + timedelta(days=30)).isoformat(), "pack": pack.number,
        "contents": "毛巾、水杯", "unit_cost_fen": 20000, "budget_fen": 2_000_000,
        "groups": ["ride_hailing"],
    }  # fmt: skip
    assert send(driver, "/campaigns", body).status_code == 404
    made = [send(staff, "/campaigns", body, key="c").json() for _tap in range(2)]
    assert (made[0]["id"], Campaign.objects.count()) == (made[1]["id"], 1)
    there = f"/campaigns/{made[0]['id']}"
    assert fields(send(staff, f"{there}/change", {**body, "pack": "WZ-9999"})) == ["pack"]
    changed = send(staff, f"{there}/change", {**body, "unit_cost_fen": 15000}).json()
    assert (changed["unit_cost_fen"], changed["state"]) == (15000, "draft")
    assert send(staff, f"{there}/refresh").status_code == 200

    starts = scenes.at(10)
    time = {
        "subject": "health", "consultant": "魏医生", "starts_at": starts.isoformat(),
        "ends_at": (starts + timedelta(hours=1)).isoformat(), "seats": 2, "place": "二楼",
    }  # fmt: skip
    assert send(driver, "/consultation-slots", time).status_code == 404
    never = {**time, "ends_at": "9999-12-31T23:59:59Z"}
    assert fields(send(staff, "/consultation-slots", never)) == ["ends_at"]
    earlier = {**time, "ends_at": "2020-01-01T08:00:00"}  # without a zone: the city's
    assert send(staff, "/consultation-slots", earlier).status_code == 422
    slot = send(staff, "/consultation-slots", time).json()
    assert (slot["free"], slot["state"]) == (2, "open")
    moved = send(staff, f"/consultation-slots/{slot['id']}/seats", {"seats": 5}).json()
    assert moved["free"] == 5
    send(staff, f"/consultation-slots/{slot['id']}/cancel", {"reason": "医生请假"})
    assert Slot.objects.get().state == "cancelled"


def test_stock_is_received_moved_counted_and_watched(
    small_city: SmallCity, staff: Client, driver: Client
) -> None:
    shelves = shelve(small_city)
    body = {"item": shelves.water.number, "place": str(shelves.store.pk), "quantity": 8}
    assert send(driver, "/stock", body).status_code == 404
    made = [send(staff, "/stock", body, key="s").json() for _tap in range(2)]
    assert (made[0]["quantity"], made[1]["id"]) == (8, made[0]["id"])
    there = f"/stock/{made[0]['id']}"
    left = send(staff, f"{there}/move", {"target": str(shelves.room.pk), "quantity": 3}).json()
    assert left["quantity"] == 5
    assert (
        send(staff, f"{there}/move", {"target": str(shelves.room.pk), "quantity": 99}).status_code
        == 409
    )
    assert fields(send(staff, f"{there}/count", {"counted": 4})) == ["note"]
    assert send(staff, f"{there}/count", {"counted": 4, "note": "破了"}).json()["quantity"] == 4
    assert send(staff, f"{there}/alert", {"low_at": 4}).json()["state"] == "low"
    assert send(driver, f"{there}/count", {"counted": 1}).status_code == 404
    assert sorted(Balance.objects.values_list("quantity", flat=True)) == [3, 4]

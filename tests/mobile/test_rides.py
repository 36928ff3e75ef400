"""Exam rides in the hand: a family without an account, a driver with or without a line."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.cast import CITY, EAST, SmallCity
from tests.files.make import picture
from tests.mobile.conftest import Open, text
from tests.rides import provider as providers
from tests.rides import scenes
from yilu.core.clock import standing_at
from yilu.core.geo import Point
from yilu.notices.queries import loopback_letters
from yilu.people.enums import SealedField
from yilu.people.sealing import put
from yilu.rides import actions, codes, queries
from yilu.rides.models import (
    Booking,
    Entry,
    Leg,
    Position,
    Rating,
    RideIncident,
    Thanks,
    Trip,
)

KILOBYTES_40 = 40 * 1024


@pytest.fixture
def family(settings: Settings) -> Client:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    return Client()


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    page = answer.content.decode()
    assert len(answer.content) < KILOBYTES_40
    assert "style=" not in page
    return page


def prove(client: Client, phone: str = "13900012345") -> None:
    client.post("/exam/phone/", {"phone": phone})
    code = re.search(r"\d{6}", loopback_letters(CITY)[0].text)
    assert code is not None
    client.post("/exam/code/", {"code": code[0]})


def given(exams: scenes.Exams, **changes: str) -> dict[str, Any]:
    values = {
        "wave": str(exams.morning.pk), "point": str(exams.school.pk), "ways": "both",
        "pickup": "木棉家园 2 号门", "party": "2", "called": "吕女士", "guardian": "on",
        "lat": "26.59", "lon": "101.73", "once": "one",
    }  # fmt: skip
    return {**values, **changes}


def test_a_family_books_looks_changes_and_cancels(small_city: SmallCity, family: Client) -> None:
    exams = scenes.booking_open(small_city)
    assert "预约送考" in read(family, "/exam/")
    assert family.get("/exam/book/").url == "/exam/phone/"
    wrong = family.post("/exam/phone/", {"phone": "12"})
    assert (wrong.status_code, "电话号码不对" in wrong.content.decode()) == (422, True)
    prove(family)
    assert "在哪里上车" in read(family, "/exam/book/")
    bare = family.post("/exam/book/", given(exams, guardian="", pickup=""))
    words = bare.content.decode()
    assert ("监护人确认" in words, 'value="吕女士"' in words) == (True, True)
    for _double_tap in range(2):
        done = family.post("/exam/book/", given(exams))
    row = Booking.objects.get()
    link = codes.link_of(row.pk)
    assert done.url == f"/exam/b/{link}/"
    assert "约上了，排好车发短信告诉您" in read(family, done.url)
    assert row.number not in read(family, "/exam/")
    assert "吕" not in read(Client(), done.url)  # the link shows the ride, not the family
    assert Client().post(f"{done.url}cancel/").url == "/exam/phone/"
    family.post(f"{done.url}change/", given(exams, party="3"))
    assert Booking.objects.get().party == 3
    assert "候补" not in read(family, "/exam/mine/")
    family.post(f"{done.url}cancel/")
    assert "这个预约取消了" in read(family, done.url)


def test_the_page_tells_car_driver_hour_and_what_if(small_city: SmallCity, family: Client) -> None:
    exams = scenes.booking_open(small_city)
    (row,) = scenes.booked(small_city, exams, 1)
    plan = scenes.published(small_city, exams)
    entry = plan.trips.get().entry
    path = f"/exam/b/{codes.link_of(row.pk)}/"
    page = read(family, path)
    number = entry.driver.person.name
    assert "车已经安排好了" in page
    assert "不收任何费用" in page
    assert f"{number[:1]}师傅" in page
    assert number not in page
    assert codes.word_of(scenes.leg_of(row).pk) in page
    assert "BEGIN:VEVENT" in family.get(f"{path}calendar.ics").content.decode()
    driver = scenes.driver_of(exams, entry)
    actions.share_phone(entry.pk, True, by=driver)
    assert read(family, path)  # he has no number in the register: nothing breaks
    car = read(family, f"/exam/car/{codes.sticker_code(entry.pk)}/")
    assert "是爱心送考的车" in car
    assert family.get("/exam/car/ZZZZZZZZZZ/").status_code == 404


def test_a_driver_taps_his_stops(small_city: SmallCity, open_page: Open) -> None:
    exams = scenes.booking_open(small_city)
    (row,) = scenes.booked(small_city, exams, 1)
    plan = scenes.published(small_city, exams)
    trip, leg = plan.trips.get(), scenes.leg_of(row)
    driver = scenes.driver_of(exams, trip.entry)
    here = f"/exam/trips/{trip.pk}/"
    duty = text(open_page("/exam/duty/", driver))
    assert ("我的送考" in duty, str(trip.pk) in duty) == (True, True)
    with standing_at(scenes.at(8, 5)):
        sheet = text(open_page(here, driver))
        assert ("出发" in sheet, "data-outbox" in sheet) == (True, True)
        assert f"tel:+86{scenes.PHONES[0]}" in sheet
        for _again in range(2):
            open_page(f"{here}check/", driver, {"kind": "depart", "once": "a"})
        late = (scenes.at(8, 5) - timedelta(minutes=20)).isoformat()
        tap = {"kind": "board", "leg": str(leg.pk), "people": "1", "phone_at": late, "once": "b"}
        open_page(f"{here}check/", driver, tap)
        place = {"lat": "26.59", "lon": "101.73"}
        assert open_page(f"{here}position/", driver, place).status_code == 204
        assert Position.objects.count() == 1
        open_page(f"{here}check/", driver, {"kind": "arrive", "leg": str(leg.pk), "once": "c"})
        assert open_page(f"{here}position/", driver, place).status_code == 409
    leg.refresh_from_db()
    assert (leg.state, leg.boarded, leg.boarded_at) == ("arrived", 1, scenes.at(7, 45))
    assert "tel:+86" not in text(open_page(here, driver))
    assert not Position.objects.exists()
    pdf = open_page(f"/exam/sheet/{plan.pk}.pdf", driver)
    assert pdf.content[:4] == b"%PDF"


def test_after_the_ride_the_family_rates_and_thanks(small_city: SmallCity, family: Client) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1, back=False)
    plan, leg = scenes.published(small_city, exams), scenes.leg_of(row)
    with standing_at(scenes.at(8, 20)):
        for kind in ("board", "arrive"):
            actions.check_in(plan.trips.get().pk, kind, leg=leg.pk, by=desk)
    path = f"/exam/b/{codes.link_of(row.pk)}/"
    assert "都送到了，祝考得顺利" in read(family, path)
    family.post(f"{path}rate/", {"leg": str(leg.pk), "points": "5"})
    empty = family.post(f"{path}thank/", {"text": ""})
    assert empty.status_code == 422
    family.post(f"{path}thank/", {"text": "师傅早到了十分钟", "may_show": "on"})
    assert (Rating.objects.get().points, Thanks.objects.get().may_show) == (5, True)
    assert "师傅早到了十分钟" not in read(family, "/exam/")


def test_a_driver_sees_his_points_and_appeals(small_city: SmallCity, open_page: Open) -> None:
    exams = scenes.selecting(small_city, cars=2)
    driver = exams.drivers[0]
    entry = Entry.objects.get(driver__in=driver.driver_ids)
    page = text(open_page("/exam/duty/", driver))
    assert ("怎么评的" in page, "车龄" in page) == (True, True)
    open_page(f"/exam/duty/{entry.pk}/appeal/", driver, {"text": "那次投诉撤了"})
    assert entry.appeals.get().text == "那次投诉撤了"
    open_page(f"/exam/duty/{entry.pk}/decline/", driver, {})
    entry.refresh_from_db()
    assert (entry.state, Leg.objects.count()) == ("declined", 0)


def test_the_pick_up_is_tapped_on_a_map_without_a_script(
    small_city: SmallCity, family: Client
) -> None:
    exams = scenes.booking_open(small_city)
    desk = small_city.cast["dispatcher"]
    actions.know_places([("凤凰苑", EAST, Point(101.7240, 26.5900))], by=desk)
    prove(family)
    typed = given(exams, lat="", lon="", called="")
    districts = read(family, "/exam/book/")
    assert (f'name="look" value="{EAST}"' in districts, "spot" in districts) == (True, False)
    shown = family.post("/exam/book/", {**typed, "look": EAST})
    page = shown.content.decode()
    assert (shown.status_code, "凤凰苑" in page, 'name="spot"' in page) == (200, True, True)
    assert ("木棉家园 2 号门" in page, "写怎么称呼" in page) == (True, False)  # kept, unjudged
    seen = {name: _value(page, name) for name in ("seen_lon", "seen_lat", "seen_zoom")}
    tapped = family.post("/exam/book/", {**typed, **seen, "spot.x": "160", "spot.y": "130"})
    page = tapped.content.decode()
    lon, lat = float(_value(page, "lon")), float(_value(page, "lat"))
    assert (round(lon, 4), round(lat, 4)) == (101.7240, 26.5900)  # its middle
    assert ("map-here" in page, Booking.objects.exists()) == (True, False)
    assert len(tapped.content) < KILOBYTES_40
    wide = family.post("/exam/book/", {**typed, **seen, "look": "out"}).content.decode()
    assert int(_value(wide, "seen_zoom")) == int(seen["seen_zoom"]) - 1
    for nonsense in ({"spot.x": "a"}, {"spot.x": "1e999", "spot.y": "nan"}):
        assert family.post("/exam/book/", {**typed, **seen, **nonsense}).status_code == 200
    place = {"lon": f"{lon:.6f}", "lat": f"{lat:.6f}", "division": EAST, "called": "吕女士"}
    family.post("/exam/book/", {**typed, **place})
    row = Booking.objects.get()
    assert (row.state, row.division, round(row.lon or 0, 4)) == ("booked", EAST, 101.7240)
    assert "在图上点上车的地方" in read(family, f"/exam/b/{codes.link_of(row.pk)}/change/")


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found is not None, name
    return found[1]


def test_a_family_reads_what_it_was_told(small_city: SmallCity, family: Client) -> None:
    exams, desk = scenes.booking_open(small_city), small_city.cast["dispatcher"]
    (row,) = scenes.booked(small_city, exams, 1)
    path = f"/exam/b/{codes.link_of(row.pk)}/"
    assert "发过的短信 1 条" in read(family, path)
    actions.cancel(row.pk, by=desk)
    page = read(family, path)
    assert ("发过的短信 2 条" in page, "不派车了" in page) == (True, True)


def test_something_goes_wrong_on_the_way(small_city: SmallCity, open_page: Open) -> None:
    exams = scenes.booking_open(small_city, cars=6)
    (row,) = scenes.booked(small_city, exams, 1)
    plan, leg, desk = scenes.published(small_city, exams), scenes.leg_of(row), "dispatcher"
    trip = plan.trips.get()
    driver, here = scenes.driver_of(exams, trip.entry), f"/exam/trips/{trip.pk}/"
    with standing_at(scenes.at(8)):
        open_page(f"{here}check/", driver, {"kind": "board", "leg": str(leg.pk), "once": "a"})
        assert "上报情况" in text(open_page(here, driver))
        asked = open_page(f"{here}incident/", driver)
        assert ("data-outbox" in text(asked), len(asked.content) < KILOBYTES_40) == (True, True)
        silent = open_page(f"{here}incident/", driver, {"kind": "other", "text": "", "once": "b"})
        assert (silent.status_code, "写一句出了什么事" in text(silent)) == (422, True)
        for _again in range(2):
            photo = SimpleUploadedFile("胎.jpg", picture(), "image/jpeg")
            told = {"kind": "breakdown", "text": "爆胎", "lat": "26.586", "lon": "101.724"}
            open_page(f"{here}incident/", driver, {**told, "photos": photo, "once": "c"})
        made = RideIncident.objects.get()
        assert (made.lon, len(queries.incident_photos(made))) == (101.724, 1)
        best = queries.rescuers(trip, scenes.HOME)[0].entry
        actions.rescue(
            trip.pk, best.pk, scenes.HOME, "加油站门口", by=small_city.cast[desk], why="爆胎"
        )
        other = Trip.objects.get(entry=best)
        sheet = text(open_page(f"/exam/trips/{other.pk}/", scenes.driver_of(exams, best)))
    assert ("加油站门口" in sheet, "换乘上车了" in sheet) == (True, True)
    assert "去接" in text(open_page(here, driver))


def test_numbers_stay_hidden_where_a_provider_connects(
    small_city: SmallCity, family: Client, open_page: Open, settings: Settings
) -> None:
    exams = scenes.booking_open(small_city)
    (row,) = scenes.booked(small_city, exams, 1)
    trip, leg = scenes.published(small_city, exams).trips.get(), scenes.leg_of(row)
    driver = scenes.driver_of(exams, trip.entry)
    put(driver_person := trip.entry.driver.person, SealedField.PHONE, "+8613900099999")
    driver_person.save()
    actions.share_phone(trip.entry_id, True, by=driver)
    path = f"/exam/b/{codes.link_of(row.pk)}/"
    with providers.running() as provider, standing_at(trip.starts_at - timedelta(minutes=9)):
        settings.YILU_CALL_URL, settings.YILU_CALL_KEY = provider.url, providers.SECRET
        page = read(family, path)
        assert ("互相不显示号码" in page, "13900099999" in page) == (True, False)
        asks = family.post(f"{path}call/", {"leg": str(leg.pk)})
        assert asks.url == "/exam/phone/"  # who holds the link alone is not the family
        prove(family, scenes.PHONES[0])
        called = family.post(f"{path}call/", {"leg": str(leg.pk)}).content.decode()
        assert "tel:95013000001" in called
        sheet = text(open_page(f"/exam/trips/{trip.pk}/", driver))
        assert (scenes.PHONES[0] in sheet, "/call/" in sheet) == (False, True)
        rung = open_page(f"/exam/trips/{trip.pk}/call/", driver, {"leg": str(leg.pk)})
        assert "tel:95013000001" in text(rung)

"""Exam rides in the hand: a family without an account, a driver with or without a line."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import CITY, SmallCity
from tests.mobile.conftest import Open, text
from tests.rides import scenes
from yilu.core.clock import standing_at
from yilu.notices.queries import loopback_letters
from yilu.rides import actions, codes
from yilu.rides.models import Booking, Entry, Leg, Position, Rating, Thanks

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

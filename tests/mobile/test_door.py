"""The door in the organiser's hand: a tap in, a tap out, with and without a line."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests import factories as make
from tests.cast import CITY, SmallCity
from tests.mobile.conftest import Open, text
from tests.mobile.test_activities import session
from yilu.activities import actions
from yilu.activities.models import Activity, Attendance, SignUp
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at

EVENING = datetime(2026, 6, 15, 20, tzinfo=CITY_ZONE)  # half an hour into the session
LUO = "13800000001"  # 罗小平's


@pytest.fixture
def keeper(small_city: SmallCity) -> Actor:
    return small_city.cast["keeper"]


@pytest.fixture
def row(small_city: SmallCity) -> Activity:
    """From 19:30 to 21:00 at the station; 罗小平 has a seat."""
    with standing_at(EVENING - timedelta(days=1)):
        made = session(
            small_city, host=small_city.stations, title="汛期行车",
            starts_at=EVENING - timedelta(minutes=30), ends_at=EVENING + timedelta(minutes=60),
        )  # fmt: skip
        actions.sign_up(made.pk, by=small_city.cast["member"])
    return made


def door(row: Activity) -> str:
    return f"/activities/{row.pk}/door/"


def waited(**since: float) -> str:
    return (timezone.now() - timedelta(**since)).isoformat()


def test_the_list_is_on_the_page_in_outline_and_kept_for_the_evening(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    with standing_at(EVENING):
        answer = open_page(door(row), keeper)
        mine = text(open_page("/activities/", keeper))
    page = text(answer)
    person = small_city.luo.person
    assert (f'value="in:{person.pk}"' in page, person.phone_last4 in page) == (True, True)
    assert person.name not in page
    kept_for = int(answer["X-Yilu-Keep-Until"]) - timezone.now().timestamp()
    assert 7100 < kept_for < 7210  # 21:00 and an hour
    assert answer["X-Yilu-Keep"] != ""
    assert door(row) in mine


def test_who_does_not_hold_it_has_no_list(
    small_city: SmallCity, row: Activity, open_page: Open
) -> None:
    for who in ("driver", "secretary", "district"):
        with pytest.raises(Http404):
            open_page(door(row), small_city.cast[who])
        with pytest.raises(Http404):
            open_page(f"{door(row)}tap/", small_city.cast[who], {"tap": "in", "phone": LUO})
        assert door(row) not in text(open_page("/activities/", small_city.cast[who]))
    assert Attendance.objects.count() == 0


def test_a_tap_in_and_out_with_a_line(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    person, tap = small_city.luo.person, f"{door(row)}tap/"
    with standing_at(EVENING):
        for key in ("a", "a", "b"):
            sent = {"tap": f"in:{person.pk}", "once": key}
            assert open_page(tap, keeper, sent)["Location"] == door(row)
        assert f'value="out:{person.pk}"' in text(open_page(door(row), keeper))
    with standing_at(EVENING + timedelta(minutes=10)):
        open_page(tap, keeper, {"tap": f"out:{person.pk}", "once": "c"})
    came = Attendance.objects.get()
    assert (came.person_id, came.mode, came.late) == (person.pk, "staff", False)
    assert (came.in_at, came.out_at, came.minutes) == (
        EVENING, EVENING + timedelta(minutes=10), 10,
    )  # fmt: skip


def test_a_tap_that_waited_counts_for_its_own_minute(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    """In at 20:05, out at 20:50, sent at half past midnight; sent twice all the same."""
    person, tap = small_city.luo.person, f"{door(row)}tap/"
    with standing_at(EVENING + timedelta(hours=4.5)):
        for way, minutes in (("in", 265), ("in", 265), ("out", 220)):
            sent = {"tap": f"{way}:{person.pk}", "once": way, "phone_at": waited(minutes=minutes)}
            assert open_page(tap, keeper, sent).status_code == 302
    came = Attendance.objects.get()
    assert came.out_at is not None
    told = [round((at - EVENING).total_seconds() / 60) for at in (came.in_at, came.out_at)]
    assert (told, came.late, 44 <= came.minutes <= 45) == ([5, 50], True, True)


@pytest.mark.parametrize(
    ("phone_at", "shows"),
    [
        ({"hours": -5}, None),  # runs ahead, and nothing says what it shows now
        ({"hours": 3}, {"hours": 3}),  # three hours slow, as it says of itself
        ({"days": 900}, {"days": 900}),
    ],
)
def test_a_wrong_clock_is_now(
    small_city: SmallCity,
    row: Activity,
    keeper: Actor,
    open_page: Open,
    phone_at: dict[str, float],
    shows: dict[str, float] | None,
) -> None:
    sent = {"tap": f"in:{small_city.luo.person_id}", "phone_at": waited(**phone_at)}
    headers = {"X-Yilu-Sent": waited(**shows)} if shows else {}
    with standing_at(EVENING):
        open_page(f"{door(row)}tap/", keeper, sent, headers)
    came = Attendance.objects.get()
    assert (came.in_at, came.late) == (EVENING, False)


@pytest.mark.parametrize("nonsense", ["yesterday", "2026-13-45T99:00", "9999-12-31T23:59:59Z", "0"])
def test_nonsense_for_a_clock_is_now(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open, nonsense: str
) -> None:
    sent = {"tap": f"in:{small_city.luo.person_id}", "phone_at": nonsense}
    with standing_at(EVENING):
        open_page(f"{door(row)}tap/", keeper, sent, {"X-Yilu-Sent": nonsense})
    assert Attendance.objects.get().in_at == EVENING


@pytest.mark.parametrize(
    ("at", "since", "words"),
    [
        (EVENING + timedelta(days=1, hours=6), {"hours": 30}, "“补录名单”里记"),
        (EVENING, {"hours": 3}, "还没到签到时间"),  # tapped at five, doors open at half past six
        (EVENING + timedelta(hours=3), {"minutes": 90}, "活动已经结束"),  # tapped at half past nine
    ],
)
def test_what_came_too_early_or_too_late_is_told_what_to_do(
    small_city: SmallCity,
    row: Activity,
    keeper: Actor,
    open_page: Open,
    at: datetime,
    since: dict[str, float],
    words: str,
) -> None:
    sent = {"tap": f"in:{small_city.luo.person_id}", "phone_at": waited(**since)}
    with standing_at(at):
        answer = open_page(f"{door(row)}tap/", keeper, sent)
    assert (answer.status_code, words in text(answer)) == (422, True)
    assert Attendance.objects.count() == 0


def test_by_number_by_four_digits_and_who_is_not_there(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    tap, tail = f"{door(row)}tap/", small_city.luo.person.phone_last4
    wrong = {
        "": "请输手机号",
        "0009": "名单里没有尾号 0009 的人",
        "13900000000": "没有用这个手机号登记的人",
        "1380000": "",
    }
    with standing_at(EVENING):
        for phone, words in wrong.items():
            answer = open_page(tap, keeper, {"tap": "in", "phone": phone, "once": phone or "x"})
            assert (answer.status_code, words in text(answer)) == (422, True)
            assert f'value="{phone}"' in text(answer) or not phone
        stranger = open_page(tap, keeper, {"tap": f"in:{small_city.wang.person_id}", "once": "s"})
        assert "名单里没有这个人" in text(stranger)
        early = open_page(tap, keeper, {"tap": "out", "phone": tail, "once": "e"})
        assert "还没有签到，先签到再签退" in text(early)
        assert open_page(tap, keeper, {"tap": "fly", "phone": tail}).status_code == 422
        for phone in (tail, "138 0000 0001"):
            sent = {"tap": "in", "phone": phone, "once": phone}
            assert open_page(tap, keeper, sent).status_code == 302
        open_page(tap, keeper, {"tap": "out", "phone": tail, "once": "o"})
    came = Attendance.objects.get()
    assert (came.person_id, came.out_at) == (small_city.luo.person_id, EVENING)


def test_two_with_the_same_four_digits_are_told_apart_by_the_whole_number(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    other = make.person("周强", phone="+8613700000001")
    SignUp.objects.create(city=CITY, activity=row, person=other, state="booked", asked_at=EVENING)
    sent = {"tap": "in", "once": "a"}
    with standing_at(EVENING):
        both = open_page(f"{door(row)}tap/", keeper, {**sent, "phone": "0001"})
        open_page(f"{door(row)}tap/", keeper, {**sent, "phone": "13700000001"})
    assert "尾号 0001 有几位" in text(both)
    assert Attendance.objects.get().person == other


def test_he_took_his_seat_back_and_came_all_the_same(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    """The phone's list is older than his change of mind; his tap is no mistake."""
    with standing_at(EVENING - timedelta(hours=5)):
        actions.give_up(row.pk, by=small_city.cast["member"])
    with standing_at(EVENING):
        sent = {"tap": f"in:{small_city.luo.person_id}"}
        assert open_page(f"{door(row)}tap/", keeper, sent).status_code == 302
    assert (SignUp.objects.get().state, Attendance.objects.count()) == ("cancelled", 1)


def test_a_tap_that_comes_after_it_was_held_gives_what_the_session_gives(
    small_city: SmallCity, keeper: Actor, open_page: Open
) -> None:
    with standing_at(EVENING - timedelta(days=1)):
        made = session(
            small_city, host=small_city.stations, qualifies="road_safety", valid_months=12,
            starts_at=EVENING, ends_at=EVENING + timedelta(hours=1),
        )  # fmt: skip
        actions.sign_up(made.pk, by=small_city.cast["member"])
    late = {"tap": f"in:{small_city.luo.person_id}", "once": "a"}
    with standing_at(EVENING + timedelta(hours=2)):
        actions.hold(made.pk, by=small_city.cast["committee"])
        open_page(f"{door(made)}tap/", keeper, {**late, "phone_at": waited(minutes=119)})
        assert "道路运输安全培训" in text(open_page("/me/papers/", small_city.cast["member"]))
        actions.close(made.pk, by=small_city.cast["committee"])
        sent = {"tap": "in", "phone": LUO, "once": "b", "phone_at": waited(minutes=119)}
        shut = open_page(f"{door(made)}tap/", keeper, sent)
    assert (shut.status_code, "活动已经归档" in text(shut)) == (422, True)
    assert Attendance.objects.count() == 1


def test_the_list_costs_the_same_with_fifty(
    small_city: SmallCity, row: Activity, keeper: Actor, open_page: Open
) -> None:
    costs, made = [], 1
    with standing_at(EVENING):
        for upto in (1, 3, 50):
            while made < upto:
                person = make.person()
                seat = SignUp(city=CITY, activity=row, person=person, state="booked")
                seat.asked_at = clock.business_now()
                seat.save()
                made += 1
            with CaptureQueriesContext(connection) as asked:
                answer = open_page(door(row), keeper)
            costs.append(len(asked))
    assert costs == [costs[0]] * 3
    assert text(answer).count("data-after") == 50

"""Exam seasons, bookings and trips through the API: the desk's doors and the driver's, once per key."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.test_fleets import ask
from tests.cast import DAY, SmallCity
from tests.rides import scenes
from yilu.core.clock import standing_at
from yilu.rides import actions
from yilu.rides.models import Booking, CheckIn, RideIncident, Season

pytestmark = pytest.mark.django_db


def body(exams: scenes.Exams, number: int = 0, **changes: Any) -> dict[str, Any]:
    return {
        "wave": str(exams.morning.pk), "point": str(exams.school.pk), "called": "吕女士",
        "phone": scenes.PHONES[number], "party": 2, "pickup": "木棉家园 2 号门", "guardian": True,
        "lon": scenes.HOME.lon, "lat": scenes.HOME.lat, **changes,
    }  # fmt: skip


def test_a_season_is_founded_once_and_moves(small_city: SmallCity) -> None:
    secretary, keeper = small_city.cast["secretary"], small_city.cast["keeper"]
    given = {
        "title": "2026年爱心送考", "unit": small_city.first_branch.number, "hotline": "0812-333",
        "books_from": DAY.isoformat(), "books_to": DAY.isoformat(), "wanted": 3,
    }  # fmt: skip
    assert ask(keeper, "/exam-seasons", given)[0] == 404
    wrong = ask(secretary, "/exam-seasons", {**given, "unit": "DZZ-9999"})
    assert (wrong[0], wrong[1]["errors"][0]["field"]) == (422, "unit")
    first = ask(secretary, "/exam-seasons", given, key="s")
    assert ask(secretary, "/exam-seasons", given, key="s") == first
    assert (first[0], first[1]["state"], first[1]["moves"]) == (201, "draft", ["select"])
    assert Season.objects.count() == 1
    assert ask(keeper, f"/exam-seasons/{first[1]['id']}")[0] == 404  # a draft is the organiser's
    refused = ask(secretary, f"/exam-seasons/{first[1]['id']}/select", {})
    assert (refused[0], "考试场次" in str(refused[1])) == (409, True)


def test_a_season_shows_its_exams_and_what_this_token_may_do(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city, cars=2)
    for who, moves in (("secretary", ["plan"]), ("dispatcher", ["plan"]), ("keeper", [])):
        shown = ask(small_city.cast[who], f"/exam-seasons/{exams.season.pk}")[1]
        assert (who, shown["moves"], shown["number"]) == (who, moves, exams.season.number)
    assert [wave["starts_at"] for wave in shown["waves"]] == ["09:00", "15:00"]
    assert {point["name"] for point in shown["points"]} == {"金沙中学", "清香坪中学"}
    assert (shown["chosen"], shown["backup"]) == (3, 0)
    desk = small_city.cast["dispatcher"]
    moved = ask(desk, f"/exam-seasons/{exams.season.pk}/plan", {}, key="m")
    assert ask(desk, f"/exam-seasons/{exams.season.pk}/plan", {}, key="m") == moved
    assert (moved[1]["state"], moved[1]["moves"]) == ("planning", ["reopen_booking", "run"])
    assert ask(desk, f"/exam-seasons/{exams.season.pk}/fly", {})[0] == 404


def test_a_booking_is_made_once_changed_placed_and_cancelled(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city, cars=2), small_city.cast["dispatcher"]
    first = ask(desk, "/bookings", body(exams), key="b")
    assert ask(desk, "/bookings", body(exams), key="b") == first
    status, made = first
    assert (status, made["state"], made["phone"], Booking.objects.count()) == (
        201, "booked", scenes.PHONES[0][-4:], 1,
    )  # fmt: skip
    assert (made["moves"], made["out"], made["back"]) == (["change", "cancel"], True, True)
    assert made["due"].startswith(f"{scenes.at(8, 30):%Y-%m-%d}")
    assert [one["news"] for one in made["messages"]] == ["booked"]
    twice = ask(desk, "/bookings", body(exams))
    assert (twice[0], twice[1]["errors"][0]["field"]) == (422, "phone")
    path = f"/bookings/{made['id']}"
    changed = ask(desk, f"{path}/change", {"party": 3, "back": False}, key="c")[1]
    assert (changed["party"], changed["back"], changed["pickup"]) == (3, False, made["pickup"])
    far = ask(desk, f"{path}/place", {"lon": 116.4, "lat": 39.9})
    assert (far[0], far[1]["errors"][0]["field"]) == (422, "lon")
    assert ask(desk, f"{path}/place", {})[0] == 422
    assert ask(desk, f"{path}/place", {"lon": 101.74, "lat": 26.59})[1]["lon"] == 101.74
    off = ask(desk, f"{path}/cancel", {}, key="x")
    assert ask(desk, f"{path}/cancel", {}, key="x") == off
    assert (off[1]["state"], off[1]["moves"]) == ("cancelled", [])
    assert ask(desk, f"{path}/change", {"party": 1})[0] == 409


def test_bookings_are_whose_they_are(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city, cars=2)
    (row,) = scenes.booked(small_city, exams, 1)
    keeper, driver = small_city.cast["keeper"], small_city.cast["driver"]
    own = ask(keeper, "/bookings", body(exams, 1))[1]
    listed = ask(keeper, "/bookings")[1]["items"]
    assert [one["id"] for one in listed] == [own["id"]]
    for path in (f"/bookings/{row.pk}", f"/bookings/{scenes.nobody()}"):
        assert (ask(keeper, path)[0], ask(keeper, f"{path}/cancel", {})[0]) == (404, 404)
    assert ask(driver, "/bookings", body(exams, 2))[0] == 404
    assert ask(driver, "/bookings")[1]["items"] == []
    many = ask(keeper, "/bookings", body(exams, 3, party=9))
    assert (many[0], many[1]["errors"][0]["field"]) == (422, "party")


def test_a_trip_is_driven_by_its_own_driver_each_tap_once(small_city: SmallCity) -> None:
    exams = scenes.booking_open(small_city, cars=3)
    (row,) = scenes.booked(small_city, exams, 1)
    trip, leg = scenes.published(small_city, exams).trips.get(), scenes.leg_of(row)
    driver = scenes.driver_of(exams, trip.entry)
    stranger = next(one for one in exams.drivers if one is not driver)
    path, with_leg = f"/trips/{trip.pk}", {"leg": str(leg.pk)}
    assert ask(stranger, path)[0] == ask(stranger, f"{path}/depart", {})[0] == 404
    shown = ask(driver, path)[1]
    assert (shown["number"], shown["moves"], shown["due"][:10]) == (
        trip.number, ["depart", "board", "no_show", "report"], f"{trip.starts_at:%Y-%m-%d}",
    )  # fmt: skip
    assert "phone" not in str(shown)
    with standing_at(scenes.at(8, 5)):
        for _again in range(2):
            assert ask(driver, f"{path}/depart", {}, key="d")[1]["state"] == "running"
        late = {**with_leg, "people": 1, "phone_at": scenes.at(7, 45).isoformat()}
        for _again in range(2):
            boarded = ask(driver, f"{path}/board", late, key="b")[1]
        assert (boarded["moves"], boarded["stops"][0]["state"]) == (["arrive", "report"], "aboard")
        assert ask(driver, f"{path}/arrive", {"leg": str(scenes.nobody())})[0] == 404
        many = ask(driver, f"{path}/board", {**with_leg, "people": 9})
        assert many[0] == 200  # taken already: the tap is known
        told = ask(driver, f"{path}/report", {"kind": "road", "text": "塌方"}, key="r")
        assert ask(driver, f"{path}/report", {"kind": "road", "text": "塌方"}, key="r") == told
        assert ask(driver, f"{path}/report", {"kind": "nonsense"})[0] == 422
        done = ask(driver, f"{path}/arrive", with_leg, key="a")[1]
    assert (done["state"], done["moves"], CheckIn.objects.count()) == ("done", ["report"], 3)
    trip.refresh_from_db()
    for after, moves, status in ((0, ["report"], 200), (1, [], 409)):
        with standing_at(trip.ends_at + timedelta(days=1, minutes=after)):
            assert ask(driver, path)[1]["moves"] == moves  # the list is what is taken
            assert ask(driver, f"{path}/report", {"kind": "road"}, key="r")[0] == 200
            assert ask(driver, f"{path}/report", {"kind": "papers"})[0] == status
    assert RideIncident.objects.count() == 2
    assert ask(driver, f"{path}/no_show", with_leg)[0] == 409
    assert ask(driver, f"{path}/fly", {})[0] == 404
    assert [one["id"] for one in ask(driver, "/trips")[1]["items"]] == [str(trip.pk)]
    assert ask(stranger, "/trips")[1]["items"] == []


def test_the_lists_ask_as_often_for_many_as_for_one(small_city: SmallCity) -> None:
    exams, desk = scenes.booking_open(small_city, cars=6), small_city.cast["dispatcher"]
    asked: dict[str, list[int]] = {"/bookings": [], "/trips": [], "/exam-seasons": []}
    made = 0
    for total in (1, 3, 12):
        for number in range(made, total):
            actions.book_for(scenes.wish(exams, number, party=4), by=desk)
        made = total
        scenes.published(small_city, exams)
        for path, counts in asked.items():
            ask(desk, path)
            with CaptureQueriesContext(connection) as seen:
                ask(desk, path)
            counts.append(len(seen))
    assert {path: len(set(counts)) for path, counts in asked.items()} == dict.fromkeys(asked, 1)

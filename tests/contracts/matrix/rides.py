"""Exam rides: families without an account, drivers on the phone, organisers and dispatchers at the desk."""

from __future__ import annotations

import io
from typing import Any
from uuid import UUID

from tests.cast import SmallCity
from tests.contracts.matrix.lines import (
    COMMITTEE,
    EVERYONE,
    NOBODY,
    OF_FIRST_BRANCH,
    SECRETARIES,
    SIGNED_IN,
    Things,
    form,
    page,
)
from tests.files.make import picture
from tests.rides import scenes
from yilu.core.clock import standing_at
from yilu.files.actions import take_photo
from yilu.rides import actions, codes, queries
from yilu.rides.actions import Report
from yilu.rides.models import Entry

DISPATCHERS = COMMITTEE | {"dispatcher"}
BOOKERS = DISPATCHERS | {"keeper"}
ORGANISERS = COMMITTEE | SECRETARIES
VIEWERS = ORGANISERS | {"district", "dispatcher"}
LOOKERS = VIEWERS | {"keeper"}
OF_LIST = OF_FIRST_BRANCH | {"dispatcher"}  # the season is the first branch's
HIM = frozenset({"member"})  # 罗小平 stands on the list

PHONE = [
    page("mobile:exam", EVERYONE),
    page("mobile:exam_phone", EVERYONE),
    form("mobile:exam_phone", EVERYONE),
    page("mobile:exam_code", EVERYONE),
    form("mobile:exam_code", EVERYONE),
    page("mobile:exam_mine", EVERYONE),
    page("mobile:exam_book", EVERYONE),
    form("mobile:exam_book", EVERYONE),
    page("mobile:exam_booking", EVERYONE, "link of a family"),
    page("mobile:exam_change", EVERYONE, "link of a family"),
    form("mobile:exam_change", EVERYONE, "link of a family"),
    form("mobile:exam_cancel", EVERYONE, "link of a family"),
    form("mobile:exam_rate", NOBODY, "link of a family"),  # no such way: as if it were not there
    form("mobile:exam_thank", EVERYONE, "link of a family"),
    form("mobile:exam_call", EVERYONE, "link of a family"),  # to the page that proves the phone
    page("mobile:exam_calendar", EVERYONE, "link of a family"),
    page("mobile:exam_car", EVERYONE, "code on a car"),
    page("mobile:exam_duty", SIGNED_IN),
    page("mobile:exam_appeal", HIM, "line of the member"),
    form("mobile:exam_appeal", HIM, "line of the member"),
    form("mobile:exam_say", HIM, "line of the member, and his word"),
    page("mobile:exam_trip", HIM, "trip of the member"),
    form("mobile:exam_check", NOBODY, "trip of the member"),  # nothing tapped
    form("mobile:exam_call_family", NOBODY, "trip of the member"),  # no such family
    page("mobile:exam_incident", HIM, "trip of the member"),
    form("mobile:exam_incident", HIM, "trip of the member"),
    form("mobile:exam_position", HIM, "trip of the member"),
    page("mobile:exam_sheet", HIM, "plan with the member"),
]
DESK = [
    page("console:seasons", LOOKERS),
    page("console:season_new", ORGANISERS),
    form("console:season_new", ORGANISERS),
    page("console:season", LOOKERS, "season"),
    page("console:season_change", OF_FIRST_BRANCH, "season"),
    form("console:season_change", OF_FIRST_BRANCH, "season"),
    form("console:season_move", OF_LIST, "season, and a move"),
    page("console:ride_wave_add", OF_FIRST_BRANCH, "season"),
    form("console:ride_wave_add", OF_FIRST_BRANCH, "season"),
    form("console:ride_wave_drop", OF_FIRST_BRANCH, "wave nobody booked"),
    page("console:ride_point_add", OF_FIRST_BRANCH, "season"),
    form("console:ride_point_add", OF_FIRST_BRANCH, "season"),
    page("console:ride_gate_add", OF_FIRST_BRANCH, "exam point"),
    form("console:ride_gate_add", OF_FIRST_BRANCH, "exam point"),
    page("console:ride_gate_shut", OF_LIST, "gate"),
    form("console:ride_gate_shut", OF_LIST, "gate"),
    form("console:ride_gate_open", OF_LIST, "closure"),
    page("console:ride_scorecard", OF_FIRST_BRANCH, "season"),
    form("console:ride_scorecard", OF_FIRST_BRANCH, "season"),
    form("console:ride_score", OF_FIRST_BRANCH, "season"),
    form("console:ride_propose", OF_FIRST_BRANCH, "season"),
    form("console:ride_trained", OF_FIRST_BRANCH, "season"),
    page("console:ride_cars", VIEWERS),
    page("console:ride_car", OF_LIST, "line of the member"),
    page("console:ride_car_decide", OF_FIRST_BRANCH, "line of the member"),
    form("console:ride_car_decide", OF_FIRST_BRANCH, "line of the member"),
    page("console:ride_car_equip", OF_LIST, "line of the member"),
    form("console:ride_car_equip", OF_LIST, "line of the member"),
    page("console:ride_car_drop", DISPATCHERS, "line of the member"),
    form("console:ride_car_drop", DISPATCHERS, "line of the member"),
    form("console:ride_car_call_up", DISPATCHERS, "line of the member"),
    page("console:ride_sticker", OF_LIST, "car with its sticker"),
    page("console:ride_appeal", OF_FIRST_BRANCH, "appeal of the member"),
    form("console:ride_appeal", OF_FIRST_BRANCH, "appeal of the member"),
    page("console:ride_bookings", BOOKERS),
    page("console:ride_booking", DISPATCHERS, "booking"),
    page("console:ride_booking_change", DISPATCHERS, "booking"),
    form("console:ride_booking_change", DISPATCHERS, "booking"),
    form("console:ride_booking_cancel", DISPATCHERS, "booking"),
    page("console:ride_booking_place", DISPATCHERS, "booking"),
    form("console:ride_booking_place", DISPATCHERS, "booking"),
    page("console:ride_book", BOOKERS, "season for booking"),
    form("console:ride_book", BOOKERS, "season for booking"),
    page("console:ride_paste", BOOKERS, "season for booking"),
    page("console:ride_paste_sample", BOOKERS, "season for booking"),
    form("console:ride_paste", BOOKERS, "season for booking"),
    page("console:ride_wave", DISPATCHERS, "wave and way"),
    form("console:ride_plan_ask", DISPATCHERS, "wave and way"),
    page("console:ride_board", VIEWERS, "wave and way"),
    form("console:ride_repair", DISPATCHERS, "wave and way with a plan"),
    page("console:ride_buffer", DISPATCHERS, "wave"),
    form("console:ride_buffer", DISPATCHERS, "wave"),
    page("console:ride_plan", OF_LIST, "plan"),
    form("console:ride_plan_move", DISPATCHERS, "plan, and a move"),
    page("console:ride_manifest", OF_LIST, "plan and exam point"),
    page("console:ride_car_manifest", OF_LIST, "plan and car"),
    page("console:ride_leg", DISPATCHERS, "plan and way"),
    form("console:ride_leg", DISPATCHERS, "plan and way"),
    page("console:ride_trip", OF_LIST, "trip of the member"),
    form("console:ride_trip_check", NOBODY, "trip of the member"),  # nothing tapped
    form("console:ride_trip_late", DISPATCHERS, "trip of the member"),
    page("console:ride_trip_late", DISPATCHERS, "trip of the member"),
    page("console:ride_trip_incident", DISPATCHERS, "trip of the member"),
    form("console:ride_trip_incident", DISPATCHERS, "trip of the member"),
    page("console:ride_trip_rescue", DISPATCHERS, "trip of the member"),
    form("console:ride_trip_rescue", DISPATCHERS, "trip of the member"),
    page("console:ride_incident", OF_LIST, "incident on a ride"),
    form("console:ride_incident_settle", DISPATCHERS, "incident on a ride"),
    page("console:ride_incident_photo", OF_LIST, "photo of an incident on a ride"),
    page("console:ride_messages", BOOKERS),
    form("console:ride_message_rang", DISPATCHERS, "message to a family"),
    page("console:ride_thanks", ORGANISERS),
    form("console:ride_thanks", ORGANISERS),
    form("console:ride_thanks_review", OF_FIRST_BRANCH, "thanks of a family"),
]
API = [
    page("api:exam_seasons", SIGNED_IN),
    form("api:exam_seasons", ORGANISERS),
    page("api:exam_season", LOOKERS, "season by key"),
    form("api:exam_season_move", OF_LIST, "season by key, and a move"),
    page("api:bookings", SIGNED_IN),
    form("api:bookings", BOOKERS),
    page("api:booking", DISPATCHERS, "ride booking by key"),
    form("api:booking_move", DISPATCHERS, "ride booking by key, and a move"),
    page("api:trips", SIGNED_IN),
    page("api:trip", OF_LIST | HIM, "ride by key"),
    form("api:trip_move", OF_LIST | HIM, "ride by key, and a move"),
]
LINES = [*PHONE, *DESK, *API]


def _key(row: Any) -> dict[str, UUID]:
    return {"pk": row.pk}


def _link(city: SmallCity) -> dict[str, str]:
    exams = scenes.booking_open(city, cars=2)
    return {"link": codes.link_of(scenes.booked(city, exams, 1)[0].pk)}


def _car(city: SmallCity) -> Entry:
    exams = scenes.booking_open(city, cars=2)
    return Entry.objects.get(season=exams.season, sticker=1)


def _line(city: SmallCity) -> Entry:
    exams = scenes.selecting(city, cars=2)
    return Entry.objects.get(season=exams.season, driver=city.luo)


def _appeal(city: SmallCity) -> dict[str, UUID]:
    entry = _line(city)
    return _key(actions.appeal_score(entry.pk, "不对", by=city.cast["member"]))


def _gate(city: SmallCity) -> Any:
    exams = scenes.selecting(city, cars=1)
    return actions.add_gate(exams.school.pk, "正门", scenes.SCHOOL, by=city.cast["secretary"])


def _plan(city: SmallCity) -> Any:
    """A published plan in which 罗小平 carries a family."""
    exams = scenes.booking_open(city, cars=2)
    (row,) = scenes.booked(city, exams, 1)
    his = Entry.objects.get(season=exams.season, driver=city.luo)
    actions.lock_leg(scenes.leg_of(row).pk, his.pk, by=city.cast["dispatcher"])
    return scenes.published(city, exams)


def _thanks(city: SmallCity) -> dict[str, Any]:
    trip = _plan(city).trips.get()
    desk = city.cast["dispatcher"]
    leg = trip.stops.first().leg
    with standing_at(scenes.at(8, 20)):
        actions.check_in(trip.pk, "board", leg=leg.pk, by=desk)
        actions.check_in(trip.pk, "arrive", leg=leg.pk, by=desk)
    link = codes.link_of(leg.booking_id)
    made = actions.thank(link, "谢谢", True, by=city.cast["anonymous"])
    return {"pk": made.pk, "word": "show"}


def _incident(city: SmallCity) -> Any:
    trip, driver = _plan(city).trips.get(), city.cast["member"]
    photo = take_photo(io.BytesIO(picture()), "路边.jpg", by=driver)
    return actions.report(trip.pk, Report("breakdown", "爆胎", [photo]), by=driver)


def _plan_leg(city: SmallCity) -> dict[str, UUID]:
    exams = scenes.booking_open(city, cars=2)
    (row,) = scenes.booked(city, exams, 1)
    return {"pk": scenes.ready(city, exams).pk, "key": scenes.leg_of(row).pk}


def _way(wave: Any) -> dict[str, Any]:
    return {"pk": wave.pk, "direction": "out"}


THINGS: Things = {
    "link of a family": _link,
    "code on a car": lambda city: {"code": codes.sticker_code(_car(city).pk)},
    "line of the member": lambda city: _key(_line(city)),
    "line of the member, and his word": lambda city: {"pk": _line(city).pk, "word": "decline"},
    "appeal of the member": _appeal,
    "trip of the member": lambda city: _key(_plan(city).trips.get()),
    "plan with the member": lambda city: _key(_plan(city)),
    "car with its sticker": lambda city: _key(_car(city)),
    "season": lambda city: _key(scenes.selecting(city, cars=1).season),
    "season for booking": lambda city: _key(scenes.booking_open(city, cars=1).season),
    "season, and a move": lambda city: {
        "pk": scenes.booking_open(city, cars=1).season.pk, "move": "plan",
    },
    "wave": lambda city: _key(scenes.booking_open(city, cars=1).morning),
    "wave nobody booked": lambda city: _key(scenes.selecting(city, cars=1).morning),
    "wave and way": lambda city: _way(scenes.booking_open(city, cars=1).morning),
    "wave and way with a plan": lambda city: _way(_plan(city).wave),
    "exam point": lambda city: _key(scenes.selecting(city, cars=1).school),
    "gate": lambda city: _key(_gate(city)),
    "closure": lambda city: _key(
        actions.shut_gate(_gate(city).pk, "修路", by=city.cast["secretary"])
    ),
    "booking": lambda city: _key(scenes.booked(city, scenes.booking_open(city, cars=1), 1)[0]),
    "plan": lambda city: _key(_plan(city)),
    "plan, and a move": lambda city: {"pk": _plan(city).pk, "move": "revise"},
    "plan and exam point": lambda city: _plan_point(city),
    "plan and car": lambda city: {
        "pk": (plan := _plan(city)).pk, "key": plan.trips.get().entry_id,
    },
    "plan and way": _plan_leg,
    "season by key": lambda city: {"key": scenes.selecting(city, cars=1).season.pk},
    "season by key, and a move": lambda city: {
        "key": scenes.booking_open(city, cars=1).season.pk,
        "move": "plan",
    },
    "ride booking by key": lambda city: {"key": _booked(city).pk},
    "ride booking by key, and a move": lambda city: {"key": _booked(city).pk, "move": "cancel"},
    "ride by key": lambda city: {"key": _plan(city).trips.get().pk},
    "ride by key, and a move": lambda city: {"key": _plan(city).trips.get().pk, "move": "depart"},
    "thanks of a family": _thanks,
    "incident on a ride": lambda city: _key(_incident(city)),
    "photo of an incident on a ride": lambda city: {
        "pk": (row := _incident(city)).pk, "key": queries.incident_photos(row)[0].pk,
    },
    "message to a family": lambda city: _key(queries.messages_of(_booked(city))[0]),
}  # fmt: skip


def _booked(city: SmallCity) -> Any:
    return scenes.booked(city, scenes.booking_open(city, cars=1), 1)[0]


def _plan_point(city: SmallCity) -> dict[str, UUID]:
    plan = _plan(city)
    return {"pk": plan.pk, "key": plan.wave.season.points.get(name="金沙中学").pk}

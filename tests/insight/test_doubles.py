"""Double counting is found across activities, consultations and stations, and taken away by nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.activities.conftest import END, START, plan
from tests.cast import DAY, SmallCity
from tests.stations.conftest import Places, place_all
from yilu.activities import actions as activities
from yilu.activities.actions.history import Comer, remember
from yilu.activities.models import Activity
from yilu.care.models import Consultation, Slot
from yilu.core.periods import Period
from yilu.insight.doubles import find
from yilu.stations import actions as stations
from yilu.stations.actions import Page
from yilu.stations.enums import Group

pytestmark = pytest.mark.django_db
THAT_DAY = Period(DAY - timedelta(days=3), DAY)


def held(city: SmallCity, title: str, *, people: bool = True) -> Activity:
    by = city.cast["committee"]
    row = activities.draft(plan(title=title), city.root, by=by)
    activities.publish(row.pk, by=by, at=START - timedelta(days=1))
    row = activities.hold(row.pk, by=by, at=END)
    if people:
        remember(row, [Comer(city.wang.person_id, START, END)], by=by)
    return row


def talk(city: SmallCity) -> Consultation:
    """王芳 is said to have sat in a consultation while the lecture was held."""
    slot = Slot.objects.create(
        city=city.root.city, unit=city.consulting, subject="law", mode="onsite", place="二楼",
        consultant="魏律师", starts_at=START, ends_at=START + timedelta(hours=1), seats=2,
    )  # fmt: skip
    return Consultation.objects.create(
        city=city.root.city, number="ZX-2026-0001", person_id=city.wang.person_id, subject="law",
        mode="onsite", state="completed", made_at=START, completed_on=DAY, slot=slot, seat=1,
        starts_at=slot.starts_at, ends_at=slot.ends_at,
    )  # fmt: skip


def test_at_a_lecture_and_in_a_consultation_of_the_same_hour(small_city: SmallCity) -> None:
    lecture, sat = held(small_city, "宣讲"), talk(small_city)
    (clash,) = find(small_city.cast["committee"], THAT_DAY).clashes
    assert (clash.attendance.activity, clash.talk) == (lecture, sat)
    assert find(small_city.cast["secretary"], THAT_DAY).clashes == []  # consultations are not his


def test_at_two_activities_at_once_and_at_an_empty_one(small_city: SmallCity) -> None:
    rows = [held(small_city, "宣讲"), held(small_city, "讲座")]
    empty = held(small_city, "空场", people=False)
    found = find(small_city.cast["committee"], THAT_DAY)
    assert [[came.activity for came in group] for group in found.activities] == [rows]
    assert (found.empty, found.count) == ([empty], 2)


def test_at_two_stations_in_one_hour(small_city: SmallCity) -> None:
    places: Places = place_all(small_city)
    keeper, book = small_city.cast["keeper"], Page(DAY - timedelta(days=1), Group.TRUCK, 9, "补录")
    for place in (places.jinsha, places.mumian):
        stations.enter_lines(place, "13800000001", book, by=keeper)
    (marked,) = find(small_city.cast["committee"], THAT_DAY).visits
    assert (marked.station, marked.flags) == (places.mumian, ["late", "elsewhere"])
    assert find(small_city.cast["driver"], THAT_DAY).visits == []

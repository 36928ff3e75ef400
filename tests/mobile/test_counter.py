"""The counter in the hand: a tap a person, with and without a line."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from tests.stations.conftest import Places, place_all
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.stations import actions
from yilu.stations.enums import Group
from yilu.stations.models import Visit

WEIGHT = 40_000


@pytest.fixture
def places(small_city: SmallCity) -> Places:
    return place_all(small_city)


@pytest.fixture
def keeper(small_city: SmallCity) -> Actor:
    return small_city.cast["keeper"]


def test_one_tap_a_person_and_a_double_tap_is_one(
    places: Places, keeper: Actor, open_page: Open
) -> None:
    path = f"/stations/{places.jinsha.pk}/counter/"
    for key in ("a", "a", "b"):
        sent = {"tap": "truck:water", "once": key}
        assert open_page(f"{path}tally/", keeper, sent).status_code == 302
    page = open_page(path, keeper)
    assert '货车司机 <span class="meta">今天 2</span>' in text(page)
    assert page["X-Yilu-Keep"] != ""
    assert len(page.content) < WEIGHT
    nothing = open_page(f"{path}tally/", keeper, {"tap": "elephant:water", "once": "c"})
    assert (nothing.status_code, Visit.objects.count()) == (422, 2)


def test_a_tap_that_waited_for_a_line_counts_for_its_own_minute(
    places: Places, keeper: Actor, open_page: Open
) -> None:
    path, waited = f"/stations/{places.jinsha.pk}/counter/tally/", timedelta(hours=3, minutes=10)
    at = (timezone.now() - waited).isoformat()
    open_page(path, keeper, {"tap": "truck:water", "once": "a", "phone_at": at})
    row = Visit.objects.get()
    then = clock.business_now() - waited
    assert row.came_at is not None
    assert abs((row.came_at - then).total_seconds()) < 60
    assert (row.flags, row.on, row.hour) == (
        ["late"], row.came_at.astimezone(clock.CITY_ZONE).date(),
        row.came_at.astimezone(clock.CITY_ZONE).hour,
    )  # fmt: skip


def test_a_clock_that_is_wrong_is_now_and_one_a_day_late_is_told(
    places: Places, keeper: Actor, open_page: Open
) -> None:
    path = f"/stations/{places.jinsha.pk}/counter/tally/"
    ahead = (timezone.now() + timedelta(hours=5)).isoformat()
    for n, at in enumerate((ahead, "yesterday", "2026-13-45T99:00")):
        open_page(path, keeper, {"tap": "truck:water", "once": str(n), "phone_at": at})
    assert [row.flags for row in Visit.objects.all()] == [[], [], []]
    old = (timezone.now() - timedelta(hours=30)).isoformat()
    answer = open_page(path, keeper, {"tap": "truck:water", "once": "z", "phone_at": old})
    assert (answer.status_code, "请到“补录名单”里记" in text(answer)) == (422, True)


def test_by_number_and_by_four_digits(places: Places, keeper: Actor, open_page: Open) -> None:
    path = f"/stations/{places.jinsha.pk}/counter/in/"
    stranger = open_page(path, keeper, {"phone": "0001", "once": "a", "services": ["water"]})
    assert (stranger.status_code, "请输完整手机号" in text(stranger)) == (422, True)
    assert 'value="0001"' in text(stranger)
    assert 'value="water" checked' in text(stranger)
    for key, phone in (("b", "138 0000 0001"), ("c", "0001")):
        assert open_page(path, keeper, {"phone": phone, "once": key}).status_code == 302
    assert Visit.objects.count() == 1


def test_a_slip_is_taken_back_in_the_hand(places: Places, keeper: Actor, open_page: Open) -> None:
    row = actions.tally(places.jinsha, Group.TRUCK, by=keeper)
    open_page(f"/stations/visits/{row.pk}/strike/", keeper, {})
    row.refresh_from_db()
    assert row.struck_at is not None


def test_the_counter_costs_the_same_with_fifty(
    places: Places, keeper: Actor, open_page: Open
) -> None:
    costs = []
    for upto in ((0, 1), (1, 3), (3, 50)):
        for _tap in range(*upto):
            actions.tally(places.jinsha, Group.TRUCK, by=keeper)
        with CaptureQueriesContext(connection) as asked:
            open_page(f"/stations/{places.jinsha.pk}/counter/", keeper)
        costs.append(len(asked))
    assert costs == [costs[0]] * 3

"""Points given before Yilu are brought in once, as they were, and add up with those of today."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.cast import CITY, SmallCity
from tests.rewards import scenes
from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed
from yilu.rewards import actions, queries
from yilu.rewards.actions import PastAward
from yilu.rewards.enums import Outcome
from yilu.rewards.models import Award, Entry

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 11, 3, 16, tzinfo=CITY_ZONE)


def past(city: SmallCity, points: int = 5, days: int = 0, who: str = "driver") -> PastAward:
    person = city.cast[who].person_id
    assert person is not None
    at = LAST_YEAR + timedelta(days=days)
    return PastAward(person, Outcome.FILED, scenes.some_snapshot(), points, at, "SP-2025-000001")


def test_a_year_is_brought_in_once_and_numbered_by_its_days(small_city: SmallCity) -> None:
    desk, driver = small_city.cast["committee"], small_city.cast["driver"]
    rows = [past(small_city, days=90), past(small_city), past(small_city, 3, who="member")]
    assert actions.bring_in_awards(rows, by=desk) == 3
    assert actions.bring_in_awards([*rows, past(small_city, 2)], by=desk) == 1
    found = Award.objects.order_by("on", "number").values_list("number", flat=True)
    assert list(found) == ["JF-2025-000001", "JF-2025-000002", "JF-2025-000003", "JF-2026-000001"]
    assert (queries.purse(driver).points, queries.points_of(CITY, rows[2].person)) == (12, 3)
    assert [row.points for row in queries.my_entries(driver)] == [5, 2, 5]
    assert queries.recount(CITY) == []


def test_what_was_paid_then_does_not_fill_todays_month_nor_is_paid_again(
    small_city: SmallCity,
) -> None:
    desk, one = small_city.cast["committee"], past(small_city, 120)
    actions.bring_in_awards([one], by=desk)
    assert queries.purse(small_city.cast["driver"]).this_month == 0
    again = actions.credit(one.person, "filed", ref=one.ref, by=desk)
    assert (again.points, Entry.objects.count()) == (120, 1)
    scenes.an_award(small_city)
    assert (queries.points_of(CITY, one.person), queries.recount(CITY)) == (125, [])


def test_all_or_none_and_only_who_runs_the_rewards(small_city: SmallCity) -> None:
    desk = small_city.cast["committee"]
    later = clock.business_now() + timedelta(days=1)
    good = past(small_city)
    tomorrow = PastAward(good.person, Outcome.FILED, scenes.some_snapshot(), 5, later)
    for wrong in (tomorrow, past(small_city, 0), past(small_city, -4)):
        with pytest.raises(Invalid):
            actions.bring_in_awards([good, wrong], by=desk)
    with pytest.raises(NotAllowed):
        actions.bring_in_awards([good], by=small_city.cast["driver"])
    assert (Award.objects.count(), Entry.objects.count()) == (0, 0)

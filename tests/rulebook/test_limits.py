"""What a city sets: declared in words, in force from a day on, read once and never stale."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from tests import cast
from tests.cast import CITY, DAY, SmallCity
from yilu.appeals.limits import SETTLE
from yilu.core.errors import Invalid, NotFound
from yilu.rulebook import actions, queries
from yilu.rulebook.general import HOURS
from yilu.rulebook.limits import Form, Limit, declared
from yilu.rulebook.queries import one_edition

HELP = SETTLE["help"]


@pytest.mark.parametrize("limit", declared().values(), ids=lambda limit: limit.key)
def test_every_limit_says_what_it_does_and_takes_its_own_default(limit: Limit) -> None:
    assert str(limit.label)
    assert str(limit.does)
    assert limit.read(limit.written(limit.default)) == limit.default


def test_a_change_holds_from_its_day_on_and_keeps_the_past(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    later = DAY + timedelta(days=10)
    actions.set_limit(HELP.key, "4", by=committee, reason="先紧一点", from_on=DAY)
    actions.set_limit(HELP.key, "7", by=committee, reason="人手少", from_on=later)
    days = [HELP.of(CITY, day) for day in (DAY - timedelta(days=1), DAY, later)]
    assert days == [5, 4, 7]
    one = queries.setting(committee, HELP.key)
    assert (one.value, one.row.reason, one.coming.value) == (4, "先紧一点", 7)  # type: ignore[union-attr]
    past = queries.setting_history(committee, HELP.key)
    assert [(row.value, row.set_by) for row in past] == [
        (7, committee.account_id),
        (4, committee.account_id),
    ]


def test_what_is_set_again_for_the_same_day_replaces_it(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    for days in ("4", "3"):
        actions.set_limit(HELP.key, days, by=committee, reason="改", from_on=DAY)
    assert HELP.of(CITY) == 3
    assert len(queries.setting_history(committee, HELP.key)) == 2


@pytest.mark.parametrize(
    ("key", "text", "reason", "back", "field"),
    [
        (HELP.key, "0", "改", 0, "value"),
        (HELP.key, "九", "改", 0, "value"),
        (HELP.key, "5", "改", 0, "value"),  # as it is
        (HELP.key, "4", " ", 0, "reason"),
        (HELP.key, "4", "改" * 201, 0, "reason"),
        (HELP.key, "4", "改", 1, "from_on"),
        (HELP.key, "4", "改", -400, "from_on"),
        ("work.hours", "14:00-12:00", "改", 0, "value"),
        ("work.hours", "", "改", 0, "value"),
        ("rewards.ranking", "maybe", "改", 0, "value"),
        ("rides.roads.provider", "baidu", "改", 0, "value"),
        ("fleets.training.epidemic", "yoga", "改", 0, "value"),
        ("referrals.hotline_unit", "DW-9999", "改", 0, "value"),
    ],
)
def test_what_is_wrong_stands_on_its_field_and_nothing_is_set(
    small_city: SmallCity, key: str, text: str, reason: str, back: int, field: str
) -> None:
    committee, day = small_city.cast["committee"], DAY - timedelta(days=back)
    with pytest.raises(Invalid) as told:
        actions.set_limit(key, text, by=committee, reason=reason, from_on=day)
    assert set(told.value.errors) == {field}
    assert queries.setting_history(committee, key) == []


def test_only_the_committee_and_security_set_and_see_them(small_city: SmallCity) -> None:
    def sets(actor: Any) -> bool:
        try:
            queries.settings_of(actor)
            actions.set_limit(HELP.key, "4", by=actor, reason="试", from_on=DAY)
        except NotFound:
            return False
        return True

    found = set()
    here = {name: actor for name, actor in small_city.cast.items() if actor.city == CITY}
    for name, actor in here.items():
        with transaction.atomic():
            found |= {name} if sets(actor) else set()
            transaction.set_rollback(True)
    assert found == {"committee", "committee_leader", "security_admin"}


def test_an_unknown_key_is_nothing(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    with pytest.raises(NotFound):
        actions.set_limit("demo.day", "1", by=committee, reason="改", from_on=DAY)
    with pytest.raises(NotFound):
        queries.setting(committee, "demo.day")


def test_what_was_taken_back_was_never_read(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    assert HELP.of(CITY) == 5
    with transaction.atomic():
        actions.set_limit(HELP.key, "4", by=committee, reason="改", from_on=DAY)
        assert HELP.of(CITY) == 4
        transaction.set_rollback(True)
    assert HELP.of(CITY) == 5


def test_a_request_reads_the_rulebook_once_and_sees_its_own_change(
    small_city: SmallCity, django_assert_num_queries: Any
) -> None:
    queries.work_calendar(CITY)
    with one_edition(), django_assert_num_queries(1):
        for _time in range(3):
            HELP.of(CITY), HOURS.of(CITY), queries.work_calendar(CITY)
    with one_edition():
        assert HELP.of(CITY) == 5
        committee = small_city.cast["committee"]
        actions.set_limit(HELP.key, "4", by=committee, reason="改", from_on=DAY)
        assert HELP.of(CITY) == 4


def test_a_published_year_is_seen_by_whoever_read_the_calendar_before(
    small_city: SmallCity,
) -> None:
    assert queries.work_calendar(CITY).is_provisional(date(2027, 1, 4))
    security = small_city.cast["security_admin"]
    actions.publish_year(2027, {}, by=security)
    assert not queries.work_calendar(CITY).is_provisional(date(2027, 1, 4))


def test_office_hours_are_what_the_city_has_set(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    actions.set_limit(
        "work.hours", "8：30—12:00\n13:30-17:00", by=committee, reason="夏令时", from_on=DAY
    )
    assert HOURS.of(CITY) == [["08:30", "12:00"], ["13:30", "17:00"]]
    assert [f"{begin:%H:%M}" for begin, _end in queries.work_hours(CITY).sessions] == [
        "08:30",
        "13:30",
    ]


def test_the_forms_know_every_shape(small_city: SmallCity) -> None:
    assert {limit.form for limit in declared().values()} == set(Form)
    assert cast.CITY == CITY

"""A city that had set many numbers under one key keeps every one of them when it moves on."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from tests.cast import CITY, DAY, SmallCity
from yilu.appeals import limits as appeals
from yilu.core.clock import CITY_ZONE
from yilu.fleets import limits as fleets
from yilu.patrol import limits as patrol
from yilu.rides import limits as rides
from yilu.rulebook import actions, queries
from yilu.rulebook.limits import declared
from yilu.rulebook.models import Parameter

MIGRATION = import_module("yilu.rulebook.migrations.0004_one_key_a_number")
BEFORE = DAY - timedelta(days=400)
OLD: tuple[tuple[str, Any, dict[str, Any]], ...] = (
    (
        "appeals.limits",
        {"settle_days": {"help": 4}, "sign_minutes": {"urgent": 30}, "pause_days": 20},
        {appeals.SETTLE["help"].key: 4, appeals.SIGN["urgent"].key: 30, appeals.PAUSE_DAYS.key: 20},
    ),
    ("patrol.limits", {"check_days": 5}, {patrol.BY_NAME["check_days"].key: 5}),
    ("patrol.service_minutes", {"filed": 0}, {patrol.MINUTES["filed"].key: 0}),
    (
        "fleets.training",
        {"epidemic": ["emergency", "food_safety"]},
        {fleets.TRAINING["epidemic"].key: ["emergency", "food_safety"]},
    ),
    (
        "rides.roads",
        {"provider": "osrm", "url": "http://127.0.0.1:5000"},
        {rides.PROVIDER.key: "osrm", rides.ADDRESS.key: "http://127.0.0.1:5000"},
    ),
    (
        "rides.quiet",
        ["21:00", "08:00"],
        {rides.QUIET_FROM.key: "21:00", rides.QUIET_TO.key: "08:00"},
    ),
)


def _was_set(key: str, value: Any) -> None:
    at = datetime.combine(BEFORE, datetime.min.time(), CITY_ZONE)
    Parameter.objects.create(city=CITY, key=key, value=value, from_on=BEFORE, set_at=at)


def _move_on() -> None:
    with connection.schema_editor() as editor:
        MIGRATION.part(apps, editor)


@pytest.mark.parametrize(("key", "value", "holds"), OLD, ids=[key for key, _v, _h in OLD])
def test_what_was_set_together_holds_one_by_one(
    small_city: SmallCity, key: str, value: Any, holds: dict[str, Any]
) -> None:
    _was_set(key, value)
    limits = [declared()[name] for name in holds]
    usual = {limit.key: limit.default for limit in limits}
    assert {limit.key: limit.of(CITY) for limit in limits} == usual
    _move_on()
    assert {limit.key: limit.of(CITY) for limit in limits} == holds
    day_before = BEFORE - timedelta(days=1)
    assert {limit.key: limit.of(CITY, day_before) for limit in limits} == usual


def test_what_has_been_set_since_is_newer_and_wins(small_city: SmallCity) -> None:
    committee, limit = small_city.cast["committee"], appeals.SETTLE["help"]
    _was_set("appeals.limits", {"settle_days": {"help": 4}})
    actions.set_limit(limit.key, "7", by=committee, reason="人手少", from_on=DAY)
    _move_on()
    assert limit.of(CITY) == 7
    told = [(row.value, row.reason) for row in queries.setting_history(committee, limit.key)]
    assert told == [(7, "人手少"), (4, MIGRATION.REASON)]


def test_moving_on_twice_adds_nothing(small_city: SmallCity) -> None:
    for key, value, _holds in OLD:
        _was_set(key, value)
    _move_on()
    rows = Parameter.objects.filter(city=CITY).count()
    _move_on()
    assert Parameter.objects.filter(city=CITY).count() == rows
    moved = Parameter.objects.filter(city=CITY).exclude(key__in=[key for key, _v, _h in OLD])
    assert sorted({row.key for row in moved} - declared().keys()) == []

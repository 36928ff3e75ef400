"""The committee's page of limits: all of them, changed with a reason, what is wrong beside its field."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import CITY, DAY
from tests.console.conftest import At
from yilu.appeals.limits import SETTLE
from yilu.rulebook.limits import declared, groups

pytestmark = pytest.mark.django_db
LIST = "/console/limits/"
HELP = f"{LIST}appeals.settle_days.help/"


def test_every_limit_stands_on_the_page_with_its_app(at: At) -> None:
    page = at("committee").read(LIST)
    assert [key for key in declared() if f"{LIST}{key}/" not in page] == []
    assert [str(group.title) for group in groups() if f">{group.title}</h2>" not in page] == []
    assert "没改过" in page


def test_changed_with_a_reason_from_a_day_on(at: At) -> None:
    desk, day = at("committee"), DAY + timedelta(days=3)
    answer = desk.post(HELP, value="4", from_on=day.isoformat(), reason="司机等得久")
    assert (answer.status_code, answer.url) == (302, LIST)
    assert (SETTLE["help"].of(CITY), SETTLE["help"].of(CITY, day)) == (5, 4)
    page = desk.read(HELP)
    assert "司机等得久" in page
    assert "2026年6月18日起" in page
    assert "2026年6月18日起：4 个工作日" in desk.read(LIST)


def test_what_is_wrong_stands_on_its_field_and_what_was_typed_stays(at: At) -> None:
    desk = at("committee")
    answer = desk.post(HELP, value="900", from_on=DAY.isoformat(), reason="")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="900"' in page
    answer = desk.post(HELP, value="900", from_on=DAY.isoformat(), reason="试试")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请填 1 到 90 之间的数字" in page
    assert "试试" in page
    assert SETTLE["help"].of(CITY) == 5


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("rewards.ranking", "yes", "是"),
        ("work.hours", "08:30-12:00\n14:00-17:30", "08:30–12:00、14:00–17:30"),
        ("development.materials", "无犯罪记录证明", "无犯罪记录证明"),
        ("fleets.training.food_safety", "food_safety\nemergency", "food_safety、emergency"),
        ("rides.roads.provider", "osrm", "osrm"),
    ],
)
def test_each_shape_of_value_is_typed_and_told(at: At, key: str, value: str, shown: str) -> None:
    desk = at("committee")
    answer = desk.post(f"{LIST}{key}/", value=value, from_on=DAY.isoformat(), reason="试")
    assert answer.status_code == 302
    assert shown in desk.read(f"{LIST}{key}/")


def test_a_key_nobody_declared_is_not_there(at: At) -> None:
    assert at("committee").get(f"{LIST}demo.day/").status_code == 404

"""The desk of 创文迎查: a list by lines, covered and not, errands with before and after; partners' keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.cast import DAY, SmallCity
from tests.console.conftest import At
from tests.patrol import lists
from tests.patrol.conftest import Ground, lay
from yilu.patrol import actions
from yilu.patrol.actions import Line
from yilu.patrol.models import Errand, Inspection, Partner, Stop

pytestmark = pytest.mark.django_db
BASE = "/console/inspections/"


@pytest.fixture
def ground(small_city: SmallCity, settings: Settings, tmp_path: Path) -> Ground:
    settings.MEDIA_ROOT = tmp_path
    return lay(small_city)


def test_a_list_is_planned_filled_and_opened(at: At, ground: Ground) -> None:
    given = {
        "title": "六月迎查",
        "unit": str(ground.city.root.pk),
        "first": DAY.isoformat(),
        "last": DAY.isoformat(),
    }
    at("committee").post(f"{BASE}new/", **given)
    row = Inspection.objects.get()
    here = f"{BASE}{row.pk}/"
    lines = "炳草岗公交站：有没有小广告\n\n滨江路:盲道有没有被占"
    area = str(ground.east.pk)
    wrong = at("committee").post(f"{here}list/", area=area, lines="公交站没有冒号")
    assert (wrong.status_code, "第 1 行没有写成" in wrong.content.decode()) == (422, True)
    at("committee").post(f"{here}list/", area=area, lines=lines, hands_off="on")
    assert list(Stop.objects.values_list("place", "what", "fixable")) == [
        ("炳草岗公交站", "有没有小广告", False),
        ("滨江路", "盲道有没有被占", False),
    ]
    at("committee").post(f"{here}open/")
    page = at("committee").read(here)
    assert ("还没人看 2" in page, "只看不动手" in page) == (True, True)
    assert at("district").get(here).status_code == 404


def test_covered_and_not_covered_are_told_apart(at: At, ground: Ground) -> None:
    row = lists.a_list(ground)
    errand = lists.reported(ground)
    there = f"{BASE}errands/{errand.pk}/"
    page = at("committee").read(there)
    assert ("王芳" in page, "王*" in page, "属实，算数" in page) == (False, True, True)
    at("committee").post(f"{there}accept/")
    page = at("committee").read(f"{BASE}{row.pk}/")
    assert ("当场改好 1" in page, "还没人看 2" in page) == (True, True)
    assert "炳草岗公交站" not in at("committee").read(f"{BASE}{row.pk}/", standing="open")


def test_a_gap_is_declined_or_mended_with_words(at: At, ground: Ground) -> None:
    lists.a_list(ground)
    first = lists.reported(ground, finding="gap")
    at("committee").post(f"{BASE}errands/{first.pk}/decline/", reason="看不清")
    second = lists.reported(ground, finding="gap")
    at("committee").post(f"{BASE}errands/{second.pk}/accept/")
    assert at("committee").post(f"{BASE}errands/{second.pk}/mend/", text="").status_code == 422
    at("committee").post(f"{BASE}errands/{second.pk}/mend/", text="当天清掉了")
    states = Errand.objects.order_by("number").values_list("state", "mending")
    assert list(states) == [("declined", ""), ("accepted", "当天清掉了")]


def test_lists_cost_the_same_with_fifty_rows(at: At, ground: Ground) -> None:
    committee, by = at("committee"), ground.who("committee")
    row = actions.plan_inspection(lists.a_plan(), ground.city.root, by=by)

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            committee.read(path)
        return len(asked)

    for path, make in (
        (BASE, lambda _n: actions.plan_inspection(lists.a_plan(), ground.city.root, by=by)),
        (
            f"{BASE}{row.pk}/",
            lambda n: actions.list_stops(
                row.pk, ground.east.pk, [Line(f"路口{n}", "红绿灯")], by=by
            ),
        ),
    ):
        costs = []
        for upto in ((0, 1), (1, 3), (3, 50)):
            for number in range(*upto):
                make(number)
            costs.append(cost(path))
        assert costs == [costs[0]] * 3, path


def test_a_partners_key_is_shown_once(at: At, ground: Ground) -> None:
    answer = at("system_admin").post("/console/partners/new/", name="市长热线", contact="值班室")
    row = Partner.objects.get()
    key = answer.content.decode().split("<code>")[1].split("</code>")[0]
    assert (len(key) > 20, answer["Cache-Control"]) == (True, "no-store")
    page = at("system_admin").read("/console/partners/")
    assert ("市长热线" in page, key in page) == (True, False)
    at("system_admin").post(f"/console/partners/{row.pk}/close/")
    assert "已收回" in at("system_admin").read("/console/partners/")

"""The desk of points: gauge, decisions with words, the counter in two steps, gifts with a report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import CITY, DAY, SmallCity
from tests.console.conftest import At
from tests.factories import person
from tests.rewards import scenes
from yilu.rewards import actions, queries
from yilu.rewards.enums import PoolKind
from yilu.rewards.models import Award, Budget, Good, Pool, Redemption, Tariff
from yilu.rulebook.actions import set_parameter

pytestmark = pytest.mark.django_db
BASE = "/console/rewards/"


def test_the_gauge_says_how_far_the_budget_is_used(at: At, small_city: SmallCity) -> None:
    given = {"first": "2026-06-01", "last": "2026-06-30", "points": "20", "note": "二季度"}
    at("committee").post(f"{BASE}budget/", **given)
    assert Budget.objects.get().points == 20
    scenes.an_award(small_city)
    scenes.a_doubt(small_city)
    page = at("committee").read(BASE)
    assert ("用了 50%" in page, "照片和别的账号一样" in page) == (True, True)
    answer = at("committee").post(f"{BASE}budget/", **{**given, "last": "2026-05-01"})
    assert (answer.status_code, "最后一天不能早于第一天" in answer.content.decode()) == (422, True)


def test_the_tariff_gets_its_next_version(at: At) -> None:
    given = {"points": "8", "monthly_cap": "", "repeats": "100 50，0", "since": DAY.isoformat()}
    at("committee").post(f"{BASE}tariff/filed/", **given)
    row = Tariff.objects.get()
    assert (row.points, row.monthly_cap, row.repeats) == (8, None, [100, 50, 0])
    answer = at("committee").post(f"{BASE}tariff/filed/", **{**given, "repeats": "很多"})
    assert (answer.status_code, "很多" in answer.content.decode()) == (422, True)
    assert at("committee").get(f"{BASE}tariff/liked/").status_code == 404


def test_a_decision_needs_words_and_goes_to_the_driver(at: At, small_city: SmallCity) -> None:
    row = scenes.a_doubt(small_city)
    here = f"{BASE}awards/{row.pk}/"
    page = at("committee").read(here)
    assert ("核对好了，入账" in page, "王芳" in page, "王*" in page) == (True, False, True)
    assert at("committee").post(f"{here}decline/", text="").status_code == 422
    at("committee").post(f"{here}decline/", text="和别人的照片是同一张")
    assert "和别人的照片是同一张" in at("committee").read(here)
    actions.appeal(row.pk, "是我先发的", by=small_city.cast["driver"])
    assert at("committee").post(f"{here}uphold/", text="维持").status_code == 404
    at("committee_leader").post(f"{here}release/", text="")
    assert Award.objects.get().state == "paid"


def test_no_list_of_people_unless_it_is_switched_on(at: At, small_city: SmallCity) -> None:
    scenes.an_award(small_city)
    assert at("committee").get(f"{BASE}ranking/").status_code == 404
    assert "不排名、不列名单" in at("committee").read(BASE)
    set_parameter("rewards.ranking", True, by=small_city.cast["security_admin"])
    page = at("committee").read(f"{BASE}ranking/")
    assert ("王*" in page, "王芳" in page) == (True, False)


class TestCounter:
    def test_his_code_what_he_wants_and_one_button(self, at: At, small_city: SmallCity) -> None:
        scenes.rich(small_city)
        room, good = scenes.a_room(small_city), scenes.a_good(small_city)
        code, _shown = actions.show_voucher(good.pk, by=small_city.cast["driver"])
        asked = {"code": f"{code[:4]} {code[4:]}", "place": str(room.pk)}
        found = at("keeper").post(f"{BASE}redeem/", **asked).content.decode()
        assert ("洗车一次" in found, "王*" in found, "给他，扣分" in found) == (True, True, True)
        assert Redemption.objects.count() == 0
        answer = at("keeper").post(f"{BASE}redeem/", **asked, sure="1")
        assert answer["Location"] == f"{BASE}redeem/?place={room.pk}"
        assert queries.points_of(CITY, small_city.wang.person_id) == 80
        again = at("keeper").post(f"{BASE}redeem/", **asked, sure="1")
        assert (again.status_code, Redemption.objects.count()) == (422, 1)

    def test_the_scanned_square_fills_in_the_code(self, at: At, small_city: SmallCity) -> None:
        scenes.a_room(small_city)
        page = at("keeper").read(f"{BASE}redeem/", code="12345678")
        assert 'value="12345678"' in page

    def test_a_wrong_code_says_what_to_do(self, at: At, small_city: SmallCity) -> None:
        room = scenes.a_room(small_city)
        answer = at("keeper").post(f"{BASE}redeem/", code="00000000", place=str(room.pk))
        page = answer.content.decode()
        assert (answer.status_code, "请他在手机上重新出一个" in page) == (422, True)

    def test_a_slip_of_the_hand_is_taken_back(self, at: At, small_city: SmallCity) -> None:
        row = scenes.a_redemption(small_city)
        here = f"{BASE}redemptions/{row.pk}/"
        assert at("keeper").post(here, reason="").status_code == 422
        at("keeper").post(here, reason="拿错了")
        assert queries.points_of(CITY, small_city.wang.person_id) == 100
        assert "已退回" in at("keeper").read(here)
        assert at("keeper").post(here, reason="再退").status_code == 404


def test_something_to_have_is_listed_and_closed(at: At, small_city: SmallCity) -> None:
    bottle = scenes.water(small_city)
    given = {"name": "饮用水一瓶", "points": "10", "item": str(bottle.pk), "monthly_limit": "3"}
    at("committee").post(f"{BASE}goods/new/", **given)
    row = Good.objects.get()
    assert (row.points, row.item, row.monthly_limit) == (10, bottle.pk, 3)
    again = at("committee").post(f"{BASE}goods/new/", **given)
    assert (again.status_code, "先停用旧的" in again.content.decode()) == (422, True)
    at("committee").post(f"{BASE}goods/{row.pk}/close/")
    assert "停了" in at("committee").read(f"{BASE}goods/")


def test_a_gift_is_opened_closed_and_accounted_for(at: At, small_city: SmallCity) -> None:
    given = {
        "kind": "exam_rides",
        "title": "给送考车添水",
        "unit": str(small_city.stations.pk),
        "goal": "",
    }
    at("committee").post(f"{BASE}pools/new/", **given)
    row = Pool.objects.get()
    here = f"{BASE}pools/{row.pk}/"
    early = at("committee").post(f"{here}report/", outcome="12 箱")
    assert (early.status_code, Pool.objects.get().state) == (302, "open")  # told on the page
    at("committee").post(f"{here}close/")
    at("committee").post(f"{here}report/", outcome="12 箱水，6月7日发到送考车")
    assert "12 箱水，6月7日发到送考车" in at("committee").read(here)


def test_lists_cost_the_same_with_fifty_rows(small_city: SmallCity, at: At) -> None:
    committee, actor = at("committee"), small_city.cast["committee"]
    room, keeper = scenes.a_room(small_city), small_city.cast["keeper"]
    [good] = [scenes.a_good(small_city, 1)]

    def cost(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            committee.read(BASE + path)
        return len(asked)

    def redeemed(_at: int) -> None:
        Redemption.objects.create(
            city=CITY, number=f"LJ-T-{_at:05d}", person_id=small_city.wang.person_id, good=good,
            points=1, unit=room.unit, place=room.pk, place_name=room.name, on=DAY,
            at=row.at, handed_by=keeper.account_id,
        )  # fmt: skip

    row = scenes.an_award(small_city)
    fill: dict[str, Callable[[int], object]] = {
        "awards/": lambda _at: scenes.a_doubt(small_city),
        "": lambda _at: scenes.a_doubt(small_city),
        "goods/": lambda at: actions.list_good(f"物品{at}", 5, by=actor),
        "pools/": lambda at: actions.open_pool(
            PoolKind.EXAM_RIDES, f"项目{at}", small_city.stations, by=actor
        ),
        "redemptions/": redeemed,
    }
    for path, make in fill.items():
        costs = []
        for upto in ((0, 1), (1, 3), (3, 50)):
            for number in range(*upto):
                make(number)
            costs.append(cost(path))
        assert costs == [costs[0]] * 3, path


def test_earlier_points_are_pasted_looked_at_and_brought_in(at: At, small_city: SmallCity) -> None:
    person("𠮷䶮", phone="+8613800000071")
    desk, here = at("committee"), f"{BASE}awards/past/"
    assert f"{here}sheet/" in desk.read(here)
    head = "姓名\t手机号\t因为什么\t编号\t积分\t日期\n"
    good = f"{head}𠮷䶮\t13800000071\t以前结转\t\t120\t2024-12-31"
    wrong = f"{good}\n\t138\t立案\t1\t5\t2025-01-01"
    page = desk.post(here, text=wrong).content.decode()
    assert ("1 人，120 分" in page, "手机号不对" in page, "𠮷䶮" in page) == (True, True, True)
    assert Award.objects.count() == 0
    assert desk.post(here, text=wrong, sure="1")["Location"] == f"{BASE}awards/"
    assert "以前带入过" in desk.post(here, text=good).content.decode()
    desk.post(here, text=good, sure="1")
    assert [row.points for row in Award.objects.all()] == [120]
    answer = desk.post(here, text="")
    assert answer.status_code == 422
    assert "以前结转" in desk.read(f"{BASE}awards/")
    book = desk.get(f"{here}sheet/")
    assert (book.status_code, book.content[:2]) == (200, b"PK")
    assert at("committee").get(f"{BASE}tariff/carried/").status_code == 404

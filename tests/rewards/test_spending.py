"""Points into things and into causes: a code once, stock and points together, and what became of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import CITY, DAY, SmallCity
from tests.rewards.scenes import (
    a_good,
    a_pool,
    a_redemption,
    a_room,
    rich,
    water,
)
from tests.stock.conftest import some_source
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.flows import redeeming
from yilu.notices.models import Message
from yilu.rewards import actions, queries
from yilu.rewards.models import Redemption, Voucher
from yilu.stock import actions as stock
from yilu.stock.models import Balance as Shelf


def points(city: SmallCity, who: str = "driver") -> int:
    return queries.purse(city.cast[who]).points


def a_code(city: SmallCity, **good: int) -> str:
    code, _voucher = actions.show_voucher(a_good(city, **good).pk, by=city.cast["driver"])
    return code


def filled_room(city: SmallCity, bottles: int = 2) -> None:
    keeper, room = city.cast["keeper"], a_room(city)
    stock.receive(water(city), room, bottles, some_source(), by=keeper)


def test_the_code_hands_out_the_thing_and_takes_the_points(small_city: SmallCity) -> None:
    rich(small_city)
    filled_room(small_city)
    good = a_good(small_city, item=True)
    code, _voucher = actions.show_voucher(good.pk, by=small_city.cast["driver"])
    keeper = small_city.cast["keeper"]
    found = actions.find_voucher(f"{code[:4]} {code[4:]}", by=keeper)
    assert (found.good_id, found.person_id) == (good.pk, small_city.wang.person_id)
    row = redeeming.hand_over(code, a_room(small_city).pk, by=keeper)
    assert (row.number, row.points, row.place_name) == ("LJ-2026-00001", 20, "金沙驿站")
    assert (points(small_city), Shelf.objects.get().quantity, queries.recount(CITY)) == (80, 1, [])
    with pytest.raises(Invalid):
        redeeming.hand_over(code, a_room(small_city).pk, by=keeper)
    assert points(small_city) == 80


def test_an_empty_shelf_takes_no_points(small_city: SmallCity) -> None:
    rich(small_city)
    good, room = a_good(small_city, item=True), a_room(small_city)
    code, _voucher = actions.show_voucher(good.pk, by=small_city.cast["driver"])
    with pytest.raises(Refused):
        redeeming.hand_over(code, room.pk, by=small_city.cast["keeper"])
    assert (points(small_city), Redemption.objects.count()) == (100, 0)
    assert queries.my_voucher(small_city.cast["driver"]) is not None


def test_taking_back_returns_points_and_thing_once(small_city: SmallCity) -> None:
    rich(small_city)
    filled_room(small_city, 1)
    code, _v = actions.show_voucher(a_good(small_city, item=True).pk, by=small_city.cast["driver"])
    keeper = small_city.cast["keeper"]
    row = redeeming.hand_over(code, a_room(small_city).pk, by=keeper)
    with pytest.raises(Invalid):
        redeeming.take_back(row.pk, "", by=keeper)
    redeeming.take_back(row.pk, "拿错了", by=keeper)
    assert (points(small_city), Shelf.objects.get().quantity, queries.recount(CITY)) == (100, 1, [])
    with pytest.raises(Refused):
        redeeming.take_back(row.pk, "再退一次", by=keeper)


def test_a_new_code_makes_the_old_one_worthless(small_city: SmallCity) -> None:
    rich(small_city)
    good, driver = a_good(small_city), small_city.cast["driver"]
    old, _one = actions.show_voucher(good.pk, by=driver)
    new, _two = actions.show_voucher(good.pk, by=driver)
    shown = queries.my_voucher(driver)
    assert shown is not None
    assert shown[0] == new
    keeper = small_city.cast["keeper"]
    for worthless in (old, "00000000", ""):
        with pytest.raises(Invalid):
            actions.find_voucher(worthless, by=keeper)
    actions.drop_voucher(by=driver)
    with pytest.raises(Invalid):
        actions.find_voucher(new, by=keeper)


def test_a_code_lasts_ten_minutes(small_city: SmallCity) -> None:
    rich(small_city)
    code = a_code(small_city)
    Voucher.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Invalid):
        actions.find_voucher(code, by=small_city.cast["keeper"])


def test_too_few_points_are_told_before_the_counter(small_city: SmallCity) -> None:
    with pytest.raises(Refused) as said:
        a_code(small_city)
    assert str(said.value.message) == "换洗车一次要 20 分，您有 0 分。"


def test_a_month_may_have_a_limit(small_city: SmallCity) -> None:
    rich(small_city)
    code = a_code(small_city, monthly_limit=1)
    redeeming.hand_over(code, a_room(small_city).pk, by=small_city.cast["keeper"])
    [good] = queries.goods(CITY)
    with pytest.raises(Refused) as said:
        actions.show_voucher(good.pk, by=small_city.cast["driver"])
    assert str(said.value.message) == "“洗车一次”每人每月最多换 1 次，下个月再来。"


def test_nobody_hands_out_to_himself_or_elsewhere(small_city: SmallCity) -> None:
    rich(small_city, "keeper")
    good = a_good(small_city)
    code, _v = actions.show_voucher(good.pk, by=small_city.cast["keeper"])
    with pytest.raises(Refused):
        redeeming.hand_over(code, a_room(small_city).pk, by=small_city.cast["keeper"])
    for who in ("secretary", "driver", "elsewhere"):
        with pytest.raises((NotAllowed, NotFound)):
            redeeming.hand_over(code, a_room(small_city).pk, by=small_city.cast[who])
    assert points(small_city, "keeper") == 100


def test_what_is_no_longer_handed_out_has_no_code(small_city: SmallCity) -> None:
    rich(small_city)
    code = a_code(small_city)
    [good] = queries.goods(CITY)
    actions.close_good(good.pk, by=small_city.cast["committee"])
    with pytest.raises(NotFound):
        actions.show_voucher(good.pk, by=small_city.cast["driver"])
    with pytest.raises(Refused):
        redeeming.hand_over(code, a_room(small_city).pk, by=small_city.cast["keeper"])


def test_goods_are_checked(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    with pytest.raises(Invalid) as said:
        actions.list_good(" ", 0, by=committee, monthly_limit=0)
    assert sorted(said.value.errors) == ["monthly_limit", "name", "points"]
    a_good(small_city)
    with pytest.raises(Invalid):
        a_good(small_city)
    with pytest.raises(NotAllowed):
        actions.list_good("洗车", 10, by=small_city.cast["keeper"])


def test_points_are_given_and_he_reads_what_became_of_them(small_city: SmallCity) -> None:
    rich(small_city)
    pool, driver, committee = (
        a_pool(small_city),
        small_city.cast["driver"],
        small_city.cast["committee"],
    )
    actions.give(pool.pk, 30, by=driver)
    actions.give(pool.pk, 10, by=driver)
    shown = queries.get_pool(driver, pool.pk)
    assert (shown.given, shown.givers, points(small_city)) == (40, 1, 60)
    with pytest.raises(Refused):
        actions.report_pool(pool.pk, "药箱两个", by=committee)
    actions.close_pool(pool.pk, by=committee)
    with pytest.raises(Refused):
        actions.give(pool.pk, 1, by=driver)
    actions.report_pool(pool.pk, "换成药箱 2 个，6月15日放到金沙驿站", by=committee)
    [gift, _other] = queries.my_donations(driver)
    assert gift.pool.outcome == "换成药箱 2 个，6月15日放到金沙驿站"
    told = Message.objects.filter(reason="rewards.pool_reported").values_list("person", flat=True)
    assert (list(told), queries.recount(CITY)) == ([small_city.wang.person_id], [])


def test_nobody_gives_more_than_he_has(small_city: SmallCity) -> None:
    pool, driver = a_pool(small_city), small_city.cast["driver"]
    with pytest.raises(Refused) as said:
        actions.give(pool.pk, 5, by=driver)
    assert str(said.value.message) == "积分不够：有 0 分，要 5 分。"
    with pytest.raises(Invalid):
        actions.give(pool.pk, 0, by=driver)
    with pytest.raises(NotAllowed):
        actions.close_pool(pool.pk, by=driver)
    assert queries.get_pool(driver, pool.pk).given == 0


@pytest.mark.django_db(transaction=True)
def test_one_code_at_ten_counters_hands_out_once(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    rich(city)
    code, room, keeper = a_code(city), a_room(city), city.cast["keeper"]

    def hand(_turn: int) -> bool:
        try:
            redeeming.hand_over(code, room.pk, by=keeper)
        except (Invalid, Refused):
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(hand, range(10))) == 1
    assert (points(city), queries.recount(CITY)) == (80, [])


def test_redemptions_are_seen_by_their_counter_and_their_driver(small_city: SmallCity) -> None:
    row = a_redemption(small_city)
    seen = {who for who, actor in small_city.cast.items() if row in queries.redemptions(actor)}
    assert seen == {"committee", "committee_leader", "keeper", "driver"}
    assert row.on == DAY

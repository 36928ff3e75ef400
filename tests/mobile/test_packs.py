"""发放台 in the hand: signed for without a line, checked when it arrives, never lost and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from tests.care import scenes
from tests.care.scenes import Store, png
from tests.cast import CITY, DAY, SmallCity
from tests.mobile.conftest import Open, text
from yilu.care import actions, queries
from yilu.care.models import Handout
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE, standing_at

LUO = "13800000001"  # 罗小平's


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Of the campaign's first day, whenever the tests run."""
    with standing_at(datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=CITY_ZONE)):
        yield


@pytest.fixture
def store(small_city: SmallCity) -> Store:
    return scenes.a_store(small_city)


@pytest.fixture
def keeper(small_city: SmallCity) -> Actor:
    return small_city.cast["keeper"]


def here(store: Store) -> str:
    return f"/care/packs/{store.campaign.pk}/{store.station.pk}/"


def signed(**changes: str) -> dict[str, str]:
    return {"who": LUO, "signature": png(), "once": "a", **changes}


def waited(**since: float) -> str:
    return (timezone.now() - timedelta(**since)).isoformat()


def test_my_stores_with_what_is_left(store: Store, keeper: Actor, open_page: Open) -> None:
    page = text(open_page("/care/packs/", keeper))
    assert (here(store) in page, "还有 10 份" in page) == (True, True)
    assert str(store.committee.pk) not in page
    assert 'href="/care/packs/"' in text(open_page("/care/", keeper))
    answer = open_page(here(store), keeper)
    assert answer["X-Yilu-Keep"] != ""
    assert "罗" not in text(answer)  # no list of names lies in the phone


def test_another_s_store_is_not_there(
    small_city: SmallCity, store: Store, keeper: Actor, open_page: Open
) -> None:
    theirs = f"/care/packs/{store.campaign.pk}/{store.committee.pk}/"
    for who, path in ((keeper, theirs), (small_city.cast["driver"], here(store))):
        with pytest.raises(Http404):
            open_page(path, who)
        with pytest.raises(Http404):
            open_page(f"{path}hand/", who, signed())
    assert Handout.objects.count() == 0


def test_found_first_then_signed(store: Store, keeper: Actor, open_page: Open) -> None:
    page = text(open_page(f"{here(store)}find/", keeper, {"who": LUO}))
    assert ("在名单里" in page, "罗*平" in page, "data-signpad" in page) == (True, True, True)
    person = store.city.luo.person_id
    sent = {"person": str(person), "signature": png(), "once": "a"}
    assert open_page(f"{here(store)}hand/", keeper, sent)["Location"] == here(store)
    assert "已经领过了" in text(open_page(f"{here(store)}find/", keeper, {"who": LUO}))
    nobody = open_page(f"{here(store)}find/", keeper, {"who": "13900000000"})
    assert (nobody.status_code, "没有用这个号码登记的司机" in text(nobody)) == (422, True)


def test_against_the_code_on_his_phone_while_there_is_a_line(
    small_city: SmallCity, store: Store, keeper: Actor, open_page: Open
) -> None:
    code = actions.show_code(by=small_city.cast["member"])
    page = text(open_page(f"{here(store)}find/", keeper, {"who": code}))
    assert (f'name="code" value="{code}"' in page, "data-outbox-live" in page) == (True, True)
    sent = {"person": str(small_city.luo.person_id), "code": code}
    late = open_page(f"{here(store)}hand/", keeper, {**sent, "phone_at": waited(hours=1)})
    assert (late.status_code, "没信号时发的核对不了" in text(late)) == (422, True)
    assert open_page(f"{here(store)}hand/", keeper, sent).status_code == 302
    assert Handout.objects.get().receipt == "code"


def test_a_code_is_no_number_to_be_kept(store: Store, keeper: Actor, open_page: Open) -> None:
    answer = open_page(f"{here(store)}hand/", keeper, signed(who="123456"))
    assert (answer.status_code, "确认码要有信号才能核对" in text(answer)) == (422, True)


def test_signed_without_a_line_it_stands_for_its_own_minute_once(
    store: Store, keeper: Actor, open_page: Open
) -> None:
    sent = signed(phone_at=waited(minutes=50))
    for _again in range(2):
        assert open_page(f"{here(store)}hand/", keeper, sent)["Location"] == here(store)
    row = Handout.objects.get()
    assert (row.late, row.receipt, row.signature is not None) == (True, "signature", True)
    assert (store.left(store.station), queries.recount(CITY)) == (9, [])


def test_a_clock_that_runs_ahead_is_now(store: Store, keeper: Actor, open_page: Open) -> None:
    open_page(f"{here(store)}hand/", keeper, signed(phone_at=waited(hours=-9)))
    row = Handout.objects.get()
    assert (row.late, row.handed_on) == (False, DAY)


def test_who_had_his_already_is_told_with_what_to_do(
    store: Store, keeper: Actor, open_page: Open
) -> None:
    store.hand("member")
    answer = open_page(f"{here(store)}hand/", keeper, signed(phone_at=waited(minutes=50)))
    page = text(answer)
    assert answer.status_code == 422
    assert ("已经领过了" in page, "请要回来；要不回来的，到“物资库存”里盘点" in page) == (
        True,
        True,
    )
    assert f'value="{LUO}"' in page
    now = text(open_page(f"{here(store)}hand/", keeper, signed(once="b")))
    assert ("已经领过了" in now, "请要回来" in now) == (True, False)
    assert (Handout.objects.count(), store.left(store.station)) == (1, 9)


def test_what_was_signed_before_the_first_day_is_refused(
    store: Store, keeper: Actor, open_page: Open
) -> None:
    answer = open_page(f"{here(store)}hand/", keeper, signed(phone_at=waited(hours=13)))
    assert (answer.status_code, "发放时间是 2026-06-15 到" in text(answer)) == (422, True)


def test_an_empty_store_and_nobody_s_number_are_told(
    small_city: SmallCity, keeper: Actor, open_page: Open
) -> None:
    store = scenes.a_store(small_city, at_station=0)
    empty = open_page(f"{here(store)}hand/", keeper, signed(phone_at=waited(minutes=50)))
    assert "行业党委仓库还有 5 份" in text(empty)
    wrong = open_page(f"{here(store)}hand/", keeper, signed(who="13900000000"))
    assert "没有用这个号码登记的司机" in text(wrong)
    other = open_page(f"{here(store)}hand/", keeper, signed(name="王芳"))
    assert "登记的不是这个姓名" in text(other)
    unsigned = open_page(f"{here(store)}hand/", keeper, signed(signature=""))
    assert "还没有签收" in text(unsigned)
    assert Handout.objects.count() == 0


def test_one_that_waited_for_days_may_count_for_today(
    store: Store, keeper: Actor, open_page: Open
) -> None:
    sent = signed(phone_at=waited(hours=30))
    answer = open_page(f"{here(store)}hand/", keeper, sent)
    assert (answer.status_code, 'name="now" value="1"' in text(answer)) == (422, True)
    assert Handout.objects.count() == 0
    assert open_page(f"{here(store)}hand/", keeper, {**sent, "now": "1"}).status_code == 302
    row = Handout.objects.get()
    assert (row.handed_on, row.late) == (DAY, False)


def test_signed_on_paper_by_somebody_else(store: Store, keeper: Actor, open_page: Open) -> None:
    sent = signed(signature="", receipt_note="第1页", proxy_name="王芳", proxy_reason="")
    half = open_page(f"{here(store)}hand/", keeper, sent)
    assert "没写的不能代领" in text(half)
    open_page(f"{here(store)}hand/", keeper, {**sent, "proxy_reason": "他在外地"})
    row = Handout.objects.get()
    assert (row.receipt, row.proxy_name) == ("paper", "王芳")

"""The stock at the desk: received, moved, counted, watched; the ledger adds up."""

from __future__ import annotations

import pytest

from tests.cast import CITY, SmallCity
from tests.console.conftest import At
from tests.stock.conftest import Shelves, shelve, some_source
from yilu.core.refs import Ref
from yilu.stock import actions, queries
from yilu.stock.enums import ItemKind
from yilu.stock.models import Balance, Item, Movement, Place

BASE = "/console/stock/"


@pytest.fixture
def shelves(small_city: SmallCity) -> Shelves:
    return shelve(small_city)


def water_in(shelves: Shelves, city: SmallCity, quantity: int = 10) -> Balance:
    by = city.cast["committee"]
    actions.receive(shelves.water, shelves.store, quantity, some_source(), by=by)
    return Balance.objects.get(item=shelves.water, place=shelves.store)


def amounts() -> dict[str, int]:
    return {row.place.name: row.quantity for row in Balance.objects.select_related("place")}


def test_packs_come_in_and_go_to_a_station_once(
    small_city: SmallCity, at: At, shelves: Shelves
) -> None:
    desk = at("committee")
    sent = {"item": str(shelves.pack.pk), "place": str(shelves.store.pk), "quantity": "30"}
    for _double_tap in range(2):
        desk.post(f"{BASE}in/", **sent, unit_cost="150", once="in", kind="pack")
    row = Balance.objects.get()
    assert Movement.objects.get().unit_cost_fen == 15000
    moved = {"target": str(shelves.room.pk), "quantity": "12", "once": "m"}
    for _double_tap in range(2):
        desk.post(f"{BASE}{row.pk}/move/", **moved)
    assert amounts() == {"行业党委库房": 18, "金沙驿站": 12}
    more = desk.post(f"{BASE}{row.pk}/move/", **{**moved, "quantity": "99", "once": "x"})
    assert more.status_code == 302
    assert "只剩 18份" in desk.read(f"{BASE}{row.pk}/")
    assert queries.recount(CITY) == []


def test_something_new_goes_on_the_citys_list(at: At, shelves: Shelves) -> None:
    desk = at("committee")
    sent = {"place": str(shelves.store.pk), "quantity": "5", "once": "a", "kind": "consumable"}
    nothing = desk.post(f"{BASE}in/", **sent)
    assert (nothing.status_code, "选一样，或者在下面写新的" in nothing.content.decode()) == (
        422, True,
    )  # fmt: skip
    desk.post(f"{BASE}in/", **sent, new_name="雨衣", unit="件")
    made = Item.objects.get(name="雨衣")
    assert (made.kind, amounts()) == (ItemKind.CONSUMABLE, {"行业党委库房": 5})


def test_an_alert_and_a_recount(small_city: SmallCity, at: At, shelves: Shelves) -> None:
    desk, row = at("committee"), water_in(shelves, small_city)
    desk.post(f"{BASE}{row.pk}/alert/", low_at="10")
    assert "该补货了" in desk.read(BASE, low="1")
    short = desk.post(f"{BASE}{row.pk}/recount/", counted="7", once="c")
    assert (short.status_code, "请写明原因" in short.content.decode()) == (422, True)
    desk.post(f"{BASE}{row.pk}/recount/", counted="7", note="破了三瓶", once="c")
    desk.post(f"{BASE}{row.pk}/more/", quantity="4", once="m")
    page = desk.read(f"{BASE}{row.pk}/")
    assert ("破了三瓶" in page, "-3" in page, "11 箱" in page) == (True, True, True)
    assert "破了三瓶" in desk.read(f"{BASE}ledger/", place=str(shelves.store.pk), reason="counted")


def test_a_keeper_keeps_his_own_and_sees_no_other(
    small_city: SmallCity, at: At, shelves: Shelves
) -> None:
    row = water_in(shelves, small_city)
    keeper = at("keeper")
    assert keeper.get(f"{BASE}{row.pk}/").status_code == 404
    assert "行业党委库房" not in keeper.read(f"{BASE}in/")
    foreign = {"item": str(shelves.water.pk), "place": str(shelves.store.pk), "quantity": "1"}
    assert keeper.post(f"{BASE}in/", **foreign, once="k").status_code == 422
    assert amounts() == {"行业党委库房": 10}


def test_a_unit_gets_a_place_of_its_own(small_city: SmallCity, at: At) -> None:
    desk = at("committee")
    for _twice in range(2):
        desk.post(f"{BASE}places/new/", unit=str(small_city.first_branch.pk), name="支部柜子")
    place = Place.objects.get(key=Ref.to(small_city.first_branch).key)
    assert place.name == "支部柜子"

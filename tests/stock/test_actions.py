"""What comes in, goes out and is counted; once per reason and source; never below zero."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import DAY, SmallCity
from tests.stock.conftest import Shelves, shelve, some_source
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.notices.models import Message
from yilu.stock import actions, queries
from yilu.stock.enums import Reason
from yilu.stock.models import Balance, Item, Movement, Place


def left(item: Item, place: Place) -> int:
    return Balance.objects.get(item=item, place=place).quantity


def test_in_and_out_add_up(small_city: SmallCity, shelves: Shelves) -> None:
    keeper = small_city.cast["keeper"]
    actions.receive(shelves.water, shelves.room, 20, some_source(), by=keeper, unit_cost_fen=2400)
    taken = actions.take(
        shelves.water, shelves.room, 3, Reason.USED, some_source(), by=keeper, note="早班"
    )
    assert (taken.quantity, taken.on, taken.account) == (-3, DAY, keeper.account_id)
    assert left(shelves.water, shelves.room) == 17
    assert queries.recount(keeper.city) == []


def test_there_is_never_less_than_nothing(small_city: SmallCity, shelves: Shelves) -> None:
    keeper = small_city.cast["keeper"]
    actions.receive(shelves.water, shelves.room, 2, some_source(), by=keeper)
    with pytest.raises(Refused) as said:
        actions.take(shelves.water, shelves.room, 3, Reason.USED, some_source(), by=keeper)
    assert str(said.value.message) == "“饮用水”只剩 2箱，不够 3箱；请先补货，或者改数量。"
    assert (left(shelves.water, shelves.room), Movement.objects.count()) == (2, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Balance.objects.update(quantity=-1)


def test_the_same_source_takes_once(small_city: SmallCity, shelves: Shelves) -> None:
    keeper, handout = small_city.cast["keeper"], some_source()
    actions.receive(shelves.pack, shelves.room, 5, some_source(), by=keeper)
    first = actions.take(shelves.pack, shelves.room, 1, Reason.HANDED_OUT, handout, by=keeper)
    again = actions.take(shelves.pack, shelves.room, 1, Reason.HANDED_OUT, handout, by=keeper)
    assert (again.pk, left(shelves.pack, shelves.room)) == (first.pk, 4)
    with pytest.raises(Refused):
        actions.take(shelves.pack, shelves.room, 2, Reason.HANDED_OUT, handout, by=keeper)
    actions.give_back(shelves.pack, shelves.room, 1, handout, by=keeper)
    assert left(shelves.pack, shelves.room) == 5


def test_moving_is_both_or_neither(small_city: SmallCity, shelves: Shelves) -> None:
    committee = small_city.cast["committee"]
    actions.receive(shelves.pack, shelves.store, 10, some_source(), by=committee)
    source = some_source()
    for _again in range(2):
        actions.move(shelves.pack, shelves.store, shelves.room, 4, source, by=committee)
    assert (left(shelves.pack, shelves.store), left(shelves.pack, shelves.room)) == (6, 4)
    with pytest.raises(Refused):
        actions.move(shelves.pack, shelves.room, shelves.store, 5, some_source(), by=committee)
    with pytest.raises(NotAllowed):
        actions.move(
            shelves.pack,
            shelves.room,
            shelves.store,
            1,
            some_source(),
            by=small_city.cast["keeper"],
        )
    with pytest.raises(Invalid):
        actions.move(shelves.pack, shelves.room, shelves.room, 1, some_source(), by=committee)
    assert (left(shelves.pack, shelves.store), left(shelves.pack, shelves.room)) == (6, 4)


def test_a_stock_take_corrects_with_a_reason(small_city: SmallCity, shelves: Shelves) -> None:
    keeper = small_city.cast["keeper"]
    actions.receive(shelves.water, shelves.room, 20, some_source(), by=keeper)
    with pytest.raises(Invalid) as said:
        actions.count_stock(shelves.room, {shelves.water: 18}, by=keeper)
    assert list(said.value.errors) == ["note"]
    [made] = actions.count_stock(
        shelves.room, {shelves.water: 18, shelves.pack: 0}, by=keeper, note="漏记两箱"
    )
    assert (made.quantity, made.note, left(shelves.water, shelves.room)) == (-2, "漏记两箱", 18)
    assert actions.count_stock(shelves.room, {shelves.water: 18}, by=keeper) == []
    assert Balance.objects.get(item=shelves.water).counted_on == DAY
    with pytest.raises(Invalid):
        actions.count_stock(shelves.room, {shelves.water: -1}, by=keeper, note="手滑")


@pytest.mark.parametrize("quantity", [0, -5, 1_000_001])
def test_odd_quantities_are_refused(small_city: SmallCity, shelves: Shelves, quantity: int) -> None:
    with pytest.raises(Invalid):
        actions.receive(
            shelves.water, shelves.room, quantity, some_source(), by=small_city.cast["keeper"]
        )


def test_crossing_the_threshold_tells_the_keepers_once(
    small_city: SmallCity, shelves: Shelves
) -> None:
    keeper = small_city.cast["keeper"]
    actions.receive(shelves.water, shelves.room, 6, some_source(), by=keeper)
    actions.set_low(shelves.water, shelves.room, 5, by=keeper)
    assert list(queries.low(keeper)) == []
    for _box in range(3):
        actions.take(shelves.water, shelves.room, 1, Reason.USED, some_source(), by=keeper)
    assert [row.quantity for row in queries.low(keeper)] == [3]
    told = Message.objects.values_list("person", "title")
    assert list(told) == [(keeper.person_id, "金沙驿站的“饮用水”快用完了，还剩 5箱")]


def test_a_place_with_stock_does_not_close(small_city: SmallCity, shelves: Shelves) -> None:
    keeper = small_city.cast["keeper"]
    actions.receive(shelves.water, shelves.room, 1, some_source(), by=keeper)
    with pytest.raises(Refused):
        actions.close_place(shelves.room, by=keeper)
    actions.take(shelves.water, shelves.room, 1, Reason.USED, some_source(), by=keeper)
    closed = actions.close_place(shelves.room, by=keeper)
    assert queries.place_of(closed.city, Ref(closed.kind, closed.key)) is None


@pytest.mark.django_db(transaction=True)
def test_fifty_hands_at_once_take_what_there_is(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    shelves, keeper = shelve(city), city.cast["keeper"]
    actions.receive(shelves.pack, shelves.room, 30, some_source(), by=keeper)

    def hand(_turn: int) -> bool:
        try:
            actions.take(shelves.pack, shelves.room, 1, Reason.HANDED_OUT, some_source(), by=keeper)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(50) as pool:
        assert sum(pool.map(hand, range(50))) == 30
    assert left(shelves.pack, shelves.room) == 0
    assert queries.recount(keeper.city) == []


@pytest.mark.django_db(transaction=True)
def test_one_receipt_sent_by_fifty_hands_takes_one(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    shelves, keeper, handout = shelve(city), city.cast["keeper"], some_source()
    actions.receive(shelves.pack, shelves.room, 30, some_source(), by=keeper)

    def hand(_turn: int) -> str:
        try:
            made = actions.take(
                shelves.pack, shelves.room, 1, Reason.HANDED_OUT, handout, by=keeper
            )
            return str(made.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        assert len(set(pool.map(hand, range(50)))) == 1
    assert left(shelves.pack, shelves.room) == 29


@pytest.mark.django_db(transaction=True)
def test_opposite_moves_do_not_wait_for_each_other(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    shelves, committee = shelve(city), city.cast["committee"]
    for place in (shelves.room, shelves.store):
        actions.receive(shelves.pack, place, 20, some_source(), by=committee)

    def carry(turn: int) -> None:
        ways = (shelves.room, shelves.store)
        origin, target = ways if turn % 2 else ways[::-1]
        try:
            actions.move(shelves.pack, origin, target, 1, some_source(), by=committee)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(carry, range(20)))
    assert (left(shelves.pack, shelves.room), left(shelves.pack, shelves.store)) == (20, 20)
    assert queries.recount(committee.city) == []

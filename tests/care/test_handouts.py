"""Packs: one a person and campaign, from stock, against a receipt, and it all adds up."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from pytest_django import Settings

from tests import cast
from tests import factories as make
from tests.care import scenes
from tests.cast import CITY, DAY, SmallCity
from yilu.care import actions, queries
from yilu.care.models import Campaign, Handout
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.periods import Period
from yilu.notices.models import Message
from yilu.stock import queries as stock

YEAR = Period.twelve_months_to(DAY)


def test_a_pack_leaves_the_store_and_the_driver_is_told(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    handout = store.hand()
    assert (store.left(store.station), store.left(store.committee)) == (9, 5)
    told = Message.objects.filter(reason="handout.signed")
    assert [message.person_id for message in told] == [handout.person_id]
    assert queries.recount(CITY) == []


def test_one_pack_a_person(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    store.hand()
    with pytest.raises(Refused, match="已经领过"):
        store.hand(by="committee", place=store.committee)
    assert store.left(store.committee) == 5


def test_the_database_itself_refuses_a_second(small_city: SmallCity) -> None:
    handout = scenes.a_store(small_city).hand()
    handout.pk, handout.number = make.Person().pk, "FF-2026-99999"
    with pytest.raises(IntegrityError), transaction.atomic():
        handout.save(force_insert=True)


def test_a_return_frees_his_turn_and_brings_the_pack_back(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    first = store.hand()
    actions.take_back(first.pk, by=small_city.cast["keeper"], reason="水杯是坏的")
    assert store.left(store.station) == 10
    second = store.hand()
    assert (store.left(store.station), second.pk != first.pk) == (9, True)
    book = queries.ledger(store.campaign)
    assert (book.signed, book.returned, book.spent_fen) == (2, 1, 20000)
    assert queries.recount(CITY) == []
    with pytest.raises(Refused):
        actions.take_back(first.pk, by=small_city.cast["keeper"], reason="再退")


def test_who_is_not_on_the_list_gets_none_and_no_reason_is_told(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    with pytest.raises(Refused, match="不在这次的名单里"):
        store.hand("truck_driver")


def test_an_empty_store_names_one_that_has_some(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city, at_station=1)
    store.hand("driver")
    with pytest.raises(Refused, match="花城驿站 · 金沙发完了。行业党委仓库还有 5 份"):
        store.hand("member")
    assert Handout.objects.count() == 1
    assert Campaign.objects.get().handed == 1


def test_with_nothing_anywhere_the_committee_is_named(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city, at_station=0, at_committee=0)
    with pytest.raises(Refused, match="请行业党委补货"):
        store.hand("driver")


def test_only_in_its_days_and_while_it_is_open(small_city: SmallCity, settings: Settings) -> None:
    store = scenes.a_store(small_city)
    settings.YILU_DATE = DAY + timedelta(days=61)
    with pytest.raises(Refused, match="发放时间"):
        store.hand()
    settings.YILU_DATE = DAY
    actions.close_campaign(store.campaign.pk, by=small_city.cast["committee"])
    with pytest.raises(Refused, match="没有在发放"):
        store.hand()


@pytest.mark.parametrize(
    ("signed", "field"),
    [
        (actions.Signed("phone"), "receipt"),
        (actions.Signed("paper"), "receipt_note"),
        (actions.Signed("code", {"code": "123456"}), "code"),
        (actions.Signed("signature", {"signature": scenes.png(mark=0)}), "signature"),
        (actions.Signed("paper", {"receipt_note": "本"}, proxy_name="妻子"), "proxy_reason"),
    ],
)
def test_no_receipt_no_pack(small_city: SmallCity, signed: actions.Signed, field: str) -> None:
    store = scenes.a_store(small_city)
    with pytest.raises(Invalid) as refused:
        actions.hand_out(
            store.campaign.pk,
            small_city.wang.person_id,
            store.station,
            signed,
            by=small_city.cast["keeper"],
        )
    assert set(refused.value.errors) == {field}
    assert store.left(store.station) == 10


def test_his_own_code_or_signature_is_a_receipt(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    keeper = small_city.cast["keeper"]
    code = actions.show_code(by=small_city.cast["driver"])
    by_code = actions.hand_out(
        store.campaign.pk,
        small_city.wang.person_id,
        store.station,
        actions.Signed("code", {"code": code}),
        by=keeper,
    )
    by_hand = actions.hand_out(
        store.campaign.pk,
        small_city.luo.person_id,
        store.station,
        actions.Signed("signature", {"signature": scenes.png()}),
        by=keeper,
    )
    assert (by_code.receipt, by_hand.receipt) == ("code", "signature")
    assert by_hand.signature is not None


def test_a_proxy_is_named_with_the_reason(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    signed = actions.Signed("paper", {"receipt_note": "本"}, "妻子 李某", "本人在外地跑车")
    handout = actions.hand_out(
        store.campaign.pk,
        small_city.wang.person_id,
        store.station,
        signed,
        by=small_city.cast["keeper"],
    )
    assert (handout.proxy_name, handout.proxy_reason) == ("妻子 李某", "本人在外地跑车")


def test_nobody_hands_out_from_a_store_that_is_not_his(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    for who in ("secretary", "keeper"):
        with pytest.raises(NotAllowed):
            store.hand(by=who, place=store.committee)


def test_figures_count_drivers_and_money_less_returns(small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    store.hand("driver")
    gone = store.hand("member")
    store.hand("outsider_driver")
    actions.take_back(gone.pk, by=small_city.cast["keeper"], reason="不要了")
    rows = queries.gift_recipients(CITY, YEAR)
    assert (rows.count(), queries.distinct_drivers(rows), queries.yuan(rows)) == (2, 2, 400)
    district = queries.gift_value(CITY, YEAR, small_city.district_body.path, "510411")
    assert queries.yuan(district) == 200


@pytest.mark.django_db(transaction=True)
def test_fifty_hands_on_the_last_ten_packs() -> None:
    """Exactly ten drivers have one, the store is empty, and everything adds up."""
    city = cast.build()
    drivers = [make.driver(f"司机{n:02d}", city.wanshun) for n in range(50)]
    for driver in drivers:
        make.operation(driver, city.wanshun, DAY)
    store = scenes.a_store(city, at_station=10, at_committee=0)
    start = threading.Barrier(len(drivers))
    outcomes: Counter[str] = Counter()

    def reach(person_id: object) -> None:
        start.wait()
        try:
            actions.hand_out(
                store.campaign.pk,
                person_id,  # type: ignore[arg-type]
                store.station,
                scenes.ON_PAPER,
                by=city.cast["keeper"],
            )
            outcomes["handed"] += 1
        except Refused:
            outcomes["refused"] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=reach, args=(d.person_id,)) for d in drivers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"handed": 10, "refused": 40}
    assert (store.left(store.station), Campaign.objects.get().handed) == (0, 10)
    assert (queries.recount(CITY), stock.recount(CITY)) == ([], [])


@pytest.mark.django_db(transaction=True)
def test_one_driver_at_ten_counters_has_one_pack() -> None:
    city = cast.build()
    store = scenes.a_store(city)
    start = threading.Barrier(10)
    outcomes: Counter[str] = Counter()

    def reach() -> None:
        start.wait()
        try:
            store.hand()
            outcomes["handed"] += 1
        except Refused:
            outcomes["refused"] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=reach) for _n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"handed": 1, "refused": 9}
    assert store.left(store.station) == 9


class Counters(RuleBasedStateMachine):
    """Any order of hand-outs, returns, transfers of people on and off the list: the books agree."""

    store: scenes.Store
    people = st.sampled_from(["driver", "member", "outsider_driver", "truck_driver"])

    def __init__(self) -> None:
        super().__init__()
        self.begun = transaction.atomic()
        self.begun.__enter__()
        self.having: dict[str, Handout] = {}
        self.stock = {"station": 2, "committee": 1}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.begun.__exit__(None, None, None)

    def _listed(self, who: str) -> bool:
        person_id = self.store.city.cast[who].person_id
        assert person_id is not None
        return queries.standing_of(self.store.campaign, person_id).listed

    @rule(who=people, where=st.sampled_from(["station", "committee"]))
    def hand(self, who: str, where: str) -> None:
        by = {"station": "keeper", "committee": "committee"}[where]
        may = who not in self.having and self._listed(who) and self.stock[where] > 0
        try:
            with transaction.atomic():
                made = self.store.hand(who, by=by, place=getattr(self.store, where))
        except Refused:
            assert not may
        else:
            assert may
            self.having[who] = made
            self.stock[where] -= 1

    @rule(who=people)
    def take_back(self, who: str) -> None:
        if who not in self.having:
            return
        handout = self.having.pop(who)
        actions.take_back(handout.pk, by=self.store.city.cast["committee"], reason="退")
        here = handout.place_id == self.store.station.pk
        self.stock["station" if here else "committee"] += 1

    @rule(who=people)
    def take_off(self, who: str) -> None:
        person_id = self.store.city.cast[who].person_id
        assert person_id is not None
        try:
            with transaction.atomic():
                actions.take_off_list(
                    self.store.campaign.pk,
                    person_id,
                    by=self.store.city.cast["committee"],
                    note="不要",
                )
        except Refused:
            assert who in self.having
        except NotAllowed:
            assert not self._listed(who)

    @rule(who=people)
    def put_on(self, who: str) -> None:
        person_id = self.store.city.cast[who].person_id
        assert person_id is not None
        actions.put_on_list(
            self.store.campaign.pk, person_id, by=self.store.city.cast["committee"], note="补"
        )
        assert self._listed(who)

    @invariant()
    def books_agree(self) -> None:
        assert queries.recount(CITY) == []
        assert stock.recount(CITY) == []
        assert self.store.left(self.store.station) == self.stock["station"]
        assert self.store.left(self.store.committee) == self.stock["committee"]
        book = queries.ledger(self.store.campaign)
        assert book.signed - book.returned == len(self.having)
        assert book.spent_fen == 20000 * len(self.having)
        assert book.spent_fen + book.left_fen == book.budget_fen


class TestAnyOrder(TestCase):
    def test_the_books_agree_after_any_order(self) -> None:
        with self.settings(YILU_DATE=DAY):
            Counters.store = scenes.a_store(cast.build(), at_station=2, at_committee=1)
            run_state_machine_as_test(
                Counters,
                settings=settings(
                    max_examples=15,
                    stateful_step_count=14,
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )

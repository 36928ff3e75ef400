"""Whatever is received, taken, moved and counted in whatever order, the balance is the sum."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.cast import SmallCity
from tests.stock.conftest import Shelves, some_source
from yilu.core.errors import Refused
from yilu.core.refs import Ref
from yilu.stock import actions, queries
from yilu.stock.enums import Reason
from yilu.stock.models import Balance, Movement

amount = st.integers(1, 9)
somewhere = st.sampled_from(["room", "store"])


def machine(city: SmallCity, shelves: Shelves) -> type[RuleBasedStateMachine]:
    """The ledger beside a plain dictionary that says what should be there."""
    by, item = city.cast["committee"], shelves.pack

    class Ledger(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            Movement.objects.all().delete()
            Balance.objects.all().delete()
            self.model = {"room": 0, "store": 0}
            self.taken: list[tuple[str, int, Ref]] = []

        def _place(self, name: str) -> Any:
            return getattr(shelves, name)

        @rule(where=somewhere, quantity=amount)
        def receive(self, where: str, quantity: int) -> None:
            actions.receive(item, self._place(where), quantity, some_source(), by=by)
            self.model[where] += quantity

        @rule(where=somewhere, quantity=amount)
        def take(self, where: str, quantity: int) -> None:
            source = some_source()
            try:
                actions.take(item, self._place(where), quantity, Reason.USED, source, by=by)
            except Refused:
                assert self.model[where] < quantity
                return
            self.model[where] -= quantity
            self.taken.append((where, quantity, source))

        @rule(data=st.data())
        def send_again(self, data: st.DataObject) -> None:
            if self.taken:
                where, quantity, source = data.draw(st.sampled_from(self.taken))
                actions.take(item, self._place(where), quantity, Reason.USED, source, by=by)

        @rule(where=somewhere, quantity=amount)
        def move(self, where: str, quantity: int) -> None:
            other = "store" if where == "room" else "room"
            places = self._place(where), self._place(other)
            try:
                actions.move(item, *places, quantity, some_source(), by=by)
            except Refused:
                assert self.model[where] < quantity
                return
            self.model[where] -= quantity
            self.model[other] += quantity

        @rule(where=somewhere, quantity=st.integers(0, 20))
        def count(self, where: str, quantity: int) -> None:
            actions.count_stock(self._place(where), {item: quantity}, by=by, note="月末盘点")
            self.model[where] = quantity

        @invariant()
        def adds_up(self) -> None:
            rows = Balance.objects.filter(item=item).values_list("place__name", "quantity")
            stored = dict(rows)
            for name, quantity in self.model.items():
                assert stored.get(self._place(name).name, 0) == quantity
            assert queries.recount(by.city) == []

    return Ledger


@pytest.mark.django_db
def test_the_ledger_balances(small_city: SmallCity, shelves: Shelves) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine(small_city, shelves),
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )

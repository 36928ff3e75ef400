"""Whatever is earned, doubted, taken back, redeemed and given in whatever order, the balance is the sum."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.cast import CITY, DAY, SmallCity
from tests.rewards.scenes import a_good, a_pool, a_room, some_snapshot
from yilu.core.errors import Refused
from yilu.flows import redeeming
from yilu.rewards import actions, queries
from yilu.rewards.enums import Outcome
from yilu.rewards.models import Award, Balance, Decision, Donation, Entry, Redemption
from yilu.rewards.tariff import Rate

CAP = 150


def machine(city: SmallCity) -> type[RuleBasedStateMachine]:
    """The ledger beside a plain number that says what should be there."""
    committee, leader, keeper = (city.cast[w] for w in ("committee", "committee_leader", "keeper"))
    driver, person = city.cast["driver"], city.wang.person_id
    actions.set_rate(Rate(Outcome.FILED, 20), DAY, by=committee)
    good, pool, room = a_good(city, 30), a_pool(city), a_room(city)

    class Ledger(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            for model in (Decision, Award, Entry, Balance, Redemption, Donation):
                model.objects.all().delete()  # type: ignore[attr-defined]
            self.points = 0
            self.counted = 0  # against the month's cap
            self.awards: list[Award] = []
            self.held: dict[object, int] = {}  # by award: what the ledger holds of it

        def _earns(self) -> int:
            return max(min(20, CAP - self.counted), 0)

        @rule(again=st.booleans())
        def earn(self, again: bool) -> None:
            worth, ref = self._earns(), some_snapshot()
            row = actions.credit(person, "filed", ref=ref, by=committee)
            if again:
                assert actions.credit(person, "filed", ref=ref, by=committee).pk == row.pk
            assert row.points == worth
            self.points += worth
            self.counted += worth
            self.awards.append(row)
            self.held[row.pk] = worth

        @rule(released=st.booleans())
        def doubt(self, released: bool) -> None:
            worth = self._earns()
            row = actions.credit(
                person, "filed", ref=some_snapshot(), by=committee, suspicion="other"
            )
            if not worth:
                return
            if released:
                actions.release(row.pk, by=committee)
                self.points += worth
                self.counted += worth
                self.awards.append(row)
                self.held[row.pk] = worth
            else:
                actions.decline(row.pk, "不属实", by=committee)

        @rule(paid_again=st.booleans())
        def revoke(self, paid_again: bool) -> None:
            if not self.awards:
                return
            row = self.awards.pop()
            taken = min(self.points, self.held[row.pk])
            actions.revoke(row.pk, "不属实", by=committee)
            self.points -= taken
            self.counted -= row.points
            if paid_again:
                actions.appeal(row.pk, "属实", by=driver)
                actions.release(row.pk, by=leader)
                self.points += row.points - (self.held[row.pk] - taken)
                self.counted += row.points
                self.held[row.pk] = row.points
                self.awards.append(row)

        @rule(returned=st.booleans())
        def redeem(self, returned: bool) -> None:
            try:
                code, _voucher = actions.show_voucher(good.pk, by=driver)
            except Refused:
                assert self.points < 30
                return
            row = redeeming.hand_over(code, room.pk, by=keeper)
            self.points -= 30
            if returned:
                redeeming.take_back(row.pk, "拿错了", by=keeper)
                self.points += 30

        @rule(points=st.integers(1, 60))
        def give(self, points: int) -> None:
            try:
                actions.give(pool.pk, points, by=driver)
            except Refused:
                assert self.points < points
                return
            self.points -= points

        @invariant()
        def adds_up(self) -> None:
            assert queries.points_of(CITY, person) == self.points
            assert queries.recount(CITY) == []

    return Ledger


@pytest.mark.django_db
def test_the_ledger_adds_up(small_city: SmallCity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yilu.rewards.actions.redeeming.SHOWN_CODES", ())
    run_state_machine_as_test(
        machine(small_city),
        settings=settings(
            max_examples=8,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )

"""Points for outcomes: once, within caps, less for one place, held on a doubt, never below zero."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import CITY, DAY, SmallCity
from tests.rewards.scenes import a_doubt, a_redemption, an_award, rich, some_snapshot
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.notices.models import Message
from yilu.rewards import actions, queries
from yilu.rewards.enums import Outcome
from yilu.rewards.models import Award, Balance, Entry
from yilu.rewards.tariff import Rate
from yilu.rulebook.actions import set_parameter


def points(city: SmallCity, who: str = "driver") -> int:
    return queries.purse(city.cast[who]).points


def test_an_outcome_earns_what_the_tariff_says(small_city: SmallCity) -> None:
    row = an_award(small_city, number="SJ-000007")
    assert (row.number, row.state, row.full, row.points, row.less) == (
        "JF-2026-000001", "paid", 5, 5, ""
    )  # fmt: skip
    entry = Entry.objects.get()
    assert (entry.points, entry.reason, entry.words, entry.on) == (
        5,
        "earned",
        "随手拍立案 SJ-000007",
        DAY,
    )
    assert (points(small_city), queries.recount(CITY)) == (5, [])


def test_one_thing_earns_one_outcome_once(small_city: SmallCity) -> None:
    ref, by = some_snapshot(), small_city.cast["committee"]
    him, other = small_city.wang.person_id, small_city.luo.person_id
    first = actions.credit(him, "filed", ref=ref, by=by)
    assert actions.credit(him, "filed", ref=ref, by=by).pk == first.pk
    actions.credit(him, "settled", ref=ref, by=by)
    assert points(small_city) == 10
    with pytest.raises(Refused) as said:
        actions.credit(other, "filed", ref=ref, by=by)
    assert str(said.value.message) == "这件事的积分已经记给另一个人了。"
    assert Award.objects.count() == 2


def test_words_the_tariff_does_not_know_are_refused(small_city: SmallCity) -> None:
    with pytest.raises(Invalid):
        an_award(small_city, outcome="liked")
    with pytest.raises(Invalid):
        an_award(small_city, suspicion="ugly")
    with pytest.raises(Invalid):
        actions.credit(
            small_city.wang.person_id, "filed", ref=some_snapshot(),
            by=small_city.cast["elsewhere"],
        )  # fmt: skip
    assert Award.objects.count() == 0


def test_one_place_earns_less_each_time(small_city: SmallCity) -> None:
    actions.set_rate(
        Rate(Outcome.FILED, 10, repeats=(100, 50, 20, 0)), DAY, by=small_city.cast["committee"]
    )
    rows = [an_award(small_city, place="8a3ca1") for _again in range(5)]
    elsewhere = an_award(small_city, place="8a3ca2")
    assert [row.points for row in rows] == [10, 5, 2, 0, 0]
    assert [row.less for row in rows] == ["", "repeat", "repeat", "repeat", "repeat"]
    assert (elsewhere.points, points(small_city)) == (10, 27)


def test_a_place_forgets_after_a_month(small_city: SmallCity) -> None:
    early = datetime(2026, 5, 1, 9, tzinfo=CITY_ZONE)
    with standing_at(early):
        an_award(small_city, place="8a3ca1")
    assert an_award(small_city, place="8a3ca1").points == 5


def test_the_month_has_a_cap_and_the_next_one_begins_anew(small_city: SmallCity) -> None:
    actions.set_rate(Rate(Outcome.SETTLED, 100), DAY, by=small_city.cast["committee"])
    rows = [an_award(small_city, outcome="settled") for _again in range(3)]
    assert [(row.points, row.less) for row in rows] == [(100, ""), (50, "cap"), (0, "cap")]
    assert queries.purse(small_city.cast["driver"]).room == 0
    with standing_at(datetime(2026, 7, 1, 9, tzinfo=CITY_ZONE)):
        assert an_award(small_city, outcome="settled").points == 100


def test_an_outcome_may_have_a_cap_of_its_own(small_city: SmallCity) -> None:
    given = [an_award(small_city, outcome="cowitness").points for _again in range(11)]
    assert given == [2] * 10 + [0]


def test_a_new_tariff_leaves_what_was_awarded(small_city: SmallCity) -> None:
    leader = small_city.cast["committee_leader"]
    before = an_award(small_city)
    actions.set_rate(Rate(Outcome.FILED, 8), DAY + timedelta(days=1), by=leader)
    assert an_award(small_city).points == 5
    with standing_at(datetime(2026, 6, 16, 9, tzinfo=CITY_ZONE)):
        assert an_award(small_city).points == 8
    before.refresh_from_db()
    assert before.points == 5
    with pytest.raises(Invalid) as said:
        actions.set_rate(Rate(Outcome.FILED, 2000, -1, (120,)), DAY - timedelta(days=1), by=leader)
    assert sorted(said.value.errors) == ["monthly_cap", "points", "repeats", "since"]


def test_a_doubt_holds_the_points_and_tells_him(small_city: SmallCity) -> None:
    row = a_doubt(small_city)
    purse = queries.purse(small_city.cast["driver"])
    assert (row.state, purse.points, purse.waiting, Entry.objects.count()) == ("held", 0, 5, 0)
    told = Message.objects.get()
    assert (told.person_id, told.title) == (small_city.wang.person_id, "有 5 分先核对再入账")


def test_very_many_in_a_day_are_looked_at(small_city: SmallCity) -> None:
    actions.set_rate(Rate(Outcome.FILED, 1), DAY, by=small_city.cast["committee"])
    rows = [an_award(small_city) for _again in range(21)]
    assert [row.state for row in rows] == ["paid"] * 20 + ["held"]
    assert rows[-1].suspicion == "many"


def test_past_the_budget_points_wait_for_a_decision(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    actions.set_budget(DAY.replace(day=1), DAY, 12, by=committee)
    rows = [an_award(small_city) for _again in range(3)]
    assert [(row.state, row.suspicion) for row in rows] == [
        ("paid", ""), ("paid", ""), ("held", "budget")
    ]  # fmt: skip
    gauge = queries.gauge(CITY, DAY)
    assert gauge is not None
    assert (gauge.paid, gauge.waiting, gauge.left, gauge.percent, gauge.tone) == (
        10,
        5,
        0,
        125,
        "over",
    )


def test_budgets_do_not_overlap(small_city: SmallCity) -> None:
    committee = small_city.cast["committee"]
    actions.set_budget(DAY.replace(day=1), DAY, 100, by=committee)
    assert actions.set_budget(DAY.replace(day=1), DAY, 200, by=committee).points == 200
    with pytest.raises(Invalid) as said:
        actions.set_budget(DAY, DAY + timedelta(days=30), 100, by=committee)
    assert str(said.value.errors["first"]) == "和 2026-06-01 到 2026-06-15 的预算重叠了。"
    with pytest.raises(NotAllowed):
        actions.set_budget(DAY, DAY, 1, by=small_city.cast["keeper"])


def test_the_database_itself_keeps_balances_above_zero(small_city: SmallCity) -> None:
    an_award(small_city)
    with pytest.raises(IntegrityError), transaction.atomic():
        Balance.objects.update(points=-1)


def test_a_recount_finds_what_does_not_add_up(small_city: SmallCity) -> None:
    a_redemption(small_city)
    assert queries.recount(CITY) == []
    Balance.objects.update(points=7)
    [drift] = queries.recount(CITY)
    assert (drift.person, drift.balance, drift.entries) == (small_city.wang.person_id, 7, 80)
    Balance.objects.all().delete()
    [lost] = queries.recount(CITY)
    assert (lost.balance, lost.entries) == (0, 80)


def test_nobody_is_ranked_unless_the_city_decides_so(small_city: SmallCity) -> None:
    rich(small_city)
    committee = small_city.cast["committee"]
    with pytest.raises(NotFound):
        queries.ranking(committee, DAY)
    set_parameter("rewards.ranking", True, by=small_city.cast["security_admin"])
    assert [(row.name, row.points) for row in queries.ranking(committee, DAY)] == [("王芳", 100)]
    with pytest.raises(NotAllowed):
        queries.ranking(small_city.cast["driver"], DAY)


@pytest.mark.django_db(transaction=True)
def test_fifty_credits_at_once_for_one_report_pay_once(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    ref, by, him = some_snapshot(), city.cast["committee"], city.wang.person_id

    def pay(_turn: int) -> str:
        try:
            return str(actions.credit(him, "filed", ref=ref, by=by).pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        assert len(set(pool.map(pay, range(50)))) == 1
    assert (points(city), Entry.objects.count(), queries.recount(CITY)) == (5, 1, [])


@pytest.mark.django_db(transaction=True)
def test_many_reports_at_once_stop_at_the_cap(request: pytest.FixtureRequest) -> None:
    city: SmallCity = request.getfixturevalue("small_city")
    actions.set_rate(Rate(Outcome.FILED, 20), DAY, by=city.cast["committee"])
    by, people = city.cast["committee"], (city.wang.person_id, city.luo.person_id)

    def pay(turn: int) -> None:
        """Two people in either order: no two transactions wait for each other in a ring."""
        try:
            with transaction.atomic():
                for person in people if turn % 2 else people[::-1]:
                    actions.credit(person, "filed", ref=some_snapshot(), by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(pay, range(10)))
    assert (points(city), points(city, "member"), queries.recount(CITY)) == (150, 150, [])

"""Points on hold: a person decides, the driver may appeal, a second person answers."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.cast import CITY, SmallCity
from tests.rewards.scenes import a_declined, a_doubt, a_good, a_room, an_award, rich
from yilu.core.clock import CITY_ZONE, standing_at
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.machine import IllegalMove
from yilu.flows import redeeming
from yilu.notices.models import Message
from yilu.rewards import actions, queries
from yilu.rewards.enums import AwardState
from yilu.rewards.states import AWARDS


def points(city: SmallCity) -> int:
    return queries.purse(city.cast["driver"]).points


def test_no_state_is_a_dead_end() -> None:
    assert AWARDS.stranded() == set()
    assert {
        state for move in AWARDS.moves.values() for state in move.sources
    } | AWARDS.final == set(AwardState.values)


def test_he_explains_and_a_person_releases(small_city: SmallCity) -> None:
    row = a_doubt(small_city)
    actions.explain(row.pk, "照片是我和同事一起拍的", by=small_city.cast["driver"])
    actions.release(row.pk, "问过了，属实", by=small_city.cast["committee"])
    assert points(small_city) == 5
    assert [(one.move, one.text, one.points) for one in queries.decisions(row)] == [
        ("hold", "", 0),
        ("explain", "照片是我和同事一起拍的", 0),
        ("release", "问过了，属实", 5),
    ]
    assert "随手拍立案 SJ-000001：核对好了，5 分已入账" in [m.title for m in Message.objects.all()]


def test_declined_appealed_and_paid_after_all_by_somebody_else(small_city: SmallCity) -> None:
    row = a_declined(small_city)
    driver, committee = small_city.cast["driver"], small_city.cast["committee"]
    leader = small_city.cast["committee_leader"]
    assert (points(small_city), queries.award_moves(driver, row)) == (0, ["appeal"])
    row = actions.appeal(row.pk, "那张是我先发的", by=driver)
    assert queries.award_moves(committee, row) == []
    with pytest.raises(NotAllowed):
        actions.release(row.pk, by=committee)
    assert queries.award_moves(leader, row) == ["release", "uphold"]
    row = actions.release(row.pk, by=leader)
    assert (row.state, points(small_city), queries.recount(CITY)) == ("paid", 5, [])


def test_an_appeal_looked_at_twice_is_at_its_end(small_city: SmallCity) -> None:
    row = actions.appeal(a_declined(small_city).pk, "不同意", by=small_city.cast["driver"])
    with pytest.raises(NotAllowed):
        actions.uphold(row.pk, "维持", by=small_city.cast["committee"])
    row = actions.uphold(row.pk, "两张照片一个时间", by=small_city.cast["committee_leader"])
    assert (row.state, points(small_city)) == ("upheld", 0)
    with pytest.raises(IllegalMove):
        actions.appeal(row.pk, "再看看", by=small_city.cast["driver"])


def test_an_appeal_has_its_time(small_city: SmallCity) -> None:
    row, driver = a_declined(small_city), small_city.cast["driver"]
    with standing_at(datetime(2026, 7, 20, 9, tzinfo=CITY_ZONE)):
        assert queries.award_moves(driver, row) == []
        with pytest.raises(Refused) as said:
            actions.appeal(row.pk, "不同意", by=driver)
    assert str(said.value.message) == "申诉的时间过了。还有疑问请到驿站或支部当面问。"


def test_what_was_paid_is_taken_back_only_as_far_as_there_is(small_city: SmallCity) -> None:
    """He had it, spent most of it, and keeps nothing below zero; on appeal it comes back."""
    rich(small_city)
    row = queries.my_awards(small_city.cast["driver"]).get()
    code, _shown = actions.show_voucher(a_good(small_city, 70).pk, by=small_city.cast["driver"])
    redeeming.hand_over(code, a_room(small_city).pk, by=small_city.cast["keeper"])
    row = actions.revoke(row.pk, "现场没有这个问题", by=small_city.cast["committee"])
    assert (row.state, points(small_city), queries.recount(CITY)) == ("declined", 0, [])
    actions.appeal(row.pk, "当时确实有", by=small_city.cast["driver"])
    actions.release(row.pk, by=small_city.cast["committee_leader"])
    assert (points(small_city), queries.recount(CITY)) == (30, [])
    row = actions.revoke(row.pk, "又查了一次", by=small_city.cast["committee"])
    assert (points(small_city), row.turn, queries.recount(CITY)) == (0, 2, [])


def test_a_decision_needs_words(small_city: SmallCity) -> None:
    row = a_doubt(small_city)
    with pytest.raises(Invalid):
        actions.decline(row.pk, "  ", by=small_city.cast["committee"])
    with pytest.raises(Invalid):
        actions.explain(row.pk, "", by=small_city.cast["driver"])
    row.refresh_from_db()
    assert row.state == "held"


def test_nobody_decides_about_his_own_points(small_city: SmallCity) -> None:
    """A committee member who drives at night is no judge of his own report."""
    committee = small_city.cast["committee"]
    row = an_award(small_city, "committee", suspicion="self_made")
    assert queries.award_moves(committee, row) == ["explain"]
    with pytest.raises(NotAllowed):
        actions.release(row.pk, by=committee)


@pytest.mark.parametrize("who", ["outsider_driver", "keeper", "secretary", "company", "elsewhere"])
def test_for_others_it_does_not_exist(small_city: SmallCity, who: str) -> None:
    row = a_doubt(small_city)
    with pytest.raises(NotFound):
        actions.release(row.pk, by=small_city.cast[who])

"""Cases carried on as one: every driver hears, nobody's worry is lost, and nothing sealed shows through."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.appeals.conftest import MONDAY, Submit
from tests.cast import SmallCity
from yilu.appeals import actions, queries
from yilu.appeals.enums import Act, State
from yilu.appeals.models import Appeal
from yilu.core import clock
from yilu.core.errors import Invalid
from yilu.notices.models import Message

pytestmark = pytest.mark.django_db


def two(town: SmallCity, hand_in: Submit) -> tuple[Appeal, Appeal]:
    """The driver's case, merged into the outsider's, which the committee carries on."""
    committee = town.cast["committee"]
    mine, other = hand_in("driver"), hand_in("outsider_driver")
    actions.accept(other.pk, by=committee)
    actions.merge(mine.pk, other.pk, by=committee)
    return mine, other


def heard(town: SmallCity, appeal: Appeal, who: str = "driver") -> list[str]:
    lines = queries.timeline(town.cast[who], Appeal.objects.get(pk=appeal.pk))
    return [line.text for line in lines if line.voice == "sent"]


def notices(town: SmallCity, appeal: Appeal, who: str = "driver") -> list[str]:
    rows = Message.objects.filter(person=town.cast[who].person_id, link=f"/appeals/{appeal.pk}/")
    return [str(title) for title in rows.values_list("title", flat=True)]


def test_whose_case_was_merged_hears_what_the_other_one_hears(
    town: SmallCity, hand_in: Submit
) -> None:
    committee = town.cast["committee"]
    mine, other = two(town, hand_in)
    actions.ask(other.pk, by=committee, text="您的行驶证拍一张")  # of the other driver alone
    actions.reply(other.pk, by=committee, text="定损员明天到")
    actions.settle(other.pk, by=committee, outcome="settled", text="赔付到账了")
    assert heard(town, mine) == ["赔付到账了", "定损员明天到"]
    assert notices(town, mine).count("和您合在一起办的那件有了进展") == 3
    assert heard(town, mine, "committee") == []  # at the desk each case has its own lines


def test_a_chain_of_merges_carries_all_of_them(town: SmallCity, hand_in: Submit) -> None:
    committee = town.cast["committee"]
    mine, other = two(town, hand_in)
    third = hand_in("member")
    actions.accept(third.pk, by=committee)
    actions.merge(other.pk, third.pk, by=committee)
    actions.reply(third.pk, by=committee, text="下周一起定损")
    assert heard(town, mine) == heard(town, other, "outsider_driver") == ["下周一起定损"]


def test_when_the_other_driver_takes_his_back_the_merged_one_goes_on(
    town: SmallCity, hand_in: Submit
) -> None:
    mine, other = two(town, hand_in)
    actions.withdraw(other.pk, by=town.cast["outsider_driver"])
    again = Appeal.objects.get(pk=mine.pk)
    assert (again.state, again.merged_into, again.settle_due) == (
        State.WAITING,
        None,
        mine.settle_due,
    )
    assert again.rises_at == again.sign_due
    assert notices(town, mine).count("合在一起办的那件撤回了，您这件接着办") == 1


def test_a_driver_whose_worry_is_not_over_has_his_case_apart_again(
    town: SmallCity, hand_in: Submit
) -> None:
    committee, driver = town.cast["committee"], town.cast["driver"]
    mine, other = two(town, hand_in)
    actions.settle(other.pk, by=committee, outcome="settled", text="赔付到账了")
    actions.confirm(other.pk, by=town.cast["outsider_driver"], settled="yes")
    with clock.standing_at(MONDAY + timedelta(days=20)):
        with pytest.raises(Invalid):
            actions.reopen(mine.pk, by=driver, text=" ")
        assert "reopen" in queries.moves(driver, Appeal.objects.get(pk=mine.pk))
        again = actions.reopen(mine.pk, by=driver, text="我的车还没赔")
    assert (again.state, again.merged_into) == (State.WAITING, None)
    assert again.settle_due > mine.settle_due
    assert Appeal.objects.get(pk=other.pk).state == State.CLOSED
    assert heard(town, mine) == []


def test_a_link_to_a_sealed_case_leaves_no_line_in_the_open_one(
    town: SmallCity, hand_in: Submit
) -> None:
    committee = town.cast["committee"]
    open_, sealed = hand_in("driver"), hand_in("driver", about_own_chain=True)
    lines = open_.entries.count()
    actions.link(open_.pk, sealed.pk, by=committee)
    actions.unlink(sealed.pk, open_.pk, by=committee)
    assert open_.entries.count() == lines
    acts = sealed.entries.order_by("pk").values_list("act", flat=True)
    assert list(acts) == [Act.SUBMITTED, Act.LINKED, Act.UNLINKED]


def test_nothing_is_offered_that_is_always_refused(town: SmallCity, hand_in: Submit) -> None:
    committee = town.cast["committee"]
    sealed, open_ = hand_in("driver", about_own_chain=True), hand_in("driver")
    never = {"escalate", "handover", "merge", "group"}
    assert never & set(queries.moves(committee, sealed)) == set()
    assert never & set(queries.moves(committee, open_)) == never
    assert "escalate" not in queries.moves(town.cast["driver"], sealed)
    assert queries.waiting_for_a_word([open_]) == set()


def test_only_a_department_is_handed_a_case_as_12345(town: SmallCity, hand_in: Submit) -> None:
    committee = town.cast["committee"]
    mine = hand_in("driver")
    actions.accept(mine.pk, by=committee)
    for desk in (town.wanshun_unit, town.first_branch):
        with pytest.raises(Invalid) as told:
            actions.refer(mine.pk, by=committee, desk=desk, facts="押金", wanted="核实")
        assert set(told.value.errors) == {"unit"}
    assert mine.tasks.count() == 0


def test_days_granted_while_the_clock_stands_still_are_not_lost(
    town: SmallCity, hand_in: Submit
) -> None:
    committee = town.cast["committee"]
    leader = town.cast["committee_leader"]
    mine = hand_in("outsider_driver")
    actions.accept(mine.pk, by=committee)
    actions.pause(mine.pk, by=committee, reason="等保险公司回话", days=5)
    actions.approve(mine.pk, by=leader)
    actions.extend(mine.pk, by=committee, reason="还要鉴定", days=3)
    actions.approve(mine.pk, by=leader)
    due = Appeal.objects.get(pk=mine.pk).settle_due
    again = actions.resume(mine.pk, by=committee)  # in the same minute: nothing was paused away
    assert again.settle_due == due > mine.settle_due


def test_a_sealed_case_does_not_say_whose_it_is_until_it_is_opened(
    town: SmallCity, hand_in: Submit
) -> None:
    committee = town.cast["committee"]
    sealed = hand_in("driver", about_own_chain=True)
    actions.accept(sealed.pk, by=committee)
    actions.add(sealed.pk, by=town.cast["driver"], text="有收据")

    def names(**look: bool) -> list[bool]:
        lines = queries.timeline(committee, Appeal.objects.get(pk=sealed.pk), **look)
        return [bool(line.who) for line in lines if line.voice == "said"]

    assert names() == [False, False]
    assert names(opened=True) == [True, True]

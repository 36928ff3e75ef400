"""An appeal goes from the driver to his contact, the branch, the committee, and back to him settled."""

from __future__ import annotations

import pytest

from tests.appeals.conftest import Submit, at
from tests.cast import SmallCity
from yilu.appeals import actions, queries
from yilu.appeals.actions import Words, submit
from yilu.appeals.enums import Basis, Ending, Level, State
from yilu.core import clock
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period


def test_it_lies_with_the_contact_first(town: SmallCity, hand_in: Submit) -> None:
    appeal = hand_in()
    assert (appeal.holder_level, appeal.holder_person_id, appeal.origin) == (
        Level.MEMBER,
        town.luo.person_id,
        town.first_branch,
    )
    assert appeal.basis == Basis.CONTACT
    assert appeal.number == "SQ-2026-000001"


def test_its_clocks_run_on_working_hours(hand_in: Submit) -> None:
    appeal = hand_in()
    # 19 June 2026 is a holiday, 20 and 21 a weekend: five working days after Monday is the 23rd.
    assert appeal.sign_due == at(15, 11, 12)
    assert appeal.settle_due == at(23, 9, 12)
    assert appeal.reckoning[0]["counted"] == [
        "2026-06-16",
        "2026-06-17",
        "2026-06-18",
        "2026-06-22",
        "2026-06-23",
    ]
    assert appeal.reckoning[0]["skipped"] == ["2026-06-19", "2026-06-20", "2026-06-21"]


def test_through_all_levels_to_the_drivers_word(town: SmallCity, hand_in: Submit) -> None:
    who = town.cast
    appeal = hand_in()
    actions.accept(appeal.pk, by=who["member"])
    actions.escalate(appeal.pk, by=who["member"], reason="要和保险公司总部对话")
    actions.accept(appeal.pk, by=who["secretary"])
    actions.reply(appeal.pk, by=who["secretary"], text="今天派人来定损")
    actions.escalate(appeal.pk, by=who["driver"], reason="还是没有人来")
    actions.accept(appeal.pk, by=who["committee"])
    task = actions.invite(
        appeal.pk,
        by=who["committee"],
        unit=town.police,
        wanted="出责任认定书",
        facts="6月12日 8时，阳光大道，川D10001",
    )
    actions.sign(task.pk, by=who["police"])
    actions.answer(task.pk, by=who["police"], text="对方全责")
    actions.settle(appeal.pk, by=who["committee"], outcome="settled", text="已经定损赔付")
    done = actions.confirm(appeal.pk, by=who["driver"], settled="yes", satisfied="yes")
    assert (done.state, done.ending) == (State.CLOSED, Ending.CONFIRMED)
    assert [bead.place for bead in queries.strip(done)] == ["past", "past", "past", "now"]
    inside = {line.voice for line in queries.timeline(who["committee"], done)}
    shown = {line.voice for line in queries.timeline(who["driver"], done)}
    assert "inner" in inside
    assert "inner" not in shown


def test_a_member_who_does_not_sign_is_passed(town: SmallCity, hand_in: Submit) -> None:
    appeal = hand_in()
    with clock.standing_at(at(15, 15)):
        assert actions.sweep("510400")["raised"] == 1
        assert actions.sweep("510400")["raised"] == 0
    appeal.refresh_from_db()
    assert (appeal.holder_level, appeal.holder_unit) == (Level.BRANCH, town.first_branch)


def test_a_job_that_stood_still_raises_each_once(town: SmallCity, hand_in: Submit) -> None:
    appeal = hand_in()
    with clock.standing_at(at(17, 10)):
        actions.sweep("510400")
        actions.sweep("510400")
    appeal.refresh_from_db()
    assert appeal.holder_level == Level.BRANCH


def test_a_sealed_one_is_the_committees_alone(town: SmallCity, hand_in: Submit) -> None:
    appeal = hand_in(about_own_chain=True, text="书记把奖励发给了自己的亲戚")
    assert (appeal.holder_level, appeal.sealed, appeal.title) == (Level.COMMITTEE, True, "")
    seers = {key for key, actor in town.cast.items() if _sees(actor, appeal.pk)}
    assert seers == {"driver", "committee", "committee_leader"}


def _sees(actor: object, key: object) -> bool:
    try:
        queries.get_appeal(actor, key)  # type: ignore[arg-type]
    except NotFound:
        return False
    return True


def test_nobody_is_behind_an_anonymous_one(town: SmallCity) -> None:
    words = Words("platform", "report", "平台半夜派长途单，不接就降权", anonymous=True)
    made = submit(words, by=town.cast["driver"])
    appeal = queries.by_receipt("510400", made.receipt)
    assert (appeal.reporter, appeal.recorded_by) == (None, None)
    assert [entry.account for entry in appeal.entries.all()] == [None]
    with pytest.raises(NotFound):
        queries.by_receipt("510400", "AAAA-AAAA-AAAA")
    actions.accept(appeal.pk, by=town.cast["committee"])
    actions.settle(appeal.pk, by=town.cast["committee"], outcome="explained", text="已约谈平台")
    done = actions.confirm(
        appeal.pk, by=town.cast["anonymous"], settled="partly", receipt=made.receipt
    )
    assert done.ending == Ending.CONFIRMED


def test_no_settles_nothing_and_the_second_no_goes_up(town: SmallCity, hand_in: Submit) -> None:
    who, appeal = town.cast, hand_in()
    actions.accept(appeal.pk, by=who["member"])
    for _time in range(2):
        actions.settle(appeal.pk, by=who["member"], outcome="settled", text="谈好了")
        appeal = actions.confirm(appeal.pk, by=who["driver"], settled="no")
    assert (appeal.state, appeal.holder_level) == (State.WAITING, Level.BRANCH)


def test_a_pause_moves_the_due_date(town: SmallCity, hand_in: Submit) -> None:
    who, appeal = town.cast, hand_in()
    actions.accept(appeal.pk, by=who["member"])
    actions.pause(appeal.pk, by=who["member"], reason="等法院排期", days=10)
    with pytest.raises(NotAllowed):
        actions.approve(appeal.pk, by=who["member"])
    actions.approve(appeal.pk, by=who["secretary"])
    with clock.standing_at(at(17, 9, 12)):
        actions.contest(appeal.pk, by=who["driver"], reason="法院说不用等")
        appeal = actions.resume(appeal.pk, by=who["member"])
    assert appeal.settle_due == at(25, 9, 12)  # two working days later than it was


def test_a_unit_sends_back_twice_then_the_committee_decides(
    town: SmallCity, hand_in: Submit
) -> None:
    who, appeal = town.cast, hand_in("outsider_driver")
    assert appeal.holder_unit == town.floating_branch
    for _time in range(2):
        actions.send_back(appeal.pk, by=who["floating_secretary"], basis="平台费用归行业党委")
        actions.accept(appeal.pk, by=who["committee"])
        appeal = actions.hand_over(
            appeal.pk, by=who["committee"], unit=town.floating_branch, reason="由你支部办"
        )
    with pytest.raises(NotAllowed):
        actions.send_back(appeal.pk, by=who["floating_secretary"], basis="还是不归我")


def test_too_few_words_are_told_on_the_field(town: SmallCity, hand_in: Submit) -> None:
    with pytest.raises(Invalid) as error:
        hand_in(text="追尾")
    assert list(error.value.errors) == ["text"]


def test_a_merge_can_be_taken_back(town: SmallCity, hand_in: Submit) -> None:
    one, two = hand_in(), hand_in()
    who = town.cast["committee"]
    actions.accept(two.pk, by=who)
    merged = actions.merge(one.pk, two.pk, by=who)
    assert merged.state == State.MERGED
    back = actions.unmerge(one.pk, by=who)
    assert (back.state, back.merged_into) == (State.WAITING, None)


def test_the_third_alike_opens_a_cause(town: SmallCity, hand_in: Submit) -> None:
    for _time in range(3):
        hand_in(text="保险公司定损太慢，车停了好几天没人来定损")
    actions.sweep("510400")
    found = list(queries.causes(town.cast["committee"]))
    assert [(cause.number, cause.cases) for cause in found] == [("YY-2026-001", 3)]


def test_nothing_above_the_committee(town: SmallCity, hand_in: Submit) -> None:
    appeal = hand_in(about_own_chain=True, text="书记处事不公，说了不改")
    with pytest.raises(Refused):
        actions.escalate(appeal.pk, by=town.cast["driver"], reason="不满意")


def test_every_number_of_the_statistics_opens_to_as_many_cases(
    town: SmallCity, hand_in: Submit
) -> None:
    who, appeal = town.cast, hand_in()
    hand_in("outsider_driver", subject="platform", kind="complaint")
    actions.accept(appeal.pk, by=who["member"])
    actions.settle(appeal.pk, by=who["member"], outcome="settled", text="谈好了")
    actions.confirm(appeal.pk, by=who["driver"], settled="yes", satisfied="yes")
    actions.draw_callbacks(clock.today(), by=who["committee"])
    period = Period.year_to(clock.today())
    for by in queries.DIMENSIONS:
        for row in queries.table(who["committee"], period, by):
            for column, counted in row.counts.items():
                rows = queries.opened(who["committee"], period, by, row.key, column)
                assert (by, column, rows.count()) == (by, column, counted)
    assert queries.total(who["committee"], period).counts["closed"] == 1


def test_days_given_to_a_settled_case_do_not_make_it_rise(town: SmallCity, hand_in: Submit) -> None:
    """The extension was asked for, the case settled meanwhile, then somebody approved."""
    who, appeal = town.cast, hand_in()
    actions.accept(appeal.pk, by=who["member"])
    actions.extend(appeal.pk, by=who["member"], reason="等保险公司回话", days=3)
    actions.settle(appeal.pk, by=who["member"], outcome="settled", text="赔付了")
    assert actions.approve(appeal.pk, by=who["committee"]).rises_at is None


def test_a_case_taken_up_again_is_never_due_sooner(town: SmallCity, hand_in: Submit) -> None:
    who, appeal = town.cast, hand_in()
    actions.accept(appeal.pk, by=who["member"])
    actions.extend(appeal.pk, by=who["member"], reason="等保险公司回话", days=3)
    given = actions.approve(appeal.pk, by=who["committee"]).settle_due
    actions.settle(appeal.pk, by=who["member"], outcome="settled", text="赔付了")
    assert actions.confirm(appeal.pk, by=who["driver"], settled="no").settle_due == given

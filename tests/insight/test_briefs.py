"""From draft to signature: the first text, two editors, and who may do what in which state."""

from __future__ import annotations

from datetime import date

import pytest

from tests import cast
from tests import factories as make
from tests.insight.conftest import YEAR, Desk
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.periods import Period
from yilu.insight import access, actions, queries
from yilu.insight.enums import BriefState
from yilu.insight.models import Brief
from yilu.insight.states import MACHINE

# ── the first text ──────────────────────────────────────────────────────────────────────────────


def test_a_draft_writes_itself_from_the_rows(desk: Desk) -> None:
    text = queries.paper(desk.draft()).text
    for words in (
        "网约车公司2家",
        "合规营运车辆2辆",
        "持证司机3人",
        "实际从事营运4人",
        "其中党员3人",
    ):
        assert words in text
    assert "1名司机党员编入全市首个司机党支部——万顺叫车党支部" in text
    assert "仁和区1名编入仁和区流动党支部" in text
    assert "应纳尽纳" not in text  # 赵磊 has no branch yet
    assert "{" not in text


def test_a_district_is_named_only_where_all_of_them_drive(desk: Desk) -> None:
    assert "东区1名司机党员编入全市首个司机党支部" in queries.paper(desk.draft()).text
    make.membership(desk.city.zhao_member, desk.city.first_branch)  # 赵磊 drives in 西区
    assert "。2名司机党员编入全市首个司机党支部" in queries.paper(desk.draft()).text


def test_a_branch_without_drivers_of_its_own_says_nothing_of_nought(desk: Desk) -> None:
    """A branch has members who drive, but no registers below it."""
    part = Desk(desk.city, desk.staff, desk.leader, queries.scope(desk.staff, "万顺叫车党支部"))
    text = queries.paper(part.draft()).text
    assert "在营司机党员1人。" in text
    assert "0人" not in text


def test_all_covered_is_said_once_it_is_so(desk: Desk) -> None:
    make.membership(desk.city.zhao_member, desk.city.first_branch)
    assert "做到应纳尽纳" in queries.paper(desk.draft()).text


def test_a_month_without_reports_writes_no_sentence_about_it(desk: Desk) -> None:
    """The figure is missing, so no sentence claims it, and signing such a text is refused."""
    period = Period(date(2025, 1, 1), date(2025, 1, 31))
    brief = actions.draft(by=desk.staff, scope=desk.scope, period=period)
    assert "实际从事营运" not in brief.body
    brief = actions.revise(
        brief.pk,
        by=desk.staff,
        version=1,
        words=desk.words(brief, body="在营{drivers_operating}。"),
    )
    assert "（待报）" in queries.paper(brief).text
    with pytest.raises(Refused, match="暂缺"):
        actions.check(brief.pk, by=desk.leader, version=brief.version)


def test_the_future_has_no_figures(desk: Desk) -> None:
    with pytest.raises(Invalid):
        actions.draft(by=desk.staff, scope=desk.scope, period=Period.year_to(date(2026, 6, 16)))


# ── two editors ─────────────────────────────────────────────────────────────────────────────────


def test_two_editors_never_overwrite_each_other(desk: Desk) -> None:
    opened = desk.draft()
    actions.revise(opened.pk, by=desk.leader, version=1, words=desk.words(opened, title="先存的"))
    with pytest.raises(actions.Overwritten) as conflict:
        actions.revise(
            opened.pk, by=desk.staff, version=1, words=desk.words(opened, title="后存的")
        )
    assert conflict.value.current.title == "先存的"
    assert Brief.objects.get().title == "先存的"
    merged = actions.revise(
        opened.pk, by=desk.staff, version=2, words=desk.words(opened, title="合好的")
    )
    assert (merged.title, merged.version) == ("合好的", 3)


def test_nobody_signs_words_that_changed_after_he_read_them(desk: Desk) -> None:
    read = desk.draft()
    actions.revise(read.pk, by=desk.staff, version=1, words=desk.words(read, title="又改了"))
    with pytest.raises(Refused, match="再看一遍"):
        actions.check(read.pk, by=desk.leader, version=read.version)


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"title": " "}, "title"), ({"body": ""}, "body"), ({"title": "长" * 121}, "title")],
)
def test_words_that_cannot_be_kept_are_told_on_their_field(
    desk: Desk, changed: dict[str, str], field: str
) -> None:
    brief = desk.draft()
    with pytest.raises(Invalid) as wrong:
        actions.revise(brief.pk, by=desk.staff, version=1, words=desk.words(brief, **changed))
    assert list(wrong.value.errors) == [field]


def test_the_editor_sees_figures_under_their_names(desk: Desk) -> None:
    brief = desk.draft()
    shown = queries.editable(brief)
    assert "{合规营运车辆}" in str(shown["body"])
    words = actions.worded({k: str(v) for k, v in shown.items() if k != "version"})
    assert words.body == brief.body


# ── who may do what ─────────────────────────────────────────────────────────────────────────────

MOVES = {
    "committee": {"draft": ["discard"], "checked": ["return"], "issued": ["publish"]},
    "committee_leader": {
        "draft": ["check", "discard"],
        "checked": ["return", "issue"],
        "issued": ["publish"],
    },
}
READS = {
    "draft": {"committee", "committee_leader"},
    "checked": {"committee", "committee_leader"},
    "issued": {"committee", "committee_leader"},
    "published": {
        "committee",
        "committee_leader",
        "district",
        "secretary",
        "secretary_alone",
        "floating_secretary",
    },
}


@pytest.mark.parametrize("state", ["draft", "checked", "issued", "published"])
def test_every_persona_in_every_state(desk: Desk, state: str) -> None:
    brief = getattr(desk, state)()
    readers = {who for who, actor in desk.city.cast.items() if access.visible(actor).exists()}
    assert readers == READS[state]
    for who, actor in desk.city.cast.items():
        assert access.can_view(actor, brief) == (who in readers)
        assert queries.moves(actor, brief) == MOVES.get(who, {}).get(state, [])


@pytest.mark.parametrize("scope", ["", "仁和区委社会工作部", "万顺叫车党支部"])
@pytest.mark.parametrize("state", ["draft", "issued", "published"])
def test_set_and_object_permission_agree(desk: Desk, scope: str, state: str) -> None:
    part = Desk(desk.city, desk.staff, desk.leader, queries.scope(desk.staff, scope))
    brief = getattr(part, state)() if not scope else _moved(part, state)
    for actor in desk.city.cast.values():
        assert set(access.visible(actor)) == ({brief} if access.can_view(actor, brief) else set())


def _moved(desk: Desk, state: str) -> Brief:
    """A brief of a part of the city, brought there with words that have figures."""
    brief = desk.draft()
    actions.revise(
        brief.pk, by=desk.staff, version=1, words=desk.words(brief, body="持证{drivers_licensed}。")
    )
    if state == "draft":
        return Brief.objects.get()
    actions.check(brief.pk, by=desk.leader, version=2)
    issued = actions.issue(brief.pk, by=desk.leader, version=2)
    return actions.publish(issued.pk, by=desk.staff) if state == "published" else issued


def test_a_district_reads_the_issued_brief_of_its_own(desk: Desk) -> None:
    scope = queries.scope(desk.staff, "仁和区委社会工作部")
    brief = _moved(Desk(desk.city, desk.staff, desk.leader, scope), "issued")
    assert queries.get_brief(desk.city.cast["district"], brief.pk) == brief


def test_nobody_checks_or_issues_his_own_words(desk: Desk) -> None:
    """The leader may both check and issue, but not what he wrote a word of himself."""
    brief = desk.draft()
    actions.revise(brief.pk, by=desk.leader, version=1, words=desk.words(brief, title="领导改过"))
    with pytest.raises(NotAllowed):
        actions.check(brief.pk, by=desk.leader, version=2)
    with pytest.raises(NotAllowed):
        actions.check(brief.pk, by=desk.staff, version=2)
    other = cast.staff_actor(desk.city.root, cast.Role.COMMITTEE_STAFF, name="另一位")
    actions.check(brief.pk, by=other, version=2)
    with pytest.raises(NotAllowed):
        actions.issue(brief.pk, by=desk.leader, version=2)


def test_the_command_line_signs_nothing(desk: Desk) -> None:
    system = Actor.for_system(cast.CITY)
    brief = desk.checked()
    assert queries.moves(system, brief) == []
    with pytest.raises(NotAllowed):
        actions.draft(by=system, scope=desk.scope, period=YEAR)


def test_the_drafter_has_to_have_the_right(desk: Desk) -> None:
    for who in ("district", "secretary", "company", "driver", "auditor"):
        with pytest.raises(NotAllowed):
            actions.draft(by=desk.city.cast[who], scope=desk.scope, period=YEAR)


def test_checked_words_are_closed_until_they_are_sent_back(desk: Desk) -> None:
    brief = desk.checked()
    with pytest.raises(Refused, match="退回"):
        actions.revise(brief.pk, by=desk.staff, version=1, words=desk.words(brief, title="偷偷改"))
    back = actions.send_back(brief.pk, by=desk.leader, remark="第二段再短一点")
    assert (back.state, back.remark, back.checked_by) == ("draft", "第二段再短一点", None)
    actions.revise(brief.pk, by=desk.staff, version=1, words=desk.words(brief, title="改好了"))


def test_nothing_is_stranded() -> None:
    assert MACHINE.stranded() == set()
    assert {move.target for move in MACHINE.moves.values()} | {"draft"} == set(BriefState)

"""From draft to publication: who may do what, what is frozen, what is proved, what is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.db.utils import ProgrammingError
from django.utils import translation

from tests import cast
from tests import factories as make
from tests.insight.conftest import YEAR, Desk
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.periods import Period
from yilu.insight import access, actions, queries
from yilu.insight.catalogue import INDICATORS
from yilu.insight.enums import BriefState
from yilu.insight.models import Brief, BriefFigure
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


# ── frozen, proved, drifting ────────────────────────────────────────────────────────────────────


def test_issuing_freezes_figures_definitions_and_rows(desk: Desk) -> None:
    brief = desk.issued()
    assert (brief.year, brief.issue, queries.issue_line(brief)) == (2026, 1, "2026年第1期")
    frozen = {row.key: row for row in brief.figures.all()}
    assert set(frozen) == {indicator.key for indicator in INDICATORS}
    operating = frozen["drivers_operating"]
    city = desk.city
    assert set(operating.row_keys) == {city.luo.pk, city.wang.pk, city.amu.pk, city.zhao.pk}
    assert (operating.value, operating.people, operating.text) == (4, 4, "4人")


def test_an_issued_brief_survives_later_changes(desk: Desk) -> None:
    brief = desk.issued()
    before = queries.paper(brief)
    new = make.driver("新司机", desk.city.jinsha)
    make.permit(new)
    make.operation(new, desk.city.jinsha, cast.DAY)
    desk.city.luo.operations.all().delete()
    desk.city.luo.permits.all().delete()
    desk.city.root.name = "改了名的委员会"
    desk.city.root.save()
    after = queries.paper(queries.get_brief(desk.staff, brief.pk))
    assert after == before
    assert queries.verify_brief(brief).holds
    opened = queries.brief_rows(desk.staff, brief, "drivers_operating")
    assert opened.total == 4
    assert opened.rows[0].key == desk.city.luo.pk
    drift = {d.label: d for d in queries.drift(desk.staff, brief)}
    operating = drift["实际从事营运的司机"]
    assert (operating.then, operating.now, operating.added, operating.dropped) == (
        "4人",
        "4人",
        1,
        1,
    )
    assert drift["持证司机"].dropped == 1
    assert "已编入党支部的在营司机党员" in drift


def test_rows_taken_back_from_the_registers_are_told(desk: Desk) -> None:
    brief = desk.issued()
    desk.city.wang.operations.all().delete()
    desk.city.wang.permits.all().delete()
    desk.city.wang.contracts.all().delete()
    desk.city.wang.delete()
    opened = queries.brief_rows(desk.staff, brief, "drivers_operating")
    assert (opened.total, opened.visible, opened.gone, opened.hidden) == (4, 3, 1, 0)


def test_opening_a_published_figure_shows_only_what_the_viewer_may_see(desk: Desk) -> None:
    brief = desk.published()
    seen = {
        who: queries.brief_rows(desk.city.cast[who], brief, "members_operating")
        for who in READS["published"]
    }
    assert {who: (o.visible, o.hidden) for who, o in seen.items()} == {
        "committee": (3, 0),
        "committee_leader": (3, 0),
        "district": (1, 2),
        "secretary": (1, 2),
        "secretary_alone": (1, 2),
        "floating_secretary": (1, 2),
    }
    assert {o.figure.value for o in seen.values()} == {3}


def test_drift_is_told_only_to_who_has_the_figures_of_that_scope(desk: Desk) -> None:
    brief = desk.published()
    desk.city.luo.permits.all().delete()
    assert queries.drift(desk.staff, brief)
    assert queries.drift(desk.city.cast["district"], brief) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda brief: Brief.objects.filter(pk=brief.pk).update(title="换了题目"),
        lambda brief: Brief.objects.filter(pk=brief.pk).update(state="draft", issued_at=None),
        lambda brief: BriefFigure.objects.filter(brief=brief, key="drivers_licensed").update(
            value=9
        ),
        lambda brief: BriefFigure.objects.filter(brief=brief).delete(),
        lambda brief: Brief.objects.filter(pk=brief.pk)._raw_delete("default"),
    ],
    ids=["words", "state", "figure", "figures deleted", "brief deleted"],
)
def test_the_database_refuses_to_change_what_is_issued(desk: Desk, change: Any) -> None:
    brief = desk.issued()
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        change(brief)


@contextmanager
def unguarded(table: str) -> Iterator[CursorWrapper]:
    """The table's triggers switched off, as its owner could."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(f"alter table {table} disable trigger user")
        yield cursor
        cursor.execute(f"alter table {table} enable trigger user")


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("update insight_brief set title = '换了题目'", "insight_brief"),
        ("update insight_brief set digest = repeat('a', 64)", "insight_brief"),
        ("update insight_brieffigure set value = value + 1 where key = 'drivers_licensed'",
         "insight_brieffigure"),
        ("update insight_brieffigure set row_keys = row_keys[2:] where key = 'drivers_licensed'",
         "insight_brieffigure"),
        ("update insight_brieffigure set definition = '另一种算法' where key = 'drivers_licensed'",
         "insight_brieffigure"),
        ("delete from insight_brieffigure where key = 'drivers_licensed'", "insight_brieffigure"),
    ],
)  # fmt: skip
def test_the_hash_finds_what_gets_past_the_database(desk: Desk, sql: str, table: str) -> None:
    """Somebody with the owner's password switches the triggers off: the proof still fails."""
    brief = desk.issued()
    assert queries.verify_brief(brief).holds
    with unguarded(table) as cursor:
        cursor.execute(sql)
    brief.refresh_from_db()
    assert not queries.verify_brief(brief).holds


def test_a_forged_digest_is_betrayed_by_the_audit(desk: Desk) -> None:
    """Words and digest changed together: the sealed audit entry still holds the one that was signed."""
    brief = desk.issued()
    with unguarded("insight_brief"):
        Brief.objects.filter(pk=brief.pk).update(title="换了题目")
        brief.refresh_from_db()
        forged = queries.verify_brief(brief).computed
        Brief.objects.filter(pk=brief.pk).update(digest=forged)
    brief.refresh_from_db()
    proof = queries.verify_brief(brief)
    assert proof.computed == proof.stored != proof.witnessed
    assert not proof.holds


def test_the_digest_does_not_depend_on_the_readers_language(desk: Desk) -> None:
    with translation.override("en"):
        brief = desk.issued()
    assert brief.figures.get(key="drivers_licensed").label == "持证司机"
    assert "三强" in brief.title


def test_issues_are_numbered_without_a_gap(desk: Desk) -> None:
    actions.discard(desk.draft().pk, by=desk.staff)
    first, second = desk.issued(), desk.issued()
    assert [first.issue, second.issue] == [1, 2]
    assert first.number == "JB-2026-002"


def test_every_step_is_on_record_without_words(desk: Desk) -> None:
    brief = desk.published()
    entries = Entry.objects.filter(key=str(brief.pk)).order_by("at")
    assert [entry.verb for entry in entries] == [
        "brief.drafted",
        "brief.checked",
        "brief.issued",
        "brief.published",
    ]
    assert brief.title not in str([entry.detail for entry in entries])


def test_an_unissued_brief_has_nothing_to_prove(desk: Desk) -> None:
    with pytest.raises(NotFound):
        queries.verify_brief(desk.draft())


# ── 送签前看一眼 ────────────────────────────────────────────────────────────────────────────────


def looked_over(desk: Desk, **changed: str) -> dict[str, str]:
    brief = desk.draft()
    brief = actions.revise(brief.pk, by=desk.staff, version=1, words=desk.words(brief, **changed))
    return {str(check.text): check.level.value for check in queries.checks(brief)}


def test_a_sound_draft_passes_with_a_word_about_gaps(desk: Desk) -> None:
    found = looked_over(desk, report_to="市委社会工作部")
    assert found == {
        "8 个数都有出处，点开能看到行": "ok",
        "1 名在营司机党员还没有党支部，见空白点清单": "warn",
    }


@pytest.mark.parametrize(
    ("body", "level", "words"),
    [
        ("持证{drivers_licensed}，另有外地车 35 辆。", "warn", "有手写的数：35，点不开出处"),
        ("持证{没有的数}。", "stop", "正文里的“{没有的数}”没有这个数，请从右边的清单里选"),
        ("一个数也没有。", "stop", "正文里一个数也没有，请至少写进一个"),
        ("感谢𪚥师傅，持证{drivers_licensed}。", "stop", "PDF 里印不出这些字：𪚥"),
    ],
)
def test_what_a_careful_eye_finds(desk: Desk, body: str, level: str, words: str) -> None:
    assert looked_over(desk, body=body)[words] == level


def test_dates_typed_by_hand_are_no_figures(desk: Desk) -> None:
    found = looked_over(desk, body="截至2026年6月15日，持证{drivers_licensed}。6月起。")
    assert not any("手写" in text for text in found)

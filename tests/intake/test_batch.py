"""From preview to undo: what was shown is what happens, and what happened can be taken back."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import openpyxl
import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from tests.intake.conftest import CITY, HEADING, csv, number, person, xlsx
from yilu.audit.models import Entry
from yilu.core.actor import Actor, Grant, Right, Role
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.intake import access, actions, applying, queries
from yilu.intake.corrected import corrected
from yilu.intake.enums import Only, RowState, State
from yilu.intake.models import Batch, Chunk, Effect
from yilu.intake.spec import Severity
from yilu.runtime.models import JobProgress, ShortNumber

Stage = Callable[..., Batch]
pytestmark = pytest.mark.django_db


def clerk(path: str = "/1/7/", account: bool = True) -> Actor:
    grant = Grant(Role.COMPANY_CLERK, frozenset({Right.IMPORT}), uuid4(), path)
    return Actor(uuid4() if account else None, uuid4(), CITY, (grant,))


def stored() -> dict[str, int]:
    return dict(ShortNumber.objects.exclude(series__startswith="DR").values_list("series", "last"))


def errors(actor: Actor, batch: Batch) -> list[tuple[int | None, str, str]]:
    found = queries.findings(actor, batch, Severity.ERROR)
    return [(said.row, said.column, said.message) for said in found]


def test_every_error_at_once_on_its_cell(stage: Stage, system: Actor) -> None:
    rows = [
        HEADING,
        person(1, 身份证号="51040219900101123"),
        person(2, 有效期止="2026.2.30", 单量=50_000),
        person(3, 姓名=""),
        person(4, 姓名="不许"),
        person(5),
        person(5),
        person(6, 身份证号=510402196506060054, 手机号="12345"),
    ]
    batch = stage(xlsx(rows))
    assert errors(system, batch) == [
        (2, "身份证号", "身份证号应为 18 位，这里是 17 位。"),
        (3, "有效期止", "没有这一天，请看原证。"),
        (4, "姓名", "缺姓名。"),
        (5, "姓名", "这个名字不许。"),
        (7, "身份证号", "和第 6 行是同一个人。"),
        (
            8,
            "身份证号",
            "Excel 把长号码变成了数字，末几位已经丢失。请把这一格设成文本，照原件重填。",
        ),
    ]
    warnings = [(s.row, s.column) for s in queries.findings(system, batch, Severity.WARNING)]
    assert warnings == [(3, "单量"), (8, "手机号")]
    assert (batch.total, batch.new, batch.failing, batch.warned) == (7, 1, 6, 2)


def test_written_rows_are_what_was_shown_and_again_changes_nothing(
    stage: Stage, system: Actor
) -> None:
    rows = [HEADING, *(person(i) for i in range(1, 700))]
    first = actions.apply(stage(xlsx(rows)), by=system)
    assert (first.state, first.written_new, first.good) == (State.APPLIED, 699, 0)
    assert stored() == {number(i): i % 100 for i in range(1, 700)}
    again = stage(xlsx(rows))
    assert (again.new, again.changed, again.same) == (0, 0, 699)
    before = stored()
    again = actions.apply(again, by=system)
    assert again.written_same == 699
    assert not Effect.objects.filter(batch=again).exists()
    assert stored() == before


def test_before_and_after(stage: Stage, system: Actor) -> None:
    actions.apply(stage(xlsx([HEADING, person(1), person(2)])), by=system)
    batch = stage(xlsx([HEADING, person(1, 单量=77), person(2), person(3)]))
    page = queries.preview(system, batch, only=Only.TOUCHED)
    assert [(row.number, row.state, row.changes) for row in page.rows] == [
        (2, RowState.CHANGED, 1),
        (4, RowState.NEW, 0),
    ]
    orders = next(cell for cell in page.rows[0].cells if cell.key == "orders")
    assert (orders.was, orders.value) == ("1", "77")
    names = {cell.key: cell.value for cell in page.rows[0].cells}
    assert names["name"] == "李*"
    assert names["id_number"].startswith("···· ")


def test_an_empty_cell_says_nothing(stage: Stage, system: Actor) -> None:
    actions.apply(stage(xlsx([HEADING, person(1, 单量=9)])), by=system)
    batch = stage(xlsx([HEADING, person(1, 单量="")]))
    assert (batch.changed, batch.same) == (0, 1)


def test_pages_and_filters(stage: Stage, system: Actor) -> None:
    rows = [HEADING, *(person(i, **({"姓名": ""} if i % 100 == 0 else {})) for i in range(1, 1301))]
    batch = stage(xlsx(rows))
    page = queries.preview(system, batch, only=Only.ALL, page=27, size=50)
    assert (page.count, page.pages, [row.number for row in page.rows]) == (
        1300,
        26,
        [],
    )
    page = queries.preview(system, batch, only=Only.ALL, page=11, size=50)
    assert [row.number for row in page.rows] == list(range(502, 552))
    page = queries.preview(system, batch, only=Only.ERROR, page=2, size=10)
    assert [row.number for row in page.rows] == [1101, 1201, 1301]


def test_fixed_in_place_and_written_later(stage: Stage, system: Actor) -> None:
    batch = stage(xlsx([HEADING, person(1), person(2, 身份证号="1"), person(3, 姓名="")]))
    batch = actions.apply(batch, by=system)
    assert (batch.written, batch.failing) == (1, 2)
    page = queries.preview(system, batch, only=Only.ERROR)
    bad = next(cell for cell in page.rows[0].cells if cell.error)
    assert (bad.key, bad.raw) == ("id_number", "1")
    batch = actions.fix(batch, page.rows[0].address, "id_number", f" {number(2)} ", by=system)
    batch = actions.fix(batch, page.rows[1].address, "name", "李四", by=system)
    assert (batch.new, batch.failing) == (2, 0)
    batch = actions.apply(batch, by=system)
    assert (batch.written, len(stored())) == (3, 3)
    batch = actions.undo(batch, by=system)
    assert stored() == {}


def test_a_mended_row_ends_and_makes_repeats(stage: Stage, system: Actor) -> None:
    rows = [HEADING, *(person(i) for i in range(1, 601)), person(1)]
    batch = stage(xlsx(rows))
    (last,) = queries.preview(system, batch, only=Only.ERROR).rows
    batch = actions.fix(batch, "1.0", "id_number", number(999), by=system)
    assert batch.failing == 0
    batch = actions.fix(batch, last.address, "id_number", number(999), by=system)
    assert errors(system, batch) == [(602, "身份证号", "和第 2 行是同一个人。")]
    batch = actions.drop_row(batch, "1.0", by=system)
    assert (batch.failing, batch.dropped, batch.new) == (0, 1, 600)


def test_only_open_rows_of_open_batches_may_be_mended(stage: Stage, system: Actor) -> None:
    batch = stage(xlsx([HEADING, person(1), person(2, 姓名="")]))
    for row in ("9.0", "1.9", "x", "1", ""):
        with pytest.raises(Invalid):
            actions.fix(batch, row, "name", "李", by=system)
    with pytest.raises(Invalid):
        actions.fix(batch, "1.1", "nothing", "李", by=system)
    batch = actions.apply(batch, by=system)
    with pytest.raises(Refused):
        actions.fix(batch, "1.0", "name", "李", by=system)
    actions.undo(batch, by=system)
    with pytest.raises(Refused):
        actions.fix(batch, "1.1", "name", "李", by=system)


def test_a_changed_world_is_told_before_anything_is_written(stage: Stage, system: Actor) -> None:
    actions.apply(stage(xlsx([HEADING, person(1, 单量=1)])), by=system)
    batch = stage(xlsx([HEADING, person(1, 单量=5), person(2)]))
    ShortNumber.objects.filter(series=number(1)).update(last=5)
    with pytest.raises(Refused, match="名册有了变化"):
        actions.apply(batch, by=system)
    batch.refresh_from_db()
    assert (batch.state, batch.drifted, batch.changed, batch.same, batch.new) == (
        State.READY,
        True,
        0,
        1,
        1,
    )
    assert number(2) not in stored()
    batch = actions.apply(batch, by=system)
    assert (batch.drifted, batch.written) == (False, 2)


def test_undo_restores_what_was(stage: Stage, system: Actor) -> None:
    actions.apply(stage(xlsx([HEADING, person(1, 单量=1), person(2, 单量=2)])), by=system)
    batch = stage(xlsx([HEADING, person(1, 单量=8), person(2, 单量=2), person(3)]))
    batch = actions.apply(batch, by=system)
    assert stored() == {number(1): 8, number(2): 2, number(3): 3}
    batch = actions.undo(batch, by=system)
    assert (batch.state, stored()) == (State.UNDONE, {number(1): 1, number(2): 2})


def test_undo_is_refused_where_others_stand_on_it(stage: Stage, system: Actor) -> None:
    first = actions.apply(stage(xlsx([HEADING, person(1, 单量=1)])), by=system)
    second = actions.apply(stage(xlsx([HEADING, person(1, 单量=2)])), by=system)
    with pytest.raises(Refused, match=f"请先撤销之后的导入 {second.number}"):
        actions.undo(first, by=system)
    actions.undo(second, by=system)
    ShortNumber.objects.filter(series=number(1)).update(last=9)
    with pytest.raises(Refused, match="请逐条更正"):
        actions.undo(first, by=system)
    ShortNumber.objects.filter(series=number(1)).update(last=1)
    assert actions.undo(first, by=system).state == State.UNDONE


def test_undo_ends_after_seven_days(stage: Stage, system: Actor) -> None:
    batch = actions.apply(stage(xlsx([HEADING, person(1)])), by=system)
    assert "undo" in queries.moves(system, batch)
    Batch.objects.filter(pk=batch.pk).update(applied_at=timezone.now() - timedelta(days=7, hours=1))
    batch.refresh_from_db()
    assert "undo" not in queries.moves(system, batch)
    with pytest.raises(Refused, match="7 天"):
        actions.undo(batch, by=system)


def test_a_roster_that_fails_leaves_nothing(stage: Stage, system: Actor) -> None:
    batch = stage(xlsx([HEADING, person(1), person(2, 姓名="炸")]))
    with pytest.raises(RuntimeError):
        actions.apply(batch, by=system)
    batch.refresh_from_db()
    assert (stored(), batch.state, batch.new) == ({}, State.READY, 2)
    assert not Effect.objects.exists()


def test_findings_of_the_database_keep_the_row_out(stage: Stage, system: Actor) -> None:
    heading = [*HEADING, "公司"]
    batch = stage(xlsx([heading, [*person(1), "没有这家"], [*person(2), "万顺"]]))
    assert errors(system, batch) == [(2, "公司", "没有这家公司，请先导入公司。")]
    assert batch.new == 1


def test_a_clerk_s_rows_stay_within_his_units(stage: Stage) -> None:
    by = clerk("/1/7/")
    heading = [*HEADING, "公司"]
    batch = stage(xlsx([heading, [*person(1), "/1/7/"], [*person(2), "/1/8/"]]), by=by)
    assert batch.paths == ["/1/7/"]
    assert errors(by, batch) == [(3, "公司", "不是您单位的。")]


def test_who_sees_a_batch(stage: Stage, system: Actor) -> None:
    mine, theirs, committee = clerk("/1/7/"), clerk("/1/8/"), clerk("/1/")
    moved = replace(mine, grants=())
    elsewhere = replace(committee, city="510500")
    batches = [
        stage(xlsx([HEADING, person(1)]), by=mine),
        stage(xlsx([HEADING, person(1)]), by=theirs),
        stage(xlsx([HEADING, person(1)]), by=committee),
        stage(xlsx([HEADING, person(1)])),
    ]
    seen = {}
    for name, actor in {
        "mine": mine,
        "theirs": theirs,
        "committee": committee,
        "moved": moved,
        "elsewhere": elsewhere,
        "system": system,
    }.items():
        visible = set(access.visible(actor))
        assert visible == {batch for batch in batches if access.can_view(actor, batch)}
        seen[name] = [batch in visible for batch in batches]
    assert seen["mine"] == [True, False, False, False]
    assert seen["theirs"] == [False, True, False, False]
    assert seen["committee"][:3] == [True, True, True]
    assert seen["moved"] == seen["elsewhere"] == [False] * 4
    with pytest.raises(NotFound):
        queries.batch(mine, batches[1].pk)
    with pytest.raises(NotFound):
        actions.apply(batches[1], by=mine)


def test_discarded_rows_are_gone(stage: Stage, system: Actor) -> None:
    batch = actions.discard(stage(xlsx([HEADING, person(1)])), by=system)
    assert (batch.state, Chunk.objects.count()) == (State.DISCARDED, 0)
    assert queries.moves(system, batch) == []


def test_staged_values_are_sealed_and_the_record_names_nobody(stage: Stage, system: Actor) -> None:
    batch = actions.apply(
        stage(xlsx([HEADING, person(1, 姓名="罗小平"), person(2, 姓名="")])), by=system
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c::text FROM intake_chunk c UNION ALL SELECT e::text FROM audit_entry e"
        )
        text = " ".join(row[0] for row in cursor.fetchall())
    assert "罗小平" not in text
    assert number(1) not in text
    assert number(2) not in text
    applied = Entry.objects.get(verb="intake.applied")
    assert (applied.key, applied.detail["rows"], applied.detail["waiting"]) == (str(batch.pk), 1, 1)
    assert len(applied.detail["digests"]) == 32


def test_sweeping_forgets_values_and_keeps_counts(stage: Stage, system: Actor) -> None:
    old = actions.apply(stage(xlsx([HEADING, person(1)])), by=system)
    waiting = actions.apply(stage(xlsx([HEADING, person(2), person(3, 姓名="")])), by=system)
    abandoned = stage(xlsx([HEADING, person(4)]))
    fresh = stage(xlsx([HEADING, person(5)]))

    def age(batch: Batch, days: int) -> None:
        then = timezone.now() - timedelta(days=days)
        Batch.objects.filter(pk=batch.pk).update(created_at=then)
        Batch.objects.filter(pk=batch.pk, applied_at__isnull=False).update(applied_at=then)

    age(old, 8), age(waiting, 8), age(abandoned, 31)
    assert actions.sweep(by=system) == 2
    left = set(Chunk.objects.values_list("batch", flat=True))
    assert left == {waiting.pk, fresh.pk}
    old.refresh_from_db()
    assert (old.total, old.written, old.purged_at is not None) == (1, 1, True)


def test_the_corrected_file_marks_the_errors_and_comes_back(stage: Stage, system: Actor) -> None:
    rows = [
        HEADING,
        person(1),
        person(2, 身份证号="1", 有效期止="长期"),
        person(3, 有效期止="2026.2.30"),
    ]
    batch = stage(xlsx(rows))
    book = openpyxl.load_workbook(io.BytesIO(corrected(system, batch)))
    page = book.active
    assert [cell.value for cell in page[1]] == list(HEADING)
    assert [row[1].value for row in page.iter_rows(min_row=2)] == ["1", number(3)]
    assert page["D2"].value == "长期"
    assert "第 3 行" in page["B2"].comment.text
    assert page["B2"].fill.fgColor.rgb == "FFF9D6D2"
    assert page["B3"].number_format == "@"
    page["B2"], page["D3"] = number(2), "2026.2.28"
    target = io.BytesIO()
    book.save(target)
    again = stage(target)
    assert (again.total, again.failing, again.new) == (2, 0, 2)


def test_formulas_in_csv_are_text_with_a_warning(stage: Stage, system: Actor) -> None:
    heading = [*HEADING, "公司", "备注"]
    rows = [
        heading,
        [*person(1), "=cmd|'/C calc'!A0", "+8613800000000"],
        [*person(2, 身份证号=f'="{number(2)}"'), "万顺", "@x"],
    ]
    batch = stage(csv(*rows), "a.csv")
    said = [(s.row, s.column) for s in queries.findings(system, batch, Severity.WARNING)]
    assert said == [(2, "公司"), (3, "备注")]
    assert batch.new == 2


def test_uploaded_files_are_read_by_a_job(system: Actor, db: None) -> None:
    batch = actions.receive("people", "名册.xlsx", xlsx([HEADING, person(1)]), by=system)
    assert batch.state == State.RECEIVED
    assert batch.file is not None
    batch = actions.stage(batch, by=system)
    assert (batch.state, batch.new) == (State.READY, 1)
    assert queries.seen_before(system, batch) is None
    actions.apply(batch, by=system)
    again = actions.receive("people", "名册.xlsx", xlsx([HEADING, person(1)]), by=system)
    assert again.digest is not None
    assert JobProgress.objects.filter(key=str(batch.pk), stage="done").exists()


def test_rows_of_one_person_far_apart_are_no_drift(
    stage: Stage, system: Actor, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second row meets what the first one wrote: that is the batch itself, not the world."""
    settings.YILU_ROSTERS = ["tests.intake.roster.TWICE"]
    monkeypatch.setattr(applying, "BLOCK", 500)
    rows = [HEADING, *(person(i) for i in range(1, 700)), person(1, 单量=55)]
    batch = stage(xlsx(rows))
    assert batch.new == 700
    batch = actions.apply(batch, by=system)
    assert (batch.written_new, batch.written_changed) == (699, 1)
    assert stored()[number(1)] == 55
    actions.undo(batch, by=system)
    assert stored() == {}


def test_a_value_is_told_as_the_file_writes_it(stage: Stage, system: Actor) -> None:
    heading = [*HEADING, "性别"]
    batch = stage(xlsx([heading, [*person(1, 有效期止="2026年5月1日"), "男"]]))
    (warning,) = queries.findings(system, batch, Severity.WARNING)
    assert (warning.value, warning.message) == ("2026年5月1日", "2026-05-01 已经过期。")
    batch = actions.fix(batch, "1.0", "name", "王五", by=system)
    (warning,) = queries.findings(system, batch, Severity.WARNING)
    assert warning.value == "2026年5月1日"
    batch = actions.fix(batch, "1.0", "valid_to", "2026.4.1", by=system)
    (warning,) = queries.findings(system, batch, Severity.WARNING)
    assert warning.message == "2026-04-01 已经过期。"

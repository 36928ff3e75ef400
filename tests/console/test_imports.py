"""Imports at the desk: look through, mend where it stands, write, take back; by those who may."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from tests.console.conftest import At, Desk
from tests.intake.conftest import HEADING, number, person, xlsx
from yilu.core.actor import Actor
from yilu.intake import actions, queries
from yilu.intake.enums import Only, State
from yilu.intake.models import Batch

pytestmark = pytest.mark.django_db(transaction=True)
HANDED_IN = "/console/imports/"
Stage = Callable[..., Batch]


@pytest.fixture(autouse=True)
def _small_world(settings: Settings, tmp_path: Any) -> None:
    settings.YILU_ROSTERS = ["tests.intake.roster.PEOPLE"]
    settings.MEDIA_ROOT = tmp_path
    settings.YILU_DATA = tmp_path


@pytest.fixture
def stage(at: At, tmp_path: Any) -> Stage:
    """A file of these rows, read for the committee's clerk."""

    def staged(*rows: list[Any], by: str = "committee") -> Batch:
        return _read(at(by).actor, xlsx([HEADING, *rows]).getvalue(), tmp_path)

    return staged


def _read(by: Actor, content: bytes, folder: Any) -> Batch:
    path = folder / "upload"
    path.write_bytes(content)
    with path.open("rb") as file:
        batch = actions.open_local("people", "五月名册.xlsx", file, by=by)
        return actions.stage(batch, by=by, file=file)


def row(desk: Desk, batch: Batch, number: int) -> str:
    """The address of a row of the file."""
    rows = queries.preview(desk.actor, batch, only=Only.ALL).rows
    return next(row.address for row in rows if row.number == number)


def page(batch: Batch, *steps: str) -> str:
    return f"{HANDED_IN}{batch.pk}/" + "".join(f"{step}/" for step in steps)


def state(batch: Batch) -> Batch:
    batch.refresh_from_db()
    return batch


def test_the_preview_says_every_error_on_its_cell(at: At, stage: Stage) -> None:
    batch = stage(person(1), person(2, 身份证号="51040219900101123"), person(3, 姓名=""))
    text = at("committee").read(page(batch))
    assert "核对：五月名册.xlsx" in text
    assert "写入 1 行，留下 2 行" in text
    assert "51040219900101123" in text
    assert text.count("cell-error") >= 2
    assert number(1) not in text  # sound numbers of people stay masked


def test_a_cell_is_mended_where_it_stands(at: At, stage: Stage) -> None:
    batch = stage(person(1), person(2, 身份证号="51040219900101123"))
    desk = at("committee")
    given = {"row": row(desk, batch, 3), "column": "id_number", "only": "error", "page": "1"}
    wrong = desk.post(page(batch, "fix"), **given, value="5104")
    assert state(batch).failing == 1
    assert wrong.url == f"{page(batch)}?only=error&page=1"
    assert "还有要看的地方" in desk.read(page(batch))
    desk.post(page(batch, "fix"), **given, value=number(2))
    assert (state(batch).failing, state(batch).new) == (0, 2)
    assert "都改好了" in desk.read(page(batch))


def test_written_and_taken_back_and_pressing_twice_does_no_harm(at: At, stage: Stage) -> None:
    batch, desk = stage(person(1), person(2, 姓名="")), at("committee")
    for _twice in range(2):
        assert desk.post(page(batch, "apply")).status_code == 302
    assert (state(batch).state, batch.written, batch.failing) == (State.APPLIED, 1, 1)
    assert "前可以撤销" in desk.read(page(batch))
    for _twice in range(2):
        assert desk.post(page(batch, "undo")).status_code == 302
    assert state(batch).state == State.UNDONE
    desk.read(page(batch))


def test_a_row_is_left_out(at: At, stage: Stage) -> None:
    batch, desk = stage(person(1), person(2, 姓名="")), at("committee")
    desk.post(page(batch, "drop"), row=row(desk, batch, 3))
    assert (state(batch).failing, batch.dropped) == (0, 1)
    assert "不要 1" in desk.read(page(batch))


def test_rows_to_mend_go_out_with_their_errors_marked(at: At, stage: Stage) -> None:
    batch = stage(person(1), person(2, 身份证号="51040219900101123"))
    answer = at("committee").get(page(batch, "download"))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet.max_row == 2
    assert any(cell.comment for cell in sheet[2])
    assert answer["Cache-Control"] == "no-store"


def test_given_up_and_nothing_is_kept(at: At, stage: Stage) -> None:
    batch, desk = stage(person(1)), at("committee")
    for _twice in range(2):
        assert desk.post(page(batch, "discard")).url == HANDED_IN
    assert "已经收起来了" in desk.read(page(batch))


def test_a_file_is_handed_in_and_waits_to_be_read(at: At) -> None:
    desk = at("committee")
    file = SimpleUploadedFile("名册.xlsx", xlsx([HEADING, person(1)]).getvalue())
    answer = desk.post(f"{HANDED_IN}upload/", kind="people", file=file)
    text = desk.read(answer.url)
    assert "正在识别" in text
    assert 'http-equiv="refresh"' in text  # without scripts the page asks again by itself
    batch = Batch.objects.get()
    actions.stage(batch, by=desk.actor)
    watched = desk.get(page(batch, "progress"))
    assert watched["HX-Redirect"] == page(batch)


@pytest.mark.parametrize(("given", "said"), [({}, "必填"), ({"kind": "people"}, "必填")])
def test_what_is_missing_is_said_on_its_field(at: At, given: dict[str, str], said: str) -> None:
    answer = at("committee").post(f"{HANDED_IN}upload/", **given)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_empty_file_is_refused_in_words(at: At) -> None:
    empty = SimpleUploadedFile("空.xlsx", b"")
    answer = at("committee").post(f"{HANDED_IN}upload/", kind="people", file=empty)
    assert "这个文件是空的" in answer.content.decode()


def test_a_file_nobody_can_read_says_why(at: At, tmp_path: Any) -> None:
    desk = at("committee")
    batch = _read(desk.actor, b"\x89PNG\r\n\x1a\n", tmp_path)
    assert "这个文件读不了" in desk.read(page(batch))


@pytest.mark.parametrize("persona", ["district", "secretary", "police", "other_company"])
def test_a_strangers_import_is_not_there(at: At, stage: Stage, persona: str) -> None:
    batch, stranger = stage(person(1), person(2, 姓名="")), at(persona)
    for step in ("", "progress", "download"):
        assert stranger.get(page(batch, *filter(None, [step]))).status_code == 404
    for step in ("fix", "drop", "apply", "undo", "discard"):
        assert stranger.post(page(batch, step), row="0.0").status_code == 404
    assert state(batch).state == State.READY


@pytest.mark.parametrize("given", [{}, {"row": "x"}, {"row": "0.0", "column": "no'such"}])
def test_nonsense_mends_nothing(at: At, stage: Stage, given: dict[str, str]) -> None:
    batch, desk = stage(person(1)), at("committee")
    assert desk.post(page(batch, "fix"), **given).status_code == 302
    assert (state(batch).new, batch.failing) == (1, 0)


def test_the_sample_has_the_headings(at: At) -> None:
    answer = at("committee").get(f"{HANDED_IN}samples/people/")
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][:2] == ["姓名", "身份证号"]
    assert at("committee").get(f"{HANDED_IN}samples/nothing/").status_code == 404


def test_queries_do_not_grow_with_the_rows(
    at: At, stage: Stage, django_assert_max_num_queries: Any
) -> None:
    batch = stage(*(person(n, 姓名="" if n % 2 else "王五") for n in range(1, 51)))
    with django_assert_max_num_queries(20):
        at("committee").read(page(batch), only="all")

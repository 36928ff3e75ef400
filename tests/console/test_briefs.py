"""Briefs at the desk: reading, writing, signing, opening figures, and what others never find."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import UUID

import pytest
from docx import Document
from pypdf import PdfReader

from tests import cast
from tests.console.conftest import At, Desk
from tests.insight import happened
from yilu.core.periods import Period
from yilu.insight import actions, queries
from yilu.insight.catalogue import BY_KEY
from yilu.insight.models import Brief

HOME = "/console/briefs/"
ROW = re.compile(r'<a class="open" href="([^"]+)"')
READERS = {
    "committee",
    "committee_leader",
    "district",
    "secretary",
    "secretary_alone",
    "floating_secretary",
}


@pytest.fixture
def draft(small_city: cast.SmallCity) -> Brief:
    staff = small_city.cast["committee"]
    period = Period.twelve_months_to(cast.DAY)
    return actions.draft(by=staff, scope=queries.scope(staff), period=period)


@pytest.fixture
def issued(draft: Brief, small_city: cast.SmallCity) -> Brief:
    leader = small_city.cast["committee_leader"]
    actions.check(draft.pk, by=leader, version=1)
    return actions.issue(draft.pk, by=leader, version=1)


def page(brief: Brief, *steps: str) -> str:
    return "/".join([f"{HOME}{brief.pk}", *steps, ""])


def test_every_address_for_every_persona(small_city: cast.SmallCity, draft: Brief, at: At) -> None:
    """A draft is the workshop's alone; to everyone else its addresses do not exist."""
    drafting = {"committee", "committee_leader"}
    readers = READERS | {"elsewhere"}  # has the right, in a city of its own
    doors = {
        HOME: readers,
        f"{HOME}new/": drafting | {"elsewhere"},
        f"{HOME}figures/": READERS,
        f"{HOME}figures/drivers_operating/": READERS,
        page(draft): drafting,
        page(draft, "words"): drafting,
        page(draft, "figures", "drivers_operating"): drafting,
        page(draft, "json"): drafting,
    }
    for who in small_city.cast:
        for path, welcome in doors.items():
            expected = {200} if who in welcome else {404} if who != "anonymous" else {302}
            assert at(who).get(path).status_code in expected, (who, path)


def test_from_the_button_to_publication(at: At) -> None:
    staff, leader = at("committee"), at("committee_leader")
    form = {"first": "2025-06-16", "last": "2026-06-15", "scope": "DW-0001"}
    page_of = staff.post(f"{HOME}new/", **form).headers["Location"]
    assert "实际从事营运" in staff.read(page_of)
    for desk, move in ((leader, "check"), (leader, "issue"), (staff, "publish")):
        assert desk.post(f"{page_of}moves/{move}/", version="1").status_code == 302
    shown = at("secretary").read(page_of)
    assert "2026年第1期" in shown
    assert "和签发时一字不差" in shown


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"first": "2026-06-15", "last": "2026-06-01"}, "截止日在开始之前"),
        ({"first": "2026-06-01", "last": "2026-06-16"}, "还没到那一天"),
        ({"first": "", "last": "2026-06-15"}, "2026-06-15"),
    ],
)
def test_a_period_that_cannot_be_is_told(at: At, given: dict[str, str], words: str) -> None:
    answer = at("committee").post(f"{HOME}new/", scope="DW-0001", **given)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def saved(desk: Desk, brief: Brief, version: int, title: str) -> tuple[int, str]:
    body = str(queries.editable(brief)["body"])
    answer = desk.post(page(brief, "words"), version=version, title=title, body=body)
    return answer.status_code, answer.content.decode()


def test_words_are_edited_under_the_figures_names(at: At, draft: Brief) -> None:
    desk = at("committee")
    editor = desk.read(page(draft, "words"))
    assert "{合规营运车辆}" in editor
    assert saved(desk, draft, 1, "新题目")[0] == 302
    draft.refresh_from_db()
    assert (draft.title, "{vehicles_compliant}" in draft.body) == ("新题目", True)


def test_the_second_editor_sees_both_versions(at: At, draft: Brief) -> None:
    assert saved(at("committee_leader"), draft, 1, "领导的题目")[0] == 302
    status, shown = saved(at("committee"), draft, 1, "我的题目")
    assert status == 409
    assert "领导的题目" in shown
    assert 'value="我的题目"' in shown
    assert 'name="version" value="2"' in shown
    assert saved(at("committee"), draft, 2, "合好的题目")[0] == 302


def test_nothing_typed_is_lost_when_the_draft_was_checked_meanwhile(
    at: At, draft: Brief, small_city: cast.SmallCity
) -> None:
    actions.check(draft.pk, by=small_city.cast["committee_leader"], version=1)
    status, shown = saved(at("committee"), draft, 1, "晚了一步的题目")
    assert status == 409
    assert "晚了一步的题目" in shown


def test_the_drafter_finds_no_button_to_check_his_own(at: At, draft: Brief) -> None:
    shown = at("committee").read(page(draft))
    assert "/moves/check/" not in shown
    assert "请另一位同事来核稿" in shown
    assert "/moves/check/" in at("committee_leader").read(page(draft))
    assert at("committee").post(page(draft, "moves", "check"), version="1").status_code == 404


def test_a_figure_opens_beside_the_paper(at: At, draft: Brief) -> None:
    shown = at("committee").read(page(draft), figure="drivers_operating")
    assert 'aria-current="true"' in shown
    assert "不按车辆推算" in shown
    assert page(draft, "figures", "drivers_operating") in shown


def test_frozen_rows_say_how_many_one_may_not_open(
    at: At, issued: Brief, small_city: cast.SmallCity
) -> None:
    actions.publish(issued.pk, by=small_city.cast["committee"])
    shown = at("secretary").read(page(issued, "figures", "members_operating"))
    assert "另有 2 行，您没有权限打开" in shown
    assert "罗*平" in shown
    assert "罗小平" not in shown
    assert "阿*各" not in shown


def test_drift_is_shown_beside_the_frozen_figure(
    at: At, issued: Brief, small_city: cast.SmallCity
) -> None:
    assert "现在是" not in at("committee").read(page(issued))
    small_city.luo.permits.all().delete()
    shown = at("committee").read(page(issued))
    assert "签发时 3人" in shown
    assert "持证司机<a" in shown.replace("\n", "")  # the paper itself still says three


def test_papers_are_handed_out_and_hold_the_figures(at: At, issued: Brief) -> None:
    desk = at("committee")
    pdf = desk.get(page(issued, "pdf"))
    assert pdf.headers["Content-Type"] == "application/pdf"
    text = "".join(p.extract_text() for p in PdfReader(BytesIO(pdf.content)).pages)
    assert "持证司机3人" in text.replace("\n", "")
    word = Document(BytesIO(desk.get(page(issued, "docx")).content))
    assert any("持证司机3人" in paragraph.text for paragraph in word.paragraphs)
    assert desk.get(page(issued, "json")).json()["digest"] == issued.digest
    assert "持证司机" in desk.get(page(issued, "html")).content.decode()
    assert desk.get(page(issued, "exe")).status_code == 404


def test_the_catalogue_follows_the_address(at: At, small_city: cast.SmallCity) -> None:
    desk, number = at("committee"), small_city.wanshun_unit.number
    shown = desk.read(f"{HOME}figures/", scope=number)
    assert f"scope={number}" in shown
    rows = desk.read(f"{HOME}figures/drivers_operating/", scope=number)
    assert "罗*平" in rows
    assert "赵*" not in rows
    assert desk.get(f"{HOME}figures/", scope="DW-9999").status_code == 404
    assert desk.read(f"{HOME}figures/", **{"from": "昨天", "to": "2099-01-01"})


def test_a_brief_that_is_not_there(at: At) -> None:
    assert at("committee").get(f"{HOME}{UUID(int=7)}/").status_code == 404


def test_pages_carry_neither_style_nor_script(at: At, issued: Brief, draft: Brief) -> None:
    desk = at("committee")
    for path in (HOME, f"{HOME}new/", f"{HOME}figures/", page(issued)):
        shown = desk.read(path)
        assert " style=" not in shown
        assert "<script>" not in shown


def test_units_are_in_the_reader_s_language_and_the_words_of_the_paper_are_not(at: At) -> None:
    desk = at("committee")
    desk.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = desk.read(f"{HOME}figures/")
    assert "</b> companies</td>" in page
    assert "</b> 家</td>" not in page
    assert "家</td>" in page


@pytest.mark.parametrize("persona", sorted(READERS))
def test_every_figure_opens_and_leads_nowhere_closed(
    small_city: cast.SmallCity, at: At, persona: str
) -> None:
    """Whoever reads a figure reads its rows; a row that has a page he may not open is no link."""
    happened.everything(small_city)
    desk = at(persona)
    dead = [
        (key, link)
        for key in BY_KEY
        for link in ROW.findall(desk.read(f"{HOME}figures/{key}/"))
        if desk.get(link).status_code != 200
    ]
    assert dead == []

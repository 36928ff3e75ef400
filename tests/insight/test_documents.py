"""The papers read back by other programs: figures, rare characters, real styles, and the JSON others read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests import cast
from tests.insight.conftest import YEAR, Desk
from tests.papers import RARE, boxes, read
from yilu.core.actor import Actor
from yilu.insight import documents, queries
from yilu.insight.catalogue import INDICATORS
from yilu.insight.documents.paper import Paper
from yilu.insight.enums import Format


@pytest.fixture
def paper(desk: Desk) -> Paper:
    made = queries.ad_hoc(Actor.for_system(cast.CITY), YEAR, desk.scope)
    return replace(
        made,
        issue="2026年第22期",
        body=f"{made.body}\n二、致谢\n感谢{RARE}等师傅。",
        report_to="市委社会工作部",
        send_to="各县（区）",
        digest="0f" * 32,
    )


def test_the_pdf_reads_back_with_its_figures_and_rare_characters(paper: Paper) -> None:
    text = read(documents.render(paper, Format.PDF)).replace("\n", "")
    for words in (
        "2026年第22期",
        "持证司机3人",
        "实际从事营运4人",
        "报：市委社会工作部",
        "0f0f",
        *RARE,
    ):
        assert words in text.replace("： ", "：")


def test_the_pdf_is_a4_and_carries_its_title(paper: Paper) -> None:
    reader = PdfReader(BytesIO(documents.render(paper, Format.PDF)))
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert reader.metadata is not None
    assert reader.metadata.title == paper.title


def test_no_glyph_of_the_pdf_is_a_box(paper: Paper) -> None:
    """Glyph 0 is .notdef, the box: a paper with one has lost a character of somebody's name."""
    assert boxes(documents.render(paper, Format.PDF)) == 0
    lost = replace(paper, body=f"{paper.body}𪚥")
    assert boxes(documents.render(lost, Format.PDF)) == 1


def test_words_are_never_markup(paper: Paper) -> None:
    """What an editor types reaches the paper as it is: no typst, no XML, no HTML."""
    nasty = '#read("/etc/passwd") *粗* $x$ <b>&amp; [链接](x) \\ ` {'
    typed = replace(paper, title="#题", body=nasty)
    assert nasty.replace(" ", "") in read(documents.render(typed, Format.PDF)).replace(
        "\n", ""
    ).replace(" ", "")
    word = Document(BytesIO(documents.render(typed, Format.DOCX)))
    assert nasty in [paragraph.text for paragraph in word.paragraphs]
    page = documents.render(typed, Format.HTML).decode()
    assert "&lt;b&gt;&amp;amp;" in page


def test_the_docx_has_real_styles_and_faces(paper: Paper) -> None:
    word = Document(BytesIO(documents.render(paper, Format.DOCX)))
    by_style = {paragraph.style.name: paragraph.text for paragraph in word.paragraphs}
    assert by_style["Masthead"] == "行业党建简报"
    assert by_style["Title"] == paper.title
    assert "持证司机3人" in "".join(p.text for p in word.paragraphs if p.style.name == "Body Text")
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "一、组织覆盖强基础"
    assert face(word, "Title") == "方正小标宋简体"
    assert face(word, "Body Text") == "仿宋_GB2312"
    assert RARE in "".join(paragraph.text for paragraph in word.paragraphs)
    assert "PAGE" in word.sections[0].footer._element.xml
    assert len(word.tables[0].rows) == 9  # the figures of the registers; nothing else has happened


def test_the_html_stands_alone_and_its_figures_lead_to_their_definitions(paper: Paper) -> None:
    page = documents.render(paper, Format.HTML).decode()
    assert set(re.findall(r'href="#([a-z_]+)"', page)) == set(
        re.findall(r'<tr id="([a-z_]+)"', page)
    )
    assert "http" not in page
    assert "@page" in page


def test_the_json_is_what_was_promised(paper: Paper) -> None:
    given = json.loads(documents.render(paper, Format.JSON))
    assert {"from", "to", "figures", "text"} <= set(given)
    assert (given["from"], given["to"]) == ("2025-06-16", "2026-06-15")
    assert [figure["key"] for figure in given["figures"]] == [i.key for i in INDICATORS]
    for figure in given["figures"]:
        assert {"key", "label", "unit", "value", "text", "people"} <= set(figure)
        assert figure["text"] == f"{figure['value']}{figure['unit']}"
        assert figure["people"] in (None, figure["value"])
    assert "持证司机3人" in given["text"]


# ── the command ─────────────────────────────────────────────────────────────────────────────────


def command(*args: str) -> str:
    out = StringIO()
    call_command("brief", *args, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_command_prints_twelve_months_to_today(desk: Desk) -> None:
    given = json.loads(command())
    assert (given["from"], given["to"]) == ("2025-06-16", "2026-06-15")
    assert {f["key"]: f["value"] for f in given["figures"]}["drivers_operating"] == 4


def test_the_command_takes_a_scope_by_number_or_name(desk: Desk) -> None:
    unit = desk.city.wanshun_unit
    by_number, by_name = command("--scope", unit.number), command("--scope", unit.name)
    assert by_number == by_name
    assert {f["key"]: f["value"] for f in json.loads(by_name)["figures"]}["drivers_operating"] == 2


@pytest.mark.parametrize("fmt", ["json", "html", "pdf", "docx"])
def test_the_command_writes_files(desk: Desk, tmp_path: Path, fmt: str) -> None:
    target = tmp_path / f"brief.{fmt}"
    command("--format", fmt, "-o", str(target), "--from", "2026-01-01", "--to", "2026-06-15")
    begins = {"json": b"{", "html": b"<!doctype", "pdf": b"%PDF", "docx": b"PK"}[fmt]
    assert target.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--scope", "没有这个单位"), "没有叫"),
        (("--from", "2026-06-15", "--to", "2026-06-01"), "对调"),
        (("--to", "2026-06-16"), "还没有到"),
        (("--to", "六月五日"), "YYYY-MM-DD"),
    ],
)
def test_the_command_says_what_is_wrong(desk: Desk, args: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        command(*args)


def test_the_page_of_indicators_is_in_step() -> None:
    call_command("indicators", "--check")


# ── helpers ─────────────────────────────────────────────────────────────────────────────────────


def face(word: object, style: str) -> str:
    properties = word.styles[style].element.rPr  # type: ignore[attr-defined]
    return str(properties.rFonts.get(qn("w:eastAsia")))

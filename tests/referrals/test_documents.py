"""The letter read back by other programs: one page, everything on it, no box in anybody's name."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader

from tests import cast
from tests.papers import RARE, boxes, read
from tests.referrals.conftest import WORDS, Office
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.referrals import actions, codes, queries
from yilu.referrals.actions import Words
from yilu.referrals.documents.pdf import masthead_size
from yilu.referrals.enums import Format
from yilu.referrals.models import Slip
from yilu.rulebook.actions import set_parameter


def pdf(office: Office, slip: Slip) -> bytes:
    return actions.hand_out(slip, Format.PDF, by=office.staff).content


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_letter_is_one_page_and_says_everything(office: Office) -> None:
    slip = office.letter()
    content = pdf(office, slip)
    text = squeezed(read(content))
    assert len(PdfReader(BytesIO(content)).pages) == 1
    for words in (
        "攀枝花市交通运输行业党委",
        "编号：ZB-2026-000001",
        "2026年6月15日",
        "转办函",
        "市交警支队：",
        f"事由：{WORDS.title}",
        "一、需要了解的情况",
        *WORDS.facts.split("\n"),
        "二、请办事项",
        WORDS.wanted,
        "请于2026年6月22日17:30前办结并答复。",
        f"校验码：{slip.code}",
        "回执",
    ):
        assert squeezed(words) in text, words


def test_a_handover_is_headed_as_what_it_is(office: Office) -> None:
    text = squeezed(read(pdf(office, office.handover(due_at=None))))
    assert "12345热线移交单" in text
    assert "市数字化城市联动指挥中心：" in text
    assert "请尽快办理并答复。" in text


def test_no_rare_name_becomes_a_box(office: Office) -> None:
    slip = office.letter(words=Words(f"{RARE}师傅的事", f"{RARE}师傅反映：……", "请办理。"))
    content = pdf(office, slip)
    assert all(char in read(content) for char in RARE)
    assert boxes(content) == 0


def test_the_longest_words_still_fit_on_two_pages(office: Office) -> None:
    long = Words("事" * 120, "况" * 800, "办" * 400)
    content = pdf(office, office.letter(words=long))
    assert len(PdfReader(BytesIO(content)).pages) == 2


def test_words_are_never_markup(office: Office) -> None:
    nasty = '#read("/etc/passwd") *粗* $x$ <b>&amp; ` {'
    slip = office.letter(words=Words("题", nasty, nasty))
    assert squeezed(nasty) in squeezed(read(pdf(office, slip)))


def test_word_says_the_same(office: Office) -> None:
    slip = office.letter()
    file = actions.hand_out(slip, Format.DOCX, by=office.staff)
    word = Document(BytesIO(file.content))
    lines = [paragraph.text for paragraph in word.paragraphs]
    cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert file.filename == "ZB-2026-000001.docx"
    assert lines[:2] == ["攀枝花市交通运输行业党委", "编号：ZB-2026-000001\t2026年6月15日"]
    assert {"市交警支队：", *WORDS.facts.split("\n"), WORDS.wanted} <= set(lines)
    assert cells[:4] == ["编号", slip.number, "校验码", codes.shown(slip.code)]


def test_the_receipt_is_not_torn_from_its_heading_by_the_end_of_a_page(office: Office) -> None:
    file = actions.hand_out(office.letter(), Format.DOCX, by=office.staff)
    word = Document(BytesIO(file.content))
    heading = next(one for one in word.paragraphs if one.text == "回　执")
    rows = [
        {paragraph.paragraph_format.keep_with_next for paragraph in row.cells[0].paragraphs}
        for row in word.tables[0].rows
    ]
    assert heading.paragraph_format.keep_with_next is True
    assert rows == [{True}, {True}, {True}, {True}, {None}]


def test_the_qr_code_says_number_and_code(office: Office) -> None:
    slip = office.letter()
    assert queries.letter(slip).machine_words == f"{slip.number} {slip.code}"


def test_the_city_says_where_replies_go(office: Office) -> None:
    set_parameter("referrals.reply_to", "传真：0812-3330000", by=Actor.for_system(cast.CITY))
    assert "传真：0812-3330000" in squeezed(read(pdf(office, office.letter())))


def test_a_masthead_stands_in_one_line() -> None:
    assert masthead_size("市交警支队") == 30
    assert masthead_size("攀枝花市交通运输行业党委") == 29
    assert masthead_size("中" * 40) == 16


def test_strangers_get_no_paper(office: Office) -> None:
    with pytest.raises(NotFound):
        actions.hand_out(office.letter(), Format.PDF, by=office.city.cast["labour"])

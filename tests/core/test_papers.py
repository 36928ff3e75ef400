"""Papers in house style: rare names drawn, values never markup, the same paper the same bytes."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from docx import Document

from tests.papers import RARE, boxes, read
from yilu.core import papers
from yilu.core.papers import word

DAY = date(2026, 6, 5)
TEMPLATE = """#import "house.typ": *
#show: house.with(title: paper.title)
#masthead(paper.title, "左", "右")
#for line in paper.lines { par(line) }
#image(bytes(paper.qr), format: "svg", width: 20mm)
"""


def made(*lines: str) -> bytes:
    return papers.pdf(TEMPLATE, {"title": "函", "lines": lines, "qr": papers.qr("ZB-1")}, DAY)


def test_no_rare_name_becomes_a_box() -> None:
    content = made(f"感谢{RARE}等师傅。")
    assert all(char in read(content) for char in RARE)
    assert boxes(content) == 0
    assert boxes(made("𪚥")) == 1


def test_what_would_be_lost_is_known_before_printing() -> None:
    assert papers.lost(f"{RARE}，1464人次“余”——。") == ""
    assert papers.lost("感谢𪚥师傅") == "𪚥"


def test_values_are_never_markup() -> None:
    nasty = '#read("/etc/passwd") *粗* $x$ \\ ` {'
    assert nasty.replace(" ", "") in read(made(nasty)).replace(" ", "").replace("\n", "")


def test_the_same_paper_is_the_same_bytes() -> None:
    assert made("一") == made("一")


def test_the_word_file_has_the_styles_of_the_house() -> None:
    document = word.house("函", "行业党委")
    word.masthead(document, "函", "左", "右")
    word.signature(document, "行业党委")
    read_back = Document(BytesIO(word.saved(document)))
    assert [(p.style.name, p.text) for p in read_back.paragraphs] == [
        ("Masthead", "函"),
        ("Issue line", "左\t右"),
        ("Signature", "行业党委"),
    ]

"""The letter as a Word file; the same text as the PDF."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from yilu.core import papers
from yilu.core.papers import word
from yilu.referrals.documents.letter import Letter
from yilu.referrals.documents.pdf import masthead_size

WIDTHS = (Mm(32), Mm(124))


def render(letter: Letter) -> bytes:
    document = word.house(f"{letter.heading} {letter.number}", letter.signed_as)
    word.masthead(
        document,
        letter.masthead,
        f"编号：{letter.number}",
        papers.day(letter.dated),
        size=Pt(masthead_size(letter.masthead)),
    )
    document.add_paragraph(letter.heading, style="Title")
    to, about = letter.opening
    document.add_paragraph(to)
    document.add_paragraph(about, style="Body Text")
    for section in letter.sections:
        document.add_paragraph(section.heading, style="Heading 1")
        for line in section.lines:
            document.add_paragraph(line, style="Body Text")
    word.signature(document, letter.signed_as, papers.day(letter.dated))
    _receipt(document, letter)
    return word.saved(document)


def _receipt(document: Any, letter: Letter) -> None:
    """回执: what the other side fills in and sends back, whole on one page with its heading."""
    head = document.add_paragraph("回　执", style="Annex")
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.paragraph_format.space_before = Pt(24)
    head.paragraph_format.keep_with_next = True
    word.border(head, "top", "000000", 6)
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    rows = (
        ("编号", letter.number),
        ("校验码", letter.code),
        ("办理情况", "\n\n"),
        ("经办人、电话", ""),
        ("日期（盖章）", ""),
    )
    for row in rows:
        word.fill(table.add_row(), row, WIDTHS)
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True

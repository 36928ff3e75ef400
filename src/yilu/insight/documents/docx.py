"""The brief as a Word file; the same text as the PDF."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from yilu.core.papers.word import border, fill, house, masthead, repeat, saved, signature
from yilu.insight.documents.paper import Paper
from yilu.insight.writer import chinese

COLUMNS = (Mm(52), Mm(22), Mm(82))  # of the annex


def render(paper: Paper) -> bytes:
    document = house(paper.title, paper.signed_as)
    masthead(document, paper.masthead, paper.issue, chinese(paper.dated))
    document.add_paragraph(paper.title, style="Title")
    for block in paper.blocks:
        document.add_paragraph(block.text, style="Heading 1" if block.heading else "Body Text")
    if paper.signed_as:
        signature(document, paper.signed_as)
    _lists(document, paper)
    _annex(document, paper)
    return saved(document)


def _lists(document: Any, paper: Paper) -> None:
    """版记: ruled off above and below."""
    made = [
        document.add_paragraph(f"{label}：{to}", style="Distribution") for label, to in paper.lists
    ]
    if made:
        for line in made:
            line.paragraph_format.line_spacing = Pt(22)
            line.paragraph_format.keep_with_next = line is not made[-1]
        made[0].paragraph_format.space_before = Pt(24)
        border(made[0], "top", "000000", 8)
        border(made[-1], "bottom", "000000", 8)


def _annex(document: Any, paper: Paper) -> None:
    """Each figure's exact number and definition."""
    if not paper.rows:
        return
    heading = document.add_paragraph(style="Heading 1")
    heading.add_run().add_break(WD_BREAK.PAGE)
    heading.add_run("附：各数的口径")
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = width
    fill(table.rows[0], ("指标", "准确数", "怎么算的"), COLUMNS)
    repeat(table.rows[0])
    for row in paper.rows:
        fill(table.add_row(), row, COLUMNS)
    for note in paper.notes:
        document.add_paragraph(note, style="Annex").paragraph_format.line_spacing = Pt(18)

"""DOCX with real styles, the way offices set their papers; the same text as the PDF.

Faces are those official papers prescribe. Where a machine lacks one, `altName` in the font table names a
face that every Windows has, so that Word does not pick one by itself.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yilu.insight.documents.paper import Paper
from yilu.insight.writer import chinese

TITLE_FACE, BODY_FACE, HEADING_FACE, LATIN = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "Times New Roman",
)
INSTEAD = {TITLE_FACE: "宋体", BODY_FACE: "仿宋", HEADING_FACE: "SimHei"}
RED = RGBColor(0xB3, 0x24, 0x1D)
BODY_SIZE, LINE = Pt(16), Pt(28)  # 三号, 28 磅
TEXT_WIDTH = Mm(210 - 28 - 26)
COLUMNS = (Mm(52), Mm(22), Mm(82))  # of the annex


def render(paper: Paper) -> bytes:
    """The brief as a Word file."""
    document = Document()
    _page(document)
    _styles(document)
    _name_faces(document)
    document.core_properties.title = paper.title
    document.core_properties.author = paper.signed_as
    document.core_properties.language = "zh-CN"
    _mast(document, paper)
    for block in paper.blocks:
        document.add_paragraph(block.text, style="Heading 1" if block.heading else "Body Text")
    if paper.signed_as:
        _aligned(document.add_paragraph(paper.signed_as, style="Signature"))
    _lists(document, paper)
    _annex(document, paper)
    return _saved(document)


def _saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    _field(footer.add_run(), "PAGE")
    footer.add_run(" —")


def _styles(document: Any) -> None:
    normal = _style(document, "Normal", BODY_FACE, BODY_SIZE)
    normal.paragraph_format.line_spacing = LINE
    normal.paragraph_format.space_after = Pt(0)
    body = _style(document, "Body Text", BODY_FACE, BODY_SIZE)
    body.paragraph_format.first_line_indent = BODY_SIZE * 2
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.space_after = Pt(0)
    heading = _style(document, "Heading 1", HEADING_FACE, BODY_SIZE)
    heading.paragraph_format.first_line_indent = BODY_SIZE * 2
    heading.paragraph_format.space_before = Pt(6)
    title = _style(document, "Title", TITLE_FACE, Pt(22))
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before = title.paragraph_format.space_after = Pt(18)
    title.paragraph_format.line_spacing = Pt(34)
    _without_border(title)
    for name, face, size in (("Masthead", TITLE_FACE, Pt(36)), ("Issue line", BODY_FACE, Pt(14)),
                             ("Signature", BODY_FACE, BODY_SIZE), ("Distribution", BODY_FACE, Pt(14)),
                             ("Annex", BODY_FACE, Pt(10.5))):  # fmt: skip
        document.styles.add_style(name, 1)
        _style(document, name, face, size).base_style = normal


def _style(document: Any, name: str, face: str, size: Pt) -> Any:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold = LATIN, size, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)
    _speak_chinese(style)
    return style


def _speak_chinese(style: Any) -> None:
    """Without it punctuation sits in the middle of its square, as in Taiwan."""
    properties = style.element.get_or_add_rPr()
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")


def _without_border(style: Any) -> None:
    """Word's own title style draws a blue line below."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _mast(document: Any, paper: Paper) -> None:
    mast = document.add_paragraph(style="Masthead")
    mast.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mast.paragraph_format.line_spacing = Pt(54)
    run = mast.add_run(paper.masthead)
    run.font.color.rgb = RED
    spacing = OxmlElement("w:spacing")  # letters of a masthead stand apart
    spacing.set(qn("w:val"), "160")
    run._r.get_or_add_rPr().append(spacing)
    line = document.add_paragraph(f"{paper.issue}\t{chinese(paper.dated)}", style="Issue line")
    line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _border(line, "bottom", "B3241D", 24)
    document.add_paragraph(paper.title, style="Title")


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
        _border(made[0], "top", "000000", 8)
        _border(made[-1], "bottom", "000000", 8)


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
    _fill(table.rows[0], ("指标", "准确数", "怎么算的"))
    _repeat(table.rows[0])
    for row in paper.rows:
        _fill(table.add_row(), row)
    for note in paper.notes:
        document.add_paragraph(note, style="Annex").paragraph_format.line_spacing = Pt(18)


def _fill(row: Any, cells: tuple[str, str, str]) -> None:
    for cell, text, width in zip(row.cells, cells, COLUMNS, strict=True):
        cell.width = width
        cell.paragraphs[0].style = "Annex"
        cell.paragraphs[0].paragraph_format.line_spacing = Pt(18)
        cell.paragraphs[0].add_run(text)


def _repeat(row: Any) -> None:
    """The heading row again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _aligned(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.space_before = Pt(28)


def _border(paragraph: Any, side: str, colour: str, eighths: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "4"), ("color", colour)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)


def _field(run: Any, code: str) -> None:
    """A field Word computes by itself, e.g. the page's number."""
    for kind in ("begin", "text", "end"):
        element = OxmlElement("w:instrText" if kind == "text" else "w:fldChar")
        if kind == "text":
            element.text = code
        else:
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _name_faces(document: Any) -> None:
    """Tell Word what to take where a face is not installed."""
    part = next(
        p for p in document.part.package.iter_parts() if p.partname.endswith("fontTable.xml")
    )
    entries = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{instead}"/></w:font>'
        for face, instead in INSTEAD.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", f"{entries}</w:fonts>".encode())

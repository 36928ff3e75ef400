"""DOCX with real styles, the way offices set their papers.

Faces are those official papers prescribe. Where a machine lacks one, `altName` in the font table names a
face that every Windows has, so that Word does not pick one by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TITLE_FACE, BODY_FACE, HEADING_FACE, LATIN = (
    "方正小标宋简体",
    "仿宋_GB2312",
    "黑体",
    "Times New Roman",
)
INSTEAD = {TITLE_FACE: "宋体", BODY_FACE: "仿宋", HEADING_FACE: "SimHei"}
RED = RGBColor(0xB3, 0x24, 0x1D)
BODY_SIZE, LINE = Pt(16), Pt(28)  # 三号, 28 磅
MASTHEAD_SIZE, GAP = Pt(36), Pt(28)
TEXT_WIDTH = Mm(210 - 28 - 26)


def house(title: str, author: str) -> Any:
    """An empty A4 document: styles Masthead, Issue line, Title, Heading 1, Body Text, Signature, Annex …"""
    document = Document()
    _page(document)
    _styles(document)
    _name_faces(document)
    document.core_properties.title = title
    document.core_properties.author = author
    document.core_properties.language = "zh-CN"
    return document


def saved(document: Any) -> bytes:
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
    for name, face, size in (("Masthead", TITLE_FACE, MASTHEAD_SIZE), ("Issue line", BODY_FACE, Pt(14)),
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


def masthead(document: Any, name: str, left: str, right: str, *, size: Pt = MASTHEAD_SIZE) -> None:
    """红头: the name in red letters that stand apart, the line below it, the red rule."""
    mast = document.add_paragraph(style="Masthead")
    mast.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mast.paragraph_format.line_spacing = Pt(54)
    run = mast.add_run(name)
    run.font.color.rgb, run.font.size = RED, size
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "160")
    run._r.get_or_add_rPr().append(spacing)
    line = document.add_paragraph(f"{left}\t{right}", style="Issue line")
    line.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    border(line, "bottom", "B3241D", 24)


def signature(document: Any, *lines: str) -> None:
    """落款: at the right, some way below the text, and never alone on a page."""
    last_of_text = document.paragraphs[-1]
    made = [document.add_paragraph(line, style="Signature") for line in lines]
    for line in made:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made[0].paragraph_format.space_before = GAP
    for line in (last_of_text, *made[:-1]):
        line.paragraph_format.keep_with_next = True


def fill(row: Any, cells: Sequence[str], widths: Sequence[Mm]) -> None:
    """A table's row in the small type of annexes."""
    for cell, text, width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        cell.paragraphs[0].style = "Annex"
        cell.paragraphs[0].paragraph_format.line_spacing = Pt(18)
        cell.paragraphs[0].add_run(text)


def repeat(row: Any) -> None:
    """The heading row again on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def border(paragraph: Any, side: str, colour: str, eighths: int) -> None:
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

"""A resolution as plain values, then on A4 and as a Word file: the same text both ways."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation
from docx.shared import Mm, Pt

from yilu.branch_life.enums.meeting import Format, Matter, Way
from yilu.branch_life.models import Resolution
from yilu.core import papers
from yilu.core.papers import word

TEMPLATE = (Path(__file__).parent / "resolution.typ").read_text(encoding="utf-8")
WIDEST, LARGEST, SMALLEST = 440, 28, 16  # points: a masthead stands in one line
CONTENT_TYPES = {Format.PDF: papers.PDF, Format.DOCX: papers.DOCX}
HEADINGS = {
    Matter.ADMIT: "关于接收{name}同志为中共预备党员的决议",
    Matter.CONVERT: "关于{name}同志按期转为中共正式党员的决议",
    Matter.EXTEND: "关于延长{name}同志预备期的决议",
    Matter.CANCEL: "关于取消{name}同志预备党员资格的决议",
    Matter.OTHER: "关于{subject}的决议",
}
ABOUT = {
    Matter.ADMIT: "讨论接收{name}同志为中共预备党员的问题",
    Matter.CONVERT: "讨论预备党员{name}同志按期转正的问题",
    Matter.EXTEND: "讨论预备党员{name}同志延长预备期的问题",
    Matter.CANCEL: "讨论预备党员{name}同志能否转正的问题",
    Matter.OTHER: "讨论“{subject}”",
}
RESOLVED = {
    Matter.ADMIT: "同意接收{name}同志为中共预备党员，预备期从支部大会通过之日算起",
    Matter.CONVERT: "同意{name}同志按期转为中共正式党员",
    Matter.EXTEND: "延长{name}同志预备期{months}个月",
    Matter.CANCEL: "取消{name}同志预备党员资格",
    Matter.OTHER: "通过“{subject}”",
}
REFUSED = {
    Matter.ADMIT: "不接收{name}同志为中共预备党员",
    Matter.CONVERT: "{name}同志按期转正没有通过",
    Matter.EXTEND: "延长{name}同志预备期没有通过",
    Matter.CANCEL: "取消{name}同志预备党员资格没有通过",
    Matter.OTHER: "“{subject}”没有通过",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything a reader of the paper sees."""

    masthead: str
    number: str
    dated: date
    heading: str
    paragraphs: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]
    secretary: str  # who signed, or nothing yet
    signed_on: date | None

    @property
    def size(self) -> int:
        return max(SMALLEST, min(LARGEST, int(WIDEST / (1.25 * max(len(self.masthead), 1)))))

    @property
    def closing(self) -> tuple[str, str]:
        dated = papers.day(self.signed_on) if self.signed_on else "　　　　年　　月　　日"
        return f"支部书记（签名）：{self.secretary or '　　　　　　'}", dated


def sheet_of(row: Resolution, words: str, approver: str, excluded: int = 0) -> Sheet:
    """`words`: what was said of the candidate; `approver`: the body it goes to; `excluded`: members
    who by decision are not among those who should attend. In Chinese, always."""
    with translation.override(papers.DOCUMENT_LANGUAGE):
        return _sheet(row, words, approver, excluded)


def _sheet(row: Resolution, words: str, approver: str, excluded: int) -> Sheet:
    matter = Matter(row.matter)
    name = row.candidate.name if row.candidate else ""
    filled = {"name": name, "subject": row.subject, "months": row.months}
    said = tuple(line.strip() for line in words.splitlines() if line.strip())
    paragraphs = (
        f"{papers.day(row.on)}，{row.branch.name}召开{row.meeting.get_kind_display()}，"
        f"{ABOUT[matter].format(**filled)}。",
        *said,
        _counted(row, excluded),
        _resolved(row, matter, filled, approver),
    )
    return Sheet(
        masthead=row.branch.name,
        number=row.number,
        dated=row.on,
        heading=HEADINGS[matter].format(**filled),
        paragraphs=paragraphs,
        figures=_figures(row),
        basis=tuple(_basis(row)),
        secretary=row.signer.name if row.signer else "",
        signed_on=row.signed_on,
    )


def _counted(row: Resolution, excluded: int) -> str:
    aside = f"（另有{excluded}名按规定并经上级党组织同意不计入应到）" if excluded else ""
    letters = (
        f"，另有{row.written}名因故不能到会的正式党员在会前提出了书面意见" if row.written else ""
    )
    way = "无记名投票" if row.ballot.way == Way.SECRET else "举手"
    over = "超过" if row.yes * 2 > row.eligible else "没有超过"
    return (
        f"应到会有表决权的正式党员{row.eligible}名{aside}，实到{row.present}名{letters}。"
        f"经{way}表决，赞成{row.yes}票，不赞成{row.no}票，弃权{row.abstain}票，无效{row.invalid}票。"
        f"赞成票{over}应到会有表决权的正式党员的半数。"
    )


def _resolved(row: Resolution, matter: Matter, filled: dict[str, Any], approver: str) -> str:
    words = (RESOLVED if row.passed else REFUSED)[matter].format(**filled)
    upward = f"，报{approver}审批" if approver and row.passed and matter != Matter.OTHER else ""
    note = f"{row.note}。" if row.note else ""
    return f"会议决议：{words}{upward}。{note}"


def _figures(row: Resolution) -> tuple[tuple[str, str], ...]:
    numbers = (
        ("应到", row.eligible),
        ("实到", row.present),
        ("书面意见", row.written),
        ("赞成", row.yes),
        ("不赞成", row.no),
        ("弃权", row.abstain),
        ("无效", row.invalid),
        ("过半数", row.eligible // 2 + 1),
    )
    return tuple((label, str(number)) for label, number in numbers)


def _basis(row: Resolution) -> list[str]:
    """Each article once, with the day its version came into force."""
    lines = [f"《{r['source']}》{r['article']}（{r['since']}起施行）" for r in row.rules]
    return list(dict.fromkeys(lines))


def render(sheet: Sheet, fmt: Format) -> bytes:
    return _pdf(sheet) if fmt == Format.PDF else _docx(sheet)


def _pdf(sheet: Sheet) -> bytes:
    values: dict[str, object] = {
        "masthead": sheet.masthead,
        "size": sheet.size,
        "number": sheet.number,
        "dated": papers.day(sheet.dated),
        "heading": sheet.heading,
        "paragraphs": sheet.paragraphs,
        "figures": sheet.figures,
        "basis": sheet.basis,
        "closing": sheet.closing,
    }
    return papers.pdf(TEMPLATE, values, sheet.dated)


def _docx(sheet: Sheet) -> bytes:
    document = word.house(f"{sheet.heading} {sheet.number}", sheet.masthead)
    left, right = f"编号：{sheet.number}", papers.day(sheet.dated)
    word.masthead(document, sheet.masthead, left, right, size=Pt(sheet.size))
    document.add_paragraph(sheet.heading, style="Title")
    for line in sheet.paragraphs:
        above = document.add_paragraph(line, style="Body Text")
    above.paragraph_format.space_after = Pt(12)
    table = document.add_table(rows=2, cols=len(sheet.figures), style="Table Grid")
    width = Mm(word.TEXT_WIDTH.mm / len(sheet.figures))
    for row, at in zip(table.rows, (0, 1), strict=True):
        cells = [pair[at] for pair in sheet.figures]
        word.fill(row, cells, [width] * len(cells))
    for line in sheet.basis:
        document.add_paragraph(f"依据：{line}", style="Annex")
    word.signature(document, f"{sheet.masthead}（盖章）", *sheet.closing)
    return word.saved(document)

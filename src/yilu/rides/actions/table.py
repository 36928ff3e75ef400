"""A table of bookings as offices write it: its headings, its rows with the numbers they know, its file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.core.pasted import SHEET, Line, columns, lines
from yilu.intake.sheets import Sheet, read_book
from yilu.rides import access
from yilu.rides.queries.seasons import get_season

MOST_ROWS = 5000
FARTHEST = 20_000  # a row beyond it is a slip of the hand
SEARCHED = 20  # lines among which the headings are looked for
HELP = "怎么填"  # the sheet of the sample that says how
HEADINGS = {  # what offices write over their columns
    "called": ("称呼", "联系人", "家长", "姓名"),
    "phone": ("手机", "电话", "联系电话", "手机号"),
    "wave": ("场次", "考试", "考试场次", "哪一场"),
    "point": ("考点", "学校"),
    "pickup": ("上车地点", "上车", "地址", "接人地点"),
    "party": ("人数", "乘车人数"),
    "needs": ("需要", "特殊需要", "备注"),
    "ways": ("往返", "方向", "接送"),
    "guardian": ("监护人", "监护人确认", "家长确认"),
}
NEEDED = ("called", "phone", "wave", "point", "pickup")
_FOOT = re.compile(r"(?:合|总|共|小)计|注[：:]|备注|说明|填表|制表|填报|审核|联系人[：:]")

Columns = dict[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Part:
    """The data rows of one sheet, with its columns."""

    columns: Columns
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's words, line by line as its rows, to be looked at and corrected; and what was noticed."""

    text: str
    notices: list[str]


# ── from text to rows ───────────────────────────────────────────────────────────────────────────


def parts_of(text: str) -> list[Part]:
    """Each sheet of the text; one without the headings that are needed is told, and nothing is read."""
    sheets: dict[str, list[Line]] = {}
    for line in lines(text):
        sheets.setdefault(line.sheet, []).append(line)
    if not sheets:
        raise Invalid({"text": _("先从表格里复制，连表头一起粘贴到这里。")})
    return [_part(rows) for rows in sheets.values()]


def _part(rows: list[Line]) -> Part:
    at, found = max(
        ((at, columns(line, HEADINGS)) for at, line in enumerate(rows[:SEARCHED])),
        key=lambda each: (sum(word in each[1] for word in NEEDED), -each[0]),
    )
    if missing := [word for word in NEEDED if word not in found]:
        lacking = "、".join(HEADINGS[word][0] for word in missing)
        raise Invalid(
            {"text": _("表头里缺：%(names)s。它们要在一行里，下面是各家。") % {"names": lacking}}
        )
    return Part(found, [line for line in rows[at + 1 :] if not _is_foot(line, found)])


def _is_foot(line: Line, where: Columns) -> bool:
    """合计, 注：…, 填表人: about the table, not a family."""
    if any(line.cell(where[word][0]) for word in ("phone", "wave", "point")):
        return False
    return _FOOT.match(next(cell.strip() for _at, cell in line.cells if cell.strip())) is not None


# ── from a file to text ─────────────────────────────────────────────────────────────────────────


def read_table(season_key: UUID, file: BinaryIO, *, by: Actor) -> Table:
    """An Excel or CSV file as the text one would paste, each line under the number of its row."""
    get_season(by, season_key)
    if not access.may_book(by):
        raise NotAllowed("paste")
    book = read_book(file, MOST_ROWS)
    filled = [sheet for sheet in book.sheets if sheet.rows and sheet.name != HELP]
    ours = [sheet for sheet in filled if _has_headings(sheet)]
    if not ours:
        names = "、".join(HEADINGS[word][0] for word in NEEDED)
        raise Invalid({"file": _("没有认出表头。要有一行写着：%(names)s。") % {"names": names}})
    notices = [*book.notices, *_notices(filled, ours)]
    many = len(ours) > 1
    texts = [_text(sheet) for sheet in ours]
    marked = (f"{SHEET}{sheet.name}\n{text}" for sheet, text in zip(ours, texts, strict=True))
    return Table("\n".join(marked) if many else texts[0], notices)


def _has_headings(sheet: Sheet) -> bool:
    """Most of them: what is lacking is told when the text is read."""
    heads = (
        columns(Line(number, list(enumerate(cells))), HEADINGS)
        for number, cells in sheet.rows[:SEARCHED]
    )
    return any(sum(word in head for word in NEEDED) >= len(NEEDED) - 2 for head in heads)


def _notices(filled: list[Sheet], ours: list[Sheet]) -> Iterator[str]:
    for sheet in filled:
        if sheet not in ours:
            yield _("“%(name)s”这张表没有认出表头，没有读。") % {"name": sheet.name}
        elif sheet.hidden:
            yield _("“%(name)s”这张表在 Excel 里是隐藏的，也读了。") % {"name": sheet.name}


def _text(sheet: Sheet) -> str:
    """Rows at their own lines: an empty row is an empty line, so that numbers are those of the file."""
    out, at = io.StringIO(), 0
    pen = csv.writer(out, delimiter="\t", lineterminator="\n")
    for number, cells in sheet.rows:
        if number > FARTHEST:
            raise Invalid({"file": _("第 %(n)d 行还有零散的格子，删掉再传。") % {"n": number}})
        out.write("\n" * (number - at - 1))
        pen.writerow(_trimmed(cells))
        at = number
    return out.getvalue().rstrip("\n")


def _trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells at the end; at least one, so that a lone word has its line."""
    last = max((at for at, cell in enumerate(cells) if cell), default=0)
    return cells[: last + 1]

"""Papers of member development on A4: the archive list, and the letter of the political review."""

from __future__ import annotations

from pathlib import Path

from yilu.branch_life.models import Candidate, CandidateLetter
from yilu.branch_life.queries.development.archives import Archive, ArchiveLine
from yilu.core import papers

FOLDER = Path(__file__).parent
ARCHIVE = (FOLDER / "archive.typ").read_text(encoding="utf-8")
LETTER = (FOLDER / "political.typ").read_text(encoding="utf-8")


def archive_pdf(archive: Archive) -> bytes:
    """归档目录: what lies in the file, paper by paper, and what is missing."""
    row = archive.candidate
    words = {
        "title": "发展党员材料归档目录",
        "number": row.number,
        "name": row.person.name,
        "branch": row.branch.name,
        "dated": papers.day(archive.made_on),
        "verdict": "材料齐全。" if archive.complete else f"缺：{'、'.join(archive.missing)}。",
        "rows": [_line(n, line) for n, line in enumerate(archive.lines, start=1)],
        "others": [f"{paper.title}（{papers.day(paper.added_on)}）" for paper in archive.others],
    }
    return papers.pdf(ARCHIVE, words, archive.made_on)


def _line(number: int, line: ArchiveLine) -> list[str]:
    day = line.done_on.strftime("%Y-%m-%d") if line.done_on else ""
    held = f"有，{len(line.papers)} 份" if line.papers else "缺"
    return [str(number), line.step, line.title, day, held]


def letter_pdf(letter: CandidateLetter, row: Candidate) -> bytes:
    """政审函: it says whom it is about, and no number of his."""
    born = f"，{row.person.born_on:%Y年%-m月}出生" if row.person.born_on else ""
    words = {
        "title": "关于协助政治审查的函",
        "number": letter.number,
        "dated": papers.day(letter.sent_on),
        "to": letter.to_name,
        "opening": (
            f"{row.person.name}同志{born}，是我支部的发展对象。按照《中国共产党发展党员工作细则》"
            f"关于政治审查的要求，现向你单位了解以下情况："
        ),
        "asks": [
            "一、对党的路线、方针、政策的态度，在重大政治斗争中的表现；",
            "二、遵守国家法律法规和社会公德的情况，有没有受过处理；",
            "三、直系亲属和主要社会关系的政治情况。",
        ],
        "closing": "请在下面的回执上写明情况、盖章后寄回或者送回。内容请注意保密。",
        "signed_as": row.branch.name,
    }
    return papers.pdf(LETTER, words, letter.sent_on)

"""What a secret ballot needs on paper: papers that are all alike, and a sheet for each counter."""

from __future__ import annotations

from pathlib import Path

from yilu.branch_life.enums.meeting import Matter
from yilu.branch_life.models import AgendaItem, Meeting
from yilu.core import papers

HERE = Path(__file__).parent
BALLOTS = (HERE / "ballots.typ").read_text(encoding="utf-8")
COUNTING = (HERE / "counting.typ").read_text(encoding="utf-8")
QUESTIONS = {
    Matter.ADMIT: "接收{name}同志为中共预备党员",
    Matter.CONVERT: "{name}同志按期转为中共正式党员",
    Matter.EXTEND: "延长{name}同志预备期{months}个月",
    Matter.CANCEL: "取消{name}同志预备党员资格",
    Matter.OTHER: "{subject}",
}
MOST_PAPERS = 200


def question(item: AgendaItem) -> str:
    name = item.candidate.name if item.candidate else ""
    return QUESTIONS[Matter(item.matter)].format(name=name, months=item.months, subject=item.title)


def ballot_papers(meeting: Meeting, item: AgendaItem, number: int) -> bytes:
    """So many papers, each the same to the last dot: no number, no mark that tells one from another."""
    values: dict[str, object] = {
        "branch": meeting.branch.name,
        "day": papers.day(meeting.day),
        "question": question(item),
        "count": max(1, min(number, MOST_PAPERS)),
    }
    return papers.pdf(BALLOTS, values, meeting.day)


def counting_sheet(meeting: Meeting, item: AgendaItem, eligible: int) -> bytes:
    """Two sheets, one for each counter, filled in apart and compared afterwards."""
    values: dict[str, object] = {
        "branch": meeting.branch.name,
        "number": meeting.number,
        "day": papers.day(meeting.day),
        "question": question(item),
        "eligible": str(eligible),
        "needed": str(eligible // 2 + 1),
    }
    return papers.pdf(COUNTING, values, meeting.day)

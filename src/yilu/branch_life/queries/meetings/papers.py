"""What a meeting leaves on paper: scans that came in, ballots and sheets that go out."""

from __future__ import annotations

from typing import BinaryIO
from uuid import UUID

from yilu.branch_life.access import meetings as access
from yilu.branch_life.enums.meeting import Format, ItemKind
from yilu.branch_life.models import AgendaItem, Meeting, MeetingPaper, Resolution
from yilu.branch_life.printing import ballots, resolution
from yilu.branch_life.queries.meetings.resolved import words_of
from yilu.branch_life.queries.party import approver_of
from yilu.branch_life.queries.roll import lines
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.files.queries import paper_bytes


def papers(meeting: Meeting) -> list[MeetingPaper]:
    return list(meeting.papers.select_related("paper__file").order_by("added_at", "pk"))


def paper(actor: Actor, meeting: Meeting, key: UUID) -> tuple[MeetingPaper, BinaryIO]:
    """A scan's bytes for those who run the meeting; the opening is logged."""
    found = meeting.papers.select_related("paper__file").filter(pk=key).first()
    if found is None or not access.runs(actor, meeting):
        raise NotFound(str(key))
    return found, paper_bytes(actor, found.paper, purpose="meeting")


def resolution_file(actor: Actor, row: Resolution, fmt: Format) -> bytes:
    """The resolution to print, sign and seal."""
    return resolution.render(resolution_sheet(actor, row), fmt)


def resolution_sheet(actor: Actor, row: Resolution) -> resolution.Sheet:
    """The same text for the screen."""
    excluded = row.meeting.attendees.exclude(excluded="").count()
    approver = approver_of(row.branch, row.on)
    return resolution.sheet_of(row, words_of(actor, row), approver, excluded)


def ballot_papers(meeting: Meeting, item: AgendaItem) -> bytes:
    """As many as there are voters who should attend."""
    return ballots.ballot_papers(meeting, item, lines(meeting).eligible)


def counting_sheet(meeting: Meeting, item: AgendaItem) -> bytes:
    return ballots.counting_sheet(meeting, item, lines(meeting).eligible)


def get_vote_item(meeting: Meeting, key: UUID) -> AgendaItem:
    found = meeting.agenda.filter(pk=key, kind=ItemKind.VOTE).select_related("candidate").first()
    if found is None:
        raise NotFound(str(key))
    return found

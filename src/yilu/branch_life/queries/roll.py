"""Who should attend a meeting: computed from membership as of its day, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from yilu.branch_life import cards
from yilu.branch_life.counting import Lines
from yilu.branch_life.enums.meeting import MeetingKind, Seat
from yilu.branch_life.limits import ATTACHED_VOTE
from yilu.branch_life.models import Attendee, CommitteeSeat, GroupPlace, Meeting, WrittenOpinion
from yilu.membership.queries import OnRoll, roll_of
from yilu.organisations.models import Unit
from yilu.organisations.queries import open_on


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who should be on the list, and how he stands on it."""

    person_id: UUID
    name: str
    seat: Seat


def expected(meeting: Meeting) -> list[Expected]:
    """The list membership gives for the meeting's day."""
    chosen = _circle(meeting)
    attached = bool(ATTACHED_VOTE.of(meeting.city))
    return [
        Expected(row.member.person_id, row.member.person.name, _seat(row, attached))
        for row in roll_of(meeting.branch, meeting.day)
        if chosen is None or row.member.person_id in chosen
    ]


def _circle(meeting: Meeting) -> set[UUID] | None:
    """Of a committee its members, of a group its own; else everybody in the branch."""
    if meeting.kind == MeetingKind.COMMITTEE:
        return set(committee(meeting.branch, meeting.day))
    if meeting.kind == MeetingKind.GROUP:
        held = GroupPlace.objects.filter(open_on(meeting.day), group=meeting.group_id)
        return set(held.values_list("person", flat=True))
    return None


def committee(branch: Unit, on: date) -> list[UUID]:
    """The persons of the branch's committee on the day."""
    held = CommitteeSeat.objects.filter(open_on(on), city=branch.city, branch=branch)
    return list(held.values_list("person", flat=True).distinct())


def _seat(row: OnRoll, attached_vote: bool) -> Seat:
    if not row.is_full:
        return Seat.PROBATIONARY
    return Seat.VOTER if row.is_formal or attached_vote else Seat.ATTACHED


def full_members_of(branch: Unit, on: date) -> int:
    """Full members with their formal relation here: what a branch needs three of."""
    return sum(1 for row in roll_of(branch, on) if row.is_full and row.is_formal)


def least(branch: Unit, on: date) -> int:
    return int(cards.value(branch.city, "branch.least", on, 3))


def is_too_small(branch: Unit, on: date) -> bool:
    return full_members_of(branch, on) < least(branch, on)


# ── the list as written ─────────────────────────────────────────────────────────────────────────

VOTERS = Q(seat=Seat.VOTER, excluded="")
IN_THE_ROOM = Q(arrived_at__isnull=False, left_at__isnull=True)


def lines(meeting: Meeting, item: UUID | None = None) -> Lines:
    """The numbers as they stand in the room now; `item` adds its letters of absent voters."""
    voters = Attendee.objects.filter(VOTERS, meeting=meeting)
    written = 0 if item is None else letters_that_count(meeting, item)
    return Lines(voters.count(), voters.filter(IN_THE_ROOM).count(), written)


def letters_that_count(meeting: Meeting, item: UUID) -> int:
    """Letters of voters who are not in the room: who came votes himself."""
    away = Attendee.objects.filter(VOTERS, meeting=meeting).exclude(IN_THE_ROOM)
    return WrittenOpinion.objects.filter(item=item, attendee__in=away.values("pk")).count()

"""Votes as the meeting assistant shows them: rounds, how far the counting is, who may count."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from yilu.branch_life.access import meetings as access
from yilu.branch_life.counting import Counts, Lines
from yilu.branch_life.enums.meeting import BallotState, ItemKind, Way
from yilu.branch_life.models import AgendaItem, Attendee, Ballot, Meeting, Resolution, Tally
from yilu.branch_life.queries.meetings.resolved import resolutions_of
from yilu.branch_life.queries.roll import IN_THE_ROOM, VOTERS, letters_that_count, lines
from yilu.branch_life.states.meetings import BALLOT
from yilu.core.actor import Actor
from yilu.core.errors import NotFound

BY_HANDS = {BallotState.OPEN: _("正在举手表决"), BallotState.COUNTED: _("已点数，等宣布")}


@dataclass(frozen=True, slots=True)
class Entered:
    """How far the counting is: who has entered, and both sheets once both are in."""

    one: bool = False
    two: bool = False
    differed: tuple[tuple[Counts, Counts], ...] = ()  # of earlier attempts


@dataclass(frozen=True, slots=True)
class Vote:
    """One item to vote on, as the meeting assistant shows it."""

    item: AgendaItem
    lines: Lines
    ballot: Ballot | None = None
    entered: Entered = field(default_factory=Entered)
    resolution: Resolution | None = None
    moves: tuple[str, ...] = ()
    letters: tuple[UUID, ...] = ()  # attendees whose letters are in
    voided: tuple[Ballot, ...] = ()

    @property
    def yes(self) -> int:
        return self.ballot.yes or 0 if self.ballot else 0

    @property
    def state(self) -> str:
        """How far it is, in words; a show of hands has no papers and one count."""
        if self.ballot is None:
            return ""
        if self.ballot.way == Way.HANDS and self.ballot.state in BY_HANDS:
            return str(BY_HANDS[BallotState(self.ballot.state)])
        return str(self.ballot.get_state_display())

    @property
    def enough(self) -> bool:
        return self.lines.enough(self.yes)


def votes(actor: Actor, meeting: Meeting) -> list[Vote]:
    """Every item of the agenda that is voted on, with its present round."""
    sheets = Prefetch("tallies", Tally.objects.order_by("attempt", "entered_at"))
    rounds = Ballot.objects.select_related("counter_one", "counter_two").prefetch_related(sheets)
    items = meeting.agenda.filter(kind=ItemKind.VOTE).select_related("candidate")
    items = items.prefetch_related(Prefetch("ballots", rounds.order_by("round")), "letters")
    made = {row.ballot_id: row for row in resolutions_of(meeting)}
    room = lines(meeting)
    return [_vote(actor, meeting, item, made, room) for item in items.order_by("order")]


def _vote(
    actor: Actor,
    meeting: Meeting,
    item: AgendaItem,
    made: dict[UUID, Resolution],
    room: Lines,
) -> Vote:
    letters = tuple(letter.attendee_id for letter in item.letters.all())
    rounds = list(item.ballots.all())
    voided = tuple(row for row in rounds if row.state == BallotState.VOID)
    live = next((row for row in reversed(rounds) if row.state != BallotState.VOID), None)
    if live is None:
        count = letters_that_count(meeting, item.pk) if letters else 0
        now = Lines(room.eligible, room.present, count)
        return Vote(item, now, letters=letters, voided=voided)
    live.meeting = meeting
    return Vote(
        item,
        Lines(live.eligible, live.present, live.written),
        live,
        _entered(live),
        made.get(live.pk),
        tuple(BALLOT.open_to(actor, live)),
        letters,
        voided,
    )


def _entered(ballot: Ballot) -> Entered:
    """The present attempt only by who has entered: no figure shows before both are in."""
    sheets = list(ballot.tallies.all())
    now = {sheet.counter_id for sheet in sheets if sheet.attempt == ballot.attempt}
    before: dict[int, list[Counts]] = {}
    for sheet in sheets:
        if sheet.attempt < ballot.attempt:
            sums = Counts(sheet.papers_back, sheet.yes, sheet.no, sheet.abstain, sheet.invalid)
            before.setdefault(sheet.attempt, []).append(sums)
    differed = tuple((pair[0], pair[1]) for pair in before.values() if len(pair) == 2)
    return Entered(ballot.counter_one_id in now, ballot.counter_two_id in now, differed)


def to_count(actor: Actor) -> list[Ballot]:
    """Votes the acting person counts and has not entered yet: what his phone asks of him."""
    if actor.person_id is None:
        return []
    done = Tally.objects.filter(
        ballot=OuterRef("pk"), attempt=OuterRef("attempt"), counter=actor.person_id
    )
    rows = Ballot.objects.filter(
        Q(counter_one=actor.person_id) | Q(counter_two=actor.person_id),
        city=actor.city,
        state=BallotState.OPEN,
    )
    return list(rows.filter(~Exists(done)).select_related("item__candidate", "meeting__branch"))


def get_ballot(actor: Actor, key: UUID) -> Ballot:
    """A ballot for whoever runs its meeting or counts it."""
    rows = Ballot.objects.filter(city=actor.city, pk=key)
    rows = rows.select_related("item__candidate", "meeting__branch", "counter_one", "counter_two")
    found = rows.first()
    counts = found is not None and actor.person_id is not None
    counts = counts and actor.person_id in (found.counter_one_id, found.counter_two_id)  # type: ignore[union-attr]
    if found is None or not (counts or access.runs(actor, found.meeting)):
        raise NotFound(str(key))
    return found


def counters(meeting: Meeting, item: AgendaItem) -> list[Attendee]:
    """Who may count: voters in the room, never the candidate."""
    rows = meeting.attendees.filter(VOTERS & IN_THE_ROOM).select_related("person")
    if item.candidate_id is not None:
        rows = rows.exclude(person=item.candidate_id)
    return list(rows.order_by("person__name"))

"""Reading meetings: lists, one with its list and votes, the cards that stand, papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import BinaryIO
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from yilu.branch_life import cards
from yilu.branch_life.access import meetings as access
from yilu.branch_life.cards import Card
from yilu.branch_life.counting import Counts, Lines
from yilu.branch_life.enums.meeting import (
    HELD,
    BallotState,
    Format,
    ItemKind,
    Matter,
    MeetingKind,
    Seat,
)
from yilu.branch_life.models import (
    AgendaItem,
    Attendee,
    Ballot,
    Candidate,
    Meeting,
    MeetingPaper,
    Resolution,
    Tally,
)
from yilu.branch_life.printing import ballots, resolution
from yilu.branch_life.queries.party import approver_of
from yilu.branch_life.queries.roll import (
    IN_THE_ROOM,
    VOTERS,
    Expected,
    expected,
    full_members_of,
    is_too_small,
    least,
    letters_that_count,
    lines,
)
from yilu.branch_life.sealing import opened
from yilu.branch_life.states.meetings import BALLOT, MEETING
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import Period, add_months, month_of
from yilu.files.queries import paper_bytes
from yilu.membership.queries import roll_of
from yilu.organisations.models import Unit
from yilu.organisations.queries import branches as open_branches
from yilu.organisations.queries import unit_open_on

ONE_DAY = timedelta(days=1)


def meetings(
    actor: Actor,
    *,
    kind: str = "",
    state: str = "",
    branch: UUID | None = None,
    text: str = "",
    period: Period | None = None,
) -> QuerySet[Meeting]:
    """Meetings the actor runs or oversees, and those he is called to; with who came (`came`)."""
    rows = access.visible(actor).select_related("branch", "group")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if branch is not None:
        rows = rows.filter(branch=branch)
    if period is not None:
        rows = rows.filter(day__range=(period.first, period.last))
    if text := text.strip():
        rows = rows.filter(Q(title__contains=text) | Q(number__iexact=text))
    came = Count("attendees", filter=Q(attendees__arrived_at__isnull=False))
    return rows.annotate(came=came, listed=Count("attendees")).order_by("-day", "-number")


def my_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Those a person is on the list of, whatever else he may see."""
    return access.listed(actor).select_related("branch").order_by("-starts_at")


def branches(actor: Actor) -> QuerySet[Unit]:
    """The branches whose meetings the actor holds."""
    return access.held_branches(actor).filter(unit_open_on(clock.today())).order_by("path")


def get_branch(actor: Actor, key: UUID) -> Unit:
    found = access.held_branches(actor).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def get_meeting(actor: Actor, key: UUID) -> Meeting:
    """The meeting, if the actor may see it; otherwise it does not exist."""
    return _one(access.visible(actor), key)


def get_run(actor: Actor, key: UUID) -> Meeting:
    """The meeting, if the actor runs it."""
    return _one(access.run(actor), key)


def _one(rows: QuerySet[Meeting], key: UUID) -> Meeting:
    people = ("host", "recorder", "signer")
    found = rows.select_related("branch", "group", "activity", *people).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def runs(actor: Actor, meeting: Meeting) -> bool:
    return access.runs(actor, meeting)


def moves(actor: Actor, meeting: Meeting) -> list[str]:
    return MEETING.open_to(actor, meeting)


def agenda(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda.select_related("candidate").order_by("order"))


def minutes_of(actor: Actor, meeting: Meeting) -> str:
    """The minutes in words, for those who run the meeting and those who were there."""
    mine = Attendee.objects.filter(
        meeting=meeting, person=actor.person_id, arrived_at__isnull=False
    )
    there = actor.person_id is not None and mine.exists()
    return opened(meeting, "minutes") if access.runs(actor, meeting) or there else ""


def attendees(meeting: Meeting) -> list[Attendee]:
    """The list as written, voters first."""
    rows = meeting.attendees.select_related("person").order_by("person__name", "pk")
    order = list(Seat.values)
    return sorted(rows, key=lambda row: order.index(row.seat))


def preview(meeting: Meeting) -> list[Expected]:
    """Who would be on the list if it were written now: what a planned meeting shows."""
    return expected(meeting)


def mine(actor: Actor, meeting: Meeting) -> Attendee | None:
    if actor.person_id is None:
        return None
    return Attendee.objects.filter(meeting=meeting, person=actor.person_id).first()


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody a meeting of the branch may vote on."""

    person_id: UUID
    name: str
    what: str


def candidates_for(branch: Unit, on: date) -> list[Whom]:
    """The branch's probationary members and those it develops, for the vote's form."""
    young = [
        Whom(row.member.person_id, row.member.person.name, str(_("预备党员")))
        for row in roll_of(branch, on)
        if row.is_formal and not row.is_full
    ]
    files = Candidate.objects.filter(branch=branch, ended_on=None, archived_on=None)
    known = {one.person_id for one in young}
    developed = [
        Whom(row.person_id, row.person.name, row.get_stage_display())
        for row in files.select_related("person").order_by("person__name")
        if row.person_id not in known
    ]
    return [*developed, *young]


# ── votes ───────────────────────────────────────────────────────────────────────────────────────


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


# ── the cards ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Small:
    """A branch under the least number of full members, and where it could turn."""

    full: int
    least: int
    near: tuple[Unit, ...]


def too_small(branch: Unit, on: date) -> Small | None:
    """Under three full members: a joint branch or attachment is proposed, and nothing is voted on."""
    full, needed = full_members_of(branch, on), least(branch, on)
    if full >= needed:
        return None
    others = open_branches(branch.city, on).exclude(pk=branch.pk)
    near = sorted(others, key=lambda unit: unit.division != branch.division)
    return Small(full, needed, tuple(near[:3]))


def standing_cards(meeting: Meeting, room: Lines) -> list[Card]:
    """What holds for this meeting now: in the way, near, or met."""
    city, on = meeting.city, meeting.day
    if meeting.kind == MeetingKind.ASSEMBLY and is_too_small(meeting.branch, on):
        return [_small_card(meeting)]
    return [_quorum_card(city, on, room), _majority_card(city, on, room)]


def _small_card(meeting: Meeting) -> Card:
    title = _("本支部正式党员 %(full)d 人，不足 %(least)d 人，可以开会，不能表决。")
    numbers = {
        "full": full_members_of(meeting.branch, meeting.day),
        "least": least(meeting.branch, meeting.day),
    }
    todo = _("请与邻近支部成立联合党支部，或把党员编入别的支部，由那里讨论。")
    return cards.card(meeting.city, "branch.least", meeting.day, title % numbers, todo)


def _quorum_card(city: str, on: date, room: Lines) -> Card:
    if room.quorate:
        title = _("实到 %(present)d 人，过应到 %(eligible)d 人的半数，可以表决。")
        todo, tone = _("有人中途离开，马上点“离开”，再看一眼。"), "done"
    else:
        title = _("应到 %(eligible)d 人，实到 %(present)d 人，还差 %(missing)d 人。")
        todo, tone = _("等人到齐，或者改期。书面意见算票数，不算到会。"), "now"
    numbers = {"eligible": room.eligible, "present": room.present, "missing": room.missing}
    return cards.card(city, "meeting.quorum", on, title % numbers, todo, tone)


def _majority_card(city: str, on: date, room: Lines) -> Card:
    title = _("通过要 %(needed)d 票赞成：按应到 %(eligible)d 人算，不按实到算。")
    todo = _("少一票也不能记为通过；结果由大会宣布，这里只记录。")
    numbers = {"needed": room.needed, "eligible": room.eligible}
    return cards.card(city, "meeting.majority", on, title % numbers, todo, "soon")


# ── resolutions ─────────────────────────────────────────────────────────────────────────────────


def resolutions_of(meeting: Meeting) -> list[Resolution]:
    """Of a meeting the actor was shown."""
    return list(meeting.resolutions.select_related("candidate").order_by("number"))


def resolutions(
    actor: Actor, *, matter: str = "", branch: UUID | None = None, text: str = "", signed: str = ""
) -> QuerySet[Resolution]:
    rows = access.visible_resolutions(actor).select_related("branch", "candidate", "meeting")
    if matter:
        rows = rows.filter(matter=matter)
    if branch is not None:
        rows = rows.filter(branch=branch)
    if signed:
        rows = rows.filter(signed_on__isnull=signed != "yes")
    if text := text.strip():
        found = Q(number__iexact=text) | Q(subject__contains=text) | Q(candidate__name=text)
        rows = rows.filter(found)
    return rows.order_by("-on", "-number")


def get_resolution(actor: Actor, key: UUID) -> Resolution:
    rows = access.visible_resolutions(actor)
    people = ("branch", "ballot", "meeting__branch", "candidate", "signer")
    found = rows.select_related(*people).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def words_of(actor: Actor, resolution: Resolution) -> str:
    """What was said of the candidate: for the branch chain and himself."""
    seen = access.can_view_resolution(actor, resolution)
    return opened(resolution, "words") if seen else ""


def resolutions_for(person_id: UUID, matter: Matter | str, city: str) -> list[Resolution]:
    """Every resolution about a person in a matter, the latest first; no rights asked.

    For the steps of development: `passed`, `on`, 应到 (`eligible`), 实到 (`present`), `yes`, `no`,
    `abstain`, and the meeting it comes from.
    """
    rows = Resolution.objects.filter(city=city, candidate=person_id, matter=matter)
    return list(rows.select_related("meeting", "branch").order_by("-on", "-number"))


# ── papers ──────────────────────────────────────────────────────────────────────────────────────


def papers(meeting: Meeting) -> list[MeetingPaper]:
    return list(meeting.papers.select_related("paper__file").order_by("added_at", "pk"))


def paper(actor: Actor, meeting: Meeting, key: UUID) -> tuple[MeetingPaper, BinaryIO]:
    """A scan's bytes for those who run the meeting; the opening is logged."""
    found = meeting.papers.select_related("paper__file").filter(pk=key).first()
    if found is None or not access.runs(actor, meeting):
        raise NotFound(str(key))
    return found, paper_bytes(actor, found.paper, purpose="meeting")


# ── how regularly ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One kind of meeting of a branch: how often, how many in the present stretch."""

    kind: MeetingKind
    every: int  # months
    held: int
    first: date
    last: date


EVERY = {
    MeetingKind.ASSEMBLY: ("branch.assembly_every", 3),
    MeetingKind.COMMITTEE: ("branch.committee_every", 1),
    MeetingKind.LESSON: ("branch.lesson_every", 3),
    MeetingKind.PARTY_DAY: ("branch.party_day_every", 1),
}


def rhythm(branch: Unit, on: date) -> list[Rhythm]:
    """三会一课 of the present month or quarter; a branch without a committee is not asked for one."""
    asked = dict(EVERY)
    if full_members_of(branch, on) < int(cards.value(branch.city, "branch.committee", on, 7)):
        del asked[MeetingKind.COMMITTEE]
    stretches = {
        kind: _stretch(on, int(cards.value(branch.city, key, on, default)))
        for kind, (key, default) in asked.items()
    }
    since = min(first for first, *_rest in stretches.values())
    held = Meeting.objects.filter(branch=branch, state__in=HELD, day__gte=since)
    days = list(held.values_list("kind", "day"))
    return [
        Rhythm(
            kind, every, sum(1 for k, d in days if k == kind and first <= d <= last), first, last
        )
        for kind, (first, last, every) in stretches.items()
    ]


def _stretch(on: date, every: int) -> tuple[date, date, int]:
    """The calendar stretch of so many months that holds the day: the month, or the quarter."""
    first = month_of(on).replace(month=(on.month - 1) // every * every + 1)
    return first, add_months(first, every) - ONE_DAY, every


# ── on paper ────────────────────────────────────────────────────────────────────────────────────


def resolution_file(actor: Actor, row: Resolution, fmt: Format) -> bytes:
    """The resolution to print, sign and seal."""
    approver = approver_of(row.branch, row.on)
    return resolution.render(resolution.sheet_of(row, words_of(actor, row), approver), fmt)


def resolution_sheet(actor: Actor, row: Resolution) -> resolution.Sheet:
    """The same text for the screen."""
    return resolution.sheet_of(row, words_of(actor, row), approver_of(row.branch, row.on))


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

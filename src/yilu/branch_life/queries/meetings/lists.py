"""Meetings as lists and one by one: who may see which, the list of people, whom a vote may be about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from yilu.branch_life.access import meetings as access
from yilu.branch_life.enums.meeting import Matter, Seat
from yilu.branch_life.models import AgendaItem, Attendee, Candidate, Meeting
from yilu.branch_life.queries.roll import Expected, expected
from yilu.branch_life.rules.steps import ADMIT, CONVERT
from yilu.branch_life.sealing import opened
from yilu.branch_life.states.meetings import MEETING
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.periods import Period
from yilu.membership.queries import roll_of
from yilu.organisations.models import Unit
from yilu.organisations.queries import unit_open_on


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
    """Somebody a meeting of the branch may vote on; `matter` is what his file waits for, if it does."""

    person_id: UUID
    name: str
    what: str
    matter: str = ""


WAITS_FOR = {ADMIT: Matter.ADMIT, CONVERT: Matter.CONVERT}


def candidates_for(branch: Unit, on: date) -> list[Whom]:
    """Those the branch develops and its probationary members; who waits for a meeting comes first."""
    files = Candidate.objects.filter(branch=branch, ended_on=None, archived_on=None)
    developed = [_whom(row) for row in files.select_related("person").order_by("person__name")]
    known = {one.person_id for one in developed}
    young = [
        Whom(row.member.person_id, row.member.person.name, str(_("预备党员")))
        for row in roll_of(branch, on)
        if row.is_formal and not row.is_full and row.member.person_id not in known
    ]
    return sorted([*developed, *young], key=lambda one: one.matter == "")


def _whom(row: Candidate) -> Whom:
    matter = WAITS_FOR.get(row.next_step or 0)
    what = _("等支部大会讨论") if matter else row.get_stage_display()
    return Whom(row.person_id, row.person.name, str(what), matter.value if matter else "")

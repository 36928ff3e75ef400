"""Who may see and run meetings: once for one object, once for a set, proved equal in tests.

A meeting is its branch's: whoever holds meetings there or above, and those on its list once they
have been told. Neither a district's body nor another branch sees it.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yilu.branch_life.enums.meeting import MeetingState
from yilu.branch_life.models import Attendee, Ballot, Meeting, Resolution
from yilu.core.actor import Actor, Right
from yilu.core.scopes import NOTHING, within
from yilu.organisations.enums import BRANCH_KINDS
from yilu.organisations.models import Unit

HOLD = Right.HOLD_MEETINGS
UNTOLD = (MeetingState.PLANNED,)


def may_hold(actor: Actor, branch: Unit) -> bool:
    """Calling, keeping and minuting the meetings of this branch."""
    return (
        branch.city == actor.city and branch.kind in BRANCH_KINDS and actor.may(HOLD, branch.path)
    )


def held_branches(actor: Actor) -> QuerySet[Unit]:
    """The branches whose meetings the actor runs or oversees."""
    return Unit.objects.filter(within(actor, HOLD, "path"), city=actor.city, kind__in=BRANCH_KINDS)


def runs(actor: Actor, meeting: Meeting) -> bool:
    return meeting.city == actor.city and actor.may(HOLD, meeting.branch.path)


def run(actor: Actor) -> QuerySet[Meeting]:
    return Meeting.objects.filter(within(actor, HOLD, "branch__path"), city=actor.city)


def can_view(actor: Actor, meeting: Meeting) -> bool:
    if meeting.city != actor.city:
        return False
    return runs(actor, meeting) or (meeting.state not in UNTOLD and _is_listed(actor, meeting.pk))


def _is_listed(actor: Actor, meeting: UUID) -> bool:
    if actor.person_id is None:
        return False
    return Attendee.objects.filter(meeting=meeting, person=actor.person_id).exists()


def listed(actor: Actor) -> QuerySet[Meeting]:
    """The meetings a person is on the list of, once they were called."""
    if actor.person_id is None:
        return Meeting.objects.none()
    mine = Attendee.objects.filter(person=actor.person_id, meeting=OuterRef("pk"))
    return Meeting.objects.filter(Exists(mine), city=actor.city).exclude(state__in=UNTOLD)


def visible(actor: Actor) -> QuerySet[Meeting]:
    allowed = within(actor, HOLD, "branch__path")
    if actor.person_id is not None:
        mine = Attendee.objects.filter(person=actor.person_id, meeting=OuterRef("pk"))
        allowed |= Q(Exists(mine)) & ~Q(state__in=UNTOLD)
    return Meeting.objects.filter(allowed, city=actor.city)


def may_count(actor: Actor, ballot: Ballot, counter: UUID) -> bool:
    """A counter enters his own tally on his phone, or at the desk of whoever keeps the meeting."""
    himself = actor.person_id is not None and actor.person_id == counter
    return ballot.city == actor.city and (himself or actor.may(HOLD, ballot.meeting.branch.path))


def can_view_resolution(actor: Actor, resolution: Resolution) -> bool:
    """The branch chain, and the person it is about."""
    if resolution.city != actor.city:
        return False
    mine = actor.person_id is not None and actor.person_id == resolution.candidate_id
    return mine or actor.may(HOLD, resolution.branch.path)


def visible_resolutions(actor: Actor) -> QuerySet[Resolution]:
    own = NOTHING if actor.person_id is None else Q(candidate=actor.person_id)
    return Resolution.objects.filter(within(actor, HOLD, "branch__path") | own, city=actor.city)

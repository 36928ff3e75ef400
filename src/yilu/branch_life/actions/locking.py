"""What writes of meetings share: the meeting locked, the day's moment, the move checked."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from yilu.branch_life.access import meetings as access
from yilu.branch_life.models import Ballot, Meeting
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound


def now_or(at: datetime | None) -> datetime:
    return at or clock.business_now()


def meeting_for(key: UUID, by: Actor) -> Meeting:
    """The meeting, locked, if the actor runs it; otherwise it does not exist."""
    rows = access.run(by).select_for_update(of=("self",)).select_related("branch", "group")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def ballot_for(key: UUID, by: Actor) -> Ballot:
    """A ballot with its meeting locked first, so that presence and papers never change at once."""
    found = Ballot.objects.filter(pk=key, city=by.city).first()
    if found is None:
        raise NotFound(str(key))
    meeting = meeting_for(found.meeting_id, by)
    return _locked(key, meeting)


def ballot_of_anybody(key: UUID, city: str) -> Ballot:
    """The same for a counter, who need not run the meeting; the caller asks whether he may."""
    found = Ballot.objects.filter(pk=key, city=city).first()
    if found is None:
        raise NotFound(str(key))
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("branch")
    return _locked(key, rows.get(pk=found.meeting_id))


def _locked(key: UUID, meeting: Meeting) -> Ballot:
    ballot = Ballot.objects.select_for_update(of=("self",)).select_related("item").get(pk=key)
    ballot.meeting = meeting
    return ballot

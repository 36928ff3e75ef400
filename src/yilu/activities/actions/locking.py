"""Taking an activity for a change: its row is locked, so that seats and states are counted one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from yilu.activities.access import joinable, managed
from yilu.activities.models import Activity
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind


def now_or(at: datetime | None) -> datetime:
    """The moment something happens: business time, so that a pinned city runs on its own day."""
    return at or clock.business_now()


def person_of(by: Actor) -> UUID:
    """Whoever acts for himself."""
    if by.person_id is None:
        raise NotFound("person")
    return by.person_id


def for_staff(key: UUID, by: Actor) -> Activity:
    return _locked(managed(by), key)


def for_person(key: UUID, by: Actor) -> Activity:
    return _locked(joinable(by), key)


def _locked(rows: QuerySet[Activity], key: UUID) -> Activity:
    """Found among what the actor may see, then locked by its key alone: the lock waits on one row."""
    if not rows.filter(pk=key).exists():
        raise NotFound(str(key))
    taken = Activity.objects.select_for_update(of=("self",)).select_related("organiser", "host")
    return taken.get(pk=key)


def say(
    people: Iterable[UUID],
    activity: Activity,
    title: object,
    body: object,
    reason: str,
    *,
    by_sms: bool = False,
) -> None:
    """A notice about an activity, leading to its page on the phone."""
    tell(
        people,
        Telling(
            title,
            Kind.ACTIVITY,
            Ref.to(activity),
            reason,
            body=body,
            link=f"/activities/{activity.pk}/",
            by_sms=by_sms,
        ),
    )

"""The list at the door: who is expected, who is in, who went; masked by the face that shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from yilu.activities import codes, limits
from yilu.activities.access import HOLD, held
from yilu.activities.enums import PUBLIC, ActivityState, Mode, Presence, SeatState
from yilu.activities.models import Activity, Attendance, SignUp
from yilu.activities.timing import doors_opened_at
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.witness import moment, word
from yilu.people.models import Person

AHEAD, AFTER = timedelta(days=7), timedelta(hours=1)
OPEN = (ActivityState.PUBLISHED, ActivityState.HELD)


@dataclass(frozen=True, slots=True)
class AtDoor:
    """One person of the list."""

    person: UUID
    name: str
    tail: str
    came: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Door:
    """An activity's list, each part by the last four of the phone: what people say at a door."""

    activity: Activity
    opens_at: datetime
    until: datetime  # nobody needs the list after this
    expected: list[AtDoor]
    inside: list[AtDoor]
    gone: list[AtDoor]


def my_doors(actor: Actor) -> list[Activity]:
    """Where the actor checks people in, from a week ahead until an hour after the end."""
    if not actor.may_anywhere(HOLD):
        return []
    now = clock.business_now()
    rows = held(actor).filter(state__in=OPEN, ends_at__gt=now - AFTER, starts_at__lt=now + AHEAD)
    return list(rows.exclude(mode=Mode.ONLINE).order_by("starts_at", "pk"))


def door_list(actor: Actor, key: UUID) -> Door:
    """The list of an activity the actor holds; anybody else's does not exist."""
    activity = held(actor).select_related("organiser", "host").filter(pk=key).first()
    if activity is None or activity.mode == Mode.ONLINE or activity.state not in PUBLIC:
        raise NotFound(str(key))
    came = list(Attendance.objects.filter(city=actor.city, activity=key).select_related("person"))
    known = {row.person_id for row in came}
    booked = SignUp.objects.filter(city=actor.city, activity=key, state=SeatState.BOOKED)
    here = [row for row in came if row.mode != Presence.ONLINE]
    return Door(
        activity,
        doors_opened_at(activity, limits.windows(actor.city)),
        activity.ends_at + AFTER,
        _sorted(
            _line(s.person) for s in booked.select_related("person") if s.person_id not in known
        ),
        _sorted(_line(row.person, row) for row in here if row.out_at is None),
        _sorted(_line(row.person, row) for row in here if row.out_at is not None),
    )


def _line(person: Person, row: Attendance | None = None) -> AtDoor:
    came, left = (row.in_at, row.out_at) if row else (None, None)
    return AtDoor(person.pk, person.name, person.phone_last4, came, left)


def _sorted(lines: Iterable[AtDoor]) -> list[AtDoor]:
    return sorted(lines, key=lambda line: (line.tail, line.name, line.person))


def seen_word(actor: Actor, activity: Activity, code: str, *, out: bool = False) -> str:
    """The server's word that this person shows the square's code while it is good; else nothing."""
    if actor.person_id is None or not codes.scanned(activity.pk, code, clock.business_now()):
        return ""
    return word(codes.SEEN_OUT if out else codes.SEEN_IN, activity.pk, actor.person_id)


def witnessed(actor: Actor, activity: Activity, seen: str, *, out: bool = False) -> bool:
    """Whether this is such a word."""
    act = codes.SEEN_OUT if out else codes.SEEN_IN
    return moment(seen, act, activity.pk, actor.person_id) is not None

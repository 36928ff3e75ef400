"""What a driver is promised before he sends: who gets it first, and by when it is signed and settled."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from yilu.appeals import clocks, limits, routing
from yilu.appeals.enums import Basis, Kind, Level, State, Urgency, Voice
from yilu.appeals.models import Appeal, Entry
from yilu.appeals.queries.cases import contact_appeals, own_appeals
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.people.queries import names_of

MINUTES_OF_HOUR = 60


@dataclass(frozen=True, slots=True)
class Promise:
    """The first station, and the two limits that matter to whoever sends."""

    who: str
    level: int
    sign_hours: int
    settle_days: int


def promise(actor: Actor, kind: str = "", *, closed: bool = False) -> Promise:
    """For this driver and kind; `closed`: sealed or anonymous, so straight to the committee."""
    first = _first(actor, closed=closed)
    rules = clocks.rules(actor.city)
    given = kind if kind in Kind.values else Kind.HELP
    person = first.person
    who = names_of(actor.city, [person]).get(person, "") if person else first.unit.name
    return Promise(
        who or first.unit.name,
        first.level,
        -(-int(limits.SIGN[Urgency.NORMAL].of(actor.city)) // MINUTES_OF_HOUR),
        rules.settle_days(given, Urgency.NORMAL),
    )


def _first(actor: Actor, *, closed: bool) -> routing.Station:
    if closed or actor.person_id is None:
        return routing.direct(actor.city, Basis.ANONYMOUS).stations[0]
    return routing.find(actor.city, actor.person_id, clock.today()).stations[0]


def get_contact(actor: Actor, key: UUID) -> Appeal:
    """A case that lies with the actor as contact member; nothing else exists for him here."""
    appeal = contact_appeals(actor).select_related("origin", "holder_unit").filter(pk=key).first()
    if appeal is None:
        raise NotFound(str(key))
    return appeal


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for this person's thumb: his own word, and what he is to sign for."""

    to_confirm: int
    to_sign: int


def waiting(actor: Actor) -> Waiting:
    if actor.person_id is None:
        return Waiting(0, 0)
    mine = Q(reporter=actor.person_id, state=State.SETTLED)
    held = Q(holder_person=actor.person_id, holder_level=Level.MEMBER, state=State.WAITING)
    counts = Appeal.objects.filter(mine | held, city=actor.city).aggregate(
        to_confirm=Count("pk", filter=mine), to_sign=Count("pk", filter=held)
    )
    return Waiting(counts["to_confirm"], counts["to_sign"])


def unread(actor: Actor) -> dict[UUID, int]:
    """How many answers the driver has not opened yet, by case."""
    rows = Entry.objects.filter(
        city=actor.city, appeal__in=own_appeals(actor).values("pk"), voice=Voice.SENT, read_at=None
    )
    return dict(rows.values_list("appeal").annotate(n=Count("pk")).order_by())

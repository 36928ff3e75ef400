"""Lists and single cases: the desk's boxes, a unit's own, one's own, what lies near."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.organisations.queries import unit_open_on
from yilu.patrol import access, clocks
from yilu.patrol.enums import DOING, FILED, CheckState, RequestState, State
from yilu.patrol.likeness import Near, near
from yilu.patrol.models import Category, Check, Entry, Request, Snapshot
from yilu.patrol.states import MACHINE
from yilu.people.queries import names_of
from yilu.referrals.models import Slip
from yilu.referrals.queries import of_subject

JOINED = ("unit", "category", "area")
BOXES: dict[str, Q] = {
    "waiting": Q(state=State.WAITING),
    "doing": Q(state__in=sorted(DOING)),
    "asked": Q(requests__state=RequestState.ASKED),
    "paused": Q(state__in=[State.SUSPENDED, State.OUTSIDE]),
    "verifying": Q(state=State.VERIFYING),
    "closed": Q(state__in=[State.CLOSED, State.REFUSED, State.MERGED]),
    "all": Q(),
}


def snapshots(
    actor: Actor,
    *,
    box: str = "all",
    text: str = "",
    state: str = "",
    category: str = "",
    area: str = "",
    unit: str = "",
    division: str = "",
    flag: str = "",
    cell: str = "",
    due: str = "",
) -> QuerySet[Snapshot]:
    """What the actor works on or follows by office; the next due first, then the newest."""
    rows = Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)
    rows = rows.filter(BOXES.get(box, Q()))
    exact = {
        "state": state,
        "category__code": category,
        "unit": _uuid(unit),
        "area": _uuid(area),
        "division": division,
        "cell": cell,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if flag:
        rows = rows.filter(flags__contains=[flag])
    if due == "over":
        rows = rows.filter(_overdue())
    if text := text.strip():
        rows = rows.filter(
            Q(number__icontains=text)
            | Q(place__icontains=text)
            | Q(note__icontains=text)
            | Q(category__name__icontains=text)
        )
    rows = access.known_to(actor, rows.select_related(*JOINED))
    return rows.order_by("due", "-made_at", "pk")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return UUID(int=0)


def _overdue() -> Q:
    return Q(state__in=sorted(DOING), due__lt=clock.business_now())


def box_counts(actor: Actor) -> dict[str, int]:
    """How many lie in each box, and how many are overdue; one question."""
    rows = Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)
    asked = {name: Count("pk", filter=what, distinct=True) for name, what in BOXES.items()}
    counts: dict[str, int] = rows.aggregate(**asked, over=Count("pk", filter=_overdue()))
    return counts


def get_snapshot(actor: Actor, key: UUID) -> Snapshot:
    """The case, if it is there for the actor at all."""
    rows = access.known_to(actor, access.visible(actor)).select_related(
        *JOINED, "reporter", "merged_into"
    )
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def get_held(actor: Actor, key: UUID) -> Snapshot:
    """The case for the desk: by office only."""
    found = get_snapshot(actor, key)
    if not access.is_staff(actor, found):
        raise NotFound(str(key))
    return found


def by_number(actor: Actor, number: str) -> Snapshot:
    rows = Snapshot.objects.filter(access.staff_rows(actor), city=actor.city)
    found = rows.filter(number__iexact=number.strip()).first()
    if found is None:
        raise NotFound(number)
    return found


def is_staff(actor: Actor, snapshot: Snapshot) -> bool:
    return access.is_staff(actor, snapshot)


def reviews(actor: Actor, snapshot: Snapshot) -> bool:
    return access.reviews(actor, snapshot)


def moves(actor: Actor, snapshot: Snapshot) -> list[str]:
    return MACHINE.open_to(actor, snapshot)


def is_mine(actor: Actor, snapshot: Snapshot) -> bool:
    return access.is_reporter(actor, snapshot)


def own_snapshots(actor: Actor) -> QuerySet[Snapshot]:
    """What one reported or also saw, the newest first."""
    if actor.person_id is None:
        return Snapshot.objects.none()
    mine = Q(reporter=actor.person_id) | Q(seen__person=actor.person_id)
    rows = Snapshot.objects.filter(mine, city=actor.city).distinct()
    return access.known_to(actor, rows.select_related(*JOINED)).order_by("-made_at", "-pk")


def drafts(actor: Actor) -> list[Snapshot]:
    """Captures that wait for their reporter, the first one first."""
    if actor.person_id is None:
        return []
    rows = Snapshot.objects.filter(city=actor.city, reporter=actor.person_id, state=State.DRAFT)
    return list(rows.order_by("made_at", "pk")[:20])


def to_dispose(actor: Actor) -> QuerySet[Snapshot]:
    """A field worker's list: what his unit is to put right, the next due first."""
    rows = Snapshot.objects.filter(
        access.staff_rows(actor), city=actor.city, state__in=sorted(DOING)
    )
    if not actor.may_anywhere(access.DISPOSE):
        return rows.none()
    return access.known_to(actor, rows.select_related(*JOINED)).order_by("due", "pk")


# ── before one sends ────────────────────────────────────────────────────────────────────────────


def nearby(city: str, point: Point, category: str = "") -> list[Near]:
    """Is it known already? That there is a pothole is no secret; who reported it is."""
    row = Category.objects.filter(city=city, code=category).first() if category else None
    since = clock.business_now() - timedelta(days=clocks.limit(city, "known_days"))
    return near(city, point, row, since)


def near_of(snapshot: Snapshot) -> list[Near]:
    """Others round about a case, for the desk."""
    if snapshot.lon is None or snapshot.lat is None:
        return []
    since = snapshot.made_at - timedelta(days=clocks.limit(snapshot.city, "known_days"))
    found = near(snapshot.city, Point(snapshot.lon, snapshot.lat), snapshot.category, since)
    return [one for one in found if one.snapshot.pk != snapshot.pk]


def categories(city: str, *, retired: bool = False) -> QuerySet[Category]:
    rows = Category.objects.filter(city=city)
    return (rows if retired else rows.filter(retired_on=None)).order_by("order", "code")


def get_category(city: str, code: str) -> Category:
    found = Category.objects.filter(city=city, code=code).first()
    if found is None:
        raise NotFound(code)
    return found


def suggest(city: str, text: str, *, limit: int = 3) -> list[Category]:
    """Sub-classes whose usual words occur in the text, those with the longest words first."""
    scored = []
    for row in categories(city):
        hits = [len(word) for word in (row.name, *row.words) if word in text]
        if hits:
            scored.append((sum(hits), -row.order, row))
    return [row for _score, _order, row in sorted(scored, key=lambda s: (-s[0], -s[1]))[:limit]]


# ── one case's parts ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline, with the unit that acted."""

    entry: Entry
    unit: str


def timeline(actor: Actor, snapshot: Snapshot) -> list[Line]:
    """Staff read everything; whoever reported it reads what is not inner, and no names."""
    staff = access.is_staff(actor, snapshot)
    rows = snapshot.entries.select_related("unit").order_by("at", "pk")
    rows = rows if staff else rows.filter(inner=False)
    found = list(rows)
    return [Line(row, row.unit.name if row.unit else "") for row in found]


def requests_of(snapshot: Snapshot) -> list[Request]:
    return list(snapshot.requests.select_related("unit").order_by("asked_at"))


def checks_of(snapshot: Snapshot) -> list[Check]:
    return list(snapshot.checks.order_by("round", "pk"))


def slips_of(snapshot: Snapshot) -> list[Slip]:
    return of_subject(snapshot.city, Ref.to(snapshot))


def reporter_name(snapshot: Snapshot) -> str:
    key = snapshot.reporter_id
    return names_of(snapshot.city, [key]).get(key, "") if key else ""


def merged_of(snapshot: Snapshot) -> list[Snapshot]:
    return list(snapshot.merged.order_by("number"))


def units_to_assign(actor: Actor, snapshot: Snapshot) -> list[Unit]:
    """The desk may send it to any department, a unit to those below it."""
    rows = Unit.objects.filter(unit_open_on(clock.today()), city=snapshot.city)
    rows = rows.filter(kind__in=["department", "industry_committee", "district_body"])
    if not access.reviews(actor, snapshot):
        rows = rows.filter(path__startswith=snapshot.unit.path)
    return list(rows.exclude(pk=snapshot.unit_id).order_by("path"))


def responsible_units(actor: Actor) -> list[Unit]:
    """Departments and their teams: whom an area's duties can name."""
    if not access.may_paint(actor):
        return []
    rows = Unit.objects.filter(unit_open_on(clock.today()), city=actor.city, kind="department")
    return list(rows.order_by("path"))


# ── checks on the spot ──────────────────────────────────────────────────────────────────────────


def my_checks(actor: Actor) -> list[Check]:
    """What I was asked to look at and have not answered, the first to run out first."""
    rows = access.visible_checks(actor).filter(
        state=CheckState.ASKED, snapshot__state=State.VERIFYING
    )
    return list(rows.select_related("snapshot__category", "snapshot__area").order_by("until", "pk"))


def get_check(actor: Actor, key: UUID) -> Check:
    rows = access.visible_checks(actor)
    found = rows.select_related("snapshot__category", "snapshot__area", "snapshot__unit")
    row = found.filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one person: by his office, on his way, and for his own word."""

    to_dispose: int
    to_check: int
    to_answer: int
    to_complete: int


def waiting(actor: Actor) -> Waiting:
    own = Snapshot.objects.filter(city=actor.city, reporter=actor.person_id)
    if actor.person_id is None:
        own = own.none()
    asked = own.aggregate(
        answer=Count("pk", filter=Q(state=State.CLOSED, answer="")),
        draft=Count("pk", filter=Q(state=State.DRAFT)),
    )
    checks = access.visible_checks(actor).filter(state=CheckState.ASKED).count()
    field = actor.may_anywhere(access.DISPOSE) and not actor.may_anywhere(access.REVIEW)
    todo = to_dispose(actor).count() if field else 0
    return Waiting(todo, checks, asked["answer"] or 0, asked["draft"] or 0)


def left_minutes(city: str, rows: Iterable[Snapshot]) -> dict[UUID, int]:
    """Working minutes until each running case is due; negative when overdue; the calendar read once."""
    running = [row for row in rows if row.state in DOING and row.due is not None]
    if not running:
        return {}
    hours, now = clocks.hours(city), clock.business_now()
    found = {}
    for row in running:
        due: datetime = row.due or now
        late = due < now
        first, last = (due, now) if late else (now, due)
        minutes = hours.minutes_between(first, last)
        found[row.pk] = -max(minutes, 1) if late else minutes
    return found


def is_filed(snapshot: Snapshot) -> bool:
    return snapshot.state in FILED

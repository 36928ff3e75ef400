"""What the desk reads: the list, one activity with its numbers, who has a seat, who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from yilu.activities.access import managed, may_hold, may_plan, visible
from yilu.activities.codes import DoorCode, code_at
from yilu.activities.enums import SeatState
from yilu.activities.limits import windows
from yilu.activities.models import (
    Activity,
    Attendance,
    Material,
    Question,
    QuizQuestion,
    SignUp,
)
from yilu.activities.queries.figures import double_counting, events_without_attendance
from yilu.activities.states import ACTIVITY
from yilu.activities.timing import door_open
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import NotAllowed, NotFound
from yilu.core.periods import Period
from yilu.core.scopes import within
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import unit_open_on

T = TypeVar("T", Activity, Attendance, Material)


@dataclass(frozen=True, slots=True)
class Numbers:
    """How full it is and who came."""

    booked: int
    offered: int
    waiting: int
    came: int
    minutes: int

    @property
    def taken(self) -> int:
        return self.booked + self.offered


def activities(
    actor: Actor,
    *,
    kind: str = "",
    state: str = "",
    text: str = "",
    first: date | None = None,
    last: date | None = None,
    phone: bool = False,
) -> QuerySet[Activity]:
    """What the actor runs (or, with `phone`, all he may see), newest first, with `came` and `waits`."""
    rows = (visible if phone else managed)(actor).select_related("organiser")
    came = Attendance.objects.filter(city=OuterRef("city"), activity=OuterRef("pk"))
    waits = SignUp.objects.filter(
        city=OuterRef("city"), activity=OuterRef("pk"), state=SeatState.WAITING
    )
    rows = rows.annotate(came=_counted(came), waits=_counted(waits))
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    if first:
        rows = rows.filter(day__gte=first)
    if last:
        rows = rows.filter(day__lte=last)
    if text := text.strip():
        rows = rows.filter(Q(title__icontains=text) | Q(number__iexact=text))
    return rows.order_by("-starts_at", "pk")


def _counted(rows: QuerySet[Attendance] | QuerySet[SignUp]) -> Coalesce:
    counted = rows.order_by().values("activity").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def get_activity(actor: Actor, key: UUID) -> Activity:
    """The activity, if the actor runs it; otherwise it does not exist."""
    return _one(managed(actor).select_related("organiser", "host").filter(pk=key), key)


def numbers(activity: Activity) -> Numbers:
    """Of an activity the actor was shown."""
    states = dict(
        activity.sign_ups.order_by()
        .values("state")
        .annotate(n=Count("pk"))
        .values_list("state", "n")
    )
    minutes = list(activity.attendances.values_list("minutes", flat=True))
    return Numbers(
        states.get(SeatState.BOOKED, 0),
        states.get(SeatState.OFFERED, 0),
        states.get(SeatState.WAITING, 0),
        len(minutes),
        sum(minutes),
    )


def moves(actor: Actor, activity: Activity) -> list[str]:
    """What the actor may do with it now."""
    return ACTIVITY.open_to(actor, activity)


def rights(actor: Actor, activity: Activity) -> tuple[bool, bool]:
    """(may plan, may hold)."""
    return may_plan(actor, activity), may_hold(actor, activity)


def seats(actor: Actor, activity: Activity, *, state: str = "") -> QuerySet[SignUp]:
    """Who has a seat or waits, in the order they asked; for those who run it."""
    rows = SignUp.objects.filter(
        city=actor.city, activity__in=managed(actor).values("pk"), activity=activity.pk
    )
    rows = rows.filter(state=state) if state else rows
    return rows.select_related("person").order_by("asked_at", "pk")


def attendances(
    actor: Actor,
    *,
    activity: UUID | None = None,
    mode: str = "",
    phone: bool = False,
) -> QuerySet[Attendance]:
    """Who took part: of one activity or of all the actor runs; with `phone` his own as well."""
    allowed = Q(activity__in=managed(actor).values("pk"))
    if phone and actor.person_id is not None:
        allowed |= Q(person=actor.person_id)
    rows = Attendance.objects.filter(allowed, city=actor.city)
    rows = rows.filter(activity=activity) if activity else rows
    rows = rows.filter(mode=mode) if mode else rows
    return rows.select_related("person", "activity").order_by("in_at", "pk")


def materials(activity: Activity) -> list[Material]:
    """Of an activity the actor was shown."""
    return list(activity.materials.select_related("file").order_by("added_at"))


def open_questions(actor: Actor, activity: Activity) -> list[Question]:
    """Every question, the unanswered ones first; for those who run it."""
    rows = Question.objects.filter(
        city=actor.city, activity__in=managed(actor).values("pk"), activity=activity.pk
    )
    return sorted(rows.order_by("asked_at"), key=lambda question: bool(question.answer))


def door_code(actor: Actor, key: UUID, at: datetime | None = None) -> DoorCode:
    """What the screen at the door shows now; for whoever holds it."""
    activity = get_activity(actor, key)
    if not may_hold(actor, activity):
        raise NotAllowed("door_code")
    return code_at(activity.pk, at or clock.business_now())


def door_is_open(activity: Activity) -> bool:
    """Whether people may check in on the spot now."""
    return door_open(activity, clock.business_now(), windows(activity.city))


def audience_of(activity: Activity) -> list[Rule]:
    rows = activity.audience.order_by("kind", "value").values_list("kind", "value")
    return [Rule(AudienceKind(kind), value) for kind, value in rows]


def organisers(actor: Actor) -> list[Unit]:
    """In whose name the actor may organise."""
    allowed = within(actor, Right.PLAN_ACTIVITIES, "path")
    units = Unit.objects.filter(allowed, unit_open_on(clock.today()), city=actor.city)
    return list(units.order_by("path"))


def _one(rows: QuerySet[T], key: UUID) -> T:
    row = rows.filter(pk=key).first()
    if row is None:
        raise NotFound(str(key))
    return row


def get_question(actor: Actor, activity: Activity, key: UUID) -> Question:
    for question in open_questions(actor, activity):
        if question.pk == key:
            return question
    raise NotFound(str(key))


def lesson_text(activity: Activity) -> str:
    """The lesson as it is typed: # begins a page."""
    pages = activity.pages.order_by("order")
    return "\n".join(f"# {page.title}\n{page.text}" for page in pages)


def quiz_text(activity: Activity) -> str:
    """The quiz as it is typed: # asks, * stands before the right choice."""
    return "\n".join(_typed(question) for question in activity.quiz.order_by("order"))


def _typed(question: QuizQuestion) -> str:
    marked = [
        f"*{text}" if place == question.right else text
        for place, text in enumerate(question.choices)
    ]
    return "\n".join([f"# {question.text}", *marked])


def double_counted(actor: Actor, period: Period) -> QuerySet[Attendance]:
    """What looks counted twice among what the actor runs."""
    rows = double_counting(actor.city, period).filter(activity__in=managed(actor).values("pk"))
    return rows.select_related("person", "activity")


def held_without_attendance(actor: Actor, period: Period) -> QuerySet[Activity]:
    rows = events_without_attendance(actor.city, period)
    return rows.filter(pk__in=managed(actor).values("pk")).order_by("starts_at")

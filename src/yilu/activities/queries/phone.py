"""What a driver's phone shows: mine first, what is open to me, and one activity with its one next step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from yilu.activities import limits
from yilu.activities.access import joinable
from yilu.activities.enums import ALIVE, HOLDING, ActivityState, Mode, SeatState
from yilu.activities.models import (
    Activity,
    Attendance,
    LessonPage,
    Material,
    PageReading,
    Question,
    QuizQuestion,
    SignUp,
)
from yilu.activities.timing import certifiable, door_open, lesson_open, sign_up_open
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound

PAST = timedelta(days=400)
NEXT = 3  # on the first page


class Step(StrEnum):
    """The one thing a person does next with an activity; "" is nothing."""

    SIGN_UP = "sign_up"
    WAIT = "wait"
    ACCEPT = "accept"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    LEARN = "learn"
    CERTIFICATE = "certificate"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One activity as it stands for one person."""

    activity: Activity
    seat: SignUp | None
    came: Attendance | None
    step: Step

    @property
    def is_mine(self) -> bool:
        """He has a seat, waits for one, or took part."""
        return self.came is not None or (self.seat is not None and self.seat.state in ALIVE)

    @property
    def free(self) -> int | None:
        capacity = self.activity.capacity
        return None if capacity is None else capacity - self.activity.taken


@dataclass(frozen=True, slots=True)
class Lesson:
    """An online lesson as far as one person has come; pages are numbered from 0."""

    pages: list[LessonPage]
    quiz: list[QuizQuestion]
    opened: dict[UUID, PageReading]

    @property
    def read(self) -> int:
        return sum(reading.read_at is not None for reading in self.opened.values())

    @property
    def at(self) -> int:
        """The page to go on with; as many as there are pages means the quiz."""
        for page in self.pages:
            reading = self.opened.get(page.pk)
            if reading is None or reading.read_at is None:
                return page.order
        return len(self.pages)


@dataclass(frozen=True, slots=True)
class Mine:
    """One activity's page for one person."""

    card: Card
    before: int  # people before him in line
    lesson: Lesson | None
    materials: list[Material]
    questions: list[Question]  # answered ones, and his own
    clashes: list[Activity]  # he was or is at another place at the same time


def my_activities(actor: Actor, at: datetime | None = None) -> list[Card]:
    """Everything of the last year that is his or open to him, what comes first at the top."""
    now = at or clock.business_now()
    rows = joinable(actor).filter(ends_at__gte=now - PAST).order_by("starts_at", "pk")
    return _cards(actor, rows, now)


def next_things(actor: Actor, at: datetime | None = None) -> list[Card]:
    """For the first page: what is his and not over, and offers that wait for an answer."""
    now = at or clock.business_now()
    alive = SignUp.objects.filter(city=actor.city, person=actor.person_id, state__in=ALIVE)
    rows = Activity.objects.filter(  # whoever has a seat may see it: nothing else to ask
        city=actor.city,
        pk__in=alive.values("activity"),
        state=ActivityState.PUBLISHED,
        ends_at__gt=now,
    )
    return _cards(actor, rows.order_by("starts_at", "pk")[:NEXT], now)


def _cards(actor: Actor, rows: Iterable[Activity], now: datetime) -> list[Card]:
    found = list(rows)
    if not found:
        return []
    keys = [row.pk for row in found]
    seats = SignUp.objects.filter(city=actor.city, person=actor.person_id, activity__in=keys)
    came = Attendance.objects.filter(city=actor.city, person=actor.person_id, activity__in=keys)
    by_seat = {seat.activity_id: seat for seat in seats}
    by_came = {row.activity_id: row for row in came}
    moment = _Moment(now, limits.windows(actor.city))
    return [_card(row, by_seat.get(row.pk), by_came.get(row.pk), moment) for row in found]


@dataclass(frozen=True, slots=True)
class _Moment:
    """Now, and what the city set about times."""

    now: datetime
    windows: limits.Windows


def _card(
    activity: Activity, seat: SignUp | None, came: Attendance | None, moment: _Moment
) -> Card:
    return Card(activity, seat, came, _step(activity, seat, came, moment))


def _step(
    activity: Activity, seat: SignUp | None, came: Attendance | None, moment: _Moment
) -> Step:
    """Which of the steps is the next one: the first that holds."""
    now, windows = moment.now, moment.windows
    if activity.state == ActivityState.CANCELLED:
        return Step.NOTHING
    if came is not None:
        return _after(activity, came, moment)
    state = seat.state if seat else ""
    if state == SeatState.OFFERED and now < activity.starts_at:
        return Step.ACCEPT
    may_ask = sign_up_open(activity, now) and state not in ALIVE
    if may_ask and (activity.capacity is None or activity.taken < activity.capacity):
        return Step.SIGN_UP  # also when the door is open already: he may still be at home
    if door_open(activity, now, windows):
        return Step.CHECK_IN
    if may_ask:
        return Step.WAIT
    return Step.LEARN if lesson_open(activity, now, windows) else Step.NOTHING


def _after(activity: Activity, came: Attendance, moment: _Moment) -> Step:
    if certifiable(came, activity, moment.windows):
        return Step.CERTIFICATE
    still = came.out_at is None and moment.now < activity.ends_at
    return Step.CHECK_OUT if still else Step.NOTHING


def get_mine(actor: Actor, key: UUID, at: datetime | None = None) -> Mine:
    """One activity's page, if it is open to him; otherwise it does not exist."""
    now = at or clock.business_now()
    activity = joinable(actor).select_related("organiser").filter(pk=key).first()
    if activity is None:
        raise NotFound(str(key))
    (card,) = _cards(actor, [activity], now)
    mine = Q(asker=actor.person_id) | ~Q(answer="")
    return Mine(
        card,
        _before(activity, card.seat),
        _lesson(actor, activity) if activity.mode != Mode.OFFLINE else None,
        list(activity.materials.select_related("file").order_by("added_at")),
        list(activity.questions.filter(mine).order_by("asked_at")),
        _clashes(actor, activity),
    )


def _before(activity: Activity, seat: SignUp | None) -> int:
    if seat is None or seat.state != SeatState.WAITING:
        return 0
    line = activity.sign_ups.filter(state=SeatState.WAITING)
    earlier = Q(asked_at__lt=seat.asked_at) | Q(asked_at=seat.asked_at, pk__lt=seat.pk)
    return line.filter(earlier).count()


def _clashes(actor: Actor, activity: Activity) -> list[Activity]:
    """What else he has at that hour: he is told, nothing is forbidden."""
    seats = SignUp.objects.filter(city=actor.city, person=actor.person_id, state__in=HOLDING)
    came = Attendance.objects.filter(city=actor.city, person=actor.person_id)
    rows = joinable(actor).filter(
        Q(pk__in=seats.values("activity")) | Q(pk__in=came.values("activity")),
        starts_at__lt=activity.ends_at,
        ends_at__gt=activity.starts_at,
    )
    both = rows.exclude(pk=activity.pk).exclude(mode=Mode.ONLINE)
    apart = activity.mode == Mode.ONLINE
    return [] if apart else list(both.exclude(state=ActivityState.CANCELLED))


def lesson_of(actor: Actor, key: UUID) -> tuple[Activity, Lesson]:
    """The lesson of an activity open to him."""
    activity = joinable(actor).filter(pk=key).exclude(mode=Mode.OFFLINE).first()
    if activity is None:
        raise NotFound(str(key))
    return activity, _lesson(actor, activity)


def _lesson(actor: Actor, activity: Activity) -> Lesson:
    pages = list(activity.pages.select_related("picture").order_by("order"))
    readings = PageReading.objects.filter(
        city=actor.city, page__activity=activity, person=actor.person_id
    )
    quiz = list(activity.quiz.order_by("order"))
    return Lesson(pages, quiz, {row.page_id: row for row in readings})


def material(actor: Actor, key: UUID, pk: UUID) -> Material:
    """A file of an activity open to him."""
    activity = joinable(actor).filter(pk=key)
    rows = Material.objects.filter(activity__in=activity.values("pk"), pk=pk)
    row = rows.select_related("file").first()
    if row is None:
        raise NotFound(str(pk))
    return row

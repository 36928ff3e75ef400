"""Learning online: pages read, as the server measures it, then a short quiz. Opening is not learning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import joinable
from yilu.activities.actions.certifying import give_qualifications
from yilu.activities.actions.locking import now_or, person_of
from yilu.activities.enums import Mode, Presence
from yilu.activities.models import Activity, Attendance, LessonPage, PageReading
from yilu.activities.timing import lesson_open
from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import NotFound, Refused
from yilu.core.refs import Ref
from yilu.people.limits import spend

SLOW = 3  # a page left open counts at most so many times its least reading time


@dataclass(frozen=True, slots=True)
class Score:
    """How a quiz went; `attendance` stands where it was passed."""

    right: int
    of: int
    needed: int
    attendance: Attendance | None


@transaction.atomic
def open_page(
    key: UUID, order: int, *, by: Actor, at: datetime | None = None, now: datetime | None = None
) -> PageReading:
    """Start reading a page; the one before must have been read."""
    activity = _lesson(key, by, at)
    page = _page(activity, order)
    if order and not _read(activity, order - 1, by):
        raise Refused(_("先把前一页读完。"))
    found, _made = PageReading.objects.get_or_create(
        city=by.city,
        page=page,
        person_id=person_of(by),
        defaults={"opened_at": now or timezone.now()},
    )
    return found


@transaction.atomic
def finish_page(
    key: UUID, order: int, *, by: Actor, at: datetime | None = None, now: datetime | None = None
) -> PageReading:
    """读完了: believed only after the time it takes to read the page."""
    activity = _lesson(key, by, at)
    page = _page(activity, order)
    rows = PageReading.objects.select_for_update(of=("self",)).filter(page=page)
    reading = rows.filter(person=by.person_id).first()
    if reading is None:
        raise Refused(_("先打开这一页再读。"))
    if reading.read_at is None:
        moment = now or timezone.now()
        left = page.seconds - (moment - reading.opened_at).total_seconds()
        if left > 0:
            raise Refused(_("这一页还没读够时间，再看 %(n)d 秒。") % {"n": ceil(left)})
        reading.read_at = moment
        reading.save(update_fields=["read_at"])
    return reading


def take_quiz(
    key: UUID, answers: Sequence[int | None], *, by: Actor, at: datetime | None = None
) -> Score:
    """Answer the quiz after the last page; passing it is taking part."""
    with transaction.atomic():
        activity = _lesson(key, by, at)
        if len(_readings(activity, by)) < activity.pages.count():
            raise Refused(_("还有没读完的页，读完再来答题。"))
    spend(limits.QUIZ_TRIES, f"{activity.pk}:{by.person_id}", city=by.city)
    questions = list(activity.quiz.order_by("order"))
    given = [*answers, *([None] * len(questions))]
    right = sum(q.right == given[place] for place, q in enumerate(questions))
    needed = activity.pass_right or len(questions)
    came = _pass(activity, by, now_or(at)) if right >= needed else None
    return Score(right, len(questions), needed, came)


@transaction.atomic
def _pass(activity: Activity, by: Actor, now: datetime) -> Attendance:
    readings = _readings(activity, by)
    first = min((r.opened_at for r in readings), default=now)
    spent = sum(_spent(r) for r in readings)
    try:
        with transaction.atomic():
            came = Attendance.objects.create(
                city=by.city,
                activity=activity,
                person_id=person_of(by),
                mode=Presence.ONLINE,
                on=now.astimezone(CITY_ZONE).date(),
                in_at=min(first, now),
                out_at=now,
                minutes=max(1, ceil(spent / 60)),
            )
    except IntegrityError:  # he was there in person, or answered twice at once: one event, once
        return activity.attendances.get(person=by.person_id)
    record("attendance.online", Ref.to(came), by=by, minutes=came.minutes)
    give_qualifications(activity, by=by)
    return came


def _spent(reading: PageReading) -> float:
    if reading.read_at is None:
        return 0
    seconds = (reading.read_at - reading.opened_at).total_seconds()
    return min(seconds, SLOW * reading.page.seconds)


def _lesson(key: UUID, by: Actor, at: datetime | None) -> Activity:
    activity = joinable(by).filter(pk=key).exclude(mode=Mode.OFFLINE).first()
    if activity is None:
        raise NotFound(str(key))
    if not lesson_open(activity, now_or(at), limits.windows(by.city)):
        raise Refused(_("这一课现在没有开放。"))
    return activity


def _page(activity: Activity, order: int) -> LessonPage:
    page = activity.pages.filter(order=order).first()
    if page is None:
        raise NotFound("page")
    return page


def _read(activity: Activity, order: int, by: Actor) -> bool:
    rows = PageReading.objects.filter(page__activity=activity, page__order=order)
    return rows.filter(person=by.person_id, read_at__isnull=False).exists()


def _readings(activity: Activity, by: Actor) -> list[PageReading]:
    rows = PageReading.objects.filter(page__activity=activity, person=by.person_id)
    return list(rows.filter(read_at__isnull=False).select_related("page"))

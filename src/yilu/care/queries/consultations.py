"""Reading the consultation desk: free times, what is booked, what waits for an answer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from yilu.care import access
from yilu.care.enums import ConsultationState, SlotState
from yilu.care.models import Consultation, Slot
from yilu.care.sealing import opened
from yilu.care.states import machine_of
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotFound

TAKES_A_SEAT = Q(bookings__state__in=["booked", "completed", "no_show"])
AHEAD = timedelta(days=30)


def _with_taken(rows: QuerySet[Slot]) -> QuerySet[Any]:
    return rows.annotate(taken=Count("bookings", filter=TAKES_A_SEAT))


def free_slots(actor: Actor, *, subject: str = "") -> QuerySet[Slot]:
    """Times anybody signed in may book in the next weeks, soonest first."""
    now = clock.business_now()
    rows = Slot.objects.filter(
        city=actor.city, state=SlotState.OPEN, starts_at__gt=now, starts_at__lt=now + AHEAD
    )
    if subject:
        rows = rows.filter(subject=subject)
    return _with_taken(rows).filter(taken__lt=F("seats")).order_by("starts_at", "pk")


def get_free_slot(actor: Actor, key: UUID) -> Slot:
    """A slot as the public sees it, full or past ones too: what happened to it is said in words."""
    found = Slot.objects.filter(city=actor.city, pk=key).first()
    if found is None or actor.person_id is None:
        raise NotFound(str(key))
    return found


def slots(
    actor: Actor, *, subject: str = "", on: date | None = None, ahead: bool = False
) -> QuerySet[Slot]:
    """The times of the actor's desks, with `taken`."""
    rows = access.desk_slots(actor)
    if subject:
        rows = rows.filter(subject=subject)
    if on is not None:
        rows = rows.filter(starts_at__range=_day(on))
    if ahead:
        rows = rows.filter(starts_at__gte=_day(clock.today())[0], state=SlotState.OPEN)
    return _with_taken(rows).order_by("starts_at", "pk")


def get_slot(actor: Actor, key: UUID) -> Slot:
    """A time of the actor's desks, with `taken`."""
    found: Slot | None = _with_taken(access.desk_slots(actor)).filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def _day(day: date) -> tuple[datetime, datetime]:
    start = datetime.combine(day, datetime.min.time(), clock.CITY_ZONE)
    return start, start + timedelta(days=1) - timedelta(microseconds=1)


def consultations(
    actor: Actor,
    *,
    subject: str = "",
    state: str = "",
    mode: str = "",
    number: str = "",
    slot: UUID | None = None,
) -> QuerySet[Consultation]:
    """What the actor handles at the desk, and his own; never anybody's words."""
    rows = access.visible_consultations(actor).select_related("person", "slot__unit")
    for column, value in (("subject", subject), ("state", state), ("mode", mode), ("slot", slot)):
        if value:
            rows = rows.filter(**{column: value})
    if number:
        rows = rows.filter(number__iexact=number.strip())
    return rows.order_by("-made_at", "-pk")


def handled(
    actor: Actor,
    *,
    subject: str = "",
    state: str = "",
    mode: str = "",
    text: str = "",
    slot: UUID | None = None,
) -> QuerySet[Consultation]:
    """The desk's own list: the same without the actor's own questions."""
    rows = access.handled_consultations(actor).select_related("person", "slot__unit")
    for column, value in (("subject", subject), ("state", state), ("mode", mode), ("slot", slot)):
        if value:
            rows = rows.filter(**{column: value})
    if text := text.strip():
        rows = rows.filter(Q(number__iexact=text) | Q(person__name__contains=text))
    return rows.order_by("-made_at", "-pk")


def todays_bookings(actor: Actor) -> QuerySet[Consultation]:
    """Who comes today, in order; those who came, or did not, stay on the page."""
    rows = access.handled_consultations(actor).filter(
        slot__isnull=False, starts_at__range=_day(clock.today())
    )
    rows = rows.exclude(state=ConsultationState.CANCELLED)
    return rows.select_related("person", "slot__unit").order_by("starts_at", "seat")


def waiting_questions(actor: Actor) -> QuerySet[Consultation]:
    """Questions without an answer, the longest waiting first."""
    rows = access.handled_consultations(actor).filter(state=ConsultationState.ASKED)
    return rows.select_related("person").order_by("made_at", "pk")


def due_follow_ups(actor: Actor) -> QuerySet[Consultation]:
    """Whom somebody meant to call again by now."""
    rows = access.handled_consultations(actor).filter(
        follow_up_on__lte=clock.today(), followed_up_at=None
    )
    return rows.select_related("person", "slot__unit").order_by("follow_up_on", "pk")


def get_consultation(actor: Actor, key: UUID) -> Consultation:
    rows = access.visible_consultations(actor).select_related("person", "slot__unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def moves(actor: Actor, row: Consultation) -> list[str]:
    """What this actor may do to it now: the buttons of a page."""
    return machine_of(row).open_to(actor, row)


def may_handle(actor: Actor, row: Consultation) -> bool:
    return access.may_handle(actor, row)


def words_of(actor: Actor, row: Consultation) -> dict[str, str]:
    """The question and the answer for the asker and the desk; the desk's own note for the desk."""
    if not access.can_view_consultation(actor, row):
        raise NotFound(str(row.pk))
    words = {"question": opened(row, "question"), "answer": opened(row, "answer"), "note": ""}
    if access.may_handle(actor, row):
        words["note"] = opened(row, "note")
    return words


def my_consultations(actor: Actor) -> QuerySet[Consultation]:
    if actor.person_id is None:
        return Consultation.objects.none()
    rows = Consultation.objects.filter(city=actor.city, person=actor.person_id)
    return rows.select_related("slot").order_by("-made_at", "-pk")


def get_my_consultation(actor: Actor, key: UUID) -> Consultation:
    found = my_consultations(actor).select_related("person").filter(pk=key).first()
    if found is None:
        raise NotFound(str(key))
    return found


def consultations_in(actor: Actor, state: ConsultationState) -> bool:
    """Whether one of the acting person's own is in this state."""
    return my_consultations(actor).filter(state=state).exists()


def public_answers(actor: Actor, *, subject: str = "") -> QuerySet[Consultation]:
    """Questions and answers released without a name, newest first; only the reworded texts."""
    rows = Consultation.objects.filter(city=actor.city, published_at__isnull=False)
    if subject:
        rows = rows.filter(subject=subject)
    columns = ("subject", "public_question", "public_answer", "published_at")
    return rows.only(*columns).order_by("-published_at")


def answers_to_review(actor: Actor) -> QuerySet[Consultation]:
    """Reworded answers that wait for somebody else to release them; without the question itself."""
    rows = Consultation.objects.filter(city=actor.city, published_at=None).exclude(public_answer="")
    if not access.may_review_answers(actor):
        return rows.none()
    return rows.exclude(offered_by=actor.account_id).order_by("answered_at", "pk")

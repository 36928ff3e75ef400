"""Everything that can happen at the consultation desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.care import access
from yilu.care.enums import ConsultationState, Mode, Privacy, SlotState, Subject
from yilu.care.models import Consultation, Slot
from yilu.care.queries.consultations import get_consultation, get_slot
from yilu.care.queries.people import drivers_of
from yilu.care.sealing import sealed
from yilu.care.states import machine_of
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clashes import clear_clashes
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.organisations.queries import get_unit
from yilu.runtime.actions import next_number

S = ConsultationState
LONGEST = timedelta(hours=4)
TAKEN = (S.BOOKED, S.COMPLETED, S.NO_SHOW)
LONGEST_WORDS = 1000
FULL = _("这个时间刚被别人约走，换一个时间吧。")
CLASHES = {
    "consultation_one_on_a_seat": FULL,
    "consultation_one_at_a_time": _("这个时间您已经约了另一个咨询，先取消那个，或换一个时间。"),
    "slot_one_at_a_time": _("这位咨询人员这段时间已经放了号，换一个时间。"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A time somebody offers."""

    subject: str
    mode: str
    consultant: str
    starts_at: datetime
    ends_at: datetime
    seats: int = 1
    place: str = ""

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if self.subject not in Subject.values:
            errors["subject"] = _("选一类咨询。")
        if self.mode not in {Mode.ONSITE, Mode.CALL}:
            errors["mode"] = _("选当面或电话。")
        if not self.consultant.strip():
            errors["consultant"] = _("写谁来接待，比如“魏医生”。")
        if not timedelta(0) < self.ends_at - self.starts_at <= LONGEST:
            errors["ends_at"] = _("结束时间要在开始之后，一段最长四小时。")
        if not 1 <= self.seats <= 50:
            errors["seats"] = _("名额写 1 到 50。")
        if self.mode == Mode.ONSITE and not self.place.strip():
            errors["place"] = _("写到哪里来，司机要找得到。")
        if errors:
            raise Invalid(errors)


def desk_unit(by: Actor) -> Unit:
    """The desk of whoever acts: the first of his posts that lets him consult."""
    grants = by.grants_for(access.CONSULT)
    if not grants:
        raise NotAllowed("consult")
    return get_unit(by, grants[0].unit_id)


@transaction.atomic
def open_slot(offer: Offer, unit: Unit, *, by: Actor) -> Slot:
    """Offer a time for drivers to book."""
    if not access.may_open_slots(by, unit):
        raise NotAllowed("open_slot")
    offer.check()
    with clear_clashes(CLASHES):
        slot = Slot.objects.create(
            city=by.city,
            unit=unit,
            subject=offer.subject,
            mode=offer.mode,
            place=offer.place.strip()[:120],
            consultant=offer.consultant.strip()[:40],
            starts_at=offer.starts_at,
            ends_at=offer.ends_at,
            seats=offer.seats,
            opened_by=by.account_id,
        )
    record("slot.opened", Ref.to(slot), by=by, subject=slot.subject, seats=slot.seats)
    return slot


@transaction.atomic
def cancel_slot(key: UUID, *, by: Actor, reason: str) -> Slot:
    """Take an offered time back; everybody who booked it is told and free again."""
    slot = Slot.objects.select_for_update(of=("self",)).get(pk=get_slot(by, key).pk)
    if slot.state != SlotState.OPEN:
        raise Refused(_("这个时间已经取消了。"))
    if not reason.strip():
        raise Invalid({"reason": _("写一句原因，约了的司机会看到。")})
    slot.state, slot.reason = SlotState.CANCELLED, reason.strip()[:120]
    slot.save(update_fields=["state", "reason"])
    booked = list(slot.bookings.filter(state=S.BOOKED))
    slot.bookings.filter(state=S.BOOKED).update(state=S.CANCELLED)
    record("slot.cancelled", Ref.to(slot), by=by, booked=len(booked))
    title = _("您约的咨询取消了，请另约一个时间")
    telling = Telling(
        title, Kind.CARE, Ref.to(slot), "slot.cancelled", reason[:400], "/care/", by_sms=True
    )
    tell([row.person_id for row in booked], telling)
    return slot


@transaction.atomic
def set_seats(key: UUID, seats: int, *, by: Actor) -> Slot:
    """More seats, or fewer, never fewer than are booked."""
    slot = Slot.objects.select_for_update(of=("self",)).get(pk=get_slot(by, key).pk)
    taken = slot.bookings.filter(state__in=TAKEN).count()
    if not max(taken, 1) <= seats <= 50:
        raise Invalid({"seats": _("已经约了 %(n)d 个，名额不能比这少。") % {"n": taken}})
    slot.seats = seats
    slot.save(update_fields=["seats"])
    record("slot.seats", Ref.to(slot), by=by, seats=seats)
    return slot


@transaction.atomic
def book(slot_key: UUID, *, by: Actor, about: str = "") -> Consultation:
    """Take a seat of an offered time, for oneself; the slot's row is locked while seats are counted."""
    person_id = _require_driver(by)
    slot = Slot.objects.select_for_update().filter(pk=slot_key, city=by.city).first()
    if slot is None:
        raise NotFound(str(slot_key))
    if slot.state != SlotState.OPEN or slot.starts_at <= clock.business_now():
        raise Refused(_("这个时间已经过了或取消了，换一个时间吧。"))
    taken = set(slot.bookings.filter(state__in=TAKEN).values_list("seat", flat=True))
    seat = next((n for n in range(1, slot.seats + 1) if n not in taken), None)
    if seat is None:
        raise Refused(FULL)
    row = _new(by, person_id, slot.subject, slot.mode, S.BOOKED)
    row.slot, row.seat, row.starts_at, row.ends_at = slot, seat, slot.starts_at, slot.ends_at
    if about.strip():
        row.question = sealed(row, "question", about.strip()[:LONGEST_WORDS])
    with clear_clashes(CLASHES):
        row.save(force_insert=True)
    record("consultation.booked", Ref.to(row), by=by, subject=row.subject)
    return row


@transaction.atomic
def ask(subject: str, words: str, privacy: str, *, by: Actor) -> Consultation:
    """A question in writing; its words are sealed for the desk."""
    person_id = _require_driver(by)
    errors: dict[str, Any] = {}
    if subject not in Subject.values:
        errors["subject"] = _("选一类咨询。")
    if privacy not in Privacy.values:
        errors["privacy"] = _("选谁可以看到。")
    if not words.strip():
        errors["question"] = _("写下您想问的，一两句话就行。")
    if len(words.strip()) > LONGEST_WORDS:
        errors["question"] = _("太长了，最多 %(n)d 个字。") % {"n": LONGEST_WORDS}
    if errors:
        raise Invalid(errors)
    row = _new(by, person_id, subject, Mode.ONLINE, S.ASKED)
    row.privacy, row.question = privacy, sealed(row, "question", words.strip())
    row.save(force_insert=True)
    record("consultation.asked", Ref.to(row), by=by, subject=subject, privacy=privacy)
    return row


def _new(
    by: Actor, person_id: UUID, subject: str, mode: str, state: ConsultationState
) -> Consultation:
    year = clock.today().year
    return Consultation(
        city=by.city,
        number=f"ZX-{year}-{next_number(by.city, f'ZX-{year}'):04d}",
        person_id=person_id,
        subject=subject,
        mode=mode,
        state=state,
        made_at=clock.business_now(),
    )


@transaction.atomic
def cancel(key: UUID, *, by: Actor) -> Consultation:
    """Give the seat back: by the driver, or by the desk (who is then told)."""
    row = _advance(key, "cancel", by=by)
    if not access.is_asker(by, row):
        _tell(row, _("您约的咨询取消了，请另约一个时间"), "cancelled")
    return row


@transaction.atomic
def complete(
    key: UUID, *, by: Actor, note: str = "", follow_up_on: date | None = None
) -> Consultation:
    """It took place: from now on it counts. A note stays sealed with the desk."""
    if follow_up_on is not None and follow_up_on < clock.today():
        raise Invalid({"follow_up_on": _("回访的日子写今天或以后。")})
    row = _move(key, "complete", by=by)
    if (
        row.starts_at is not None
        and row.starts_at.astimezone(clock.CITY_ZONE).date() > clock.today()
    ):
        raise Refused(_("还没到约的那一天，不能先记完成。"))
    row.completed_on, row.follow_up_on = clock.today(), follow_up_on
    if note.strip():
        row.note = sealed(row, "note", note.strip()[:LONGEST_WORDS])
    return _saved(row, "complete", by)


@transaction.atomic
def no_show(key: UUID, *, by: Actor) -> Consultation:
    """He did not come; it does not count."""
    row = _move(key, "no_show", by=by)
    if row.starts_at is not None and row.starts_at > clock.business_now():
        raise Refused(_("约的时间还没到，再等等他。"))
    return _saved(row, "no_show", by)


@transaction.atomic
def answer(
    key: UUID, *, by: Actor, words: str, public_question: str = "", public_answer: str = ""
) -> Consultation:
    """Answer a question; where the asker allowed it, offer a reworded pair for release."""
    row = _move(key, "answer", by=by)
    _check_answer(row, words, public_question, public_answer)
    row.answer = sealed(row, "answer", words.strip())
    row.answered_by, row.answered_at = by.account_id, clock.business_now()
    if public_answer.strip():
        row.public_question, row.public_answer = public_question.strip(), public_answer.strip()
        row.offered_by = by.account_id
    row = _saved(row, "answer", by)
    _tell(row, _("您的咨询有答复了"), "answered")
    return row


def _check_answer(row: Consultation, words: str, question: str, reply: str) -> None:
    errors: dict[str, Any] = {}
    if not words.strip():
        errors["words"] = _("答复不能空着。")
    if len(words.strip()) > LONGEST_WORDS or len(reply.strip()) > LONGEST_WORDS:
        errors["words"] = _("太长了，最多 %(n)d 个字。") % {"n": LONGEST_WORDS}
    if (question.strip() or reply.strip()) and row.privacy != Privacy.PUBLIC:
        errors["public_answer"] = _("他选了只有咨询人员看得到，这一问不能公开。")
    if bool(question.strip()) != bool(reply.strip()):
        errors["public_answer"] = _("要公开，改写过的问题和答复都要有，不带姓名、车牌、公司。")
    if len(question.strip()) > 300:
        errors["public_question"] = _("太长了，最多 %(n)d 个字。") % {"n": 300}
    if errors:
        raise Invalid(errors)


@transaction.atomic
def read_answer(key: UUID, *, by: Actor) -> Consultation:
    """The asker has read it: only now the consultation is complete and counts."""
    row = _move(key, "read", by=by)
    row.completed_on = clock.today()
    return _saved(row, "read", by)


@transaction.atomic
def withdraw(key: UUID, *, by: Actor) -> Consultation:
    """The asker takes his question back: its words are gone."""
    row = _move(key, "withdraw", by=by)
    row.question = sealed(row, "question", "")
    return _saved(row, "withdraw", by)


@transaction.atomic
def release_answer(key: UUID, *, by: Actor, release: bool) -> Consultation:
    """Somebody else than who wrote it reads the reworded pair and lets it out, or does not."""
    rows = Consultation.objects.select_for_update().filter(pk=key, city=by.city, published_at=None)
    row = rows.exclude(public_answer="").first()
    if row is None or not access.may_review_answers(by):
        raise NotAllowed("release_answer")
    if row.offered_by == by.account_id:
        raise Refused(_("公开前要另一个人看过，请同事来审。"))
    if release:
        row.published_at = clock.business_now()
    else:
        row.public_question = row.public_answer = ""
    row.save(update_fields=["published_at", "public_question", "public_answer"])
    record(f"consultation.{'released' if release else 'kept_back'}", Ref.to(row), by=by)
    return row


@transaction.atomic
def followed_up(key: UUID, *, by: Actor) -> Consultation:
    """The call that was meant has been made."""
    row = _locked(key, by)
    if not access.may_handle(by, row):
        raise NotAllowed("follow_up")
    if row.follow_up_on is None or row.followed_up_at is not None:
        raise Refused(_("没有要回访的，或者已经回访过了。"))
    row.followed_up_at = timezone.now()
    row.save(update_fields=["followed_up_at"])
    record("consultation.followed_up", Ref.to(row), by=by)
    return row


def _require_driver(by: Actor) -> UUID:
    if by.person_id is None or not drivers_of(by.city, [by.person_id]):
        raise Refused(_("咨询给登记过的司机用，请先到驿站或支部登记。"))
    return by.person_id


def _advance(key: UUID, name: str, *, by: Actor) -> Consultation:
    return _saved(_move(key, name, by=by), name, by)


def _move(key: UUID, name: str, *, by: Actor) -> Consultation:
    """The row, locked and moved, not yet saved."""
    row = _locked(key, by)
    machine = machine_of(row)
    if name not in machine.moves:
        raise NotAllowed(name)
    machine.advance(row, name, by=by)
    return row


def _locked(key: UUID, by: Actor) -> Consultation:
    found = get_consultation(by, key)
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("slot__unit")
    return rows.get(pk=found.pk)


def _saved(row: Consultation, name: str, by: Actor) -> Consultation:
    row.save()
    record(f"consultation.{name}", Ref.to(row), by=by, subject=row.subject)
    return row


def _tell(row: Consultation, title: object, reason: str) -> None:
    link = f"/care/consultations/{row.pk}/"
    tell([row.person_id], Telling(title, Kind.CARE, Ref.to(row), reason, link=link, by_sms=True))

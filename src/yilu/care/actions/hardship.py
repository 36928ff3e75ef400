"""Noting who is in hardship and which families were visited: sealed, logged, and with consent."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.care import access
from yilu.care.models import HardshipNote, HomeVisit
from yilu.care.queries.hardship import get_note, get_visit
from yilu.care.queries.people import drivers_of
from yilu.care.sealing import opened, sealed
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.organisations.queries import get_unit
from yilu.people.enums import ConsentPurpose
from yilu.people.models import Consent
from yilu.runtime.actions import next_number

LONGEST_WORDS = 1000


@transaction.atomic
def note_hardship(person_id: UUID, text: str, *, by: Actor) -> HardshipNote:
    """Write down why a family is in hardship, for the few who decide on it."""
    if not access.may_see_hardship(by):
        raise NotAllowed("note_hardship")
    _check(by, person_id, text)
    row = HardshipNote(
        city=by.city, person_id=person_id, noted_on=clock.today(), noted_by=by.account_id
    )
    row.text = sealed(row, "text", text.strip())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(_("这位司机已经有一条困难情况，先结束那一条再记。")) from error
    record("hardship.noted", Ref.to(row), by=by)
    return row


@transaction.atomic
def open_note(key: UUID, *, by: Actor) -> str:
    """The words, after the look is on record."""
    row = get_note(by, key)
    record("hardship.read", Ref.to(row), by=by)
    return opened(row, "text")


@transaction.atomic
def end_hardship(key: UUID, *, by: Actor) -> HardshipNote:
    """The family is out of it; the row stays for the record."""
    row = HardshipNote.objects.select_for_update(of=("self",)).get(pk=get_note(by, key).pk)
    if row.ended_on is None:
        row.ended_on = clock.today()
        row.save(update_fields=["ended_on"])
        record("hardship.ended", Ref.to(row), by=by)
    return row


@transaction.atomic
def record_visit(
    person_id: UUID,
    *,
    by: Actor,
    visited_on: date,
    visitors: str,
    note: str,
    paper_consent: str = "",
) -> HomeVisit:
    """A visit at home, if the family agreed: on its phone, or on a sheet that is kept."""
    grants = by.grants_for(Right.SEE_HARDSHIP)
    if not access.may_see_hardship(by):
        raise NotAllowed("record_visit")
    _check(by, person_id, note, "note")
    consent = _consent(person_id)
    _check_visit(visited_on, visitors, agreed=consent is not None or bool(paper_consent.strip()))
    year = clock.today().year
    row = HomeVisit(
        city=by.city,
        number=f"ZF-{year}-{next_number(by.city, f'ZF-{year}'):04d}",
        person_id=person_id,
        unit=get_unit(by, grants[0].unit_id),
        visited_on=visited_on,
        visitors=visitors.strip()[:120],
        consent=consent,
        paper_consent=paper_consent.strip()[:120],
        recorded_by=by.account_id,
        recorded_at=timezone.now(),
    )
    row.note = sealed(row, "note", note.strip())
    row.save(force_insert=True)
    record("home_visit.recorded", Ref.to(row), by=by, paper=consent is None)
    return row


@transaction.atomic
def open_visit(key: UUID, *, by: Actor) -> str:
    """What was said there, after the look is on record."""
    row = get_visit(by, key)
    if not access.is_self(by, row.person_id):
        record("home_visit.read", Ref.to(row), by=by)
    return opened(row, "note")


def _consent(person_id: UUID) -> Consent | None:
    return Consent.objects.filter(
        person=person_id, purpose=ConsentPurpose.HOME_VISIT, withdrawn_at=None
    ).first()


def _check(by: Actor, person_id: UUID, text: str, column: str = "text") -> None:
    errors: dict[str, Any] = {}
    if not text.strip():
        errors[column] = _("写几句情况。")
    elif len(text.strip()) > LONGEST_WORDS:
        errors[column] = _("太长了，最多 %(n)d 个字。") % {"n": LONGEST_WORDS}
    if not drivers_of(by.city, [person_id]):
        errors["person"] = _("没有这位司机，先查一下手机号。")
    if errors:
        raise Invalid(errors)


def _check_visit(visited_on: date, visitors: str, *, agreed: bool) -> None:
    errors: dict[str, Any] = {}
    if visited_on > clock.today():
        errors["visited_on"] = _("还没到那一天，去过之后再登记。")
    if not visitors.strip():
        errors["visitors"] = _("写谁去的。")
    if not agreed:
        errors["paper_consent"] = _(
            "他还没有在手机上同意走访。请他在“我的→我同意的”里点同意，或写纸质同意书放在哪里。"
        )
    if errors:
        raise Invalid(errors)

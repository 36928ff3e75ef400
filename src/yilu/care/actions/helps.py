"""Recording helps, correcting them, and the driver's own word on them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.care import access
from yilu.care.actions.counter import use_code
from yilu.care.enums import HelpKind, Receipt
from yilu.care.models import Help
from yilu.care.queries.people import drivers_of
from yilu.care.signature import drawing
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.files.actions import store
from yilu.files.models import StoredFile
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.models import Unit
from yilu.organisations.queries import get_unit
from yilu.runtime.actions import next_number

MINE = "/care/"


@dataclass(frozen=True, slots=True)
class Given:
    """What was done for whom, and how it is proved."""

    person_id: UUID
    kind: str
    what: str
    giver: str
    given_on: date
    receipt: str
    proof: Mapping[str, str] = field(default_factory=dict)  # code, signature or receipt_note

    def check(self) -> None:
        errors: dict[str, Any] = {}
        if self.kind not in HelpKind.values:
            errors["kind"] = _("选一种帮助。")
        if not self.what.strip():
            errors["what"] = _("写一句帮了什么，比如“陪他到医院办住院”。")
        if not self.giver.strip():
            errors["giver"] = _("写帮他的人或单位。")
        if self.given_on > clock.today():
            errors["given_on"] = _("还没到那一天。帮过之后再登记。")
        if self.receipt not in Receipt.values:
            errors["receipt"] = _("选一种签收办法。")
        if self.receipt == Receipt.PAPER and not self.proof.get("receipt_note", "").strip():
            errors["receipt_note"] = _("写纸质签收单放在哪里，比如“驿站2026年第3本第5页”。")
        if errors:
            raise Invalid(errors)


@transaction.atomic
def record_help(given: Given, unit: Unit, *, by: Actor) -> Help:
    """Write down one act for one named driver, with its receipt."""
    if not access.may_record_helps(by, unit):
        raise NotAllowed("record_help")
    made = _write(given, unit, by=by)
    record("help.recorded", Ref.to(made), by=by, kind=made.kind, receipt=made.receipt)
    _tell(made)
    return made


@transaction.atomic
def correct_help(key: UUID, given: Given, *, by: Actor, reason: str) -> Help:
    """The right row in place of a wrong one, which stays, voided, with the reason."""
    old = _locked(key, by)
    if given.person_id != old.person_id:
        raise Invalid({"person": _("记错了人的，先作废这一条，再另登一条。")})
    _void(old, reason)
    made = _write(given, old.unit, by=by, corrects=old)
    record("help.corrected", Ref.to(made), by=by, old=old.number)
    _tell(made)
    return made


@transaction.atomic
def void_help(key: UUID, *, by: Actor, reason: str) -> Help:
    """It did not happen, or not to him: the row stays and says why it does not count."""
    old = _locked(key, by)
    _void(old, reason)
    record("help.voided", Ref.to(old), by=by)
    return old


@transaction.atomic
def confirm_help(key: UUID, *, by: Actor) -> Help:
    """The driver says on his phone that it was so; saying it twice changes nothing."""
    row = _own(key, by)
    if row.confirmed_at is None:
        row.confirmed_at, row.objected_at, row.objection = timezone.now(), None, ""
        row.save(update_fields=["confirmed_at", "objected_at", "objection"])
        record("help.confirmed", Ref.to(row), by=by)
    return row


@transaction.atomic
def object_to_help(key: UUID, *, by: Actor, why: str) -> Help:
    """The driver says it was not so: it no longer counts until somebody corrects it."""
    row = _own(key, by)
    if not why.strip():
        raise Invalid({"why": _("写一句哪里不对，登记的人会来核对。")})
    row.objected_at, row.objection, row.confirmed_at = timezone.now(), why.strip()[:200], None
    row.save(update_fields=["confirmed_at", "objected_at", "objection"])
    record("help.objected", Ref.to(row), by=by)
    return row


def _write(given: Given, unit: Unit, *, by: Actor, corrects: Help | None = None) -> Help:
    given.check()
    if not drivers_of(by.city, [given.person_id]):
        raise Invalid({"person": _("没有这位司机，先查一下手机号。")})
    if access.is_self(by, given.person_id):
        raise Refused(_("给自己的帮助请同事来登记。"))
    if given.receipt == Receipt.CODE:
        use_code(given.proof.get("code", ""), given.person_id, by=by)
    year = clock.today().year
    return Help.objects.create(
        city=by.city,
        number=f"BZ-{year}-{next_number(by.city, f'BZ-{year}'):04d}",
        person_id=given.person_id,
        kind=given.kind,
        what=given.what.strip()[:300],
        giver=given.giver.strip()[:80],
        unit=unit,
        given_on=given.given_on,
        receipt=given.receipt,
        receipt_note=given.proof.get("receipt_note", "").strip()[:120],
        signature=kept_signature(given.receipt, given.proof, by=by),
        recorded_by=by.account_id,
        recorded_at=timezone.now(),
        corrects=corrects,
    )


def kept_signature(receipt: str, proof: Mapping[str, str], *, by: Actor) -> StoredFile | None:
    """The drawing of a signed receipt, sealed through files; None for other receipts."""
    if receipt != Receipt.SIGNATURE:
        return None
    png = io.BytesIO(drawing(proof.get("signature", "")))
    return store("签名.png", png, purpose="care.signature", by=by, media_type="image/png")


def _void(row: Help, reason: str) -> None:
    if row.voided_at is not None:
        raise Refused(_("这一条已经作废，改后来的那一条。"))
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么改。")})
    row.voided_at, row.void_reason = timezone.now(), reason.strip()[:200]
    row.save(update_fields=["voided_at", "void_reason"])


def _locked(key: UUID, by: Actor) -> Help:
    rows = access.visible_helps(by).select_for_update(of=("self",)).select_related("unit")
    row = rows.filter(pk=key).first()
    if row is None or not access.may_correct(by, row):
        raise NotAllowed("correct_help")
    return row


def _own(key: UUID, by: Actor) -> Help:
    row = Help.objects.select_for_update().filter(pk=key, city=by.city).first()
    if row is None or not access.is_self(by, row.person_id):
        raise NotAllowed("own_help")
    if row.voided_at is not None:
        raise Refused(_("这一条已经作废，不用再确认。"))
    return row


def _tell(row: Help) -> None:
    title = _("登记了一次对您的帮助，请看看对不对")
    telling = Telling(title, Kind.CARE, Ref.to(row), "help.recorded", link=MINE)
    tell([row.person_id], telling)


def recording_unit(by: Actor) -> Unit:
    """The unit whose post lets the actor record: the first of his posts that does."""
    grants = by.grants_for(access.RECORD)
    if not grants:
        raise NotAllowed("record_help")
    return get_unit(by, grants[0].unit_id)

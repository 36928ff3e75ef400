"""Finding who stands at the counter, and the code that proves it is he."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.care.access import is_self
from yilu.care.codes import DIGITS, LASTS, digest, digits
from yilu.care.models import ReceiptCode
from yilu.care.queries.people import Found, drivers_of
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.core.refs import Ref
from yilu.people.limits import Limit, spend
from yilu.people.models import Person
from yilu.people.queries import by_phones

COUNTER = (Right.HAND_OUT, Right.RECORD_HELPS, Right.RUN_CARE)
# A queue of forty in an hour, several times over; not a way to try out phone numbers or codes.
LOOKUPS = (Limit("care.lookup", 300, timedelta(hours=1)),)
WRONG_CODES = (Limit("care.code.wrong", 40, timedelta(hours=1)),)
TRIES = 20  # of a million codes a few are taken


@transaction.atomic
def show_code(*, by: Actor) -> str:
    """Six fresh digits on the driver's own phone; the ones before are worth nothing any more."""
    if by.person_id is None or not drivers_of(by.city, [by.person_id]):
        raise Refused(_("确认码给登记过的司机用，请先到驿站或支部登记。"))
    now = timezone.now()
    Person.objects.select_for_update().get(pk=by.person_id)  # two phones, one live code
    _spend_all(by, person_id=by.person_id)
    ReceiptCode.objects.filter(city=by.city, used_at=None, expires_at__lte=now).update(used_at=now)
    for _try in range(TRIES):
        row = ReceiptCode(city=by.city, person_id=by.person_id, made_at=now, expires_at=now + LASTS)
        row.digest = digest(digits(row))
        if not ReceiptCode.objects.filter(city=by.city, digest=row.digest, used_at=None).exists():
            row.save(force_insert=True)
            return digits(row)
    raise Refused(_("现在出不了码，请过一分钟再试。"))


def _spend_all(by: Actor, *, person_id: UUID) -> None:
    ReceiptCode.objects.filter(city=by.city, person=person_id, used_at=None).update(
        used_at=timezone.now()
    )


def find_drivers(typed: str, *, by: Actor) -> list[Found]:
    """Whoever this is: six digits are a code, eleven a phone; several may share one phone.

    Nothing is written but how often somebody looked.
    """
    if not any(by.may_anywhere(right) for right in COUNTER):
        raise NotAllowed("find_drivers")
    spend(LOOKUPS, str(by.account_id), city=by.city)
    text = "".join(typed.split())
    if len(text) == DIGITS and text.isdigit():
        return drivers_of(by.city, [live_code(text, by=by).person_id], by_code=True)
    try:
        phone = clean_phone(text)
    except BadNumber as error:
        raise Invalid({"who": _("输入完整的手机号，或者他手机上的六位确认码。")}) from error
    return drivers_of(by.city, by_phones(by.city, [phone])[phone])


def live_code(text: str, *, by: Actor) -> ReceiptCode:
    """The code somebody typed, if it is good now; a wrong one is counted against him who typed."""
    row = ReceiptCode.objects.filter(
        city=by.city, digest=digest(text), used_at=None, expires_at__gt=timezone.now()
    ).first()
    if row is None or is_self(by, row.person_id):
        spend(WRONG_CODES, str(by.account_id), city=by.city)
        raise Invalid({"who": _("这个确认码不对或已过期，请他在手机上重新出一个。")})
    return row


def use_code(text: str, person_id: UUID, *, by: Actor) -> None:
    """Take a code as the receipt of this person, once (inside the act it proves)."""
    rows = ReceiptCode.objects.select_for_update().filter(
        city=by.city, digest=digest("".join(text.split())), used_at=None, person=person_id
    )
    row = rows.filter(expires_at__gt=timezone.now()).first()
    if row is None:
        raise Invalid({"code": _("这个确认码不对或已过期，请他在手机上重新出一个。")})
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    record("receipt_code.used", Ref.to(row), by=by)

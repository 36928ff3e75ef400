"""A family's phone proven by six digits, without an account: only its number, only for a while."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.core.crypto import seal
from yilu.core.errors import Invalid, Refused
from yilu.core.ids import BadNumber, clean_phone
from yilu.notices.actions import send_to_phone
from yilu.notices.enums import Kind
from yilu.people.actions import spend_code_request
from yilu.rides import codes
from yilu.rides.models import PhoneProof
from yilu.rides.sealing import phone_index, proof_place


def ask_code(typed: str, address: str, *, by: Actor) -> UUID:
    """Send six digits; the row stands for this try, and says nothing by itself."""
    try:
        phone = clean_phone(typed)
    except BadNumber as error:
        raise Invalid({"phone": str(error)}) from error
    spend_code_request(phone, address, city=by.city)
    with transaction.atomic():
        proof = PhoneProof(
            city=by.city, phone_index=phone_index(phone), expires_at=timezone.now() + codes.LASTS
        )
        proof.phone = seal(phone, proof_place(proof))
        proof.save(force_insert=True)
        digits = codes.digits_of(proof.pk, bytes(proof.phone_index))
        text = _("【驿路】爱心送考验证码 %(code)s，10 分钟内有效。送考不收任何费用。")
        send_to_phone(by.city, phone, text % {"code": digits}, kind=Kind.SIGN_IN, lasts=codes.LASTS)
    return proof.pk


def prove(key: UUID, digits: str, *, by: Actor) -> UUID:
    """The digits came back: from now on, for two hours, this row speaks for the phone."""
    with transaction.atomic():
        proof = PhoneProof.objects.select_for_update().filter(pk=key, city=by.city).first()
        stale = proof is None or proof.expires_at <= timezone.now()
        if proof is None or stale or proof.misses >= codes.MOST_MISSES:
            raise Refused(_("验证码过期了，请再要一个。"))
        right = codes.digits_of(proof.pk, bytes(proof.phone_index)) == digits.strip()
        if right:
            proof.used_at = proof.used_at or timezone.now()
        else:
            proof.misses += 1
        proof.save(update_fields=["used_at", "misses"])
    if not right:
        raise Invalid({"code": _("验证码不对，看看短信里的六位数。")})
    return proof.pk


@transaction.atomic
def forget_proofs(city: str) -> int:
    """Proofs a day old say nothing any more."""
    limit = timezone.now() - 24 * 6 * codes.LASTS
    count, _kinds = PhoneProof.objects.filter(city=city, expires_at__lt=limit).delete()
    return count

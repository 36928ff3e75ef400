"""Binding an account to a person: by phone and last four, or by somebody who saw him and his card.

Numbers are recycled, so a phone alone proves nothing; an import never moves an account.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.ids import BadNumber, clean_resident_id
from yilu.core.refs import Ref
from yilu.people.access import can_see_check
from yilu.people.accounts import retire
from yilu.people.enums import CheckReason, CheckState, SealedField
from yilu.people.limits import CONFIRMATIONS, LAST_FOUR, spend
from yilu.people.models import Account, IdentityCheck, Person
from yilu.people.sealing import account_phone, index_of, put

MISSES = 3
Tails = Callable[[Sequence[UUID]], Mapping[UUID, frozenset[str]]]


class NotMatched(Refused):
    """Phone and last four fit nobody; the answer does not say which of the two was wrong."""


def bind(tail: str, *, by: Actor, certificate_tails: Tails) -> Person:
    """Bind the acting account to the one person with its phone and these last four.

    `certificate_tails` gives the last fours of the people's certificates, which a higher app knows.
    """
    account = _own_unbound(by)
    spend(LAST_FOUR, str(account.pk), city=account.city)
    if account.misses >= MISSES:
        raise _ask_in_person(account, CheckReason.MISSES)
    person = _match(account, tail.strip().upper(), certificate_tails)
    if person is None:
        raise _missed(account)
    if not _tie_if_free(account, person, by=by):
        raise _ask_in_person(account, CheckReason.TAKEN)
    return person


def _match(account: Account, tail: str, certificate_tails: Tails) -> Person | None:
    phone = index_of(SealedField.PHONE, account_phone(account))
    rows = Person.objects.filter(
        city=account.city, phone_index=phone, archived_on=None, anonymised_on=None
    )
    candidates = list(rows.select_related("account"))
    tails = certificate_tails([person.pk for person in candidates])
    fitting = [
        person
        for person in candidates
        if tail and (tail == person.id_last4.upper() or tail in tails.get(person.pk, ()))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _missed(account: Account) -> Refused:
    """Count the miss for good (no transaction around it) and answer."""
    Account.objects.filter(pk=account.pk).update(misses=F("misses") + 1)
    account.refresh_from_db(fields=["misses"])
    if account.misses >= MISSES:
        return _ask_in_person(account, CheckReason.MISSES)
    return NotMatched(
        _("没有核对上。请看一下手机号是不是登记的那个，再填身份证或从业资格证的最后四位。")
    )


@transaction.atomic
def _tie_if_free(account: Account, person: Person, *, by: Actor) -> bool:
    """Whoever is bound to another phone already is not moved by knowing four digits."""
    Person.objects.select_for_update().get(pk=person.pk)
    if Account.objects.filter(person=person).exclude(pk=account.pk).exists():
        return False
    _tie(account, person)
    record("account.bound", Ref.to(account), by=by, person=str(person.pk))
    return True


@transaction.atomic
def bind_new(account: Account, person: Person, *, by: Actor) -> None:
    """Bind an account to a person just entered for it (first administrators)."""
    if not _tie_if_free(account, person, by=by):
        raise Refused(_("该人员已绑定其他手机号。"))


def _tie(account: Account, person: Person) -> None:
    """A self-registered stand-in gives way to the person in the register."""
    before = account.person_id
    Account.objects.filter(pk=account.pk).update(person=person, misses=0)
    if before and before != person.pk:
        Person.objects.filter(pk=before, verified=False).update(archived_on=clock.today())


def _ask_in_person(account: Account, reason: CheckReason) -> Refused:
    ask_check(account, reason)
    return Refused(_("核对不上了，请带身份证找驿站管理员或支部书记，当面核对后马上就能用。"))


def ask_check(account: Account, reason: CheckReason) -> IdentityCheck:
    """Open the check a keeper or secretary decides, or return the one already open."""
    open_one = IdentityCheck.objects.filter(account=account, state=CheckState.OPEN).first()
    return open_one or IdentityCheck.objects.create(
        city=account.city, account=account, reason=reason, code=_free_code(account.city)
    )


def _free_code(city: str) -> str:
    taken = set(
        IdentityCheck.objects.filter(city=city, state=CheckState.OPEN).values_list(
            "code", flat=True
        )
    )
    while (code := f"{secrets.randbelow(1_000_000):06}") in taken:
        pass
    return code


def confirm_identity(code: str, id_number: str, *, by: Actor) -> Person:
    """Whoever sees the person and his card types the number from the card; nothing is shown to him.

    The person's earlier account, if any, is retired, and his phone becomes the one in his hand.
    """
    _may_confirm(by)
    return _confirm(code, id_number, by=by)


@transaction.atomic
def _confirm(code: str, id_number: str, *, by: Actor) -> Person:
    check = _open_check(code, by)
    person = _person_with_card(id_number, by.city)
    account = Account.objects.select_for_update().get(pk=check.account_id)
    for earlier in Account.objects.filter(person=person).exclude(pk=account.pk):
        retire(earlier, by=by)
    put(person, SealedField.PHONE, account_phone(account))
    person.verified = True
    person.save(update_fields=["phone", "phone_index", "phone_last4", "verified"])
    _tie(account, person)
    _decide(check, CheckState.CONFIRMED, by)
    record("identity.confirmed", Ref.to(check), by=by, person=str(person.pk))
    return person


def decline_identity(code: str, *, by: Actor, note: str) -> None:
    _may_confirm(by)
    if not note.strip():
        raise Invalid({"note": _("请写一句为什么没有通过。")})
    with transaction.atomic():
        check = _open_check(code, by)
        check.note = note.strip()[:200]
        _decide(check, CheckState.DECLINED, by)
        record("identity.declined", Ref.to(check), by=by)


def _may_confirm(by: Actor) -> None:
    """Counted outside any transaction, so that a wrong guess stays counted."""
    if not by.may_anywhere(Right.CONFIRM_IDENTITY):
        raise NotAllowed("confirm_identity")
    spend(CONFIRMATIONS, str(by.account_id), city=by.city)


def _open_check(code: str, by: Actor) -> IdentityCheck:
    check = (
        IdentityCheck.objects.select_for_update()
        .filter(city=by.city, code=code.strip(), state=CheckState.OPEN)
        .first()
    )
    if check is None or not can_see_check(by, check):
        raise Invalid({"code": _("没有这个核对码，请看司机手机上的六位数字。")})
    return check


def _person_with_card(id_number: str, city: str) -> Person:
    try:
        number = clean_resident_id(id_number)
    except BadNumber as error:
        raise Invalid({"id_number": str(error)}) from error
    index = index_of(SealedField.ID_NUMBER, number)
    person = (
        Person.objects.select_for_update()
        .filter(city=city, id_number_index=index, archived_on=None, anonymised_on=None)
        .first()
    )
    if person is None:
        raise Invalid(
            {"id_number": _("登记里没有这个身份证号，请先在名册里登记，或请他自行登记。")}
        )
    return person


def _decide(check: IdentityCheck, state: CheckState, by: Actor) -> None:
    check.state, check.decided_by, check.decided_at = state, by.account_id, timezone.now()
    check.save(update_fields=["state", "decided_by", "decided_at", "note"])


def _own_unbound(by: Actor) -> Account:
    if by.account_id is None:
        raise NotFound
    rows = Account.objects.select_related("person").filter(is_active=True)
    account = rows.filter(pk=by.account_id).first()
    if account is None:
        raise NotFound
    if account.person is not None and account.person.verified:
        raise Refused(_("这个账号已经核对过身份了。"))
    return account

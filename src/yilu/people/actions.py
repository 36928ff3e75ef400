"""Everything that can happen to a person and his account: the only way to write them."""

from __future__ import annotations

from datetime import date

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.ids import BadNumber, birthday_of, clean_phone, clean_resident_id
from yilu.core.refs import Ref
from yilu.people.access import is_self, may_record_people
from yilu.people.accounts import (
    account_for_phone,
    block,
    city_of_phone,
    issue_token,
    prove_phone,
    retire,
    revoke_token,
    set_preference,
    sign_out_everywhere,
    sweep_unproven,
    unblock,
)
from yilu.people.binding import bind, bind_new, confirm_identity, decline_identity
from yilu.people.enums import ConsentPurpose, Gender, LegalBasis, SealedField
from yilu.people.limits import note_wrong_code, spend_code_request, spend_receipt
from yilu.people.models import Account, Consent, Person
from yilu.people.noting import lock_phone, note_person, noted_at
from yilu.people.revealing import ReauthenticationNeeded, reveal
from yilu.people.sealing import account_phone, put

__all__ = [
    "ReauthenticationNeeded",
    "account_for_phone",
    "add_person",
    "anonymise",
    "archive",
    "bind",
    "bind_new",
    "block",
    "change_person",
    "city_of_phone",
    "confirm_identity",
    "decline_identity",
    "demo_account",
    "give_consent",
    "issue_token",
    "note_factor",
    "note_person",
    "note_wrong_code",
    "prove_phone",
    "register_self",
    "reveal",
    "revoke_token",
    "set_preference",
    "sign_in_as",
    "sign_out_everywhere",
    "spend_code_request",
    "spend_receipt",
    "sweep_unproven",
    "unblock",
    "withdraw_consent",
]


@transaction.atomic
def add_person(
    *,
    by: Actor,
    name: str,
    id_number: str = "",
    phone: str = "",
    gender: str = "",
    born_on: date | None = None,
    verified: bool = True,
) -> Person:
    """Enter a person by hand; a register's rows come through the import."""
    if not may_record_people(by):
        raise NotAllowed("add_person")
    person = Person(city=by.city, gender=gender, born_on=born_on, verified=verified)
    _fill(person, name=name, id_number=id_number, phone=phone)
    _save_new(person)
    record("person.added", Ref.to(person), by=by)
    return person


@transaction.atomic
def change_person(person: Person, *, by: Actor, **values: str) -> Person:
    """Correct name, id_number, phone or gender; the bound account does not move with the phone."""
    if not may_record_people(by) or person.city != by.city:
        raise NotAllowed("change_person")
    person = Person.objects.select_for_update().get(pk=person.pk)
    _fill(person, **values)
    _save_new(person)
    record("person.changed", Ref.to(person), by=by, columns=",".join(sorted(values)))
    return person


@transaction.atomic
def register_self(account: Account, name: str, *, by: Actor) -> Person:
    """A driver without a record (truck, from elsewhere) enters himself, unverified, and may begin.

    What was written down for him before, by this phone and name, is his own from now on.
    """
    if by.account_id != account.pk:
        raise NotAllowed("register_self")
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.person_id is not None:
        raise Refused(_("这个账号已经登记过了。"))
    phone = account_phone(account)
    lock_phone(account.city, phone)
    noted = noted_at(account.city, phone, name.strip())
    person = noted or Person(city=account.city, verified=False)
    _fill(person, name=name)
    person.save()
    Account.objects.filter(pk=account.pk).update(person=person)
    record("person.registered_self", Ref.to(person), by=by)
    return person


def _fill(person: Person, **values: str) -> None:
    errors: dict[str, str] = {}
    for column, value in values.items():
        try:
            _SETTERS[column](person, value)
        except (BadNumber, ValueError) as error:
            errors[column] = str(error)
    if errors:
        raise Invalid(errors)


def _set_name(person: Person, value: str) -> None:
    person.name = value.strip()[:64]
    if not person.name:
        raise ValueError(_("请填姓名。"))


def _set_id_number(person: Person, value: str) -> None:
    number = clean_resident_id(value) if value.strip() else None
    put(person, SealedField.ID_NUMBER, number)
    if number:
        person.born_on = birthday_of(number)
        person.gender = Gender.MALE if int(number[16]) % 2 else Gender.FEMALE


def _set_phone(person: Person, value: str) -> None:
    put(person, SealedField.PHONE, clean_phone(value) if value.strip() else None)


def _set_gender(person: Person, value: str) -> None:
    person.gender = Gender(value).value if value else ""


_SETTERS = {
    "name": _set_name,
    "id_number": _set_id_number,
    "phone": _set_phone,
    "gender": _set_gender,
}


def _save_new(person: Person) -> None:
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise Invalid({"id_number": _("这个身份证号已经登记过了，请先查一下。")}) from error


@transaction.atomic
def archive(person: Person, *, by: Actor) -> None:
    """He is no longer among the city's people; nothing that counted him changes."""
    if not may_record_people(by) or person.city != by.city:
        raise NotAllowed("archive")
    Person.objects.filter(pk=person.pk, archived_on=None).update(archived_on=clock.today())
    record("person.archived", Ref.to(person), by=by)


@transaction.atomic
def anonymise(person: Person, *, by: Actor) -> None:
    """Erase who it was (个人信息保护法 §47); rows and counts stand without him."""
    if not (may_record_people(by) or is_self(by, person)) or person.city != by.city:
        raise NotAllowed("anonymise")
    person = Person.objects.select_for_update().get(pk=person.pk)
    account = Account.objects.filter(person=person).first()
    if account is not None:
        retire(account, by=by)
    put(person, SealedField.ID_NUMBER, None)
    put(person, SealedField.PHONE, None)
    person.name, person.gender, person.born_on = "", "", None
    person.anonymised_on = person.archived_on = clock.today()
    person.save()
    Consent.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=timezone.now())
    record("person.anonymised", Ref.to(person), by=by)


@transaction.atomic
def give_consent(
    person: Person,
    purpose: ConsentPurpose,
    *,
    by: Actor,
    text_version: str,
    basis: LegalBasis = LegalBasis.CONSENT,
) -> Consent:
    """Write down what was agreed to and on which text; agreeing twice changes nothing."""
    _require_self(by, person)
    consent, made = Consent.objects.get_or_create(
        city=person.city,
        person=person,
        purpose=purpose,
        withdrawn_at=None,
        defaults={"basis": basis, "text_version": text_version, "given_at": timezone.now()},
    )
    if made:
        record("consent.given", Ref.to(consent), by=by, purpose=purpose.value, text=text_version)
    return consent


@transaction.atomic
def withdraw_consent(person: Person, purpose: ConsentPurpose, *, by: Actor) -> None:
    """As easy as giving (§15); a public duty has no consent to withdraw."""
    _require_self(by, person)
    rows = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    if rows.exclude(basis=LegalBasis.CONSENT).exists():
        raise Refused(_("这一项依法办理，不以同意为前提，所以不能撤回。"))
    if rows.update(withdrawn_at=timezone.now()):
        record("consent.withdrawn", Ref.to(person), by=by, purpose=purpose.value)


def _require_self(by: Actor, person: Person) -> None:
    if not is_self(by, person):
        raise NotAllowed("consent")


@transaction.atomic
def demo_account(person: Person, phone: str, *, staff: bool) -> Account:
    """An account bound to a persona of the demo city, with a second factor if he holds a post."""
    _require_demo()
    account = account_for_phone(clean_phone(phone), person.city)
    prove_phone(account, clean_phone(phone))
    Account.objects.filter(pk=account.pk).update(person=person)
    if staff and not _has_factor(account):
        TOTP.activate(account, generate_totp_secret())
    account.refresh_from_db()
    return account


def sign_in_as(request: HttpRequest, account: Account) -> None:
    """Sign a persona in for real, both factors shown; the demo's one button."""
    _require_demo()
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)  # else no page lists it and nothing ends it
    record_authentication(request, account, "code")
    if _has_factor(account):
        record_authentication(request, account, "mfa", reauthenticated=True)
    record(
        "account.signed_in",
        Ref.to(account),
        by=Actor(account.pk, account.person_id, account.city),
        demo=True,
    )


def _has_factor(account: Account) -> bool:
    return bool(Authenticator.objects.filter(user=account).exists())


def note_factor(account: Account, what: str, kind: str) -> None:
    """A second factor was added or dropped: written down like every change of who may come in."""
    by = Actor(account.pk, account.person_id, account.city)
    record(f"second_factor.{what}", Ref.to(account), by=by, kind=kind)


def _require_demo() -> None:
    if settings.YILU_MODE not in {"demo", "test"}:
        raise NotAllowed("demo")

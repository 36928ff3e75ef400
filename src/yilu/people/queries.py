"""Reading people and accounts. What is not one's own or one's office to see does not exist."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from yilu.core.actor import Actor, Right
from yilu.core.crypto import keyed_digest
from yilu.core.errors import NotAllowed, NotFound
from yilu.core.ids import BadNumber, clean_phone
from yilu.people.access import manageable_accounts, visible_checks, visible_disclosures
from yilu.people.accounts import BEARER_PURPOSE
from yilu.people.enums import CheckState, RevealPurpose, SealedField
from yilu.people.finding import find_person
from yilu.people.models import Account, ApiToken, Consent, IdentityCheck, Person, Preference
from yilu.people.sealing import account_phone, indexes_of, opened

__all__ = [
    "Bearer",
    "Look",
    "account",
    "accounts",
    "accounts_of",
    "bearer",
    "by_id_numbers",
    "by_phones",
    "consents",
    "demo_totp",
    "find_person",
    "has_recovery_codes",
    "has_second_factor",
    "identity_checks",
    "named_at_phone",
    "names_of",
    "own",
    "own_account",
    "own_check",
    "own_numbers",
    "phone_of",
    "preference",
    "shown_phone",
    "token",
    "tokens",
    "who_looked",
    "written_to",
]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one's own record, as it is told to the person: the post, never the name."""

    at: datetime
    field: SealedField
    purpose: RevealPurpose
    note: str
    role: str
    unit_id: UUID | None


@dataclass(frozen=True, slots=True)
class Bearer:
    """What an API token stands for."""

    account: Account
    rights: frozenset[Right] | None


def own(actor: Actor) -> Person:
    """The acting person's own row."""
    if actor.person_id is None:
        raise NotFound
    person = Person.objects.filter(pk=actor.person_id, city=actor.city).first()
    if person is None:
        raise NotFound
    return person


def own_account(actor: Actor) -> Account:
    rows = Account.objects.select_related("person")
    account = rows.filter(pk=actor.account_id).first() if actor.account_id else None
    if account is None:
        raise NotFound
    return account


def own_numbers(actor: Actor) -> dict[SealedField, str]:
    """One's own numbers in full: looking at oneself is no disclosure (§45)."""
    person = own(actor)
    return {field: opened(person, field) or "" for field in SealedField}


def who_looked(actor: Actor) -> list[Look]:
    """Who unmasked the acting person's numbers, newest first."""
    rows = visible_disclosures(actor).order_by("-at")[:500]
    return [
        Look(
            row.at,
            SealedField(row.field),
            RevealPurpose(row.purpose),
            row.note,
            row.viewer_role,
            row.viewer_unit,
        )
        for row in rows
    ]


def consents(actor: Actor) -> QuerySet[Consent]:
    return Consent.objects.filter(city=actor.city, person=actor.person_id).order_by(
        "purpose", "-given_at"
    )


def preference(actor: Actor) -> Preference:
    """Stored or standard: quiet from ten at night to seven in the morning."""
    found = Preference.objects.filter(account=actor.account_id).first()
    return found or Preference(city=actor.city)


def tokens(actor: Actor) -> QuerySet[ApiToken]:
    """One's own tokens that still open something."""
    return ApiToken.objects.filter(
        city=actor.city, account=actor.account_id, revoked_at=None, expires_at__gt=timezone.now()
    ).order_by("-made_at")


def token(actor: Actor, pk: UUID) -> ApiToken:
    found = tokens(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def bearer(text: str) -> Bearer | None:
    """The account behind a bearer token, if the token and the account are good today."""
    digest = keyed_digest(text.encode(), BEARER_PURPOSE)
    row = (
        ApiToken.objects.select_related("account")
        .filter(digest=digest, revoked_at=None, expires_at__gt=timezone.now())
        .first()
    )
    if row is None or not row.account.is_active:
        return None
    rights = None if row.rights is None else frozenset(Right(right) for right in row.rights)
    return Bearer(row.account, rights)


def identity_checks(actor: Actor) -> QuerySet[IdentityCheck]:
    """Who waits to be confirmed in person: a code, a reason and a phone's last four, no names."""
    rows = visible_checks(actor).filter(state=CheckState.OPEN)
    return rows.select_related("account").order_by("asked_at")


def own_check(actor: Actor) -> IdentityCheck | None:
    """The code to show at the counter, while a check is open."""
    return IdentityCheck.objects.filter(
        city=actor.city, account=actor.account_id, state=CheckState.OPEN
    ).first()


def accounts(actor: Actor, *, tail: str = "", state: str = "") -> QuerySet[Account]:
    """Accounts for the system administrator, by the phone's last four and state."""
    rows = manageable_accounts(actor).filter(proven_at__isnull=False).select_related("person")
    if tail:
        rows = rows.filter(phone_last4=tail)
    states: Mapping[str, dict[str, object]] = {
        "unbound": {"person": None, "retired_at": None},
        "blocked": {"is_active": False, "retired_at": None},
        "retired": {"retired_at__isnull": False},
    }
    return rows.filter(**states.get(state, {"retired_at": None})).order_by("-made_at")


def account(actor: Actor, pk: UUID) -> Account:
    found = manageable_accounts(actor).select_related("person").filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found


def accounts_of(person_ids: Iterable[UUID]) -> dict[UUID, Account]:
    """The live account of each person who has one (for notices)."""
    rows = Account.objects.filter(person__in=list(person_ids), is_active=True)
    rows = rows.select_related("preference")
    return {row.person_id: row for row in rows if row.person_id}


_WRITTEN_TO = """
SELECT a.person_id, a.city, COALESCE(p.language, '')
FROM people_account a LEFT JOIN people_preference p ON p.account_id = a.id
WHERE a.is_active AND a.person_id = ANY(%s::uuid[])
"""


def written_to(person_ids: Sequence[UUID]) -> list[tuple[UUID, str, str]]:
    """Who of them has a live account, in which city, and the language he chose ("": none)."""
    with connection.cursor() as cursor:
        cursor.execute(_WRITTEN_TO, [list(person_ids)])
        return list(cursor.fetchall())


def names_of(city: str, person_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names by person, for apps that know whom they may name (a branch its secretary)."""
    rows = Person.objects.filter(city=city, pk__in=list(person_ids), anonymised_on=None)
    return dict(rows.values_list("pk", "name"))


def account_names(city: str, keys: Iterable[UUID]) -> dict[UUID, str]:
    """Whose account set or signed something, where the page names its staff."""
    rows = Account.objects.filter(city=city, pk__in=list(keys), person__anonymised_on=None)
    return dict(rows.exclude(person=None).values_list("pk", "person__name"))


def by_id_numbers(city: str, numbers: Sequence[str]) -> dict[str, UUID]:
    """Which of these (clean) ID numbers belong to whom: one question for a whole block of an import."""
    indexes = dict(zip(indexes_of(SealedField.ID_NUMBER, numbers), numbers, strict=True))
    rows = Person.objects.filter(city=city, id_number_index__in=list(indexes))
    pairs = rows.values_list("id_number_index", "pk")
    return {indexes[bytes(index)]: pk for index, pk in pairs if index is not None}


def by_phones(city: str, phones: Sequence[str]) -> dict[str, list[UUID]]:
    """Whose record carries each (clean) phone; several may share one."""
    indexes = dict(zip(indexes_of(SealedField.PHONE, phones), phones, strict=True))
    found: dict[str, list[UUID]] = {phone: [] for phone in phones}
    rows = Person.objects.filter(city=city, phone_index__in=list(indexes), anonymised_on=None)
    for index, pk in rows.values_list("phone_index", "pk"):
        if index is not None:
            found[indexes[bytes(index)]].append(pk)
    return found


def shown_phone(city: str, person_id: UUID) -> str:
    """The phone of somebody who has chosen to be reached by whoever asks here (亮身份); else nobody calls."""
    person = Person.objects.filter(city=city, pk=person_id, anonymised_on=None).first()
    if person is None:
        return ""
    account = Account.objects.filter(person=person, is_active=True).first()
    return account_phone(account) if account else opened(person, SealedField.PHONE) or ""


def has_second_factor(account: Account) -> bool:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=account, type__in=kinds).exists())


def has_recovery_codes(account: Account) -> bool:
    kind = Authenticator.Type.RECOVERY_CODES
    return bool(Authenticator.objects.filter(user=account, type=kind).exists())


def phone_of(account: Account) -> str:
    """Where to send an account's messages; never shown."""
    return account_phone(account)


def demo_totp(account: Account) -> str:
    """A persona's current second-factor code, for the page that lists the personas."""
    if settings.YILU_MODE not in {"demo", "test"}:
        raise NotAllowed("demo_totp")
    row = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if row is None:
        return ""
    secret = get_adapter().decrypt(row.data["secret"])
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def named_at_phone(actor: Actor, name: str, phone: str) -> UUID | None:
    """The one person with this name and this whole phone: whoever knows both may appoint him."""
    if not any(actor.may_anywhere(right) for right in (Right.MANAGE_UNITS, Right.MANAGE_MEMBERS)):
        raise NotAllowed("named_at_phone")
    try:
        number = clean_phone(phone)
    except BadNumber:
        return None
    keys = by_phones(actor.city, [number])[number]
    named = Person.objects.filter(pk__in=keys, name=name.strip(), archived_on=None)
    found = list(named.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None

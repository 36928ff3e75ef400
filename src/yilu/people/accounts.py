"""Accounts: made for whoever proves a phone, blocked, retired, and their tokens and sessions."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core.actor import Actor, Right
from yilu.core.crypto import blind, keyed_digest
from yilu.core.errors import Invalid, NotAllowed, NotFound
from yilu.core.refs import Ref
from yilu.people.access import can_manage_account
from yilu.people.models import Account, ApiToken, PhoneCity, Preference
from yilu.people.sealing import DIRECTORY_PHONE, seal_account_phone

BEARER_PURPOSE = "people.token"
BEARER_PREFIX = "yilu_"
LONGEST_TOKEN = timedelta(days=365)


def account_for_phone(phone: str, city: str) -> Account:
    """The account of this phone; a phone not seen before gets an empty one with the same statements.

    An account that never proves its phone is swept away, so asking for codes leaves nothing behind.
    """
    fresh = Account(city=city)
    seal_account_phone(fresh, phone)
    Account.objects.bulk_create([fresh], ignore_conflicts=True)
    return Account.objects.get(city=city, phone_index=fresh.phone_index, retired_at=None)


@transaction.atomic
def prove_phone(account: Account, phone: str) -> None:
    """The code came back: the phone is his, and signs in to this city from now on."""
    PhoneCity.objects.update_or_create(
        phone_index=blind(phone, DIRECTORY_PHONE).hex(), defaults={"city": account.city}
    )
    if account.proven_at is None:
        account.proven_at = timezone.now()
        account.save(update_fields=["proven_at"])
        record("account.made", Ref.to(account), by=_as(account))


def city_of_phone(phone: str, default: str) -> str:
    """Which city a phone signs in to: the only question asked across cities."""
    known = PhoneCity.objects.filter(phone_index=blind(phone, DIRECTORY_PHONE).hex()).first()
    return known.city if known else default


@transaction.atomic
def block(account: Account, *, by: Actor, reason: str) -> None:
    """Keep an account from signing in; it is signed out everywhere at once."""
    _require_system(account, by)
    if account.pk == by.account_id:
        raise NotAllowed("block")
    if not reason.strip():
        raise Invalid({"reason": _("请写明停用的原因。")})
    Account.objects.filter(pk=account.pk).update(is_active=False)
    close_doors(account)
    record("account.blocked", Ref.to(account), by=by)


@transaction.atomic
def unblock(account: Account, *, by: Actor) -> None:
    _require_system(account, by)
    Account.objects.filter(pk=account.pk, retired_at=None).update(is_active=True, misses=0)
    record("account.unblocked", Ref.to(account), by=by)


@transaction.atomic
def sign_out_everywhere(account: Account, *, by: Actor) -> None:
    """A lost phone: an administrator ends every session and token."""
    _require_system(account, by)
    close_doors(account)
    record("account.signed_out", Ref.to(account), by=by)


def close_doors(account: Account) -> None:
    """End every session and token of an account."""
    for session in UserSession.objects.filter(user=account):
        session.end()
    ApiToken.objects.filter(account=account, revoked_at=None).update(revoked_at=timezone.now())


def retire(account: Account, *, by: Actor) -> None:
    """The phone is given up (changed, recycled): nobody signs in with this account again."""
    close_doors(account)
    account.person, account.is_active, account.retired_at = None, False, timezone.now()
    account.save(update_fields=["person", "is_active", "retired_at"])
    record("account.retired", Ref.to(account), by=by)


@transaction.atomic
def issue_token(
    account: Account,
    label: str,
    *,
    by: Actor,
    rights: Iterable[Right] | None = None,
    lasts: timedelta = timedelta(days=90),
) -> str:
    """A bearer token for /api/v1 with the person's rights or fewer; shown once, kept as a digest."""
    if by.account_id != account.pk and not by.system:
        raise NotAllowed("issue_token")
    if not label.strip():
        raise Invalid({"label": _("请给令牌起个名字，写明给谁、做什么用。")})
    token = BEARER_PREFIX + secrets.token_urlsafe(32)
    row = ApiToken.objects.create(
        city=account.city,
        account=account,
        label=label.strip()[:60],
        digest=keyed_digest(token.encode(), BEARER_PURPOSE),
        rights=None if rights is None else sorted(rights),
        expires_at=timezone.now() + min(lasts, LONGEST_TOKEN),
    )
    record("token.issued", Ref.to(row), by=by)
    return token


@transaction.atomic
def revoke_token(token: ApiToken, *, by: Actor) -> None:
    if token.account_id != by.account_id or token.city != by.city:
        raise NotFound
    ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
    record("token.revoked", Ref.to(token), by=by)


@transaction.atomic
def set_preference(*, by: Actor, **values: object) -> Preference:
    """Quiet hours and language of notices, for oneself."""
    if by.account_id is None:
        raise NotAllowed("set_preference")
    preference, _made = Preference.objects.update_or_create(
        account_id=by.account_id, defaults={"city": by.city, **values}
    )
    return preference


def sweep_unproven(older_than: timedelta = timedelta(days=1)) -> int:
    """Remove accounts whose phone was never proven: somebody typed a number and went away."""
    before = timezone.now() - older_than
    count, _kinds = Account.objects.filter(proven_at=None, person=None, made_at__lt=before).delete()
    return count


def _require_system(account: Account, by: Actor) -> None:
    if not can_manage_account(by, account):
        raise NotFound


def _as(account: Account) -> Actor:
    return Actor(account.pk, account.person_id, account.city)

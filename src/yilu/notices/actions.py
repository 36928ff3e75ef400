"""Telling people something: in Yilu always, by SMS when it matters; sent after the act's commit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.notices.enums import Kind
from yilu.notices.models import Message, Outbound
from yilu.notices.quiet import not_before
from yilu.notices.sealing import seal_letter
from yilu.people.models import Account, Preference
from yilu.people.queries import accounts_of, phone_of

LASTS = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is told. Words may be lazy translations: each person reads his own language."""

    title: object
    kind: Kind
    source: Ref
    reason: str  # with the source: the same cause is told once
    body: object = ""
    link: str = ""
    by_sms: bool = False  # the SMS says only the title
    urgent: bool = False  # the SMS goes in quiet hours too: for whoever said he stands by


@transaction.atomic
def tell(person_ids: Iterable[UUID], telling: Telling) -> int:
    """Tell each person who has an account, once per cause; how many were told now."""
    accounts = accounts_of(dict.fromkeys(person_ids))
    languages = _languages(accounts.values())
    told = 0
    for person_id, account in accounts.items():
        with override(languages.get(account.pk) or "zh-hans"):
            told += _tell_one(account, person_id, telling)
    return told


def _tell_one(account: Account, person_id: UUID, telling: Telling) -> bool:
    message, made = Message.objects.get_or_create(
        city=account.city,
        person_id=person_id,
        reason=telling.reason,
        source=f"{telling.source.kind}:{telling.source.key}",
        defaults={
            "kind": telling.kind,
            "title": str(telling.title)[:80],
            "body": str(telling.body)[:400],
            "link": telling.link,
            "at": timezone.now(),
        },
    )
    if made and telling.by_sms:
        text = _("【驿路】%(title)s") % {"title": message.title}
        _queue(account, text, telling.kind, at_once=telling.urgent)
    return made


def _languages(accounts: Iterable[Account]) -> dict[UUID, str]:
    rows = Preference.objects.filter(account__in=[account.pk for account in accounts])
    return dict(rows.values_list("account", "language"))


def send_code(account: Account, code: str, *, lasts: timedelta) -> None:
    """A sign-in code: at once, whatever the hour, and worthless once it has expired."""
    text = _("【驿路】登录验证码 %(code)s，%(minutes)d 分钟内有效。工作人员不会向您要验证码。")
    minutes = int(lasts.total_seconds() // 60)
    _queue(account, text % {"code": code, "minutes": minutes}, Kind.SIGN_IN, lasts=lasts)


@transaction.atomic
def send_to_phone(
    city: str,
    phone: str,
    text: str,
    *,
    kind: Kind = Kind.GENERAL,
    lasts: timedelta = LASTS,
    after: timedelta = timedelta(0),
) -> Outbound:
    """To a phone nobody signs in with: a family that booked a ride. It has no quiet hours of its own
    choosing; whoever sends says with `after` how long this can wait (see `quiet.pause`)."""
    row = Outbound(city=city, kind=kind)
    seal_letter(row, phone, text)
    row.not_before = timezone.now() + after
    row.expires_at = row.not_before + lasts
    row.save(force_insert=True)
    _hand_over(row)
    return row


@transaction.atomic
def read(message_id: UUID, *, by: Actor) -> None:
    Message.objects.filter(pk=message_id, city=by.city, person=by.person_id, read_at=None).update(
        read_at=timezone.now()
    )


@transaction.atomic
def read_all(*, by: Actor) -> None:
    Message.objects.filter(city=by.city, person=by.person_id, read_at=None).update(
        read_at=timezone.now()
    )


@transaction.atomic
def _queue(
    account: Account,
    text: str,
    kind: Kind,
    *,
    lasts: timedelta = LASTS,
    at_once: bool = False,
) -> Outbound:
    row = Outbound(city=account.city, account=account, kind=kind)
    seal_letter(row, phone_of(account), text)
    waits = not at_once and kind != Kind.SIGN_IN
    row.not_before = _after_quiet(account) if waits else timezone.now()
    row.expires_at = row.not_before + lasts
    row.save(force_insert=True)
    _hand_over(row)
    return row


def _hand_over(row: Outbound) -> None:
    """The job lies in this transaction: it exists if and only if the act does, and runs after it."""
    job = app.configure_task("notices.deliver", schedule_at=row.not_before)
    job.defer(outbound=str(row.pk))


def _after_quiet(account: Account) -> datetime:
    preference = Preference.objects.filter(account=account).first() or Preference()
    return not_before(timezone.now(), preference.quiet_from, preference.quiet_to)

"""Telling people something: in Yilu always, by SMS when it matters; sent after the act's commit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
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
from yilu.people.queries import accounts_of, phone_of, written_to

LASTS = timedelta(days=2)
AFTER_ALL_ELSE = -10  # in the queue
CHINESE = "zh-hans"


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


@transaction.atomic(savepoint=False)
def tell(person_ids: Iterable[UUID], telling: Telling) -> int:
    """Tell each person who has an account, once per cause; how many were told now."""
    people = list(dict.fromkeys(person_ids))
    if not people:
        return 0
    accounts = accounts_of(people) if telling.by_sms else {}  # the phone is asked for SMS alone
    told = {person: (row.city, _language(row)) for person, row in accounts.items()}
    if not telling.by_sms:
        told = {person: (city, chosen or CHINESE) for person, city, chosen in written_to(people)}
    if not told:
        return 0
    written = {
        person: _worded(city, language, person, telling)
        for person, (city, language) in told.items()
    }
    made = _put(list(written.values()))
    if telling.by_sms:
        for person_id, message in written.items():
            if message.pk in made:
                _text(accounts[person_id], message, telling)
    return len(made)


def _worded(city: str, language: str, person_id: UUID, telling: Telling) -> Message:
    with override(language):
        return Message(
            city=city,
            person_id=person_id,
            reason=telling.reason,
            source=f"{telling.source.kind}:{telling.source.key}",
            kind=telling.kind.value,
            title=str(telling.title)[:80],
            body=str(telling.body)[:400],
            link=telling.link,
            at=timezone.now(),
        )


_PUT = """
INSERT INTO notices_message (id, city, person_id, kind, title, body, link, reason, source, at)
SELECT * FROM UNNEST(%s::uuid[], %s::text[], %s::uuid[], %s::text[], %s::text[], %s::text[],
                     %s::text[], %s::text[], %s::text[], %s::timestamptz[])
ON CONFLICT (city, person_id, reason, source) DO NOTHING
RETURNING id
"""
_COLUMNS = ("pk", "city", "person_id", "kind", "title", "body", "link", "reason", "source", "at")


def _put(messages: list[Message]) -> set[UUID]:
    """Those told now: whoever knew of this cause already keeps his first message. One statement."""
    columns = [[getattr(message, name) for message in messages] for name in _COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(_PUT, columns)
        return {key for (key,) in cursor.fetchall()}


def _text(account: Account, message: Message, telling: Telling) -> None:
    with override(_language(account)):
        text = _("【驿路】%(title)s") % {"title": message.title}
    _queue(account, text, telling.kind, at_once=telling.urgent)


def _language(account: Account) -> str:
    """In which he wants to be written to; Chinese where he has never said."""
    chosen = account.preference.language if hasattr(account, "preference") else ""
    return chosen or CHINESE


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


@dataclass(frozen=True, slots=True)
class ToPhone:
    """One of many SMS; `after` says how long it can wait."""

    phone: str
    text: str
    after: timedelta = timedelta(0)


@transaction.atomic
def send_to_phones(city: str, letters: Sequence[ToPhone]) -> list[Outbound]:
    """Many at once, in a few statements. They leave after whatever else waits: nobody's sign-in code
    stands behind five thousand of them."""
    now = timezone.now()
    rows = []
    for letter in letters:
        row = Outbound(city=city, kind=Kind.GENERAL, not_before=now + letter.after)
        seal_letter(row, letter.phone, letter.text)
        row.expires_at = row.not_before + LASTS
        rows.append(row)
    Outbound.objects.bulk_create(rows, batch_size=500)
    _hand_over_many(rows)
    return rows


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


@transaction.atomic(savepoint=False)
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


def _hand_over_many(rows: Iterable[Outbound]) -> None:
    by_moment: dict[datetime, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_moment[row.not_before].append({"outbound": str(row.pk)})
    for moment, jobs in by_moment.items():
        task = app.configure_task("notices.deliver", schedule_at=moment, priority=AFTER_ALL_ELSE)
        task.batch_defer(*jobs)


def _after_quiet(account: Account) -> datetime:
    preference = Preference.objects.filter(account=account).first() or Preference()
    return not_before(timezone.now(), preference.quiet_from, preference.quiet_to)

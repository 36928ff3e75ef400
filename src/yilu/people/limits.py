"""Counting attempts in rows, before anything is hashed, sent or looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from yilu.core.crypto import keyed_digest
from yilu.core.errors import Refused
from yilu.core.uuid7 import uuid7
from yilu.runtime.models import RateCounter

# Counters must not be joinable with the blind indexes of people: their digests have a purpose of their own.
PURPOSE = "people.limits"


@dataclass(frozen=True, slots=True)
class Limit:
    """No more than `times` within each `window`, counted per key."""

    bucket: str
    times: int
    window: timedelta


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# A phone may be shared by a family and typed wrongly; an address by a whole company behind one router.
CODE_PER_PHONE = (Limit("code.phone.hour", 5, HOUR), Limit("code.phone.day", 10, DAY))
CODE_PER_ADDRESS = (Limit("code.address", 120, HOUR),)
WRONG_CODES = (Limit("code.wrong", 15, DAY),)
LAST_FOUR = (Limit("binding", 6, DAY),)
REGISTERS = (Limit("reveal.register", 6, DAY),)  # a register in full is handed on now and then
REVEALS = (Limit("reveal", 50, DAY),)
RECEIPTS = (Limit("receipt.address", 60, HOUR),)
NOTES = (Limit("note", 60, HOUR),)
CONFIRMATIONS = (Limit("confirm", 30, HOUR),)


class TooMany(Refused):
    """A limit is reached; the answer is the same whoever the key belongs to."""


def spend(limits: tuple[Limit, ...], key: str, *, city: str) -> None:
    """Count one attempt against every limit, or refuse."""
    counts = [_count(limit, key, city) for limit in limits]
    if any(count > limit.times for count, limit in zip(counts, limits, strict=True)):
        raise TooMany(_("试得太频繁了，请过一会儿再试；着急可以找驿站管理员或支部书记帮忙。"))


def check(limits: tuple[Limit, ...], key: str, *, city: str) -> None:
    """Refuse if a limit is already reached, without counting."""
    for limit in limits:
        row = RateCounter.objects.filter(
            city=city, bucket=limit.bucket, digest=_digest(key), window=_window(limit)
        ).first()
        if row is not None and row.count >= limit.times:
            raise TooMany(_("试错的次数太多了，今天先不能用这个手机号登录，请明天再试。"))


def spend_code_request(phone: str, address: str, *, city: str) -> None:
    """One more sign-in code asked for: loosely by address, strictly by phone, never once locked out."""
    spend(CODE_PER_ADDRESS, address, city=city)
    check(WRONG_CODES, phone, city=city)
    spend(CODE_PER_PHONE, phone, city=city)


def spend_receipt(address: str, *, city: str) -> None:
    """One more receipt shown from this address: right or wrong, it counts alike."""
    spend(RECEIPTS, address, city=city)


def note_wrong_code(phone: str, *, city: str) -> None:
    """A wrong code: enough of them lock the phone's sign-in until tomorrow."""
    spend(WRONG_CODES, phone, city=city)


_ONE_MORE = """
INSERT INTO runtime_ratecounter AS counter (id, city, bucket, digest, "window", count)
VALUES (%s, %s, %s, %s, %s, 1)
ON CONFLICT (city, bucket, digest, "window") DO UPDATE SET count = counter.count + 1
RETURNING count
"""


def _count(limit: Limit, key: str, city: str) -> int:
    """One more in the current window; two at once are counted as two."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [uuid7(), city, limit.bucket, _digest(key), _window(limit)])
        count: int = cursor.fetchone()[0]
    return count


def _window(limit: Limit) -> datetime:
    seconds = int(limit.window.total_seconds())
    start = int(timezone.now().timestamp()) // seconds * seconds
    return datetime.fromtimestamp(start, UTC)


def _digest(key: str) -> bytes:
    return keyed_digest(key.encode(), PURPOSE)

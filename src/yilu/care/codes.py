"""The receipt code: derived from its row by a key, so it can be shown again, not read off the table."""

from __future__ import annotations

from datetime import datetime, timedelta

from yilu.care.models import ReceiptCode
from yilu.core.crypto import keyed_digest

LASTS = timedelta(minutes=10)
DIGITS = 6


def digits(code: ReceiptCode) -> str:
    """The six digits of this row, for the driver's own screen."""
    told = keyed_digest(f"{code.person_id}|{code.pk}".encode(), "care.receipt_code")
    return f"{int.from_bytes(told[:8], 'big') % 10**DIGITS:0{DIGITS}d}"


def digest(text: str) -> bytes:
    """What a typed code is looked up by."""
    return keyed_digest(text.encode(), "care.receipt_code.typed")


def is_live(code: ReceiptCode, now: datetime) -> bool:
    return code.used_at is None and now < code.expires_at

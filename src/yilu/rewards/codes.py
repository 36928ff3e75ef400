"""The redemption code: derived from its row by a key, so it can be shown again, not read off the table."""

from __future__ import annotations

from datetime import timedelta

from yilu.core.crypto import keyed_digest
from yilu.rewards.models import Voucher

LASTS = timedelta(minutes=10)
DIGITS = 8


def digits(voucher: Voucher) -> str:
    """The eight digits of this row, for the driver's own screen."""
    told = keyed_digest(f"{voucher.person_id}|{voucher.pk}".encode(), "rewards.voucher")
    return f"{int.from_bytes(told[:8], 'big') % 10**DIGITS:0{DIGITS}d}"


def digest(text: str) -> bytes:
    """What a typed code is looked up by."""
    return keyed_digest("".join(text.split()).encode(), "rewards.voucher.typed")

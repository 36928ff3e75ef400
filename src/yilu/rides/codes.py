"""Codes that follow from a row by a key: the family page's address, the sticker, the phone's six digits.

Nothing readable is stored: the column holds a blind index that finds the row again.
"""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from yilu.core.crypto import blind, keyed_digest

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that looks like something else
LINK, STICKER, CODE = "rides.link", "rides.sticker", "rides.phone_code"
LINK_LENGTH, STICKER_LENGTH, DIGITS = 16, 10, 6
WORD_DIGITS = 4
LASTS = timedelta(minutes=10)
MOST_MISSES = 5


def link_of(booking: UUID) -> str:
    """What stands in the address of a family's page: 79 bits nobody guesses."""
    return _signs(LINK, booking, LINK_LENGTH)


def sticker_code(entry: UUID) -> str:
    """What the QR code on the car says."""
    return _signs(STICKER, entry, STICKER_LENGTH)


def digits_of(proof: UUID, phone_index: bytes) -> str:
    """The six digits sent to a phone."""
    number = _number(CODE, f"{proof}|{phone_index.hex()}")
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def word_of(leg: UUID) -> str:
    """The four digits a family says on boarding."""
    return f"{_number('rides.word', str(leg)) % 10**WORD_DIGITS:0{WORD_DIGITS}d}"


def index_of(purpose: str, text: str) -> bytes:
    """What a typed or followed code is looked up by."""
    return blind(text.strip().upper(), purpose)


def _signs(purpose: str, key: UUID, length: int) -> str:
    number, signs = _number(purpose, str(key)), []
    for _sign in range(length):
        number, at = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[at])
    return "".join(signs)


def _number(purpose: str, text: str) -> int:
    return int.from_bytes(keyed_digest(text.encode(), purpose), "big")

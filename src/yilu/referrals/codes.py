"""Check codes: eight characters on the letter, typed when its reply is entered, so that it lands right."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import Final

from yilu.core.ids import squeeze

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
LENGTH: Final = 8
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1"})


def make() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """In two halves, as it is read out on the phone: K7Q2 M9XA."""
    return f"{code[:4]} {code[4:]}"


def same(code: str, typed: str) -> bool:
    """However it was typed: spaces, small letters, O for 0; compared in constant time."""
    return compare_digest(code.encode(), squeeze(typed).translate(_MISREAD).encode())

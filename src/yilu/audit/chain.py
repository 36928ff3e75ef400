"""How entries become a chain: what is hashed, in which order, and what is signed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from yilu.audit.models import Entry, Seal
from yilu.core.keyring import ring

START = bytes(32)


def digest_of(entry: Entry) -> bytes:
    """SHA-256 over every column in one fixed form; a change of any of them shows."""
    columns = [
        str(entry.id),
        entry.city,
        _instant(entry.at),
        str(entry.actor or ""),
        entry.verb,
        entry.kind,
        entry.key,
        entry.detail,
    ]
    text = json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def digest_of_batch(digests: Iterable[bytes]) -> bytes:
    return hashlib.sha256(b"".join(digests)).digest()


def link_of(seal: Seal) -> bytes:
    """What the next seal carries as `previous` and the signature signs."""
    head = f"yilu.seal.1|{seal.city}|{seal.number}|{_instant(seal.at)}|{seal.count}|{seal.signing_key}|"
    return hashlib.sha256(head.encode() + bytes(seal.previous) + bytes(seal.digest)).digest()


def sign(seal: Seal) -> bytes:
    return _private_key(seal.signing_key).sign(link_of(seal))


def signature_holds(seal: Seal) -> bool:
    public = _private_key(seal.signing_key).public_key()
    try:
        public.verify(bytes(seal.signature), link_of(seal))
    except InvalidSignature:
        return False
    return True


def current_signing_key() -> int:
    return ring().signing_seed()[0]


@cache
def _private_key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(ring().signing_seed(number)[1])


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")

"""Sealing personal data: one envelope for AES-256-GCM and SM4-GCM, blind indexes, keyed digests.

Envelope: version (1 byte) · algorithm (1) · key number (4) · nonce (12) · ciphertext and tag.
The associated data `table|column|city|row` ties it to its place: moved to another row, it does not open.
"""

from __future__ import annotations

import hmac
import os
import struct
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from yilu.core.keyring import AES, SM4, ensure_key_ring, ring

__all__ = [
    "Context",
    "Unreadable",
    "blind",
    "blind_many",
    "ensure_key_ring",
    "key_number",
    "keyed_digest",
    "open_",
    "open_many",
    "seal",
    "seal_many",
]

VERSION = 1
HEADER = struct.Struct(">BBI")
NONCE, TAG = 12, 16
CODES = {AES: 1, SM4: 2}
START = HEADER.size + NONCE


class Unreadable(Exception):
    """The envelope is damaged, moved from another row, or sealed with a key of another ring."""


class Context(NamedTuple):
    """The place a value is sealed for."""

    table: str
    column: str
    city: str
    row: UUID | str

    def encoded(self) -> bytes:
        return f"{self.table}|{self.column}|{self.city}|{self.row}".encode()


class Aead(Protocol):
    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...
    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes: ...


class Sm4Gcm:
    """SM4 in GCM with the interface of `AESGCM`, which `cryptography` offers for AES only."""

    def __init__(self, secret: bytes) -> None:
        self._algorithm = algorithms.SM4(secret)

    def encrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        encryptor = Cipher(self._algorithm, modes.GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(associated_data or b"")
        return encryptor.update(data) + encryptor.finalize() + encryptor.tag

    def decrypt(self, nonce: bytes, data: bytes, associated_data: bytes | None) -> bytes:
        mode = modes.GCM(nonce, data[-TAG:])
        decryptor = Cipher(self._algorithm, mode).decryptor()
        decryptor.authenticate_additional_data(associated_data or b"")
        return decryptor.update(data[:-TAG]) + decryptor.finalize()


@cache
def _aead(algorithm: str, secret: bytes) -> Aead:
    return AESGCM(secret) if algorithm == AES else Sm4Gcm(secret)


def seal(text: str, context: Context) -> bytes:
    """The text, encrypted for exactly this table, column, city and row."""
    key = ring().current()
    nonce = os.urandom(NONCE)
    head = HEADER.pack(VERSION, CODES[key.algorithm], key.number)
    body = _aead(key.algorithm, key.secret).encrypt(nonce, text.encode(), context.encoded())
    return head + nonce + body


def seal_many(
    values: Iterable[tuple[UUID | str, str]], *, table: str, column: str, city: str
) -> list[bytes]:
    """Seal (row, text) pairs of one column, in order: the import's inner loop."""
    key = ring().current()
    encrypt = _aead(key.algorithm, key.secret).encrypt
    head = HEADER.pack(VERSION, CODES[key.algorithm], key.number)
    place = f"{table}|{column}|{city}|"
    sealed = []
    for row, text in values:
        nonce = os.urandom(NONCE)
        sealed.append(head + nonce + encrypt(nonce, text.encode(), f"{place}{row}".encode()))
    return sealed


def open_(blob: bytes | memoryview, context: Context) -> str:
    """The text again, if the envelope is whole and stands where it was sealed."""
    blob = bytes(blob)
    if len(blob) < START + TAG:
        raise Unreadable(context.column)
    version, code, number = HEADER.unpack_from(blob)
    key = ring().key(number)
    if version != VERSION or code != CODES[key.algorithm]:
        raise Unreadable(context.column)
    aead = _aead(key.algorithm, key.secret)
    try:
        return aead.decrypt(blob[HEADER.size : START], blob[START:], context.encoded()).decode()
    except InvalidTag as error:
        raise Unreadable(context.column) from error


def open_many(
    blobs: Iterable[tuple[UUID | str, bytes | memoryview]], *, table: str, column: str, city: str
) -> list[str]:
    """Open (row, envelope) pairs of one column, in order."""
    return [open_(blob, Context(table, column, city, row)) for row, blob in blobs]


def key_number(blob: bytes | memoryview) -> int:
    """Which key sealed this: re-sealing after a rotation looks for old numbers."""
    number: int = HEADER.unpack_from(bytes(blob))[2]
    return number


def blind(text: str, purpose: str) -> bytes:
    """A 16-byte index (HMAC-SHA256, cut) that finds equal values without opening any.

    The purpose keeps indexes of different columns from being joined with each other.
    """
    return hmac.digest(_purpose_key(purpose), text.encode(), "sha256")[:16]


def blind_many(texts: Iterable[str], purpose: str) -> list[bytes]:
    secret, digest = _purpose_key(purpose), hmac.digest
    return [digest(secret, text.encode(), "sha256")[:16] for text in texts]


def keyed_digest(data: bytes, purpose: str) -> bytes:
    """HMAC-SHA256 in full: proves content later without telling it (audit details, token digests)."""
    return hmac.digest(_purpose_key(purpose), data, "sha256")


def _purpose_key(purpose: str) -> bytes:
    return hmac.digest(ring().index_secret(), purpose.encode(), "sha256")

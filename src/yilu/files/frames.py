"""A file's bytes as sealed frames of a megabyte, so that no size has to fit in memory.

Each frame is an envelope of `core.crypto` for this file and this frame's number: frames cannot be
swapped between files, reordered, or cut off unnoticed (the last one says that it is the last).
"""

from __future__ import annotations

import base64
import io
import os
import struct
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, Protocol
from uuid import UUID

from yilu.core.crypto import Context, Unreadable, keyed_digest, open_, seal

FRAME = 768 << 10  # a multiple of three: base64 without padding but at the end
LENGTH = struct.Struct(">I")


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


def digest_of(hashed: bytes) -> bytes:
    """Keyed, so that a leaked table does not tell who handed in a known document."""
    return keyed_digest(hashed, "files.content")


class Sealing(io.RawIOBase):
    """Reads as the sealed form of `content`; afterwards knows its size and digest."""

    def __init__(self, content: BinaryIO, city: str, row: UUID) -> None:
        super().__init__()
        self._frames = self._sealed(content, city, row)
        self._rest = b""
        self._hash = sha256()
        self.size = 0

    @property
    def digest(self) -> bytes:
        return digest_of(self._hash.digest())

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest:
            frame = next(self._frames, None)
            if frame is None:
                return 0
            self._rest = frame
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def _sealed(self, content: BinaryIO, city: str, row: UUID) -> Iterator[bytes]:
        number, piece = 0, content.read(FRAME)
        while True:
            following = content.read(FRAME) if piece else b""
            self.size += len(piece)
            self._hash.update(piece)
            text = base64.b64encode(piece).decode()
            blob = seal(text, _place(city, row, number, last=not following))
            yield LENGTH.pack(len(blob)) + blob
            if not following:
                return
            number, piece = number + 1, following


def unseal(sealed: Readable, city: str, row: UUID) -> Iterator[bytes]:
    """The pieces of the content again; raises `Unreadable` where anything is missing or moved."""
    number = 0
    blob = _next(sealed)
    while blob is not None:
        following = _next(sealed)
        text = open_(blob, _place(city, row, number, last=following is None))
        yield base64.b64decode(text)
        number, blob = number + 1, following
    if not number:
        raise Unreadable("content")


class Unsealing(io.RawIOBase):
    """The content as a file one can jump in: only the frames that are read are opened.

    A film of which a phone asks four megabytes at a time is not opened from its beginning each time.
    """

    def __init__(self, sealed: BinaryIO, size: int, city: str, row: UUID) -> None:
        super().__init__()
        self._sealed, self._size, self._of = sealed, size, (city, row)
        self._starts = list(_starts(sealed))
        self._at = 0
        self._open: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number, inside = divmod(self._at, FRAME)
        piece = self._frame(number)[inside : inside + len(buffer)]
        if not piece:
            raise Unreadable("content")
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        self._sealed.close()
        super().close()

    def _frame(self, number: int) -> bytes:
        if self._open[0] != number:
            if number >= len(self._starts):
                raise Unreadable("content")
            self._sealed.seek(self._starts[number])
            last = number == len(self._starts) - 1
            text = open_(_next(self._sealed) or b"", _place(*self._of, number, last=last))
            self._open = (number, base64.b64decode(text))
        return self._open[1]


def _starts(sealed: BinaryIO) -> Iterator[int]:
    """Where each frame begins, from the lengths that stand before them."""
    at, end = 0, sealed.seek(0, os.SEEK_END)
    while at < end:
        sealed.seek(at)
        head = sealed.read(LENGTH.size)
        if len(head) < LENGTH.size:
            raise Unreadable("content")
        yield at
        at += LENGTH.size + LENGTH.unpack(head)[0]


def in_memory() -> BinaryIO:
    """A file without a name that never touches a disk, where the system has such files."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("yilu", os.MFD_CLOEXEC), "w+b")
    return tempfile.TemporaryFile()


def _next(sealed: Readable) -> bytes | None:
    head = sealed.read(LENGTH.size)
    if not head:
        return None
    if len(head) < LENGTH.size:
        raise Unreadable("content")
    return sealed.read(LENGTH.unpack(head)[0])


def _place(city: str, row: UUID, number: int, *, last: bool) -> Context:
    return Context("files_storedfile", f"content.{number}{'.last' if last else ''}", city, row)

"""Films for an online lesson: MP4 with H.264 pictures, which every phone plays; read from its boxes.

Nothing is decoded: the head of the file says what it holds and how long it lasts.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Invalid, TooLarge

MOST_BYTES = 200 << 20
MOST_HEAD = 16 << 20
MOST_SECONDS = 60 * 60
MEDIA_TYPE = "video/mp4"
PARENTS = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
PLAYED = {b"avc1", b"avc3"}


class Broken(Exception):
    """The boxes do not add up."""


@dataclass(frozen=True, slots=True)
class Film:
    """How long it lasts."""

    seconds: int


def examine(file: BinaryIO) -> Film:
    """What a film is; raises `Invalid` in words."""
    size = file.seek(0, os.SEEK_END)
    if size > MOST_BYTES:
        raise TooLarge({"video": _("视频超过 200 MB，请压缩或分成几段。")})
    try:
        head = _head(file, size)
        film, codecs = _read(head)
    except (Broken, struct.error, IndexError, ZeroDivisionError, OverflowError) as error:
        raise Invalid({"video": _("视频打不开，可能没有传完。请导出成 MP4 再传。")}) from error
    finally:
        file.seek(0)
    if not codecs & PLAYED:
        raise Invalid({"video": _("手机放不了这种视频，请转成 H.264 编码的 MP4。")})
    if film.seconds > MOST_SECONDS:
        raise Invalid({"video": _("视频超过一小时，请分成几段。")})
    return film


def _head(file: BinaryIO, size: int) -> bytes:
    """The box `moov`, wherever it stands; the boxes must fill the file to its end."""
    found, at = b"", 0
    while at < size:
        file.seek(at)
        head = file.read(16)
        length, kind = struct.unpack_from(">I4s", head)
        if at == 0 and kind != b"ftyp":
            raise Broken
        skip = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", head, 8)
            skip = 16
        length = length or size - at
        if length < skip or at + length > size:
            raise Broken
        if kind == b"moov":
            if length > MOST_HEAD:
                raise Broken
            file.seek(at + skip)
            found = file.read(length - skip)
        at += length
    return found


def _read(head: bytes) -> tuple[Film, set[bytes]]:
    seconds, codecs, films = 0.0, set[bytes](), False
    for kind, at, end in _boxes(head, 0, len(head)):  # the inside of moov
        if kind == b"mvhd":
            wide = head[at] == 1
            form, where = (">IQ", at + 20) if wide else (">II", at + 12)
            scale, length = struct.unpack_from(form, head, where)
            seconds = length / scale
        elif kind == b"hdlr":
            films = films or head[at + 8 : at + 12] == b"vide"
        elif kind == b"stsd" and end - at >= 16:
            codecs.add(head[at + 12 : at + 16])
    if not films or not 0 < seconds < 1e6:
        raise Broken
    return Film(max(1, round(seconds))), codecs


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        stop = at + size if size else end
        if stop < at + 8 or stop > end:
            raise Broken
        if kind in PARENTS:
            yield from _boxes(data, at + 8, stop)
        else:
            yield kind, at + 8, stop
        at = stop

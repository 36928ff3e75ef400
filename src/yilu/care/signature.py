"""A signature drawn on a screen: taken apart and put together again, so that only the drawing is kept."""

from __future__ import annotations

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Invalid

PREFIX = "data:image/png;base64,"
MAGIC = b"\x89PNG\r\n\x1a\n"
HEAD = struct.Struct(">IIBBBBB")
LARGEST, WIDEST = 64 * 1024, 1200
CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}  # colour types a canvas writes; no palettes
FEWEST_MARKS = 40  # bytes that differ from an empty canvas: a touch is no signature


def drawing(data_url: str) -> bytes:
    """The PNG of a canvas, without anything a drawing does not need; refused if nothing is drawn."""
    try:
        return _rebuilt(base64.b64decode(_payload(data_url), validate=True))
    except (ValueError, binascii.Error, struct.error, zlib.error, IndexError) as error:
        raise Invalid({"signature": _("签名没有传完整，请本人再签一次。")}) from error


def _payload(data_url: str) -> str:
    if not data_url.startswith(PREFIX) or len(data_url) > LARGEST * 4 // 3 + len(PREFIX) + 4:
        raise ValueError("no small PNG")
    return data_url.removeprefix(PREFIX)


def _rebuilt(png: bytes) -> bytes:
    if not png.startswith(MAGIC):
        raise ValueError("no PNG")
    chunks = list(_chunks(png))
    head = chunks[0][1]
    pixels = _pixels(head, b"".join(body for kind, body in chunks if kind == b"IDAT"))
    if len(pixels) - max(pixels.count(0), pixels.count(255)) < FEWEST_MARKS:
        raise Invalid({"signature": _("还没有签名，请本人在框里签上名字。")})
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return MAGIC + b"".join(_chunk(kind, body) for kind, body in parts)


def _pixels(head: bytes, packed: bytes) -> bytes:
    """The unpacked rows, exactly as many bytes as the header says: no bomb, nothing appended."""
    width, height, depth, colour, *rest = HEAD.unpack(head)
    if not (0 < width <= WIDEST and 0 < height <= WIDEST) or depth != 8 or any(rest):
        raise ValueError("an unusual PNG")
    size = height * (1 + width * CHANNELS.get(colour, 0))
    unpacker = zlib.decompressobj()
    pixels = unpacker.decompress(packed, size + 1)
    if len(pixels) != size or colour not in CHANNELS:
        raise ValueError("not the pixels the header promises")
    return pixels


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(MAGIC)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (crc,) = struct.unpack_from(">I", png, at + 8 + length)
        if crc != zlib.crc32(kind + body):
            raise ValueError("damaged")
        yield kind, body
        at += 12 + length


def _chunk(kind: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(kind + body)
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

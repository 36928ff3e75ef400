"""Generated photos and voice notes for tests: every container by hand, so that each byte is ours."""

from __future__ import annotations

import io
import struct
import wave
from typing import Any

from PIL import Image

PLACE = {
    1: "N",
    2: (26.0, 34.0, 56.64),
    3: "E",
    4: (101.0, 43.0, 1.2),
}  # Panzhihua's station square


def image(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A gradient with a dark corner at the top left, so that a turn shows."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    whole = Image.merge("RGB", (across, down, Image.new("L", (width, height), 90)))
    whole.paste((0, 0, 0), (0, 0, width // 4, height // 4))
    return whole.convert(mode)


def picture(width: int = 640, height: int = 480, format: str = "JPEG", **more: Any) -> bytes:
    out = io.BytesIO()
    image(width, height, more.pop("mode", "RGB")).save(out, format, **more)
    return out.getvalue()


def exif(*, orientation: int = 1, gps: dict[int, Any] | None = None, taken: str = "") -> bytes:
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "NOBODY-PHONE"
    if taken:
        tags.get_ifd(0x8769)[0x9003] = taken
    if gps:
        tags.get_ifd(0x8825).update(gps)
    return tags.tobytes()


def wav(seconds: float) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(b"\x80" * int(8000 * seconds))
    return out.getvalue()


def element(name: int, body: bytes, *, unknown: bool = False) -> bytes:
    """One EBML element; `unknown` leaves its size open, as recorders do."""
    head = name.to_bytes((name.bit_length() + 7) // 8, "big")
    size = b"\x01" + b"\xff" * 7 if unknown else (len(body) | 1 << 28).to_bytes(4, "big")
    return head + size + body


def webm(seconds: float, *, tracks: tuple[int, ...] = (2,)) -> bytes:
    """As MediaRecorder writes it: no duration, open sizes, a cluster every ten seconds."""
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    info = element(0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3, "big")))
    entries = b"".join(element(0xAE, element(0x83, bytes([kind]))) for kind in tracks)
    body = info + element(0x1654AE6B, entries)
    for start in range(0, int(seconds * 1000), 10_000):
        end = min(start + 10_000, int(seconds * 1000))
        blocks = b"".join(
            element(0xA3, b"\x81" + struct.pack(">h", at - start) + b"\x80" + b"sound" * 4)
            for at in range(start, end, 20)
        )
        body += element(0x1F43B675, element(0xE7, start.to_bytes(4, "big")) + blocks, unknown=True)
    return head + element(0x18538067, body, unknown=True)


def ogg(seconds: float) -> bytes:
    skip = 312
    head = b"OpusHead\x01\x01" + struct.pack("<HIhB", skip, 48_000, 0, 0)
    last = int(seconds * 48_000) + skip
    return page(head, 0, 2) + page(b"OpusTags" + bytes(8), 0, 0) + page(b"sound" * 9, last, 4)


def page(body: bytes, position: int, flags: int) -> bytes:
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, 7, 0, 0, 1)
    return head + bytes([len(body)]) + body


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def mp4(seconds: float, *, fragments: bool = False, handler: bytes = b"soun") -> bytes:
    """With its length in the head, or in fragments without any, as Safari records."""
    scale, step = 48_000, 1024
    count = round(seconds * scale / step)
    mdhd = box(
        b"mdhd", struct.pack(">IIIIIHH", 0, 0, 0, scale, 0 if fragments else count * step, 0, 0)
    )
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(13))
    track = box(b"trak", box(b"mdia", mdhd, hdlr))
    if not fragments:
        return box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"moov", track) + box(b"mdat", b"sound" * 9)
    mvex = box(b"mvex", box(b"trex", struct.pack(">IIIIII", 0, 1, 1, step, 0, 0)))
    whole = box(b"ftyp", b"iso5\0\0\0\0iso5") + box(b"moov", track, mvex)
    for first in range(0, count, 50):
        samples = min(50, count - first)
        tfhd = box(b"tfhd", struct.pack(">II", 0x020000, 1))
        trun = box(b"trun", struct.pack(">II", 0x000200, samples), struct.pack(">I", 5) * samples)
        whole += box(b"moof", box(b"traf", tfhd, trun)) + box(b"mdat", b"sound" * samples)
    return whole


def film(
    seconds: float = 90, *, codec: bytes = b"avc1", late: bool = False, size: int = 64
) -> bytes:
    """An MP4 of pictures: its head before or after what it shows."""
    scale = 1000
    mvhd = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, scale, round(seconds * scale)) + bytes(80))
    hdlr = box(b"hdlr", bytes(8) + b"vide" + bytes(13))
    stsd = box(b"stsd", struct.pack(">II", 0, 1), box(codec, bytes(78)))
    track = box(b"trak", box(b"mdia", hdlr, box(b"minf", box(b"stbl", stsd))))
    moov, shown = box(b"moov", mvhd, track), box(b"mdat", bytes(range(256)) * (size // 256 + 1))
    return box(b"ftyp", b"isom\0\0\2\0isomavc1") + (shown + moov if late else moov + shown)

"""Voice notes as browsers record them: what container it is and how long it lasts, read from its content.

Headers lie or leave the duration out (MediaRecorder writes none), so it is taken from the last sound.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from yilu.core.errors import Invalid, TooLarge

MOST_BYTES = 2 << 20
MOST_SECONDS = 120
GRACE = 3.0  # a recorder stopped at two minutes writes a little more


class Unheard(Exception):
    """The container is not whole, or holds no sound."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What a recording is."""

    media_type: str
    suffix: str
    seconds: float


def listen(data: bytes) -> Sound:
    """The kind and length of a recording; raises `Invalid` in words."""
    if len(data) > MOST_BYTES:
        raise too_large()
    try:
        sound = _sound(data)
    except (Unheard, struct.error, IndexError, ZeroDivisionError, OverflowError) as error:
        raise Invalid({"recording": _("录音打不开，可能没有传完。请重新录一次。")}) from error
    if sound.seconds > MOST_SECONDS + GRACE:
        raise Invalid({"recording": _("录音超过 2 分钟。请分成几段，或者把要紧的先说。")})
    return sound


def too_large() -> TooLarge:
    return TooLarge({"recording": _("录音超过 2 MB。请录短一些，2 分钟以内。")})


def _sound(data: bytes) -> Sound:
    if data.startswith(b"\x1aE\xdf\xa3"):
        return Sound("audio/webm", ".webm", _webm(data))
    if data.startswith(b"OggS"):
        return Sound("audio/ogg", ".ogg", _ogg(data))
    if data[4:8] == b"ftyp":
        return Sound("audio/mp4", ".m4a", _mp4(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return Sound("audio/wav", ".wav", _wav(data))
    raise Invalid(
        {"recording": _("这种文件不能当录音用。请直接按住说话，或者选手机录音机录的文件。")}
    )


def _positive(seconds: float) -> float:
    if not 0 < seconds < 1e6:
        raise Unheard
    return seconds


# ── webm ────────────────────────────────────────────────────────────────────────────────────────

SEGMENT, INFO, TRACKS, TRACK = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE
CLUSTER, GROUP = 0x1F43B675, 0xA0
PARENTS = {SEGMENT, INFO, TRACKS, TRACK, CLUSTER, GROUP}
SCALE, TRACK_TYPE, CLUSTER_TIME, BLOCK, SIMPLE_BLOCK = 0x2AD7B1, 0x83, 0xE7, 0xA1, 0xA3
AUDIO = 2
LAST_BLOCK = 20  # milliseconds of sound in a usual block: the last one lasts too


def _webm(data: bytes) -> float:
    """Walks flat through parents, since a recorder leaves the sizes of segment and clusters open."""
    scale, base, last, tracks = 1_000_000, 0, -1, set()
    for element, start, end in _elements(data):
        if element == SCALE:
            scale = int.from_bytes(data[start:end], "big")
        elif element == TRACK_TYPE:
            tracks.add(int.from_bytes(data[start:end], "big"))
        elif element == CLUSTER_TIME:
            base = int.from_bytes(data[start:end], "big")
        elif element in {BLOCK, SIMPLE_BLOCK}:
            _number, at = _vint(data, start, marker=False)
            last = max(last, base + int.from_bytes(data[at : at + 2], "big", signed=True))
    if tracks != {AUDIO} or last < 0:
        raise Unheard
    return _positive(last * scale / 1e9 + LAST_BLOCK / 1000)


def _elements(data: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(data):
        element, at = _vint(data, at, marker=True)
        size, at = _vint(data, at, marker=False)
        if element in PARENTS:
            continue
        if size < 0 or at + size > len(data):
            raise Unheard
        yield element, at, at + size
        at += size


def _vint(data: bytes, at: int, *, marker: bool) -> tuple[int, int]:
    """EBML's numbers: as many bytes as the first one has leading zeros, plus one; -1 is "unknown"."""
    length = 9 - data[at].bit_length()
    if length > 8 or at + length > len(data):
        raise Unheard
    value = int.from_bytes(data[at : at + length], "big")
    if not marker:
        mask = (1 << 7 * length) - 1
        value &= mask
        value = -1 if value == mask else value
    return value, at + length


# ── ogg ─────────────────────────────────────────────────────────────────────────────────────────

OPUS_RATE = 48_000
NO_POSITION = -1


def _ogg(data: bytes) -> float:
    rate, skip, last, at = 0, 0, 0, 0
    while at < len(data):
        head, body, following = _page(data, at)
        if at == 0:
            rate, skip = _codec(body)
        elif data[at + 5] & 2:  # a second stream begins: no voice note
            raise Unheard
        if head != NO_POSITION:
            last = max(last, head)
        at = following
    return _positive((last - skip) / rate)


def _page(data: bytes, at: int) -> tuple[int, bytes, int]:
    """(position in samples, body, where the next page starts)"""
    if data[at : at + 4] != b"OggS":
        raise Unheard
    (position,) = struct.unpack_from("<q", data, at + 6)
    table = at + 27
    body = table + data[at + 26]
    end = body + sum(data[table:body])
    if end > len(data):
        raise Unheard
    return position, data[body:end], end


def _codec(body: bytes) -> tuple[int, int]:
    if body.startswith(b"OpusHead"):
        return OPUS_RATE, struct.unpack_from("<H", body, 10)[0]
    if body.startswith(b"\x01vorbis"):
        return struct.unpack_from("<I", body, 12)[0], 0
    raise Unheard


# ── mp4 ─────────────────────────────────────────────────────────────────────────────────────────

BOXES = {b"moov", b"trak", b"mdia", b"mvex", b"moof", b"traf"}


def _mp4(data: bytes) -> float:
    """The track's own length or, as Safari records, the sum of its fragments: whichever is longer."""
    scale, length, sample, pieces, handlers = 0, 0, 0, 0, set()
    default = 0
    for kind, at, end in _boxes(data, 0, len(data)):
        if kind == b"mdhd":
            scale, length = _mdhd(data, at)
        elif kind == b"hdlr":
            handlers.add(data[at + 8 : at + 12])
        elif kind == b"trex":
            (default,) = struct.unpack_from(">I", data, at + 12)
            sample = default
        elif kind == b"tfhd":
            sample = _tfhd(data, at) or default
        elif kind == b"trun":
            pieces += _trun(data, at, end, sample)
    if b"soun" not in handlers or b"vide" in handlers:
        raise Unheard
    return _positive(max(length, pieces) / scale)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at < end:
        size, kind = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, start)
            start += 8
        stop = at + size if size else end
        if stop < start or stop > end:
            raise Unheard
        if kind in BOXES:
            yield from _boxes(data, start, stop)
        else:
            yield kind, start, stop
        at = stop


def _mdhd(data: bytes, at: int) -> tuple[int, int]:
    if data[at] == 1:
        return struct.unpack_from(">IQ", data, at + 20)
    return struct.unpack_from(">II", data, at + 12)


def _tfhd(data: bytes, at: int) -> int:
    """A fragment's own default length of a sample, 0 where it has none."""
    flags = int.from_bytes(data[at + 1 : at + 4], "big")
    if not flags & 0x8:
        return 0
    where = at + 8 + (8 if flags & 0x1 else 0) + (4 if flags & 0x2 else 0)
    length: int = struct.unpack_from(">I", data, where)[0]
    return length


def _trun(data: bytes, at: int, end: int, sample: int) -> int:
    flags = int.from_bytes(data[at + 1 : at + 4], "big")
    (count,) = struct.unpack_from(">I", data, at + 4)
    if not flags & 0x100:
        return int(count * sample)
    first = at + 8 + (4 if flags & 0x1 else 0) + (4 if flags & 0x4 else 0)
    step = 4 * sum(bool(flags & bit) for bit in (0x100, 0x200, 0x400, 0x800))
    if first + count * step > end:
        raise Unheard
    return sum(struct.unpack_from(">I", data, first + step * n)[0] for n in range(count))


# ── wav ─────────────────────────────────────────────────────────────────────────────────────────


def _wav(data: bytes) -> float:
    at, rate = 12, 0
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > len(data):
            raise Unheard
        if kind == b"fmt ":
            (rate,) = struct.unpack_from("<I", data, at + 16)  # bytes a second
        elif kind == b"data":
            return _positive(size / rate)
        at += 8 + size + (size & 1)
    raise Unheard

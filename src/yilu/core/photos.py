"""Pictures rebuilt from hostile bytes: what is kept of an upload is pixels, and nothing else it carried.

The content decides what a file is, never its name. Sizes are read from the header before anything is
decoded; one picture is decoded at a time in a process, as small as its format can be decoded.
"""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from pi_heif import options as heif_options
from pi_heif import register_heif_opener
from PIL import Image

from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, TooLarge

MOST_BYTES = 20 << 20
MOST_PIXELS = 40_000_000
LARGE, THUMB = 1600, 320  # longest sides of what is published
QUALITY = {LARGE: 82, THUMB: 76}
MOST_SCANS = 64  # a progressive JPEG of a camera has ten; thousands are an attack on the clock
MASK = (1 << 64) - 1

heif_options.DEPTH_IMAGES = False
heif_options.AUX_IMAGES = False
register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # ours is lower, asked earlier, and answers in words (`_check_size`)
_ONE_AT_A_TIME = threading.Lock()

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF"}
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/heic": ".heic"}
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
ORIENTATION, EXIF_PART, GPS_PART = 0x0112, 0x8769, 0x8825
TAKEN, TAKEN_OFFSET = 0x9003, 0x9011


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG without any metadata."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What the camera claims; it may be wrong, and is never taken for a fact."""

    taken_at: datetime | None = None
    latitude: float | None = None  # WGS-84
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An upload as it may be shown."""

    media_type: str  # of what was handed in
    large: Picture
    thumb: Picture
    phash: int  # signed, as a bigint column holds it
    hints: Hints


def rebuild(data: bytes) -> Rebuilt:
    """The picture in two sizes, upright, from its pixels alone; raises `Invalid` in words."""
    media_type = examine(data)
    try:
        with _ONE_AT_A_TIME, _opened(data, media_type) as image:
            exif = _exif(image)
            upright = _turned(_shrunk(image), exif)
    except Invalid:
        raise
    except Exception as error:
        raise _damaged() from error
    large, thumb = resized(upright)
    return Rebuilt(media_type, large, thumb, dhash(upright), _hints(exif))


def resized(upright: Image.Image) -> tuple[Picture, Picture]:
    """The two sizes that are published, of a picture no larger than LARGE."""
    small = upright.copy()
    small.thumbnail((THUMB, THUMB))
    return _jpeg(upright, LARGE), _jpeg(small, THUMB)


def examine(data: bytes) -> str:
    """The media type of a photo we take, told from its first bytes and header; nothing is decoded."""
    if not data:
        raise Invalid({"photo": _("照片是空的，请重新选一次。")})
    if len(data) > MOST_BYTES:
        raise too_large()
    media_type = _kind(data)
    _check_stowaways(data)
    if media_type == "image/jpeg" and data.count(b"\xff\xda") > MOST_SCANS:
        raise _damaged()
    if media_type == "image/png":
        _check_size(*_png_size(data))
    if media_type == "image/webp":
        _check_size(*_webp_size(data))
    try:
        with _opened(data, media_type) as image:
            _check_size(*image.size)
    except Invalid:
        raise
    except Exception as error:
        raise _damaged() from error
    return media_type


def too_large() -> TooLarge:
    return TooLarge({"photo": _("照片超过 20 MB。请换一张，或者在手机里调小后再传。")})


# ── what it is ──────────────────────────────────────────────────────────────────────────────────


def _kind(data: bytes) -> str:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS and b"avif" not in data[8:40]:
        return "image/heic"
    raise Invalid({"photo": _what_instead(data)})


def _what_instead(data: bytes) -> Any:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%pdf-" in start:
        return _("这是 PDF 文件，不是照片。请直接拍照，或者从相册里选照片。")
    if start.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        return _("这是网页或矢量图，不是照片。请直接拍照，或者从相册里选照片。")
    if data[4:8] == b"ftyp" and b"avif" not in data[8:40]:
        return _("这是视频，不是照片。请截一张图，或者重新拍照。")
    return _("这种文件不能当照片用。请用 JPEG、PNG、WebP 或 HEIC 照片，一般手机直接拍的都可以。")


def _check_stowaways(data: bytes) -> None:
    """A picture that is a PDF or an archive too was made to deceive. Phones do append films: let them."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    archive = end >= 0 and end + 22 + int.from_bytes(data[end + 20 : end + 22], "little") <= len(
        data
    )
    if b"%PDF-" in data[:1024] or archive:
        raise Invalid({"photo": _("照片里夹带了别的文件，不能收。请重新拍一张。")})


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise _damaged()
    if width * height > MOST_PIXELS:
        raise Invalid({"photo": _("照片超过 4000 万像素。请把相机的像素调低，重新拍一张。")})


def _damaged() -> Invalid:
    return Invalid({"photo": _("照片打不开，可能没有传完或者已经损坏。请重新选一次，或者重新拍。")})


def _png_size(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        raise _damaged()
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _webp_size(data: bytes) -> tuple[int, int]:
    """Read here because Pillow already takes memory for the whole canvas when it opens a WebP."""
    chunk, body = data[12:16], data[20:30]
    if len(body) < 10:
        raise _damaged()
    if chunk == b"VP8X":
        width, height = body[4:7], body[7:10]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 ":
        width, height = body[6:8], body[8:10]
        return int.from_bytes(width, "little") & 0x3FFF, int.from_bytes(height, "little") & 0x3FFF
    raise _damaged()


# ── pixels ──────────────────────────────────────────────────────────────────────────────────────


def _opened(data: bytes, media_type: str) -> Image.Image:
    return Image.open(io.BytesIO(data), formats=[FORMATS[media_type]])


def _shrunk(image: Image.Image) -> Image.Image:
    """At most LARGE, in plain RGB; a JPEG is decoded at an eighth, a quarter or a half where that will do."""
    if image.mode in {"P", "1"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    share = LARGE / max(image.size)
    image.draft(None, (math.ceil(image.width * share), math.ceil(image.height * share)))
    image.thumbnail((LARGE, LARGE), reducing_gap=3.0)
    image.load()
    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    layers = image.convert("RGBA")
    white = Image.new("RGB", layers.size, "white")
    white.paste(layers, mask=layers.getchannel("A"))
    return white


def _turned(image: Image.Image, exif: Image.Exif) -> Image.Image:
    turn: Sequence[Image.Transpose] = TURNS.get(exif.get(ORIENTATION, 1), ())
    for step in turn:
        image = image.transpose(step)
    return image


def _jpeg(image: Image.Image, side: int) -> Picture:
    """From pixels alone: a new picture has no comment, profile or EXIF that an encoder would copy."""
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY[side], optimize=True, progressive=side == LARGE)
    return Picture(out.getvalue(), *clean.size)


def dhash(image: Image.Image) -> int:
    """Does brightness fall from left to right? 64 answers: near pictures differ in a few bits."""
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(8):
        for at in range(row * 9, row * 9 + 8):
            bits = bits << 1 | (grey[at] > grey[at + 1])
    return bits - (1 << 64) if bits >> 63 else bits


def distance(one: int, other: int) -> int:
    """In how many of the 64 bits two hashes differ; up to about 10 is the same picture."""
    return ((one ^ other) & MASK).bit_count()


# ── what the camera claims ──────────────────────────────────────────────────────────────────────


def _exif(image: Image.Image) -> Image.Exif:
    """The photo's EXIF, or an empty one where it is damaged: a hint is no reason to refuse a photo."""
    try:
        return image.getexif()
    except Exception:  # noqa: BLE001 — hostile bytes again
        return Image.Exif()


def _hints(exif: Image.Exif) -> Hints:
    try:
        return Hints(_taken_at(exif.get_ifd(EXIF_PART)), *_where(exif.get_ifd(GPS_PART)))
    except Exception:  # noqa: BLE001 — and again
        return Hints()


def _taken_at(part: dict[int, Any]) -> datetime | None:
    text = str(part.get(TAKEN, "")).strip("\0 ")
    if not text:
        return None
    offset = str(part.get(TAKEN_OFFSET, "")).strip("\0 ")
    if offset:
        return datetime.strptime(f"{text} {offset}", "%Y:%m:%d %H:%M:%S %z")
    return datetime.strptime(text, "%Y:%m:%d %H:%M:%S").replace(tzinfo=CITY_ZONE)


def _where(part: dict[int, Any]) -> tuple[float | None, float | None]:
    if 2 not in part or 4 not in part:
        return None, None
    latitude, longitude = _degrees(part[2], part.get(1)), _degrees(part[4], part.get(3))
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None, None
    return latitude, longitude


def _degrees(parts: Sequence[Any], half: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return round(-value if half in {"S", "W"} else value, 6)

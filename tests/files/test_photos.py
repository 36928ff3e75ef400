"""Pictures from hostile bytes: what comes out is upright, small, and holds nothing but pixels."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.files.make import PLACE, exif, image, picture
from yilu.core import photos
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, TooLarge


def heic(width: int = 640, height: int = 480, **more: Any) -> bytes:
    out = io.BytesIO()
    pillow_heif.from_pillow(image(width, height)).save(out, quality=60, **more)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be this large and has next to nothing inside."""
    whole = b"\x89PNG\r\n\x1a\n"
    for kind, body in (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(100))),
        (b"IEND", b""),
    ):
        whole += struct.pack(">I", len(body)) + kind + body
        whole += struct.pack(">I", zlib.crc32(kind + body))
    return whole


def segments(jpeg: bytes) -> list[int]:
    """The markers of a JPEG before its first scan."""
    found, at = [], 2
    while jpeg[at + 1] != 0xDA:
        found.append(jpeg[at + 1])
        at += 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    return found


def said(data: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        photos.rebuild(data)
    assert list(caught.value.errors) == ["photo"]
    return str(caught.value.errors["photo"])


def opened(part: photos.Picture) -> Image.Image:
    shown = Image.open(io.BytesIO(part.content))
    shown.load()
    return shown


# ── what is taken ───────────────────────────────────────────────────────────────────────────────

TAKEN = {
    "image/jpeg": lambda: picture(2000, 1500),
    "image/png": lambda: picture(2000, 1500, "PNG"),
    "image/webp": lambda: picture(2000, 1500, "WEBP"),
    "image/heic": lambda: heic(2000, 1500),
}


@pytest.mark.parametrize("media_type", TAKEN)
def test_two_pictures_of_each_kind(media_type: str) -> None:
    rebuilt = photos.rebuild(TAKEN[media_type]())
    large, thumb = opened(rebuilt.large), opened(rebuilt.thumb)
    assert rebuilt.media_type == media_type
    assert (large.format, large.size, thumb.format, thumb.size) == (
        *("JPEG", (1600, 1200)),
        *("JPEG", (320, 240)),
    )
    assert (rebuilt.large.width, rebuilt.large.height) == large.size
    dark, bright = large.getpixel((100, 100)), large.getpixel((1500, 1100))
    assert max(dark) < 20 < 200 < max(bright)  # type: ignore[arg-type,type-var]


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA", "CMYK"])
def test_every_kind_of_pixels(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    rebuilt = photos.rebuild(picture(400, 300, form, mode=mode))
    assert (opened(rebuilt.large).mode, opened(rebuilt.large).size) == ("RGB", (400, 300))


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    out = io.BytesIO()
    Image.new("I;16", (40, 40), 32768).save(out, "PNG")
    assert abs(opened(photos.rebuild(out.getvalue()).large).getpixel((5, 5))[0] - 128) <= 2  # type: ignore[index]


def test_glass_is_shown_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    assert opened(photos.rebuild(out.getvalue()).large).getpixel((9, 9)) == (255, 255, 255)


def test_a_small_photo_is_not_blown_up() -> None:
    rebuilt = photos.rebuild(picture(200, 100))
    assert (opened(rebuilt.large).size, opened(rebuilt.thumb).size) == ((200, 100), (200, 100))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_every_photo_stands_upright(orientation: int, form: str) -> None:
    upright = image(640, 480)
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = upright if back is None else upright.transpose(Image.Transpose(back))
    out = io.BytesIO()
    stored.save(out, form, exif=exif(orientation=orientation))
    shown = opened(photos.rebuild(out.getvalue()).large)
    assert shown.size == (640, 480)
    corners = [(40, 40), (600, 40), (40, 440), (600, 440)]
    for corner in corners:
        want, got = upright.getpixel(corner), shown.getpixel(corner)
        assert all(abs(a - b) < 24 for a, b in zip(want, got, strict=True))  # type: ignore[arg-type]


def test_an_iphone_s_photo_stands_upright() -> None:
    out = io.BytesIO()
    turned = image(640, 480).transpose(Image.Transpose.ROTATE_90)
    pillow_heif.from_pillow(turned).save(out, exif=exif(orientation=6))
    assert opened(photos.rebuild(out.getvalue()).large).size in {(640, 480), (480, 640)}


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_hints_are_read_and_only_hints(form: str) -> None:
    tags = exif(gps=PLACE, taken="2026:06:05 08:30:00")
    rebuilt = photos.rebuild(picture(format=form, exif=tags))
    assert rebuilt.hints == photos.Hints(
        datetime(2026, 6, 5, 8, 30, tzinfo=CITY_ZONE), 26.5824, 101.717
    )


@pytest.mark.parametrize(
    "gps",
    [
        {1: "N", 2: (99.0, 0.0, 0.0), 3: "E", 4: (101.0, 0.0, 0.0)},
        {2: (26.0, 34.0), 4: (101.0, 43.0)},
    ],
)
def test_a_damaged_hint_is_no_reason_to_refuse(gps: dict[int, Any]) -> None:
    hints = photos.rebuild(picture(exif=exif(gps=gps))).hints
    assert (hints.latitude, hints.longitude) == (None, None)


def test_a_phone_s_appended_film_is_cut_off() -> None:
    film = b"\0\0\0\x18ftypmp42" + b"film" * 1000
    rebuilt = photos.rebuild(picture() + film)
    assert b"film" not in rebuilt.large.content + rebuilt.thumb.content


# ── nothing but pixels ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("media_type", TAKEN)
def test_no_metadata_in_what_is_published(media_type: str) -> None:
    tags, profile = exif(gps=PLACE, taken="2026:06:05 08:30:00"), b"PROFILE-OF-A-PHONE" * 9
    more: dict[str, Any] = {"exif": tags}
    if media_type == "image/heic":
        data = heic(**more)
    else:
        form = photos.FORMATS[media_type]
        more |= {"icc_profile": profile, "xmp": b"<x:xmpmeta>NOBODY</x:xmpmeta>"}
        if form == "JPEG":
            more["comment"] = b"NOBODY-COMMENT"
        data = picture(format=form, **more)
    assert b"NOBODY" in data
    for part in (photos.rebuild(data).large, photos.rebuild(data).thumb):
        assert set(segments(part.content)) <= {0xE0, 0xDB, 0xC0, 0xC2, 0xC4}
        assert part.content.count(b"JFIF") == 1
        assert b"NOBODY" not in part.content
        assert part.content.endswith(b"\xff\xd9")
        assert opened(part).getexif() == {}


# ── what is refused ─────────────────────────────────────────────────────────────────────────────

DISGUISED = {
    "pdf": (b"%PDF-1.7\n%%EOF", "PDF"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "矢量图"),
    "svg with a heading": (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "矢量图"),
    "page": (b"<!DOCTYPE html><script>alert(1)</script>", "网页"),
    "film": (b"\0\0\0\x18ftypmp42" + bytes(50), "视频"),
    "gif": (b"GIF89a" + bytes(20), "JPEG"),
    "tiff": (b"II*\0" + bytes(50), "JPEG"),
    "bmp": (b"BM" + bytes(50), "JPEG"),
    "archive": (b"PK\x03\x04" + bytes(50), "JPEG"),
    "program": (b"MZ" + bytes(50), "JPEG"),
    "avif": (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1" + bytes(50), "JPEG"),
    "nothing": (b"", "空"),
}


@pytest.mark.parametrize("what", DISGUISED)
def test_what_is_no_photo_is_told_so(what: str) -> None:
    data, word = DISGUISED[what]
    assert word in said(data)


POLYGLOTS = {
    "archive": lambda: picture() + b"PK\x03\x04" + bytes(40) + b"PK\x05\x06" + bytes(18),
    "document": lambda: picture()[:2] + b"\xff\xfe\x00\x0b%PDF-1.7\n" + picture()[2:],
}


@pytest.mark.parametrize("what", POLYGLOTS)
def test_a_photo_that_is_something_else_too(what: str) -> None:
    assert "夹带" in said(POLYGLOTS[what]())


@pytest.mark.parametrize("media_type", TAKEN)
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_cut_off_on_the_way(media_type: str, share: float) -> None:
    data = TAKEN[media_type]()
    assert "打不开" in said(data[: int(len(data) * share)])


BOMBS = {
    "png of 100 MP": lambda: png_header(10_000, 10_000),
    "png of 4 GP": lambda: png_header(65_535, 65_535),
    "png of 40 MP and one line": lambda: png_header(8_000, 5_001),
    "webp, extended": lambda: (
        b"RIFF\x64\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\x3f\0\xff\x3f\0" + bytes(80)
    ),
    "webp, lossless": lambda: b"RIFF\x64\0\0\0WEBPVP8L\x0a\0\0\0\x2f\xff\xff\xff\x0f" + bytes(80),
    "webp, lossy": lambda: (
        b"RIFF\x64\0\0\0WEBPVP8 \x50\0\0\0\0\0\0\x9d\x01\x2a\xff\x3f\xff\x3f" + bytes(80)
    ),
    "jpeg of 100 MP": lambda: _resized_header(picture(), 10_000, 10_000),
}


def _resized_header(jpeg: bytes, width: int, height: int) -> bytes:
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + struct.pack(">HH", height, width) + jpeg[at + 4 :]


@pytest.mark.parametrize("what", BOMBS)
def test_too_many_pixels_are_refused_before_decoding(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photos, "_shrunk", lambda _image: pytest.fail("decoded"))
    assert "像素" in said(BOMBS[what]())


def test_forty_megapixels_of_one_colour_are_taken() -> None:
    out = io.BytesIO()
    Image.new("L", (8000, 5000), 200).save(out, "PNG")
    assert len(out.getvalue()) < 1 << 20
    assert opened(photos.rebuild(out.getvalue()).large).size == (1600, 1000)


def test_a_text_bomb_in_a_png() -> None:
    body = b"Comment\0\0" + zlib.compress(bytes(80 << 20))
    chunk = struct.pack(">I", len(body)) + b"zTXt" + body
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + body))
    data = picture(format="PNG")
    assert "打不开" in said(data[:33] + chunk + data[33:])


def test_a_jpeg_of_a_thousand_scans() -> None:
    data = picture(progressive=True)
    at = data.index(b"\xff\xda")
    scan = data[at : data.index(b"\xff", at + 20)]
    assert "打不开" in said(data[:at] + scan * 1000 + data[at:])


def test_more_than_twenty_megabytes() -> None:
    with pytest.raises(TooLarge):
        photos.rebuild(b"\xff\xd8\xff" + bytes(photos.MOST_BYTES))


@given(st.binary(max_size=300), st.sampled_from(sorted(TAKEN)), st.integers(12, 400))
@settings(deadline=None, max_examples=150)
def test_noise_is_refused_or_rebuilt_and_nothing_else(
    noise: bytes, media_type: str, at: int
) -> None:
    data = SMALL[media_type]
    with suppress(Invalid):
        photos.rebuild(data[:at] + noise + data[at + len(noise) :])


SMALL = {
    "image/jpeg": picture(40, 30),
    "image/png": picture(40, 30, "PNG"),
    "image/webp": picture(40, 30, "WEBP"),
    "image/heic": heic(64, 64),
}


# ── near pictures, and how much it takes ────────────────────────────────────────────────────────


def test_near_pictures_have_near_hashes() -> None:
    whole = photos.rebuild(picture(2000, 1500)).phash
    again = photos.rebuild(picture(800, 600, "WEBP", quality=40)).phash
    out = io.BytesIO()
    image(2000, 1500).transpose(Image.Transpose.ROTATE_180).save(out, "JPEG")
    other = photos.rebuild(out.getvalue()).phash
    assert (photos.distance(whole, again) <= 4, photos.distance(whole, other) > 20) == (True, True)
    assert -(1 << 63) <= whole < 1 << 63


MEASURE = """
import sys
from yilu.core import photos
data = sys.stdin.buffer.read()
def mark(name):
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith(name))
start, seen = mark("VmRSS"), []
for _ in range(20):
    photos.rebuild(data)
    seen.append(mark("VmRSS"))
print(max(seen[3:]) - seen[2], mark("VmHWM") - start)
"""


@pytest.mark.parametrize(("form", "most"), [("JPEG", 60), ("PNG", 200)])
def test_twenty_photos_of_twelve_megapixels_do_not_grow(form: str, most: int) -> None:
    """In a process of its own: growth after the third, and the highest mark above the start, in MB."""
    root, out = Path(__file__).resolve().parents[2], io.BytesIO()
    Image.effect_noise((4000, 3000), 3).convert("RGB").save(out, form, quality=80)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        env={"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin"},
        input=out.getvalue(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    grown, peak = (int(number) for number in done.stdout.split())
    assert (grown <= 20, peak <= most) == (True, True), done.stdout

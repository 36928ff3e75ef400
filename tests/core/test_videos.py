"""Films: what a phone plays is taken, all else is told in words."""

from __future__ import annotations

import io
import struct

import pytest

from tests.files import make
from yilu.core import videos
from yilu.core.errors import Invalid


@pytest.mark.parametrize("late", [False, True])
def test_a_film_says_how_long_it_lasts(late: bool) -> None:
    file = io.BytesIO(make.film(125.4, late=late))
    assert videos.examine(file) == videos.Film(125)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "视频打不开"),
        (b"GIF89a" + bytes(40), "视频打不开"),
        (make.film()[:-9], "视频打不开"),
        (make.mp4(3), "视频打不开"),
        (make.film(0), "视频打不开"),
        (make.film(codec=b"hvc1"), "H.264"),
        (make.film(3700), "超过一小时"),
        (make.box(b"ftyp", b"isom") + struct.pack(">I4s", 4, b"moov"), "视频打不开"),
    ],
)
def test_what_no_phone_plays_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(Invalid) as told:
        videos.examine(io.BytesIO(data))
    assert words in str(told.value.errors["video"])

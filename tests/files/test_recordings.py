"""Voice notes of every container browsers record, with the length their sound really has."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files import make
from yilu.core import recordings
from yilu.core.errors import Invalid, TooLarge

KINDS = {
    "webm": (lambda seconds: make.webm(seconds), "audio/webm"),
    "ogg": (lambda seconds: make.ogg(seconds), "audio/ogg"),
    "mp4": (lambda seconds: make.mp4(seconds), "audio/mp4"),
    "safari": (lambda seconds: make.mp4(seconds, fragments=True), "audio/mp4"),
    "wav": (lambda seconds: make.wav(seconds), "audio/wav"),
}


def said(data: bytes) -> str:
    with pytest.raises(Invalid) as caught:
        recordings.listen(data)
    assert list(caught.value.errors) == ["recording"]
    return str(caught.value.errors["recording"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seconds", [1.5, 119.0])
def test_how_long_it_lasts(kind: str, seconds: float) -> None:
    built, media_type = KINDS[kind]
    sound = recordings.listen(built(seconds))
    assert (sound.media_type, round(sound.seconds, 1)) == (media_type, seconds)


@pytest.mark.parametrize("kind", KINDS)
def test_longer_than_two_minutes(kind: str) -> None:
    assert "2 分钟" in said(KINDS[kind][0](130))


@pytest.mark.parametrize("kind", KINDS)
def test_cut_off_on_the_way(kind: str) -> None:
    assert "打不开" in said(KINDS[kind][0](3)[:-7])


SILENT = {
    "a film in webm": make.webm(2, tracks=(1, 2)),
    "a film in mp4": make.mp4(2, handler=b"vide"),
    "no sound in webm": make.webm(0),
    "no sound in ogg": make.ogg(0),
    "no sound in mp4": make.mp4(0),
    "no sound in wav": make.wav(0),
    "a film in ogg": make.page(b"\x80theora" + bytes(30), 0, 2) + make.page(b"x", 99, 4),
}


@pytest.mark.parametrize("what", SILENT)
def test_without_a_voice(what: str) -> None:
    assert "打不开" in said(SILENT[what])


@pytest.mark.parametrize("data", [b"", b"ID3\x04" + bytes(90), b"<html>", make.picture()])
def test_what_is_no_recording(data: bytes) -> None:
    assert "不能当录音" in said(data)


def test_more_than_two_megabytes() -> None:
    with pytest.raises(TooLarge):
        recordings.listen(b"OggS" + bytes(recordings.MOST_BYTES))


@given(st.binary(max_size=60), st.sampled_from(sorted(KINDS)), st.integers(0, 300))
@settings(deadline=None, max_examples=300)
def test_noise_is_refused_or_heard_and_nothing_else(noise: bytes, kind: str, at: int) -> None:
    data = KINDS[kind][0](2)
    with suppress(Invalid):
        recordings.listen(data[:at] + noise + data[at + len(noise) :])

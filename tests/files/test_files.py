"""Files at rest: sealed, whole or not at all, and every opening leaves a row."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from yilu.core.actor import Actor
from yilu.core.crypto import Unreadable
from yilu.core.errors import NotFound
from yilu.files import actions, frames, queries
from yilu.files.models import FileAccess, StoredFile

CITY = "510400"
SYSTEM = Actor.for_system(CITY)


@pytest.fixture(autouse=True)
def elsewhere(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def sealed(content: bytes, row: Any) -> bytes:
    return frames.Sealing(io.BytesIO(content), CITY, row).readall()


def opened(blob: bytes, row: Any) -> bytes:
    return b"".join(frames.unseal(io.BytesIO(blob), CITY, row))


@given(st.integers(0, 40), st.integers(1, 9))
@settings(deadline=None, max_examples=40)
def test_any_length_comes_back(length: int, frame: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames, "FRAME", frame * 3)
        row, content = uuid4(), bytes(range(length))
        assert opened(sealed(content, row), row) == content


def test_frames_cannot_be_cut_moved_or_borrowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "FRAME", 6)
    row, other = uuid4(), uuid4()
    blob = sealed(b"abcdefghijklmnopqr", row)
    size = len(blob) // 3
    one, two, three = blob[:size], blob[size : 2 * size], blob[2 * size :]
    for tampered in (one + two, two + three, two + one + three, one, b"", blob[:-1], blob[:-20]):
        with pytest.raises(Unreadable):
            opened(tampered, row)
    with pytest.raises(Unreadable):
        opened(blob, other)


@pytest.mark.django_db
def test_stored_opened_and_erased(tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    content = "身份证号 510402199001011234".encode() * 100
    file = actions.store("名册.xlsx", io.BytesIO(content), purpose="intake", by=SYSTEM)
    assert (file.size, file.digest) == (len(content), frames.digest_of(sha256(content).digest()))
    (place,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "名册" not in str(place)
    assert b"510402" not in place.read_bytes()
    with queries.content(SYSTEM, file, purpose="intake") as again:
        assert again.read() == content
    assert FileAccess.objects.get().file == file.pk
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(file, by=SYSTEM)
        actions.erase(file, by=SYSTEM)
    assert not place.exists()
    with pytest.raises(NotFound):
        queries.content(SYSTEM, StoredFile.objects.get(), purpose="intake")


@pytest.mark.django_db
def test_another_city_s_file_does_not_exist() -> None:
    file = actions.store("a", io.BytesIO(b"x"), purpose="intake", by=SYSTEM)
    with pytest.raises(NotFound):
        queries.content(Actor.for_system("510500"), file, purpose="intake")

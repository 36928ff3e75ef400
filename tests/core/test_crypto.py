"""The envelope opens where it was sealed and nowhere else; rings are made once and rotate."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from yilu.core import keyring
from yilu.core.crypto import (
    HEADER,
    Context,
    Unreadable,
    blind,
    blind_many,
    key_number,
    keyed_digest,
    open_,
    open_many,
    seal,
    seal_many,
)

PLACE = Context("people_person", "id_number", "510400", "row")


@pytest.fixture(params=sorted(keyring.ALGORITHMS))
def ring_directory(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Settings
) -> Iterator[Path]:
    """A file ring of either algorithm, in use."""
    keyring.ensure_key_ring(tmp_path, request.param)
    settings.YILU_KEYS_DIR = tmp_path
    settings.YILU_KEY_RING = "yilu.core.keyring.FileRing"
    keyring.forget()
    yield tmp_path
    keyring.forget()


@given(st.text(max_size=200))
def test_what_was_sealed_opens(text: str) -> None:
    assert open_(seal(text, PLACE), PLACE) == text


def test_both_algorithms_seal_and_tell_which_they_are(ring_directory: Path) -> None:
    blob = seal("510402198803151015", PLACE)
    assert open_(blob, PLACE) == "510402198803151015"
    assert b"510402" not in blob
    algorithm = json.loads((ring_directory / "ring.json").read_text())["data"][0]["algorithm"]
    assert HEADER.unpack_from(blob)[1] == {"AES-256-GCM": 1, "SM4-GCM": 2}[algorithm]


@pytest.mark.parametrize(
    "elsewhere",
    [
        Context("people_account", "id_number", "510400", "row"),
        Context("people_person", "phone", "510400", "row"),
        Context("people_person", "id_number", "510100", "row"),
        Context("people_person", "id_number", "510400", "another row"),
    ],
)
def test_a_value_moved_elsewhere_does_not_open(elsewhere: Context) -> None:
    with pytest.raises(Unreadable):
        open_(seal("13800001234", PLACE), elsewhere)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_no_byte_can_be_changed(at: int, change: int) -> None:
    blob = bytearray(seal("13800001234", PLACE))
    blob[at % len(blob)] ^= change
    with pytest.raises((Unreadable, keyring.MissingKey)):
        open_(bytes(blob), PLACE)


@pytest.mark.parametrize("blob", [b"", b"\x01", b"\x01" * 33])
def test_a_cut_envelope_is_unreadable(blob: bytes) -> None:
    with pytest.raises((Unreadable, keyring.MissingKey)):
        open_(blob, PLACE)


def test_many_at_once_are_the_same_as_one_by_one() -> None:
    rows = [(uuid4(), f"1380000{n:04}") for n in range(50)]
    column = {"table": "people_person", "column": "phone", "city": "510400"}
    blobs = seal_many(rows, **column)
    assert len(set(blobs)) == 50
    assert open_(blobs[7], Context(**column, row=rows[7][0])) == rows[7][1]
    sealed = [(row, blob) for (row, _), blob in zip(rows, blobs, strict=True)]
    assert open_many(sealed, **column) == [text for _, text in rows]
    texts = [text for _, text in rows]
    assert blind_many(texts, "p") == [blind(text, "p") for text in texts]


def test_equal_values_are_sealed_differently_and_indexed_equally() -> None:
    assert seal("a", PLACE) != seal("a", PLACE)
    assert blind("a", "phone") == blind("a", "phone")


def test_indexes_of_two_purposes_cannot_be_joined() -> None:
    assert blind("+8613800001234", "person") != blind("+8613800001234", "account")
    assert len(blind("x", "p")) == 16
    assert len(keyed_digest(b"x", "p")) == 32


def test_after_a_rotation_the_old_opens_and_the_new_seals(ring_directory: Path) -> None:
    old = seal("old", PLACE)
    assert keyring.rotate(ring_directory, keyring.SM4) == 2
    new = seal("new", PLACE)
    assert (key_number(old), key_number(new)) == (1, 2)
    assert (open_(old, PLACE), open_(new, PLACE)) == ("old", "new")


def test_an_index_survives_a_rotation(ring_directory: Path) -> None:
    before = blind("+8613800001234", "phone")
    keyring.rotate(ring_directory)
    assert blind("+8613800001234", "phone") == before


def test_a_ring_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    assert keyring.ensure_key_ring(tmp_path / "keys")
    made = (tmp_path / "keys" / "ring.json").read_bytes()
    assert not keyring.ensure_key_ring(tmp_path / "keys")
    assert (tmp_path / "keys" / "ring.json").read_bytes() == made
    assert (tmp_path / "keys" / "ring.json").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in (tmp_path / "keys").iterdir()] == ["ring.json"]


def test_a_foreign_ring_opens_nothing(ring_directory: Path) -> None:
    blob = seal("secret", PLACE)
    (ring_directory / "ring.json").unlink()
    keyring.ensure_key_ring(ring_directory)
    keyring.forget()
    with pytest.raises(Unreadable):
        open_(blob, PLACE)


def test_an_import_is_not_slowed_by_sealing() -> None:
    """200,000 values in about a second; measured on a tenth, in processor time, with room to spare."""
    rows = [(n, "510402198803151015") for n in range(20_000)]
    started = time.process_time()
    seal_many(((str(row), text) for row, text in rows), table="t", column="c", city="510400")
    blind_many((text for _, text in rows), "p")
    assert time.process_time() - started < 0.6

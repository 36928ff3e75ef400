"""After a rotation every number can be brought under the new key, and still opens."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from tests import factories as make
from yilu.core import keyring
from yilu.core.crypto import key_number
from yilu.people import resealing
from yilu.people.enums import SealedField
from yilu.people.sealing import account_phone, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def ring(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    keyring.ensure_key_ring(tmp_path)
    settings.YILU_KEYS_DIR, settings.YILU_KEY_RING = tmp_path, "yilu.core.keyring.FileRing"
    keyring.forget()
    yield tmp_path
    keyring.forget()


def test_everything_moves_to_the_new_key(ring: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "BATCH", 2)
    ids = [make.resident_id(n) for n in range(101, 106)]
    people = [make.person("甲", id_number=number, phone="+8613800001234") for number in ids]
    nobody = make.person("无号")
    account = make.account(people[0], "+8613800005678")
    keyring.rotate(ring, keyring.SM4)
    said = StringIO()
    call_command("reseal", stdout=said)
    assert said.getvalue().startswith("11 values")
    for person, number in zip(people, ids, strict=True):
        person.refresh_from_db()
        assert person.id_number is not None
        assert key_number(person.id_number) == 2
        assert opened(person, SealedField.ID_NUMBER) == number
    account.refresh_from_db()
    assert account_phone(account) == "+8613800005678"
    nobody.refresh_from_db()
    assert nobody.id_number is None
    assert resealing.reseal_all() == 0

"""kill -9 in the middle of writing: nothing is half written, and the batch can be written again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from tests.intake.conftest import HEADING, person, xlsx
from yilu.core import keyring
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.intake import actions
from yilu.intake.enums import State
from yilu.intake.models import Batch, Effect
from yilu.runtime.models import ShortNumber

WRITER = """
import sys, time
from pathlib import Path
import django
from django.conf import settings
django.setup()
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.YILU_ROSTERS = ["tests.intake.roster.PEOPLE"]
settings.YILU_KEY_RING, settings.YILU_KEYS_DIR = "yilu.core.keyring.FileRing", Path(sys.argv[3])
from yilu.core.actor import Actor
from yilu.intake import actions, applying
from yilu.intake.models import Batch

def hold(batch, group, _mark=applying._mark):
    _mark(batch, group)
    print("half way", flush=True)
    time.sleep(60)

applying._mark = hold
actions.apply(Batch.objects.get(pk=sys.argv[2]), by=Actor.for_system("510400"))
"""


@pytest.fixture
def keys_on_disk(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A ring two processes can read."""
    settings.YILU_KEY_RING, settings.YILU_KEYS_DIR = "yilu.core.keyring.FileRing", tmp_path
    keyring.ensure_key_ring(tmp_path)
    keyring.forget()
    yield tmp_path
    keyring.forget()


@pytest.mark.django_db(transaction=True)
def test_killed_while_writing(
    stage: Callable[..., Batch], system: Actor, keys_on_disk: Path
) -> None:
    batch = stage(xlsx([HEADING, *(person(i) for i in range(1, 40))]))
    writer = subprocess.Popen(
        [
            sys.executable,
            "-c",
            WRITER,
            connection.settings_dict["NAME"],
            str(batch.pk),
            keys_on_disk,
        ],
        stdout=subprocess.PIPE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "yilu.config.settings", "PYTHONPATH": "src:."},
    )
    assert writer.stdout is not None
    with writer, writer.stdout:
        assert writer.stdout.readline() == b"half way\n"
        with pytest.raises(Refused, match="正在处理"):
            actions.apply(batch, by=system)
        writer.send_signal(signal.SIGKILL)
    _wait_until_gone()
    batch.refresh_from_db()
    assert (batch.state, batch.new) == (State.READY, 39)
    assert not ShortNumber.objects.exclude(series__startswith="DR").exists()
    assert not Effect.objects.exists()
    batch = actions.apply(batch, by=system)
    assert (batch.state, batch.written_new) == (State.APPLIED, 39)
    assert ShortNumber.objects.exclude(series__startswith="DR").count() == 39


def _wait_until_gone() -> None:
    """The server notices the closed connection and rolls its transaction back."""
    for _ in range(100):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.1)
    raise AssertionError("the killed writer's transaction is still there")

"""Root, an ordinary user, a closed home, a home that cannot be written, long paths."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Site
from yilu_cli import paths
from yilu_cli.postgres import binaries

Start = Callable[..., Site]
NOBODY = 65534
SYSTEM_PYTHON = "/usr/bin/python3"

only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def works_for_others() -> bool:
    check = [SYSTEM_PYTHON, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return Path(SYSTEM_PYTHON).exists() and subprocess.run(check, check=False).returncode == 0


@only_root
def test_root_keeps_the_server_where_its_user_can_reach_it(start: Start, folder: Path) -> None:
    folder.parent.chmod(0o700)  # as /root is
    site = start().wait_ready()
    home = site.data.pointed_at()
    assert home
    assert home.parent == binaries.SHARED
    assert home.stat().st_mode & 0o777 == 0o700
    server = Path(f"/proc/{site.children()['database']}")
    assert server.stat().st_uid == home.stat().st_uid != 0
    assert (folder / "secrets" / "database_password").stat().st_mode & 0o077 == 0
    site.stop()


@only_root
@pytest.mark.skipif(not works_for_others(), reason="no Python 3.11 that an ordinary user can run")
def test_an_ordinary_user_keeps_it_in_the_data_directory(start: Start, folder: Path) -> None:
    source = folder.parent / "src"
    shutil.copytree(paths.SOURCE / "yilu_cli", source / "yilu_cli")
    (source / "yilu").mkdir()
    folder.parent.chmod(0o777)
    programs = binaries.within_reach(binaries.choose(Path(sys.executable)))
    site = start(
        uid=NOBODY,
        python=SYSTEM_PYTHON,
        source=source,
        HOME="/nonexistent",
        YILU_POSTGRES_BIN=str(programs.folder),
    ).wait_ready()
    assert (folder / "postgres" / "data" / "PG_VERSION").exists()
    assert site.data.pointed_at() is None
    assert Path(f"/proc/{site.children()['database']}").stat().st_uid == NOBODY
    assert site.stop() == 0


def test_a_path_too_long_for_a_socket_gets_a_short_one(start: Start, folder: Path) -> None:
    site = start(at=folder / ("深" * 40)).wait_ready()
    with site.connect() as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    site.stop()
    site.data.erase()

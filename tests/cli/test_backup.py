"""A backup comes back equal, keys apart; a damaged or changed one is refused with nothing written."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Site, starter, yilu
from yilu_cli.data import DataDir
from yilu_cli.postgres.place import cluster_of

Start = Callable[..., Site]
ROWS = """
create table driver (id int primary key, name text, sealed bytea, at timestamptz, share numeric);
insert into driver select n, '司机𠮷' || n, decode(md5(n::text), 'hex'), now(), n / 7.0
from generate_series(1, 2000) n;
create table "Odd ""name" (j jsonb);
insert into "Odd ""name" values ('{"a": [1, null]}');
create index on driver using gin (name gin_trgm_ops);
create function no() returns trigger language plpgsql as $$ begin raise 'never'; end $$;
create trigger stays before insert or update or delete on driver for each row execute function no();
"""


@pytest.fixture(scope="module")
def site(shared_folder: Path) -> Iterator[Site]:
    with starter(shared_folder) as start:
        site = start().wait_ready()
        with site.connect() as connection:
            connection.execute(ROWS)
        (site.data.folder("files") / "照片").mkdir()
        (site.folder / "files" / "照片" / "1.jpg").write_bytes(bytes(range(256)) * 50)
        (site.data.folder("keys") / "ring.json").write_text('{"1": "secret"}')
        yield site


@pytest.fixture(scope="module")
def made(site: Site) -> Path:
    """A backup made while the site runs."""
    file = site.folder.parent / "驿路 backup"
    done = yilu("backup", file, "--data", site.folder)
    assert done.returncode == 0, done.stderr
    return file


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """A copy to harm."""
    shutil.copy(f"{made}.keys", tmp_path / "copy.keys")
    return Path(shutil.copy(made, tmp_path / "copy"))


def test_it_comes_back_equal_and_says_so(
    backup: Path, site: Site, folder: Path, start: Start
) -> None:
    target = folder
    done = yilu("restore", backup, "--data", target)

    assert done.returncode == 0, done.stderr
    assert "2 tables, 2001 rows, 2 files: all checksums equal" in done.stdout
    assert (target / "files/照片/1.jpg").read_bytes() == bytes(range(256)) * 50
    assert (target / "keys/ring.json").read_text() == '{"1": "secret"}'
    assert DataDir(target).secret("secret_key") == site.data.secret("secret_key")
    assert DataDir(target).secret("database_password") != site.data.secret("database_password")
    again = start().wait_ready()
    with again.connect() as connection:
        row = connection.execute("select name from driver where name like '%𠮷1999'").fetchone()
    assert row == ("司机𠮷1999",)


def test_the_backup_alone_holds_no_key_and_is_private(made: Path) -> None:
    keys = made.with_name(f"{made.name}.keys")
    assert {path.stat().st_mode & 0o777 for path in (made, keys)} == {0o600}
    assert b"ring.json" not in made.read_bytes()
    assert json.loads(keys.read_text())["secret_key"].encode() not in made.read_bytes()


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (lambda content: content[: len(content) // 2], "cut off"),
        (lambda content: flip(content, content.index(bytes(range(256)))), "files/照片/1.jpg"),
        (lambda content: content.replace(b'"rows": 2000', b'"rows": 2001'), "was changed"),
        (lambda content: b"not a backup at all", "not a backup of Yilu"),
    ],
    ids=["truncated", "a bit flipped", "manifest edited", "something else"],
)
def test_a_harmed_backup_is_refused_with_nothing_written(
    backup: Path, harm: Callable[[bytes], bytes], why: str
) -> None:
    backup.write_bytes(harm(backup.read_bytes()))
    target = backup.parent / "restored"
    done = yilu("restore", backup, "--data", target)
    assert done.returncode == 1
    assert why in done.stderr
    assert not target.exists()


def flip(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_keys_of_another_backup_are_refused(backup: Path, site: Site) -> None:
    other = backup.with_name("other")
    assert yilu("backup", other, "--data", site.folder).returncode == 0
    done = yilu("restore", backup, "--keys", f"{other}.keys", "--data", backup.parent / "restored")
    assert done.returncode == 1
    assert "another backup's keys" in done.stderr


def test_an_existing_backup_is_not_overwritten_unasked(backup: Path, site: Site) -> None:
    done = yilu("backup", backup, "--data", site.folder)
    assert done.returncode == 1
    assert "--overwrite" in done.stderr


def test_a_full_folder_is_kept_unless_fresh_and_never_while_it_runs(
    backup: Path, site: Site
) -> None:
    assert "is not empty" in yilu("restore", backup, "--data", site.folder).stderr
    assert "is in use" in yilu("restore", backup, "--data", site.folder, "--fresh").stderr
    site.stop()
    strangers = backup.parent / "strangers"
    strangers.mkdir()
    (strangers / "letter.txt").touch()
    assert yilu("restore", backup, "--data", strangers, "--fresh").returncode == 1
    assert (strangers / "letter.txt").exists()
    done = yilu("restore", backup, "--data", site.folder, "--fresh")
    assert done.returncode == 0, done.stderr
    assert cluster_of(site.data, Path(sys.executable)).is_made

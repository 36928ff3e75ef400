"""What the supervisor promises, on real processes: no orphan, nothing lost, nobody trusted blindly."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.cli.conftest import PATIENCE, Site, eventually, gone
from yilu_cli.data import DataDir
from yilu_cli.postgres.place import cluster_of

Start = Callable[..., Site]


def test_a_killed_parent_leaves_nobody_and_the_database_shuts_down_cleanly(start: Start) -> None:
    site = start().wait_ready()
    family = site.family()
    assert {"database", "web", "worker"} == set(site.children())

    site.stop(signal.SIGKILL)

    assert eventually(lambda: gone(family))
    assert "database system is shut down" in site.data.log("postgres").read_text()


def test_sigterm_and_ctrl_c_end_everything_with_success(start: Start) -> None:
    for how in (signal.SIGTERM, signal.SIGINT):
        site = start().wait_ready()
        family = site.family()
        assert site.stop(how) == 0
        assert gone(family)
        assert site.data.running() is None


def test_a_killed_server_comes_back_with_every_acknowledged_row(start: Start) -> None:
    site = start().wait_ready()
    with site.connect() as connection:
        connection.execute("create table kept (n int primary key)")
    acknowledged: list[int] = []
    writer = threading.Thread(target=write_until_cut_off, args=(site, acknowledged))
    writer.start()
    assert eventually(lambda: len(acknowledged) > 50)
    before = site.children()["database"]

    os.kill(before, signal.SIGKILL)
    writer.join(PATIENCE)

    assert eventually(lambda: site.children().get("database", before) != before and answers(site))
    with site.connect() as connection:
        kept = {row[0] for row in connection.execute("select n from kept")}
    assert kept >= set(acknowledged)


def write_until_cut_off(site: Site, acknowledged: list[int]) -> None:
    with site.connect() as connection:
        for number in range(1_000_000):
            try:
                connection.execute("insert into kept values (%s)", [number])
            except psycopg.OperationalError:
                return
            acknowledged.append(number)


def answers(site: Site) -> bool:
    try:
        with site.connect() as connection:
            return connection.execute("select 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def test_killed_pages_and_worker_are_started_again(start: Start) -> None:
    site = start().wait_ready()
    before = site.children()

    os.kill(before["web"], signal.SIGKILL)
    os.kill(before["worker"], signal.SIGKILL)

    assert eventually(lambda: len(site.children()) == 3 and renewed(before, site.children()))
    assert eventually(lambda: reads(site) == b"here")
    assert site.stop() == 0
    assert "was killed by SIGKILL; starting it again" in site.said()


def renewed(before: dict[str, int], now: dict[str, int]) -> bool:
    return now["web"] != before["web"] and now["worker"] != before["worker"]


def reads(site: Site) -> bytes:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/", timeout=2) as answer:
            return bytes(answer.read())
    except OSError:
        return b""


def test_a_service_that_cannot_run_ends_the_site_with_its_last_words(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = start("--broken-worker")
    family = site.family()
    assert site.process.wait(60) == 1
    assert "worker keeps failing (ended with exit code 3)" in site.said()
    assert gone(family)


def test_a_stale_pid_of_a_foreign_process_is_not_trusted(start: Start) -> None:
    start().wait_ready().stop()
    site = start().wait_ready()
    site.stop()
    owner = (site.server_home() / "data").stat()
    stranger = subprocess.Popen(["sleep", "600"], user=owner.st_uid)
    try:
        write_pid_file(site.server_home() / "data", stranger.pid, owner)
        again = start().wait_ready()
        assert stranger.poll() is None
        assert answers(again)
    finally:
        stranger.kill()
        stranger.wait()


def write_pid_file(data: Path, pid: int, owner: os.stat_result) -> None:
    """As a server killed with the machine leaves it, its pid since given to somebody else."""
    path = data / "postmaster.pid"
    path.write_text(f"{pid}\n{data}\n1700000000\n5432\n/tmp\n\n  123456 0\nready   \n")
    os.chown(path, owner.st_uid, owner.st_gid)


def test_two_starts_at_once_make_one_site(start: Start) -> None:
    sites = [start(), start()]
    first_lines = [site.process.stdout.readline() for site in sites if site.process.stdout]
    assert sum(line.startswith("ready") for line in first_lines) == 1
    loser = sites[0 if not first_lines[0] else 1]
    winner = sites[1 if not first_lines[0] else 0]
    assert loser.process.wait(PATIENCE) == 1
    said = loser.said()
    assert f"already runs at http://127.0.0.1:{winner.port}" in said
    assert f"kill {winner.process.pid}" in said
    assert winner.stop() == 0


def test_a_port_in_use_is_said_at_once_with_a_free_one(start: Start, folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        site = start(port=taken.getsockname()[1])
        assert site.process.wait(5) == 1
        said = site.said()
    assert f"port {site.port} on 127.0.0.1 is in use" in said
    assert "--port " in said
    assert not folder.exists()


def test_a_restart_right_after_a_kill_waits_for_the_old_server(start: Start) -> None:
    site = start().wait_ready()
    with site.connect() as connection:
        connection.execute("create table kept as select 1 as n")
    site.process.kill()
    site.process.wait()
    again = start().wait_ready()
    with again.connect() as connection:
        assert connection.execute("select n from kept").fetchone() == (1,)


def test_fresh_forgets_what_was_done_also_behind_the_pointer(start: Start) -> None:
    site = start().wait_ready()
    home = site.server_home()
    with site.connect() as connection:
        connection.execute("create table kept as select 1 as n")
    site.stop()
    again = start("--fresh").wait_ready()
    with again.connect() as connection:
        assert connection.execute("select to_regclass('kept')").fetchone() == (None,)
    assert again.server_home() == home or not home.exists()


def test_the_server_listens_on_no_port_and_asks_for_the_password(start: Start) -> None:
    site = start().wait_ready()
    url = cluster_of(site.data, Path(sys.executable)).url()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url.replace(site.data.secret("database_password"), "guess"))
    with site.connect() as connection:
        rows = connection.execute(
            "select current_setting('listen_addresses'), current_setting('fsync'),"
            " (select rolsuper from pg_roles where rolname = current_user),"
            " similarity('万顺叫车', '万顺叫车党支部') > 0.3"
        ).fetchone()
    assert rows == ("", "on", False, True)


def test_database_url_uses_that_server_and_starts_none(start: Start, folder: Path) -> None:
    real = start(at=folder.parent / "real").wait_ready()
    url = cluster_of(real.data, Path(sys.executable)).url()
    site = start(DATABASE_URL=url).wait_ready()
    assert set(site.children()) == {"web", "worker"}
    assert not (folder / "postgres").exists()
    assert site.data.pointed_at() is None
    site.stop()
    real.stop()
    remove_home(real.data)


def remove_home(data: DataDir) -> None:
    data.erase()


@pytest.mark.skipif(
    not Path("/usr/lib/postgresql/15/bin/postgres").exists(), reason="no PG 15 here"
)
def test_debians_postgresql_15_serves_too_and_is_kept_to_its_data(start: Start) -> None:
    debian = "/usr/lib/postgresql/15/bin"
    site = start(YILU_POSTGRES_BIN=debian).wait_ready()
    os.environ["YILU_POSTGRES_BIN"] = debian
    try:
        with site.connect() as connection:
            version = connection.execute("show server_version_num").fetchone()
    finally:
        del os.environ["YILU_POSTGRES_BIN"]
    assert version
    assert str(version[0]).startswith("15")
    site.stop()
    with start().wait_ready().connect() as connection:  # found by what wrote the data, unnamed
        again = connection.execute("show server_version_num").fetchone()
    assert again == version


def test_a_copied_data_directory_does_not_share_the_database(start: Start, folder: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root's data directory points elsewhere")
    start().wait_ready().stop()
    copy = folder.parent / "copy"
    subprocess.run(["cp", "-r", folder, copy], check=True)
    site = start(at=copy)
    assert site.process.wait(PATIENCE) == 1
    assert f"is a copy of {folder}" in site.said()

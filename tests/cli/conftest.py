"""Sites under the real supervisor, started as processes and never left behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from yilu_cli import paths
from yilu_cli.data import DataDir, mark_of
from yilu_cli.postgres.place import cluster_of

HERE = Path(__file__).parent
PATIENCE = 30.0


@dataclass
class Site:
    """One start of the harness."""

    folder: Path
    port: int
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def wait_ready(self) -> Site:
        assert self.process.stdout
        line = self.process.stdout.readline().strip()
        assert line == f"ready http://127.0.0.1:{self.port}", (line, self.said())
        return self

    def said(self) -> str:
        """Its stderr; only once it has ended."""
        return self.process.communicate(timeout=PATIENCE)[1]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        if self.process.poll() is None:
            self.stop()
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()

    def children(self) -> dict[str, int]:
        """pid by service, of direct children; one that ended since it was listed is none of them."""
        listing = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        found: dict[str, int] = {}
        for pid in map(int, listing.split()):
            with suppress(FileNotFoundError, ProcessLookupError):
                found[role(pid)] = pid
        return found

    def family(self) -> set[int]:
        return descendants(self.process.pid)

    @property
    def data(self) -> DataDir:
        return DataDir(self.folder)

    def connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(cluster_of(self.data, Path(sys.executable)).url(), autocommit=True)

    def server_home(self) -> Path:
        return self.data.pointed_at() or self.folder / "postgres"


def role(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    if words[0].endswith(b"postgres"):
        return "database"
    return "web" if b"http.server" in b" ".join(words) else "worker"


def descendants(pid: int) -> set[int]:
    try:
        listing = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return set()
    return {int(each) for each in listing}.union(*(descendants(int(each)) for each in listing))


def eventually(true: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    until = time.monotonic() + seconds
    while not true():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def gone(pids: set[int]) -> bool:
    """Ended: a zombie whose parent (this container's first process) is slow to reap has ended too."""
    return all(state(pid) in {"", "Z"} for pid in pids)


def state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def outside() -> dict[str, str]:
    """The environment without what the test run itself was given."""
    ours = ("YILU_", "DATABASE_URL", "DJANGO_", "PYTHON", "PYTEST_", "PG")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def yilu(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The script itself, as a person runs it."""
    return subprocess.run(
        [paths.ROOT / "yilu", *arguments],
        env=outside() | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@contextmanager
def base_folder() -> Iterator[Path]:
    """Short enough for sockets and reachable by every user; what root's server left goes with it."""
    base = Path(tempfile.mkdtemp(prefix="yilu-cli-", dir="/tmp"))
    base.chmod(0o755)
    try:
        yield base
    finally:
        for manifest in base.glob("*/yilu.json"):
            home = DataDir(manifest.parent).pointed_at()
            if home:
                shutil.rmtree(home, ignore_errors=True)
                mark_of(home).unlink(missing_ok=True)
        shutil.rmtree(base, ignore_errors=True)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Not there yet, with a space and Chinese in its name."""
    with base_folder() as base:
        yield base / "驿 路"


@pytest.fixture(scope="module")
def shared_folder() -> Iterator[Path]:
    """The same for tests of one module that may share a site."""
    with base_folder() as base:
        yield base / "驿 路"


@pytest.fixture
def start(folder: Path) -> Iterator[Callable[..., Site]]:
    """Start the harness; what still runs at the end is killed."""
    with starter(folder) as begin:
        yield begin


@contextmanager
def starter(folder: Path) -> Iterator[Callable[..., Site]]:
    sites: list[Site] = []

    def begin(
        *options: str,
        port: int | None = None,
        at: Path = folder,
        uid: int | None = None,
        python: str = sys.executable,
        source: Path = paths.SOURCE,
        **variables: str,
    ) -> Site:
        number = port or free_port()
        process = subprocess.Popen(
            [python, "-P", HERE / "harness.py", str(at), str(number), *options],
            env=outside() | {"PYTHONPATH": str(source)} | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
            cwd="/",
        )
        site = Site(at, number, process)
        sites.append(site)
        return site

    try:
        yield begin
    finally:
        for site in sites:
            site.end()

"""One PostgreSQL cluster of ours: made with passwords, run as a foreground child, never trusted blindly."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from yilu_cli import child, say, system
from yilu_cli.child import Owner
from yilu_cli.postgres.binaries import Binaries
from yilu_cli.say import Problem

SUPERUSER, ROLE, DATABASE = "postgres", "yilu", "yilu"
PORT = 5432  # only the name of the socket file: no TCP port is opened
LONGEST_SOCKET = 107  # sun_path, less its closing zero
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "log_checkpoints": "off",
    # A failing statement carries people's data: neither it nor the row it names may reach a log.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# A test's rows are never committed: statistics gathered beside it would call its tables empty, and
# a join over them would take minutes. Never analysed, they are judged by their size.
NOT_DURABLE = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Passwords:
    superuser: str
    role: str


@dataclass(frozen=True)
class Cluster:
    """Files in `home` (0700, of the server's user), socket in `sockets`."""

    home: Path
    sockets: Path
    binaries: Binaries
    passwords: Passwords
    log: Path
    owner: Owner | None = None
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def is_made(self) -> bool:
        return (self.home / "made").exists()

    def url(self, database: str = DATABASE) -> str:
        password = quote(self.passwords.role, safe="")
        return f"postgres://{ROLE}:{password}@/{database}?host={quote(str(self.sockets), safe='')}"

    def prepare(self) -> None:
        """initdb, once; an interrupted one is begun again."""
        self.check_socket_length()
        for folder in (self.home, self.sockets):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.give(folder)
        if self.data.exists():
            self.forget_stale_pid()
        else:
            self.initialise()

    def initialise(self) -> None:
        partial = self.home / "data.new"
        shutil.rmtree(partial, ignore_errors=True)
        secret = self.home / "password.tmp"
        secret.touch(mode=0o600)
        secret.write_text(self.passwords.superuser, encoding="utf-8")
        self.give(secret)
        try:
            self.run_initdb(partial, secret)
        finally:
            secret.unlink()
        partial.rename(self.data)

    def run_initdb(self, target: Path, secret: Path) -> None:
        # LC_CTYPE must be a UTF-8 one, or pg_trgm sees no letters in Chinese text.
        command: list[str | Path] = [
            self.binaries.path("initdb"), "--pgdata", target, "--username", SUPERUSER,
            "--pwfile", secret, "--auth", "scram-sha-256", "--encoding", "UTF8",
            "--locale", "C", "--lc-ctype", "C.UTF-8", "--no-instructions",
            *([] if self.durable else ["--no-sync"]),
        ]  # fmt: skip
        process = child.spawn(
            command,
            environment=self.environment(),
            output=subprocess.PIPE,
            owner=self.owner,
            death=signal.SIGKILL,
        )
        said, _ = process.communicate()
        if process.returncode:
            raise Problem(
                f"initdb failed:\n{system.tail(said.decode(errors='replace'))}",
                "check the disk's space and that its folder can be written to.",
            )

    def start(self) -> subprocess.Popen[bytes]:
        """The server as our child; SIGINT is its fast shutdown, sent by the kernel if we die."""
        self.forget_stale_pid()
        settings = SETTINGS | ({} if self.durable else NOT_DURABLE)
        folder = str(self.sockets).replace('"', '""')
        options = settings | {"unix_socket_directories": f'"{folder}"', "port": str(PORT)}
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return child.spawn(
            [self.binaries.path("postgres"), "-D", self.data, *arguments],
            environment=self.environment(),
            log=self.log,
            owner=self.owner,
            death=signal.SIGINT,
        )

    def is_ready(self, process: subprocess.Popen[bytes]) -> bool:
        """The server's own word in postmaster.pid, believed only beside our child's pid."""
        lines = read_lines(self.data / "postmaster.pid")
        return len(lines) >= 8 and lines[0] == str(process.pid) and lines[7].strip() == "ready"

    def wait_ready(self, process: subprocess.Popen[bytes]) -> None:
        """Recovery after a crash may take its time: we wait as long as the server lives."""
        told = time.monotonic() + 5
        while not self.is_ready(process):
            if child.ended(process) is not None:
                raise Problem(
                    f"PostgreSQL did not start:\n{system.tail(self.last_words())}",
                    f"its log is {self.log}",
                )
            if time.monotonic() > told:
                say.note("PostgreSQL is still starting (recovering after a crash).")
                told += 15
            time.sleep(0.02)
        self.make()

    def make(self) -> None:
        """Role, extensions and database, by the superuser, once; the application's role is ordinary."""
        if self.is_made:
            return
        extensions = (
            "create extension if not exists pg_trgm; create extension if not exists btree_gist;"
        )
        self.sql(
            f"do $$ begin if not exists (select from pg_roles where rolname = '{ROLE}') then "
            f"create role {ROLE} login createdb; end if; end $$;"
            f"alter role {ROLE} password '{self.passwords.role}';"
        )
        self.sql(extensions, database="template1")
        if DATABASE not in self.sql("select datname from pg_database").split():
            self.sql(f"create database {DATABASE} owner {ROLE}")
        (self.home / "made").touch()

    def sql(self, statements: str, database: str = "postgres") -> str:
        """Run by the superuser; the statements go through stdin, where no process list shows them."""
        command: list[str | Path] = [
            self.binaries.path("psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align",
            "--set", "ON_ERROR_STOP=1", "--host", self.sockets, "--port", str(PORT),
            "--username", SUPERUSER, "--dbname", database,
        ]  # fmt: skip
        done = subprocess.run(
            command,
            input=statements,
            env=self.environment() | {"PGPASSWORD": self.passwords.superuser},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Problem(f"PostgreSQL refused our set-up:\n{system.tail(done.stderr)}")
        return done.stdout

    def forget_stale_pid(self) -> None:
        """A pid file whose pid is now another program's would keep the server from starting.

        We hold the data directory's lock, so a real server here can only be one whose parent was
        killed a moment ago: let it finish its shutdown.
        """
        lines = read_lines(self.data / "postmaster.pid")
        if not lines or not lines[0].strip().isdigit():
            return
        pid = int(lines[0])
        if self.is_server(pid):
            self.wait_for_shutdown(pid)
        else:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def is_server(self, pid: int) -> bool:
        """Whether that process is a postgres working in this very directory."""
        process = Path(f"/proc/{pid}")
        try:
            program = os.readlink(process / "exe").removesuffix(" (deleted)")
            return Path(program).name == "postgres" and (process / "cwd").samefile(self.data)
        except OSError:
            return False

    def wait_for_shutdown(self, pid: int) -> None:
        with say.step("database", f"waiting for the last server (pid {pid}) to shut down"):
            if child.wait_gone(pid, 5):
                return
            os.kill(pid, signal.SIGINT)
            if not child.wait_gone(pid, 60):
                raise Problem(
                    f"PostgreSQL (pid {pid}) still runs in {self.data} and does not stop.",
                    f"stop it with: kill -INT {pid}",
                )

    def stop(self, process: subprocess.Popen[bytes]) -> bool:
        return child.stop(process, signal.SIGINT, grace=60)

    def give(self, path: Path) -> None:
        if self.owner:
            os.chown(path, self.owner.uid, self.owner.gid)

    def check_socket_length(self) -> None:
        if len(os.fsencode(self.sockets / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
            raise Problem(f"the path {self.sockets} is too long for a socket (107 bytes).")

    def environment(self) -> dict[str, str]:
        """Nothing of the caller's PG* variables, language or home."""
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": str(self.home)}

    def last_words(self) -> str:
        try:
            return self.log.read_bytes()[-4000:].decode(errors="replace")
        except OSError:
            return ""


def read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []

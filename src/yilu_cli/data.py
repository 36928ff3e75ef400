"""A data directory: what it is, its secrets, its date, who runs it now, and how it is emptied."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from yilu_cli.locking import Lock
from yilu_cli.say import Problem

MANIFEST, RUNNING, POINTER = "yilu.json", "running.json", "postgres.at"
# All that is ever removed from a data directory, so that a mistyped --data cannot cost anything else.
OURS = (
    *(MANIFEST, RUNNING, POINTER, "postgres", "secrets", "keys", "files", "static", "logs"),
    *("outbox", "work", "registers"),
)
CHINA = timezone(timedelta(hours=8))  # no daylight saving; needs no zone files


@dataclass(frozen=True, slots=True)
class Run:
    """Who holds the directory: `what` is the command, `url` its pages, `database` whether that answers."""

    pid: int
    what: str
    url: str = ""
    database: bool = False


class DataDir:
    """The folder given as --data, and everything of one installation in it."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.lock = Lock(self.path / "lock")
        self.users = Lock(self.path / "users.lock")

    @property
    def exists(self) -> bool:
        return (self.path / MANIFEST).exists()

    def create(self, mode: str) -> None:
        """Make it ours, once; a folder with somebody's files in it is refused."""
        if self.exists:
            self.check()
            return
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            names = [each.name for each in self.path.iterdir()]
            ours = ("lock", MANIFEST)  # of another start in this very second, its draft with it
            strangers = [name for name in names if not any(word in name for word in ours)]
        except OSError as error:
            raise Problem(
                f"{self.path} cannot be used: {error.strerror}.", "choose another: --data DIR"
            ) from error
        if strangers:
            raise Problem(
                f"{self.path} is not empty and not a data directory of Yilu ({strangers[0]} is in it).",
                "give --data a new or empty folder.",
            )
        self.write_manifest({"format": 1, "id": secrets.token_hex(6), "mode": mode})

    def check(self) -> None:
        if not os.access(self.path, os.W_OK) or not os.access(self.path / MANIFEST, os.R_OK):
            raise Problem(
                f"{self.path} belongs to another user.",
                "run this as the user who made it (root?), or choose another: --data DIR",
            )

    @property
    def manifest(self) -> dict[str, Any]:
        try:
            found = json.loads((self.path / MANIFEST).read_text(encoding="utf-8"))
        except PermissionError:
            self.check()
            raise
        return dict(found)

    def write_manifest(self, manifest: dict[str, Any]) -> None:
        write_private(self.path / MANIFEST, json.dumps(manifest, indent=2, ensure_ascii=False))

    def remember(self, **what: Any) -> None:
        self.write_manifest(self.manifest | what)

    @property
    def mode(self) -> str:
        return str(self.manifest["mode"])

    def settle_date(self, wanted: date | None) -> date:
        """The day asked for, else the one kept, else today in the city; written down for later starts."""
        kept = self.manifest.get("date")
        day = wanted or (date.fromisoformat(kept) if kept else datetime.now(CHINA).date())
        if str(day) != kept:
            self.remember(date=str(day))
        return day

    def secret(self, name: str) -> str:
        """Made on first use, 0600; never in a settings file, never the same twice."""
        path = self.path / "secrets" / name
        if not path.exists():
            path.parent.mkdir(mode=0o700, exist_ok=True)
            write_private(path, secrets.token_urlsafe(48))
        return path.read_text(encoding="utf-8").strip()

    def folder(self, name: str) -> Path:
        path = self.path / name
        path.mkdir(mode=0o700, exist_ok=True)
        return path

    def log(self, name: str) -> Path:
        return self.folder("logs") / f"{name}.log"

    def running(self) -> Run | None:
        """What the holder of the lock wrote; without a holder it is history."""
        try:
            return Run(**json.loads((self.path / RUNNING).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def announce(self, run: Run) -> None:
        written = {"pid": run.pid, "what": run.what, "url": run.url, "database": run.database}
        write_private(self.path / RUNNING, json.dumps(written))

    def withdraw(self) -> None:
        (self.path / RUNNING).unlink(missing_ok=True)

    def pointed_at(self) -> Path | None:
        """Where root's server keeps its files: /root is closed to the user the server runs as."""
        try:
            return Path((self.path / POINTER).read_text(encoding="utf-8").strip())
        except FileNotFoundError:
            return None

    def point_at(self, home: Path) -> None:
        write_private(self.path / POINTER, str(home))

    def erase(self) -> None:
        """Everything of ours here, and what the pointer names; the lock must be held."""
        home = self.pointed_at()
        if home and home.parent == Path("/var/lib/yilu"):
            shutil.rmtree(home, ignore_errors=True)
            mark_of(home).unlink(missing_ok=True)
        for name in OURS:
            path = self.path / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def mark_of(home: Path) -> Path:
    """Beside root's folder of a server: which data directory points there."""
    return home.with_name(f"{home.name}.belongs-to")


def write_private(path: Path, text: str) -> None:
    """Whole or not at all, readable by us alone."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)

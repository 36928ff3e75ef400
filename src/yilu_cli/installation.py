"""The variables and command lines by which Django, the web server and the worker are run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from yilu_cli import paths, translations
from yilu_cli.data import DataDir

SETTINGS = "yilu.config.settings"
Command = list[str | Path]


@dataclass(frozen=True, slots=True)
class Installation:
    """Everything a process of one installation has to be told."""

    data: DataDir
    database: str
    mode: str
    date: str | None = None
    port: int = 8000

    def variables(self) -> dict[str, str]:
        """What the caller set stays, save what is ours to say."""
        theirs = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
        ours = {
            "DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "PYTHONPATH": str(paths.SOURCE),
            "PYTHONUTF8": "1",
            "PYTHONUNBUFFERED": "1",
            "YILU_DATA": str(self.data.path),
            "YILU_MODE": self.mode,
            "YILU_PORT": str(self.port),
        }
        return theirs | ours | self.dates() | self.secrets() | self.locale()

    def dates(self) -> dict[str, str]:
        return {"YILU_DATE": self.date} if self.date else {}

    def secrets(self) -> dict[str, str]:
        """A key given by the environment wins; otherwise the one made in the data directory."""
        if "YILU_SECRET_KEY" in os.environ or "YILU_SECRET_KEY_FILE" in os.environ:
            return {}
        self.data.secret("secret_key")
        return {"YILU_SECRET_KEY_FILE": str(self.data.path / "secrets" / "secret_key")}

    def locale(self) -> dict[str, str]:
        elsewhere = translations.compile_all()
        return {"YILU_LOCALE": str(elsewhere)} if elsewhere else {}


def manage(python: Path, *arguments: str) -> Command:
    # -P: a file named like one of our packages in the caller's folder must not be imported.
    return [python, "-P", "-m", "django", *arguments]


def inside(python: Path, *arguments: str) -> Command:
    return [python, "-P", "-m", "yilu_cli.inside", *arguments]


def services(python: Path, bind: str, port: int, workers: int, threads: int) -> dict[str, Command]:
    """The worker before the pages: /readyz asks for it."""
    return {"worker": worker(python), "web": web(python, bind, port, workers, threads)}


def web(python: Path, bind: str, port: int, workers: int, threads: int) -> Command:
    return [
        *(python, "-P", "-m", "granian", "--interface", "wsgi"),
        *("--host", bind, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(threads), "--workers-kill-timeout", "5", "--no-ws"),
        "yilu_cli.inside.pages:application",
    ]


def worker(python: Path) -> Command:
    # Several at once, so that a long import does not keep the sealer waiting; what succeeded is not
    # kept (the sealer alone would leave nine thousand rows a day); unfinished jobs are given up in
    # time for the supervisor's own patience, and taken up again later.
    options = ("--concurrency", "4", "--delete-jobs", "successful")
    patience = ("--shutdown-graceful-timeout", "8")
    return manage(python, "procrastinate", "--skip-checks", "worker", *options, *patience)

"""Where things are: checkout, environment, data directory; also when the checkout is read-only."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from yilu_cli.say import Problem

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
BOOTSTRAP_LOCK = ROOT / "requirements-bootstrap.lock"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
BENCH_LOCK = ROOT / "requirements-bench.lock"


def identity(path: Path) -> str:
    """A short name for a folder, for what has to live elsewhere on its behalf."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def usable(directory: Path) -> bool:
    """Whether this user can write there, creating it when needed."""
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(directory, os.W_OK | os.X_OK)


def writable_checkout() -> bool:
    return os.access(ROOT, os.W_OK | os.X_OK)


def private_home(variable: str, default: str) -> Path | None:
    """The user's XDG directory for us, or none where HOME is unwritable or not set."""
    base = os.environ.get(variable) or os.path.expanduser(default)
    directory = Path(base) / "yilu"
    return directory if directory.is_absolute() and usable(directory) else None


def private_temporary() -> Path:
    """A directory of this user alone under the system's temporary one; a foreign one is not trusted."""
    directory = Path(tempfile.gettempdir()) / f"yilu-{os.getuid()}"
    directory.mkdir(mode=0o700, exist_ok=True)
    found = directory.lstat()
    if found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise Problem(
            f"{directory} belongs to somebody else or is open to others.",
            "remove it, or set TMPDIR to a directory of your own.",
        )
    return directory


def cache_home() -> Path:
    return private_home("XDG_CACHE_HOME", "~/.cache") or private_temporary()


def default_data() -> Path:
    """YILU_DATA, or `.data/demo` beside the source, or under the home of one who may not write there."""
    if os.environ.get("YILU_DATA"):
        return Path(os.environ["YILU_DATA"])
    if usable(ROOT / ".data"):
        return ROOT / ".data" / "demo"
    home = private_home("XDG_DATA_HOME", "~/.local/share")
    if home is None:
        raise Problem(
            "neither this checkout nor your home can be written to.", "say where to: --data DIR"
        )
    return home / identity(ROOT) / "demo"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

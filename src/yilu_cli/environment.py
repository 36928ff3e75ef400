"""The Python environment from the locks: made, repaired when half-finished or moved, else left alone."""

from __future__ import annotations

import enum
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from yilu_cli import installer, paths, say, system
from yilu_cli.locking import held
from yilu_cli.say import Problem

STAMP = "yilu-stamp.json"
BUILDING = "yilu-building"
# Found now: we may be running from the very environment that is about to be replaced.
BASE = Path(sys.executable).resolve()


class Kind(enum.Enum):
    """What has to be installed, each with all that stands before it: what the product runs on, what
    tests and checks need, the peers of the benchmarks."""

    RUNTIME = "runtime"
    DEV = "dev"
    BENCH = "bench"

    @property
    def lock(self) -> Path:
        return {
            Kind.RUNTIME: paths.RUNTIME_LOCK,
            Kind.DEV: paths.DEV_LOCK,
            Kind.BENCH: paths.BENCH_LOCK,
        }[self]

    @property
    def within(self) -> tuple[Kind, ...]:
        """The kinds that stand once this one is installed: the locks agree on every version."""
        kinds = tuple(Kind)
        return kinds[: kinds.index(self) + 1]


def home() -> Path:
    """Where the environment belongs: beside the source, or with the user where that is read-only."""
    beside = paths.ROOT / ".venv"
    if paths.writable_checkout() or stands(beside, Kind.RUNTIME):
        return beside
    return paths.cache_home() / paths.identity(paths.ROOT) / "venv"


def python(venv: Path) -> Path:
    return venv / "bin" / "python"


def ensure(kind: Kind) -> Path:
    """The interpreter of an environment that satisfies `kind`; two set-ups at once do the work once."""
    venv = home()
    if not stands(venv, kind):
        venv.parent.mkdir(parents=True, exist_ok=True)
        with held(venv.parent, "another set-up is at work in this folder; waiting for it."):
            if not stands(venv, kind):
                build(venv, kind)
    return python(venv)


def stands(venv: Path, kind: Kind) -> bool:
    """Whether the stamp was written for this very place, interpreter and lock."""
    stamp = read_stamp(venv)
    return (
        stamp.get("path") == str(venv)
        and stamp.get("interpreter") == fingerprint_of_interpreter(venv)
        and stamp.get("locks", {}).get(kind.value) == fingerprint(kind.lock)
        and os.access(python(venv), os.X_OK)
    )


def read_stamp(venv: Path) -> dict[str, Any]:
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def fingerprint(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def fingerprint_of_interpreter(venv: Path) -> str:
    """Changes when the machine's Python is upgraded under the environment, which then must be rebuilt."""
    try:
        real = python(venv).resolve(strict=True)
        found = real.stat()
    except OSError:
        return ""
    return f"{real} {found.st_size} {found.st_mtime_ns}"


def build(venv: Path, kind: Kind) -> None:
    if must_be_rebuilt(venv):
        say.note(
            "the environment is half-finished, moved or made by another Python; making it anew."
        )
        shutil.rmtree(venv)
    if not python(venv).exists():
        create(venv)
    (venv / BUILDING).touch()
    stamp = read_stamp(venv)
    (venv / STAMP).unlink(missing_ok=True)
    installer.install(venv, kind.lock)
    write_stamp(venv, kind, stamp)
    (venv / BUILDING).unlink()


def must_be_rebuilt(venv: Path) -> bool:
    if not venv.exists():
        return False
    stamp = read_stamp(venv)
    moved = bool(stamp) and (
        stamp.get("path") != str(venv)
        or stamp.get("interpreter") != fingerprint_of_interpreter(venv)
    )
    return moved or (venv / BUILDING).exists() or not python(venv).exists()


def create(venv: Path) -> None:
    need_venv_module()
    with say.step("environment", f"venv with Python {sys.version.split()[0]}", slow=True):
        venv.mkdir(parents=True)
        (venv / BUILDING).touch()
        done = subprocess.run(
            [BASE, "-I", "-m", "venv", venv], capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise Problem(
            f"python -m venv failed:\n{system.tail(done.stderr or done.stdout)}",
            "check that this folder is writable and the disk is not full.",
        )


def need_venv_module() -> None:
    """Debian ships Python without `ensurepip`; root gets it installed, others are told."""
    found = [importlib.util.find_spec(name) for name in ("venv", "ensurepip")]
    if all(spec and spec.origin for spec in found):
        return
    if not system.can_install():
        raise Problem(
            "this Python cannot make virtual environments (its module ensurepip is missing).",
            "as root: apt-get install python3-venv; then run this command again.",
        )
    system.install(["python3-venv"], "to make a virtual environment")


def write_stamp(venv: Path, kind: Kind, before: dict[str, Any]) -> None:
    """Written last: without it the next start repairs what is there."""
    now = {each: fingerprint(each.lock) for each in Kind}
    stood = before.get("locks", {})
    locks = {
        each.value: mark
        for each, mark in now.items()
        if each in kind.within or stood.get(each.value) == mark
    }
    stamp = {
        "path": str(venv),
        "interpreter": fingerprint_of_interpreter(venv),
        "locks": locks,
    }
    partial = venv / f"{STAMP}.tmp"
    partial.write_text(json.dumps(stamp, indent=2), encoding="utf-8")
    partial.replace(venv / STAMP)

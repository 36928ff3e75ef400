"""Installing a lock into an environment: uv where it can be had, pip otherwise; every file by its hash."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from yilu_cli import paths, say, system
from yilu_cli.say import Problem

# pip's settings as uv spells them: whoever told pip of a mirror has told us too.
AS_UV_SPELLS_IT = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
}


def install(venv: Path, lock: Path) -> None:
    count = sum(1 for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line)
    uv = have_uv(venv)
    with say.step(
        "environment", f"{count} packages of {lock.name} by {'uv' if uv else 'pip'}", slow=True
    ):
        if uv and with_uv(uv, venv, lock):
            return
        with_pip(venv, lock)


def have_uv(venv: Path) -> Path | None:
    """uv of the bootstrap lock, inside the environment; none where the index does not offer it."""
    uv = venv / "bin" / "uv"
    if uv.exists():
        return uv
    with say.step("environment", "uv, the installer", slow=True):
        done = run(pip(venv, paths.BOOTSTRAP_LOCK), os.environ)
    return uv if done.returncode == 0 and uv.exists() else None


def with_uv(uv: Path, venv: Path, lock: Path) -> bool:
    command: list[str | Path] = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--requirements",
        lock,
    ]
    done = run([*command, "--python", venv / "bin" / "python"], uv_environment(venv))
    shutil.rmtree(venv / "uv-cache", ignore_errors=True)
    if done.returncode:
        say.note(f"uv could not install the lock, pip will try:\n{system.tail(done.stderr)}")
    return done.returncode == 0


def with_pip(venv: Path, lock: Path) -> None:
    done = run(pip(venv, lock), os.environ)
    if done.returncode:
        raise Problem(
            f"the packages could not be installed:\n{system.tail(done.stderr or done.stdout)}",
            "check the network; behind a mirror: pip config set global.index-url URL "
            "(what is done is kept, run the same command again).",
        )


def pip(venv: Path, lock: Path) -> list[str | Path]:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    command: list[str | Path] = [venv / "bin" / "python", "-I", "-m", "pip", "install", *quiet]
    return [*command, "--require-hashes", "--requirement", lock]


def uv_environment(venv: Path) -> dict[str, str]:
    environment = {**settings_of_pip(venv), **os.environ}
    # Every file is pinned by hash, so an extra index cannot slip in another one: look at them all.
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    if "UV_CACHE_DIR" not in environment and not paths.private_home("XDG_CACHE_HOME", "~/.cache"):
        environment["UV_CACHE_DIR"] = str(venv / "uv-cache")
    return environment


def settings_of_pip(venv: Path) -> dict[str, str]:
    """`pip config list` prints name='value'; the name carries its section or :env:."""
    listing = run([venv / "bin" / "python", "-I", "-m", "pip", "config", "list"], os.environ)
    found: dict[str, str] = {}
    for line in listing.stdout.splitlines():
        name, _, value = line.partition("=")
        spelling = AS_UV_SPELLS_IT.get(name.rpartition(".")[2])
        if spelling:
            parts = value.strip("'\"").replace("\\n", " ").split()
            found[spelling] = ("," if spelling == "UV_FIND_LINKS" else " ").join(parts)
    return found


def run(
    command: Sequence[str | Path], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, env=dict(environment), capture_output=True, text=True, check=False
    )

"""Programs of npm that measure us or talk to us: installed outside the tree, in the versions pinned here."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

PINNED = (
    Path(__file__).resolve().parent / "npm"
)  # a folder each: package.json and what goes with it


def installed(name: str) -> Path:
    """The folder in which `npm install` of the pinned package.json has been done; says why it cannot."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise SystemExit(f"{program} is not on this machine: install Node.js 20 or later")
    folder = _cache() / name
    wanted = (PINNED / name / "package.json").read_text(encoding="utf-8")
    mark = folder / "installed.json"
    if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
        _install(name, folder)
        mark.write_text(wanted, encoding="utf-8")
    return folder


def _install(name: str, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(PINNED / name, folder)
    command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts"]
    command += [
        "--fetch-retries=1",
        "--fetch-timeout=30000",
    ]  # a registry that is away is said soon
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
        )
        wrong = done.stderr.strip()[-2000:] if done.returncode else ""
    except subprocess.TimeoutExpired:
        wrong = "no answer for five minutes"
    if wrong:
        shutil.rmtree(folder, ignore_errors=True)
        raise SystemExit(f"npm could not install {name}:\n{wrong}")


def _cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = Path(base) / "yilu-bench"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.gettempdir()) / "yilu-bench"
        folder.mkdir(parents=True, exist_ok=True)
    return folder

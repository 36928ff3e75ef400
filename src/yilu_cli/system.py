"""What only the machine's own package manager can give, and how to ask for it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from yilu_cli import say
from yilu_cli.child import Owner
from yilu_cli.say import Problem

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))


def is_root() -> bool:
    return os.geteuid() == 0


def unprivileged() -> Owner:
    """A system user `yilu` where the administrator made one, otherwise nobody."""
    for name in ("yilu", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(found.pw_uid, found.pw_gid)
    return Owner(65534, 65534)


def can_install() -> bool:
    return is_root() and shutil.which("apt-get") is not None


def install(packages: Sequence[str], why: str) -> None:
    """Debian packages by apt-get; waits for another apt-get to finish."""
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with say.step("system", f"apt-get install {' '.join(packages)} ({why})", slow=True):
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            done = subprocess.run(
                [*apt, *arguments], env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise Problem(
                    f"apt-get {arguments[0]} failed:\n{tail(done.stderr or done.stdout)}",
                    f"install it yourself: apt-get install {' '.join(packages)}",
                )


def tail(text: str, lines: int = 12) -> str:
    return "\n".join(f"    {line}" for line in text.strip().splitlines()[-lines:])


def browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def has_chinese_fonts() -> bool:
    return any(
        next(folder.rglob("NotoSansCJK*"), None) or next(folder.rglob("NotoSansSC*"), None)
        for folder in FONT_FOLDERS
        if folder.is_dir()
    )

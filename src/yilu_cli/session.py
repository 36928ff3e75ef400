"""A database for a command: the one named, a running demo's, or one for the command's own duration."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yilu_cli import say
from yilu_cli.data import DataDir, Run
from yilu_cli.postgres.place import cluster_of
from yilu_cli.say import Problem

PATIENCE = 90.0  # seconds: a first start makes its database within a few


@contextmanager
def database(data: DataDir, python: Path, what: str) -> Iterator[str]:
    """Its DATABASE_URL, while the block runs."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
    elif data.lock.take():
        with own_server(data, python, what) as url:
            yield url
    else:
        with guest(data, python) as url:
            yield url


@contextmanager
def own_server(data: DataDir, python: Path, what: str) -> Iterator[str]:
    """Nobody runs one: start it, and wait at the end for commands that came to use it meanwhile."""
    cluster = cluster_of(data, python)
    process = None
    try:
        data.announce(Run(os.getpid(), what))
        cluster.prepare()
        process = cluster.start()
        cluster.wait_ready(process)
        data.announce(Run(os.getpid(), what, database=True))
        yield cluster.url()
        if not data.users.take():
            say.note("another command still uses this database; waiting for it.")
            data.users.take(wait=True)
    finally:
        if process:
            cluster.stop(process)
        data.withdraw()
        data.users.release()
        data.lock.release()


@contextmanager
def guest(data: DataDir, python: Path) -> Iterator[str]:
    """Somebody runs it: use theirs, and let them see (by a shared lock) that somebody does."""
    wait_for_database(data)
    data.users.take(shared=True, wait=True)
    try:
        yield cluster_of(data, python).url()
    finally:
        data.users.release()


def wait_for_database(data: DataDir) -> None:
    until, told = time.monotonic() + PATIENCE, False
    while True:
        run = data.running()
        if run and run.database:
            return
        if time.monotonic() > until:
            raise Problem(
                f"another command holds {data.path} and its database does not answer.",
                f"see whether it still works: {run.what} (pid {run.pid})" if run else "try again.",
            )
        if not told:
            say.note(
                f"waiting for the database that {run.what if run else 'another command'} starts."
            )
            told = True
        time.sleep(0.1)

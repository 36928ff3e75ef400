"""The site on another day: a second web server of the same data, with another business date."""

from __future__ import annotations

import contextlib
import http.client
import os
import subprocess
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from tests.journeys.conftest import Site, _environment, _free_port
from yilu_cli import environment
from yilu_cli.data import DataDir
from yilu_cli.installation import Installation, web
from yilu_cli.postgres.place import cluster_of

PATIENCE = 90.0  # seconds until it answers on a busy machine


@contextlib.contextmanager
def on_the_day(site: Site, day: str) -> Iterator[str]:
    """Its address. Jobs stay with the site itself, which goes on living on its own day."""
    data, port = DataDir(site.data), _free_port()
    python = environment.ensure(environment.Kind.RUNTIME)
    told = Installation(data, cluster_of(data, python).url(), "demo", day, port).variables()
    ours = {name: value for name, value in told.items() if os.environ.get(name) != value}
    process = subprocess.Popen(
        web(python, "127.0.0.1", port, workers=1, threads=4),
        env={**_environment(), **ours},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=site.data,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait(url)
        yield url
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if _answers(urlsplit(url).netloc):
            return
        time.sleep(0.2)
    raise AssertionError(f"no answer from {url} within {PATIENCE:.0f} s")


def _answers(where: str) -> bool:
    line = http.client.HTTPConnection(where, timeout=5)
    try:
        line.request("GET", "/healthz")
        with contextlib.closing(line.getresponse()) as answer:
            return answer.status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()

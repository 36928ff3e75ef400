"""A demo city to measure: one that runs already, or one of our own that ends with the benchmark."""

from __future__ import annotations

import http.cookiejar
import os
import signal
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-06-05"
WAIT = 900  # seconds for a first start on a busy machine


@contextmanager
def running(url: str, port: int) -> Iterator[str]:
    """The address of `url`, or of a fresh demo on `port`."""
    if url:
        yield url.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="yilu-bench-demo-") as folder:
        command = [ROOT / "yilu", "demo", "--port", port, "--date", DAY, "--data", folder]
        process = subprocess.Popen(
            [str(part) for part in command], stdout=subprocess.PIPE, stderr=sys.stderr, text=True,
            start_new_session=True, env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
        )  # fmt: skip
        try:
            yield _ready(process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if "ready http://" in line:
            return line.strip().rpartition(" ")[2]
    raise SystemExit("the demo ended before it was ready; its words stand above")


def session(url: str, persona: str) -> str:
    """The Cookie header of a persona of the demo who has just signed in; none for nobody."""
    if not persona:
        return ""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    body = urllib.parse.urlencode({"persona": persona}).encode()
    opener.open(f"{url}/demo/", body, timeout=60).read()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def found(url: str, path: str, cookie: str, mark: str) -> str:
    """The first address on a page that begins with `mark`, for pages whose address is a key."""
    asked = urllib.request.Request(f"{url}{path}", headers={"Cookie": cookie})
    text = urllib.request.urlopen(asked, timeout=60).read().decode()
    start = text.find(f'href="{mark}')
    if start < 0:
        raise SystemExit(f"{path} leads nowhere that begins with {mark}")
    return text[start + 6 : text.index('"', start + 6)]

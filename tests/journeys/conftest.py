"""A real site for real browsers: `./yilu demo` on a free port, once for each worker that has journeys."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.contracts.source import ROOT

DATE = "2026-06-05"  # the day the demo city is looked at: pinned, so that figures and words are
CHROMIUM = os.environ.get("YILU_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE = (
    20_000  # ms until what a page shall show is missed: on a machine with other work, 5 s can pass
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
QUIET = [
    "--headless",
    "--no-sandbox",  # the test run may be root, and the browser only ever meets this site
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Site:
    """A running demo city."""

    url: str
    data: Path

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """`./yilu WORDS --data …` against this site."""
        return subprocess.run(
            [str(ROOT / "yilu"), *words, "--data", str(self.data)],
            capture_output=True,
            text=True,
            env=_environment(),
        )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marked before `-m` chooses. A journey finds a demo city that others may have walked through."""
    for item in items:
        if "tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    running = os.environ.get("YILU_JOURNEY_SITE")  # "http://127.0.0.1:8000 DATA": while writing one
    if running:
        url, data = running.split()
        yield Site(url, Path(data))
        return
    data = tmp_path_factory.mktemp("site")
    port = _free_port()
    process = subprocess.Popen(  # closed below, when it has stopped
        [str(ROOT / "yilu"), "demo", "--port", str(port), "--date", DATE, "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=sys.stderr,
        text=True,
        env=_environment(),
    )
    try:
        yield Site(_ready(process), data)
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(60)
        if process.stdout is not None:
            process.stdout.close()
    assert ended == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        _without_browser()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Page]:
    with _page(browser, site, DESK) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    with _page(browser, site, PHONE) as page:
        yield page


@contextlib.contextmanager
def _page(browser: Browser, site: Site, size: dict[str, int]) -> Iterator[Page]:
    """A fresh browser profile; a script error or a blocked resource on any page fails the journey."""
    context = browser.new_context(viewport=size, base_url=site.url, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: _complain(complaints, said.type, said.text))
    yield page
    context.close()
    assert complaints == []


def _complain(complaints: list[str], kind: str, text: str) -> None:
    if kind == "error" and "Failed to load resource" not in text:
        complaints.append(text)


def sign_in(page: Page, persona: str) -> Page:
    """Become a persona of the demo, through its front door."""
    page.goto("/demo/")
    page.locator(f"form:has(input[name=persona][value={persona}]) button").click()
    page.wait_for_load_state()
    return page


def _ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("ready "):
            return line.split()[1]
    raise AssertionError(f"the demo ended before it was ready (exit {process.wait()})")


def _without_browser() -> None:
    words = "no chromium on this machine: the browser journeys are NOT run"
    if os.environ.get("CI"):
        pytest.fail(words)
    pytest.skip(words)


def _environment() -> dict[str, str]:
    """The site makes its own database and mode; the test run's must not leak into it."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("YILU_", "DATABASE_", "DJANGO_"))
    }
    return {**kept, "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

"""A real browser for rendered pages: their own files beside them, axe on top, nothing fetched.

Render first, then open the browser: while its loop runs, Django takes this thread for asynchronous code.
"""

from __future__ import annotations

import mimetypes
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, sync_playwright

CHROMIUM = os.environ.get("YILU_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
QUIET = [
    "--headless",
    "--no-sandbox",  # the test run may be root, and the browser only ever meets these pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = (390, 844), (1440, 900)
Theme = Literal["light", "dark"]
T = TypeVar("T")
# Where pictures go when somebody wants to lay them beside the drawn ones.
SHOTS = os.environ.get("YILU_SHOTS")


@contextmanager
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("no chromium on this machine: pages are NOT looked at")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


def apart(look: Callable[[], T]) -> T:
    """In a thread of its own: a test without a database may run after a journey, whose browser holds
    this thread's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(look).result()


@dataclass(frozen=True, slots=True)
class Look:
    """One page as somebody holds it."""

    name: str
    html: str
    size: tuple[int, int] = PHONE
    theme: Theme = "light"
    least_target: int = 44  # 0: not a page for thumbs


def faults(looks: Iterable[Look]) -> dict[str, list[str]]:
    """What is wrong with each page: accessibility, targets too small, sideways scrolling."""
    found = {}
    with chromium() as browser:
        for look in looks:
            with shown(browser, look.html, look.size, look.theme) as page:
                shoot(page, look.name)
                wrong = ["scrolls sideways"] if scrolls_sideways(page) else []
                wrong += small_targets(page, look.least_target) if look.least_target else []
                found[f"{look.name} {look.size[0]} {look.theme}"] = wrong + violations(page)
    return {name: wrong for name, wrong in found.items() if wrong}


@contextmanager
def shown(
    browser: Browser, html: str, size: tuple[int, int], theme: Theme = "light", path: str = "/"
) -> Iterator[Page]:
    """The page as a browser draws it; script errors fail the test."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, locale="zh-CN"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.route("**/*", lambda route: _serve(route, html))
    page.goto(f"http://yilu.test{path}")
    yield page
    context.close()
    assert complaints == []


def shoot(page: Page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=name.endswith("whole"))


def violations(page: Page) -> list[str]:
    """What axe finds, as "rule: element"."""
    height = page.evaluate("() => document.documentElement.scrollHeight")
    width = page.viewport_size["width"] if page.viewport_size else PHONE[0]
    page.set_viewport_size(
        {"width": width, "height": height}
    )  # nothing half hidden under a tab bar
    page.add_script_tag(path=str(AXE))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})", RULES
    )
    return [
        f"{v['id']}: {node['target']} {node['failureSummary']}"
        for v in found["violations"]
        for node in v["nodes"]
    ]


def small_targets(page: Page, least: int = 44) -> list[str]:
    """Links, buttons and fields a thumb would miss (a box in a label is as large as the label); links
    inside sentences are excepted."""
    found: list[str] = page.evaluate(SMALL_TARGETS, least)
    return found


SMALL_TARGETS = """least => Array.from(document.querySelectorAll("a, button, input, select, summary"))
  .filter(e => e.type !== "hidden" && e.checkVisibility() && !e.closest("p, .skip, .sum"))
  .map(e => [e, (e.closest("label") || e).getBoundingClientRect()])
  .filter(([e, box]) => box.height > 0 && box.height < least)
  .map(([e, box]) => `${e.tagName} "${(e.innerText || e.name || "").trim().slice(0, 20)}" ${box.height}px`)"""


def scrolls_sideways(page: Page) -> bool:
    wide: bool = page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


def _serve(route: Route, html: str) -> None:
    path = urlsplit(route.request.url).path
    if not path.startswith(settings.STATIC_URL):
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
        return
    found = finders.find(path.removeprefix(settings.STATIC_URL))
    if isinstance(found, str):
        kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
        route.fulfill(body=Path(found).read_bytes(), content_type=kind)
    else:
        route.fulfill(status=404)

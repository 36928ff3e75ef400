"""A keeper counts a queue while the line is gone: nothing is lost, nothing counts twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import PHONE, Site, sign_in
from tests.journeys.line import Line, line_to
from tests.journeys.test_outbox import until

pytestmark = pytest.mark.journey


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    with line_to(site.url) as line:
        yield line


@pytest.fixture
def pocket(browser: Browser, line: Line) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, base_url=line.url, locale="zh-CN")  # type: ignore[arg-type]
    yield context
    context.close()


def counted(page: Page) -> int:
    """Both groups of today, as the counter says."""
    heads = page.locator("#tally h2 .meta").all_inner_texts()
    return sum(int(re.sub(r"\D", "", head)) for head in heads)


def test_a_queue_is_counted_without_a_line(pocket: BrowserContext, line: Line) -> None:
    page = sign_in(pocket.new_page(), "keeper")
    page.goto("/stations/?all=1&q=木棉")
    page.get_by_role("link", name="花城货车司机驿站·木棉").first.click()
    page.get_by_role("link", name="我管这里：打开柜台").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("花城货车司机驿站·木棉")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    counter = page.url
    until(page, f"caches.open('yilu-pages').then(c => c.match('{counter}')).then(Boolean)")
    before = counted(page)
    page.locator("button[value='truck:water']").click()
    expect(page.get_by_text("记了：货车司机，接水，1 人次")).to_be_visible()
    line.cut()
    page.goto(counter)  # from what the phone kept
    for n, tap in enumerate(("ride_hailing:rest", "truck:toilet", "truck:toilet"), start=1):
        page.locator(f"button[value='{tap}']").click()
        expect(page.locator("#outbox")).to_contain_text(f"待发送 {n} 件")
    line.mend()
    page.goto(counter)
    until(page, "YiluQueue.all().then(rows => !rows.length)")
    page.goto(counter)
    assert counted(page) == before + 4

"""The door of an activity while the line is gone: two people are marked, and counted once when it is back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import PHONE, Site, sign_in
from tests.journeys.line import Line, line_to
from tests.journeys.test_activity import begun, planned
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


def test_two_are_marked_without_a_line_and_counted_once(
    desk: Page, phone: Page, pocket: BrowserContext, line: Line
) -> None:
    address = planned(sign_in(desk, "secretary"))
    activity = address.split("/")[-2]
    for persona in ("driver", "member"):
        sign_in(phone, persona)
        phone.goto(f"/activities/{activity}/")
        phone.locator("section.dock button").click()
        expect(phone.get_by_text("报上了")).to_be_visible()
    begun(desk, address)
    page = sign_in(pocket.new_page(), "secretary")
    door = f"/activities/{activity}/door/"
    page.goto("/activities/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.locator(f"a[href='{door}']").click()
    rows = page.locator("#list li")
    expect(rows).to_have_count(2)
    until(page, f"caches.open('yilu-pages').then(c => c.match('{door}')).then(Boolean)")
    line.cut()
    page.goto(door)  # from what the phone kept
    for n in range(2):
        rows.nth(n).locator("button[value^='in:']").click()
        expect(rows.nth(n).locator("button[value^='in:']")).to_be_disabled()
        expect(page.locator("#outbox")).to_contain_text(f"待发送 {n + 1} 件")
    rows.nth(0).get_by_role("button", name="签退").click()
    expect(page.locator("#outbox")).to_contain_text("待发送 3 件")
    page.goto(door)  # opened again: the rows still say what is kept
    expect(rows.nth(1).locator("button[value^='in:']")).to_contain_text("记下")
    line.mend()
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(rows.nth(1).locator("button[value^='in:']")).to_have_text("发出去了", timeout=20_000)
    page.goto(door)
    until(page, "YiluQueue.all().then(rows => !rows.length)")
    page.goto(door)
    expect(page.locator("#list li")).to_have_count(1)  # the one who is still in
    expect(page.get_by_text("走了 1 人")).to_be_visible()
    desk.goto(address)
    expect(desk.locator("#came tbody tr")).to_have_count(2)

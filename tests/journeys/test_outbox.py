"""待发送 with a real browser: the line is cut, pages are closed, the line is back; each goes in once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.files.make import picture
from tests.journeys.conftest import PHONE, Site, sign_in
from tests.journeys.line import Line, line_to

pytestmark = pytest.mark.journey
FORM = "/appeals/new/"


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    with line_to(site.url) as line:
        yield line


@pytest.fixture
def pocket(browser: Browser, line: Line) -> Iterator[BrowserContext]:
    """A phone that keeps its store while pages come and go."""
    context = browser.new_context(viewport=PHONE, base_url=line.url, locale="zh-CN")  # type: ignore[arg-type]
    yield context
    context.close()


def opened(pocket: BrowserContext, persona: str) -> Page:
    """Signed in, with the form opened once while there was a line, as a driver's phone has it."""
    page = sign_in(pocket.new_page(), persona)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.goto(FORM)
    until(page, "caches.open('yilu-pages').then(c => c.match('/appeals/new/')).then(Boolean)")
    return page


def until(page: Page, script: str) -> None:
    """`wait_for_function` would be stopped by the pages' own policy against evaluated words."""
    for _try in range(150):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    raise AssertionError(script)


OLD = """
YiluQueue.put({id: "old", owner: document.getElementById("outbox").dataset.owner, state: "waiting",
    made: Date.now() - 8 * 24 * 3600000, fields: [], title: "诉求：上周写的", action: "/", page: "/"})
"""


def written(page: Page, words: str, photo: Path | None = None) -> None:
    page.locator("label", has_text="交通事故").click()
    page.locator("#id_text").fill(words)
    if photo is not None:
        page.set_input_files("#id_photos", photo)
    page.locator(".dock button").click()


ROUND_AND_SEND = """() => {
  window.dispatchEvent(new Event("online"));  // the page looks through what waits
  document.querySelector(".dock button").click();  // and in the same moment something is handed in
}"""


def emptied(page: Page) -> None:
    """Everything went out, and the page says so."""
    until(page, "YiluQueue.all().then(rows => !rows.length)")
    expect(page.locator("#outbox")).to_be_hidden()


def mine(page: Page, words: str) -> int:
    """How many of my appeals say this."""
    page.goto("/appeals/")
    return page.locator("a.item", has_text=words).count()


def test_handed_in_while_the_page_looks_through_what_waits_it_still_leads_on(
    pocket: BrowserContext,
) -> None:
    """Whatever round is under way, the answer comes to the form, with its questions and its next page."""
    page = opened(pocket, "driver")
    page.locator("label", has_text="交通事故").click()
    page.locator("#id_text").fill(f"同一刻交的{uuid4().hex[:5]}，追尾没人管")
    page.evaluate(ROUND_AND_SEND)
    page.wait_for_url(re.compile(r"/appeals/[0-9a-f-]{36}/"))


def test_written_without_a_line_and_sent_when_it_is_back(
    pocket: BrowserContext, line: Line, tmp_path: Path
) -> None:
    first, second = f"断网第一件{uuid4().hex[:5]}", f"断网第二件{uuid4().hex[:5]}"
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(picture())
    page = opened(pocket, "driver")
    line.cut()
    page.goto(FORM)  # from what the phone kept
    written(page, first + "，追尾没人管", photo)
    expect(page.locator("#outbox-notice")).to_contain_text("先存在手机里了")
    expect(page.locator("#outbox")).to_contain_text("待发送 1 件")
    written(page, second + "，还是没人管")
    expect(page.locator("#outbox")).to_contain_text("待发送 2 件")
    page.goto("/stations/")
    expect(page.get_by_role("heading", name="没有信号")).to_be_visible()
    expect(page.locator("#outbox")).to_contain_text("待发送 2 件")
    page.close()
    line.mend()
    page = pocket.new_page()
    page.goto("/")
    emptied(page)
    assert [mine(page, words) for words in (first, second)] == [1, 1]
    page.locator("a.item", has_text=first).click()
    expect(page.locator(".photo img")).to_have_count(1)


def test_a_refused_one_stays_with_the_servers_words_and_is_corrected(
    pocket: BrowserContext, line: Line
) -> None:
    words = f"堵了四十分钟{uuid4().hex[:5]}"
    page = opened(pocket, "driver")
    line.cut()
    page.goto(FORM)
    written(page, "堵了")
    expect(page.locator("#outbox")).to_contain_text("待发送 1 件")
    line.mend()
    page.goto("/")
    expect(page.locator("#outbox summary .chip")).to_have_text("要改")
    page.locator("#outbox > summary").click()
    expect(page.locator("#outbox")).to_contain_text("再多说一句")
    page.locator("#outbox [data-do=mend]").click()
    expect(page.locator("#id_text")).to_have_value("堵了")
    expect(page.locator("#answer")).to_contain_text("再多说一句")
    page.locator("#id_text").fill(words + "，没有人来疏导")
    page.locator(".dock button").click()
    page.wait_for_url("**/appeals/*-*/")
    expect(page.locator("#outbox")).to_be_hidden()
    assert mine(page, words) == 1


def test_never_under_another_persons_session(pocket: BrowserContext, line: Line) -> None:
    words = f"只能是我自己的话{uuid4().hex[:5]}"
    page = opened(pocket, "driver")
    line.cut()
    page.goto(FORM)
    written(page, words)
    expect(page.locator("#outbox")).to_contain_text("待发送 1 件")
    line.mend()
    pocket.clear_cookies()
    page.goto("/")
    expect(page.locator("#outbox")).to_contain_text("登录后接着发")
    assert page.get_by_text(words).count() == 0
    sign_in(page, "truck_driver")
    page.goto("/")
    until(page, "caches.match('/appeals/new/').then(found => !found)")
    expect(page.locator("#outbox")).to_be_hidden()
    assert mine(page, words) == 0
    pocket.clear_cookies()
    sign_in(page, "driver")
    page.goto("/")
    emptied(page)
    assert mine(page, words) == 1


def test_an_anonymous_one_never_lies_in_the_phone(pocket: BrowserContext, line: Line) -> None:
    page = opened(pocket, "driver")
    page.locator("#id_text").fill("先写一半")
    until(page, "document.querySelector('[data-draft]').textContent !== ''")
    page.locator("#id_anonymous").check()
    until(page, "document.querySelector('[data-draft]').textContent === ''")
    line.cut()
    page.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    written(page, "匿名的话不能留在手机里")
    expect(page.locator("#outbox-notice")).to_contain_text("匿名的不存在手机里")
    expect(page.locator("#id_text")).to_have_value("匿名的话不能留在手机里")
    kept = page.evaluate("YiluQueue.all().then(rows => rows.length)")
    drafts = page.evaluate(DRAFTS)
    assert (kept, drafts) == (0, [])


def test_where_the_phone_has_no_room_it_is_a_plain_form(pocket: BrowserContext) -> None:
    words = f"手机存满了{uuid4().hex[:5]}"
    page = opened(pocket, "driver")
    page.evaluate("() => { YiluQueue.put = () => Promise.reject(new Error('full')); }")
    written(page, words)
    page.wait_for_url("**/appeals/*-*/")
    assert mine(page, words) == 1


def test_a_draft_waits_for_the_one_who_wrote_it(pocket: BrowserContext) -> None:
    page = opened(pocket, "driver")
    page.locator("#id_text").fill("写到一半来了一单")
    until(page, "document.querySelector('[data-draft]').textContent !== ''")
    page.goto("/")
    page.goto(FORM)
    expect(page.locator("#id_text")).to_have_value("写到一半来了一单")
    expect(page.locator("[data-draft]")).to_contain_text("已存草稿")


DRAFTS = """() => new Promise((done) => {
  const asked = indexedDB.open("yilu");
  asked.onsuccess = () => {
    const rows = asked.result.transaction("kept").objectStore("kept").getAllKeys();
    rows.onsuccess = () => {
      asked.result.close();
      done(rows.result.filter((key) => key.startsWith("draft|")));
    };
  };
})"""


def test_what_has_waited_a_week_is_pointed_out_and_kept(pocket: BrowserContext, line: Line) -> None:
    page = opened(pocket, "driver")
    line.cut()
    page.evaluate(OLD)
    page.goto(FORM)
    expect(page.locator("#outbox-notice")).to_contain_text("有 1 件放了一个星期还没发出去")
    expect(page.locator("#outbox")).to_have_attribute("open", "")
    assert page.evaluate("YiluQueue.all().then((all) => all.map((one) => one.id))") == ["old"]

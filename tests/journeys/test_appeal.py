"""诉求直通 with real browsers: written without a line, up all levels, a department, the driver's word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESK, PHONE, Site, sign_in
from tests.journeys.line import line_to

pytestmark = pytest.mark.journey
# Six digits in a row would be masked in the title.
WORDS = f"追尾后保险公司四天不定损{uuid4().hex[:5]}"
POLICE = "攀枝花市公安局交通警察支队"


class People:
    """Everybody at his own phone or desk, signed in once."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._pages: dict[str, Page] = {}

    def at(self, persona: str, size: dict[str, int] = DESK, url: str = "") -> Page:
        if persona not in self._pages:
            context = self._browser.new_context(
                viewport=size,  # type: ignore[arg-type]
                base_url=url or self._url,
                locale="zh-CN",
            )
            self._pages[persona] = sign_in(context.new_page(), persona)
        return self._pages[persona]

    def leave(self) -> None:
        for page in self._pages.values():
            page.context.close()


@pytest.fixture
def people(browser: Browser, site: Site) -> Iterator[People]:
    everybody = People(browser, site.url)
    yield everybody
    everybody.leave()


def test_through_all_levels_to_the_brief(people: People, site: Site) -> None:
    before = settled(site)
    address = handed_in_without_a_line(people, site)
    key = address.rstrip("/").rpartition("/")[2]
    member_passes_it_on(people.at("member", PHONE), key)
    desk_does(people.at("secretary"), key, "accept", button=True)
    desk_does(people.at("secretary"), key, "escalate", reason="要市里出面协调保险公司")
    committee = people.at("committee")
    desk_does(committee, key, "accept", button=True)
    desk_does(committee, key, "invite", unit=POLICE, wanted="出具责任认定", facts="阳光大道追尾")
    department_answers(people.at("police"))
    expect_line(committee, key, "责任已认定，对方全责")
    sent_to_the_driver(committee, key, "交警已出认定书，保险公司明天上门定损。")
    desk_does(committee, key, "settle", outcome="settled", text="定损了，钱已到账。")
    driver = people.at("driver", PHONE)
    driver.goto(f"/appeals/{key}/")
    expect(driver.get_by_text("保险公司明天上门定损")).to_be_visible()
    expect(driver.get_by_text("责任已认定，对方全责")).to_have_count(0)  # inside
    driver.locator("label", has_text="解决了").first.click()
    driver.locator("label", has_text="满意").first.click()
    driver.locator(".dock button").click()
    expect(driver.get_by_text("已结案")).to_be_visible()
    assert settled(site) == before + 1


def settled(site: Site) -> int:
    told = site.command("brief", "--format", "json")
    figures = {row["key"]: row["value"] for row in json.loads(told.stdout)["figures"]}
    return int(figures["appeals_settled"])


def handed_in_without_a_line(people: People, site: Site) -> str:
    """The driver's phone has opened the form before; the page stays open, and the line comes back."""
    with line_to(site.url) as line:
        page = people.at("driver", PHONE, line.url)
        page.goto("/appeals/new/")
        line.cut()
        page.locator("label", has_text="交通事故").click()
        page.locator("#id_text").fill(WORDS)
        page.locator(".dock button").click()
        expect(page.locator("#outbox")).to_contain_text("待发送 1 件")
        line.mend()
        page.evaluate("dispatchEvent(new Event('online'))")
        expect(page.locator("#outbox")).to_be_hidden()
        page.goto("/appeals/")
        page.locator("a.item", has_text=WORDS).click()
        page.wait_for_load_state()
        found = page.url
        page.context.close()
    people._pages.pop("driver")
    return found


def member_passes_it_on(page: Page, key: str) -> None:
    page.goto("/contact/appeals/")
    page.locator("a.item", has_text=WORDS).click()
    page.get_by_role("button", name="签收").click()
    page.goto(f"/contact/appeals/{key}/?do=escalate")
    page.locator("textarea").fill("我协调不了，请支部出面")
    page.locator(".dock button").click()
    expect(page.get_by_text("已经交给上一级")).to_be_visible()


def desk_does(page: Page, key: str, act: str, *, button: bool = False, **given: str) -> None:
    """One act of the desk's menu; `button`: it asks nothing, so it stands on the case itself."""
    if button:
        page.goto(f"/console/appeals/{key}/")
        page.locator(f"form[action$='/acts/{act}/'] button").first.click()
    else:
        page.goto(f"/console/appeals/{key}/acts/{act}/")
        for name, value in given.items():
            filled(page, name, value)
        page.locator("form.card .btn--main").click()
    page.wait_for_url(f"**/console/appeals/{key}/")


def filled(page: Page, name: str, value: str) -> None:
    field = page.locator(f"form.card [name={name}]")
    match field.first.evaluate("field => field.type"):
        case "radio":
            page.locator(f"[name={name}][value={value}]").check(force=True)
        case "select-one":
            field.select_option(label=value)
        case _:
            field.fill(value)


def department_answers(page: Page) -> None:
    page.goto("/console/tasks/?state=open")
    page.locator("a.open", has_text="出具责任认定").first.click()
    page.wait_for_load_state()
    expect(page.get_by_text("只转来办这件事需要的情况")).to_be_visible()
    page.goto(f"{page.url}acts/answer/")
    filled(page, "text", "责任已认定，对方全责")
    page.locator("form.card .btn--main").click()
    expect(page.get_by_text("主办单位已经看到")).to_be_visible()


def expect_line(page: Page, key: str, words: str) -> None:
    page.goto(f"/console/appeals/{key}/")
    expect(page.locator(".timeline")).to_contain_text(words)


def sent_to_the_driver(page: Page, key: str, words: str) -> None:
    page.goto(f"/console/appeals/{key}/?to=driver")
    page.locator("#msg").fill(words)
    page.get_by_role("button", name="先看司机手机上的样子").click()
    page.get_by_role("button", name="看过了，发给司机").click()
    expect(page.locator(".timeline .sent")).to_contain_text(words)

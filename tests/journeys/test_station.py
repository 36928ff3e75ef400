"""A driver finds a place and checks in with the code on the screen; the keeper serves a queue."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in

CODE = re.compile(r"^[2-9A-HJ-NP-Z]{8}$")


def test_a_driver_finds_a_station_checks_in_and_the_keeper_counts_a_queue(
    phone: Page, desk: Page
) -> None:
    keeper, driver = sign_in(desk, "keeper"), sign_in(phone, "driver")
    driver.goto("/stations/?all=1&q=木棉")
    expect(driver.get_by_text("按“木棉”附近算")).to_be_visible()
    assert driver.evaluate("document.documentElement.scrollWidth") == 390
    driver.get_by_role("link", name="花城货车司机驿站·木棉").first.click()
    expect(driver.get_by_role("heading", level=1)).to_have_text("花城货车司机驿站·木棉")
    assert "uri.amap.com" in (
        driver.get_by_role("link", name="导航过去").get_attribute("href") or ""
    )
    driver.get_by_role("button", name="收藏", exact=True).click()
    expect(driver.get_by_role("button", name="已收藏")).to_be_visible()

    keeper.goto("/console/stations/counter/")
    keeper.get_by_role("link", name="花城货车司机驿站·木棉").click()
    counter = keeper.url
    keeper.get_by_role("link", name="签到码").click()
    code = keeper.locator(".qr-card .figure").inner_text()
    assert CODE.match(code)

    driver.get_by_role("link", name="签到").click()
    driver.get_by_label("驿站的码").fill("22222222")
    driver.get_by_role("button", name="签到", exact=True).click()
    expect(driver.get_by_text("请看屏幕上现在的码").first).to_be_visible()
    driver.get_by_label("驿站的码").fill(code)
    driver.locator("input[value=water]").check()
    driver.get_by_role("button", name="签到", exact=True).click()
    expect(driver.get_by_text("签到好了：接水")).to_be_visible()
    driver.get_by_role("button", name="满意", exact=True).click()
    expect(driver.get_by_text("谢谢，记下了。")).to_be_visible()

    keeper.goto(counter)
    before = _today(keeper)
    for person in range(8):  # the head of a queue: a tap each, one of them a double tap
        button = keeper.locator(
            f"button[value='{'truck' if person % 2 else 'ride_hailing'}:water']"
        )
        button.dblclick() if person == 0 else button.click()
        expect(keeper.get_by_text("1 人次").first).to_be_visible()
    assert _today(keeper) == before + 8
    keeper.get_by_role("button", name="撤回").first.click()
    expect(keeper.get_by_text("撤回了，不再计数。")).to_be_visible()
    assert _today(keeper) == before + 7

    driver.goto("/stations/?all=1")
    driver.get_by_role("link", name="花城货车司机驿站·木棉").first.click()
    driver.get_by_role("link", name="这里有问题").click()
    driver.locator("input[value=dirty]").check()
    driver.get_by_role("button", name="告诉管理员").click()
    expect(driver.get_by_text("管理员收到了")).to_be_visible()
    keeper.goto(counter)
    keeper.get_by_role("link", name="卫生差").click()
    keeper.get_by_label("怎么答复、怎么处理的").fill("打扫干净了")
    keeper.get_by_role("button", name="处理好了").click()
    expect(keeper.get_by_text("处理好了，已告诉反映的人。")).to_be_visible()


def _today(keeper: Page) -> int:
    """What the counter says of today, both groups."""
    lead = keeper.locator(".pagehead p").first.inner_text()
    return sum(int(number) for number in re.findall(r"\d+", lead))

"""A family books without an account; the desk plans and mends; a driver arrives; the brief counts."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in

PHONE = "13900012345"


def _book(family: Page) -> str:
    """Six digits instead of an account; the address of the family's page."""
    family.goto("/exam/")
    family.get_by_role("link", name="预约送考").click()
    family.get_by_label("手机号").fill(PHONE)
    family.get_by_role("button", name="收验证码").click()
    code = re.search(r"\d{6}", family.locator(".banner--wait").inner_text())
    assert code is not None
    family.get_by_label("六位验证码").fill(code[0])
    family.get_by_role("button", name="下一步").click()
    family.get_by_label(re.compile("第一天下午 数学")).check()
    family.get_by_label("考点").select_option(label="金沙中学")
    family.get_by_label(re.compile("在哪里上车")).fill("木棉家园 3 栋")
    family.get_by_label(re.compile("怎么称呼您")).fill("吕女士")
    family.get_by_label(re.compile("我是成年考生本人")).check()
    assert family.evaluate("document.documentElement.scrollWidth") == 390
    family.get_by_role("button", name="约上").click()
    expect(family.get_by_role("heading", level=1)).to_have_text("约上了，排好车发短信告诉您")
    return family.url


def _publish(desk: Page) -> None:
    """The afternoon's plan, solved by the worker in its own process, and published."""
    desk.goto("/console/rides/?state=booking")
    desk.locator("table a.open").first.click()
    row = desk.locator("tr", has_text="第一天下午 数学")
    row.get_by_role("link", name="送考排班").click()
    desk.get_by_label("最多算几秒").fill("3")
    desk.get_by_role("button", name="排一版").click()
    expect(desk.get_by_role("button", name="发布并通知")).to_be_visible(timeout=90_000)
    desk.get_by_role("button", name="发布并通知").click()
    expect(desk.get_by_text("发布了，正在通知家长和司机。")).to_be_visible()


def test_from_a_booking_to_the_brief(phone: Page, desk: Page, site: Site) -> None:
    page_of_family = _book(phone)
    number = re.search(r"SK-\d+-\d+", phone.locator("main").inner_text())
    assert number is not None
    sign_in(desk, "dispatcher")
    _publish(desk)
    phone.goto(page_of_family)
    expect(phone.get_by_role("heading", level=1)).to_have_text("车已经安排好了")
    plate = phone.locator(".plate--wide").first.inner_text().replace("·", "").strip()

    desk.get_by_role("link", name="当天看板").click()
    board = desk.url
    expect(desk.locator("svg.gantt")).to_be_visible()
    desk.goto(f"/console/rides/cars/?q={plate}")
    desk.locator("tr", has_text="入选").locator("a.open").first.click()
    desk.get_by_role("link", name="车来不了").click()
    desk.get_by_label("为什么").fill("爆胎")
    desk.get_by_role("button", name="退出并重排").click()
    expect(desk.get_by_text("找好了，看看改什么，再发布。")).to_be_visible()
    desk.goto(board.removesuffix("board/"))  # the same car may have been in another exam's plan too
    desk.locator("table a.open").first.click()
    expect(desk.get_by_text("发布后会改什么")).to_be_visible()
    expect(desk.locator("tr", has_text=number[0])).to_contain_text(plate)
    desk.get_by_role("button", name="发布并通知").click()
    phone.goto(page_of_family)
    other = phone.locator(".plate--wide").first.inner_text().replace("·", "").strip()
    assert other != plate

    before = _carried(site)
    _arrive(desk, board, other, number[0])
    phone.goto(page_of_family)
    expect(phone.get_by_text("已送到").first).to_be_visible()
    assert _carried(site) > before


def _arrive(desk: Page, board: str, plate: str, number: str) -> None:
    """The driver telephones: the desk taps boarding and arrival for him, stop by stop."""
    desk.goto(f"{board}?all=1")
    links = desk.locator("svg.gantt a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for href in links:
        desk.goto(href)
        if plate not in desk.locator("h1").inner_text().replace("·", ""):
            continue
        while desk.get_by_role("button", name=re.compile("上车了|送到了")).count():
            desk.get_by_role("button", name=re.compile("上车了|送到了")).first.click()
            desk.wait_for_load_state()
        return
    raise AssertionError(f"no trip of {plate} on the board for {number}")


def _carried(site: Site) -> int:
    """People carried, as the brief counts them: from check-ins alone."""
    told = json.loads(site.command("brief", "--format", "json").stdout)
    figures = {figure["key"]: figure["value"] for figure in told["figures"]}
    return int(figures["exam_person_times"])

"""An activity with real browsers: planned at the desk, joined and checked in by phone, with a certificate."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import DATE, sign_in

pytestmark = pytest.mark.journey
CITY_ZONE = ZoneInfo("Asia/Shanghai")
TITLE = "汛期行车短训"


def test_from_the_plan_to_the_certificate(desk: Page, phone: Page) -> None:
    address = planned(sign_in(desk, "secretary"))
    sign_in(phone, "member")
    phone.goto("/activities/")
    phone.locator(f"a.item[href='/activities/{address.split('/')[-2]}/']").click()
    phone.locator("section.dock button").click()  # 报名
    phone.get_by_text("报上了").wait_for()
    begun(desk, address)
    digits = _code(desk, address)
    phone.reload()
    phone.locator("section.dock a").click()  # 签到
    phone.locator("[name=code]").fill("000 000" if digits != "000 000" else "111 111")
    phone.locator("section.dock button").click()
    phone.get_by_text("照现场屏幕上现在的码再扫一次").first.wait_for()
    phone.locator("[name=code]").fill(digits)
    phone.locator("section.dock button").click()
    phone.get_by_text("签到好了").wait_for()
    desk.goto(address)
    _confirm(desk, "已举办")
    desk.get_by_text("登记为已举办。").wait_for()
    assert desk.locator("#came tbody tr").count() == 1
    phone.reload()
    paper = phone.locator("section.dock a").get_attribute("href") or ""
    answered = phone.request.get(
        paper
    )  # not clicked: a page closed while it is fetched hangs the browser
    assert (answered.status, answered.headers["content-type"]) == (200, "application/pdf")


def planned(desk: Page) -> str:
    """Starts in ten minutes of the pinned day; a short one, so that who comes at once has stayed."""
    starts = _now() + timedelta(minutes=10)
    desk.goto("/console/activities/new/")
    desk.locator("[name=kind]").select_option("training")
    desk.locator("[name=title]").fill(TITLE)
    desk.locator("[name=starts_at]").fill(f"{starts:%Y-%m-%dT%H:%M}")
    desk.locator("[name=ends_at]").fill(f"{starts + timedelta(minutes=45):%Y-%m-%dT%H:%M}")
    desk.locator("[name=place]").fill("万顺叫车会议室")
    desk.locator("[name=audience][value='everybody:']").check()
    desk.locator("form.card button.btn--main").click()
    desk.get_by_text("存好了，还没有发布。").wait_for()
    _confirm(desk, "发布")
    desk.get_by_text("发布了").wait_for()
    return desk.url


def begun(desk: Page, address: str) -> None:
    """The secretary moves the start to a minute ago: nobody waits ten minutes in a test."""
    starts = _now() - timedelta(minutes=1)
    desk.goto(f"{address}edit/")
    desk.locator("[name=starts_at]").fill(f"{starts:%Y-%m-%dT%H:%M}")
    desk.locator("form.card button.btn--main").click()
    desk.get_by_text("改好了。").wait_for()


def _code(desk: Page, address: str) -> str:
    desk.goto(f"{address}code/")
    return desk.locator(".doorcode .figure").inner_text()


def _confirm(desk: Page, word: str) -> None:
    """Open the question a button asks first, then say yes."""
    box = desk.locator("details.confirm", has=desk.locator("summary", has_text=word))
    box.locator("summary").click()
    box.locator("form button").click()


def _now() -> datetime:
    """The pinned day at the real time of day, as the site sees it."""
    day = datetime.fromisoformat(DATE).date()
    return datetime.combine(day, datetime.now(CITY_ZONE).time(), CITY_ZONE)

"""Care through a browser: a wrong code is refused at the counter, and a signature is drawn on the screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in


def _open_counter(desk: Page) -> None:
    sign_in(desk, "keeper")
    desk.goto("/console/care/campaigns/?state=open")
    desk.locator("main a.open").first.click()
    desk.get_by_role("link", name="发放台").click()
    expect(desk.get_by_role("heading", name="发放台")).to_be_visible()


def _find(desk: Page, who: str) -> None:
    desk.get_by_label("司机").fill(who)
    desk.get_by_role("button", name="找这位司机").click()


def test_a_used_code_and_a_wrong_one_are_refused(desk: Page) -> None:
    _open_counter(desk)
    _find(desk, "000000")
    expect(desk.get_by_text("不对或已过期").first).to_be_visible()


def test_a_member_signs_on_the_screen(desk: Page, phone: Page) -> None:
    """The drawing goes into the form; without one nothing is handed over."""
    sign_in(phone, "member")
    phone.goto("/care/")
    _open_counter(desk)
    phone.get_by_role("button", name="出示确认码").click()
    _find(desk, phone.locator("#code .figure").inner_text())
    expect(desk.get_by_text("在名单里")).to_be_visible()
    desk.goto("/console/care/helps/new/")
    pad = desk.locator("[data-signpad] canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    desk.mouse.move(box["x"] + 30, box["y"] + 40)
    desk.mouse.down()
    desk.mouse.move(box["x"] + 200, box["y"] + 90, steps=8)
    desk.mouse.up()
    drawn = desk.locator("[data-signpad] input").input_value()
    assert drawn.startswith("data:image/png;base64,")

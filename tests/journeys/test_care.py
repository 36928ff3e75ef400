"""Care through a browser: a pack against the driver's code, a question answered and read, a signature."""

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


def test_a_pack_is_handed_out_once_against_the_drivers_code(desk: Page, phone: Page) -> None:
    sign_in(phone, "driver")
    phone.goto("/care/")
    expect(phone.get_by_text("您有一份").first).to_be_visible()
    phone.get_by_role("button", name="出示确认码").click()
    code = phone.locator("#code .figure").inner_text()
    _open_counter(desk)
    _find(desk, code)
    expect(desk.get_by_text("在名单里")).to_be_visible()
    desk.get_by_role("button", name="发给他").click()
    expect(desk.get_by_text("下一位。")).to_be_visible()
    phone.goto("/care/")
    expect(phone.get_by_role("heading", name="领过的礼包")).to_be_visible()
    expect(phone.get_by_text("您有一份")).to_have_count(0)
    _find(desk, code)  # used: a photograph of it is worth nothing
    expect(desk.get_by_text("不对或已过期").first).to_be_visible()


def test_a_question_is_answered_and_counts_when_it_was_read(desk: Page, phone: Page) -> None:
    sign_in(phone, "driver")
    phone.goto("/care/ask/")
    phone.locator("label.tile", has_text="法律").click()
    phone.get_by_label("想问什么").fill("车停在小区门口被贴了条，物业有没有权力贴？")
    phone.get_by_role("button", name="交给咨询人员").click()
    phone.wait_for_url("**/consultations/**")
    number = phone.title().split(" ")[0]
    sign_in(desk, "consultant")
    desk.goto("/console/care/desk/")
    desk.get_by_role("link", name=number).click()
    desk.get_by_label("答复").first.fill("物业只能劝告，不能罚款，也不能锁车。")
    desk.get_by_role("button", name="答复他").click()
    phone.goto("/care/")
    phone.get_by_role("link", name="法律").first.click()
    expect(phone.get_by_text("物业只能劝告")).to_be_visible()
    phone.get_by_role("button", name="看过了").click()
    desk.reload()
    expect(desk.get_by_text("算在")).to_be_visible()


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

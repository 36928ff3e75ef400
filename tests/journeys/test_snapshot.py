"""随手拍 with real browsers: two captures without a line are two reports; two drivers close one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.conftest import DESK, PHONE, Site, sign_in
from tests.journeys.line import Line, line_to
from tests.journeys.test_outbox import emptied, until
from tests.patrol.conftest import jpeg, scene

pytestmark = pytest.mark.journey
ROAD = {"longitude": 101.7421, "latitude": 26.5712}  # on the ground of 东区
ELSEWHERE = {"longitude": 101.7301, "latitude": 26.5602}  # where nothing is known yet


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    with line_to(site.url) as line:
        yield line


@pytest.fixture
def pocket(browser: Browser, line: Line) -> Iterator[BrowserContext]:
    """A phone that keeps its store and tells where it is."""
    context = browser.new_context(
        viewport=PHONE,  # type: ignore[arg-type]
        base_url=line.url,
        locale="zh-CN",
        geolocation=ROAD,  # type: ignore[arg-type]
        permissions=["geolocation"],
    )
    yield context
    context.close()


def shot(folder: Path, seed: int) -> Path:
    path = folder / f"{seed}.jpg"
    path.write_bytes(jpeg(scene(seed)))
    return path


def reported(page: Page, photo: Path, where: str, category: str = "garbage") -> None:
    """The shutter, a category, the place in words, one red button."""
    page.set_input_files("#id_near", photo)
    page.locator(f"input[name=category][value={category}]").check(force=True)
    page.locator("#id_place").fill(where)
    page.locator(".dock .btn--main").click()


def test_two_captures_without_a_line_are_two_reports(
    pocket: BrowserContext, line: Line, tmp_path: Path
) -> None:
    first, second = f"断网一号桥{uuid4().hex[:5]}", f"断网二号桥{uuid4().hex[:5]}"
    page = sign_in(pocket.new_page(), "truck_driver")
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.goto("/snap/")
    until(page, "caches.open('yilu-pages').then(c => c.match('/snap/')).then(Boolean)")
    line.cut()
    page.goto("/snap/")  # from what the phone kept
    reported(page, shot(tmp_path, 901), first)
    expect(page.locator("#outbox")).to_contain_text("待发送 1 件")
    reported(page, shot(tmp_path, 902), second)
    expect(page.locator("#outbox")).to_contain_text("待发送 2 件")
    page.close()
    line.mend()
    page = pocket.new_page()
    page.goto("/")
    emptied(page)
    page.goto("/snapshots/")
    for words in (first, second):
        expect(page.locator("a.item", has_text=words)).to_have_count(1)


def test_from_the_shutter_to_the_photo_after(
    browser: Browser, site: Site, pocket: BrowserContext, tmp_path: Path
) -> None:
    where = f"一号路口{uuid4().hex[:5]}"
    pocket.set_geolocation(ELSEWHERE)  # type: ignore[arg-type]
    page = sign_in(pocket.new_page(), "driver")
    page.goto("/snap/")
    page.set_input_files("#id_near", shot(tmp_path, 911))
    expect(page.locator("[data-where]")).to_contain_text("26.56")  # the shutter's place
    page.locator("input[name=category][value=debris]").check(force=True)
    page.locator("#id_place").fill(where)
    page.wait_for_timeout(1500)  # whether it is known already is asked meanwhile
    if page.locator("[name=sure]").count():  # a site on which this journey was walked before
        page.locator("[name=sure]").check()
    page.locator(".dock .btn--main").click()
    page.wait_for_url("**/snapshots/*/")
    key = page.url.rstrip("/").rpartition("/")[2]
    desk_files(browser, site, key)
    field_worker_mends(browser, site, key, shot(tmp_path, 912))
    page.reload()
    expect(page.get_by_text("说处置完了，正请人到现场复核")).to_be_visible()
    expect(page.get_by_text("装车清走，冲净").first).to_be_visible()


def test_two_drivers_close_what_was_put_right_and_the_reporter_has_the_last_word(
    browser: Browser, site: Site, tmp_path: Path
) -> None:
    """One that the demo asks about: nobody is asked at night, and journeys run at any hour."""
    where = "炳草岗大街 12 号旁"
    for number, persona in enumerate(("member", "outsider_driver")):
        driver_checks(browser, site, persona, where, shot(tmp_path, 920 + number))
    page = at(browser, site, "driver", PHONE)
    page.goto("/snapshots/")
    page.locator("a.item", has_text=where).click()
    expect(page.get_by_text("两位司机现场复核")).to_be_visible()
    page.locator("label", has_text="解决了").first.click()
    page.locator(".dock button").click()
    expect(page.get_by_text("记下了，谢谢您。")).to_be_visible()
    page.context.close()


def at(browser: Browser, site: Site, persona: str, size: dict[str, int]) -> Page:
    context = browser.new_context(viewport=size, base_url=site.url, locale="zh-CN")  # type: ignore[arg-type]
    return sign_in(context.new_page(), persona)


def desk_files(browser: Browser, site: Site, key: str) -> None:
    page = at(browser, site, "committee", DESK)
    page.goto(f"/console/snapshots/{key}/act/accept/")
    page.locator("[name=photos_ok]").check()
    page.locator("form.card .btn--main").click()
    page.wait_for_url(f"**/console/snapshots/{key}/")
    expect(page.get_by_text("待处置").first).to_be_visible()
    page.context.close()


def field_worker_mends(browser: Browser, site: Site, key: str, photo: Path) -> None:
    """The unit above the field team may put it right too: debris is the urban desk's."""
    page = at(browser, site, "urban", PHONE)
    page.goto(f"/dispose/{key}/")
    page.set_input_files("#id_photos", photo)
    page.locator("#id_text").fill("装车清走，冲净")
    page.locator(".dock button").click()
    page.wait_for_url("**/dispose/")
    page.context.close()


def driver_checks(browser: Browser, site: Site, persona: str, where: str, photo: Path) -> None:
    page = at(browser, site, persona, PHONE)
    page.goto("/checks/")
    page.locator("a.item", has_text=where).click()
    page.wait_for_load_state()
    page.set_input_files("#id_photos", photo)
    page.locator("label", has_text="修好了").first.click()
    page.locator(".dock button").click()
    page.wait_for_url("**/checks/")
    page.context.close()


def test_cells_are_picked_by_keyboard_and_by_mouse(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=DESK, base_url=site.url, locale="zh-CN")  # type: ignore[arg-type]
    page = sign_in(context.new_page(), "committee")
    page.goto("/console/areas/paint/")
    cells, counted = page.locator("[data-cell]"), page.locator("[data-picked]")
    expect(cells.first).to_have_attribute("tabindex", "0")
    cells.first.focus()
    page.keyboard.press("Space")
    expect(cells.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    expect(counted).to_have_text("3")
    expect(page.locator("[data-cell]:focus")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(counted).to_have_text("2")
    cells.last.click()  # below the fold: the page scrolls to it
    expect(counted).to_have_text("3")
    expect(page.locator("input[name=cell]:checked")).to_have_count(3)
    context.close()

"""A map in the hand: dragged, pinched, wheeled, by keys and by buttons; whole without a script."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.template.loader import render_to_string
from playwright.sync_api import Page
from pytest_django import Settings

from tests.ui.browser import apart, chromium, shown, small_targets
from yilu.core.geo import Point
from yilu.ui import maps

HEAD = (
    "<!doctype html><html lang=zh-CN><title>t</title><link rel=stylesheet href=/static/tokens.css>"
)
HEAD += "<link rel=stylesheet href=/static/ui.css><body data-face=phone><main>"
PINS = [
    maps.Pin(1, "金沙", "#one", Point(101.7000, 26.5800)),
    maps.Pin(2, "渡口", "#two", Point(101.7002, 26.5801)),
    maps.Pin(3, "仁和", "#three", Point(101.7600, 26.5000)),
]
# Two fingers as the browser reports them; a real screen is not asked for.
FINGERS = """([start, end]) => {
  const svg = document.querySelector("svg"), box = svg.getBoundingClientRect();
  const tell = (name, id, x) => svg.dispatchEvent(new PointerEvent(name, {
    bubbles: true, pointerId: id, pointerType: "touch", isPrimary: id === 1,
    clientX: box.left + x, clientY: box.top + box.height / 2 }));
  tell("pointerdown", 1, 180 - start); tell("pointerdown", 2, 180 + start);
  tell("pointermove", 1, 180 - end); tell("pointermove", 2, 180 + end);
  tell("pointerup", 1, 180 - end); tell("pointerup", 2, 180 + end);
}"""


def view(page: Page) -> list[float]:
    said = page.locator("svg").get_attribute("viewBox") or ""
    return [float(n) for n in said.split()]


def size(page: Page, pin: int) -> int:
    box = page.locator(f'svg a[href="{PINS[pin - 1].href}"] .map-dot').bounding_box()
    assert box is not None
    return round(box["width"])


def test_it_moves_and_comes_nearer_and_whole_again() -> None:
    drawn = maps.draw(PINS)
    apart(partial(_moves, HEAD + render_to_string("ui/map.html", {"map": drawn})))


def _moves(html: str) -> None:
    whole = [0.0, 0.0, float(maps.WIDTH), float(maps.HEIGHT)]
    with chromium() as browser, shown(browser, html, (390, 844)) as page:
        page.get_by_label("放大").wait_for()
        assert (view(page), small_targets(page)) == (whole, [])
        large, scale = size(page, 1), page.locator(".map-unit").text_content()
        page.get_by_label("放大").click()
        assert (view(page)[2] < whole[2], size(page, 1)) == (True, large)
        assert page.locator(".map-unit").text_content() != scale
        nearer = view(page)
        page.get_by_label("往左").click()
        assert (view(page)[0] < nearer[0], view(page)[1:]) == (True, nearer[1:])
        page.locator("svg").focus()
        page.keyboard.press("ArrowDown")
        assert view(page)[1] > nearer[1]
        page.keyboard.press("0")
        assert view(page) == whole
        page.keyboard.press("+")
        page.keyboard.press("-")
        assert view(page) == whole
        _drag(page, whole)
        page.get_by_text("全看").click()
        page.evaluate(FINGERS, [40, 120])
        assert round(whole[2] / view(page)[2], 1) == 3.0
        page.evaluate(FINGERS, [150, 10])
        assert view(page) == whole


def _drag(page: Page, whole: list[float]) -> None:
    box = page.locator("svg").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.wheel(0, -100)  # the keyboard is on the map: the wheel is the map's
    page.mouse.wheel(0, -100)
    page.wait_for_function(f"document.querySelector('svg').viewBox.baseVal.width < {whole[2] - 1}")
    before, address = view(page), page.url
    pin = page.locator('svg a[href="#three"] .map-touch').bounding_box()
    at = (pin["x"] + 20, pin["y"] + 20) if pin else (x, y)
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] - 60, at[1] - 30, steps=4)
    page.mouse.up()
    assert (view(page)[0] > before[0], page.url) == (True, address)  # a drag opens nothing
    page.locator('svg a[href="#three"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#three")


def test_nearer_tiles_come_where_the_city_has_them(settings: Settings) -> None:
    settings.YILU_TIANDITU_KEY = "k"
    drawn: Any = maps.draw(PINS)
    html = HEAD + render_to_string("ui/map.html", {"map": drawn})
    told = apart(partial(_tiles, html))
    deeper = {f"TILEMATRIX={drawn.view.zoom + 1}&" in address for address in told}
    assert (deeper, any("{" in address for address in told)) == ({True}, False)
    assert 0 < len(told) <= 32


def _tiles(html: str) -> list[str]:
    with chromium() as browser, shown(browser, html, (390, 844)) as page:
        for _twice in range(2):
            page.get_by_label("放大").click()
        page.locator("image.is-finer").first.wait_for(state="attached")
        told: list[str] = page.locator("image.is-finer").evaluate_all(
            "all => all.map((one) => one.href.baseVal)"
        )
    return told

"""The desk's frame and the kit in a real browser: at the desk, in the hand, by day and by night."""

from __future__ import annotations

import pytest
from django.shortcuts import render
from django.test import RequestFactory

from tests.ui.browser import DESK, PHONE, Look, chromium, faults, shoot, shown
from tests.ui.conftest import Ask
from tests.ui.example import SHOPS
from yilu.console.listing import respond
from yilu.ui import kit

pytestmark = pytest.mark.django_db


def list_page(ask: Ask, query: str = "") -> str:
    return respond(ask(query), SHOPS).content.decode()


def kit_page(face: str) -> str:
    request = RequestFactory().get("/kit/")
    return render(request, "ui/kit.html", {"face": face, **kit.sample()}).content.decode()


def test_a_list_at_the_desk_and_in_the_hand(ask: Ask) -> None:
    html = list_page(ask)
    looks = [
        Look("desk-list", html, DESK, "light", 0),
        Look("desk-list-dark", html, DESK, "dark", 0),
        Look("desk-list-1366", html, (1366, 768), "light", 0),
        Look("hand-list", html, PHONE),
        Look("hand-list-dark", html, PHONE, "dark"),
        Look("hand-list-empty", list_page(ask, "?q=没有这家"), PHONE),
    ]
    assert faults(looks) == {}


def test_the_kit_holds_in_both_faces() -> None:
    looks = [
        Look("kit-whole", kit_page("desk"), DESK, "light", 0),
        Look("kit-dark-whole", kit_page("desk"), DESK, "dark", 0),
        Look("kit-phone-whole", kit_page("phone"), PHONE, "light", 0),
    ]
    assert faults(looks) == {}


def test_the_menu_opens_from_below_without_a_script(ask: Ask) -> None:
    html = list_page(ask).replace("<script", "<template data-was=script")
    with chromium() as browser, shown(browser, html, PHONE) as page:
        assert not page.locator("#menu").is_visible()
        page.get_by_role("link", name="菜单").click()
        assert page.locator("#menu").is_visible()
        shoot(page, "hand-menu")
        page.locator(".sidenav-close").click()
        assert not page.locator("#menu").is_visible()


def test_keys_move_and_pick_rows(ask: Ask) -> None:
    html = list_page(ask)
    with chromium() as browser, shown(browser, html, DESK) as page:
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert page.locator("tr.is-at.is-picked").count() == 1
        page.keyboard.press("/")
        assert page.evaluate("() => document.activeElement.name") == "q"


def test_a_pop_up_closes_on_escape_and_gives_the_focus_back(ask: Ask) -> None:
    html = list_page(ask)
    with chromium() as browser, shown(browser, html, DESK) as page:
        page.get_by_text("导出所见").click()
        assert page.get_by_role("link", name="XLSX").is_visible()
        shoot(page, "desk-export")
        page.keyboard.press("Escape")
        assert not page.get_by_role("link", name="XLSX").is_visible()
        assert page.evaluate("() => document.activeElement.tagName") == "SUMMARY"

"""The brief, from draft to print: written by one, signed by another, and the same ever after."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in

FIGURES = {
    "companies_operating": 6,
    "vehicles_compliant": 619,
    "drivers_licensed": 1464,
    "drivers_operating": 619,
    "members_operating": 30,
    "members_covered": 30,
    "members_first_branch": 29,
    "members_floating_branch": 1,
}


def press(page: Page, words: str) -> None:
    """A move of the brief: its button opens what it means, the second press does it."""
    page.locator("summary", has_text=words).click()
    page.locator("details[open] form button").click()
    page.wait_for_load_state()


def test_the_command_line_gives_the_missions_figures(site: Site) -> None:
    answer = json.loads(site.command("brief", "--format", "json").stdout)
    assert (answer["from"], answer["to"]) == ("2025-06-06", "2026-06-05")
    figures = {figure["key"]: figure["value"] for figure in answer["figures"]}
    assert {key: figures[key] for key in FIGURES} == FIGURES


def test_two_people_issue_a_brief_and_it_stays_as_it_was(desk: Page, site: Site) -> None:
    sign_in(desk, "committee")
    desk.goto("/console/briefs/new/")
    desk.locator("main form button").last.click()
    expect(desk.get_by_role("heading", name="简报草稿")).to_be_visible()
    address = desk.url
    desk.locator("article.brief a", has_text="1464人").click()
    desk.get_by_role("link", name=re.compile("打开这 1,464 行")).click()
    expect(desk.locator("main tbody tr").first).to_be_visible()

    sign_in(desk, "committee_leader")
    desk.goto(address)
    press(desk, "核")
    press(desk, "签发")
    expect(desk.get_by_text("和签发时一字不差")).to_be_visible()
    for kind, begins in (("pdf", b"%PDF-"), ("docx", b"PK\x03\x04")):
        paper = desk.request.get(f"{address}{kind}/")
        assert (paper.status, paper.body()[: len(begins)]) == (200, begins)


def test_a_driver_finds_no_desk_and_no_brief(phone: Page) -> None:
    sign_in(phone, "driver")
    assert phone.goto("/console/briefs/").status == 404  # type: ignore[union-attr]
    phone.goto("/me/papers/")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()

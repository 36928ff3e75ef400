"""A clerk's morning: a broken register, every error told on its cell, mended there, written, taken back."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Page, expect

from tests.factories import resident_id
from tests.journeys.conftest import Site, sign_in

BROKEN = "示例-有错的驾驶员名册.xlsx"


def upload(page: Page, site: Site, kind: str, name: str) -> None:
    page.goto("/console/imports/upload/")
    page.locator(f"label:has(input[name=kind][value={kind}])").click()
    page.locator("input[type=file]").set_input_files(site.data / "registers" / name)
    page.get_by_role("button", name="上传，先看看").click()
    expect(page.get_by_role("heading", name=re.compile("^核对："))).to_be_visible(timeout=30_000)


def count_of(page: Page, label: str) -> int:
    """The number in the stat with this label."""
    text = page.locator(".stat", has_text=label).locator(".figure").inner_text()
    return int(re.sub(r"\D", "", text))


def counts(page: Page) -> dict[str, int]:
    return {label: count_of(page, label) for label in ("一共", "没有变", "新的", "有变化", "要改")}


def test_a_broken_file_is_told_mended_written_and_taken_back(desk: Page, site: Site) -> None:
    sign_in(desk, "committee")
    upload(desk, site, "drivers", BROKEN)
    assert counts(desk) == {"一共": 15, "没有变": 0, "新的": 4, "有变化": 0, "要改": 11}
    expect(desk.get_by_text("身份证号应为 18 位，这里是 17 位。")).to_be_visible()
    expect(desk.get_by_text("没有这一天，请看原证。")).to_be_visible()
    expect(desk.get_by_text("没有“一路飞驰约车”这家企业")).to_be_visible()

    mend(desk, "身份证号应为 18 位，这里是 17 位。", resident_id(977, born="19801212"))
    assert (count_of(desk, "新的"), count_of(desk, "要改")) == (5, 10)
    mend(desk, "没有这一天，请看原证。", "2026.2.30")
    expect(
        desk.get_by_text("没有这一天，请看原证。")
    ).to_be_visible()  # wrong again, and told again
    assert count_of(desk, "要改") == 10

    desk.get_by_role("button", name=re.compile("^写入 5 行")).click()
    expect(desk.get_by_text("已写入").first).to_be_visible(timeout=30_000)
    desk.locator("summary", has_text="撤销").click()
    desk.get_by_role("button", name="撤销导入").click()
    expect(desk.get_by_text("已撤销").first).to_be_visible(timeout=30_000)


def mend(page: Page, message: str, value: str) -> None:
    """Type the right value into the cell that carries this message."""
    cell = page.locator("td", has_text=message).locator("[name=value]")
    cell.fill(value)
    cell.press("Enter")
    page.wait_for_load_state()


def test_importing_the_shipped_files_again_changes_nothing(site: Site) -> None:
    for kind, name in (
        ("companies", "01-网约车平台企业名录.xlsx"),
        ("vehicles", "02-索玛花叫车-车辆明细.xls"),
        ("drivers", "03-金沙渡出行-baseInfoDriver.json"),
        ("operating", "04-苏铁林约车-营运.csv"),
        ("members", "05-司机党员花名册.xlsx"),
    ):
        done = site.command("import", kind, str(site.data / "registers" / name), "--json")
        answer = json.loads(done.stdout)
        assert (done.returncode, answer["errors"], answer["refused"]) == (0, [], None)
        assert (answer["same"], answer["new"], answer["changed"]) == (answer["rows"], 0, 0)


def test_a_picture_that_calls_itself_a_workbook_is_refused(site: Site) -> None:
    liar = site.data / "名册.xlsx"
    liar.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 2000)
    done = site.command("import", "drivers", str(liar), "--json")
    assert (done.returncode, json.loads(done.stdout)["refused"] is not None) == (2, True)


def test_a_clerk_may_write_his_own_company_only(desk: Page, site: Site) -> None:
    sign_in(desk, "company")
    upload(desk, site, "vehicles", "02-苏铁林约车-车辆.csv")
    stats = counts(desk)
    assert (stats["新的"], stats["有变化"], stats["没有变"]) == (0, 0, 0)
    assert stats["要改"] == stats["一共"]

"""发展党员 with real browsers: from the paper application to the archive, and one handed in on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESK, PHONE, Site, sign_in

pytestmark = pytest.mark.journey
BASE = "/console/development/"
ABOVE = {
    "file_activist", "file_target", "pre_review", "superior_talk", "approve", "file_approval",
    "approve_conversion",
}  # fmt: skip
# what each step is given beside its day; the days lie before the demo's own
ROAD: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("talk", "2023-11-20", {"words": "支委谈话，动机端正"}),
    ("activist", "2023-12-01", {"outcome": "yes", "words": "推荐并讨论同意"}),
    ("file_activist", "2023-12-08", {}),
    ("contacts", "2023-12-08", {"members": "2"}),
    ("cultivate", "2024-12-10", {"words": "一年来表现好"}),
    ("target", "2024-12-20", {"outcome": "yes", "opinions": "4", "words": "公示没有异议"}),
    ("file_target", "2024-12-25", {"outcome": "yes"}),
    ("introducers", "2024-12-26", {"members": "2", "clear": "on"}),
    ("political_review", "2025-02-01", {"outcome": "yes", "words": "没有问题"}),
    ("training", "2025-03-01", {}),
    ("committee_review", "2025-03-05", {"outcome": "yes", "words": "手续齐全"}),
    ("pre_review", "2025-03-10", {"outcome": "yes"}),
    ("form", "2025-03-12", {"form_number": "川 5100999"}),
    ("admit", "2025-03-31", {"outcome": "yes", "votes": "5", "words": "讨论同意"}),
    ("superior_talk", "2025-04-10", {"words": "符合条件"}),
    ("approve", "2025-04-20", {"outcome": "yes"}),
    ("file_approval", "2025-04-25", {}),
    ("assign", "2025-04-21", {}),
    ("oath", "2025-05-04", {}),
    ("probation", "2026-03-31", {"words": "表现一贯"}),
    ("ask_conversion", "2026-03-31", {}),
    ("convert", "2026-04-10", {"outcome": "convert", "votes": "5", "words": "同意转正"}),
    ("approve_conversion", "2026-05-10", {"outcome": "yes"}),
    ("archive", "2026-05-20", {}),
)
VOTES = {"eligible": "9", "present": "8", "yes": "8", "no": "0", "abstain": "0", "written": "0"}


@pytest.fixture
def desks(browser: Browser, site: Site) -> Iterator[dict[str, Page]]:
    found = {}
    for who, size in (("secretary", DESK), ("committee", DESK), ("driver", PHONE)):
        context = browser.new_context(viewport=size, base_url=site.url, locale="zh-CN")  # type: ignore[arg-type]
        found[who] = sign_in(context.new_page(), who)
    yield found
    for page in found.values():
        page.context.close()


def test_from_a_paper_application_to_the_archive(desks: dict[str, Page]) -> None:
    secretary, committee = desks["secretary"], desks["committee"]
    key = taken_in(secretary)
    for step, day, given in ROAD:
        if step == "cultivate":
            for on in ("2024-06-01", "2024-12-01"):
                reviewed(secretary, key, on)
        if step == "training":
            trained(secretary, key)
        if step == "admit":
            one_vote_short(secretary, key)
        if step == "convert":
            before_the_year(secretary, key)
        recorded(committee if step in ABOVE else secretary, key, step, day, given)
    secretary.goto(f"{BASE}{key}/")
    expect(secretary.get_by_text("已转为正式党员").first).to_be_visible()
    expect(secretary.get_by_text("2025-03-31 – 2026-03-31")).to_be_visible()
    secretary.goto(f"{BASE}{key}/archive/")
    with secretary.expect_download() as paper:
        secretary.get_by_role("link", name="打印（PDF）").click()
    assert paper.value.suggested_filename.startswith("FZ-")


def taken_in(page: Page) -> str:
    page.goto(f"{BASE}new/")
    page.get_by_label("姓名").fill("旅程甲")
    page.get_by_label("手机号").fill(f"139{uuid4().int % 10**8:08d}")
    page.get_by_label("出生日期").fill("1990-05-01")
    page.get_by_label("哪天收到的").fill("2023-11-01")
    page.get_by_role("button", name="收下").click()
    expect(page.get_by_text("材料已建")).to_be_visible()
    return page.url.rstrip("/").rpartition("/")[2]


def recorded(page: Page, key: str, step: str, day: str, given: dict[str, str]) -> None:
    """Fill in what the step asks; a warning is read and ticked."""
    page.goto(f"{BASE}{key}/step/{step}/")
    _fill(page, day, given)
    if page.locator("[name=reference]").count():  # decided outside Yilu: its paper has a number
        page.locator("[name=reference]").fill(f"攀交党〔{day[:4]}〕{len(step)}号")
    if step == "target":
        page.locator("[name=notice_from]").fill("2024-12-13")
        page.locator("[name=notice_to]").fill("2024-12-19")
    _press(page)
    if page.locator("input[type=checkbox][name=confirmed]").count():
        page.locator("input[type=checkbox][name=confirmed]").check()
        _press(page)
    assert page.url.endswith(f"{BASE}{key}/"), (step, page.locator("main").inner_text()[:600])


def _press(page: Page) -> None:
    page.locator("main form .btn--main").click()
    page.wait_for_load_state()


def _fill(page: Page, day: str, given: dict[str, str]) -> None:
    page.locator("[name=done_on]").fill(day)
    for name, value in given.items():
        field = page.locator(f"[name={name}]")
        if name == "votes":
            for each, count in VOTES.items():
                page.locator(f"[name={each}]").fill(count)
        elif name == "outcome":
            page.locator(f"[name=outcome][value={value}]").check()
        elif name in {"members", "opinions"}:
            for at in range(int(value)):
                field.nth(at).check()
        elif name == "clear":
            field.check()
        else:
            field.fill(value)


def reviewed(page: Page, key: str, on: str) -> None:
    page.goto(f"{BASE}{key}/review/")
    page.locator("[name=on]").fill(on)
    page.locator("[name=words]").fill("思想稳定，工作踏实")
    _press(page)


def trained(page: Page, key: str) -> None:
    page.goto(f"{BASE}{key}/train/")
    for name, value in {
        "title": "发展对象培训班", "organiser": "市委党校", "from_on": "2025-02-25",
        "to_on": "2025-02-27", "hours": "24",
    }.items():  # fmt: skip
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="记下").click()
    page.wait_for_load_state()


def one_vote_short(page: Page, key: str) -> None:
    """Five of seven present is no majority of the ten who should have come."""
    page.goto(f"{BASE}{key}/step/admit/")
    _fill(page, "2025-03-31", {"outcome": "yes", "words": "讨论同意"})
    for name, count in {**VOTES, "eligible": "10", "present": "7", "yes": "5", "no": "2"}.items():
        page.locator(f"[name={name}]").fill(count)
    _press(page)
    expect(page.get_by_text("不按实到算").first).to_be_visible()
    assert page.locator("[name=words]").input_value() == "讨论同意"


def before_the_year(page: Page, key: str) -> None:
    """A year from the branch meeting, whatever day the oath was."""
    page.goto(f"{BASE}{key}/step/convert/")
    _fill(page, "2026-03-30", {"outcome": "convert", "votes": "8", "words": "同意转正"})
    _press(page)
    expect(page.get_by_text("不从宣誓算").first).to_be_visible()


def test_handed_in_on_the_phone_and_followed_there(desks: dict[str, Page]) -> None:
    phone, secretary = desks["driver"], desks["secretary"]
    phone.goto("/me/progress/")
    phone.get_by_role("link", name="递交入党申请书").click()
    words = "敬爱的党组织：我志愿加入中国共产党，愿意接受党组织的考验，踏实跑车、热心助人。"
    phone.locator("[name=words]").fill(words)
    phone.locator(".dock button").click()
    expect(phone.get_by_text("等支部收下").first).to_be_visible()
    secretary.goto(f"{BASE}applications/?state=handed")
    secretary.get_by_role("link", name="罗*平").first.click()
    expect(secretary.get_by_text("愿意接受党组织的考验")).to_be_visible()
    secretary.get_by_role("button", name="收下").click()
    expect(secretary.get_by_text("材料已建")).to_be_visible()
    phone.goto("/me/progress/")
    expect(phone.get_by_text("您现在是入党申请人")).to_be_visible()
    phone.goto("/me/looked/")
    expect(phone.get_by_text("支部书记").first).to_be_visible()

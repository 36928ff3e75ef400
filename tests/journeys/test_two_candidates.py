"""发展党员 with real browsers: two candidates from application to archive, one by phone, one on paper.

The days are pinned by the site's own date: the application on the city's day, the meeting that admits
them a year and a half later, the one that makes them full members a year after that. What lies
between is recorded with its day, as a branch does that keeps paper files. This journey comes last: the
city has two members more when it is over.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.conftest import DESK, PHONE, Site, sign_in
from tests.journeys.days import on_the_day

pytestmark = pytest.mark.journey
BASE = "/console/development/"
APPLIED, ADMITTED, CONVERTED = "2026-06-05", "2027-12-20", "2028-12-25"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SCAN: FilePayload = {"name": "扫描件.pdf", "mimeType": "application/pdf", "buffer": PDF}
ABOVE = {
    "file_activist", "file_target", "pre_review", "superior_talk", "approve", "file_approval",
    "approve_conversion",
}  # fmt: skip
ABSENT = '#room form > .room > button[value^="came:"]'
Road = tuple[tuple[str, str, dict[str, str]], ...]
TO_THE_MEETING: Road = (
    ("talk", "2026-06-20", {"words": "支委谈话，动机端正"}),
    ("activist", "2026-07-01", {"outcome": "yes", "words": "推荐并讨论同意"}),
    ("file_activist", "2026-07-08", {}),
    ("contacts", "2026-07-08", {"members": "2"}),
    ("cultivate", "2027-07-10", {"words": "一年来表现好"}),
    ("target", "2027-07-20", {"outcome": "yes", "opinions": "4", "words": "公示没有异议"}),
    ("file_target", "2027-07-25", {"outcome": "yes"}),
    ("introducers", "2027-07-26", {"members": "2", "clear": "on"}),
    ("political_review", "2027-09-01", {"outcome": "yes", "words": "没有问题"}),
    ("training", "2027-10-15", {}),
    ("committee_review", "2027-11-01", {"outcome": "yes", "words": "手续齐全"}),
    ("pre_review", "2027-11-25", {"outcome": "yes"}),
    ("form", "2027-12-01", {"form_number": "川 51009"}),
)
ON_PROBATION: Road = (
    ("superior_talk", "2028-01-05", {"words": "符合条件"}),
    ("approve", "2028-01-20", {"outcome": "yes"}),
    ("file_approval", "2028-01-25", {}),
    ("assign", "2028-01-21", {}),
    ("oath", "2028-02-10", {}),
    ("probation", "2028-12-20", {"words": "表现一贯"}),
    ("ask_conversion", "2028-12-20", {}),
)
MATERIALS = (
    "application", "talk", "activist", "activist_filing", "cultivation", "thoughts", "target",
    "target_filing", "political_review", "training", "committee_review", "pre_review", "form",
    "admission", "superior_talk", "approval", "probation", "conversion_request", "conversion",
    "conversion_approval",
)  # fmt: skip


@dataclass
class Person:
    name: str
    key: str = ""


@dataclass
class Hands:
    """Who acts, each in a browser of his own: the secretary, the committee, the driver, a counter."""

    secretary: Page
    committee: Page
    driver: Page
    member: Page


@contextlib.contextmanager
def hands(browser: Browser, url: str) -> Iterator[Hands]:
    pages = []
    for who, size in zip(Hands.__annotations__, (DESK, DESK, PHONE, PHONE), strict=True):
        context = browser.new_context(viewport=size, base_url=url, locale="zh-CN")  # type: ignore[arg-type]
        pages.append(sign_in(context.new_page(), who))
    yield Hands(*pages)
    for page in pages:
        page.context.close()


def test_two_candidates_from_the_application_to_the_archive(browser: Browser, site: Site) -> None:
    phone, paper = Person("罗长平"), Person("旅程甲")
    with hands(browser, site.url) as at:
        handed_in_on_the_phone(at, phone)
        handed_in_on_paper(at.secretary, paper)
    with on_the_day(site, ADMITTED) as url, hands(browser, url) as at:
        for person in (phone, paper):
            walked(at, person, TO_THE_MEETING)
        meeting(at, (phone, paper), ADMITTED, "admit", short=True)
        for person in (phone, paper):
            decided(at.secretary, person, "admit", "yes", ADMITTED)
    with on_the_day(site, CONVERTED) as url, hands(browser, url) as at:
        for person in (phone, paper):
            walked(at, person, ON_PROBATION[:-1])
        asked_for_on_the_phone(at.driver)
        for person in (phone, paper):
            walked(at, person, ON_PROBATION[-1:])
        before_the_year(at.secretary, paper)
        meeting(at, (phone, paper), CONVERTED, "convert", short=False)
        for person in (phone, paper):
            decided(at.secretary, person, "convert", "convert", CONVERTED)
            recorded(at.committee, person, "approve_conversion", CONVERTED, {"outcome": "yes"})
            archived(at.secretary, person)
        followed_to_the_end(at.driver)


# ── the application ─────────────────────────────────────────────────────────────────────────────


def handed_in_on_the_phone(at: Hands, person: Person) -> None:
    at.driver.goto("/me/progress/")
    at.driver.get_by_role("link", name="递交入党申请书").click()
    words = "敬爱的党组织：我志愿加入中国共产党，愿意接受党组织的考验，踏实跑车、热心助人。"
    at.driver.locator("[name=words]").fill(words)
    at.driver.locator(".dock button").click()
    expect(at.driver.get_by_text("等支部收下").first).to_be_visible()
    at.secretary.goto(f"{BASE}applications/?state=handed")
    at.secretary.get_by_role("link", name="罗*平").first.click()
    expect(at.secretary.get_by_text("愿意接受党组织的考验")).to_be_visible()
    at.secretary.get_by_role("button", name="收下").click()
    expect(at.secretary.get_by_text("材料已建")).to_be_visible()
    person.key = _key(at.secretary)
    at.driver.goto("/me/progress/")
    expect(at.driver.get_by_text("您现在是入党申请人")).to_be_visible()
    at.driver.goto("/me/looked/")
    expect(at.driver.get_by_text("支部书记").first).to_be_visible()


def handed_in_on_paper(page: Page, person: Person) -> None:
    page.goto(f"{BASE}new/")
    page.get_by_label("姓名").fill(person.name)
    page.get_by_label("手机号").fill("13900010002")
    page.get_by_label("出生日期").fill("1990-05-01")
    page.get_by_label("哪天收到的").fill(APPLIED)
    page.get_by_role("button", name="收下").click()
    expect(page.get_by_text("材料已建")).to_be_visible()
    person.key = _key(page)


def _key(page: Page) -> str:
    return page.url.rstrip("/").rpartition("/")[2]


# ── the steps ───────────────────────────────────────────────────────────────────────────────────


def walked(at: Hands, person: Person, road: Road) -> None:
    for step, day, given in road:
        if step == "cultivate":
            for on in ("2027-01-05", "2027-07-05"):
                reviewed(at.secretary, person, on)
        if step == "training":
            trained(at.secretary, person)
        page = at.committee if step in ABOVE else at.secretary
        recorded(page, person, step, day, given)


def recorded(page: Page, person: Person, step: str, day: str, given: dict[str, str]) -> None:
    """Fill in what the step asks; a warning is read and ticked."""
    page.goto(f"{BASE}{person.key}/step/{step}/")
    _fill(page, day, given)
    if page.locator("[name=reference]").count():  # decided outside Yilu: its paper has a number
        page.locator("[name=reference]").fill(f"攀交党〔{day[:4]}〕{len(step)}号")
    if step == "target":
        page.locator("[name=notice_from]").fill("2027-07-12")
        page.locator("[name=notice_to]").fill("2027-07-16")
    _press(page)
    if page.locator("input[type=checkbox][name=confirmed]").count():
        page.locator("input[type=checkbox][name=confirmed]").check()
        _press(page)
    assert page.url.endswith(f"{BASE}{person.key}/"), (
        step,
        page.locator("main").inner_text()[:600],
    )


def _press(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form .btn--main").click()


def _fill(page: Page, day: str, given: dict[str, str]) -> None:
    page.locator("[name=done_on]").fill(day)
    for name, value in given.items():
        one = page.locator(f"[name={name}]")
        if name == "outcome":
            page.locator(f"[name=outcome][value={value}]").check()
        elif name in {"members", "opinions"}:
            for at in range(int(value)):
                one.nth(at).check()
        elif name == "clear":
            one.check()
        else:
            one.fill(value)


def reviewed(page: Page, person: Person, on: str) -> None:
    page.goto(f"{BASE}{person.key}/review/")
    page.locator("[name=on]").fill(on)
    page.locator("[name=words]").fill("思想稳定，工作踏实")
    _press(page)


def trained(page: Page, person: Person) -> None:
    page.goto(f"{BASE}{person.key}/train/")
    for name, value in {
        "title": "发展对象培训班", "organiser": "市委党校", "from_on": "2027-10-08",
        "to_on": "2027-10-10", "hours": "24",
    }.items():  # fmt: skip
        page.locator(f"[name={name}]").fill(value)
    with page.expect_navigation():
        page.get_by_role("button", name="记下").click()


def before_the_year(page: Page, person: Person) -> None:
    """A year from the branch meeting, whatever day the oath was: a vote on paper a day early is refused."""
    page.goto(f"{BASE}{person.key}/step/convert/")
    _fill(page, "2028-12-19", {"outcome": "convert", "words": "同意转正"})
    for name, count in {"eligible": "6", "present": "6", "yes": "6", "no": "0"}.items():
        page.locator(f"[name={name}]").fill(count)
    for name in ("abstain", "written"):
        page.locator(f"[name={name}]").fill("0")
    _press(page)
    expect(page.get_by_text("不从宣誓算").first).to_be_visible()
    assert page.locator("[name=words]").input_value() == "同意转正"


def asked_for_on_the_phone(page: Page) -> None:
    """He sees where he stands, and the written request is his to hand in."""
    page.goto("/me/progress/")
    expect(page.get_by_text("您现在是预备党员")).to_be_visible()
    page.get_by_role("link", name="写转正申请书").click()
    page.locator("input[type=file][name=pages]").set_input_files([SCAN])
    page.locator(".dock button").click()
    expect(page.get_by_text("交好了")).to_be_visible()


# ── a meeting ───────────────────────────────────────────────────────────────────────────────────


def meeting(
    at: Hands, people: tuple[Person, Person], day: str, matter: str, *, short: bool
) -> None:
    """Agenda, presence, one candidate after another on paper, two counters, scan, minutes, signature."""
    page = at.secretary
    here = planned(page, people, day, matter)
    page.get_by_role("button", name="宣布开会").click()
    expect(page.get_by_text("到了点一下").first).to_be_visible()
    if short:
        _letter(page, people[0])
        _too_few(page, people[0], here)
    while page.locator(ABSENT).count() > (1 if short else 0):
        _tap(page, ABSENT)
    for person in people:
        voted(at, here, person)
    scanned(page, here)
    page.goto(f"/console/meetings/{here}/")
    page.get_by_role("button", name="散会").first.click()
    expect(page.get_by_text("写好记录，再签字")).to_be_visible()
    page.goto(f"/console/meetings/{here}/minutes/")
    page.locator("[name=minutes]").fill(
        "支部书记主持。本人、介绍人、支委会分别说明，逐个讨论，逐个表决。"
    )
    _press(page)
    page.goto(f"/console/meetings/{here}/sign/")
    _press(page)
    expect(page.get_by_text("签字登记好了")).to_be_visible()


def planned(page: Page, people: tuple[Person, Person], day: str, matter: str) -> str:
    page.goto("/console/meetings/new/")
    page.locator("[name=branch]").select_option(label="万顺叫车党支部")
    page.locator("[name=kind]").select_option("assembly")
    page.locator("[name=title]").fill("支部党员大会")
    page.locator("[name=day]").fill(day)
    page.locator("[name=time]").fill("19:30")
    page.locator("[name=place]").fill("万顺叫车二楼会议室")
    _press(page)
    here = _key(page)
    for person in people:
        page.goto(f"/console/meetings/{here}/vote/")
        page.locator("[name=matter]").select_option(matter)
        chosen = page.locator("[name=candidate] option", has_text=person.name)
        page.locator("[name=candidate]").select_option(chosen.first.get_attribute("value"))
        page.locator("[name=title]").fill(f"讨论{person.name}")
        _press(page)
    page.get_by_role("button", name="通知开会").click()
    expect(page.get_by_text("通知了名单上的人")).to_be_visible()
    return here


def _tap(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).first.click()


def _vote(person: Person) -> str:
    return f'#votes section[aria-label="讨论{person.name}"]'


def _letter(page: Page, person: Person) -> None:
    """The last on the list is away, and his sealed letter came in before the vote."""
    box = page.locator(_vote(person))
    box.locator("summary").click()
    with page.expect_navigation():
        box.locator('button[value^="take:"]').last.click()


def _too_few(page: Page, person: Person, here: str) -> None:
    """Two in the room are no quorum of those who should come: no paper goes out."""
    for _each in range(2):
        _tap(page, ABSENT)
    page.locator(_vote(person)).get_by_role("link", name="发票，开始表决").click()
    _press(page)
    expect(page.get_by_text("才过半数，不能表决").first).to_be_visible()
    page.goto(f"/console/meetings/{here}/live/")


def voted(at: Hands, here: str, person: Person) -> None:
    """Papers out; the secretary's fellow counts at the table, the member on his own phone."""
    page = at.secretary
    page.goto(f"/console/meetings/{here}/live/")
    page.locator(_vote(person)).get_by_role("link", name="发票，开始表决").click()
    papers = int(page.locator("[name=papers]").input_value())
    one, two = page.locator("[name=one]"), page.locator("[name=two]")
    one.select_option(label="周启明")  # the member counts on his phone
    other = page.locator("[name=two] option").filter(has_not_text="周启明").first
    two.select_option(other.get_attribute("value"))
    _press(page)
    letters = page.locator(_vote(person)).locator("dt", has_text="书面意见").count()
    counted(page, papers, papers + letters)
    on_the_phone(at.member, papers, papers + letters)
    page.goto(f"/console/meetings/{here}/live/")
    page.locator(_vote(person)).get_by_role("link", name="宣布结果，记入决议").click()
    page.locator("[name=passed][value=yes]").check()
    page.locator("[name=words]").fill("该同志踏实跑车、热心助人。")
    _press(page)
    expect(page.get_by_text("决议记好了")).to_be_visible()
    printed(page)


def counted(page: Page, papers: int, yes: int) -> None:
    """One paper too many is a paper counted twice; then the right sums."""
    page.locator('#votes a[href$="/tally/two/"]').first.click()
    page.locator("[name=yes]").fill(str(yes + 1))
    _press(page)
    expect(page.get_by_text("有票计了两次").first).to_be_visible()
    page.locator("[name=yes]").fill(str(yes))
    _press(page)


def on_the_phone(page: Page, papers: int, yes: int) -> None:
    page.goto("/me/meetings/")
    page.get_by_role("link", name="您是计票人").first.click()
    page.locator("[name=yes]").fill(str(yes))
    page.locator(".dock button").click()
    expect(page.get_by_text("报上去了")).to_be_visible()


def printed(page: Page) -> None:
    """On A4 and as a Word file; then it is signed."""
    here = page.url
    for kind, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = page.request.get(f"{here}{kind}/")
        assert (answer.status, answer.body()[: len(begins)]) == (200, begins)
    page.goto(f"{here}sign/")
    _press(page)
    expect(page.get_by_text("签字登记好了")).to_be_visible()


def scanned(page: Page, here: str) -> None:
    page.goto(f"/console/meetings/{here}/papers/")
    page.locator("[name=kind]").select_option("tally")
    page.locator("[name=papers]").set_input_files([SCAN])
    _press(page)
    expect(page.get_by_text("计票单").first).to_be_visible()


def decided(page: Page, person: Person, step: str, outcome: str, day: str) -> None:
    """The step takes day, votes and decision from the meeting's resolution; nothing is typed again."""
    page.goto(f"{BASE}{person.key}/step/{step}/")
    expect(page.locator("[name=resolution] option").first).to_contain_text("JY-")
    page.locator(f"[name=outcome][value={outcome}]").check()
    _press(page)
    assert page.url.endswith(f"{BASE}{person.key}/"), page.locator("main").inner_text()[:600]
    expect(page.locator("main")).to_contain_text(day)


# ── the archive ─────────────────────────────────────────────────────────────────────────────────


def archived(page: Page, person: Person) -> None:
    """The list says what is missing; with every paper in, it is complete, printed, and closed."""
    page.goto(f"{BASE}{person.key}/archive/")
    expect(page.get_by_text("入党志愿书").first).to_be_visible()
    put_in(page, person)
    page.goto(f"{BASE}{person.key}/archive/")
    expect(page.get_by_text("到现在为止的材料都齐了")).to_be_visible()
    with page.expect_download() as paper:
        page.get_by_role("link", name="打印（PDF）").click()
    assert paper.value.suggested_filename.startswith("FZ-")
    recorded(page, person, "archive", CONVERTED, {})
    expect(page.get_by_text("已转为正式党员").first).to_be_visible()
    expect(page.get_by_text(f"{ADMITTED} – 2028-12-20")).to_be_visible()


def put_in(page: Page, person: Person) -> None:
    """The first by hand, after another's name was refused; the others without drawing the page."""
    address = f"{BASE}{person.key}/paper/"
    page.goto(address)
    page.locator("[name=kind]").select_option(MATERIALS[0])
    page.locator("[name=paper]").set_input_files([SCAN])
    page.locator("[name=name_on_paper]").fill("别人家")
    _press(page)
    expect(page.get_by_text("不一样").first).to_be_visible()
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    for kind in MATERIALS:
        given = {"kind": kind, "name_on_paper": person.name, "csrfmiddlewaretoken": token}
        answer = page.request.post(
            address,
            multipart={**given, "paper": SCAN},
            headers={"Referer": page.url},
            max_redirects=0,  # nobody looks at the page that follows
        )
        assert (answer.status, answer.headers["location"]) == (302, f"{BASE}{person.key}/"), kind


def followed_to_the_end(page: Page) -> None:
    page.goto("/me/progress/")
    expect(page.get_by_text("正式党员").first).to_be_visible()

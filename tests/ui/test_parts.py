"""Components, fields, preferences, navigation and vendored files."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.ui.conftest import COMMITTEE, VIEWER
from yilu.console.nav import NAV, SECTIONS, entries_for, hand_entries
from yilu.core.actor import Actor
from yilu.ui import kit, vendoring, words
from yilu.ui.preferences import Look, Size, Theme, look_of, remember
from yilu.ui.templatetags.ui import day
from yilu.ui.vendoring import VENDORED, Vendored, wrong

STATIC = Path(kit.__file__).parent / "static"
ICONS = set(re.findall(r'<symbol id="(\w+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))


def drawn(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_an_icon_beside_a_word_is_silent_and_alone_has_a_name() -> None:
    assert 'aria-hidden="true"' in drawn('{% icon "clock" %}')
    assert 'aria-label="到期"' in drawn('{% icon "clock" label="到期" %}')


def test_every_icon_named_anywhere_exists() -> None:
    named = {
        name
        for path in words.templates()
        for name in re.findall(r'{% icon ["\'](\w+)', path.read_text(encoding="utf-8"))
    }
    assert named - ICONS == set()
    assert {entry.icon for entry in NAV} - ICONS == set()


def test_no_template_carries_a_style_a_script_or_a_colour() -> None:
    bad = re.compile(
        r'\sstyle="|<style|<script(?![^>]*(?:src=|json))|\son(?:click|change|submit|load)='
    )
    pages = [path for path in words.templates() if not words.is_bilingual(path)]
    assert [p.name for p in pages if bad.search(p.read_text(encoding="utf-8"))] == []


def test_the_style_sheet_takes_every_colour_from_the_tokens() -> None:
    css = (STATIC / "ui.css").read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    own = {
        line.split("{")[0].strip()
        for line in css.splitlines()
        if re.search(r"#[0-9a-f]{3,8}\b", line) and "--" not in line.split("{")[0]
    }
    excepted = ("plate", "photo", ":root", "@page")  # plates, captions on photographs, paper
    assert [rule for rule in own if not any(word in rule for word in excepted)] == []


@pytest.mark.parametrize("newer", [":has(", "color-mix(", "light-dark(", "@container"])
def test_nothing_is_newer_than_wechat_s_browser(newer: str) -> None:
    for name in ("ui.css", "tokens.css"):
        text = re.sub(r"/\*.*?\*/", "", (STATIC / name).read_text(encoding="utf-8"), flags=re.S)
        assert newer not in text


def test_a_field_keeps_what_was_typed_and_says_what_to_do() -> None:
    page = drawn("{% errors form %}{% field form.plate %}{% field form.district %}", form=_form())
    assert 'value="川D12345"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_plate-hint id_plate-error"' in page
    assert '<a href="#id_plate">' in page
    assert "少一位。绿牌要 8 位" in page


@pytest.mark.parametrize(
    ("source", "mark"),
    [
        ('{% field form.outcome "segment" %}', 'class="segment"'),
        ('{% field form.subject "tiles" "car" %}', "tile-face"),
        ("{% field form.reasons %}", 'class="choices"'),
        ('{% field form.quiet "switch" %}', 'class="switch"'),
        ("{% field form.note %}", 'rows="4"'),
    ],
)
def test_each_shape_of_field(source: str, mark: str) -> None:
    assert mark in drawn(source, form=_form())


def test_a_masked_value_without_the_right_has_no_button() -> None:
    assert "<form" not in drawn('{% masked "尾号 6021" %}')
    page = drawn(
        '{% masked "尾号 6021" "/open/" "手机" purposes "phone" %}', purposes=[("a", "甲")]
    )
    assert 'name="purpose" required' in page
    assert 'value="phone"' in page


def test_what_a_page_says_is_escaped() -> None:
    assert "<b>x</b>" not in drawn("{% chip word %}", word="<b>x</b>")
    assert "<b>x</b>" not in drawn("{% empty word %}", word="<b>x</b>")


@pytest.mark.parametrize(
    ("number", "colour"), [("川DD12345", "plate--row"), ("川D12345", "plate--blue")]
)
def test_a_plate_of_unknown_colour_is_told_by_its_length(number: str, colour: str) -> None:
    page = drawn("{% plate number %}", number=number)
    assert colour in page
    assert "·" in page


def test_the_look_is_kept_in_cookies_and_nonsense_is_not() -> None:
    response = HttpResponse()
    remember(response, theme="dark", size="large", language="en")
    assert {"yilu_theme", "yilu_size", "django_language"} <= set(response.cookies)
    nothing = HttpResponse()
    remember(nothing, theme="pink", size="9", language="xx")
    assert not nothing.cookies


def test_cookies_from_elsewhere_do_no_harm() -> None:
    request = RequestFactory().get("/")
    request.COOKIES.update({"yilu_theme": '"><script>', "yilu_size": "large"})
    assert look_of(request) == Look(Theme.AUTO, Size.LARGE)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/me/papers/", "/me/papers/"),
        ("http://testserver/me/", "http://testserver/me/"),
        ("https://evil.test/", "/"),
        ("//evil", "/"),
        ("http:evil", "/"),
        ("2026-06-05", "/"),
        ("/me/\r\nSet-Cookie: a=b", "/me/%0D%0ASet-Cookie:%20a=b"),
    ],
)
def test_the_switch_goes_back_to_our_own_pages_only(back: str, to: str) -> None:
    response = Client().post("/look/", {"theme": "dark", "next": back})
    assert response["Location"] == to
    assert response.cookies["yilu_theme"].value == "dark"


def test_every_entry_of_the_navigation_leads_somewhere() -> None:
    assert len({entry.key for entry in NAV}) == len(NAV)
    for entry in NAV:
        assert reverse(entry.url_name)
        assert entry.section in SECTIONS


def test_the_navigation_shows_what_one_may_open() -> None:
    assert len(entries_for(_actor(COMMITTEE))) == len(NAV)
    seen = {entry.key for entry in entries_for(_actor(VIEWER))}
    assert "drivers" in seen
    assert seen.isdisjoint({"members", "imports", "audit", "accounts"})
    assert entries_for(None) == []


def test_a_hand_holds_three_entries_whoever_holds_it() -> None:
    assert [entry.key for entry in hand_entries(_actor(COMMITTEE))] == [
        "home",
        "members",
        "drivers",
    ]
    assert 0 < len(hand_entries(_actor(VIEWER))) <= 3


@pytest.mark.parametrize("item", VENDORED, ids=lambda item: item.spec)
def test_vendored_files_are_what_their_hashes_say(item: Vendored) -> None:
    assert wrong(item) == []
    assert (item.home() / "LICENSE").stat().st_size > 100
    assert (item.home() / "VERSION").read_text(encoding="utf-8").strip() == item.spec


def test_a_changed_missing_or_foreign_file_is_told(tmp_path: Path) -> None:
    item = Vendored("x", "1", ("a.js", "b.js"), Path("v"))
    home = tmp_path / "v"
    home.mkdir()
    for name in ("a.js", "b.js"):
        (home / name).write_text(name, encoding="utf-8")
    sums = "".join(f"{vendoring.digest(home / n)}  {n}\n" for n in ("a.js", "b.js"))
    (home / "SHA256SUMS").write_text(sums, encoding="utf-8")
    assert wrong(item, tmp_path) == []
    (home / "a.js").write_text("changed", encoding="utf-8")
    (home / "b.js").unlink()
    (home / "c.js").touch()
    assert wrong(item, tmp_path) == ["a.js", "b.js", "c.js"]


def _form() -> kit.SampleForm:
    return kit.SampleForm({"plate": "川D12345", "district": "", "quiet": "on"})


def _actor(grant: object) -> Actor:
    return Actor(None, None, "510400", grants=(grant,))  # type: ignore[arg-type]


def test_a_moment_has_the_citys_date() -> None:
    late = datetime(2026, 6, 4, 19, 22, tzinfo=UTC)
    assert (day(late), day(late.date())) == ("2026年6月5日", "2026年6月4日")

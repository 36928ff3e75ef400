"""Every word people read has English, and nothing Chinese hides from the translator."""

from __future__ import annotations

import gettext
import io
import re

import pytest
from django.utils import translation

from yilu.ui.management.commands.words import CATALOGUE, read, written
from yilu.ui.words import (
    CHINESE,
    Words,
    everything,
    in_python,
    in_template,
    is_bilingual,
    templates,
    untranslatable,
)
from yilu_cli.translations import catalogue

PLACES = re.compile(r"%\(\w+\)[sd]")


def test_every_translatable_string_has_english() -> None:
    known = read(CATALOGUE)
    missing = sorted(
        f"{found.place} {found.words.text}"
        for found in everything()
        if not all(known.get(found.words, [""]))
    )
    assert missing == [], "run ./yilu manage words --write and fill them in"


def test_the_catalogue_holds_nothing_that_is_gone_and_keeps_one_order() -> None:
    known = read(CATALOGUE)
    wanted = {found.words for found in everything() if found.words.text}
    assert sorted(words.text for words in set(known) - wanted) == []
    assert CATALOGUE.read_text(encoding="utf-8") == written(wanted, known)


def test_english_keeps_every_place_a_value_goes() -> None:
    wrong = [
        (words.text, form)
        for words, forms in read(CATALOGUE).items()
        for form in forms
        if set(PLACES.findall(form)) != set(PLACES.findall(words.text))
    ]
    assert wrong == []


def test_no_visible_chinese_in_a_template_escapes_translation() -> None:
    found = [
        line
        for path in templates()
        if not is_bilingual(path)
        for line in untranslatable(path.read_text(encoding="utf-8"), path.name)
    ]
    assert found == []


def test_the_compiled_catalogue_speaks_english() -> None:
    compiled = gettext.GNUTranslations(io.BytesIO(catalogue(CATALOGUE.read_text(encoding="utf-8"))))
    assert compiled.gettext("今天合规，可以出车") == "In order today, you may go out"
    assert compiled.ngettext("还有 %(n)s 天", "还有 %(n)s 天", 1) == "%(n)s day left"
    assert compiled.ngettext("还有 %(n)s 天", "还有 %(n)s 天", 2) == "%(n)s days left"


def test_chinese_is_the_key_so_a_chinese_reader_needs_no_catalogue() -> None:
    with translation.override("zh-hans"):
        assert translation.gettext("今天合规，可以出车") == "今天合规，可以出车"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('_("甲" "乙")', Words("甲乙")),
        ('ngettext("%(n)s 件", "%(n)s 件", n)', Words("%(n)s 件", "%(n)s 件")),
        ('gettext_lazy("丙")', Words("丙")),
    ],
)
def test_finds_strings_of_code(source: str, words: Words) -> None:
    assert [found.words for found in in_python(source)] == [words]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% translate '甲' %}", Words("甲")),
        ('{% translate "甲" as name %}', Words("甲")),
        (
            "{% blocktranslate with n=x.y %}第 {{ n }} 条，100%{% endblocktranslate %}",
            Words("第 %(n)s 条，100%%"),
        ),
        (
            "{% blocktranslate count n=x %}{{ n }} 个{% plural %}{{ n }} 个们{% endblocktranslate %}",
            Words("%(n)s 个", "%(n)s 个们"),
        ),
        ("{% blocktranslate trimmed %}\n  甲\n  乙\n{% endblocktranslate %}", Words("甲 乙")),
        ('{{ value|default:_("丁") }}', Words("丁")),
    ],
)
def test_finds_strings_of_templates(source: str, words: Words) -> None:
    assert [found.words for found in in_template(source)] == [words]


@pytest.mark.parametrize("source", ["<p>甲</p>", '{% chip "甲" %}', "{{ x|default:'甲' }}"])
def test_tells_bare_chinese(source: str) -> None:
    assert list(untranslatable(source))


@pytest.mark.parametrize(
    "source", ["{% translate '甲' %}", "{# 甲 #}", "{% comment %}甲{% endcomment %}", "<p>A</p>"]
)
def test_leaves_the_rest_in_peace(source: str) -> None:
    assert list(untranslatable(source)) == []


def test_knows_rare_characters_too() -> None:
    assert CHINESE.search("㐂")

"""What our compiler makes, read back by Python's own gettext."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

import pytest

from yilu_cli import translations
from yilu_cli.say import Problem

HEADER = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


def read(text: str) -> gettext.GNUTranslations:
    return gettext.GNUTranslations(io.BytesIO(translations.catalogue(HEADER + text)))


def test_plain_multiline_and_escaped_texts() -> None:
    found = read(
        'msgid "司机"\nmsgstr "driver"\n\nmsgid ""\n"多"\n"行"\nmsgstr "a \\"b\\"\\n"\n"c"\n'
    )
    assert found.gettext("司机") == "driver"
    assert found.gettext("多行") == 'a "b"\nc'


def test_plurals_and_contexts() -> None:
    found = read(
        'msgid "%d 人"\nmsgid_plural "%d 人"\nmsgstr[0] "%d person"\nmsgstr[1] "%d people"\n\n'
        'msgctxt "date"\nmsgid "月"\nmsgstr "month"\n\nmsgid "月"\nmsgstr "moon"\n'
    )
    assert found.ngettext("%d 人", "%d 人", 1) == "%d person"
    assert found.ngettext("%d 人", "%d 人", 2) == "%d people"
    assert found.pgettext("date", "月") == "month"
    assert found.gettext("月") == "moon"


def test_what_is_unfinished_falls_back_to_the_source() -> None:
    found = read(
        '#, fuzzy\nmsgid "旧"\nmsgstr "old"\n\nmsgid "空"\nmsgstr ""\n\n'
        '#~ msgid "废"\n#~ msgstr "gone"\n\nmsgid "新"\nmsgstr "new"\n'
    )
    assert [found.gettext(word) for word in "旧空废新"] == ["旧", "空", "废", "new"]


def test_entries_need_no_blank_line_between_them() -> None:
    assert read('msgid "一"\nmsgstr "one"\nmsgid "二"\nmsgstr "two"\n').gettext("二") == "two"


@pytest.mark.parametrize("line", ['msgid "没有结尾', 'msgid "a"b"', "hello"])
def test_a_broken_file_is_named_with_its_line(line: str) -> None:
    with pytest.raises(Problem, match=r"django\.po:1"):
        translations.catalogue(line, "django.po")


def test_every_shipped_catalogue_compiles() -> None:
    for po in translations.LOCALE.rglob("*.po"):
        gettext.GNUTranslations(io.BytesIO(translations.catalogue(Path(po).read_text("utf-8"))))

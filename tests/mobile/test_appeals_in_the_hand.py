"""The appeal's pages in a real browser, with photos and voice: accessible, thumb-sized, light."""

from __future__ import annotations

import io

import pytest

from tests import factories as make
from tests.cast import SmallCity
from tests.files.make import picture, wav
from tests.mobile.conftest import Open, text
from tests.ui.browser import Look, faults
from yilu.appeals.actions import Words, submit
from yilu.files import actions as files

pytestmark = pytest.mark.django_db
NARROW = (360, 780)
FORTY_KB = 40 * 1024


def test_new_pages_by_day_and_by_night(small_city: SmallCity, open_page: Open) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    driver, member = small_city.cast["driver"], small_city.cast["member"]
    photo = files.take_photo(io.BytesIO(picture()), "a.jpg", by=driver)
    voice = files.take_recording(io.BytesIO(wav(2)), "a.wav", by=driver)
    words = Words("accident", "help", "追尾后保险迟迟不定损。")
    key = submit(words, by=driver, photos=[photo], recordings=[voice]).appeal.pk
    wrong = {"kind": "help", "text": "追尾"}
    pages = {
        "new": text(open_page("/appeals/new/", driver)),
        "wrong": text(open_page("/appeals/new/", driver, wrong)),
        "detail": text(open_page(f"/appeals/{key}/", driver)),
        "contact": text(open_page(f"/contact/appeals/{key}/", member)),
        "record": text(open_page("/appeals/record/", member)),
        "offline": text(open_page("/offline/", driver)),
    }
    assert {name for name, html in pages.items() if len(html.encode()) > FORTY_KB} == set()
    looks = [
        Look(f"appeal-{name}-{theme}", html, NARROW, theme)  # type: ignore[arg-type]
        for name, html in pages.items()
        for theme in ("light", "dark")
    ]
    assert faults(looks) == {}

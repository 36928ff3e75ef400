"""关爱与咨询 on the phone: my pack, my code, my questions, what was recorded for me."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from tests.care import scenes
from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from yilu.care import actions
from yilu.care.models import Consultation, ReceiptCode

pytestmark = pytest.mark.django_db
PAGES = ["/care/", "/care/slots/", "/care/ask/", "/care/answers/"]


def test_a_due_pack_says_where_to_go(small_city: SmallCity, open_page: Open) -> None:
    scenes.a_store(small_city)
    actor = small_city.cast["driver"]
    assert "您有一份2026年夏送清凉礼包" in text(open_page("/", actor))
    page = text(open_page("/care/", actor))
    assert "花城驿站 · 金沙、行业党委仓库" in page
    assert "您有一份" not in text(open_page("/care/", small_city.cast["truck_driver"]))


def test_a_pack_received_is_due_no_longer(small_city: SmallCity, open_page: Open) -> None:
    scenes.a_store(small_city).hand()
    page = text(open_page("/care/", small_city.cast["driver"]))
    assert ("您有一份" in page, "领过的礼包" in page) == (False, True)


def test_my_code_stands_on_my_screen_alone(small_city: SmallCity, open_page: Open) -> None:
    actor = small_city.cast["driver"]
    assert open_page("/care/code/", actor, {})["Location"] == "/care/#code"
    page = text(open_page("/care/", actor))
    assert re.search(r'figure--big">\d{6}<', page)
    assert 'figure--big">' not in text(open_page("/care/", small_city.cast["member"]))


def test_who_is_no_driver_is_told_where_to_turn(small_city: SmallCity, open_page: Open) -> None:
    assert open_page("/care/code/", small_city.cast["newcomer"], {}).status_code == 302
    assert ReceiptCode.objects.count() == 0


def test_a_time_is_booked_once_however_often_it_is_sent(
    small_city: SmallCity, open_page: Open
) -> None:
    slot = scenes.a_slot(small_city, seats=3)
    actor = small_city.cast["driver"]
    sent = {"about": "腰疼", "once": "abc"}
    first = open_page(f"/care/slots/{slot.pk}/", actor, sent)
    again = open_page(f"/care/slots/{slot.pk}/", actor, sent)
    assert first["Location"] == again["Location"]
    assert Consultation.objects.count() == 1


def test_a_question_is_asked_answered_and_read(small_city: SmallCity, open_page: Open) -> None:
    actor = small_city.cast["driver"]
    asked = {"subject": "law", "question": "押金怎么要回来？", "privacy": "sealed", "once": "q"}
    there = open_page("/care/ask/", actor, asked)["Location"]
    row = Consultation.objects.get()
    actions.answer(row.pk, by=small_city.cast["consultant"], words="先书面要。")
    page = text(open_page(there, actor))
    assert ("先书面要。" in page, "看过了" in page) == (True, True)
    open_page(f"{there}read/", actor, {"once": "r"})
    row.refresh_from_db()
    assert row.state == "completed"


def test_an_empty_question_comes_back_with_what_was_chosen(
    small_city: SmallCity, open_page: Open
) -> None:
    sent = {"subject": "law", "question": "", "privacy": "public"}
    answer = open_page("/care/ask/", small_city.cast["driver"], sent)
    assert answer.status_code == 422
    assert "一两句话就行" in text(answer)


def test_a_help_is_confirmed_or_objected_to(small_city: SmallCity, open_page: Open) -> None:
    row = scenes.a_help(small_city, receipt="phone", proof={})
    actor = small_city.cast["driver"]
    open_page(f"/care/helps/{row.pk}/confirm/", actor, {})
    assert "您确认过" in text(open_page("/care/", actor))
    open_page(f"/care/helps/{row.pk}/object/", actor, {"why": "不是我", "once": "o"})
    assert "正在核对" in text(open_page("/care/", actor))


@pytest.mark.parametrize("path", PAGES)
def test_a_first_load_is_light_and_obeys_the_policy(
    path: str, small_city: SmallCity, open_page: Open
) -> None:
    scenes.a_store(small_city)
    for n in range(5):
        scenes.a_slot(small_city, consultant=f"医生{n}")
    page = text(open_page(path, small_city.cast["driver"]))
    linked = re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"#]+\.(?:css|js|svg))', page)
    parts = [page.encode(), *(Path(str(finders.find(n))).read_bytes() for n in set(linked))]
    assert sum(len(gzip.compress(part, 9)) for part in parts) < 40 * 1024
    assert (" style=" in page, re.search(r"<script(?![^>]*\ssrc=)", page)) == (False, None)

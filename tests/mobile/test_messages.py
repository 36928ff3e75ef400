"""消息 and the contact on the phone: what is mine, read when opened, silent at night."""

from __future__ import annotations

from datetime import time

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.membership.models import PartyMember
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.notices.models import Message
from yilu.people.models import Preference

pytestmark = pytest.mark.django_db


def told(actor: Actor, count: int = 1, link: str = "/me/papers/") -> list[Message]:
    assert actor.person_id is not None
    before = Message.objects.count()
    for n in range(before, before + count):
        words = Telling(f"证照快到期了 {n}", Kind.PAPERS, Ref("test", str(n)), "t", link=link)
        tell([actor.person_id], words)
    return list(Message.objects.order_by("-at")[:count])


def test_opening_one_marks_it_read_and_leads_on(small_city: SmallCity, open_page: Open) -> None:
    driver = small_city.cast["driver"]
    (message,) = told(driver)
    page = text(open_page("/me/messages/", driver))
    assert "证照快到期了 0" in page
    assert "未读" in page
    assert "消息，1 条未读" in text(open_page("/", driver))
    assert open_page(f"/me/messages/{message.pk}/", driver)["Location"] == "/me/papers/"
    message.refresh_from_db()
    assert message.read_at is not None
    assert "未读" not in text(open_page("/me/messages/", driver))
    assert "条未读" not in text(open_page("/", driver))


def test_one_without_a_link_leads_back_to_the_list(small_city: SmallCity, open_page: Open) -> None:
    driver = small_city.cast["driver"]
    (message,) = told(driver, link="")
    assert open_page(f"/me/messages/{message.pk}/", driver)["Location"] == "/me/messages/"


def test_somebody_else_s_is_not_there(small_city: SmallCity, open_page: Open) -> None:
    (message,) = told(small_city.cast["driver"])
    with pytest.raises(Http404):
        open_page(f"/me/messages/{message.pk}/", small_city.cast["member"])
    message.refresh_from_db()
    assert message.read_at is None
    assert "还没有消息" in text(open_page("/me/messages/", small_city.cast["member"]))


def test_read_all_reads_one_s_own(small_city: SmallCity, open_page: Open) -> None:
    told(small_city.cast["driver"], 3)
    told(small_city.cast["member"], 1)
    open_page("/me/messages/read/", small_city.cast["driver"], {})
    unread = Message.objects.filter(read_at=None)
    assert [row.person_id for row in unread] == [small_city.cast["member"].person_id]


def test_the_page_asks_the_same_for_one_and_fifty(small_city: SmallCity, open_page: Open) -> None:
    driver, seen = small_city.cast["driver"], set()
    for count in (1, 2, 47):
        told(driver, count)
        with CaptureQueriesContext(connection) as asked:
            page = text(open_page("/me/messages/", driver))
        seen.add(len(asked))
    assert len(seen) == 1
    assert "?page=2" in page
    assert len(page.encode()) < 40 * 1024


def test_quiet_hours(small_city: SmallCity, open_page: Open) -> None:
    driver = small_city.cast["driver"]
    assert 'value="22:00"' in text(open_page("/me/settings/", driver))
    open_page("/me/quiet/", driver, {"quiet_from": "23:30", "quiet_to": "06:00"})
    kept = Preference.objects.get(account=driver.account_id)
    assert (kept.quiet_from, kept.quiet_to) == (time(23, 30), time(6))
    wrong = open_page("/me/quiet/", driver, {"quiet_from": "25:00", "quiet_to": "06:00"})
    assert wrong.status_code == 422
    assert 'value="25:00"' in text(wrong)


def test_a_driver_sees_his_contact_as_the_member_wishes(
    small_city: SmallCity, open_page: Open
) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    driver, member = small_city.cast["driver"], small_city.cast["member"]
    page = text(open_page("/me/branch/", driver))
    assert "罗师傅" in page
    assert "罗小平" not in page
    assert "tel:" not in page
    open_page("/me/branch/show/", member, {"shows": "yes"})
    page = text(open_page("/me/branch/", driver))
    assert "罗小平" in page
    assert "tel:+86" in page
    open_page("/me/branch/show/", member, {"shows": "no"})
    assert not PartyMember.objects.get(pk=small_city.luo_member.pk).shows


def test_a_member_sees_whom_he_looks_after(small_city: SmallCity, open_page: Open) -> None:
    make.contact(small_city.luo_member, small_city.wang)
    page = text(open_page("/me/branch/", small_city.cast["member"]))
    assert "我联系的司机" in page
    assert "王*" in page
    assert "王芳" not in page
    assert "金沙渡出行" in page
    assert "我联系的司机" not in text(open_page("/me/branch/", small_city.cast["outsider_driver"]))

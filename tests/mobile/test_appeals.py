"""Appeals on the phone: handing in once, following, answering as a contact, the receipt, never others'."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from yilu.appeals import actions
from yilu.appeals.actions import Words, submit
from yilu.appeals.models import Appeal
from yilu.membership.actions import serve

pytestmark = pytest.mark.django_db
GIVEN = {"subject": "accident", "kind": "help", "text": "追尾后保险迟迟不定损，车停了四天。"}
FORTY_KB = 40 * 1024


@pytest.fixture
def town(small_city: SmallCity) -> SmallCity:
    serve(
        small_city.first_branch,
        by=small_city.cast["committee"],
        company_unit=small_city.wanshun_unit,
    )
    make.contact(small_city.luo_member, small_city.wang)
    return small_city


def handed_in(town: SmallCity, **given: object) -> Appeal:
    return submit(Words(**{**GIVEN, **given}), by=town.cast["driver"]).appeal  # type: ignore[arg-type]


def test_the_button_names_who_gets_it_and_by_when(town: SmallCity, open_page: Open) -> None:
    page = text(open_page("/appeals/new/", town.cast["driver"]))
    assert "交给罗小平" in page
    assert "<b>2 个工作小时内</b>签收" in page
    assert "5 个工作日内办结" in page
    assert re.findall(r"tel:(\d+)", page) == ["122", "120", "110", "119"]


def test_a_double_post_is_taken_once(town: SmallCity, open_page: Open) -> None:
    data = {**GIVEN, "idempotency_key": "k1"}
    first = open_page("/appeals/new/", town.cast["driver"], data)
    again = open_page("/appeals/new/", town.cast["driver"], data)
    appeal = Appeal.objects.get()
    assert first["Location"] == again["Location"] == f"/appeals/{appeal.pk}/"


def test_wrong_input_stands_on_its_field_and_stays(town: SmallCity, open_page: Open) -> None:
    answer = open_page("/appeals/new/", town.cast["driver"], {**GIVEN, "text": "追尾"})
    assert answer.status_code == 422
    assert "再多说一句" in text(answer)
    assert ">\n追尾</textarea>" in text(answer)
    assert Appeal.objects.count() == 0


def test_the_driver_follows_it_and_has_the_last_word(town: SmallCity, open_page: Open) -> None:
    driver, member = town.cast["driver"], town.cast["member"]
    appeal = handed_in(town)
    assert "有 1 件诉求等您签收" in text(open_page("/", member))
    path, his = f"/appeals/{appeal.pk}/", f"/contact/appeals/{appeal.pk}/"
    open_page(his, member, {"do": "accept"})
    open_page(his, member, {"do": "note", "text": "先问保险公司"})
    shown = text(open_page(his, member, {"do": "reply", "text": "内部说今天去定损"}))
    assert "里面有“内部”" in shown
    assert "今天去定损" not in text(open_page(path, driver))
    open_page(his, member, {"do": "reply", "text": "今天去定损", "sure": "1"})
    assert "1 条新答复" in text(open_page("/appeals/", driver))
    page = text(open_page(path, driver))
    assert "今天去定损" in page
    assert "先问保险公司" not in page
    assert "1 条新答复" not in text(open_page("/appeals/", driver))
    done = {"do": "settle", "text": "赔了", "outcome": "settled", "sure": "1"}
    open_page(his, member, done)
    assert "有 1 件诉求等您说一声" in text(open_page("/", driver))
    open_page(path, driver, {"do": "confirm", "send": "1", "settled": "yes", "satisfied": "yes"})
    appeal.refresh_from_db()
    assert (appeal.state, appeal.answer) == ("closed", "yes")


def test_what_the_driver_says_goes_in_once(town: SmallCity, open_page: Open) -> None:
    driver, appeal = town.cast["driver"], handed_in(town)
    path = f"/appeals/{appeal.pk}/"
    assert 'name="text"' in text(open_page(f"{path}?do=add", driver))
    data = {"do": "add", "send": "1", "text": "<script>alert(1)</script>", "idempotency_key": "a"}
    open_page(path, driver, data)
    open_page(path, driver, data)
    page = text(open_page(path, driver))
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1
    assert "<script>alert" not in page
    assert open_page(path, driver, {"do": "escalate", "send": "1", "text": ""}).status_code == 422


def test_nobody_elses_appeal_exists(town: SmallCity, open_page: Open) -> None:
    appeal = handed_in(town, about_own_chain=True)
    for persona in ("member", "secretary", "committee", "company", "outsider_driver"):
        for path in (f"/appeals/{appeal.pk}/", f"/contact/appeals/{appeal.pk}/"):
            with pytest.raises(Http404):
                open_page(path, town.cast[persona])
    assert "车停了四天" in text(open_page(f"/appeals/{appeal.pk}/", town.cast["driver"]))


def test_an_anonymous_one_is_read_by_its_receipt_alone(town: SmallCity, open_page: Open) -> None:
    driver, nobody = town.cast["driver"], town.cast["anonymous"]
    data = {**GIVEN, "anonymous": "on", "idempotency_key": "n1"}
    page = text(open_page("/appeals/new/", driver, data))
    assert "丢了谁也找不回" in page
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)
    assert found is not None
    assert found[0] not in text(open_page("/appeals/new/", driver, data))
    appeal = Appeal.objects.get()
    assert (appeal.reporter_id, appeal.recorded_by) == (None, None)
    with pytest.raises(Http404):
        open_page(f"/appeals/{appeal.pk}/", driver)
    actions.accept(appeal.pk, by=town.cast["committee"])
    said = {"receipt": found[0], "do": "add", "send": "1", "text": "还有一句"}
    assert "还有一句" in text(open_page("/appeals/receipt/", nobody, said))
    wrong = open_page("/appeals/receipt/", nobody, {"receipt": "2222-2222-2222"})
    odd = open_page("/appeals/receipt/", nobody, {"receipt": "x"})
    assert (wrong.status_code, odd.status_code) == (422, 422)
    assert "没有找到这张收条" in text(wrong)
    assert "没有找到这张收条" in text(odd)


def test_receipts_cannot_be_guessed_at_will(town: SmallCity, open_page: Open) -> None:
    for _try in range(60):
        open_page("/appeals/receipt/", town.cast["anonymous"], {"receipt": "2222-2222-2222"})
    last = text(open_page("/appeals/receipt/", town.cast["anonymous"], {"receipt": "2"}))
    assert "试得太频繁了" in last


def test_a_keeper_writes_one_down_and_keeps_only_the_number(
    town: SmallCity, open_page: Open
) -> None:
    data = {**GIVEN, "phone": "13900001234", "name": "过路的", "idempotency_key": "r"}
    for _twice in range(2):
        answer = open_page("/appeals/record/", town.cast["keeper"], data)
        assert answer.status_code == 302
    appeal = Appeal.objects.get()
    assert appeal.recorded_by == town.cast["keeper"].account_id
    with pytest.raises(Http404):
        open_page(f"/appeals/{appeal.pk}/", town.cast["keeper"])
    with pytest.raises(Http404):
        open_page("/appeals/record/", town.cast["driver"])


@pytest.mark.parametrize("path", ["/appeals/", "/contact/appeals/"])
def test_lists_ask_as_often_for_fifty_as_for_one(
    path: str, town: SmallCity, open_page: Open
) -> None:
    persona = "driver" if path == "/appeals/" else "member"
    asked = []
    for rows in (1, 3, 50):
        while Appeal.objects.count() < rows:
            handed_in(town)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            open_page(path, town.cast[persona])
        asked.append(len(caught))
    assert asked == [asked[0]] * 3


def test_pages_are_light(town: SmallCity, open_page: Open) -> None:
    appeal: UUID = handed_in(town).pk
    for path in ("/appeals/new/", "/appeals/", f"/appeals/{appeal}/", "/answers/"):
        assert len(open_page(path, town.cast["driver"]).content) < FORTY_KB


def test_who_gets_it_and_by_when_follow_what_is_filled_in(town: SmallCity, open_page: Open) -> None:
    """About his own chain it passes them all, and the button says so before he sends it."""
    driver = town.cast["driver"]
    plain = text(open_page("/appeals/known/", driver, {"kind": "help"}))
    sealed = {"kind": "complaint", "about_own_chain": "on"}
    above = text(open_page("/appeals/known/", driver, sealed))
    assert ("交给罗小平" in plain, "您的联系党员" in plain, "5 个工作日内办结" in plain) == (
        True,
    ) * 3
    assert ("罗小平" in above, "您的联系党员" in above, "10 个工作日内办结" in above) == (
        False,
        False,
        True,
    )
    assert f"交给{town.root.name}" in above
    assert above.count('hx-swap-oob="true"') == 2

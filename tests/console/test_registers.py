"""The registers at the desk: lists and details as far as one may see, numbers masked until asked for."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.cast import EAST, SmallCity
from tests.console.conftest import At, Desk
from yilu.people.models import Disclosure

pytestmark = pytest.mark.django_db

LISTS = ["companies", "vehicles", "drivers", "permits", "operations"]


def queries_of(desk: Desk, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        desk.read(path)
    return len(seen)


def _more(city: SmallCity, count: int) -> None:
    for n in range(count):
        driver = make.driver(f"甲{n}", city.wanshun, district=EAST)
        vehicle = make.vehicle(f"川DT{n:04d}", run_by=city.wanshun, district=EAST)
        make.permit(driver)
        make.permit(vehicle)
        make.operation(
            driver, city.wanshun, make.SINCE.replace(year=2026, month=6), vehicle=vehicle
        )


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_the_same_questions_for_one_row_and_for_fifty(
    at: At, small_city: SmallCity, name: str
) -> None:
    desk = at("committee")
    path = f"/console/{name}/"
    desk.read(path)  # what is asked once per process
    before = queries_of(desk, path)
    _more(small_city, 50)
    assert queries_of(desk, f"{path}?size=50") == before


@pytest.mark.parametrize(
    ("path", "shows", "hides"),
    [
        ("/console/drivers/?q=罗小", "SJ-000001", "SJ-000002"),
        ("/console/drivers/?q=SJ-000004", "赵*", "罗*平"),
        ("/console/drivers/?standing=expired", "赵*", "罗*平"),
        ("/console/drivers/?group=truck", "陈*山", "罗*平"),
        ("/console/vehicles/?q=川D·10001", "川D·10001", "川D·D10002"),
        ("/console/permits/?standing=expiring_30", "罗*平", "王*"),
        ("/console/companies/?q=金沙", "金沙渡出行", "QY-0001"),
    ],
)
def test_the_address_says_what_is_looked_for(at: At, path: str, shows: str, hides: str) -> None:
    table = at("committee").read(path).split('id="listing"')[1]
    assert shows in table
    assert hides not in table


@pytest.mark.parametrize("rare", ["𠮷田", "䶮小光"])
def test_rare_characters_are_found(at: At, small_city: SmallCity, rare: str) -> None:
    made = make.driver(rare, small_city.wanshun)
    assert made.number in at("committee").read("/console/drivers/", q=rare[:1])


@pytest.mark.parametrize(
    "asked", ["?page=x&size=7", "?sort=nothing", "?on=2026-13-40", "?company=1"]
)
def test_nonsense_in_the_address_is_left_out(at: At, asked: str) -> None:
    assert "罗*平" in at("committee").read(f"/console/drivers/{asked}")


def test_names_and_numbers_stay_masked(at: At, small_city: SmallCity) -> None:
    pages = [
        at("committee").read("/console/drivers/"),
        at("committee").read(f"/console/drivers/{small_city.luo.pk}/"),
    ]
    for page in pages:
        assert "罗小平" not in page
        assert "13800000001" not in page
        assert "0001" in page


def test_a_detail_answers_for_the_day_asked(at: At, small_city: SmallCity) -> None:
    page = f"/console/drivers/{small_city.zhao.pk}/"
    assert "今天不合规：已过期" in at("committee").read(page)
    assert "2026年5月1日：合规，30 天后有到期" in at("committee").read(page, on="2026-05-01")


def test_a_detail_answers_in_english_too(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    desk.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = desk.read(f"/console/drivers/{small_city.zhao.pk}/")
    assert "Today: Not compliant" in page


def test_a_verdict_names_its_article(at: At, small_city: SmallCity) -> None:
    page = at("committee").read(f"/console/drivers/{small_city.luo.pk}/")
    assert "驾驶员证还有 16 天到期" in page
    assert "第十五条" in page


@pytest.mark.parametrize("persona", ["company", "other_company", "district", "secretary"])
def test_what_one_may_not_see_answers_like_what_is_not_there(
    at: At, small_city: SmallCity, persona: str
) -> None:
    """The truck driver works with nobody, outside every one of these scopes."""
    desk = at(persona)
    foreign = desk.get(f"/console/drivers/{small_city.chen.pk}/")
    missing = desk.get(f"/console/drivers/{uuid4()}/")
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content


def test_a_company_sees_its_own_and_not_the_other(at: At, small_city: SmallCity) -> None:
    desk = at("company")
    assert desk.get(f"/console/companies/{small_city.wanshun.pk}/").status_code == 200
    for path in (
        f"companies/{small_city.jinsha.pk}",
        f"vehicles/{small_city.green.pk}",
        f"drivers/{small_city.zhao.pk}",
    ):
        assert desk.get(f"/console/{path}/").status_code == 404


def test_an_export_is_what_is_shown_and_leaves_a_record(at: At) -> None:
    answer = at("committee").get("/console/drivers/", format="csv", q="赵磊")
    text = answer.content.decode("utf-8-sig")
    assert "赵*" in text
    assert "罗" not in text
    assert answer["Cache-Control"] == "no-store"


def test_everything_is_found_from_one_box_as_far_as_one_may_see(at: At) -> None:
    committee, clerk = at("committee"), at("company")
    assert "万顺叫车党支部" in committee.read("/console/search/", q="万顺")
    assert committee.get("/console/search/", q="川D10001").status_code == 302  # the only one
    assert "没有找到" in clerk.read("/console/search/", q="金沙渡")
    assert "想找什么" in clerk.read("/console/search/")


# ── unmasking ───────────────────────────────────────────────────────────────────────────────────


def _reveal(city: SmallCity, field: str = "phone") -> str:
    return f"/console/drivers/{city.luo.pk}/reveal/{field}/"


@pytest.mark.django_db(transaction=True)
def test_a_number_is_shown_for_a_purpose_and_he_will_know(at: At, small_city: SmallCity) -> None:
    answer = at("committee").post(_reveal(small_city), purpose="contact", note="通知换证")
    page = answer.content.decode()
    assert "+8613800000001" in page
    assert "罗小平" in page
    assert answer["Cache-Control"] == "no-store"
    looked = Disclosure.objects.get(person=small_city.luo.person)
    assert (looked.purpose, looked.note) == ("contact", "通知换证")


def test_without_a_purpose_nothing_is_shown(at: At, small_city: SmallCity) -> None:
    answer = at("committee").post(_reveal(small_city), note="想看看")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "13800000001" not in page
    assert "想看看" in page  # what was typed stays
    assert not Disclosure.objects.exists()


def test_a_stale_second_factor_is_asked_for_again(at: At, small_city: SmallCity) -> None:
    desk = at("committee")
    desk.actor = small_city.cast["committee"]
    answer = desk.post(_reveal(small_city), purpose="contact")
    assert answer.url.startswith("/accounts/2fa/reauthenticate/?next=")
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("persona", "field"), [("district", "phone"), ("police", "phone"), ("committee", "salary")]
)
def test_no_right_or_no_such_number_is_not_there(
    at: At, small_city: SmallCity, persona: str, field: str
) -> None:
    assert at(persona).get(_reveal(small_city, field)).status_code == 404
    given: dict[str, Any] = {"purpose": "contact"}
    assert at(persona).post(_reveal(small_city, field), **given).status_code == 404

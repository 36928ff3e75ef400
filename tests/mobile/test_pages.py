"""The phone pages: what each person of the small city is told, and what nobody else's page shows."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404
from django.utils import timezone

from tests import factories as make
from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from yilu.core.actor import Actor
from yilu.organisations.enums import UnitKind
from yilu.people import actions as people
from yilu.people.enums import ConsentPurpose, SealedField

pytestmark = pytest.mark.django_db
MINE = ["/me/papers/", "/me/branch/", "/me/looked/", "/me/settings/", "/me/messages/"]
FORTY_KB = 40 * 1024


def test_signed_out_the_first_page_leads_to_sign_in(open_page: Open) -> None:
    page = text(open_page("/", Actor.anonymous("510400")))
    assert "手机号登录" in page
    assert "/accounts/login/" in page
    assert 'class="tabbar"' not in page


@pytest.mark.parametrize("path", MINE)
def test_my_pages_ask_the_signed_out_to_sign_in(path: str, open_page: Open) -> None:
    response = open_page(path, Actor.anonymous("510400"))
    assert response.status_code == 302
    assert response["Location"] == f"/accounts/login/?next={path}"


def test_a_proven_phone_without_a_person_is_led_on(open_page: Open) -> None:
    account = make.account(None)
    unbound = Actor(account.pk, None, make.CITY)
    assert "还差一步" in text(open_page("/", unbound))
    assert open_page("/me/papers/", unbound)["Location"] == "/"


def test_a_driver_in_order_may_go_out_and_hears_what_runs_out(
    small_city: SmallCity, open_page: Open
) -> None:
    page = text(open_page("/", small_city.cast["member"]))
    assert "罗师傅，今天有 1 件事" in page
    assert "今天合规，可以出车" in page
    assert "还有 16 天到期" in page  # 2026-06-15 to 2026-07-01


def test_papers_name_the_article_behind_a_warning(small_city: SmallCity, open_page: Open) -> None:
    page = text(open_page("/me/papers/", small_city.cast["member"]))
    assert "还有 16 天" in page
    assert "川D·10001" in page
    assert "有效" in page


def test_an_expired_permit_says_stay_and_why(small_city: SmallCity, open_page: Open) -> None:
    signed_in = make.account(small_city.zhao.person)
    zhao = Actor(signed_in.pk, small_city.zhao.person_id, make.CITY)
    page = text(open_page("/me/papers/", zhao))
    assert "今天先别出车" in page
    assert "2026-05-31" in page


def test_a_member_without_a_branch_is_told_so(small_city: SmallCity, open_page: Open) -> None:
    signed_in = make.account(small_city.zhao.person)
    zhao = Actor(signed_in.pk, small_city.zhao.person_id, make.CITY)
    assert "您还没有编入本市的支部" in text(open_page("/", zhao))
    assert "您还没有编入本市的支部" in text(open_page("/me/branch/", zhao))


def test_a_truck_driver_needs_no_ride_hailing_permit(
    small_city: SmallCity, open_page: Open
) -> None:
    page = text(open_page("/me/papers/", small_city.cast["truck_driver"]))
    assert "驾驶证在有效期内，可以出车" in page
    assert "没有登记有效的驾驶员证" not in page


def test_someone_in_no_register_is_told_where_to_turn(
    small_city: SmallCity, open_page: Open
) -> None:
    newcomer = small_city.cast["newcomer"]
    assert "名册里还没有您的证" in text(open_page("/me/papers/", newcomer))
    assert "名册里还没有您的资料" in text(open_page("/", newcomer))


def test_my_branch_shows_formal_and_attached_apart(small_city: SmallCity, open_page: Open) -> None:
    member = text(open_page("/me/branch/", small_city.cast["member"]))
    assert "万顺叫车党支部" in member
    outsider = text(open_page("/me/branch/", small_city.cast["outsider_driver"]))
    assert "仁和区流动党支部" in outsider
    assert "万顺叫车党支部" not in outsider


def test_staff_find_the_way_to_the_desk(small_city: SmallCity, open_page: Open) -> None:
    assert "/console/" in text(open_page("/", small_city.cast["committee"]))
    assert "/console/" not in text(open_page("/", small_city.cast["driver"]))


def test_who_looked_tells_the_post_and_the_purpose_never_the_name(
    small_city: SmallCity, open_page: Open
) -> None:
    fresh = replace(small_city.cast["committee"], reauthenticated_at=timezone.now())
    people.reveal(small_city.luo.person, SealedField.PHONE, "permit", by=fresh, note="换证")
    page = text(open_page("/me/looked/", small_city.cast["member"]))
    assert "行业党委工作人员" in page
    assert "您的号码和材料被打开看过 1 次" in page
    assert "办理证照事项：换证" in page
    assert "0000001" not in page
    assert "还没有人打开看过" in text(open_page("/me/looked/", small_city.cast["driver"]))


def test_consent_is_given_and_taken_back_with_one_button(
    small_city: SmallCity, open_page: Open
) -> None:
    actor = small_city.cast["driver"]
    given = {"purpose": ConsentPurpose.NOTICES.value, "agree": "yes"}
    assert open_page("/me/consent/", actor, given).status_code == 302
    assert "同意的" in text(open_page("/me/settings/", actor))
    open_page("/me/consent/", actor, {**given, "agree": "no"})
    assert "同意的" not in text(open_page("/me/settings/", actor)).replace("我同意的", "")


def test_what_is_a_duty_cannot_be_chosen(small_city: SmallCity, open_page: Open) -> None:
    with pytest.raises(Http404):
        open_page("/me/consent/", small_city.cast["driver"], {"purpose": "registers"})


@pytest.mark.parametrize("path", ["/", *MINE])
@pytest.mark.parametrize("persona", ["member", "truck_driver", "newcomer", "secretary"])
def test_a_first_load_weighs_under_forty_kilobytes(
    path: str, persona: str, small_city: SmallCity, open_page: Open
) -> None:
    page = text(open_page(path, small_city.cast[persona]))
    linked = re.findall(rf'(?:href|src)="{settings.STATIC_URL}([^"#]+\.(?:css|js|svg))', page)
    parts = [page.encode(), *(_static(name) for name in sorted(set(linked)))]
    assert sum(len(gzip.compress(part, 9)) for part in parts) < FORTY_KB


@pytest.mark.parametrize("path", ["/", *MINE])
def test_pages_obey_the_content_security_policy(
    path: str, small_city: SmallCity, open_page: Open
) -> None:
    page = text(open_page(path, small_city.cast["member"]))
    assert " style=" not in page
    assert "<style" not in page
    assert re.search(r"<script(?![^>]*\ssrc=)", page) is None
    assert re.search(r"\son\w+=", page) is None


def test_the_number_of_queries_does_not_grow_with_what_one_has(
    small_city: SmallCity, open_page: Open, django_assert_max_num_queries: object
) -> None:
    branch = make.unit("西区联合党支部", UnitKind.JOINT_BRANCH, below=small_city.root)
    make.membership(small_city.luo_member, branch)
    with django_assert_max_num_queries(37):  # type: ignore[operator]
        open_page("/", small_city.cast["member"])


def test_consents_are_asked_in_words_that_have_a_version(small_city: SmallCity) -> None:
    actor = small_city.cast["driver"]
    person = small_city.wang.person
    row = people.give_consent(person, ConsentPurpose.NOTICES, by=actor, text_version="2026-11")
    assert row.text_version == "2026-11"


def _static(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()

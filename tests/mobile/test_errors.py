"""Error pages: two languages, what to do next, and nothing about how we are built."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from tests.cast import SmallCity
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.mobile.views import errors
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.people.models import Account

SECRET = "ValueError at /srv/yilu: Driver 川D12345 matching query does not exist"


@pytest.mark.parametrize(
    ("view", "status", "chinese", "english"),
    [
        (errors.bad_request, 400, "没看懂这次请求", "We could not read that request."),
        (errors.forbidden, 403, "这一步没有做成", "That was not done."),
        (errors.not_found, 404, "没有这一页", "There is no such page."),
    ],
)
def test_says_it_in_both_languages_and_never_why_inside(
    view: object, status: int, chinese: str, english: str
) -> None:
    response = view(_request(), ValueError(SECRET))  # type: ignore[operator]
    page = response.content.decode()
    assert response.status_code == status
    assert chinese in page
    assert english in page
    assert "川D12345" not in page
    assert 'href="/"' in page


def test_a_broken_page_needs_no_database_and_no_request() -> None:
    page = errors.broken(_request()).content.decode()
    assert "我们这边出了错" in page
    assert "Something broke on our side." in page


@pytest.mark.django_db
def test_a_nul_is_a_request_that_cannot_be_read(client: Client, small_city: SmallCity) -> None:
    client.force_login(Account.objects.get(pk=small_city.cast["driver"].account_id))
    page = client.get("/stations/", {"q": "热水\0"})
    assert (page.status_code, "没看懂这次请求" in page.content.decode()) == (400, True)


@pytest.mark.django_db
def test_what_a_message_led_to_says_that_it_moved_on(small_city: SmallCity) -> None:
    driver, link = small_city.cast["driver"], "/sheets/0198-gone/"
    telling = Telling("请您<运送>试剂", Kind.FLEET, Ref("test", "1"), "t", link=link)
    tell([driver.person_id or uuid4()], telling)
    pages = {
        name: _lost(small_city.cast[name], path)
        for name, path in (("driver", link), ("member", link), ("anonymous", link))
    }
    assert ("这件事不在您这里了" in pages["driver"], "没有这一页" in pages["driver"]) == (
        True,
        False,
    )
    assert "请您&lt;运送&gt;试剂" in pages["driver"]
    assert pages["member"] == pages["anonymous"] == _lost(driver, "/sheets/never/")
    assert "没有这一页" in pages["member"]


def _lost(actor: Actor, path: str) -> str:
    request = RequestFactory().get(path)
    request.actor = actor  # type: ignore[attr-defined]
    response = errors.not_found(request)
    assert response.status_code == 404
    return response.content.decode()


def _request() -> HttpRequest:
    return RequestFactory().get("/me/papers/")

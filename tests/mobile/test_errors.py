"""Error pages: two languages, what to do next, and nothing about how we are built."""

from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from yilu.mobile.views import errors

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


def _request() -> HttpRequest:
    return RequestFactory().get("/me/papers/")

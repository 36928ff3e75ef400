"""Whatever goes wrong under the API's address is told to a program, not shown as a page."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests import cast
from yilu.api.middleware import ProblemMiddleware
from yilu.api.problems import CONTENT_TYPE
from yilu.core.actor import Actor
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(small_city: cast.SmallCity, personas: dict[str, Actor]) -> Client:
    """A program with the committee's token."""
    by = personas["committee"]
    token = issue_token(Account.objects.get(pk=by.account_id), "test", by=by)
    return Client(headers={"Authorization": f"Bearer {token}"})


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/api/v1/nothing", 404),
        ("post", "/api/v1/nothing", 404),
        ("get", "/api/v1/", 404),
        ("post", "/api/v1/drivers", 405),
        ("delete", "/api/v1/companies", 405),
        ("get", "/api/v1/drivers?limit=many", 422),
        ("get", "/api/v1/drivers?cursor=zzz", 422),
    ],
)
def test_every_error_is_a_problem(api: Client, method: str, path: str, status: int) -> None:
    answer = getattr(api, method)(path)
    assert answer.status_code == status
    assert answer["Content-Type"] == CONTENT_TYPE
    assert answer.json()["status"] == status
    assert answer.json()["title"]


def test_a_wrong_method_names_the_right_ones(api: Client) -> None:
    assert api.post("/api/v1/drivers")["Allow"] == "GET"


def test_a_stranger_is_told_the_same(client: Client) -> None:
    assert client.get("/api/v1/nothing")["Content-Type"] == CONTENT_TYPE


def test_a_crash_says_nothing_about_the_inside(rf: RequestFactory) -> None:
    def crash(request: HttpRequest) -> HttpResponse:
        return HttpResponse("Traceback", status=500)

    answer = ProblemMiddleware(crash)(rf.get("/api/v1/drivers"))
    assert answer["Content-Type"] == CONTENT_TYPE
    assert "Traceback" not in answer.content.decode()


def test_pages_keep_their_own(client: Client) -> None:
    assert client.get("/nothing/")["Content-Type"].startswith("text/html")

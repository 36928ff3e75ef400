"""Whatever goes wrong under the API's address is told to a program, not shown as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

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
        ("get", "/api/v1/drivers?q=%00", 400),
    ],
)
def test_every_error_is_a_problem(api: Client, method: str, path: str, status: int) -> None:
    answer = getattr(api, method)(path)
    assert answer.status_code == status
    assert answer["Content-Type"] == CONTENT_TYPE
    assert answer.json()["status"] == status
    assert answer.json()["title"]


def test_a_nul_in_a_body_is_no_crash(api: Client) -> None:
    words = {"text": "驿站\0没有热水", "kind": "help", "topic": "station"}
    answer = api.post("/api/v1/appeals", words, content_type="application/json")
    assert (answer.status_code // 100, answer["Content-Type"]) == (4, CONTENT_TYPE)


def test_the_schema_refers_to_nothing_that_is_not_in_it(client: Client) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert set(_references(schema)) - known == set()


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from _references(each)


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

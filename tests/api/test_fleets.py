"""Fleets, missions and sheets through the API: the same doors, once per Idempotency-Key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import EAST, SmallCity
from tests.fleets import scenes
from tests.fleets.scenes import a_fleet, called, put_in, volunteer
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.fleets.models import Enrolment, Mission
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def _at_nine() -> Iterator[None]:
    with standing_at(scenes.NOW):
        yield


def ask(actor: Actor, path: str, body: Any = None, key: str = "") -> tuple[int, Any]:
    account = Account.objects.get(pk=actor.account_id)
    headers = {"Authorization": f"Bearer {issue_token(account, 'test', by=actor)}"}
    if key:
        headers["Idempotency-Key"] = key
    client = Client(headers=headers)
    address = f"/api/v1{path}"
    if body is None:
        answer = client.get(address)
    else:
        answer = client.post(address, body, content_type="application/json")
    return answer.status_code, answer.json()


def test_a_driver_joins_once_and_leaves(small_city: SmallCity) -> None:
    fleet, wang = a_fleet(small_city), small_city.cast["driver"]
    body = {"plate": "川D10001", "areas": [EAST]}
    first = ask(wang, f"/fleets/{fleet.pk}/join", body, key="k")
    again = ask(wang, f"/fleets/{fleet.pk}/join", body, key="k")
    assert (first[0], again[1], Enrolment.objects.count()) == (200, first[1], 1)
    assert (first[1]["mine"], first[1]["moves"]) == ("asked", ["change", "leave", "standby"])
    assert ask(wang, f"/fleets/{fleet.pk}/fly", {})[0] == 404
    assert ask(wang, f"/fleets/{fleet.pk}/standby", {"shift": "noon"})[0] == 422
    assert ask(wang, f"/fleets/{fleet.pk}/leave", {})[1]["mine"] == ""


def test_a_mission_goes_from_draft_to_complete(small_city: SmallCity) -> None:
    one, staff = volunteer(small_city, a_fleet(small_city), 1), small_city.cast["committee"]
    draft = {
        "kind": "epidemic", "title": "送试剂", "area": EAST, "place": "疾控中心",
        "starts_at": "2026-06-15T11:00", "ends_at": "2026-06-15T15:00", "needed": 1,
    }  # fmt: skip
    assert ask(one, "/missions", draft)[0] == 404
    wrong = ask(staff, "/missions", {**draft, "area": "1"})
    assert (wrong[0], wrong[1]["errors"][0]["field"]) == (422, "area")
    status, made = ask(staff, "/missions", draft, key="m")
    assert (status, made["state"], made["moves"]) == (201, "draft", ["call", "stand_down"])
    path = f"/missions/{made['id']}"
    assert ask(one, path)[0] == 404  # nobody has heard of it
    ask(staff, f"{path}/call", {})
    mine = ask(one, path)[1]
    assert (mine["answer"], mine["moves"], mine["due"][:16]) == (
        "asked", ["accept", "decline"], "2026-06-15T03:00",
    )  # fmt: skip
    for _tap in range(2):
        assert ask(one, f"{path}/accept", {}, key="a")[0] == 200
    assert Mission.objects.get().accepted == 1
    ask(staff, f"{path}/start", {})
    sheet = ask(one, path)[1]["sheet"]
    stops = ask(one, f"/sheets/{sheet}")[1]["stops"]
    assert ask(staff, f"/sheets/{sheet}/check_in", {"stop": stops[0]["id"]})[0] == 404
    with standing_at(scenes.at(2)):
        ask(one, f"/sheets/{sheet}/check_in", {"stop": stops[0]["id"]})
        assert ask(one, f"/sheets/{sheet}/finish", {})[0] == 422
        assert ask(one, f"/sheets/{sheet}/report", {"kind": "road"})[0] == 200
    with standing_at(scenes.at(5)):
        done = ask(one, f"/sheets/{sheet}/finish", {"km": 31})[1]
        assert (done["state"], done["minutes"], done["km"]) == ("done", 180, 31)
        assert ask(staff, f"{path}/complete", {})[1]["state"] == "completed"
    assert [row["id"] for row in ask(one, "/missions")[1]["items"]] == [made["id"]]
    assert [row["id"] for row in ask(one, "/sheets")[1]["items"]] == [sheet]


def test_the_list_asks_as_often_for_many_as_for_one(small_city: SmallCity) -> None:
    one, asked = volunteer(small_city, a_fleet(small_city), 1), []
    for total in (1, 3, 12):
        for _n in range(Mission.objects.count(), total):
            called(small_city)
        ask(one, "/missions")
        with CaptureQueriesContext(connection) as seen:
            ask(one, "/missions")
        asked.append(len(seen))
    assert asked[0] == asked[1] == asked[2]


def test_why_not_is_told_over_the_api_too(small_city: SmallCity) -> None:
    put_in(small_city, a_fleet(small_city), small_city.wang, "川D10001", kinds=("other",))
    mission = called(small_city)
    wang = small_city.cast["driver"]
    shown = ask(wang, f"/missions/{mission.pk}")[1]
    assert (shown["answer"], shown["moves"], len(shown["reasons"])) == ("passed", [], 1)
    assert ask(wang, f"/missions/{mission.pk}/accept", {})[0] == 409

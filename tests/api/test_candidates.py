"""Candidates through the API: one's own way, the chain's files and moves, once per Idempotency-Key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.branch_life import ways as scenes
from tests.cast import SmallCity, person_actor
from yilu.branch_life.models import Application, Look
from yilu.core.actor import Actor
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
Call = Callable[..., Any]


@pytest.fixture
def call(small_city: SmallCity) -> Call:
    def go(who: str | Actor, path: str, body: Any = None, key: str = "") -> tuple[int, Any]:
        actor = who if isinstance(who, Actor) else small_city.cast[who]
        account = Account.objects.get(pk=actor.account_id)
        headers = {"Authorization": f"Bearer {issue_token(account, 'test', by=actor)}"}
        if key:
            headers["Idempotency-Key"] = key
        client = Client(headers=headers)
        if body is None:
            answer = client.get(f"/api/v1{path}")
        else:
            answer = client.post(f"/api/v1{path}", body, content_type="application/json")
        return answer.status_code, answer.json()

    return go


def test_a_driver_hands_in_once(call: Call) -> None:
    body = {
        "branch": "万顺叫车党支部",
        "text": "敬爱的党组织：我志愿加入中国共产党，愿意认真学习、努力工作。",
        "born_on": "1988-03-15",
    }
    first = call("driver", "/candidates", body, key="a1")
    again = call("driver", "/candidates", body, key="a1")
    assert first[0] == 201, first
    assert (first[0], first[1]["state"], again[1]["id"]) == (201, "handed", first[1]["id"])
    assert Application.objects.count() == 1
    status, problem = call("driver", "/candidates", body)
    assert (status, problem["errors"][0]["field"]) == (422, "")


def test_the_chain_reads_and_moves_others_find_nothing(call: Call, small_city: SmallCity) -> None:
    row = scenes.opened_file(small_city)
    path = f"/candidates/{row.pk}"
    assert [item["number"] for item in call("secretary", "/candidates")[1]["items"]] == [row.number]
    assert call("floating_secretary", "/candidates")[1]["items"] == []
    assert call("floating_secretary", path)[0] == 404
    status, shown = call("secretary", path)
    assert (status, shown["state"], shown["person"]) == (200, "applicant", "苏*龙")
    assert "talk" in shown["moves"]
    assert [shown["steps"][0]["done_on"], shown["steps"][1]["open"]] == ["2023-11-01", True]
    assert Look.objects.count() == 1
    status, problem = call("secretary", f"{path}/talk", {"done_on": "2024-01-15"})
    assert (status, problem["errors"][0]["field"]) == (422, "confirmed")
    assert call("secretary", f"{path}/talk", {})[0] == 422
    late = {"done_on": "2024-01-15", "confirmed": True}
    assert call("secretary", f"{path}/talk", late, key="t1")[0] == 200
    assert call("secretary", f"{path}/talk", late, key="t1")[0] == 200
    assert call("secretary", f"{path}/talk", late)[0] == 404  # done: no move any more
    assert call("driver", f"{path}/activist", {})[0] == 404


def test_ones_own_way(call: Call, small_city: SmallCity) -> None:
    row = scenes.brought_to(small_city, "activist")
    status, mine = call(person_actor(row.person), "/candidates/mine")
    assert (status, mine["state"], mine["moves"]) == (200, "activist", [])
    assert len(mine["steps"]) == 25
    assert call("driver", "/candidates/mine")[0] == 404

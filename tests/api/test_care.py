"""Care through the API: the same rights as on the pages, once per Idempotency-Key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.care import scenes
from tests.cast import SmallCity
from yilu.care import actions
from yilu.care.models import Consultation, Handout
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
Call = Callable[..., Any]


@pytest.fixture
def call(small_city: SmallCity) -> Call:
    """`call("driver", "/consultations", body)`: with that persona's token; (status, JSON)."""

    def go(who: str, path: str, body: Any = None, key: str = "") -> tuple[int, Any]:
        actor = small_city.cast[who]
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

    return go


def test_a_driver_asks_reads_and_counts(call: Call) -> None:
    asked = {"subject": "law", "question": "押金？", "privacy": "sealed"}
    status, made = call("driver", "/consultations", asked, key="k1")
    again = call("driver", "/consultations", asked, key="k1")
    assert (status, again[1]["id"], Consultation.objects.count()) == (201, made["id"], 1)
    path = f"/consultations/{made['id']}"
    assert call("member", path)[0] == 404
    assert call("consultant", path)[1]["moves"] == ["answer"]
    call("consultant", f"{path}/answer", {"text": "先书面要。"})
    assert call("driver", path)[1]["answer"] == "先书面要。"
    assert call("driver", f"{path}/read", {})[1]["state"] == "completed"


def test_a_time_is_found_and_booked(call: Call, small_city: SmallCity) -> None:
    slot = scenes.a_slot(small_city)
    (free,) = call("driver", "/consultation-slots")[1]["items"]
    assert (free["id"], free["free"]) == (str(slot.pk), 1)
    assert call("driver", "/consultations", {"slot": free["id"]})[0] == 201
    status, problem = call("member", "/consultations", {"slot": free["id"]})
    assert (status, "约走" in problem["title"]) == (409, True)


def test_a_pack_is_handed_over_by_code_and_returned(call: Call, small_city: SmallCity) -> None:
    store = scenes.a_store(small_city)
    code = actions.show_code(by=small_city.cast["driver"])
    body = {"campaign": str(store.campaign.pk), "place": str(store.station.pk), "who": code}
    status, made = call("keeper", "/handouts", body, key="h")
    again = call("keeper", "/handouts", body, key="h")
    assert (status, again[1]["id"], made["person"]) == (201, made["id"], "王*")
    assert Handout.objects.count() == 1
    back = call("keeper", f"/handouts/{made['id']}/return", {"reason": "坏了"})
    assert back[1]["state"] == "returned"
    assert call("driver", f"/handouts/{made['id']}")[1]["moves"] == []


def test_two_persons_move_a_campaign(call: Call, small_city: SmallCity) -> None:
    draft = scenes.a_draft(small_city)
    path = f"/campaigns/{draft.pk}"
    assert call("keeper", path)[0] == 404
    assert call("committee", f"{path}/approve", {})[0] == 409
    assert call("committee_leader", f"{path}/approve", {})[1]["state"] == "approved"
    opened = call("committee", f"{path}/open", {})[1]
    assert (opened["state"], opened["listed"], opened["moves"]) == ("open", 4, ["close"])


def test_what_is_missing_names_its_field(call: Call) -> None:
    status, problem = call("driver", "/consultations", {"subject": "law"})
    assert (status, [error["field"] for error in problem["errors"]]) == (422, ["question"])

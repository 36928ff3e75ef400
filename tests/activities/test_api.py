"""Activities over the API: what a phone does, and what a planner does, with the same doors as the pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.cast import SmallCity
from tests.mobile.test_activities import session
from yilu.activities import actions
from yilu.activities.actions import Words
from yilu.activities.codes import code_at
from yilu.activities.enums import PublicationKind
from yilu.core import clock
from yilu.membership.audiences import Rule
from yilu.membership.enums import AudienceKind
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
JSON = "application/json"


class Caller:
    """Somebody with a token."""

    def __init__(self, city: SmallCity, persona: str) -> None:
        actor = city.cast[persona]
        token = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
        self.client = Client(headers={"authorization": f"Bearer {token}"})

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}").json()

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/api/v1/{path}", body, content_type=JSON)


def test_a_seat_by_the_api(small_city: SmallCity) -> None:
    row = session(small_city, capacity=1)
    driver, member = Caller(small_city, "driver"), Caller(small_city, "member")
    shown = driver.get(f"activities/{row.pk}")
    assert (shown["number"], shown["state"], shown["moves"]) == (
        row.number,
        "published",
        ["sign-up"],
    )
    booked = driver.post(f"activities/{row.pk}/sign-up").json()
    assert (booked["mine"], booked["moves"], booked["taken"]) == ("booked", ["give-up"], 1)
    assert member.post(f"activities/{row.pk}/sign-up").json()["mine"] == "waiting"
    driver.post(f"activities/{row.pk}/give-up")
    offered = member.get(f"activities/{row.pk}")
    assert (offered["mine"], offered["moves"]) == ("offered", ["accept", "give-up"])
    assert offered["due"]


def test_checking_in_by_the_api(small_city: SmallCity) -> None:
    row, driver = session(small_city, ahead=0), Caller(small_city, "driver")
    refused = driver.post("attendances", activity=str(row.pk), code="12")
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "code"
    code = code_at(row.pk, clock.business_now()).digits
    made = driver.post("attendances", activity=str(row.pk), code=code)
    assert made.status_code == 201
    again = driver.post("attendances", activity=str(row.pk), code=code)
    assert again.json()["id"] == made.json()["id"]
    assert [item["name"] for item in driver.get("attendances")["items"]] == ["王*"]
    assert Caller(small_city, "member").get("attendances")["items"] == []


def test_a_planner_s_moves(small_city: SmallCity) -> None:
    row, committee = session(small_city), Caller(small_city, "committee")
    assert committee.get(f"activities/{row.pk}")["moves"] == ["hold", "cancel", "sign-up"]
    assert committee.post(f"activities/{row.pk}/hold").status_code == 409
    assert committee.post(f"activities/{row.pk}/cancel").status_code == 422
    done = committee.post(f"activities/{row.pk}/cancel", reason="台风")
    assert done.json()["state"] == "cancelled"
    assert committee.post(f"activities/{row.pk}/dance").status_code == 404
    assert Caller(small_city, "driver").post(f"activities/{row.pk}/close").status_code == 404


def test_what_is_published_is_read_and_counted(small_city: SmallCity) -> None:
    by = small_city.cast["committee"]
    words = Words(
        PublicationKind.LAW,
        "新规",
        "和您有关",
        (Rule(AudienceKind.EVERYBODY),),
        answers=(("问", "答"),),
    )
    row = actions.draft_publication(words, small_city.root, by=by)
    committee, driver = Caller(small_city, "committee"), Caller(small_city, "driver")
    assert driver.get("notices-published")["items"] == []
    committee.post(f"notices-published/{row.pk}/publish")
    read = driver.post(f"notices-published/{row.pk}/read").json()
    assert (read["answers"], read["readers"]) == ([["问", "答"]], None)
    assert committee.get(f"notices-published/{row.pk}")["readers"] == 1

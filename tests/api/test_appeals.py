"""Appeals over the API: handed in once, moved by those who may, never told to those who may not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from tests import factories as make
from tests.cast import SmallCity
from yilu.membership.actions import serve
from yilu.people.actions import issue_token
from yilu.people.models import Account

WORDS = {"subject": "accident", "kind": "help", "text": "追尾后保险迟迟不定损，车停了四天。"}


class Caller:
    """A persona with a bearer token."""

    def __init__(self, city: SmallCity, persona: str) -> None:
        actor = city.cast[persona]
        token = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
        self._client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str) -> Any:
        return self._client.get(f"/api/v1{path}")

    def post(self, path: str, key: str = "", **body: Any) -> Any:
        headers = {"Idempotency-Key": key} if key else {}
        return self._client.post(
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )


@pytest.fixture
def town(small_city: SmallCity) -> SmallCity:
    committee = small_city.cast["committee"]
    serve(small_city.first_branch, by=committee, company_unit=small_city.wanshun_unit)
    make.contact(small_city.luo_member, small_city.wang)
    return small_city


def test_from_the_driver_to_his_word(town: SmallCity) -> None:
    driver, member = Caller(town, "driver"), Caller(town, "member")
    made = driver.post("/appeals", **WORDS)
    assert (made.status_code, made.json()["state"]) == (201, "waiting")
    key = made.json()["id"]
    assert "accept" in member.get(f"/appeals/{key}").json()["moves"]
    assert member.post(f"/appeals/{key}/accept").json()["state"] == "working"
    done = member.post(f"/appeals/{key}/settle", outcome="settled", text="赔付到账了")
    assert done.json()["state"] == "settled"
    said = driver.post(f"/appeals/{key}/confirm", settled="yes", satisfied=None)
    assert (said.json()["state"], said.json()["ending"]) == ("closed", "confirmed")
    assert [stop["place"] for stop in said.json()["relay"]] == ["past", "now", "next", "next"]


def test_a_repeated_post_is_one_appeal(town: SmallCity) -> None:
    driver = Caller(town, "driver")
    first, second = (driver.post("/appeals", "k1", **WORDS).json()["id"] for _time in range(2))
    assert first == second


def test_a_repeated_anonymous_one_is_one_with_one_receipt(town: SmallCity) -> None:
    driver = Caller(town, "driver")
    words = {**WORDS, "anonymous": True}
    one, two = (driver.post("/appeals", "secret-1", **words).json() for _time in range(2))
    assert (one["id"], one["receipt"]) == (two["id"], two["receipt"])
    assert driver.get(f"/appeals/{one['id']}").status_code == 404


def test_what_is_wrong_stands_on_its_field(town: SmallCity) -> None:
    refused = Caller(town, "driver").post("/appeals", **{**WORDS, "text": "嗯"})
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == ["text"]


def test_an_illegal_move_is_a_conflict_and_a_strangers_is_nothing(town: SmallCity) -> None:
    key = Caller(town, "driver").post("/appeals", **WORDS).json()["id"]
    member = Caller(town, "member")
    assert member.post(f"/appeals/{key}/settle", outcome="settled", text="好").status_code == 409
    assert Caller(town, "outsider_driver").post(f"/appeals/{key}/accept").status_code == 404
    assert member.post(f"/appeals/{key}/fly").status_code == 404


def test_a_sealed_one_is_in_nobody_elses_list(town: SmallCity) -> None:
    Caller(town, "driver").post("/appeals", **{**WORDS, "about_own_chain": True})
    for persona in ("member", "secretary", "company", "police", "district", "keeper"):
        assert Caller(town, persona).get("/appeals").json()["items"] == [], persona
    listed = Caller(town, "committee").get("/appeals").json()["items"]
    assert [(item["sealed"], item["title"]) for item in listed] == [(True, "")]


def test_a_department_sees_its_task_and_no_case(town: SmallCity) -> None:
    key = Caller(town, "driver").post("/appeals", **WORDS).json()["id"]
    committee, police = Caller(town, "committee"), Caller(town, "police")
    committee.post(f"/appeals/{key}/accept")
    committee.post(
        f"/appeals/{key}/invite", unit="市交警支队", wanted="出认定书", facts="阳光大道，川D10001"
    )
    (task,) = police.get("/tasks").json()["items"]
    assert task["facts"] == "阳光大道，川D10001"
    assert police.get(f"/appeals/{key}").status_code == 404
    answered = police.post(f"/tasks/{task['id']}/answer", text="对方全责")
    assert answered.json()["state"] == "answered"


def test_recorded_for_a_driver_by_his_phone(town: SmallCity) -> None:
    keeper = Caller(town, "keeper")
    made = keeper.post("/appeals", **WORDS, phone="13900008888", name="过路的")
    assert made.status_code == 201
    assert made.json()["number"].startswith("SQ-")
    assert keeper.get(f"/appeals/{made.json()['id']}").status_code == 404

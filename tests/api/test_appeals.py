"""Appeals over the API: handed in once, moved by those who may, never told to those who may not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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

    def send(
        self, path: str, key: str = "", headers: dict[str, str] | None = None, **form: Any
    ) -> Any:
        """multipart/form-data"""
        told = {"Idempotency-Key": key} if key else {}
        return self._client.post(f"/api/v1{path}", form, headers={**told, **(headers or {})})


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


PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def papers(count: int = 1) -> dict[str, Any]:
    files = [SimpleUploadedFile(f"单据{n}.pdf", PDF, "application/pdf") for n in range(count)]
    return {"papers": files, "text": "定损单"}


def test_papers_are_attached_once_by_whoever_works_it(town: SmallCity) -> None:
    driver, member = Caller(town, "driver"), Caller(town, "member")
    key = driver.post("/appeals", **WORDS).json()["id"]
    assert "attach" in member.get(f"/appeals/{key}").json()["moves"]
    first = member.send(f"/appeals/{key}/attach", "k1", **papers())
    again = member.send(f"/appeals/{key}/attach", "k1", **papers())
    assert (first.status_code, again.status_code, first.json()) == (200, 200, again.json())
    lines = [line for line in first.json()["timeline"] if line["act"] == "attached"]
    assert [(line["voice"], line["text"]) for line in lines] == [("inner", "定损单")]
    assert "定损单" not in driver.get(f"/appeals/{key}").content.decode()


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"text": "没有文件"}, 422),
        (papers(6), 422),
        ({"papers": [SimpleUploadedFile("坏.pdf", b"MZ\x90", "application/pdf")]}, 422),
    ],
)
def test_papers_that_cannot_be_taken_say_why(
    town: SmallCity, given: dict[str, Any], status: int
) -> None:
    key = Caller(town, "driver").post("/appeals", **WORDS).json()["id"]
    answer = Caller(town, "member").send(f"/appeals/{key}/attach", **given)
    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (
        status,
        ["papers"],
    )


def test_a_body_that_is_too_long_is_refused_unread(town: SmallCity) -> None:
    key = Caller(town, "driver").post("/appeals", **WORDS).json()["id"]
    answer = Caller(town, "member").send(
        f"/appeals/{key}/attach", headers={"Content-Length": str(200 << 20)}, **papers()
    )
    assert answer.status_code == 413


def test_a_department_attaches_to_its_task_alone(town: SmallCity) -> None:
    committee, police = Caller(town, "committee"), Caller(town, "police")
    key = Caller(town, "outsider_driver").post("/appeals", **WORDS).json()["id"]
    committee.post(f"/appeals/{key}/accept")
    asked = {"unit": town.police.number, "wanted": "出认定书", "facts": "6月12日"}
    assert committee.post(f"/appeals/{key}/invite", **asked).status_code == 200
    task = police.get("/tasks").json()["items"][0]["id"]
    assert police.send(f"/tasks/{task}/attach", **papers()).status_code == 200
    assert police.send(f"/appeals/{key}/attach", **papers()).status_code == 404


def test_whose_move_it_never_is_gets_nothing_before_his_body_is_read(town: SmallCity) -> None:
    key = Caller(town, "driver").post("/appeals", **WORDS).json()["id"]
    broken = {"days": "many"}
    answers = {
        name: Caller(town, name).post(f"/appeals/{key}/pause", **broken).status_code
        for name in ("driver", "member", "secretary", "outsider_driver", "police", "district")
    }
    assert answers == {
        "driver": 404,
        "member": 422,
        "secretary": 404,  # his member holds it
        "outsider_driver": 404,
        "police": 404,
        "district": 404,
    }


def test_who_gave_a_case_away_hears_the_same_answer_again(town: SmallCity) -> None:
    driver, member = Caller(town, "driver"), Caller(town, "member")
    key = driver.post("/appeals", **WORDS).json()["id"]
    member.post(f"/appeals/{key}/accept")
    first = member.post(f"/appeals/{key}/escalate", "up", reason="办不了")
    again = member.post(f"/appeals/{key}/escalate", "up", reason="办不了")
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json()["state"] == again.json()["state"] == "waiting"


def test_an_anonymous_one_is_moved_by_its_receipt_alone(town: SmallCity) -> None:
    driver, other = Caller(town, "driver"), Caller(town, "outsider_driver")
    made = driver.post("/appeals", **{**WORDS, "anonymous": True}).json()
    path = f"/appeals/{made['id']}/add"
    assert other.post(path, text="再说一句").status_code == 404
    assert other.post(path, text="再说一句", receipt="AAAA-AAAA-AAAA").status_code == 404
    assert driver.post(path, text="再说一句", receipt=made["receipt"]).status_code == 200

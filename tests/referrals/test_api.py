"""Letters by the API: the same doors, moves and refusals as at the desk."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.referrals.conftest import Office
from yilu.people.actions import issue_token
from yilu.people.models import Account
from yilu.referrals.models import Answer, Slip

HOME = "/api/v1/referrals"
REPLY = {"text": "认定书6月18日出具。", "answered_on": "2026-06-15", "answered_by": "张警官"}
QUERIES = 4  # the token, its posts, the account, the rows


class Caller:
    """Somebody with a token."""

    def __init__(self, office: Office, who: str) -> None:
        actor = office.city.cast[who]
        token = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
        self.client = Client(headers={"Authorization": f"Bearer {token}"})

    def get(self, path: str = "", **asked: Any) -> Any:
        return self.client.get(f"{HOME}{path}", asked).json()

    def post(self, slip: Slip, move: str, key: str = "", **given: Any) -> Any:
        headers = {"Idempotency-Key": key} if key else {}
        path = f"{HOME}/{slip.pk}/{move}"
        return self.client.post(path, given, content_type="application/json", headers=headers)


def test_the_list_and_one_letter(office: Office) -> None:
    letter, handover = office.letter(), office.handover()
    staff = Caller(office, "committee")
    listed = staff.get()["items"]
    assert {item["number"] for item in listed} == {letter.number, handover.number}
    assert [item["number"] for item in staff.get(kind="handover")["items"]] == [handover.number]
    shown = staff.get(f"/{letter.pk}")
    assert (shown["state"], shown["moves"]) == ("issued", ["send", "answer", "withdraw"])
    assert shown["due"] == "2026-06-22T09:30:00Z"
    assert shown["facts"] == letter.facts
    assert letter.code not in str(shown)
    assert Caller(office, "police").get(f"/{letter.pk}")["moves"] == ["answer"]


def test_the_moves(office: Office) -> None:
    letter, handover, staff = office.letter(), office.handover(), Caller(office, "committee")
    assert staff.post(letter, "send", how="fax").json()["sent_how"] == "fax"
    assert staff.post(letter, "send").status_code == 409
    numbered = staff.post(handover, "number", number="42").json()
    assert (numbered["state"], numbered["outside_number"]) == ("sent", "42")
    assert staff.post(handover, "withdraw", reason="不用了").json()["state"] == "withdrawn"
    answered = staff.post(letter, "answer", code=letter.code, **REPLY).json()
    assert answered["state"] == "answered"
    assert answered["answers"] == [{**REPLY, "own": False}]
    assert staff.post(letter, "forget").status_code == 404


def test_a_wrong_reply_names_its_fields(office: Office) -> None:
    answer = Caller(office, "committee").post(office.letter(), "answer", **{**REPLY, "text": ""})
    assert answer.status_code == 422
    assert {error["field"] for error in answer.json()["errors"]} == {"code", "text"}


def test_a_body_nobody_can_read_is_said_so(office: Office) -> None:
    slip, staff = office.letter(), Caller(office, "committee")
    answer = staff.post(slip, "send", how="飞鸽")
    assert (answer.status_code, [e["field"] for e in answer.json()["errors"]]) == (422, ["how"])


def test_the_same_key_happens_once(office: Office) -> None:
    letter, police, key = office.letter(), Caller(office, "police"), str(uuid4())
    first, second = (police.post(letter, "answer", key, **REPLY) for _ in range(2))
    assert first.json() == second.json()
    assert Answer.objects.count() == 1


@pytest.mark.parametrize("who", ["labour", "secretary", "driver"])
def test_to_others_it_does_not_exist(office: Office, who: str) -> None:
    slip, other = office.letter(), Caller(office, who)
    assert other.post(slip, "answer", **REPLY).status_code == 404
    assert other.get()["items"] == []


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_number_of_queries_does_not_grow(
    office: Office, django_assert_num_queries: Any, rows: int
) -> None:
    staff = Caller(office, "committee")
    for _ in range(rows):
        office.letter()
    staff.get()
    with django_assert_num_queries(QUERIES):
        assert len(staff.get()["items"]) == rows

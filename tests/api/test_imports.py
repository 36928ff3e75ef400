"""The imports as the API lists them: counts, state and what may be done now."""

from __future__ import annotations

import io

import pytest
from django.test import Client

from tests import cast
from yilu.core.actor import Actor
from yilu.intake import actions
from yilu.people.actions import issue_token
from yilu.people.models import Account

pytestmark = pytest.mark.django_db
FILE = "企业名称,统一社会信用代码\n没有代码的公司,1234\n"


def program(actor: Actor) -> Client:
    token = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
    return Client(headers={"Authorization": f"Bearer {token}"})


def test_a_batch_is_listed_and_shown_alike(
    small_city: cast.SmallCity, personas: dict[str, Actor]
) -> None:
    committee = personas["committee"]
    received = actions.receive("companies", "名单.csv", io.BytesIO(FILE.encode()), by=committee)
    batch = actions.stage(received, by=committee)
    api = program(committee)
    [listed] = api.get("/api/v1/imports", {"kind": "companies", "state": "ready"}).json()["items"]
    assert listed == api.get(f"/api/v1/imports/{batch.pk}").json()
    assert (listed["number"], listed["state"]) == (batch.number, "ready")
    assert (listed["kind"], listed["file_name"]) == ("companies", "名单.csv")
    assert (listed["total"], listed["failing"], listed["written"]) == (1, 1, 0)
    assert "discard" in listed["moves"]
    assert "apply" not in listed["moves"]


def test_what_others_brought_in_does_not_exist(
    small_city: cast.SmallCity, personas: dict[str, Actor]
) -> None:
    committee = personas["committee"]
    received = actions.receive("companies", "名单.csv", io.BytesIO(FILE.encode()), by=committee)
    api = program(personas["company"])
    assert api.get("/api/v1/imports").json()["items"] == []
    assert api.get(f"/api/v1/imports/{received.pk}").status_code == 404

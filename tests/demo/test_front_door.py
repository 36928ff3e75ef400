"""`/demo/` exists in demo mode only; a button there is a real sign-in."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from django.test import Client
from pytest_django import Settings

from tests import cast
from yilu.core.actor import Actor
from yilu.demo.panzhihua import CITY
from yilu.demo.people import Population
from yilu.demo.personas import BY_KEY, PERSONAS, Pages
from yilu.demo.steps import finishing, ground, people

SIGN_IN = [persona.key for persona in PERSONAS if persona.pages is not Pages.NONE]
STAFF = [persona.key for persona in PERSONAS if persona.is_staff]


@pytest.fixture
def demo_mode(settings: Settings, tmp_path: Path) -> None:
    settings.YILU_MODE = "demo"
    settings.YILU_DATA = tmp_path
    settings.ROOT_URLCONF = "yilu.config.urls"


@pytest.fixture
def the_cast(db: None, demo_mode: None) -> None:
    """Everybody the page offers, with posts and accounts, but no registers."""
    by = Actor.for_system(CITY)
    ground.rulebook(by=by)
    units = ground.units(cast.DAY, by=by)
    units["wanshun"] = units["first_branch"]  # companies come with their import, not here
    population = Population(Random(1), cast.DAY)
    generated = {p.key: population.person(p.name, sex=p.sex) for p in PERSONAS}
    entered = people.enter(generated, by=by)
    people.give_posts(entered, units, cast.DAY, by=by)
    people.open_accounts(entered)
    finishing.mark(cast.DAY, by=by)


@pytest.mark.parametrize("mode", ["production", "test"])
def test_absent_outside_demo_mode(client: Client, settings: Settings, mode: str, db: None) -> None:
    settings.ROOT_URLCONF = "yilu.config.urls"
    settings.YILU_MODE = mode
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"persona": "committee"}).status_code == 404
    assert client.post("/demo/token", {"persona": "committee"}).status_code == 404
    assert client.get("/demo/registers/05-司机党员花名册.xlsx").status_code == 404


def test_every_persona_of_the_interface_is_there() -> None:
    assert set(BY_KEY) == {
        "driver", "member", "truck_driver", "secretary", "floating_secretary", "committee",
        "committee_leader", "keeper", "police", "labour", "education", "urban", "field_worker",
        "dispatcher", "fleet_lead", "candidate", "consultant", "family", "company",
        "outsider_driver", "system_admin", "security_admin", "auditor",
    }  # fmt: skip


def test_the_page_shows_names_phones_and_current_codes(client: Client, the_cast: None) -> None:
    page = client.get("/demo/").content.decode()
    for persona in PERSONAS:
        assert persona.name in page
        assert (persona.phone in page) == (persona.pages is not Pages.NONE)
    assert page.count("动态验证码") == len(STAFF)


@pytest.mark.parametrize("key", SIGN_IN)
def test_one_button_signs_in_without_a_csrf_token(the_cast: None, key: str) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/demo/", {"persona": key})
    assert answer.status_code == 302
    assert answer["Location"] == ("/console/" if BY_KEY[key].pages is Pages.CONSOLE else "/")
    assert browser.session["_auth_user_id"]


def test_staff_come_in_with_both_factors_shown(the_cast: None) -> None:
    browser = Client()
    browser.post("/demo/", {"persona": "committee"})
    methods = {record["method"] for record in browser.session["account_authentication_methods"]}
    assert methods == {"code", "mfa"}


def test_a_family_needs_no_account_and_is_told_so(client: Client, the_cast: None) -> None:
    answer = client.post("/demo/", {"persona": "family"})
    assert (answer.status_code, answer["Location"]) == (302, "/exam/")
    assert "_auth_user_id" not in client.session


def test_an_unknown_persona_is_refused(client: Client, the_cast: None) -> None:
    assert client.post("/demo/", {"persona": "mayor"}).status_code == 400
    assert client.post("/demo/token", {}).status_code == 400


def test_a_token_carries_the_personas_rights(the_cast: None) -> None:
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/demo/token", {"persona": "committee"})
    assert answer.status_code == 200
    assert answer.json()["token"].startswith("yilu_")


def test_only_the_register_files_can_be_fetched(
    client: Client, demo_mode: None, tmp_path: Path, db: None
) -> None:
    (tmp_path / "registers").mkdir()
    (tmp_path / "registers" / "05-司机党员花名册.xlsx").write_bytes(b"PK")
    (tmp_path / "registers" / "other.txt").write_text("no")
    answer = client.get("/demo/registers/05-司机党员花名册.xlsx")
    assert b"".join(answer.streaming_content) == b"PK"  # type: ignore[attr-defined]
    answer.close()
    assert client.get("/demo/registers/other.txt").status_code == 404
    assert client.get("/demo/registers/02-金沙渡出行-baseInfoVehicle.json").status_code == 404


def test_before_the_city_stands_the_page_says_so(client: Client, demo_mode: None, db: None) -> None:
    assert "还在搭建" in client.get("/demo/").content.decode()
    assert client.post("/demo/", {"persona": "driver"}).status_code == 404


def test_where_one_is_signed_in_names_this_device(client: Client, the_cast: None) -> None:
    client.post("/demo/", {"persona": "driver"}, headers={"User-Agent": "WeChat"})
    page = client.get("/accounts/sessions/").content.decode()
    assert "这里" in page
    assert "WeChat" in page

"""待发送: whose words a phone sends, what it is told, and the same thing sent twice at once."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from tests import cast
from tests.contracts.test_matrix import _visitor
from tests.files.make import picture
from yilu.appeals.models import Appeal
from yilu.core.actor import Actor
from yilu.files.models import Photo
from yilu.mobile.outbox import owner_of
from yilu.ui import kit

GIVEN = {"subject": "accident", "kind": "help", "text": "追尾后保险迟迟不定损，车停了四天。"}
STATIC = Path(kit.__file__).parent / "static"


def sends(phone: Client, of: Actor, **given: object) -> tuple[int, dict[str, str]]:
    """What the outbox of `of` gets when it sends under whoever is signed in on this phone."""
    answer = phone.post(
        "/appeals/new/",
        {**GIVEN, "idempotency_key": "k1", "sure": "1", **given},
        headers={"X-Yilu-Outbox": owner_of(of)},
    )
    kind = answer.headers["Content-Type"]
    return answer.status_code, answer.json() if "json" in kind else {
        "html": answer.content.decode()
    }


@pytest.fixture
def driver(small_city: cast.SmallCity) -> Actor:
    return small_city.cast["driver"]


@pytest.mark.django_db
def test_it_is_told_where_it_went_and_goes_once(driver: Actor) -> None:
    phone = _visitor(driver, token=False)
    first, again = sends(phone, driver), sends(phone, driver)
    appeal = Appeal.objects.get()
    assert first == again == (200, {"to": f"/appeals/{appeal.pk}/"})


@pytest.mark.django_db
def test_never_under_anothers_session(small_city: cast.SmallCity, driver: Actor) -> None:
    others = _visitor(small_city.cast["truck_driver"], token=False)
    assert sends(others, driver) == (409, {"why": "another"})
    assert sends(Client(), driver) == (401, {"why": "signed-out"})
    assert Appeal.objects.count() == 0


@pytest.mark.django_db
def test_what_is_wrong_comes_back_in_words(driver: Actor) -> None:
    status, said = sends(_visitor(driver, token=False), driver, text="追尾")
    assert (status, "再多说一句" in said["html"]) == (422, True)
    assert Appeal.objects.count() == 0


@pytest.mark.django_db
def test_the_phone_asks_whose_session_it_is(driver: Actor) -> None:
    mine = _visitor(driver, token=False).get("/outbox/who/")
    nobody = Client().get("/outbox/who/")
    assert (mine.json()["owner"], nobody.json()["owner"]) == (owner_of(driver), "")
    assert "no-store" in mine.headers["Cache-Control"]
    assert str(driver.account_id) not in mine.content.decode()


@pytest.mark.django_db
def test_a_form_is_kept_for_its_owner_and_other_pages_are_not(driver: Actor) -> None:
    phone = _visitor(driver, token=False)
    assert phone.get("/appeals/new/").headers["X-Yilu-Keep"] == owner_of(driver)
    assert "X-Yilu-Keep" not in phone.get("/appeals/").headers
    assert "X-Yilu-Keep" not in phone.post("/appeals/new/", {}).headers


@pytest.mark.django_db
def test_the_page_without_a_line_is_nobodys(driver: Actor) -> None:
    page = _visitor(driver, token=False).get("/offline/").content.decode()
    assert 'data-owner="?"' in page
    assert owner_of(driver) not in page
    assert "tabbar" not in page


def test_the_worker_keeps_only_what_there_is() -> None:
    answer = Client().get("/sw.js")
    text = answer.content.decode()
    told = re.match(r"const YILU = (\{.*\});\nconst VERSION", text)
    assert told is not None
    known = json.loads(told[1])
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    missing = [
        url for url in known["shell"] if not (STATIC / url.removeprefix("/static/")).is_file()
    ]
    assert missing == []
    assert {"/console/", "/api/", "/accounts/", "/demo/"} <= set(known["leave"])


def test_the_manifest_installs() -> None:
    told = json.loads(Client().get("/manifest.webmanifest").content)
    assert (told["display"], told["start_url"], told["scope"]) == ("standalone", "/", "/")
    files = [STATIC / icon["src"].removeprefix("/static/") for icon in told["icons"]]
    assert [path.is_file() for path in files] == [True, True, True]
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert [one["url"] for one in told["shortcuts"]] == ["/snap/", "/stations/"]


@pytest.mark.django_db(transaction=True)
def test_sent_by_the_worker_and_the_page_at_once(driver: Actor) -> None:
    """Both carry the same key: one appeal, one photo, one answer for both."""

    def send(_who: int) -> tuple[int, dict[str, str]]:
        try:
            photo = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
            return sends(_visitor(driver, token=False), driver, photos=photo)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(send, range(2)))
    assert answers[0] == answers[1]
    assert (Appeal.objects.count(), Photo.objects.count()) == (1, 1)

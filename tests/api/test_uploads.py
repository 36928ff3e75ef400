"""The photo contract over HTTP: handed in once, seen at once by its uploader, refused in words."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from tests import cast
from tests.files.make import PLACE, exif, picture, wav, webm
from yilu.core import photos
from yilu.core.actor import Actor
from yilu.files import actions
from yilu.files.models import Photo
from yilu.people.actions import issue_token
from yilu.people.models import Account


@pytest.fixture(autouse=True)
def elsewhere(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def caller(actor: Actor) -> Client:
    bearer = issue_token(Account.objects.get(pk=actor.account_id), "test", by=actor)
    return Client(headers={"Authorization": f"Bearer {bearer}"})


@pytest.fixture
def driver(personas: dict[str, Actor]) -> Client:
    return caller(personas["driver"])


@pytest.fixture
def other(personas: dict[str, Actor]) -> Client:
    return caller(personas["outsider_driver"])


def hand_in(client: Client, data: bytes, *, field: str = "photo", key: str = "") -> Any:
    file = SimpleUploadedFile("a.jpg", data, content_type="image/png")
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(f"/api/v1/{field}s", {field: file}, headers=headers)


def test_handed_in_and_seen_at_once(driver: Client) -> None:
    answer = hand_in(driver, picture(2000, 1500, exif=exif(gps=PLACE, orientation=6)))
    body = answer.json()
    key = str(Photo.objects.get().pk)
    assert (answer.status_code, body) == (
        201,
        {
            "id": key,
            "url": f"/api/v1/photos/{key}",
            "thumb": f"/api/v1/photos/{key}/thumb",
            "width": 1200,
            "height": 1600,
        },
    )
    shown = driver.get(body["url"])
    assert Image.open(io.BytesIO(shown.content)).size == (1200, 1600)
    assert Image.open(io.BytesIO(driver.get(body["thumb"]).content)).size == (240, 320)
    assert {name: shown[name] for name in ("Content-Type", "X-Content-Type-Options")} == {
        "Content-Type": "image/jpeg",
        "X-Content-Type-Options": "nosniff",
    }
    assert shown["Cache-Control"].startswith("private")
    assert shown["Content-Disposition"] == f'inline; filename="{key}.jpg"'


def test_others_see_it_after_review(
    driver: Client, other: Client, personas: dict[str, Actor]
) -> None:
    body = hand_in(driver, picture()).json()
    before = [other.get(body[name]).status_code for name in ("url", "thumb")]
    actions.review_photo(Photo.objects.get(), by=personas["committee"], publish=True)
    after = [other.get(body[name]).status_code for name in ("url", "thumb")]
    assert (before, after) == ([404, 404], [200, 200])


def test_the_same_key_answers_the_same_once(driver: Client, other: Client) -> None:
    one, two = (hand_in(driver, picture(), key="k-1") for _ in range(2))
    assert (one.status_code, one.content) == (two.status_code, two.content)
    assert Photo.objects.count() == 1
    assert hand_in(other, picture(), key="k-1").json()["id"] != one.json()["id"]
    assert hand_in(driver, picture(), key="k-2").json()["id"] != one.json()["id"]
    assert hand_in(driver, picture()).json()["id"] != hand_in(driver, picture()).json()["id"]
    assert Photo.objects.count() == 5


def test_a_refused_one_may_be_sent_again_under_its_key(driver: Client) -> None:
    assert hand_in(driver, b"%PDF-1.7", key="k").status_code == 422
    assert hand_in(driver, picture(), key="k").status_code == 201


def test_a_key_of_unreasonable_length(driver: Client) -> None:
    assert hand_in(driver, picture(), key="k" * 201).status_code == 422


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"%PDF-1.7", "PDF"), (b"<svg/>", "矢量图"), (b"", "空"), (b"GIF89a", "JPEG")],
)
def test_refused_in_words(driver: Client, data: bytes, word: str) -> None:
    answer = hand_in(driver, data)
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert (problem["status"], problem["errors"][0]["field"]) == (422, "photo")
    assert word in problem["errors"][0]["message"]
    assert Photo.objects.count() == 0


def test_without_a_file(driver: Client) -> None:
    answer = driver.post("/api/v1/photos", {"other": "x"})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "photo")
    assert driver.post("/api/v1/photos", b"raw", content_type="image/jpeg").status_code == 422


def test_too_large_is_413(driver: Client) -> None:
    answer = hand_in(driver, b"\xff\xd8\xff" + bytes(photos.MOST_BYTES))
    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")
    assert "20 MB" in answer.json()["errors"][0]["message"]
    assert hand_in(driver, b"\xff\xd8\xff" + bytes(photos.MOST_BYTES + 80_000)).status_code == 413


def test_nobody_without_a_token(small_city: cast.SmallCity) -> None:
    assert hand_in(Client(), picture()).status_code == 401


def test_a_voice_note(driver: Client, other: Client) -> None:
    data = webm(3)
    answer = hand_in(driver, data, field="recording", key="v")
    body = answer.json()
    assert (answer.status_code, body["seconds"], set(body)) == (201, 3, {"id", "url", "seconds"})
    assert hand_in(driver, data, field="recording", key="v").json() == body
    heard = driver.get(body["url"])
    assert (heard.status_code, heard.content, heard["Content-Type"]) == (200, data, "audio/webm")
    assert other.get(body["url"]).status_code == 404


def test_a_piece_of_a_voice_note_as_iphones_ask(driver: Client) -> None:
    data = wav(1)
    url = hand_in(driver, data, field="recording").json()["url"]
    asked = {
        "bytes=0-1": (206, data[:2], f"bytes 0-1/{len(data)}"),
        "bytes=100-": (206, data[100:], f"bytes 100-{len(data) - 1}/{len(data)}"),
        "bytes=-5": (206, data[-5:], f"bytes {len(data) - 5}-{len(data) - 1}/{len(data)}"),
        "bytes=999999-": (200, data, None),
        "bytes=5-2": (200, data, None),
        "lines=1-2": (200, data, None),
    }
    for header, want in asked.items():
        got = driver.get(url, headers={"Range": header})
        assert (got.status_code, got.content, got.get("Content-Range")) == want


def test_the_schema_tells_of_the_form(driver: Client) -> None:
    body = driver.get("/api/v1/openapi.json").json()["paths"]["/api/v1/photos"]["post"]
    assert list(body["requestBody"]["content"]) == ["multipart/form-data"]

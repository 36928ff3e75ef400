"""Snapshots over the API: reported once with photos, moved by whoever may, shown to nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.api.test_stations import caller, send
from tests.cast import SmallCity
from tests.patrol.conftest import HERE, Ground, at, elsewhere, jpeg, lay, scene
from yilu.patrol.models import Snapshot

__all__ = ["elsewhere"]


@pytest.fixture
def ground(small_city: SmallCity) -> Any:
    with at(10):
        yield lay(small_city)


def photo(client: Client, seed: int) -> str:
    file = SimpleUploadedFile("a.jpg", jpeg(scene(seed, (320, 240))), "image/jpeg")
    answer = client.post("/api/v1/photos", {"photo": file})
    return str(answer.json()["id"])


def test_the_loop_over_the_api(ground: Ground) -> None:
    driver, desk = caller(ground.who("driver")), caller(ground.who("committee"))
    member, worker = caller(ground.who("member")), caller(ground.who("field_worker"))
    body = {"category": "pothole", "photos": [photo(driver, 1)], "lon": HERE.lon, "lat": HERE.lat}
    first, again = (send(driver, "/snapshots", body, "k") for _time in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    key = first.json()["id"]
    assert (Snapshot.objects.count(), first.json()["state"], first.json()["due"]) == (
        1,
        "waiting",
        None,
    )
    path = f"/snapshots/{key}"
    assert member.get(f"/api/v1{path}").status_code == 404
    near = member.get(
        f"/api/v1/snapshots/near?lon={HERE.lon}&lat={HERE.lat}&category=pothole"
    ).json()
    assert [one["id"] for one in near] == [key]
    seen = send(member, f"{path}/cowitness", {"photos": [photo(member, 2)]}).json()
    assert (seen["state"], [p["when"] for p in seen["pictures"]]) == ("waiting", ["seen"])
    assert send(driver, f"{path}/accept", {}).status_code == 404
    filed = send(desk, f"{path}/accept", {"photos_ok": True}).json()
    assert (filed["state"], filed["unit"], filed["due"] is not None) == (
        "assigned",
        "现场处置队",
        True,
    )
    assert (
        send(worker, f"{path}/extend", {"hours": 7, "reason": "等料"}).json()["state"] == "assigned"
    )
    assert send(worker, f"{path}/approve", {}).status_code == 404
    assert send(desk, f"{path}/decline", {"reason": "今天能办"}).status_code == 200
    short = send(worker, f"{path}/dispose", {"text": "补平"})
    assert (short.status_code, "photos" in str(short.json())) == (422, True)
    done = send(worker, f"{path}/dispose", {"text": "补平", "photos": [photo(worker, 3)]}).json()
    assert (done["state"], "close" in done["moves"]) == ("verifying", False)
    closed = send(desk, f"{path}/close", {"outcome": "solved", "text": "看过照片"}).json()
    assert (closed["state"], closed["basis"]) == ("closed", "desk")
    said = send(driver, f"{path}/answer", {"answer": "no", "text": "又陷了"}).json()
    assert (said["state"], said["answer"]) == ("assigned", "no")
    assert [line["act"] for line in said["timeline"]][-2:] == ["answered", "reopened"]


def test_lists_and_pictures(ground: Ground) -> None:
    made, driver = ground.filed(), caller(ground.who("driver"))
    assert [row["id"] for row in driver.get("/api/v1/snapshots?mine=true").json()["items"]] == [
        str(made.pk)
    ]
    assert driver.get("/api/v1/snapshots").json()["items"] == []
    desk = caller(ground.who("committee"))
    assert len(desk.get("/api/v1/snapshots?box=doing").json()["items"]) == 1
    (one,) = driver.get(f"/api/v1/snapshots/{made.pk}").json()["pictures"]
    shown = driver.get(one["url"])
    assert (shown.status_code, shown["Content-Type"], b"Exif" in shown.content) == (
        200, "image/jpeg", False,
    )  # fmt: skip
    assert caller(ground.who("truck_driver")).get(one["url"]).status_code == 404
    assert len(driver.get("/api/v1/snapshots/categories").json()) == 19

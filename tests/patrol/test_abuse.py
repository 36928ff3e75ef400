"""Bad input and abuse at the door apps use, line by line: decided, told clearly, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.api.test_stations import caller, send
from tests.cast import DAY, SmallCity
from tests.files.make import PLACE, exif, picture
from tests.files.test_photos import BOMBS, DISGUISED, POLYGLOTS, heic
from tests.patrol.conftest import HERE, NEXT_DOOR, Ground, at, elsewhere, jpeg, lay, scene
from yilu.core import clock
from yilu.files.models import Photo, StoredFile
from yilu.patrol.models import Merit, Snapshot
from yilu.rewards.models import Award

__all__ = ["elsewhere"]
Answer = Any


@pytest.fixture
def ground(small_city: SmallCity) -> Iterator[Ground]:
    with at(10):
        yield lay(small_city)


@pytest.fixture
def driver(ground: Ground) -> Client:
    return caller(ground.who("driver"))


def upload(client: Client, data: bytes, name: str = "a.jpg", kind: str = "image/jpeg") -> Answer:
    return client.post("/api/v1/photos", {"photo": SimpleUploadedFile(name, data, kind)})


def shot(client: Client, seed: int = 1, data: bytes | None = None) -> str:
    return str(upload(client, data or jpeg(scene(seed, (320, 240)))).json()["id"])


def report(client: Client, key: str = "", **more: Any) -> Answer:
    body = {"category": "pothole", "lon": HERE.lon, "lat": HERE.lat, **more}
    body.setdefault("photos", [shot(client, len(str(more)) + Snapshot.objects.count())])
    return send(client, "/snapshots", body, key)


LYING: dict[str, Callable[[], bytes]] = {
    **{f"bomb: {name}": make for name, make in BOMBS.items()},
    **{f"polyglot: {name}": make for name, make in POLYGLOTS.items()},
    **{f"lying: {name}": (lambda data=data: data) for name, (data, _word) in DISGUISED.items()},
}


@pytest.mark.parametrize("what", LYING)
def test_what_is_no_honest_photo_is_refused_in_words(driver: Client, what: str) -> None:
    answer = upload(driver, LYING[what]())
    assert (answer.status_code, answer["content-type"]) == (422, "application/problem+json")
    [said] = answer.json()["errors"]
    assert (said["field"], any("一" <= letter <= "鿿" for letter in said["message"])) == (
        "photo",
        True,
    )
    assert (Photo.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_heic_and_a_turned_photo_with_gps_come_out_upright_and_bare(
    ground: Ground, driver: Client
) -> None:
    tags = exif(orientation=6, gps=PLACE, taken="2026:06:15 09:58:00")
    iphone = upload(driver, heic(exif=exif(gps=PLACE)), "IMG.HEIC", "image/heic")
    turned = upload(driver, picture(640, 480, exif=tags))
    assert (iphone.status_code, turned.status_code) == (201, 201)
    assert (turned.json()["width"], turned.json()["height"]) == (480, 640)
    for made in (iphone.json(), turned.json()):
        for size in ("url", "thumb"):
            content = driver.get(made[size]).content
            assert (content[:3], b"Exif" in content, b"NOBODY" in content) == (
                b"\xff\xd8\xff",
                False,
                False,
            )


@pytest.mark.parametrize(
    ("where", "status", "field"),
    [
        ({"lon": None, "lat": None}, 422, "place"),  # no GPS and no words
        ({"lon": 160.0, "lat": 10.0}, 422, "place"),  # in the sea
        ({"lon": 999.0, "lat": 999.0}, 422, "place"),  # nowhere on earth
        ({"lon": None, "lat": None, "place": "阳光大道 12 号灯杆"}, 201, ""),
    ],
)
def test_a_place_that_cannot_be(driver: Client, where: Any, status: int, field: str) -> None:
    answer = report(driver, **where)
    assert answer.status_code == status
    assert [one["field"] for one in answer.json().get("errors", [])] == ([field] if field else [])
    assert Snapshot.objects.count() == (status == 201)


@pytest.mark.parametrize("off", [365, -365])
def test_a_phone_whose_clock_is_a_year_off(ground: Ground, driver: Client, off: int) -> None:
    wrong = clock.business_now() + timedelta(days=off)
    made = report(driver, shot_at=wrong.isoformat()).json()
    assert (made["shot_at"][:10], made["flags"]) == (DAY.isoformat(), [])  # flags are the desk's
    seen = caller(ground.who("committee")).get(f"/api/v1/snapshots/{made['id']}").json()
    assert seen["flags"] == ["clock"]


def test_one_picture_from_two_accounts_waits_for_a_person(ground: Ground, driver: Client) -> None:
    other, desk = caller(ground.who("member")), caller(ground.who("committee"))
    same = scene(77)
    report(driver, photos=[shot(driver, data=jpeg(same))])
    smaller = jpeg(same.resize((500, 375), Image.Resampling.BICUBIC))
    second = report(other, category="garbage", photos=[shot(other, data=smaller)]).json()
    assert send(desk, f"/snapshots/{second['id']}/accept", {}).json()["flags"] == ["alike"]
    award = Award.objects.get(source_number=second["number"])
    assert (award.state, award.suspicion) == ("held", "same_picture")


def test_ten_reports_of_one_pothole_are_one_case_and_one_reward(
    ground: Ground, driver: Client
) -> None:
    desk = caller(ground.who("committee"))
    first = report(driver).json()
    send(desk, f"/snapshots/{first['id']}/accept", {"photos_ok": True})
    for number in range(9):
        again = report(driver, lon=NEXT_DOOR.lon, photos=[shot(driver, 300 + number)]).json()
        near = caller(ground.who("member")).get(
            f"/api/v1/snapshots/near?lon={HERE.lon}&lat={HERE.lat}&category=pothole"
        )
        assert first["id"] in [one["id"] for one in near.json()]
        merged = send(desk, f"/snapshots/{again['id']}/merge", {"into": first["id"]})
        assert merged.json()["state"] == "merged"
    assert Snapshot.objects.filter(filed_at__isnull=False).count() == 1
    assert [award.outcome for award in Award.objects.all()] == ["filed"]


def test_who_makes_a_problem_neither_clears_it_nor_is_thanked_unlooked_at(ground: Ground) -> None:
    worker, desk = caller(ground.who("field_worker")), caller(ground.who("committee"))
    made = report(worker).json()
    path = f"/snapshots/{made['id']}"
    assert send(desk, f"{path}/accept", {}).json()["flags"] == ["own"]
    assert send(worker, f"{path}/take", {}).status_code == 404
    done = send(worker, f"{path}/dispose", {"text": "好了", "photos": [shot(worker, 9)]})
    assert (done.status_code, Snapshot.objects.get().state) == (409, "assigned")
    assert Merit.objects.get().suspicious
    assert Award.objects.get().state == "held"


def test_a_unit_cannot_close_and_the_desk_says_so_where_it_is_not_solved(
    ground: Ground, driver: Client
) -> None:
    worker, desk = caller(ground.who("field_worker")), caller(ground.who("committee"))
    path = f"/snapshots/{report(driver).json()['id']}"
    send(desk, f"{path}/accept", {"photos_ok": True})
    send(worker, f"{path}/dispose", {"text": "好了", "photos": [shot(worker, 9)]})
    assert send(worker, f"{path}/close", {"outcome": "solved", "text": "好了"}).status_code == 404
    assert send(desk, f"{path}/close", {"outcome": "not", "text": ""}).status_code == 422
    closed = send(desk, f"{path}/close", {"outcome": "not", "text": "照片不是这一处"}).json()
    assert (closed["state"], closed["outcome"]) == ("closed", "not")
    assert sorted(Award.objects.values_list("outcome", flat=True)) == ["filed"]  # not settled
    again = send(driver, f"{path}/answer", {"answer": "no", "text": "坑还在"}).json()
    assert (again["state"], again["due"] is not None) == ("assigned", True)


def test_a_call_sent_five_times_is_one_report_whatever_it_says_later(
    ground: Ground, driver: Client
) -> None:
    taken = shot(driver, 4)
    first = report(driver, "replay-1", photos=[taken])
    for note in ("", "another text", "third"):
        again = report(driver, "replay-1", photos=[taken], note=note)
        assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    assert report(driver, "replay-2", photos=[taken]).status_code == 422  # its photo is used up
    assert Snapshot.objects.count() == 1

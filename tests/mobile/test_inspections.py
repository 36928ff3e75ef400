"""迎查任务 on the phone: what may be taken, one errand with its photos, once however often it is sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from tests.cast import SmallCity
from tests.mobile.conftest import Open, text
from tests.patrol import lists
from tests.patrol.conftest import Ground, jpeg, lay, scene
from yilu.patrol.models import Errand

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground(small_city: SmallCity, settings: Settings, tmp_path: Path) -> Ground:
    settings.MEDIA_ROOT = tmp_path
    return lay(small_city)


def a_photo(seed: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("IMG.jpg", jpeg(scene(seed, (320, 240))), "image/jpeg")


def test_only_areas_i_chose_are_offered(ground: Ground, open_page: Open) -> None:
    lists.a_list(ground)
    assert "炳草岗公交站" in text(open_page("/inspections/", ground.who("driver")))
    page = text(open_page("/inspections/", ground.who("member")))
    assert ("炳草岗公交站" in page, "先选几个常去的片区" in page) == (False, True)


def test_one_is_taken_fixed_and_handed_in_once(ground: Ground, open_page: Open) -> None:
    lists.a_list(ground)
    driver = ground.who("driver")
    stop = lists.first_stop(driver)
    there = open_page(f"/inspections/stops/{stop.pk}/take/", driver, {"once": "t"})["Location"]
    page = text(open_page(there, driver))
    assert ("data-outbox" in page, "当场改好了" in page) == (True, True)
    assert (" style=" in page, re.search(r"<script(?![^>]*\ssrc=)", page)) == (False, None)
    given = {"finding": "fixed", "note": "撕掉了", "idempotency_key": "k"}
    for _again in range(2):
        photos = {"before": a_photo(31), "after": a_photo(32)}
        assert open_page(there, driver, {**given, **photos})["Location"] == there
    row = Errand.objects.get()
    assert (row.state, row.finding, len(row.before), len(row.after)) == (
        "reported", "fixed", 1, 1
    )  # fmt: skip
    assert "改之后" in text(open_page(there, driver))
    photo = f"{there}photos/{row.before[0]}/"
    assert open_page(photo, driver)["Content-Type"] == "image/jpeg"


def test_what_is_missing_is_said_and_the_photos_stay(ground: Ground, open_page: Open) -> None:
    lists.a_list(ground)
    driver, errand = ground.who("driver"), lists.taken(ground)
    here = f"/inspections/errands/{errand.pk}/"
    answer = open_page(here, driver, {"finding": "gap", "note": "", "before": a_photo(33)})
    page = text(answer)
    assert (answer.status_code, "写一句是什么问题" in page) == (422, True)
    kept = re.search(r'name="photo_ids" value="([0-9a-f-]{36})"', page)
    assert kept is not None
    again = {"finding": "gap", "note": "桶满了", "photo_ids": kept[1]}
    assert open_page(here, driver, again).status_code == 302
    errand.refresh_from_db()
    assert [str(key) for key in errand.before] == [kept[1]]


def test_it_may_be_left_to_others(ground: Ground, open_page: Open) -> None:
    lists.a_list(ground)
    errand = lists.taken(ground)
    open_page(f"/inspections/errands/{errand.pk}/drop/", ground.who("driver"), {})
    errand.refresh_from_db()
    assert errand.state == "dropped"
    assert lists.taken(ground, "truck_driver").stop_id == errand.stop_id

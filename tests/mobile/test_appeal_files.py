"""Photos, voice and place of an appeal on the phone: taken, kept over a failed try, told when too much."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpResponse

from tests import factories as make
from tests.cast import SmallCity
from tests.files.make import picture, wav
from tests.mobile.conftest import Open, text
from yilu.appeals import queries
from yilu.appeals.models import Appeal
from yilu.core.actor import Actor
from yilu.files.models import Photo, Recording
from yilu.membership.actions import serve

pytestmark = pytest.mark.django_db
GIVEN = {"subject": "accident", "kind": "help", "text": "追尾后保险迟迟不定损，车停了四天。"}
TWELVE_MEGAPIXELS = (4000, 3000)


@pytest.fixture
def town(small_city: SmallCity) -> SmallCity:
    serve(
        small_city.first_branch,
        by=small_city.cast["committee"],
        company_unit=small_city.wanshun_unit,
    )
    make.contact(small_city.luo_member, small_city.wang)
    return small_city


def jpeg(data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("现场.jpg", data or picture(), "image/jpeg")


def voice(seconds: float) -> SimpleUploadedFile:
    return SimpleUploadedFile("voice.wav", wav(seconds), "audio/wav")


def sent(open_page: Open, by: Actor, path: str = "/appeals/new/", **given: Any) -> HttpResponse:
    return open_page(path, by, {**GIVEN, "idempotency_key": "k", **given})


def test_all_of_it_stands_on_the_drivers_and_on_the_contacts_page(
    town: SmallCity, open_page: Open
) -> None:
    driver, member = town.cast["driver"], town.cast["member"]
    where = {"place": "阳光大道", "lat": "26.58", "lon": "101.72"}
    sent(open_page, driver, photos=[jpeg(), jpeg()], recording=voice(2), **where)
    appeal = Appeal.objects.get()
    assert (appeal.place, appeal.lat, appeal.lon) == ("阳光大道", 26.58, 101.72)
    for path, by in (
        (f"/appeals/{appeal.pk}/", driver),
        (f"/contact/appeals/{appeal.pk}/", member),
    ):
        page = text(open_page(path, by))
        assert page.count('class="photo"') == 2
        assert "录音 2 秒" in page
        picture_at = re.findall(r'href="(/appeals/[^"]+/photos/[^"]+)"', page)[0]
        assert open_page(picture_at, by)["Content-Type"] == "image/jpeg"
        with pytest.raises(Http404):
            open_page(picture_at, town.cast["outsider_driver"])


def test_twenty_photos_of_twelve_megapixels_are_told_and_six_are_taken(
    town: SmallCity, open_page: Open
) -> None:
    large = picture(*TWELVE_MEGAPIXELS)
    refused = sent(open_page, town.cast["driver"], photos=[jpeg(large) for _ in range(20)])
    assert refused.status_code == 422
    assert "最多 6 张，去掉几张再交" in text(refused)
    assert "车停了四天" in text(refused)
    assert (Appeal.objects.count(), Photo.objects.count()) == (0, 0)
    assert sent(open_page, town.cast["driver"], photos=[jpeg(large)]).status_code == 302
    assert max(Photo.objects.values_list("width", flat=True)) == 1600


def test_a_voice_too_long_is_told(town: SmallCity, open_page: Open) -> None:
    refused = sent(open_page, town.cast["driver"], recording=voice(130))
    assert (refused.status_code, "2 分钟" in text(refused)) == (422, True)
    assert (Appeal.objects.count(), Recording.objects.count()) == (0, 0)


def test_what_is_no_photo_is_told_by_its_place(town: SmallCity, open_page: Open) -> None:
    wrong = jpeg(b"not a picture at all")
    refused = sent(open_page, town.cast["driver"], photos=[jpeg(), wrong])
    assert (refused.status_code, "第 2 个" in text(refused)) == (422, True)
    assert (Appeal.objects.count(), Photo.objects.count()) == (0, 0)


def test_chosen_photos_wait_where_the_words_were_wrong(town: SmallCity, open_page: Open) -> None:
    """Without scripts: the second try sends only their names."""
    driver = town.cast["driver"]
    refused = text(sent(open_page, driver, text="追尾", photos=[jpeg()], recording=voice(2)))
    kept = {
        name: re.findall(rf'name="{name}" value="([^"]+)" checked', refused)
        for name in ("photo_ids", "recording_ids")
    }
    assert [len(keys) for keys in kept.values()] == [1, 1]
    assert sent(open_page, driver, **kept).status_code == 302
    appeal = Appeal.objects.get()
    found = queries.enclosed(driver, appeal)
    assert (len(found.photos), len(found.recordings)) == (1, 1)


def test_an_anonymous_one_leaves_no_file(town: SmallCity, open_page: Open) -> None:
    refused = sent(open_page, town.cast["driver"], anonymous="on", photos=[jpeg()])
    assert (refused.status_code, "匿名的不收照片和语音" in text(refused)) == (422, True)
    assert (Appeal.objects.count(), Photo.objects.count()) == (0, 0)


def test_a_contact_records_for_a_driver_of_his(town: SmallCity, open_page: Open) -> None:
    member, path = town.cast["member"], "/appeals/record/"
    page = text(open_page(path, member))
    assert ("王芳" in page, 'name="phone"' in page) == (True, False)
    assert "替司机记一件" in text(open_page("/appeals/", member))
    strangers = sent(open_page, member, path, person=str(town.chen.person_id))
    assert strangers.status_code == 422
    assert sent(open_page, member, path, person=str(town.wang.person_id)).status_code == 302
    appeal = Appeal.objects.get()
    assert (appeal.reporter_id, appeal.recorded_by) == (town.wang.person_id, member.account_id)


def test_the_contacts_list_is_reached_when_nothing_waits(town: SmallCity, open_page: Open) -> None:
    assert "/contact/appeals/" in text(open_page("/appeals/", town.cast["member"]))
    assert "/contact/appeals/" not in text(open_page("/appeals/", town.cast["truck_driver"]))


def test_what_was_asked_for_is_added_as_a_photo(town: SmallCity, open_page: Open) -> None:
    driver = town.cast["driver"]
    sent(open_page, driver)
    appeal = Appeal.objects.get()
    path, said = f"/appeals/{appeal.pk}/", {"do": "add", "send": "1", "text": "定损单在这里"}
    assert 'data-outbox="补充"' in text(open_page(f"{path}?do=add", driver))
    for _twice in range(2):
        added = open_page(path, driver, {**said, "idempotency_key": "a", "photos": [jpeg()]})
        assert added.status_code == 302
    assert len(queries.enclosed(driver, appeal).photos) == 1
    wrong = open_page(path, driver, {**said, "idempotency_key": "b", "photos": [jpeg(b"no")]})
    assert (wrong.status_code, "定损单在这里" in text(wrong)) == (422, True)
    assert len(queries.enclosed(driver, appeal).photos) == 1


def test_a_receipt_adds_words_alone(town: SmallCity, open_page: Open) -> None:
    page = text(sent(open_page, town.cast["driver"], anonymous="on"))
    receipt = re.findall(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page)[0]
    nobody, path = town.cast["anonymous"], "/appeals/receipt/"
    asked = text(open_page(path, nobody, {"receipt": receipt, "do": "add"}))
    assert ('name="text"' in asked, 'name="photos"' in asked, "data-outbox=" in asked) == (
        True,
        False,
        False,
    )
    said = {"receipt": receipt, "do": "add", "send": "1", "text": "还有一句", "photos": [jpeg()]}
    assert open_page(path, nobody, said).status_code == 200
    assert Photo.objects.count() == 0

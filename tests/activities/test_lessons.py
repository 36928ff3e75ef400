"""Slides and films of an online lesson, and the files that are taken home."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.activities.conftest import Make
from tests.cast import SmallCity
from tests.files import make
from yilu.activities import actions, queries
from yilu.activities.enums import Mode
from yilu.activities.models import LessonPage
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.files.queries import content

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(small_city: SmallCity) -> Actor:
    return small_city.cast["committee"]


def pages(of: LessonPage | None = None) -> list[tuple[str, bool, bool, int]]:
    rows = LessonPage.objects.order_by("order")
    return [(p.title, p.picture_id is not None, p.video_id is not None, p.seconds) for p in rows]


def test_slides_become_pages_rebuilt_from_their_pixels(make_activity: Make, staff: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="", published=False)
    files = [io.BytesIO(make.picture(2000, 1000, exif=make.exif(gps=make.PLACE)))] * 2
    for file in files:
        file.seek(0)
    made = actions.add_slides(lesson.pk, [io.BytesIO(f.getvalue()) for f in files], by=staff)
    assert pages()[2:] == [("第 1 张", True, False, 5), ("第 2 张", True, False, 5)]
    kept = content(staff, queries.desk_picture(staff, lesson.pk, made[0].order), purpose="t")
    with kept, Image.open(kept) as shown:
        assert (shown.size, dict(shown.getexif())) == ((1600, 800), {})


def test_one_bad_slide_is_named_and_none_is_kept(make_activity: Make, staff: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="", published=False)
    before = pages()
    with pytest.raises(Invalid) as told:
        actions.add_slides(
            lesson.pk, [io.BytesIO(make.picture()), io.BytesIO(b"not a picture")], by=staff
        )
    assert str(told.value.errors["slides"]).startswith("第 2 张：")
    assert pages() == before


def test_a_film_takes_its_own_time_and_goes_away_again(make_activity: Make, staff: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="", published=False)
    actions.set_film(lesson.pk, 1, io.BytesIO(make.film(185)), by=staff)
    assert pages()[1] == ("二", False, True, 185)
    actions.set_film(lesson.pk, 1, None, by=staff)
    assert pages()[1] == ("二", False, False, 5)


def test_writing_again_keeps_slide_and_film_of_the_page(make_activity: Make, staff: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="", published=False)
    actions.set_picture(lesson.pk, 0, io.BytesIO(make.picture()), by=staff)
    actions.set_film(lesson.pk, 1, io.BytesIO(make.film(40)), by=staff)
    actions.set_lesson(lesson.pk, [("新的", "先说一句"), ("一", ""), ("二", "短")], by=staff)
    assert pages() == [
        ("新的", False, False, 5), ("一", True, False, 5), ("二", False, True, 40),
    ]  # fmt: skip
    with pytest.raises(Refused, match="没有内容"):
        actions.set_picture(lesson.pk, 1, None, by=staff)


def test_a_published_lesson_stays_as_it_is(make_activity: Make, staff: Actor) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="")
    with pytest.raises(Refused, match="发布以后不能再改课件"):
        actions.set_picture(lesson.pk, 0, io.BytesIO(make.picture()), by=staff)


def test_a_driver_sees_slide_and_film_an_outsider_does_not(
    make_activity: Make, small_city: SmallCity, staff: Actor
) -> None:
    lesson = make_activity(mode=Mode.ONLINE, place="", published=False)
    actions.set_picture(lesson.pk, 0, io.BytesIO(make.picture()), by=staff)
    actions.set_film(lesson.pk, 0, io.BytesIO(make.film()), by=staff)
    driver = small_city.cast["driver"]
    for look in (queries.picture, queries.film):
        with pytest.raises(NotFound):  # a draft is nobody's yet
            look(driver, lesson.pk, 0)
    actions.publish(lesson.pk, by=staff, at=lesson.starts_at)
    assert queries.film(driver, lesson.pk, 0).media_type == "video/mp4"
    with pytest.raises(NotFound):
        queries.film(driver, lesson.pk, 1)


@pytest.mark.parametrize(
    ("name", "data", "kept"),
    [
        ("讲稿.pdf", b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n", ("讲稿.pdf", "application/pdf")),
        ("图.png", make.picture(format="PNG"), ("图.jpg", "image/jpeg")),
        ("课.mov", make.film(), ("课.mp4", "video/mp4")),
    ],
)
def test_material_is_told_by_its_content(
    make_activity: Make, staff: Actor, name: str, data: bytes, kept: tuple[str, str]
) -> None:
    row = make_activity()
    file = actions.add_material(row.pk, "资料", name, io.BytesIO(data), by=staff).file
    assert (file.name, file.media_type) == kept


@pytest.mark.parametrize("data", [b"<script>alert(1)</script>", b"", b"MZ" + bytes(50)])
def test_what_is_none_of_them_is_refused(make_activity: Make, staff: Actor, data: bytes) -> None:
    row = make_activity()
    with pytest.raises(Invalid) as told:
        actions.add_material(row.pk, "资料", "x.pdf", io.BytesIO(data), by=staff)
    assert list(told.value.errors) == ["file"]

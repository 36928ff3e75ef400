"""Photos, voice notes and papers from the hand-in to their erasure: whose, seen by whom, what stays."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pytest_django import Settings

from tests import cast
from tests.files.make import picture, wav, webm
from tests.files.test_attachments import PDF
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.files import access, actions, queries
from yilu.files.actions import taking
from yilu.files.models import FileAccess, Photo, Recording, StoredFile
from yilu.rulebook.actions import set_parameter
from yilu.rulebook.tasks import erase_uploads

THING = Ref("appeals.appeal", str(uuid7()))


@pytest.fixture(autouse=True)
def elsewhere(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def driver(personas: dict[str, Actor]) -> Actor:
    return personas["driver"]


@pytest.fixture
def other(personas: dict[str, Actor]) -> Actor:
    return personas["outsider_driver"]


def photo(by: Actor, data: bytes | None = None) -> Photo:
    return actions.take_photo(io.BytesIO(data or picture()), "IMG_1.HEIC", by=by)


def kept(folder: Path) -> int:
    return len([path for path in folder.rglob("*") if path.is_file()])


def test_a_photo_is_three_sealed_files_and_one_entry(driver: Actor, tmp_path: Path) -> None:
    data = picture(2000, 1000)
    taken = photo(driver, data)
    assert (taken.width, taken.height, taken.original.name) == (1600, 800, "IMG_1.jpg")  # type: ignore[union-attr]
    assert (kept(tmp_path), StoredFile.objects.count()) == (3, 3)
    told = Entry.objects.filter(kind__startswith="files.").values_list("verb", "key")
    assert list(told) == [("photo.taken", str(taken.pk))]
    assert not any(b"JFIF" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    with queries.photo_bytes(driver, taken, size="original", purpose="test") as original:
        assert original.read() == data


def test_only_the_opening_of_an_original_leaves_a_row(driver: Actor) -> None:
    taken = photo(driver)
    for size in ("large", "thumb"):
        queries.photo_bytes(driver, taken, size=size).close()
    assert FileAccess.objects.count() == 0
    queries.photo_bytes(driver, taken, size="original", purpose="复核").close()
    row = FileAccess.objects.get()
    assert (row.file, row.account, row.purpose) == (
        taken.original_id,
        driver.account_id,
        "复核",
    )


def test_nobody_signed_out_hands_in(db: None) -> None:
    for take, data in (
        (actions.take_photo, picture()),
        (actions.take_recording, wav(1)),
        (actions.take_paper, PDF),
    ):
        with pytest.raises(NotAllowed):
            take(io.BytesIO(data), "a", by=Actor.anonymous(cast.CITY))


def test_a_form_s_files_are_taken_all_or_none(driver: Actor) -> None:
    good = SimpleUploadedFile("a.jpg", picture())
    with pytest.raises(Invalid) as caught:
        actions.take_photos([good, SimpleUploadedFile("b.jpg", b"%PDF-")], by=driver)
    assert str(caught.value.errors["photos"]).startswith("第 2 个：这是 PDF")
    assert Photo.objects.count() == 0
    good.seek(0)
    assert len(actions.take_photos([good], by=driver)) == 1
    voice = SimpleUploadedFile("语音.webm", webm(3))
    (recording,) = actions.take_recordings([voice], by=driver)
    assert (recording.seconds, recording.file.name) == (3, "语音.webm")


def test_too_many_waiting(driver: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_WAITING", 2)
    for _ in range(2):
        photo(driver)
    with pytest.raises(Refused):
        photo(driver)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\照片\\坑.exe", "坑.jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
        ("", "file.jpg"),
        ("x" * 400 + ".png", "x" * 150 + ".jpg"),
    ],
)
def test_names_are_only_names(given: str, named: str) -> None:
    assert taking._named(given, ".jpg") == named


# ── attaching ───────────────────────────────────────────────────────────────────────────────────


def test_attached_once_and_in_order(driver: Actor) -> None:
    one, two = photo(driver), photo(driver)
    recording = actions.take_recording(io.BytesIO(wav(2)), "a.wav", by=driver)
    actions.attach([two, one, recording], THING, by=driver)
    assert list(queries.photos_of(cast.CITY, THING)) == [two, one]
    assert list(queries.recordings_of(cast.CITY, THING)) == [recording]
    assert list(queries.papers_of(cast.CITY, THING)) == []
    assert queries.photos_of_many(cast.CITY, [THING]) == {THING.key: [two, one]}
    with pytest.raises(Invalid) as caught:
        actions.attach([one], Ref("patrol.snapshot", str(uuid7())), by=driver)
    assert list(caught.value.errors) == ["photos"]


def test_somebody_else_s_is_refused_in_the_same_words(driver: Actor, other: Actor) -> None:
    mine = photo(driver)
    erased = photo(other)
    actions.erase(erased, by=other)
    words = set()
    for key in (mine.pk, erased.pk, uuid7(), "no id"):
        with pytest.raises(Invalid) as caught:
            queries.own_unattached(other, [key])
        words.add(str(caught.value.errors["photos"]))
    with pytest.raises(Invalid) as caught:
        actions.attach([mine], THING, by=other)
    words.add(str(caught.value.errors["photos"]))
    assert len(words) == 1
    assert queries.own_unattached(driver, [str(mine.pk), mine.pk]) == [mine]
    assert queries.own_unattached(Actor.anonymous(cast.CITY), []) == []


def test_one_bad_attachment_leaves_the_others_waiting(driver: Actor, other: Actor) -> None:
    mine, theirs = photo(driver), photo(other)
    with pytest.raises(Invalid):
        actions.attach([mine, theirs], THING, by=driver)
    assert queries.own_unattached(driver, [mine.pk]) == [mine]


# ── who sees ────────────────────────────────────────────────────────────────────────────────────


def test_object_and_set_agree_for_everybody(personas: dict[str, Actor], driver: Actor) -> None:
    private, published, gone, hidden = (photo(driver) for _ in range(4))
    committee = personas["committee"]
    actions.review_photo(published, by=committee, publish=True)
    actions.review_photo(hidden, by=committee, publish=False)
    actions.erase(gone, by=committee)
    everybody = {*personas.values(), Actor.for_system(cast.CITY)}
    for actor in everybody:
        rows = set(Photo.objects.filter(access.visible(actor)))
        assert rows == {row for row in Photo.objects.all() if access.may_see(actor, row)}
    assert set(Photo.objects.filter(access.visible(driver))) == {private, published, hidden}
    assert set(Photo.objects.filter(access.visible(committee))) == {published}
    assert set(Photo.objects.filter(access.visible(personas["elsewhere"]))) == set()


def test_seen_by_others_only_after_review(driver: Actor, other: Actor) -> None:
    taken = photo(driver)
    assert queries.visible_photo(driver, taken.pk) == taken
    with pytest.raises(NotFound):
        queries.visible_photo(other, taken.pk)
    actions.review_photo(taken, by=driver, publish=True)
    assert queries.visible_photo(other, taken.pk) == taken
    actions.review_photo(taken, by=driver, publish=False)
    with pytest.raises(NotFound):
        queries.visible_photo(other, taken.pk)


def test_a_voice_is_its_speaker_s(driver: Actor, other: Actor) -> None:
    spoken = actions.take_recording(io.BytesIO(wav(2)), "a.wav", by=driver)
    assert queries.own_recording(driver, spoken.pk) == spoken
    with pytest.raises(NotFound):
        queries.own_recording(other, spoken.pk)
    queries.recording_bytes(driver, spoken, purpose="test").close()
    assert FileAccess.objects.count() == 0
    queries.recording_bytes(other, spoken, purpose="test").close()
    assert FileAccess.objects.count() == 1


# ── erasing ─────────────────────────────────────────────────────────────────────────────────────


def test_erased_in_truth(
    driver: Actor, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    taken = photo(driver)
    actions.attach([taken], THING, by=driver)
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(taken, by=driver)
        actions.erase(taken, by=driver)
    taken.refresh_from_db()
    assert (kept(tmp_path), taken.erased_at is not None) == (0, True)
    assert list(queries.photos_of(cast.CITY, THING)) == []
    for size in ("large", "thumb", "original"):
        with pytest.raises(NotFound):
            queries.photo_bytes(driver, taken, size=size)
    with pytest.raises(NotFound):
        actions.review_photo(taken, by=driver, publish=True)
    assert Entry.objects.filter(verb="photo.erased").count() == 1


def made_ago(row: Any, **ago: int) -> None:
    when = timezone.now() - timedelta(**ago)
    type(row).objects.filter(pk=row.pk).update(created_at=when)
    if isinstance(row, Photo):
        StoredFile.objects.filter(pk=row.original_id).update(created_at=when)


def test_the_sweep_takes_what_nothing_took(
    driver: Actor, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    stale, fresh, used = photo(driver), photo(driver), photo(driver)
    voice = actions.take_recording(io.BytesIO(wav(2)), "a.wav", by=driver)
    actions.attach([used], THING, by=driver)
    for row in (stale, used, voice):
        made_ago(row, hours=49)
    made_ago(fresh, hours=47)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_uploads(0) == 2
    assert set(Photo.objects.filter(erased_at=None)) == {fresh, used}
    assert Recording.objects.filter(erased_at=None).count() == 0
    assert (kept(tmp_path), erase_uploads(0)) == (6, 0)


def test_the_city_says_how_long(driver: Actor) -> None:
    made_ago(photo(driver), hours=3)
    assert erase_uploads(0) == 0
    set_parameter("photos.unattached_hours", 2, by=Actor.for_system(cast.CITY))
    assert erase_uploads(0) == 1


def test_originals_go_after_ninety_days_and_pictures_stay(
    driver: Actor, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    old, young = photo(driver), photo(driver)
    actions.attach([old, young], THING, by=driver)
    made_ago(old, days=91)
    made_ago(young, days=89)
    with django_capture_on_commit_callbacks(execute=True):
        assert (erase_uploads(0), erase_uploads(0)) == (1, 0)
    assert kept(tmp_path) == 5
    old.refresh_from_db()
    queries.photo_bytes(driver, old, size="large").close()
    with pytest.raises(NotFound):
        queries.photo_bytes(driver, old, size="original")
    assert list(queries.photos_of(cast.CITY, THING)) == [old, young]


def test_photos_of_an_earlier_try_come_first(driver: Actor) -> None:
    earlier = photo(driver)
    new = SimpleUploadedFile("b.jpg", picture())
    gathered = actions.gather_photos([new], [str(earlier.pk)], by=driver)
    assert (gathered[0], len(gathered)) == (earlier, 2)

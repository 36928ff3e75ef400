"""What is learnt online: pages of text, slides and films, the quiz after them; and what is taken home."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from math import ceil
from pathlib import PurePath
from typing import Any, BinaryIO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.activities import limits
from yilu.activities.access import may_plan
from yilu.activities.actions.locking import for_staff
from yilu.activities.enums import ActivityState
from yilu.activities.models import Activity, LessonPage, Material, QuizQuestion
from yilu.audit.actions import record
from yilu.core import attachments, photos, videos
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.files.actions import store
from yilu.files.models import StoredFile

PURPOSE = "activity"
PICTURE_SECONDS, LEAST_SECONDS = 5, 5
LONGEST_READING, LONGEST_WATCHING = 900, 3600
MOST_PAGES = 60


def _being_written(key: UUID, by: Actor) -> Activity:
    activity = for_staff(key, by)
    if not may_plan(by, activity):
        raise NotAllowed("lesson")
    if activity.state != ActivityState.DRAFT:
        raise Refused(_("发布以后不能再改课件和题目：已经有人照着学了。"))
    return activity


@transaction.atomic
def set_lesson(key: UUID, pages: Sequence[tuple[str, str]], *, by: Actor) -> list[LessonPage]:
    """The pages as (title, text), in order; each says how long reading it takes at least.

    A page that is written again keeps its slide and its film: it is known by its title, or its place.
    """
    activity = _being_written(key, by)
    if len(pages) > MOST_PAGES:
        raise Invalid({"lesson": _("一课最多 %(n)d 页。") % {"n": MOST_PAGES}})
    known = list(activity.pages.select_related("picture", "video").order_by("order"))
    speed = limits.reading_speed(by.city)
    rows = [
        _written(activity, order, title, text, speed, _before(known, order, title))
        for order, (title, text) in enumerate(pages)
    ]
    if any(not (row.text or row.picture or row.video) for row in rows):
        raise Invalid({"lesson": _("有一页没有内容，写上内容，或把它删掉。")})
    activity.pages.all().delete()
    record("lesson.written", Ref.to(activity), by=by, pages=len(rows))
    return LessonPage.objects.bulk_create(rows)


def _before(known: list[LessonPage], order: int, title: str) -> LessonPage | None:
    """The page this was: of the same title, or without one in the same place."""
    titled = [page for page in known if title.strip() and page.title == title.strip()[:80]]
    if titled:
        return titled[0]
    here = [page for page in known if page.order == order and not title.strip()]
    return here[0] if here else None


def _written(
    activity: Activity, order: int, title: str, text: str, speed: float, before: LessonPage | None
) -> LessonPage:
    page = LessonPage(
        city=activity.city,
        activity=activity,
        order=order,
        title=title.strip()[:80],
        text=text.strip(),
        picture=before.picture if before else None,
        video=before.video if before else None,
        film_seconds=before.film_seconds if before else 0,
    )
    page.seconds = _least_seconds(page, speed)
    return page


def _least_seconds(page: LessonPage, speed: float) -> int:
    reading = ceil(len(page.text) / speed) + (PICTURE_SECONDS if page.picture else 0)
    reading = min(max(reading, LEAST_SECONDS), LONGEST_READING)
    return min(max(reading, page.film_seconds), LONGEST_WATCHING)


@transaction.atomic
def add_slides(key: UUID, files: Sequence[BinaryIO], *, by: Actor) -> list[LessonPage]:
    """Pictures of slides, a page each, after what there is; rebuilt from their pixels."""
    activity = _being_written(key, by)
    first = activity.pages.count()
    if first + len(files) > MOST_PAGES:
        raise Invalid({"slides": _("一课最多 %(n)d 页。") % {"n": MOST_PAGES}})
    speed, pages = limits.reading_speed(by.city), []
    for place, file in enumerate(files):
        title = str(_("第 %(n)d 张") % {"n": place + 1})
        page = _written(activity, first + place, title, "", speed, None)
        page.picture = _slide(file, "slides", place, by)
        page.seconds = _least_seconds(page, speed)
        pages.append(page)
    record("lesson.slides_added", Ref.to(activity), by=by, pages=len(pages))
    return LessonPage.objects.bulk_create(pages)


@transaction.atomic
def set_picture(key: UUID, order: int, file: BinaryIO | None, *, by: Actor) -> LessonPage:
    """A page's slide; None takes it away."""

    def put(page: LessonPage) -> None:
        page.picture = None if file is None else _slide(file, "picture", 0, by)

    return _changed(key, order, put, by)


@transaction.atomic
def set_film(key: UUID, order: int, file: BinaryIO | None, *, by: Actor) -> LessonPage:
    """A page's film, of which one watches at least its length; None takes it away."""

    def put(page: LessonPage) -> None:
        page.video, page.film_seconds = None, 0
        if file is not None:
            page.film_seconds = videos.examine(file).seconds
            page.video = _kept("film.mp4", file, videos.MEDIA_TYPE, by)

    return _changed(key, order, put, by)


def _changed(key: UUID, order: int, put: Callable[[LessonPage], None], by: Actor) -> LessonPage:
    activity = _being_written(key, by)
    page = activity.pages.select_related("picture", "video").filter(order=order).first()
    if page is None:
        raise NotFound("page")
    put(page)
    if not (page.text or page.picture or page.video):
        raise Refused(_("这一页就没有内容了：先写上文字，或者在课件里删掉这一页。"))
    page.seconds = _least_seconds(page, limits.reading_speed(by.city))
    page.save()
    record("lesson.page_changed", Ref.to(activity), by=by, page=order)
    return page


def _slide(file: BinaryIO, field: str, place: int, by: Actor) -> StoredFile:
    """A picture as pixels alone; what is wrong is told of the field, and of which one."""
    data = file.read(photos.MOST_BYTES + 1)
    try:
        rebuilt = photos.rebuild(data)
    except Invalid as error:
        words: Any = next(iter(error.errors.values()))
        told = _("第 %(n)d 张：%(words)s") % {"n": place + 1, "words": words}
        raise Invalid({field: told if field == "slides" else words}) from error
    content = rebuilt.large.content
    return _kept("slide.jpg", BytesIO(content), "image/jpeg", by)


@transaction.atomic
def set_quiz(
    key: UUID, questions: Sequence[tuple[str, Sequence[str], int]], *, by: Actor
) -> list[QuizQuestion]:
    """The questions as (text, choices, place of the right one)."""
    activity = _being_written(key, by)
    for text, choices, right in questions:
        if len(choices) < 2 or not 0 <= right < len(choices):
            raise Invalid(
                {"quiz": _("“%(text)s”要有至少两个选项，并标出哪个对。") % {"text": text[:20]}}
            )
    activity.quiz.all().delete()
    rows = [
        QuizQuestion(
            city=by.city,
            activity=activity,
            order=order,
            text=text.strip()[:200],
            choices=[choice.strip()[:80] for choice in choices],
            right=right,
        )
        for order, (text, choices, right) in enumerate(questions)
    ]
    record("quiz.written", Ref.to(activity), by=by, questions=len(rows))
    return QuizQuestion.objects.bulk_create(rows)


@transaction.atomic
def add_material(key: UUID, title: str, name: str, content: BinaryIO, *, by: Actor) -> Material:
    """A file for those who take part: a film, a picture or a document, told from its content."""
    activity = for_staff(key, by)
    if not may_plan(by, activity):
        raise NotAllowed("add_material")
    file = _taken(name, content, by)
    made = Material.objects.create(
        city=by.city, activity=activity, title=title.strip()[:80] or name[:80], file=file
    )
    record("material.added", Ref.to(made), by=by)
    return made


def _taken(name: str, content: BinaryIO, by: Actor) -> StoredFile:
    """Kept once it is known for what it is; pictures are rebuilt, documents that run something refused."""
    head = content.read(12)
    content.seek(0)
    stem = PurePath(name).stem[:80] or "file"
    try:
        if head[4:8] == b"ftyp" and head[8:12] not in photos.HEIC_BRANDS:
            videos.examine(content)
            return _kept(f"{stem}.mp4", content, videos.MEDIA_TYPE, by)
        if head.startswith((b"%PDF-", b"PK\x03\x04")):
            data = content.read(attachments.MOST_BYTES + 1)
            kind = attachments.read(data)
            return _kept(f"{stem}{attachments.SUFFIXES[kind]}", BytesIO(data), kind, by)
        large = photos.rebuild(content.read(photos.MOST_BYTES + 1)).large
        return _kept(f"{stem}.jpg", BytesIO(large.content), "image/jpeg", by)
    except Invalid as error:
        raise Invalid({"file": next(iter(error.errors.values()))}) from error


def _kept(name: str, content: BinaryIO, media_type: str, by: Actor) -> StoredFile:
    return store(name, content, purpose=PURPOSE, by=by, media_type=media_type)

"""Slides and films of online lessons, on the phone and at the desk."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from yilu.activities.access import joinable, managed
from yilu.activities.models import Activity, LessonPage
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.files.models import StoredFile


def picture(actor: Actor, key: UUID, order: int) -> StoredFile:
    """The slide of a lesson's page open to him."""
    return _shown(_lesson_page(joinable(actor).filter(pk=key), key, order).picture, key)


def film(actor: Actor, key: UUID, order: int) -> StoredFile:
    return _shown(_lesson_page(joinable(actor).filter(pk=key), key, order).video, key)


def lesson_pages(actor: Actor, activity: Activity) -> list[LessonPage]:
    """The pages as whoever runs the activity writes them."""
    rows = LessonPage.objects.filter(activity__in=managed(actor).filter(pk=activity.pk))
    return list(rows.order_by("order"))


def desk_picture(actor: Actor, key: UUID, order: int) -> StoredFile:
    """The same slide, for whoever runs the activity."""
    return _shown(_lesson_page(managed(actor).filter(pk=key), key, order).picture, key)


def _lesson_page(activity: QuerySet[Activity], key: UUID, order: int) -> LessonPage:
    rows = LessonPage.objects.filter(activity__in=activity.values("pk"), order=order)
    row = rows.select_related("picture", "video").first()
    if row is None:
        raise NotFound(str(key))
    return row


def _shown(file: StoredFile | None, key: UUID) -> StoredFile:
    if file is None:
        raise NotFound(str(key))
    return file

"""Giving uploads to what they belong to, once; and the review that lets others see a photo."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.files.models import Photo, Upload
from yilu.files.queries import not_yours


def attach(items: Iterable[Upload], ref: Ref, *, by: Actor) -> None:
    """The uploader's own, each only once; anything else is an error of the form's field."""
    if found := list(items):
        _attach_all(found, ref, by)


@transaction.atomic
def _attach_all(items: list[Upload], ref: Ref, by: Actor) -> None:
    for item in items:
        _attach(item, ref, by)


def _attach(item: Upload, ref: Ref, by: Actor) -> None:
    """One statement decides between two forms that want the same upload."""
    model = type(item)
    mine = model._default_manager.filter(
        pk=item.pk, city=by.city, uploader=by.account_id, attached_kind="", erased_at=None
    )
    given = {"attached_kind": ref.kind, "attached_key": ref.key, "attached_at": timezone.now()}
    if not by.is_authenticated or not mine.update(**given):
        raise not_yours(model)
    for name, value in given.items():
        setattr(item, name, value)


@transaction.atomic
def review_photo(photo: Photo, *, by: Actor, publish: bool) -> Photo:
    """A person looked and says whether others may see it. Who may review, the app above decides."""
    found = Photo.objects.select_for_update().filter(pk=photo.pk, city=by.city, erased_at=None)
    row = found.first()
    if row is None or not by.is_authenticated:
        raise NotFound
    row.reviewed_at, row.reviewed_by, row.published = timezone.now(), by.account_id, publish
    row.save(update_fields=["reviewed_at", "reviewed_by", "published"])
    record("photo.reviewed", Ref.to(row), by=by, published=publish)
    return row

"""True erasure: the bytes go, the row stays to say that there was something and when it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.files.models import Paper, Photo, Recording, StoredFile, Upload

UPLOADS: tuple[type[Upload], ...] = (Photo, Recording, Paper)
AT_ONCE = 500  # of a kind in one run of the sweep; the next run takes the rest
VERBS = {Photo: "photo.erased", Recording: "recording.erased", Paper: "paper.erased"}


@transaction.atomic
def erase(item: StoredFile | Upload, *, by: Actor) -> None:
    """Destroy the bytes; the row and its access log stay."""
    if item.erased_at is not None:
        return
    if isinstance(item, StoredFile):
        _destroy(item)
        record("file.erased", Ref.to(item), by=by)
        return
    for file in _files(item):
        _destroy(file)
    item.erased_at = timezone.now()
    item.save(update_fields=["erased_at"])
    record(VERBS[type(item)], Ref.to(item), by=by)


def erase_due(city: str, *, unattached_hours: int, original_days: int) -> int:
    """What nothing took within hours, and originals older than days; returns how many went."""
    now, by = timezone.now(), Actor.for_system(city)
    unattached = now - timedelta(hours=unattached_hours)
    count = 0
    for model in UPLOADS:
        rows = model._default_manager.filter(
            city=city, attached_kind="", erased_at=None, created_at__lt=unattached
        )
        for item in rows.order_by("created_at")[:AT_ONCE]:
            count += _sweep(model, item, by)
    old = StoredFile.objects.filter(
        city=city,
        purpose="photo",
        erased_at=None,
        created_at__lt=now - timedelta(days=original_days),
        pk__in=Photo.objects.filter(city=city, erased_at=None).values("original"),
    )
    for file in old.order_by("created_at")[:AT_ONCE]:
        erase(file, by=by)
        count += 1
    return count


@transaction.atomic
def _sweep(model: type[Upload], item: Upload, by: Actor) -> bool:
    """Look again under a lock: a form may have taken it this very moment."""
    rows = model._default_manager.select_for_update(of=("self",))
    found = rows.filter(pk=item.pk, city=item.city, attached_kind="", erased_at=None).first()
    if found is None:
        return False
    erase(found, by=by)
    return True


def _files(item: Upload) -> Iterator[StoredFile]:
    if isinstance(item, Photo):
        yield from filter(None, (item.original, item.large, item.thumb))
    elif isinstance(item, Recording | Paper):
        yield item.file


def _destroy(file: StoredFile) -> None:
    if file.erased_at is not None:
        return
    file.erased_at = timezone.now()
    file.save(update_fields=["erased_at"])
    transaction.on_commit(lambda: storages["default"].delete(file.place))

"""Making what must not be seen unrecognisable: both sizes are made anew, the sharp ones destroyed."""

from __future__ import annotations

import io
from collections.abc import Sequence

from django.db import transaction
from PIL import Image

from yilu.audit.actions import record
from yilu.core import blurs
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.photos import Picture, resized
from yilu.core.refs import Ref
from yilu.files.actions.erasing import erase
from yilu.files.actions.storing import keep
from yilu.files.enums import Size
from yilu.files.models import Photo, StoredFile
from yilu.files.queries import photo_bytes


@transaction.atomic
def blur_photo(photo: Photo, boxes: Sequence[blurs.Box], *, by: Actor) -> Photo:
    """Pixelate these parts (per mille of width and height). Who may, the app above decides."""
    rows = Photo.objects.select_for_update(of=("self",)).select_related("large", "thumb")
    row = rows.filter(pk=photo.pk, city=by.city, erased_at=None).first()
    if row is None or not by.is_authenticated:
        raise NotFound
    if not boxes:
        return row
    sharp = (row.large, row.thumb)
    large, thumb = resized(blurs.pixelated(_opened(row, by), boxes))
    row.large, row.thumb = _kept(large, by), _kept(thumb, by)
    row.save(update_fields=["large", "thumb"])
    for file in sharp:
        erase(file, by=by)
    record("photo.blurred", Ref.to(row), by=by, boxes=len(boxes))
    return row


def suggest_boxes(photo: Photo, *, by: Actor) -> list[blurs.Box]:
    """Where faces and plates may be: a proposal for a person to accept, drop or complete."""
    return blurs.suggested(_opened(photo, by))


def _opened(photo: Photo, by: Actor) -> Image.Image:
    with photo_bytes(by, photo, size=Size.LARGE) as file, Image.open(file) as image:
        return image.convert("RGB")


def _kept(picture: Picture, by: Actor) -> StoredFile:
    content = io.BytesIO(picture.content)
    return keep("photo.jpg", content, purpose="photo", by=by, media_type="image/jpeg")

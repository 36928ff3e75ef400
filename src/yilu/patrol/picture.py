"""The pixels of a snapshot's photos, opened for a look by the machine."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from yilu.core.actor import Actor
from yilu.files.enums import Size
from yilu.files.models import Photo
from yilu.files.queries import photo_bytes
from yilu.patrol.likeness import looks_like_a_screen


def screen_among(photos: Sequence[Photo], *, by: Actor) -> bool:
    """Whether one of them looks like the photograph of a screen."""
    return any(looks_like_a_screen(_opened(photo, by)) for photo in photos)


def _opened(photo: Photo, by: Actor) -> Image.Image:
    with photo_bytes(by, photo, size=Size.LARGE) as file, Image.open(file) as image:
        return image.convert("L")

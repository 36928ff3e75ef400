"""Photos and voice notes: everybody signed in hands them in, and finds his own."""

from __future__ import annotations

import io
from typing import Any

from tests import cast
from tests.contracts.matrix.lines import NOBODY, SIGNED_IN, Things, form, page
from tests.files.make import picture, wav
from yilu.files import actions

LINES = [
    form("api:photos", SIGNED_IN),
    page("api:photo", frozenset({"driver"}), "photo of a driver"),
    page("api:photo_thumb", frozenset({"driver"}), "photo of a driver"),
    page("api:photo", SIGNED_IN, "published photo"),
    page("api:photo_thumb", SIGNED_IN, "published photo"),
    form("api:recordings", SIGNED_IN),
    page("api:recording", frozenset({"driver"}), "recording of a driver"),
    page("api:recording", NOBODY, "recording of the system"),
    page("mobile:photo", frozenset({"driver"}), "photo of a driver"),
    page("mobile:photo_thumb", frozenset({"driver"}), "photo of a driver"),
    page("mobile:photo", SIGNED_IN, "published photo"),
    page("mobile:photo_thumb", SIGNED_IN, "published photo"),
    page("mobile:recording", frozenset({"driver"}), "recording of a driver"),
]


def _photo(city: cast.SmallCity, *, published: bool) -> dict[str, Any]:
    photo = actions.take_photo(io.BytesIO(picture()), "a.jpg", by=city.cast["driver"])
    if published:
        actions.review_photo(photo, by=city.cast["committee"], publish=True)
    return {"key": photo.pk}


def _recording(city: cast.SmallCity, persona: str) -> dict[str, Any]:
    by = city.cast.get(persona) or cast.Actor.for_system(cast.CITY)
    return {"key": actions.take_recording(io.BytesIO(wav(2)), "a.wav", by=by).pk}


THINGS: Things = {
    "photo of a driver": lambda city: _photo(city, published=False),
    "published photo": lambda city: _photo(city, published=True),
    "recording of a driver": lambda city: _recording(city, "driver"),
    "recording of the system": lambda city: _recording(city, "system"),
}

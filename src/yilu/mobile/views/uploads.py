"""Pictures and voice notes inside phone pages: one's own at once, others' photos after a review."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yilu.core.errors import NotFound
from yilu.files import queries
from yilu.files.enums import Size
from yilu.mobile.page import actor_of
from yilu.ui.serving import hand_out

KEPT = 3600  # a rebuilt picture never changes


@require_GET
def photo(request: HttpRequest, key: UUID) -> HttpResponse:
    return _picture(request, key, Size.LARGE)


@require_GET
def thumb(request: HttpRequest, key: UUID) -> HttpResponse:
    return _picture(request, key, Size.THUMB)


@require_GET
def recording(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    try:
        found = queries.own_recording(actor, key)
        sound = queries.recording_bytes(actor, found, purpose="phone")
    except NotFound as error:
        raise Http404 from error
    return hand_out(request, sound, found.file.media_type, found.file.name)


def _picture(request: HttpRequest, key: UUID, size: Size) -> HttpResponse:
    actor = actor_of(request)
    try:
        picture = queries.photo_bytes(actor, queries.visible_photo(actor, key), size=size)
    except NotFound as error:
        raise Http404 from error
    return hand_out(request, picture, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT)

"""A snapshot's photos inside phone pages: what the reader may see of it, nothing else."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yilu.files import queries as files
from yilu.files.enums import Size
from yilu.mobile.page import actor_of, mine
from yilu.patrol import queries
from yilu.ui.serving import hand_out

KEPT_SECONDS = 600


@require_GET
@mine
def photo(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, Size.LARGE)


@require_GET
@mine
def thumb(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    return _picture(request, pk, key, Size.THUMB)


def _picture(request: HttpRequest, pk: UUID, key: UUID, size: Size) -> HttpResponse:
    actor = actor_of(request)
    found = queries.get_picture(actor, pk, key)
    content = files.photo_bytes(actor, found, size=size)
    return hand_out(request, content, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT_SECONDS)

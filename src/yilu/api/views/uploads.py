"""Photos and voice notes: handed in once, shown to their uploader at once and to others by right."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router

from yilu.api.once import once
from yilu.api.shapes import PhotoOut, RecordingOut
from yilu.api.tokens import actor_of
from yilu.core import photos, recordings
from yilu.core.errors import Invalid, TooLarge
from yilu.files import actions, queries
from yilu.files.enums import Size
from yilu.ui.serving import hand_out

router = Router(tags=["uploads"])
ENVELOPE = 64 << 10  # what multipart adds around one file
KEPT = 3600  # a rebuilt picture never changes


def _multipart(field: str) -> dict[str, Any]:
    """The schema of a form with one file: the body is read by hand, its length looked at first."""
    shape = {
        "type": "object",
        "required": [field],
        "properties": {field: {"type": "string", "format": "binary"}},
    }
    return {
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": shape}}}
    }


@router.post(
    "/photos",
    response={201: PhotoOut},
    summary="Hand in a photo (JPEG, PNG, WebP, HEIC)",
    openapi_extra=_multipart("photo"),
    url_name="photos",
)
def hand_in_photo(request: HttpRequest) -> Any:
    def make() -> tuple[int, Any]:
        file = _file(request, "photo", photos.MOST_BYTES, photos.too_large())
        return 201, _photo(actions.take_photo(file, file.name or "", by=actor_of(request)))

    return once(request, make)


@router.get("/photos/{key}", summary="The photo, longest side 1600", url_name="photo")
def photo(request: HttpRequest, key: UUID) -> HttpResponse:
    return _picture(request, key, Size.LARGE)


@router.get("/photos/{key}/thumb", summary="The photo, longest side 320", url_name="photo_thumb")
def photo_thumb(request: HttpRequest, key: UUID) -> HttpResponse:
    return _picture(request, key, Size.THUMB)


@router.post(
    "/recordings",
    response={201: RecordingOut},
    summary="Hand in a voice note (WebM, Ogg, MP4, WAV; two minutes)",
    openapi_extra=_multipart("recording"),
    url_name="recordings",
)
def hand_in_recording(request: HttpRequest) -> Any:
    def make() -> tuple[int, Any]:
        file = _file(request, "recording", recordings.MOST_BYTES, recordings.too_large())
        taken = actions.take_recording(file, file.name or "", by=actor_of(request))
        return 201, _recording(taken)

    return once(request, make)


@router.get("/recordings/{key}", summary="One's own voice note", url_name="recording")
def recording(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.own_recording(actor, key)
    sound = queries.recording_bytes(actor, found, purpose="api")
    return hand_out(request, sound, found.file.media_type, found.file.name)


def _file(request: HttpRequest, field: str, most: int, too_large: TooLarge) -> UploadedFile[Any]:
    """The form's file; a body that cannot fit is refused before it is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > most + ENVELOPE:
        raise too_large
    file = request.FILES.get(field)
    if file is None:
        raise Invalid({field: _("没有收到文件。请用 multipart/form-data，文件放在这个字段里。")})
    return file


def _picture(request: HttpRequest, key: UUID, size: Size) -> HttpResponse:
    actor = actor_of(request)
    found = queries.visible_photo(actor, key)
    picture = queries.photo_bytes(actor, found, size=size)
    return hand_out(request, picture, "image/jpeg", f"{key}.jpg", keep_seconds=KEPT)


def _photo(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": reverse("api:photo", kwargs={"key": row.pk}),
        "thumb": reverse("api:photo_thumb", kwargs={"key": row.pk}),
        "width": row.width,
        "height": row.height,
    }


def _recording(row: Any) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": reverse("api:recording", kwargs={"key": row.pk}),
        "seconds": row.seconds,
    }

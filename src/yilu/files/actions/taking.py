"""Taking uploads in: looked at for what they are, rebuilt where they are pictures, kept until attached."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from yilu.audit.actions import record
from yilu.core import attachments, photos, recordings
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused, TooLarge
from yilu.core.refs import Ref
from yilu.files.actions.storing import keep
from yilu.files.models import Paper, Photo, Recording, StoredFile, Upload
from yilu.files.queries import own_unattached

MOST_WAITING = (
    60  # of a person, not yet attached to anything: enough for any form, not for a warehouse
)
U = TypeVar("U", bound=Upload)
T_co = TypeVar("T_co", bound=Upload, covariant=True)


class Readable(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...


class Uploaded(Readable, Protocol):
    """A file of a posted form."""

    name: str | None


def take_photo(file: Readable, name: str, *, by: Actor) -> Photo:
    """Keep a photo: what was handed in, sealed, and two pictures rebuilt from its pixels."""
    _check_may_upload(Photo, by)
    data = _read(file, photos.MOST_BYTES, photos.too_large)
    rebuilt = photos.rebuild(data)
    return _keep_photo(data, _named(name, photos.SUFFIXES[rebuilt.media_type]), rebuilt, by)


@transaction.atomic
def _keep_photo(data: bytes, name: str, rebuilt: photos.Rebuilt, by: Actor) -> Photo:
    photo = Photo.objects.create(
        city=by.city,
        uploader=by.account_id,
        original=keep(name, data, purpose="photo", by=by, media_type=rebuilt.media_type),
        large=_picture(rebuilt.large, by),
        thumb=_picture(rebuilt.thumb, by),
        width=rebuilt.large.width,
        height=rebuilt.large.height,
        phash=rebuilt.phash,
        taken_at=rebuilt.hints.taken_at,
    )
    record("photo.taken", Ref.to(photo), by=by)
    return photo


def _picture(picture: photos.Picture, by: Actor) -> StoredFile:
    return keep("photo.jpg", picture.content, purpose="photo", by=by, media_type="image/jpeg")


def take_recording(file: Readable, name: str, *, by: Actor) -> Recording:
    """Keep a voice note as it was recorded, once it is known to be one."""
    _check_may_upload(Recording, by)
    data = _read(file, recordings.MOST_BYTES, recordings.too_large)
    return _keep_recording(data, name, recordings.listen(data), by)


@transaction.atomic
def _keep_recording(data: bytes, name: str, sound: recordings.Sound, by: Actor) -> Recording:
    named = _named(name, sound.suffix)
    kept = keep(named, data, purpose="recording", by=by, media_type=sound.media_type)
    recording = Recording.objects.create(
        city=by.city,
        uploader=by.account_id,
        file=kept,
        seconds=max(1, min(math.ceil(sound.seconds), recordings.MOST_SECONDS)),
    )
    record("recording.taken", Ref.to(recording), by=by)
    return recording


def take_paper(file: Readable, name: str, *, by: Actor) -> Paper:
    """Keep a document of the staff as it is, once it is known to be one and to run nothing."""
    _check_may_upload(Paper, by)
    data = _read(file, attachments.MOST_BYTES, attachments.too_large)
    return _keep_paper(data, name, attachments.read(data), by)


@transaction.atomic
def _keep_paper(data: bytes, name: str, media_type: str, by: Actor) -> Paper:
    named = _named(name, attachments.SUFFIXES[media_type])
    kept = keep(named, data, purpose="paper", by=by, media_type=media_type)
    paper = Paper.objects.create(city=by.city, uploader=by.account_id, file=kept)
    record("paper.taken", Ref.to(paper), by=by)
    return paper


# ── the files of a posted form ──────────────────────────────────────────────────────────────────


def take_photos(files: Sequence[Uploaded], *, by: Actor, field: str = "photos") -> list[Photo]:
    """All of them or none; an error says which one, under the form's own field."""
    return _all_or_none(take_photo, files, by, field)


def gather_photos(
    files: Sequence[Uploaded], ids: Iterable[UUID | str], *, by: Actor, field: str = "photos"
) -> list[Photo]:
    """A form's photos: those an earlier try left (`photo_ids`), then the files that came now.

    Call it before the form's own action: should that refuse, the photos are kept and shown again.
    """
    return [*own_unattached(by, ids), *take_photos(files, by=by, field=field)]


def take_recordings(
    files: Sequence[Uploaded], *, by: Actor, field: str = "recordings"
) -> list[Recording]:
    return _all_or_none(take_recording, files, by, field)


def take_papers(files: Sequence[Uploaded], *, by: Actor, field: str = "papers") -> list[Paper]:
    return _all_or_none(take_paper, files, by, field)


class _Take(Protocol[T_co]):
    def __call__(self, file: Readable, name: str, *, by: Actor) -> T_co: ...


def _all_or_none(take: _Take[U], files: Sequence[Uploaded], by: Actor, field: str) -> list[U]:
    return _each(take, files, by, field) if files else []


@transaction.atomic
def _each(take: _Take[U], files: Sequence[Uploaded], by: Actor, field: str) -> list[U]:
    taken = []
    for number, file in enumerate(files, start=1):
        try:
            taken.append(take(file, file.name or "", by=by))
        except Invalid as error:
            (message,) = error.errors.values()
            if len(files) > 1:
                message = _("第 %(number)s 个：%(message)s") % {
                    "number": number,
                    "message": message,
                }
            raise type(error)({field: message}) from error
    return taken


def _check_may_upload(model: type[Upload], by: Actor) -> None:
    """Signed in, and not hoarding: what nothing takes is swept after two days."""
    if not by.is_authenticated:
        raise NotAllowed
    waiting = model._default_manager.filter(
        city=by.city, uploader=by.account_id, attached_kind="", erased_at=None
    )
    if by.account_id is not None and waiting.count() >= MOST_WAITING:
        raise Refused(_("您传了很多还没有用上的文件。请先把前面的交上去，或者两天后再传。"))


def _read(file: Readable, most: int, too_large: Callable[[], TooLarge]) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise too_large()
    return data


def _named(name: str, suffix: str) -> str:
    """The name it came with, without folders and control characters, ending as its content says."""
    plain = "".join(
        letter for letter in PurePath(name.replace("\\", "/")).name if letter.isprintable()
    )
    return f"{PurePath(plain).stem[:150] or 'file'}{suffix}"

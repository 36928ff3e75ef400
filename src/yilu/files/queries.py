"""Opening stored files, and finding the photos, voice notes and papers of a thing."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import BinaryIO, TypeVar, cast
from uuid import UUID

from django.core.files.storage import storages
from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound
from yilu.core.photos import distance
from yilu.core.refs import Ref
from yilu.files import access
from yilu.files.enums import Size
from yilu.files.frames import FRAME, Unsealing, in_memory, unseal
from yilu.files.models import FileAccess, Paper, Photo, Recording, StoredFile, Upload

U = TypeVar("U", bound=Upload)
FIELDS: dict[type[Upload], str] = {Photo: "photos", Recording: "recordings", Paper: "papers"}


def content(actor: Actor, file: StoredFile, *, purpose: str) -> BinaryIO:
    """The bytes, in memory only, at their beginning.

    Whether the actor may see this file is the business of the app that shows it; that he did is
    recorded here.
    """
    _check_stands(actor, file)
    FileAccess.objects.create(
        city=file.city, file=file.pk, account=actor.account_id, purpose=purpose
    )
    return _unsealed(file)


def content_in_parts(actor: Actor, file: StoredFile, *, purpose: str) -> BinaryIO:
    """As `content`, but opened only where it is read: for films, of which players ask parts."""
    _check_stands(actor, file)
    FileAccess.objects.create(
        city=file.city, file=file.pk, account=actor.account_id, purpose=purpose
    )
    sealed = cast("BinaryIO", storages["default"].open(file.place))
    raw = Unsealing(sealed, file.size, file.city, file.pk)
    return io.BufferedReader(raw, FRAME)  # type: ignore[type-var]


# ── what belongs to a thing: the app that shows the thing decides who may ask ───────────────────


def photos_of(city: str, ref: Ref) -> QuerySet[Photo]:
    """The photos a thing took, in the order they were taken in."""
    return _of(Photo, city, ref).select_related("original", "large", "thumb")


def recordings_of(city: str, ref: Ref) -> QuerySet[Recording]:
    return _of(Recording, city, ref).select_related("file")


def papers_of(city: str, ref: Ref) -> QuerySet[Paper]:
    return _of(Paper, city, ref).select_related("file")


_ANY = """
SELECT EXISTS (SELECT FROM files_photo WHERE city = %(city)s AND attached_kind = %(kind)s
               AND attached_key = %(key)s)
    OR EXISTS (SELECT FROM files_recording WHERE city = %(city)s AND attached_kind = %(kind)s
               AND attached_key = %(key)s)
    OR EXISTS (SELECT FROM files_paper WHERE city = %(city)s AND attached_kind = %(kind)s
               AND attached_key = %(key)s)
"""


def holds_any(city: str, ref: Ref) -> bool:
    """Whether a thing ever took anything: most did not, and one short question spares three."""
    with connection.cursor() as cursor:
        cursor.execute(_ANY, {"city": city, "kind": ref.kind, "key": ref.key})
        return bool(cursor.fetchone()[0])


def photos_of_many(city: str, refs: Iterable[Ref]) -> dict[str, list[Photo]]:
    """Key of the thing → its photos, for a list page in one query. The refs are of one kind."""
    wanted = list(refs)
    found: dict[str, list[Photo]] = {ref.key: [] for ref in wanted}
    if wanted:
        rows = Photo.objects.filter(
            city=city, attached_kind=wanted[0].kind, attached_key__in=found, erased_at=None
        )
        for photo in rows.order_by("attached_at", "id"):
            found[photo.attached_key].append(photo)
    return found


def alike(
    city: str,
    phash: int,
    *,
    kinds: Iterable[str],
    since: datetime,
    within: int,
    but: Iterable[UUID] = (),
) -> list[Photo]:
    """Photos taken by things of these kinds since then that look the same, the likest first."""
    rows = Photo.objects.filter(
        city=city,
        attached_kind__in=list(kinds),
        attached_at__gte=since,
        phash__isnull=False,
        erased_at=None,
    ).exclude(pk__in=list(but))
    near = [
        (far, key)
        for key, other in rows.values_list("pk", "phash")
        if other is not None and (far := distance(phash, other)) <= within
    ]
    found = Photo.objects.filter(city=city).in_bulk([key for _far, key in sorted(near)[:20]])
    return [found[key] for _far, key in sorted(near)[:20]]


# ── what somebody handed in and nothing has taken yet ───────────────────────────────────────────


def own_unattached(actor: Actor, photo_ids: Iterable[UUID | str]) -> list[Photo]:
    """The actor's own waiting photos in this order; any other id is an error of the form."""
    return _waiting(Photo, actor, photo_ids)


def own_unattached_recordings(actor: Actor, ids: Iterable[UUID | str]) -> list[Recording]:
    return _waiting(Recording, actor, ids)


def own_unattached_papers(actor: Actor, ids: Iterable[UUID | str]) -> list[Paper]:
    return _waiting(Paper, actor, ids)


# ── one by its address ──────────────────────────────────────────────────────────────────────────


def visible_photo(actor: Actor, photo_id: UUID) -> Photo:
    """The uploader's at once, others' only after review."""
    rows = Photo.objects.select_related("original", "large", "thumb")
    found = rows.filter(access.visible(actor), pk=photo_id, city=actor.city).first()
    if found is None:
        raise NotFound
    return found


def own_recording(actor: Actor, recording_id: UUID) -> Recording:
    """A voice note is heard by its address only by who spoke it; others through the thing that took it."""
    rows = Recording.objects.select_related("file").filter(city=actor.city, erased_at=None)
    found = rows.filter(pk=recording_id, uploader=actor.account_id, uploader__isnull=False).first()
    if found is None:
        raise NotFound
    return found


def photo_bytes(
    actor: Actor, photo: Photo, *, size: Size | str = Size.LARGE, purpose: str = ""
) -> BinaryIO:
    """A photo that was shown to the actor, in one of its sizes. Opening the original leaves a row."""
    size = Size(size)
    if photo.erased_at is not None:
        raise NotFound(_("照片已经删除。"))
    if size is Size.ORIGINAL:
        if photo.original is None:
            raise NotFound(_("原图没有保存。"))
        return content(actor, photo.original, purpose=purpose or "original")
    file = photo.large if size is Size.LARGE else photo.thumb
    _check_stands(actor, file)
    return _unsealed(file)


def recording_bytes(actor: Actor, recording: Recording, *, purpose: str) -> BinaryIO:
    """A voice tells who speaks: every opening by somebody else leaves a row."""
    if actor.account_id is not None and recording.uploader == actor.account_id:
        _check_stands(actor, recording.file)
        return _unsealed(recording.file)
    return content(actor, recording.file, purpose=purpose)


def paper_bytes(actor: Actor, paper: Paper, *, purpose: str) -> BinaryIO:
    return content(actor, paper.file, purpose=purpose)


def _of(model: type[U], city: str, ref: Ref) -> QuerySet[U]:
    rows: QuerySet[U] = model._default_manager.filter(
        city=city, attached_kind=ref.kind, attached_key=ref.key, erased_at=None
    )
    return rows.order_by("attached_at", "id")


def _waiting(model: type[U], actor: Actor, ids: Iterable[UUID | str]) -> list[U]:
    wanted = [_uuid(model, key) for key in ids]
    if not wanted:
        return []
    rows: QuerySet[U] = model._default_manager.filter(
        city=actor.city, uploader=actor.account_id, attached_kind="", erased_at=None
    )
    found = {row.pk: row for row in rows.filter(pk__in=wanted)}
    if actor.account_id is None or len(found) < len(set(wanted)):
        raise not_yours(model)
    return [found[key] for key in dict.fromkeys(wanted)]


def _uuid(model: type[U], key: UUID | str) -> UUID:
    try:
        return key if isinstance(key, UUID) else UUID(key)
    except ValueError:
        raise not_yours(model) from None


def not_yours(model: type[Upload]) -> Invalid:
    """Somebody else's, taken already, or swept away: the same words for all three."""
    message = _("有一个附件不能用：它已经交过、过期，或者不是您传的。请重新加一次。")
    return Invalid({FIELDS[model]: message})


def _check_stands(actor: Actor, file: StoredFile) -> None:
    if file.erased_at is not None or file.city != actor.city:
        raise NotFound(_("文件已经删除。"))


def _unsealed(file: StoredFile) -> BinaryIO:
    target = in_memory()
    with storages["default"].open(file.place) as sealed:
        for piece in unseal(sealed, file.city, file.pk):
            target.write(piece)
    target.seek(0)
    return target

"""Taking files in, sealed frame by frame, and erasing them."""

from __future__ import annotations

from typing import IO, BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.refs import Ref
from yilu.files.frames import Sealing
from yilu.files.models import StoredFile


@transaction.atomic
def store(
    name: str, content: BinaryIO, *, purpose: str, by: Actor, media_type: str = ""
) -> StoredFile:
    """Keep a file. Its name on disk tells nothing; its bytes are sealed for this row."""
    file = StoredFile(city=by.city, name=name[-200:], purpose=purpose, media_type=media_type)
    file.place = f"files/{by.city}/{file.pk.hex[-2:]}/{file.pk.hex}"
    sealing = Sealing(content, by.city, file.pk)
    file.place = storages["default"].save(file.place, File(cast("IO[bytes]", sealing)))
    file.size, file.digest, file.uploader = sealing.size, sealing.digest, by.account_id
    file.save()
    record("file.stored", Ref.to(file), by=by, size=file.size, purpose=purpose)
    return file


@transaction.atomic
def erase(file: StoredFile, *, by: Actor) -> None:
    """Destroy the bytes; the row and its access log stay."""
    if file.erased_at is not None:
        return
    file.erased_at = timezone.now()
    file.save(update_fields=["erased_at"])
    record("file.erased", Ref.to(file), by=by)
    transaction.on_commit(lambda: storages["default"].delete(file.place))

"""Keeping bytes: sealed for their row, under a place that tells nothing."""

from __future__ import annotations

import io
from typing import IO, BinaryIO, cast

from django.core.files.base import File
from django.core.files.storage import storages
from django.db import transaction

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
    file = keep(name, content, purpose=purpose, by=by, media_type=media_type)
    record("file.stored", Ref.to(file), by=by, size=file.size, purpose=purpose)
    return file


def keep(
    name: str, content: BinaryIO | bytes, *, purpose: str, by: Actor, media_type: str
) -> StoredFile:
    """As `store`, for actions that record the whole upload as one act."""
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    file = StoredFile(city=by.city, name=name[-200:], purpose=purpose, media_type=media_type)
    file.place = f"files/{by.city}/{file.pk.hex[-2:]}/{file.pk.hex}"
    sealing = Sealing(stream, by.city, file.pk)
    file.place = storages["default"].save(file.place, File(cast("IO[bytes]", sealing)))
    file.size, file.digest, file.uploader = sealing.size, sealing.digest, by.account_id
    file.save()
    return file

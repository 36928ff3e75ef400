"""Opening stored files; every opening leaves a row."""

from __future__ import annotations

from typing import BinaryIO

from django.core.files.storage import storages
from django.utils.translation import gettext as _

from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.files.frames import in_memory, unseal
from yilu.files.models import FileAccess, StoredFile


def content(actor: Actor, file: StoredFile, *, purpose: str) -> BinaryIO:
    """The bytes, in memory only, at their beginning.

    Whether the actor may see this file is the business of the app that shows it; that he did is
    recorded here.
    """
    if file.erased_at is not None or file.city != actor.city:
        raise NotFound(_("文件已经删除。"))
    FileAccess.objects.create(
        city=file.city, file=file.pk, account=actor.account_id, purpose=purpose
    )
    target = in_memory()
    with storages["default"].open(file.place) as sealed:
        for piece in unseal(sealed, file.city, file.pk):
            target.write(piece)
    target.seek(0)
    return target

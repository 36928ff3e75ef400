"""What was handed in with a case or a task: photos, voice and papers, and who opened them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO, TypeVar
from uuid import UUID

from django.core import signing

from yilu.appeals import access
from yilu.appeals.models import Appeal, Task
from yilu.appeals.queries.cases import get_appeal
from yilu.appeals.queries.work import get_task
from yilu.appeals.sealing import is_closed
from yilu.core.actor import Actor
from yilu.core.errors import NotFound
from yilu.core.refs import Ref
from yilu.files import queries as files
from yilu.files.enums import Size
from yilu.files.models import Paper, Photo, Recording, Upload

U = TypeVar("U", bound=Upload)
OPENED = "appeals.opened"
SECONDS = 600  # how long the pictures of an unsealed case open after the purpose was given
PURPOSE = "appeal"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """Nothing at all of a sealed case that was not opened for this look."""

    photos: list[Photo] = field(default_factory=list)
    recordings: list[Recording] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.photos or self.recordings or self.papers)


def enclosed(actor: Actor, appeal: Appeal, *, opened: bool = False) -> Enclosed:
    """What belongs to a case the actor was shown; papers are the staff's, not the driver's."""
    own = access.is_reporter(actor, appeal)
    if is_closed(appeal) and not (own or opened):
        return Enclosed()
    ref = Ref.to(appeal)
    if not files.holds_any(appeal.city, ref):
        return Enclosed()
    papers = [] if own else list(files.papers_of(appeal.city, ref))
    return Enclosed(
        list(files.photos_of(appeal.city, ref)),
        list(files.recordings_of(appeal.city, ref)),
        papers,
    )


def papers_of_task(task: Task) -> list[Paper]:
    """The papers of a task the actor was shown."""
    return list(files.papers_of(task.city, Ref.to(task)))


def opening(actor: Actor, appeal: Appeal) -> str:
    """A word that lets this account open the pictures of this unsealed case for some minutes."""
    return signing.TimestampSigner(salt=OPENED).sign(_told(actor, appeal))


def picture(actor: Actor, key: UUID, photo: UUID, *, small: bool, opening: str = "") -> BinaryIO:
    """One photo of a case; the large one, opened by anybody but who took it, leaves a row."""
    appeal = get_appeal(actor, key)
    found = _one(_shown(actor, appeal, opening).photos, photo)
    if small:
        return files.photo_bytes(actor, found, size=Size.THUMB)
    if actor.account_id is not None and found.uploader == actor.account_id:
        return files.photo_bytes(actor, found)
    return files.content(actor, found.large, purpose=PURPOSE)


def sound(
    actor: Actor, key: UUID, recording: UUID, *, opening: str = ""
) -> tuple[Recording, BinaryIO]:
    found = _one(_shown(actor, get_appeal(actor, key), opening).recordings, recording)
    return found, files.recording_bytes(actor, found, purpose=PURPOSE)


def paper(actor: Actor, key: UUID, paper: UUID, *, opening: str = "") -> tuple[Paper, BinaryIO]:
    found = _one(_shown(actor, get_appeal(actor, key), opening).papers, paper)
    return found, files.paper_bytes(actor, found, purpose=PURPOSE)


def task_paper(actor: Actor, key: UUID, paper: UUID) -> tuple[Paper, BinaryIO]:
    found = _one(papers_of_task(get_task(actor, key)), paper)
    return found, files.paper_bytes(actor, found, purpose=PURPOSE)


def _shown(actor: Actor, appeal: Appeal, opening: str) -> Enclosed:
    return enclosed(actor, appeal, opened=bool(opening) and _opens(actor, appeal, opening))


def _opens(actor: Actor, appeal: Appeal, opening: str) -> bool:
    try:
        told = signing.TimestampSigner(salt=OPENED).unsign(opening, max_age=SECONDS)
    except signing.BadSignature:
        return False
    return told == _told(actor, appeal) and access.directs(actor, appeal)


def _told(actor: Actor, appeal: Appeal) -> str:
    return f"{appeal.pk}|{actor.account_id}"


def _one(rows: list[U], key: UUID) -> U:
    for row in rows:
        if row.pk == key:
            return row
    raise NotFound(str(key))

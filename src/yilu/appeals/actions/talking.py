"""Words on a case: inside by default; what goes to the driver is a step of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access
from yilu.appeals.actions.steps import advance, locked, log, needed, tell_reporter, write
from yilu.appeals.enums import Act, Voice
from yilu.appeals.models import Appeal, Entry
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo


@transaction.atomic
def note(key: UUID, *, by: Actor, text: str) -> Entry:
    """内部记录: the driver never sees it, and no message of ours carries it."""
    appeal = locked(key, by)
    advance(appeal, "note", by=by)
    text = needed(text, "text", _("写点什么再记。"))
    log(appeal, "noted", by=by)
    return write(appeal, Act.NOTED, Voice.INNER, by=by, text=text)


@transaction.atomic
def call(key: UUID, *, by: Actor, text: str, reached: bool = True) -> Entry:
    """A call to the driver, as a log for inside; reached, it is the first contact."""
    appeal = locked(key, by)
    advance(appeal, "call", by=by)
    text = needed(text, "text", _("记一句：说了什么，或者没打通。"), 400)
    if reached:
        _contacted(appeal)
    log(appeal, "called", by=by, reached=reached)
    write(appeal, Act.CALLED, Voice.ROAD, by=by, reached=reached)
    return write(appeal, Act.NOTED, Voice.INNER, by=by, text=text)


@transaction.atomic
def reply(key: UUID, *, by: Actor, text: str, seen: int | None = None) -> Entry:
    """发给司机: what was previewed goes out and cannot be taken back, only corrected.

    `seen`: how long the timeline was when the words were previewed; refused if it has grown since.
    """
    return _send(key, "reply", Act.REPLIED, _("您的诉求有新答复"), by=by, text=text, seen=seen)


@transaction.atomic
def ask(key: UUID, *, by: Actor, text: str) -> Entry:
    """Ask the driver for what is missing."""
    return _send(key, "ask", Act.ASKED, _("您的诉求还要您补充一点"), by=by, text=text)


def _send(
    key: UUID,
    move: str,
    act: Act,
    title: object,
    *,
    by: Actor,
    text: str,
    seen: int | None = None,
) -> Entry:
    appeal = locked(key, by)
    advance(appeal, move, by=by)
    if seen is not None and appeal.entries.count() != seen:
        raise Refused(_("这件诉求刚刚有了新的经过。您写的还在，先看一眼再发。"))
    text = needed(text, "text", _("写给司机的话不能空着。"))
    _contacted(appeal)
    entry = write(appeal, act, Voice.SENT, by=by, text=text)
    log(appeal, act.value, by=by)
    tell_reporter(appeal, title, entry)
    return entry


@transaction.atomic
def add(
    key: UUID, *, by: Actor, text: str, receipt: str = "", photos: Sequence[Photo] = ()
) -> Entry:
    """The driver adds something; whoever holds the case sees it at once."""
    appeal = locked(key, by, receipt=receipt)
    advance(appeal, "add", by=by)
    text = needed(text, "text", _("写一句要补充的话。"))
    if photos and appeal.receipt is not None:
        raise Invalid({"photos": _("匿名的不收照片和语音：它们记着是谁传的。请写在文字里。")})
    attach(photos, Ref.to(appeal), by=by)
    log(appeal, "added", by=by)
    return write(appeal, Act.ADDED, Voice.SAID, by=by, text=text)


@transaction.atomic
def mark_read(key: UUID, *, by: Actor, receipt: str = "") -> int:
    """The driver opened his case: what was sent to him is read from now on."""
    appeal = locked(key, by, receipt=receipt)
    if not access.is_reporter(by, appeal):
        raise NotAllowed("read")
    unread = appeal.entries.filter(voice=Voice.SENT, read_at=None)
    return unread.update(read_at=clock.business_now())


def _contacted(appeal: Appeal) -> None:
    if appeal.contacted_at is None:
        appeal.contacted_at = clock.business_now()
        appeal.save(update_fields=["contacted_at"])


SUSPECT = ("内部", "不要告诉", "别告诉司机", "领导意见")


def leaks(text: str, names: Iterable[str] = ()) -> list[str]:
    """Words in a draft to the driver that look as if they should stay inside, and other people's names."""
    return [word for word in (*SUSPECT, *names) if word and word in text]


@transaction.atomic
def retitle(key: UUID, *, by: Actor, title: str) -> Appeal:
    """A clearer title for lists; the driver's own words stay as they are."""
    appeal = locked(key, by)
    advance(appeal, "note", by=by)
    if appeal.sealed or appeal.receipt is not None:
        raise Invalid({"title": _("密封的诉求没有标题。")})
    appeal.title = needed(title, "title", _("请写一个标题。"), 60)
    appeal.save(update_fields=["title"])
    log(appeal, "retitled", by=by)
    return appeal

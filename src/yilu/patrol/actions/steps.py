"""What every act on a snapshot is made of: the locked case, a line in its timeline, a word to people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right, Role
from yilu.core.errors import Invalid, NotFound
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.organisations.queries import holders
from yilu.patrol import access
from yilu.patrol.enums import INNER, Act
from yilu.patrol.models import Entry, Snapshot
from yilu.patrol.states import MACHINE

LONGEST = 400


def locked(key: UUID, by: Actor) -> Snapshot:
    """The case, locked until the transaction ends, if the actor may see it."""
    rows = access.visible(by).select_related("unit", "category", "area")
    snapshot = rows.select_for_update(of=("self",)).filter(pk=key).first()
    if snapshot is None:
        raise NotFound(str(key))
    return snapshot


def advance(snapshot: Snapshot, move: str, *, by: Actor) -> str:
    """Make the move if the table allows it; returns the state left behind."""
    return MACHINE.advance(snapshot, move, by=by)


def write(snapshot: Snapshot, act: Act, *, by: Actor, text: str = "", **detail: Any) -> Entry:
    """One line of the timeline."""
    own = access.is_reporter(by, snapshot)
    return Entry.objects.create(
        city=snapshot.city,
        snapshot=snapshot,
        act=act,
        text=text,
        detail=detail,
        inner=act in INNER,
        account=by.account_id,
        unit_id=None if own else _acting_for(by, snapshot),
        at=clock.business_now(),
    )


def _acting_for(by: Actor, snapshot: Snapshot) -> UUID | None:
    """The unit the actor's post is at; a driver speaks for himself."""
    rights = (Right.REVIEW_SNAPSHOTS, Right.DISPOSE_SNAPSHOTS)
    posts = [grant.unit_id for right in rights for grant in by.grants_for(right)]
    if by.system or not posts:
        return None
    return snapshot.unit_id if snapshot.unit_id in posts else posts[0]


def log(snapshot: Snapshot, verb: str, *, by: Actor, **detail: str | int | bool | None) -> None:
    record(f"snapshot.{verb}", Ref.to(snapshot), by=by, **detail)


# ── telling people ──────────────────────────────────────────────────────────────────────────────


def audience(snapshot: Snapshot) -> list[UUID]:
    """Whoever reported it, and every co-reporter."""
    seen = list(snapshot.seen.order_by("at").values_list("person", flat=True))
    own = [snapshot.reporter_id] if snapshot.reporter_id else []
    return list(dict.fromkeys([*own, *seen]))


def tell_reporters(snapshot: Snapshot, title: Any, entry: Entry, *, body: Any = "") -> None:
    """Everybody who saw it hears what became of it."""
    telling = Telling(
        title=title,
        body=body,
        kind=NoticeKind.SNAPSHOT,
        source=Ref.to(entry),
        reason=f"snapshot.{entry.act}",
        link=f"/snapshots/{snapshot.pk}/",
    )
    tell(audience(snapshot), telling)


def tell_unit(snapshot: Snapshot, entry: Entry) -> None:
    """The responsible unit's people learn that it is theirs now."""
    roles = (Role.DEPARTMENT_STAFF, Role.FIELD_WORKER, Role.COMMITTEE_STAFF)
    people = [
        person
        for role in roles
        for person in holders(snapshot.city, snapshot.unit.path, role, clock.today())
        if person != snapshot.reporter_id
    ]
    telling = Telling(
        title=_("有一件随手拍等您处置"),
        body=title_of(snapshot),
        kind=NoticeKind.SNAPSHOT,
        source=Ref.to(entry),
        reason="snapshot.held",
        link=f"/dispose/{snapshot.pk}/",
    )
    tell(people, telling)


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def title_of(snapshot: Snapshot) -> str:
    """What a list calls it: the category and the place."""
    what = snapshot.category.name if snapshot.category else str(snapshot.get_state_display())
    return f"{what} · {snapshot.place}" if snapshot.place else what


def needed(text: str, field: str, message: Any, limit: int = LONGEST) -> str:
    """The words, tidied; missing or too long is told on the field."""
    text = tidy(text)
    if not text:
        raise Invalid({field: message})
    if len(text) > limit:
        words = _("太长了，最多 %(n)d 个字，现在 %(now)d 个。")
        raise Invalid({field: words % {"n": limit, "now": len(text)}})
    return text


def tidy(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\x00", "").strip()

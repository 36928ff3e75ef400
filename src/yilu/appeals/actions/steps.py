"""What every act on an appeal is made of: the locked case, a line in its timeline, a word to people."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yilu.appeals import access
from yilu.appeals.enums import OPEN, Act, Level, State, Voice
from yilu.appeals.models import Appeal, Entry, Stop
from yilu.appeals.sealing import is_closed, put_words, receipt_index
from yilu.appeals.states import MACHINE
from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Right, Role
from yilu.core.errors import Invalid, NotFound
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind as NoticeKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import holders

NARROW = {Level.BRANCH: Role.SECRETARY, Level.COMMITTEE: Role.COMMITTEE_STAFF}
LONGEST = 2000


def locked(key: UUID, by: Actor, *, receipt: str = "") -> Appeal:
    """The case, locked until the transaction ends, if the actor may see it or shows its receipt."""
    rows = Appeal.objects.filter(city=by.city) if receipt else access.visible(by)
    rows = rows.select_related("origin", "holder_unit").select_for_update(of=("self",))
    appeal = rows.filter(pk=key).first()
    if appeal is None:
        raise NotFound(str(key))
    if receipt:
        _show_receipt(appeal, receipt)
    return appeal


def _show_receipt(appeal: Appeal, receipt: str) -> None:
    if appeal.receipt is None or bytes(appeal.receipt) != receipt_index(receipt):
        raise NotFound(str(appeal.pk))
    appeal.receipt_shown = True  # type: ignore[attr-defined]


def advance(appeal: Appeal, move: str, *, by: Actor) -> str:
    """Make the move if the table allows it; returns the state left behind."""
    return MACHINE.advance(appeal, move, by=by)


def write(
    appeal: Appeal,
    act: Act,
    voice: Voice,
    *,
    by: Actor,
    text: str = "",
    **detail: Any,
) -> Entry:
    """One line of the timeline. An anonymous driver leaves no account in it."""
    hidden = access.is_reporter(by, appeal) and appeal.receipt is not None
    entry = Entry(
        city=appeal.city,
        appeal=appeal,
        act=act,
        voice=voice,
        detail=detail,
        account=None if hidden else by.account_id,
        person_id=None if hidden else by.person_id,
        unit=None if access.is_reporter(by, appeal) else _acting_for(by, appeal),
        at=clock.business_now(),
    )
    put_words(entry, text, closed=is_closed(appeal))
    entry.save(force_insert=True)
    return entry


def _acting_for(by: Actor, appeal: Appeal) -> Unit | None:
    """The unit the actor speaks for: the holder's if he may, else the one his post is at."""
    if appeal.holder_person_id is not None and appeal.holder_person_id == by.person_id:
        return appeal.holder_unit
    grants = [*by.grants_for(Right.HANDLE_APPEALS), *by.grants_for(Right.ANSWER_TASKS)]
    own = [grant.unit_id for grant in grants]
    if appeal.holder_unit_id in own or not own:
        return appeal.holder_unit
    return Unit.objects.filter(pk=own[0], city=appeal.city).first()


def log(appeal: Appeal, verb: str, *, by: Actor, **detail: str | int | bool | None) -> None:
    """The audit's line. Of an anonymous case it must not say who handed it in."""
    hidden = access.is_reporter(by, appeal) and appeal.receipt is not None
    who = Actor.anonymous(appeal.city) if hidden else by
    record(f"appeal.{verb}", Ref.to(appeal), by=who, **detail)


# ── the road ────────────────────────────────────────────────────────────────────────────────────


def current_stop(appeal: Appeal) -> Stop:
    """The station that holds the case."""
    return appeal.stops.filter(entered_at__isnull=False, left_at__isnull=True).latest("order")


def next_stop(appeal: Appeal) -> Stop | None:
    """The nearest planned station above the holder."""
    above = appeal.stops.filter(entered_at__isnull=True, level__gt=appeal.holder_level)
    return above.select_related("unit").order_by("order").first()


def enter(appeal: Appeal, stop: Stop, now: datetime) -> None:
    """The case leaves whoever held it and lies at this station, unsigned."""
    appeal.stops.filter(entered_at__isnull=False, left_at__isnull=True).update(left_at=now)
    stop.entered_at = now
    stop.save()
    appeal.holder_level = stop.level
    appeal.holder_unit, appeal.holder_person_id = stop.unit, stop.person_id
    appeal.state = State.WAITING


# ── telling people ──────────────────────────────────────────────────────────────────────────────


def carried(appeal: Appeal) -> list[Appeal]:
    """Cases carried on as part of this one, or of one that is itself."""
    found: list[Appeal] = []
    layer = [appeal.pk]
    while layer:
        rows = Appeal.objects.filter(city=appeal.city, merged_into__in=layer, state=State.MERGED)
        joined = list(rows.order_by("number"))
        found, layer = [*found, *joined], [row.pk for row in joined]
    return found


def tell_reporter(appeal: Appeal, title: Any, entry: Entry, *, body: Any = "") -> None:
    """A word to the driver. Only what was sent to him goes into the message, never what stays inside.

    Whose case is carried on with this one hears that something happened, on his own case's page.
    """
    _tell_one(appeal, title, entry, body)
    for row in carried(appeal):
        _tell_one(row, _("和您合在一起办的那件有了进展"), entry, "")


def _tell_one(appeal: Appeal, title: Any, entry: Entry, body: Any) -> None:
    if appeal.reporter_id is None:
        return
    telling = Telling(
        title=title,
        body=body if not is_closed(appeal) else "",
        kind=NoticeKind.APPEAL,
        source=Ref.to(entry),
        reason=f"appeal.{entry.act}",
        link=f"/appeals/{appeal.pk}/",
        by_sms=True,
    )
    tell([appeal.reporter_id], telling)


def tell_holder(appeal: Appeal, entry: Entry) -> None:
    """Whoever holds it now learns that it lies there; of a sealed one not what it is about."""
    member = appeal.holder_level == Level.MEMBER
    telling = Telling(
        title=_("有一件诉求等您签收"),
        body="" if is_closed(appeal) else appeal.title,
        kind=NoticeKind.APPEAL,
        source=Ref.to(entry),
        reason="appeal.held",
        link=f"/contact/appeals/{appeal.pk}/" if member else f"/console/appeals/{appeal.pk}/",
    )
    tell(people_at(appeal), telling)


def people_at(appeal: Appeal) -> list[UUID]:
    """The persons who act for the holder today, the driver himself excepted."""
    if appeal.holder_level == Level.MEMBER:
        return [appeal.holder_person_id] if appeal.holder_person_id else []
    role = NARROW[Level(appeal.holder_level)]
    found = holders(appeal.city, appeal.holder_unit.path, role, clock.today())
    return [person for person in found if person != appeal.reporter_id]


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def needed(text: str, field: str, message: Any, limit: int = LONGEST) -> str:
    """The words, tidied; missing or too long is told on the field."""
    text = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not text:
        raise Invalid({field: message})
    if len(text) > limit:
        raise Invalid(
            {
                field: _("太长了，最多 %(n)d 个字，现在 %(now)d 个。")
                % {"n": limit, "now": len(text)}
            }
        )
    return text


def is_open(appeal: Appeal) -> bool:
    return appeal.state in OPEN

"""处置: taken by the unit, put right with a photo, or time and other hands asked for and approved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.organisations.queries import root
from yilu.patrol import access, clocks
from yilu.patrol.actions.steps import advance, locked, log, needed, tell_reporters, tell_unit, write
from yilu.patrol.actions.verifying import ask_checkers
from yilu.patrol.enums import Act, RequestKind, RequestState, State
from yilu.patrol.models import Request, Snapshot
from yilu.referrals import actions as referrals
from yilu.referrals.enums import SlipKind

MOST_PHOTOS = 4


@transaction.atomic
def take(key: UUID, *, by: Actor) -> Snapshot:
    """接单: the unit's people are on it."""
    snapshot = locked(key, by)
    advance(snapshot, "take", by=by)
    snapshot.save()
    write(snapshot, Act.TAKEN, by=by)
    log(snapshot, "taken", by=by)
    return snapshot


@transaction.atomic
def dispose(key: UUID, *, by: Actor, text: str, photos: Sequence[Photo]) -> Snapshot:
    """Put right, with a photo of the same spot. It is not closed: others look first."""
    snapshot = locked(key, by)
    _not_ones_own(snapshot, by)
    advance(snapshot, "dispose", by=by)
    if snapshot.requests.filter(state=RequestState.ASKED).exists():
        raise Refused(_("有申请等批准，批准之前不能处置完成。"))
    text = needed(text, "text", _("写一句怎么处置的，比如“补了沥青，压实”。"))
    if not photos:
        raise Invalid({"photos": _("请在同一个位置拍一张处置后的照片。")})
    if len(photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}})
    snapshot.round += 1
    snapshot.disposal, snapshot.disposed_at = text, clock.business_now()
    snapshot.disposed_by, snapshot.disposer_id = by.account_id, by.person_id
    snapshot.save()
    entry = write(snapshot, Act.DISPOSED, by=by, text=text, round=snapshot.round)
    attach(photos, Ref.to(entry), by=by)
    log(snapshot, "disposed", by=by, round=snapshot.round)
    tell_reporters(snapshot, _("处置完了，正请人复核"), entry, body=text)
    ask_checkers(snapshot, by=by)
    return snapshot


def _not_ones_own(snapshot: Snapshot, by: Actor) -> None:
    """One person does not make, report and clear the same problem."""
    if access.is_reporter(by, snapshot) or access.has_seen(by, snapshot):
        raise Refused(_("这件是您自己报的，请同事处置。"))


# ── 回退、延期、挂账 ────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def ask_return(key: UUID, *, by: Actor, reason: str) -> Request:
    """Not ours, with a basis; twice at most, then the desk decides."""
    return _ask(key, RequestKind.RETURN, by, reason, 0)


@transaction.atomic
def ask_extension(key: UUID, *, by: Actor, reason: str, hours: int) -> Request:
    """So many more working hours."""
    return _ask(key, RequestKind.EXTEND, by, reason, hours)


@transaction.atomic
def ask_suspension(key: UUID, *, by: Actor, reason: str, days: int) -> Request:
    """挂账: cannot be done now (a road to be rebuilt, floods); the clock is to stand still."""
    return _ask(key, RequestKind.SUSPEND, by, reason, days)


MOST = {RequestKind.EXTEND: "extend_hours", RequestKind.SUSPEND: "suspend_days"}
FIELDS = {RequestKind.EXTEND: "hours", RequestKind.SUSPEND: "days"}


def _ask(key: UUID, kind: RequestKind, by: Actor, reason: str, amount: int) -> Request:
    snapshot = locked(key, by)
    twice = kind is RequestKind.RETURN and not access.may_return(by, snapshot)
    if twice and access.may_dispose(by, snapshot):
        raise Refused(_("已经退过两次，由行业党委指定，不能再退。"))
    advance(snapshot, kind.value, by=by)
    if by.account_id is None:
        raise NotAllowed(kind.value)
    reason = needed(reason, "reason", _("请写明依据，报的人看得到。"), 200)
    if name := MOST.get(kind):
        most = clocks.limit(by.city, name)
        if not 1 <= amount <= most:
            raise Invalid({FIELDS[kind]: _("请填 1 到 %(n)d。") % {"n": most}})
    if kind is RequestKind.RETURN and snapshot.unit_id == root(by.city).pk:
        raise Refused(_("已经在行业党委，没有上一级可以退。"))
    if snapshot.requests.filter(state=RequestState.ASKED).exists():
        raise Refused(_("已经申请过，正在等批准。"))
    asked = Request.objects.create(
        city=by.city,
        snapshot=snapshot,
        kind=kind,
        state=RequestState.ASKED,
        reason=reason,
        hours=amount,
        asked_by=by.account_id,
        unit=snapshot.unit,
        asked_at=clock.business_now(),
    )
    write(snapshot, Act.ASKED, by=by, text=reason, kind=kind.value, amount=amount)
    log(snapshot, "asked", by=by, kind=kind.value)
    return asked


@transaction.atomic
def approve(key: UUID, *, by: Actor) -> Snapshot:
    """Grant what was asked; the reporter is told, with the reason."""
    snapshot = locked(key, by)
    asked = _asked(snapshot, "approve", by)
    asked.state, asked.decided_at = RequestState.APPROVED, clock.business_now()
    asked.decided_by = by.account_id
    grant = {
        RequestKind.RETURN: _give_back,
        RequestKind.EXTEND: _give_time,
        RequestKind.SUSPEND: _stand_still,
    }[RequestKind(asked.kind)]
    act, title = grant(snapshot, asked)
    asked.save()
    snapshot.save()
    due = snapshot.due.isoformat() if snapshot.due else ""
    entry = write(snapshot, act, by=by, text=asked.reason, due=due)
    log(snapshot, act.value, by=by)
    tell_reporters(snapshot, title, entry, body=asked.reason)
    return snapshot


@transaction.atomic
def decline(key: UUID, *, by: Actor, reason: str) -> Snapshot:
    snapshot = locked(key, by)
    asked = _asked(snapshot, "decline", by)
    reason = needed(reason, "reason", _("请写明为什么不批准。"), 200)
    asked.state, asked.decided_by = RequestState.DECLINED, by.account_id
    asked.decided_at = clock.business_now()
    asked.save()
    entry = write(snapshot, Act.DECLINED, by=by, text=reason, kind=asked.kind)
    log(snapshot, "declined", by=by, kind=asked.kind)
    tell_unit(snapshot, entry)
    return snapshot


def _asked(snapshot: Snapshot, move: str, by: Actor) -> Request:
    advance(snapshot, move, by=by)
    asked = snapshot.requests.select_for_update().filter(state=RequestState.ASKED).first()
    if asked is None:
        raise Refused(_("没有等批准的申请。"))
    if by.account_id is None or asked.asked_by == by.account_id:
        raise Refused(_("自己申请的，要由别人批准。"))
    return asked


def _give_back(snapshot: Snapshot, asked: Request) -> tuple[Act, Any]:
    snapshot.unit, snapshot.state = root(snapshot.city), State.ASSIGNED
    snapshot.returns += 1
    snapshot.designated = snapshot.returns >= access.RETURNS_ALLOWED
    asked.state = RequestState.ENDED
    return Act.RETURNED, _("换了处置单位，点开看原因")


def _give_time(snapshot: Snapshot, asked: Request) -> tuple[Act, Any]:
    assert snapshot.due is not None
    start = max(snapshot.due, clock.business_now())
    due = clocks.after(snapshot.city, start, asked.hours)
    _put_due(snapshot, due, "extended", hours=asked.hours)
    asked.state = RequestState.ENDED
    return Act.EXTENDED, _("处置延期了，点开看原因")


def _stand_still(snapshot: Snapshot, asked: Request) -> tuple[Act, Any]:
    assert snapshot.due is not None
    now = clock.business_now()
    asked.minutes_left = clocks.hours(snapshot.city).minutes_between(now, snapshot.due)
    asked.until = now + timedelta(days=asked.hours)
    snapshot.state = State.SUSPENDED
    return Act.SUSPENDED, _("这件先挂账，点开看原因和到哪天")


@transaction.atomic
def resume(key: UUID, *, by: Actor) -> Snapshot:
    """The clock goes on with what was left when it stopped."""
    snapshot = locked(key, by)
    advance(snapshot, "resume", by=by)
    held = snapshot.requests.select_for_update().filter(kind=RequestKind.SUSPEND)
    paused = held.get(state=RequestState.APPROVED)
    left = max(paused.minutes_left or 0, 1)
    due = clocks.hours(by.city).after_minutes(clock.business_now(), left)
    _put_due(snapshot, due, "suspended", minutes=left)
    paused.state = RequestState.ENDED
    paused.save()
    snapshot.save()
    entry = write(snapshot, Act.RESUMED, by=by, due=due.at.isoformat())
    log(snapshot, "resumed", by=by)
    tell_reporters(snapshot, _("挂账的这件恢复处置了"), entry)
    return snapshot


def _put_due(snapshot: Snapshot, due: Any, why: str, **numbers: int) -> None:
    snapshot.due = due.at
    snapshot.provisional = snapshot.provisional or due.provisional
    snapshot.reckoning = [*snapshot.reckoning, clocks.step(why, due, **numbers)]


# ── out of our reach ────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def refer(key: UUID, *, by: Actor, wanted: str, facts: str) -> Snapshot:
    """转 12345: a slip goes out with a number; the answer comes back to the same timeline."""
    snapshot = locked(key, by)
    advance(snapshot, "refer", by=by)
    if snapshot.requests.filter(state=RequestState.ASKED).exists():
        raise Refused(_("有申请等批准，先批准或者不批准。"))
    facts = needed(facts, "facts", _("请写 12345 需要知道的情况。"), 800)
    wanted = needed(wanted, "wanted", _("请写请它办什么。"), 400)
    what = snapshot.category.name if snapshot.category else ""
    slip = referrals.issue(
        Ref.to(snapshot),
        referrals.Words(
            str(format_lazy("{what} {number}", what=what, number=snapshot.number)), facts, wanted
        ),
        by=by,
        unit=root(by.city),
        kind=SlipKind.HANDOVER,
    )
    snapshot.unit = root(by.city)
    snapshot.save()
    entry = write(snapshot, Act.REFERRED, by=by, slip=slip.number)
    log(snapshot, "referred", by=by, slip=slip.number)
    tell_reporters(snapshot, _("您拍的这件转给 12345 了"), entry)
    return snapshot


@transaction.atomic
def take_reply(key: UUID, *, by: Actor, text: str) -> Snapshot:
    """12345 answered: somebody still looks before it is closed."""
    snapshot = locked(key, by)
    advance(snapshot, "reply", by=by)
    snapshot.disposal = needed(text, "text", _("写上对方怎么答复的。"), 4000)[:400]
    snapshot.disposed_at, snapshot.disposed_by, snapshot.disposer_id = (
        clock.business_now(),
        None,
        None,
    )
    snapshot.round += 1
    snapshot.save()
    entry = write(snapshot, Act.REPLIED, by=by, text=snapshot.disposal)
    log(snapshot, "replied", by=by)
    tell_reporters(snapshot, _("12345 答复了您拍的这件"), entry, body=snapshot.disposal)
    ask_checkers(snapshot, by=by)
    return snapshot

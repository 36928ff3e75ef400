"""Moving a case's clocks: set at intake, stopped and started again, given more days, and risen by."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.appeals import clocks, limits
from yilu.appeals.actions.steps import advance, locked, log, needed, tell_reporter, write
from yilu.appeals.enums import Act, AdjustmentKind, AdjustmentState, Level, State, Voice
from yilu.appeals.models import Adjustment, Appeal, Entry
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.workhours import Due

RISING = frozenset({State.WAITING, State.WORKING})  # a settled one waits for the driver's word


def start_clocks(appeal: Appeal, rules: clocks.Rules, now: datetime) -> None:
    """The three clocks from intake: signing does not start them, being handed on does not stop them."""
    found = rules.start(appeal.kind, appeal.urgency, now)
    appeal.sign_due, appeal.contact_due = found.sign.at, found.contact.at
    appeal.settle_due, appeal.provisional = found.settle.at, found.settle.provisional
    days = rules.settle_days(appeal.kind, appeal.urgency)
    appeal.reckoning = [clocks.step("start", found.settle, days=days)]
    set_rise(appeal, rules, now)


def set_rise(appeal: Appeal, rules: clocks.Rules, now: datetime) -> None:
    """When the case next goes up by itself: unsigned at its sign clock, signed at its settle clock.

    One that is overdue already gets another working day at each station, so that a job which stood
    still for two days raises it once and not to the top at once.
    """
    if appeal.holder_level == Level.COMMITTEE or appeal.state not in RISING:
        appeal.rises_at = None
    elif appeal.state == State.WAITING:
        appeal.rises_at = appeal.sign_due
    elif appeal.settle_due > now:
        appeal.rises_at = appeal.settle_due
    else:
        appeal.rises_at = rules.hours.after_days(now, limits.RISE_DAYS.of(appeal.city)).at


def restart_sign_clock(appeal: Appeal, rules: clocks.Rules, now: datetime) -> None:
    """A new station has a sign clock of its own."""
    appeal.sign_due = rules.sign(appeal.urgency, now).at
    set_rise(appeal, rules, now)


# ── asking for time ─────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def pause(key: UUID, *, by: Actor, reason: str, days: int) -> Adjustment:
    """Ask that the clock stand still for at most so many days; somebody else approves."""
    return _ask(key, "pause", AdjustmentKind.PAUSE, Act.PAUSE_ASKED, by, reason, days)


@transaction.atomic
def extend(key: UUID, *, by: Actor, reason: str, days: int) -> Adjustment:
    """Ask for so many more working days."""
    return _ask(key, "extend", AdjustmentKind.EXTENSION, Act.EXTENSION_ASKED, by, reason, days)


def _ask(
    key: UUID, move: str, kind: AdjustmentKind, act: Act, by: Actor, reason: str, days: int
) -> Adjustment:
    appeal = locked(key, by)
    advance(appeal, move, by=by)
    reason = needed(reason, "reason", _("请写明原因，司机会看到。"), 200)
    longest = limits.PAUSE_DAYS if kind == AdjustmentKind.PAUSE else limits.EXTEND_DAYS
    most = longest.of(by.city)
    if not 1 <= days <= most:
        raise Invalid({"days": _("请填 1 到 %(n)d 天。") % {"n": most}})
    if by.account_id is None:
        raise NotAllowed(move)
    if appeal.adjustments.filter(kind=kind, state=AdjustmentState.ASKED).exists():
        raise Refused(_("已经申请过，正在等批准。"))
    asked = Adjustment.objects.create(
        city=by.city,
        appeal=appeal,
        kind=kind,
        state=AdjustmentState.ASKED,
        reason=reason,
        days=days,
        asked_by=by.account_id,
        asked_at=clock.business_now(),
    )
    write(appeal, act, Voice.ROAD, by=by, text=reason, days=days)
    log(appeal, act.value, by=by, days=days)
    return asked


@transaction.atomic
def approve(key: UUID, *, by: Actor) -> Appeal:
    """Grant what was asked: the clock stops, or the due date moves; the driver is told why."""
    appeal = locked(key, by)
    asked = _asked(appeal, "approve", by)
    asked.state, asked.decided_by = AdjustmentState.APPROVED, by.account_id
    asked.decided_at = clock.business_now()
    if asked.kind == AdjustmentKind.PAUSE:
        entry = _stop_clock(appeal, asked, by)
        title = _("您的诉求暂停计时，点开看原因")
    else:
        entry = _give_days(appeal, asked, by)
        title = _("您的诉求延期了，点开看原因")
    asked.save()
    appeal.save()
    log(appeal, entry.act, by=by, days=asked.days)
    tell_reporter(appeal, title, entry, body=asked.reason)
    return appeal


@transaction.atomic
def decline(key: UUID, *, by: Actor, reason: str) -> Appeal:
    appeal = locked(key, by)
    asked = _asked(appeal, "decline", by)
    reason = needed(reason, "reason", _("请写明为什么不批准。"), 200)
    asked.state, asked.decided_by = AdjustmentState.DECLINED, by.account_id
    asked.decided_at = clock.business_now()
    asked.save()
    write(appeal, Act.DECLINED, Voice.INNER, by=by, text=reason)
    log(appeal, "declined", by=by, kind=asked.kind)
    return appeal


def _asked(appeal: Appeal, move: str, by: Actor) -> Adjustment:
    advance(appeal, move, by=by)
    rows = appeal.adjustments.select_for_update().filter(state=AdjustmentState.ASKED)
    asked = rows.order_by("asked_at").first()
    if asked is None:
        raise Refused(_("没有等批准的申请。"))
    if by.account_id is None or asked.asked_by == by.account_id:
        raise Refused(_("自己申请的，要由别人批准。"))
    return asked


def _stop_clock(appeal: Appeal, asked: Adjustment, by: Actor) -> Entry:
    if appeal.state != State.WORKING:
        raise Refused(_("这件事现在不在办理中，不能暂停。"))
    now = clock.business_now()
    asked.minutes_left = clocks.hours(appeal.city).minutes_between(now, appeal.settle_due)
    asked.until = now + timedelta(days=asked.days)
    appeal.state, appeal.rises_at = State.PAUSED, None
    return write(
        appeal, Act.PAUSED, Voice.ROAD, by=by, text=asked.reason, until=asked.until.isoformat()
    )


def _give_days(appeal: Appeal, asked: Adjustment, by: Actor) -> Entry:
    rules, now = clocks.rules(appeal.city), clock.business_now()
    due = rules.hours.after_days(appeal.settle_due, asked.days)
    _reckon(appeal, clocks.step("extended", due, days=asked.days), due)
    for paused in _standing(appeal):  # what is left when it goes on is more by what was given
        stopped = paused.decided_at or now
        paused.minutes_left = rules.hours.minutes_between(stopped, due.at)
        paused.save(update_fields=["minutes_left"])
    asked.state = AdjustmentState.ENDED
    set_rise(appeal, rules, now)
    return write(appeal, Act.EXTENDED, Voice.ROAD, by=by, text=asked.reason, due=due.at.isoformat())


@transaction.atomic
def resume(key: UUID, *, by: Actor) -> Appeal:
    """The clock goes on: what was left when it stopped is left now."""
    appeal = locked(key, by)
    advance(appeal, "resume", by=by)
    return go_on(appeal, by)


def go_on(appeal: Appeal, by: Actor) -> Appeal:
    """End the pause of a locked case, whoever or whatever ends it."""
    paused = _standing(appeal).get()
    now, rules = clock.business_now(), clocks.rules(appeal.city)
    due = rules.hours.after_minutes(now, max(paused.minutes_left or 0, 1))
    _reckon(appeal, clocks.step("paused", due, minutes=paused.minutes_left or 0), due)
    paused.state, paused.ended_at = AdjustmentState.ENDED, now
    paused.save()
    appeal.state = State.WORKING
    set_rise(appeal, rules, now)
    appeal.save()
    entry = write(appeal, Act.RESUMED, Voice.ROAD, by=by, due=due.at.isoformat())
    log(appeal, "resumed", by=by)
    tell_reporter(appeal, _("您的诉求恢复计时"), entry)
    return appeal


@transaction.atomic
def contest(key: UUID, *, by: Actor, reason: str, receipt: str = "") -> Appeal:
    """The driver does not agree that the clock stands still: the committee looks at it."""
    appeal = locked(key, by, receipt=receipt)
    advance(appeal, "contest", by=by)
    reason = needed(reason, "reason", _("请写一句为什么不同意。"), 200)
    paused = _standing(appeal).get()
    if paused.contested_at is not None:
        raise Refused(_("已经提过，行业党委正在看。"))
    paused.contested_at, paused.contested_why = clock.business_now(), reason
    paused.save(update_fields=["contested_at", "contested_why"])
    write(appeal, Act.CONTESTED, Voice.SAID, by=by, text=reason)
    log(appeal, "contested", by=by)
    return appeal


def _standing(appeal: Appeal) -> QuerySet[Adjustment]:
    """The pause that holds its clock, locked; there is one at most."""
    return appeal.adjustments.select_for_update().filter(
        kind=AdjustmentKind.PAUSE, state=AdjustmentState.APPROVED
    )


def _reckon(appeal: Appeal, line: dict[str, Any], due: Due) -> None:
    appeal.settle_due = due.at
    appeal.provisional = appeal.provisional or due.provisional
    appeal.reckoning = [*appeal.reckoning, line]


def restart_settle_clock(appeal: Appeal, rules: clocks.Rules, now: datetime, why: str) -> None:
    """A case taken up again has its whole time again, from now; never less than it was given before."""
    days = rules.settle_days(appeal.kind, appeal.urgency)
    due = rules.hours.after_days(now, days)
    if due.at < appeal.settle_due:
        return
    _reckon(appeal, clocks.step(why, due, days=days), due)

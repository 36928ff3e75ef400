"""Carrying an appeal along its road: signed for, handed on, sent back, raised by hand or by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import clocks
from yilu.appeals.access import RETURNS_ALLOWED
from yilu.appeals.actions.clockwork import restart_sign_clock, set_rise
from yilu.appeals.actions.steps import (
    advance,
    current_stop,
    enter,
    locked,
    log,
    needed,
    next_stop,
    tell_holder,
    tell_reporter,
    write,
)
from yilu.appeals.enums import Act, AdjustmentKind, AdjustmentState, Level, State, Voice
from yilu.appeals.models import Appeal, Entry, Stop
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, Refused
from yilu.organisations.enums import BRANCH_KINDS, UnitKind
from yilu.organisations.models import Unit
from yilu.organisations.queries import root

HOLDERS = BRANCH_KINDS | {UnitKind.INDUSTRY_COMMITTEE}


@transaction.atomic
def accept(key: UUID, *, by: Actor) -> Appeal:
    """签收: from now on this station answers for it; the first unit to sign stays the lead (首接负责)."""
    appeal = locked(key, by)
    advance(appeal, "accept", by=by)
    now = clock.business_now()
    stop = current_stop(appeal)
    stop.accepted_at, stop.accepted_by = now, by.account_id
    stop.save(update_fields=["accepted_at", "accepted_by"])
    appeal.signed_at = appeal.signed_at or now
    appeal.lead_unit = appeal.lead_unit or appeal.holder_unit
    set_rise(appeal, clocks.rules(by.city), now)
    appeal.save()
    entry = write(appeal, Act.ACCEPTED, Voice.ROAD, by=by)
    log(appeal, "accepted", by=by, level=appeal.holder_level)
    tell_reporter(appeal, _("您的诉求已经签收"), entry)
    return appeal


@transaction.atomic
def escalate(key: UUID, *, by: Actor, reason: str = "", receipt: str = "") -> Appeal:
    """Ask the next station to take it: the driver may (请上级看), the holder may, saying why."""
    appeal = locked(key, by, receipt=receipt)
    advance(appeal, "escalate", by=by)
    reason = needed(reason, "reason", _("请写一句为什么要请上级看。"), 200)
    rise(appeal, Act.ESCALATED, by=by, text=reason)
    return appeal


def rise(appeal: Appeal, act: Act, *, by: Actor, text: str = "", again: bool = True) -> Entry:
    """Move a locked case to the next station; refused where nothing is above."""
    stop = next_stop(appeal)
    if stop is None:
        raise Refused(_("已经在行业党委，上面没有更高一级了。可以继续补充，或要求重新办理。"))
    return _lay(appeal, stop, act, by=by, text=text)


def _lay(appeal: Appeal, stop: Stop, act: Act, *, by: Actor, text: str) -> Entry:
    """The case lies at a station: its sign clock starts, everybody concerned is told."""
    now, rules = clock.business_now(), clocks.rules(appeal.city)
    left = appeal.holder_unit_id
    _end_pause(appeal, now)
    enter(appeal, stop, now)
    restart_sign_clock(appeal, rules, now)
    appeal.save()
    entry = write(
        appeal, act, Voice.ROAD, by=by, text=text, level=stop.level, unit=str(stop.unit_id)
    )
    log(appeal, act.value, by=by, left=str(left), level=stop.level)
    tell_holder(appeal, entry)
    tell_reporter(appeal, _("您的诉求交给了%(unit)s") % {"unit": stop.unit.name}, entry)
    return entry


def _end_pause(appeal: Appeal, now: datetime) -> None:
    """A case that is handed on while its clock stands still is due when it would have been."""
    held = appeal.adjustments.filter(kind=AdjustmentKind.PAUSE, state=AdjustmentState.APPROVED)
    for paused in held:
        rules = clocks.rules(appeal.city)
        due = rules.hours.after_minutes(now, max(paused.minutes_left or 0, 1))
        appeal.settle_due = due.at
        appeal.reckoning = [
            *appeal.reckoning,
            clocks.step("paused", due, minutes=paused.minutes_left or 0),
        ]
        paused.state, paused.ended_at = AdjustmentState.ENDED, now
        paused.save(update_fields=["state", "ended_at"])


@transaction.atomic
def hand_over(key: UUID, *, by: Actor, unit: Unit, reason: str) -> Appeal:
    """转交 to another branch or the committee. The committee's word after two returns is final."""
    appeal = locked(key, by)
    advance(appeal, "handover", by=by)
    _refuse_unit(appeal, unit)
    reason = needed(reason, "reason", _("请写一句为什么转交。"), 200)
    if appeal.holder_level == Level.COMMITTEE and appeal.returns >= RETURNS_ALLOWED:
        appeal.designated = True
    level = Level.COMMITTEE if unit.kind == UnitKind.INDUSTRY_COMMITTEE else Level.BRANCH
    _lay(appeal, _new_stop(appeal, level, unit), Act.HANDED, by=by, text=reason)
    return appeal


def _refuse_unit(appeal: Appeal, unit: Unit) -> None:
    if appeal.sealed and unit.kind != UnitKind.INDUSTRY_COMMITTEE:
        raise Refused(_("密封的诉求只由行业党委办，不能转出去。"))
    if unit.city != appeal.city or unit.kind not in HOLDERS:
        raise Invalid({"unit": _("只能转给党支部或行业党委；要部门一起办，请用“请部门协办”。")})
    today = clock.today()
    if unit.closed_on is not None and unit.closed_on < today:
        raise Invalid({"unit": _("“%(name)s”已经撤销。") % {"name": unit.name}})
    if unit.pk == appeal.holder_unit_id and appeal.holder_level != Level.MEMBER:
        raise Invalid({"unit": _("已经在这里了。")})


def _new_stop(appeal: Appeal, level: Level, unit: Unit) -> Stop:
    """The planned station of this unit if there is one, else a new one before what is still ahead."""
    planned = appeal.stops.filter(unit=unit, level=level, entered_at__isnull=True).first()
    if planned is not None:
        return planned
    order = appeal.stops.count()
    if level != Level.COMMITTEE:
        _keep_committee_ahead(appeal, order + 1)
    return Stop(city=appeal.city, appeal=appeal, order=order, level=level, unit=unit)


def _keep_committee_ahead(appeal: Appeal, order: int) -> None:
    """From every branch the road still leads to the committee."""
    if appeal.stops.filter(level=Level.COMMITTEE, entered_at__isnull=True).exists():
        return
    Stop.objects.create(
        city=appeal.city,
        appeal=appeal,
        order=order,
        level=Level.COMMITTEE,
        unit=root(appeal.city),
    )


@transaction.atomic
def send_back(key: UUID, *, by: Actor, basis: str) -> Appeal:
    """退回: not ours, within a working day and with a basis; the committee finds whose it is."""
    appeal = locked(key, by)
    advance(appeal, "return", by=by)
    basis = needed(basis, "reason", _("请写明退回的依据：哪条职责、该由谁办。"), 400)
    rules, now = clocks.rules(by.city), clock.business_now()
    entered = current_stop(appeal).entered_at
    if entered is not None and now > rules.hours.after_days(entered, 1).at:
        raise Refused(_("退回要在收到后 1 个工作日内。过了这个时间，请办下去或请上级看。"))
    appeal.returns += 1
    committee = root(by.city)
    stop = _new_stop(appeal, Level.COMMITTEE, committee)
    _lay(appeal, stop, Act.RETURNED, by=by, text=basis)
    return appeal


# ── by itself ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def raise_overdue(key: UUID, *, by: Actor) -> bool:
    """Raise one case whose time has come; False if somebody was quicker or nothing is above."""
    appeal = locked(key, by)
    now = clock.business_now()
    if appeal.rises_at is None or appeal.rises_at > now or next_stop(appeal) is None:
        return False
    unsigned = appeal.state == State.WAITING and appeal.holder_level == Level.MEMBER
    # A contact at the wheel who did not sign is passed without a word: no blame, no count.
    rise(appeal, Act.PASSED if unsigned else Act.ROSE, by=by)
    return True


@transaction.atomic
def move_from(key: UUID, *, by: Actor, reason: Any) -> bool:
    """Raise a case whose holder is there no longer: a closed branch, a contact who left."""
    appeal = locked(key, by)
    if next_stop(appeal) is None:
        _keep_committee_ahead(appeal, appeal.stops.count())
    rise(appeal, Act.ROSE, by=by, text=str(reason))
    return True

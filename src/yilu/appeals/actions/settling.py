"""How a case ends: settled by the holder, and over when the driver says so, or after his silence."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.appeals import access, clocks, limits
from yilu.appeals.actions.clockwork import go_on, restart_settle_clock, set_rise
from yilu.appeals.actions.grouping import come_apart, let_go
from yilu.appeals.actions.moving import rise
from yilu.appeals.actions.steps import (
    advance,
    current_stop,
    locked,
    log,
    needed,
    next_stop,
    tell_holder,
    tell_reporter,
    write,
)
from yilu.appeals.enums import Act, Answer, Ending, Outcome, Satisfied, State, TaskState, Voice
from yilu.appeals.models import Appeal, Rating
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused

RISES_AT = 2  # the second "not settled" goes up by itself


@transaction.atomic
def settle(key: UUID, *, by: Actor, outcome: str, text: str, why: str = "") -> Appeal:
    """办结: say what became of it, in words for the driver; it is over when he confirms."""
    appeal = locked(key, by)
    advance(appeal, "settle", by=by)
    if outcome not in Outcome.values:
        raise Invalid({"outcome": _("请选结果：已解决、部分解决、已解释，还是办不到。")})
    if outcome == Outcome.IMPOSSIBLE:
        why = needed(why, "why", _("办不到的，要写明为什么、依据哪一条。"), 400)
    text = needed(text, "text", _("请写给司机：办成了什么，怎么办的。"))
    if appeal.tasks.filter(state__in=[TaskState.SENT, TaskState.SIGNED]).exists():
        raise Refused(_("还有部门没有答复。请先录入答复，或者撤回协办。"))
    now = clock.business_now()
    appeal.outcome, appeal.outcome_why = outcome, why.strip()[:400]
    appeal.settled_at, appeal.settled_by = now, by.account_id
    appeal.contacted_at = appeal.contacted_at or now
    appeal.rises_at = appeal.reminded_at = None
    appeal.save()
    entry = write(appeal, Act.SETTLED, Voice.SENT, by=by, text=text, outcome=outcome)
    log(appeal, "settled", by=by, outcome=outcome)
    tell_reporter(appeal, _("您的诉求办完了，请说一声解决没有"), entry)
    return appeal


@transaction.atomic
def confirm(
    key: UUID, *, by: Actor, settled: str, satisfied: str = "", text: str = "", receipt: str = ""
) -> Appeal:
    """The driver's word: settled? and satisfied? apart. "No" takes the case up again."""
    appeal = locked(key, by, receipt=receipt)
    if settled not in Answer.values:
        raise Invalid({"settled": _("请选解决了、解决了一部分，还是没解决。")})
    if satisfied and satisfied not in Satisfied.values:
        raise Invalid({"satisfied": _("请选满意或不满意，也可以不选。")})
    advance(appeal, "confirm", by=by)
    if not access.is_reporter(by, appeal):
        text = needed(text, "text", _("代司机记录的，请写明哪天、怎么问的。"), 400)
    _rate(appeal, settled, satisfied)
    appeal.answer = settled
    if settled == Answer.NO:
        return _take_up_again(appeal, by, text)
    now = clock.business_now()
    appeal.state, appeal.closed_at = State.CLOSED, now
    appeal.ending = Ending.CONFIRMED if access.is_reporter(by, appeal) else Ending.BY_PHONE
    appeal.save()
    write(appeal, Act.CONFIRMED, _voice(by, appeal), by=by, text=text[:400], answer=settled)
    log(appeal, "confirmed", by=by, answer=settled, ending=appeal.ending)
    return appeal


def _voice(by: Actor, appeal: Appeal) -> Voice:
    return Voice.SAID if access.is_reporter(by, appeal) else Voice.INNER


def _rate(appeal: Appeal, settled: str, satisfied: str) -> None:
    Rating.objects.create(
        city=appeal.city,
        appeal=appeal,
        answer=settled,
        satisfied=satisfied,
        unit_id=appeal.holder_unit_id,
        at=clock.business_now(),
    )


def _take_up_again(appeal: Appeal, by: Actor, text: str) -> Appeal:
    """没解决: the same holder works on; the second time it goes up, if anything is above."""
    appeal.refusals += 1
    _reopen(appeal, by, text)
    if appeal.refusals >= RISES_AT and next_stop(appeal) is not None:
        rise(appeal, Act.ROSE, by=by)
    return appeal


@transaction.atomic
def reopen(key: UUID, *, by: Actor, text: str, receipt: str = "") -> Appeal:
    """Take a closed case up again: fixed that is not; within a month for the driver.

    One that was merged comes apart: its own driver says that his worry is not over.
    """
    appeal = locked(key, by, receipt=receipt)
    left = advance(appeal, "reopen", by=by)
    text = needed(text, "text", _("请写一句：哪里还没解决。"), 400)
    if left == State.MERGED:
        return _on_its_own(appeal, by, text)
    days = limits.REOPEN_DAYS.of(by.city)
    late = appeal.closed_at and clock.business_now() > appeal.closed_at + timedelta(days=days)
    if late and not access.directs(by, appeal):
        raise Refused(_("结案超过 %(n)d 天了，请另提一件，并写上这件的编号。") % {"n": days})
    _reopen(appeal, by, text)
    return appeal


def _on_its_own(appeal: Appeal, by: Actor, text: str) -> Appeal:
    """Where it stood before it was merged, with its whole time again."""
    come_apart(appeal, by)
    if appeal.state == State.PAUSED:
        go_on(appeal, by)
    now, rules = clock.business_now(), clocks.rules(by.city)
    restart_settle_clock(appeal, rules, now, "reopened")
    set_rise(appeal, rules, now)
    appeal.save()
    entry = write(appeal, Act.REOPENED, _voice(by, appeal), by=by, text=text)
    log(appeal, "reopened", by=by, refusals=appeal.refusals)
    tell_holder(appeal, entry)
    return appeal


def _reopen(appeal: Appeal, by: Actor, text: str) -> None:
    now, rules = clock.business_now(), clocks.rules(appeal.city)
    appeal.state = State.WORKING
    appeal.outcome = appeal.outcome_why = appeal.ending = ""
    appeal.closed_at = appeal.settled_at = appeal.settled_by = None
    restart_settle_clock(appeal, rules, now, "reopened")
    stop = current_stop(appeal)
    if stop.accepted_at is None:
        stop.accepted_at = now
        stop.save(update_fields=["accepted_at"])
    set_rise(appeal, rules, now)
    appeal.save()
    entry = write(appeal, Act.REOPENED, _voice(by, appeal), by=by, text=text[:400])
    log(appeal, "reopened", by=by, refusals=appeal.refusals)
    tell_holder(appeal, entry)


@transaction.atomic
def withdraw(key: UUID, *, by: Actor, receipt: str = "") -> Appeal:
    """The driver takes it back; departments are told to stop."""
    appeal = locked(key, by, receipt=receipt)
    advance(appeal, "withdraw", by=by)
    appeal.rises_at, appeal.closed_at = None, clock.business_now()
    appeal.save()
    appeal.tasks.filter(state__in=[TaskState.SENT, TaskState.SIGNED]).update(
        state=TaskState.WITHDRAWN
    )
    write(appeal, Act.WITHDRAWN, Voice.SAID, by=by)
    log(appeal, "withdrawn", by=by)
    let_go(appeal)
    return appeal


# ── silence (docs/adr: silence is counted apart) ────────────────────────────────────────────────


@transaction.atomic
def remind(key: UUID, *, by: Actor) -> bool:
    """Half of the days to answer are over: ask once more."""
    appeal = _silent(key, by)
    if appeal is None or appeal.reminded_at is not None:
        return False
    appeal.reminded_at = clock.business_now()
    appeal.save(update_fields=["reminded_at"])
    entry = appeal.entries.filter(act=Act.SETTLED).latest("id")
    tell_reporter(appeal, _("还想听您一句：解决没有？"), entry)
    return True


@transaction.atomic
def close_silent(key: UUID, *, by: Actor) -> bool:
    """All days to answer are over: closed, and counted apart from what a driver confirmed."""
    appeal = _silent(key, by)
    if appeal is None:
        return False
    appeal.state, appeal.ending = State.CLOSED, Ending.SILENT
    appeal.closed_at = clock.business_now()
    appeal.save()
    entry = write(appeal, Act.CLOSED_SILENT, Voice.ROAD, by=by)
    log(appeal, "closed_silent", by=by)
    tell_reporter(appeal, _("您的诉求先结案了，不同意可以重新提"), entry)
    return True


def _silent(key: UUID, by: Actor) -> Appeal | None:
    if not by.system:
        raise NotAllowed("silence")
    appeal = locked(key, by)
    return appeal if appeal.state == State.SETTLED else None

"""What happens by itself: overdue cases rise, pauses end, silence closes, no case lacks a holder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yilu.appeals import clocks, limits
from yilu.appeals.actions.clockwork import go_on, set_rise
from yilu.appeals.actions.grouping import notice_cause
from yilu.appeals.actions.moving import move_from, raise_overdue
from yilu.appeals.actions.settling import close_silent, remind
from yilu.appeals.actions.steps import locked, write
from yilu.appeals.enums import OPEN, Act, AdjustmentState, Level, State, Voice
from yilu.appeals.models import Adjustment, Appeal
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Refused
from yilu.membership.queries import members_in_office
from yilu.rulebook.queries import one_edition


@one_edition()
def sweep(city: str) -> dict[str, int]:
    """One round over a city's cases; each act is a transaction of its own and may be run twice."""
    by = Actor.for_system(city)
    return {
        "resumed": _each(_paused_too_long(city), lambda key: _resume(key, by)),
        "left": _each(_holderless(city), lambda key: _leave(key, by)),
        "raised": _each(_overdue(city), lambda key: raise_overdue(key, by=by)),
        "reminded": _each(_silent(city, half=True), lambda key: remind(key, by=by)),
        "closed": _each(_silent(city, half=False), lambda key: close_silent(key, by=by)),
        "causes": _each(_fresh(city), lambda key: notice_cause(key, by=by) is not None),
    }


def _each(keys: Iterable[UUID], act: Callable[[UUID], bool]) -> int:
    """How many were done; one that somebody moved in the meantime is left for the next round."""
    done = 0
    for key in keys:
        try:
            done += bool(act(key))
        except Refused:
            continue
    return done


def _overdue(city: str) -> list[UUID]:
    rows = Appeal.objects.filter(city=city, rises_at__lte=clock.business_now())
    return list(rows.order_by("rises_at").values_list("pk", flat=True))


def _paused_too_long(city: str) -> list[UUID]:
    over = Adjustment.objects.filter(
        city=city,
        kind="pause",
        state=AdjustmentState.APPROVED,
        until__lte=clock.business_now(),
        appeal__state=State.PAUSED,
    )
    return list(over.values_list("appeal", flat=True))


@transaction.atomic
def _resume(key: UUID, by: Actor) -> bool:
    appeal = locked(key, by)
    if appeal.state != State.PAUSED:
        return False
    go_on(appeal, by)
    return True


def _holderless(city: str) -> list[UUID]:
    """Open cases whose branch was closed, or whose contact is a member in office no longer."""
    today = clock.today()
    held = Appeal.objects.filter(city=city, state__in=sorted(OPEN))
    closed = Q(holder_unit__closed_on__lt=today, holder_level__lt=Level.COMMITTEE)
    in_office = members_in_office(city, today).values("person")
    left = Q(holder_level=Level.MEMBER) & ~Q(holder_person__in=in_office)
    return list(held.filter(closed | left).order_by("pk").values_list("pk", flat=True))


def _leave(key: UUID, by: Actor) -> bool:
    return move_from(key, by=by, reason=_("原来经手的人或支部已经不在，交给上一级。"))


def _silent(city: str, *, half: bool) -> list[UUID]:
    rules, now = clocks.rules(city), clock.business_now()
    days = limits.SILENCE_DAYS.of(city)
    rows = Appeal.objects.filter(city=city, state=State.SETTLED, settled_at__isnull=False)
    rows = rows.filter(reminded_at=None) if half else rows
    wait = days // 2 if half else days
    rows = rows.filter(settled_at__lte=now - timedelta(days=wait))
    return [
        key
        for key, settled in rows.values_list("pk", "settled_at")
        if settled is not None and rules.hours.after_days(settled, wait).at <= now
    ]


def _fresh(city: str) -> list[UUID]:
    """Cases of the last day that no cause card has taken in yet."""
    since = clock.business_now() - timedelta(days=1)
    rows = Appeal.objects.filter(city=city, made_at__gte=since, cause=None, sealed=False)
    return list(rows.filter(receipt=None).order_by("pk").values_list("pk", flat=True))


# ── a calendar year is published ────────────────────────────────────────────────────────────────


def reckon_again(city: str) -> int:
    """暂定 due dates of open cases are counted anew once their year is published, with a note."""
    by = Actor.for_system(city)
    rows = Appeal.objects.filter(city=city, provisional=True, state__in=sorted(OPEN))
    return sum(_reckon_one(key, by) for key in rows.values_list("pk", flat=True))


@transaction.atomic
def _reckon_one(key: UUID, by: Actor) -> bool:
    appeal, rules = locked(key, by), clocks.rules(by.city)
    if len(appeal.reckoning) != 1 or not _published(rules, appeal):
        return False
    found = rules.start(appeal.kind, appeal.urgency, appeal.made_at)
    moved = found.settle.at != appeal.settle_due
    appeal.settle_due, appeal.provisional = found.settle.at, False
    days = rules.settle_days(appeal.kind, appeal.urgency)
    appeal.reckoning = [clocks.step("calendar", found.settle, days=days)]
    set_rise(appeal, rules, clock.business_now())
    appeal.save()
    if moved:
        write(appeal, Act.RECKONED, Voice.ROAD, by=by, due=found.settle.at.isoformat())
    return moved


def _published(rules: clocks.Rules, appeal: Appeal) -> bool:
    years = range(appeal.made_at.year, appeal.settle_due.year + 1)
    return all(not rules.hours.calendar.is_provisional(date(year, 6, 1)) for year in years)

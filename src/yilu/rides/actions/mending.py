"""The day goes otherwise: a car drops out, a backup is called, and what has not begun is placed anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.dispatch import model as dispatch
from yilu.dispatch import repairing
from yilu.rides import access, shaping
from yilu.rides.actions.planning import dispatched, successor, told
from yilu.rides.enums import EntryState, LegState, TripState
from yilu.rides.models import Entry, Plan, Stop
from yilu.rides.queries.plans import (
    outdated,
    published,
    rescuing,
    standing_problem,
    trips_of,
    unfit_on,
)


@transaction.atomic
def repair(
    wave_key: UUID,
    direction: str,
    *,
    by: Actor,
    why: str,
    gone: Collection[UUID] = (),
    at: datetime | None = None,
) -> Plan:
    """What has not begun, placed anew with few changes: a list to approve, nothing replaced yet.

    Families whose car never came still wait, and those who changed something ride otherwise: both are
    placed like newcomers.
    """
    wave = dispatched(wave_key, by)
    standing = published(wave, direction)
    if standing is None:
        raise Refused(_("这一场还没有发布的排班。"))
    standing = Plan.objects.select_related("wave__season").get(pk=standing.pk)
    shaped = standing_problem(standing)
    away = {*gone, *rescuing(standing), *unfit_on(wave)}
    cars = {str(pk) for pk in away} | _off_duty(shaped)
    waiting = {key for key, leg in shaped.legs.items() if leg.state == LegState.OPEN}
    before = shaping.plan_of(shaped, trips_of(standing), told(standing))
    before = shaping.without(before, waiting, cars)
    before = shaping.without(before, {str(leg.pk) for leg in outdated(standing)})
    problem = replace(
        shaped.problem, locks=(*shaped.problem.locks, *_set_out(standing, shaped, cars))
    )
    now = shaped.seconds(at or clock.business_now())
    answer = repairing.repair(
        problem,
        before,
        now=now,
        gone_vehicles=cars,
        gone_requests=(),
        travel=shaped.travel,
        limits=dispatch.Limits(seconds=2),
    )
    return successor(standing, shaped, answer, by, why)


def _set_out(
    standing: Plan, shaped: shaping.Shaped, gone: Collection[str]
) -> Iterator[dispatch.Lock]:
    """A car that is on its way to a family keeps it."""
    locked = {lock.request for lock in shaped.problem.locks}
    running = Stop.objects.filter(trip__plan=standing, trip__state=TripState.RUNNING, kind="board")
    for leg, entry in running.values_list("leg", "trip__entry"):
        known = str(leg) in shaped.legs and str(entry) in shaped.entries
        if known and str(leg) not in locked and str(entry) not in gone:
            yield dispatch.Lock(str(leg), str(entry))


def _off_duty(shaped: shaping.Shaped) -> set[str]:
    on_duty = {EntryState.CHOSEN, EntryState.BACKUP}
    return {key for key, row in shaped.entries.items() if row.state not in on_duty}


@transaction.atomic
def drop_out(entry_key: UUID, *, by: Actor, why: str) -> Entry:
    """A car cannot go on: it is off duty at once; the plan is mended in a step to approve."""
    if not access.may_dispatch(by):
        raise NotAllowed("drop_out")
    if not why.strip():
        raise Invalid({"why": _("写一句为什么，比如“爆胎”。")})
    entry = Entry.objects.select_for_update().filter(pk=entry_key, city=by.city).first()
    if entry is None:
        raise NotFound("entry")
    if entry.state not in (EntryState.CHOSEN, EntryState.BACKUP):
        raise Refused(_("这辆车不在岗。"))
    entry.state, entry.note = EntryState.DROPPED, why.strip()[:200]
    entry.dropped_at = clock.business_now()
    entry.save(update_fields=["state", "note", "dropped_at"])
    record("entry.dropped", Ref.to(entry), by=by)
    return entry


@transaction.atomic
def call_up(entry_key: UUID, *, by: Actor) -> Entry:
    """A backup becomes one of the cars for good, in place of one that dropped out."""
    if not access.may_dispatch(by):
        raise NotAllowed("call_up")
    entry = Entry.objects.select_for_update().filter(pk=entry_key, city=by.city).first()
    if entry is None:
        raise NotFound("entry")
    if entry.state != EntryState.BACKUP:
        raise Refused(_("这辆车不是备用车。"))
    entry.state = EntryState.CHOSEN
    entry.save(update_fields=["state"])
    record("entry.called_up", Ref.to(entry), by=by)
    return entry

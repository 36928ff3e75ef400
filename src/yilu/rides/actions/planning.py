"""Plans asked for, solved in their own process, changed by hand, and published whole or not at all."""

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
from yilu.dispatch import checking, process, repairing
from yilu.dispatch import model as dispatch
from yilu.dispatch.driving import Fault, FaultKind
from yilu.dispatch.placing import try_move
from yilu.rides import access, shaping
from yilu.rides.actions.plan_rows import clear, write
from yilu.rides.enums import Direction, EntryState, Goal, LegState, PlanState, TripState
from yilu.rides.models import Entry, Leg, Plan, Stop, Trip, Wave
from yilu.rides.queries.plans import (
    begun,
    begun_trips,
    fresh_problem,
    get_plan,
    published,
    rescuing,
    standing_problem,
    trips_of,
    unfit_on,
)
from yilu.rides.queries.seasons import get_wave
from yilu.rides.states import PLANS
from yilu.rides.wording import fault_words
from yilu.runtime.actions import Progress, enqueue, progress

P = PlanState
MOST_SECONDS = 300
SOLVE = "rides.solve"


@transaction.atomic
def ask_plan(
    wave_key: UUID,
    direction: str,
    *,
    by: Actor,
    goal: str = Goal.KM,
    seconds: int = 20,
    buffer: int = 0,
    cars: int | None = None,
    run: bool = True,
) -> Plan:
    """A plan of the whole wave: queued, so that the page can be left; `run` false only lays it down."""
    wave = _dispatched(wave_key, by)
    if direction not in Direction.values or goal not in Goal.values:
        raise Invalid({"direction": _("选送考还是接回。")})
    if not 1 <= seconds <= MOST_SECONDS:
        raise Invalid({"seconds": _("排班时间写 1 到 300 秒。")})
    if not 0 <= buffer <= 100:
        raise Invalid({"buffer": _("写多留百分之几的路上时间，0 到 100。")})
    standing = published(wave, direction)
    if standing is not None and begun(standing):
        raise Refused(_("已经有车出发了，请用“重排没出发的”，不要整场重排。"))
    if not wave.season.entries.filter(state=EntryState.CHOSEN).exists():
        raise Refused(_("还没有定下来的车，先选车。"))
    plan = _lay_down(wave, direction, by, goal=goal, seconds=seconds, buffer=buffer, cars=cars)
    plan.after = standing
    plan.save()
    record("plan.asked", Ref.to(plan), by=by, goal=goal)
    if run:
        enqueue(SOLVE, plan=str(plan.pk))
    return plan


def _lay_down(wave: Wave, direction: str, by: Actor, **values: object) -> Plan:
    last = Plan.objects.filter(city=wave.city, wave=wave, direction=direction)
    version = max(last.values_list("version", flat=True), default=0) + 1
    return Plan.objects.create(
        city=wave.city,
        wave=wave,
        direction=direction,
        version=version,
        author=by.account_id,
        made_at=clock.business_now(),
        **values,
    )


@transaction.atomic
def stop_plan(key: UUID, *, by: Actor) -> Plan:
    """Ask the solver to stop; what was published stands."""
    plan = _locked(key, by)
    if plan.state == P.SOLVING:
        plan.stop_asked = True
        plan.save(update_fields=["stop_asked"])
    else:
        PLANS.advance(plan, "cancel", by=by)
        plan.save(update_fields=["state"])
    record("plan.stopped", Ref.to(plan), by=by)
    return plan


def solve(key: UUID, *, by: Actor) -> Plan:
    """The job: nothing is written until there is an answer, so a killed one runs again from the start."""
    plan = Plan.objects.select_related("wave__season", "after").get(pk=key, city=by.city)
    if plan.state != P.SOLVING:
        return plan
    try:
        with progress(plan.city, Ref.to(plan)) as told:
            shaped = fresh_problem(plan)
            answer = _searched(plan, shaped, told)
    except process.Cancelled:
        return _ended(key, "stopped", "", by)
    except Refused as error:
        return _ended(key, "failed", str(error.message), by)
    return solved(key, shaped, answer, by=by)


def _searched(plan: Plan, shaped: shaping.Shaped, told: Progress) -> dispatch.Plan:
    """The search's answer; one that would break a rule is thrown away for a plain, quick one."""

    def ask(limits: dispatch.Limits) -> dispatch.Plan:
        return process.solve(
            shaped.problem,
            limits=limits,
            travel=shaped.travel,
            progress=lambda now: told.tell(round(now.done * 100), 100),
            cancelled=lambda: _wants_stop(plan.pk),
        )

    answer = ask(dispatch.Limits(seconds=plan.seconds))
    return (
        ask(dispatch.Limits(seconds=plan.seconds, effort=0)) if broken(shaped, answer) else answer
    )


def broken(shaped: shaping.Shaped, answer: dispatch.Plan) -> list[Fault]:
    """What the independent checker objects to; a backup that could have stayed idle is no fault."""
    found = checking.check(shaped.problem, answer, shaped.travel)
    return [fault for fault in found if fault.kind is not FaultKind.BACKUP_UNNEEDED]


def _wants_stop(key: UUID) -> bool:
    return Plan.objects.filter(pk=key, stop_asked=True).exists()


@transaction.atomic
def _ended(key: UUID, move: str, words: str, by: Actor) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("wave").get(pk=key)
    if plan.state == P.SOLVING:
        PLANS.advance(plan, move, by=by)
        plan.words = words[:200]
        plan.save(update_fields=["state", "words"])
        record(f"plan.{move}", Ref.to(plan), by=by)
    return plan


@transaction.atomic
def solved(key: UUID, shaped: shaping.Shaped, answer: dispatch.Plan, *, by: Actor) -> Plan:
    """The answer in rows, once; one that breaks a rule is not taken."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("wave__season").get(pk=key)
    if plan.state != P.SOLVING:
        return plan
    if faults := broken(shaped, answer):
        PLANS.advance(plan, "failed", by=by)
        plan.words = str(fault_words(faults[0], shaped))[:200]
        plan.save(update_fields=["state", "words"])
        return plan
    PLANS.advance(plan, "solved", by=by)
    write(plan, shaped, answer)
    record("plan.solved", Ref.to(plan), by=by, unserved=len(answer.unserved))
    return plan


# ── by hand ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def revise(key: UUID, *, by: Actor, why: str = "") -> Plan:
    """A copy of the published plan to be changed by hand and published in its place."""
    standing = _locked(key, by)
    if standing.state != P.PUBLISHED:
        raise Refused(_("只有已发布的排班要另起一版来改；没发布的直接改。"))
    shaped = standing_problem(standing)
    answer = shaping.plan_of(shaped, trips_of(standing), _told(standing))
    return _successor(standing, shaped, answer, by, why or str(_("手工调整")))


def _successor(
    standing: Plan, shaped: shaping.Shaped, answer: dispatch.Plan, by: Actor, why: str
) -> Plan:
    plan = _lay_down(standing.wave, standing.direction, by, goal=standing.goal)
    plan.after, plan.why, plan.buffer = standing, why[:120], standing.buffer
    plan.state = P.READY
    write(plan, shaped, answer)
    record("plan.revised", Ref.to(plan), by=by)
    return plan


def _told(plan: Plan) -> list[str]:
    return [str(key) for key in plan.unserved.values_list("leg", flat=True)]


@transaction.atomic
def move_leg(key: UUID, leg_key: UUID, entry_key: UUID | None, *, by: Actor) -> Plan:
    """One family to another car (or none), checked at once: what breaks a rule changes nothing."""
    plan = _locked(key, by)
    if plan.state != P.READY:
        raise Refused(_("已发布的排班先点“另起一版”，改好再发布。"))
    shaped = standing_problem(plan)
    leg, entry = str(leg_key), str(entry_key) if entry_key else None
    if leg not in shaped.legs or (entry is not None and entry not in shaped.entries):
        raise NotFound("leg")
    if shaped.legs[leg].state != LegState.OPEN:
        raise Refused(_("已经上车的不能再换车。"))
    if shaped.legs[leg].locked_id and str(shaped.legs[leg].locked_id) != entry:
        raise Refused(_("这一单锁在车上了，先解锁。"))
    before = shaping.plan_of(shaped, trips_of(plan), _told(plan))
    tried = try_move(shaped.problem, before, leg, entry, shaped.travel)
    if tried.faults:
        raise Refused(_("换不了：%(why)s") % {"why": fault_words(tried.faults[0], shaped)})
    clear(plan)
    write(plan, shaped, tried.plan)
    record("plan.moved", Ref.to(plan), by=by)
    return plan


@transaction.atomic
def lock_leg(leg_key: UUID, entry_key: UUID | None, *, by: Actor) -> Leg:
    """A dispatcher's word that stays through every later plan; without a car it is taken back."""
    if not access.may_dispatch(by):
        raise NotAllowed("lock_leg")
    leg = Leg.objects.select_for_update().filter(pk=leg_key, city=by.city).first()
    if leg is None:
        raise NotFound("leg")
    entry = None
    if entry_key is not None:
        entry = Entry.objects.filter(pk=entry_key, city=by.city, season=leg.wave.season_id).first()
        if entry is None:
            raise NotFound("entry")
    leg.locked = entry
    leg.save(update_fields=["locked"])
    record("leg.locked" if entry else "leg.unlocked", Ref.to(leg), by=by)
    return leg


# ── the day goes otherwise ──────────────────────────────────────────────────────────────────────


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

    Families whose car never came still wait: they are placed like newcomers.
    """
    wave = _dispatched(wave_key, by)
    standing = published(wave, direction)
    if standing is None:
        raise Refused(_("这一场还没有发布的排班。"))
    standing = Plan.objects.select_related("wave__season").get(pk=standing.pk)
    shaped = standing_problem(standing)
    away = {*gone, *rescuing(standing), *unfit_on(wave)}
    cars = {str(pk) for pk in away} | _off_duty(shaped)
    waiting = {key for key, leg in shaped.legs.items() if leg.state == LegState.OPEN}
    before = shaping.plan_of(shaped, trips_of(standing), _told(standing))
    before = shaping.without(before, cars, waiting)
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
    return _successor(standing, shaped, answer, by, why)


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


# ── publishing ──────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def publish(key: UUID, *, by: Actor) -> Plan:
    """The plan in force from now on, in one step. Of two at once one wins and the other is told.

    The wave's row is locked first, so the second waits, and then finds a plan published that its
    own was not made upon.
    """
    found = get_plan(by, key)
    if not access.may_dispatch(by):
        raise NotAllowed("publish")
    wave = Wave.objects.select_for_update(of=("self",)).get(pk=found.wave_id)
    plan = _locked(key, by)
    standing = published(wave, plan.direction)
    if plan.state == P.PUBLISHED:
        return plan  # tapped twice
    if (standing.pk if standing else None) != plan.after_id:
        version = standing.version if standing else 0
        raise Refused(
            _("这一版排好之后，已经有人发布了第 %(n)d 版。您的没有发布，请在新版上再改。")
            % {"n": version}
        )
    PLANS.advance(plan, "publish", by=by)
    _without_cancelled(plan)
    if standing is not None:
        take_over(standing, plan, by)
    plan.published_at, plan.published_by = clock.business_now(), by.account_id
    plan.save()
    record("plan.published", Ref.to(plan), by=by, trips=plan.trips.count())
    enqueue("rides.tell", plan=str(plan.pk))
    return plan


def take_over(standing: Plan, plan: Plan, by: Actor) -> None:
    """The old plan steps back: trips that began move over as they are, the others stay as replaced."""
    PLANS.advance(standing, "replace", by=by)
    standing.save(update_fields=["state"])
    kept = list(begun_trips(standing))
    for trip in kept:
        _merge(trip, plan)
    left = [TripState.PLANNED, TripState.EMPTY]  # an empty one that is left never set out
    standing.trips.filter(state__in=left).update(state=TripState.REPLACED)


def _merge(trip: Trip, plan: Plan) -> None:
    """A trip under way takes over what its copy in the new plan says of those not yet aboard."""
    mine = set(trip.stops.values_list("leg", flat=True))
    copies = list(plan.trips.filter(entry=trip.entry_id, stops__leg__in=mine).distinct())
    trip.plan = plan
    trip.save(update_fields=["plan"])
    wanted = set(Stop.objects.filter(trip__in=copies).values_list("leg", flat=True))
    trip.stops.filter(leg__state=LegState.OPEN).exclude(leg__in=wanted).delete()
    last = max(trip.stops.values_list("seq", flat=True), default=0)
    more = Stop.objects.filter(trip__in=copies).exclude(leg__in=mine).order_by("arrive_at", "seq")
    for seq, stop in enumerate(list(more), start=last + 1):
        stop.trip, stop.seq = trip, seq
        stop.save(update_fields=["trip", "seq"])
    Trip.objects.filter(pk__in=[copy.pk for copy in copies]).delete()


def _without_cancelled(plan: Plan) -> None:
    """Families that called off while it was being planned are not driven to."""
    for trip in plan.trips.prefetch_related("stops__leg"):
        gone = [stop for stop in trip.stops.all() if stop.leg.state == LegState.CANCELLED]
        if not gone:
            continue
        if len(gone) == len(trip.stops.all()):
            trip.delete()
            continue
        trip.stops.filter(pk__in=[stop.pk for stop in gone]).delete()
        kept = {stop.leg for stop in trip.stops.select_related("leg__booking")}
        trip.people = sum(leg.booking.party for leg in kept)
        trip.save(update_fields=["people"])


def _locked(key: UUID, by: Actor) -> Plan:
    found = get_plan(by, key)
    if not access.may_dispatch(by):
        raise NotAllowed("plan")
    rows = Plan.objects.select_for_update(of=("self",)).select_related(
        "wave__season__unit", "after"
    )
    return rows.get(pk=found.pk)


def _dispatched(wave_key: UUID, by: Actor) -> Wave:
    if not access.may_dispatch(by):
        raise NotAllowed("plan")
    wave = get_wave(by, wave_key)
    if wave.season.state in ("draft", "selecting", "closed"):
        raise Refused(_("这个时候还不能排班，先定车、收预约。"))
    return wave

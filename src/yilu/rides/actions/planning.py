"""Plans asked for and solved in their own process; what every change of a plan begins with."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.dispatch import checking, process
from yilu.dispatch import model as dispatch
from yilu.dispatch.driving import Fault, FaultKind
from yilu.rides import access, shaping
from yilu.rides.actions.plan_rows import write
from yilu.rides.enums import Direction, EntryState, Goal, PlanState
from yilu.rides.models import Plan, Wave
from yilu.rides.queries.plans import begun, fresh_problem, get_plan, published
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
    wave = dispatched(wave_key, by)
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
    plan = lay_down(wave, direction, by, goal=goal, seconds=seconds, buffer=buffer, cars=cars)
    plan.after = standing
    plan.save()
    record("plan.asked", Ref.to(plan), by=by, goal=goal)
    if run:
        enqueue(SOLVE, plan=str(plan.pk))
    return plan


def lay_down(wave: Wave, direction: str, by: Actor, **values: object) -> Plan:
    last = Plan.objects.filter(city=wave.city, wave=wave, direction=direction)
    version = max(last.values_list("version", flat=True), default=0) + 1
    plan = Plan(
        city=wave.city,
        wave=wave,
        direction=direction,
        version=version,
        author=by.account_id,
        made_at=clock.business_now(),
        **values,
    )
    set_pace(plan, shaping.Pace.of(wave))
    plan.save(force_insert=True)
    return plan


def set_pace(plan: Plan, pace: shaping.Pace) -> None:
    """What the city has set is kept with the plan, so that a later change binds later plans alone."""
    plan.boarding, plan.detour, plan.fetched = pace.boarding, pace.detour, pace.fetched


@transaction.atomic
def stop_plan(key: UUID, *, by: Actor) -> Plan:
    """Ask the solver to stop; what was published stands."""
    plan = locked(key, by)
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


# ── what every change begins with ───────────────────────────────────────────────────────────────


def successor(
    standing: Plan, shaped: shaping.Shaped, answer: dispatch.Plan, by: Actor, why: str
) -> Plan:
    plan = lay_down(standing.wave, standing.direction, by, goal=standing.goal)
    plan.after, plan.why, plan.buffer = standing, why[:120], standing.buffer
    set_pace(plan, shaped.pace)
    plan.state = P.READY
    write(plan, shaped, answer)
    record("plan.revised", Ref.to(plan), by=by)
    return plan


def told(plan: Plan) -> list[str]:
    return [str(key) for key in plan.unserved.values_list("leg", flat=True)]


def locked(key: UUID, by: Actor) -> Plan:
    found = get_plan(by, key)
    if not access.may_dispatch(by):
        raise NotAllowed("plan")
    rows = Plan.objects.select_for_update(of=("self",)).select_related(
        "wave__season__unit", "after"
    )
    return rows.get(pk=found.pk)


def dispatched(wave_key: UUID, by: Actor) -> Wave:
    if not access.may_dispatch(by):
        raise NotAllowed("plan")
    wave = get_wave(by, wave_key)
    if wave.season.state in ("draft", "selecting", "closed"):
        raise Refused(_("这个时候还不能排班，先定车、收预约。"))
    return wave

"""Plans changed by hand: a copy to change, one family to another car, a lock, and a look at what changed."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, NotFound, Refused
from yilu.core.refs import Ref
from yilu.dispatch import model as dispatch
from yilu.dispatch.placing import carriers, try_move
from yilu.rides import access, shaping
from yilu.rides.actions.plan_rows import clear, write
from yilu.rides.actions.planning import locked, successor, told
from yilu.rides.enums import LegState, PlanState
from yilu.rides.models import Entry, Leg, Plan
from yilu.rides.queries.plans import outdated, standing_problem, trips_of
from yilu.rides.wording import fault_words

P = PlanState


@transaction.atomic
def revise(key: UUID, *, by: Actor, why: str = "") -> Plan:
    """A copy of the published plan to be changed by hand and published in its place."""
    standing = locked(key, by)
    if standing.state != P.PUBLISHED:
        raise Refused(_("只有已发布的排班要另起一版来改；没发布的直接改。"))
    shaped = standing_problem(standing)
    answer = _as_it_stands(shaped, standing)
    return successor(standing, shaped, answer, by, why or str(_("手工调整")))


@transaction.atomic
def move_leg(key: UUID, leg_key: UUID, entry_key: UUID | None, *, by: Actor) -> Plan:
    """One family to another car (or none), checked at once: what breaks a rule changes nothing."""
    plan = locked(key, by)
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
    before = _as_it_stands(shaped, plan)
    tried = try_move(shaped.problem, before, leg, entry, shaped.travel)
    if tried.faults:
        raise Refused(_("换不了：%(why)s") % {"why": fault_words(tried.faults[0], shaped)})
    clear(plan)
    write(plan, shaped, tried.plan)
    record("plan.moved", Ref.to(plan), by=by)
    return plan


@transaction.atomic
def recheck(key: UUID, *, by: Actor) -> Plan:
    """Whoever changed since the plan was made stays in his car if it can be, else waits for a place."""
    plan = locked(key, by)
    if plan.state != P.READY:
        raise Refused(_("已发布的排班先点“另起一版”，改好再发布。"))
    shaped = standing_problem(plan)
    answer = _as_it_stands(shaped, plan)
    clear(plan)
    write(plan, shaped, answer)
    record("plan.rechecked", Ref.to(plan), by=by)
    return plan


def _as_it_stands(shaped: shaping.Shaped, plan: Plan) -> dispatch.Plan:
    """The plan's rows, with whoever changed since driven anew in his own car, or told as not served."""
    answer = shaping.plan_of(shaped, trips_of(plan), told(plan))
    for leg in (str(row.pk) for row in outdated(plan)):
        car = carriers(answer).get(leg)
        if leg not in shaped.legs or car is None:
            continue
        tried = try_move(shaped.problem, answer, leg, car, shaped.travel)
        if tried.faults:
            tried = try_move(shaped.problem, answer, leg, None, shaped.travel)
        answer = tried.plan
    return answer


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

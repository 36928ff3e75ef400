"""Publishing: a plan comes into force whole, in one step, or not at all."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.rides import access
from yilu.rides.actions.planning import locked
from yilu.rides.enums import LegState, PlanState, TripState
from yilu.rides.models import Plan, Stop, Trip, Wave
from yilu.rides.queries.plans import begun_trips, get_plan, outdated, published
from yilu.rides.states import PLANS
from yilu.runtime.actions import enqueue

P = PlanState


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
    plan = locked(key, by)
    standing = published(wave, plan.direction)
    if plan.state == P.PUBLISHED:
        return plan  # tapped twice
    if (standing.pk if standing else None) != plan.after_id:
        version = standing.version if standing else 0
        raise Refused(
            _("这一版排好之后，已经有人发布了第 %(n)d 版。您的没有发布，请在新版上再改。")
            % {"n": version}
        )
    _require_true(plan)
    PLANS.advance(plan, "publish", by=by)
    _without_cancelled(plan)
    if standing is not None:
        take_over(standing, plan, by)
    plan.published_at, plan.published_by = clock.business_now(), by.account_id
    plan.save()
    record("plan.published", Ref.to(plan), by=by, trips=plan.trips.count())
    enqueue("rides.tell", plan=str(plan.pk))
    return plan


def _require_true(plan: Plan) -> None:
    """No family is promised a car that was planned for another place, party or need."""
    if changed := outdated(plan):
        numbers = "、".join(leg.booking.number for leg in changed[:3])
        raise Refused(
            _("排好以后有 %(n)d 单改过（%(numbers)s）。点“按改过的核对”，看一眼再发布。")
            % {"n": len(changed), "numbers": numbers}
        )


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
    _follow(trip, copies)
    last = max(trip.stops.values_list("seq", flat=True), default=0)
    more = Stop.objects.filter(trip__in=copies).exclude(leg__in=mine).order_by("arrive_at", "seq")
    for seq, stop in enumerate(list(more), start=last + 1):
        stop.trip, stop.seq = trip, seq
        stop.save(update_fields=["trip", "seq"])
    Trip.objects.filter(pk__in=[copy.pk for copy in copies]).delete()


def _follow(trip: Trip, copies: list[Trip]) -> None:
    """Of a family that changed something while its car was on the way, the new minute holds."""
    fresh = {(stop.leg_id, stop.kind): stop for stop in Stop.objects.filter(trip__in=copies)}
    for stop in trip.stops.filter(leg__state=LegState.OPEN):
        new = fresh.get((stop.leg_id, stop.kind))
        if new is not None and new.edition != stop.edition:
            stop.arrive_at, stop.leave_at, stop.edition = new.arrive_at, new.leave_at, new.edition
            stop.save(update_fields=["arrive_at", "leave_at", "edition"])


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

"""Giving loads to vehicles by the optimiser: the whole plan is written, or nothing of it.

The solver works in a process of its own while the mission's row is held: nobody checks in or plans
in between. Where it fails or finds faults, what stood before stands unchanged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.dispatch.checking import check
from yilu.dispatch.model import Limits, Plan, Route
from yilu.dispatch.process import solve
from yilu.dispatch.travel import Straight
from yilu.fleets import access
from yilu.fleets.actions.taking import mission_for
from yilu.fleets.actions.telling import say
from yilu.fleets.enums import MissionState, StopKind, TransportState, TripState
from yilu.fleets.limits import limits
from yilu.fleets.models import Mission, Stop, Transport, Trip
from yilu.fleets.planning import Sheet, Task, stops_of, task_of
from yilu.fleets.states import TRANSPORTS

SOLVER = Limits(seconds=10, threads=1, memory=512)


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan did."""

    assigned: int
    unserved: int
    changed: int  # sheets that look different now


@transaction.atomic
def plan_transports(
    key: UUID, *, by: Actor, afresh: bool = False, within: Limits = SOLVER
) -> Planned:
    """Give every waiting load to a vehicle; those already given stay unless `afresh`."""
    mission = mission_for(key, by)
    if not access.runs_mission(by, mission):
        raise NotAllowed("run_mission")
    if mission.state != MissionState.UNDERWAY:
        raise Refused(_("任务开始、有了出车单以后才能派车。"))
    loads, sheets = _loads(mission), _sheets(mission)
    if not loads:
        raise Refused(_("没有待派的运送。"))
    if not sheets:
        raise Refused(_("没有能派的车，先派后备或另外召集。"))
    now, wait = clock.business_now(), limits(mission.city).disinfection
    task = task_of(mission, sheets, loads, now, wait, afresh=afresh)
    plan = solve(task.problem, limits=within)
    if check(task.problem, plan, Straight()):
        raise Refused(_("算出的方案没有通过检查，原来的出车单不变，请再试一次。"))
    changed = _write(task, plan, loads, sheets)
    record("mission.planned", Ref.to(mission), by=by, unserved=len(plan.unserved))
    return Planned(len(loads) - len(plan.unserved), len(plan.unserved), changed)


def _loads(mission: Mission) -> list[Transport]:
    free = (TransportState.WAITING, TransportState.ASSIGNED)
    rows = Transport.objects.filter(mission=mission, state__in=free)
    return list(rows.order_by("board_from", "pk"))


def _sheets(mission: Mission) -> list[Sheet]:
    rows = Trip.objects.filter(
        mission=mission, state__in=(TripState.PLANNED, TripState.UNDERWAY)
    ).select_related("vehicle", "ask__enrolment")
    trips = {trip.pk: trip for trip in rows.order_by("pk")}
    stops: dict[UUID, list[Stop]] = {key: [] for key in trips}
    found = Stop.objects.filter(trip__in=trips).select_related("transport")
    for stop in found.order_by("order"):
        stops[stop.trip_id].append(stop)
    return [Sheet(trip, tuple(stops[key])) for key, trip in trips.items()]


def _write(task: Task, plan: Plan, loads: Sequence[Transport], sheets: Sequence[Sheet]) -> int:
    by_id = {str(load.pk): load for load in loads}
    routes = {route.vehicle: route for route in plan.routes}
    changed = [
        sheet for sheet in sheets if _rewrite(sheet, routes.get(str(sheet.trip.pk)), task, by_id)
    ]
    _mark(plan, by_id)
    for sheet in changed:
        title = _("出车单 %(number)s 有了新的安排") % {"number": sheet.trip.number}
        reason = f"plan-{clock.business_now():%d%H%M%S}"
        say([sheet.trip.person_id], sheet.trip, title, reason, f"/sheets/{sheet.trip.pk}/",
            by_sms=True, urgent=True)  # fmt: skip
    return len(changed)


def _rewrite(sheet: Sheet, route: Route | None, task: Task, loads: dict[str, Transport]) -> bool:
    """The same sheet with other stops after what is fixed; False where nothing changed."""
    fixed = sheet.fixed
    new = list(stops_of(route, task, loads)) if route else []
    gone = [stop for stop in sheet.stops if stop not in fixed and stop.kind != StopKind.FINISH]
    if _outline(gone) == _outline(new):
        return False
    home = next(stop for stop in sheet.stops if stop.kind == StopKind.FINISH)
    Stop.objects.filter(pk__in=[stop.pk for stop in (*gone, home)]).delete()
    last = max((stop.order for stop in fixed), default=0)
    home = Stop(city=home.city, kind=StopKind.FINISH, place=home.place, planned_at=home.planned_at)
    for order, stop in enumerate([*new, home], start=last + 1):
        stop.trip, stop.order = sheet.trip, order
    Stop.objects.bulk_create([*new, home])
    Trip.objects.filter(pk=sheet.trip.pk).update(planned_metres=route.metres if route else 0)
    return True


def _outline(stops: Sequence[Stop]) -> list[tuple[str, UUID | None, object]]:
    return [(stop.kind, stop.transport_id, stop.planned_at) for stop in stops]


def _mark(plan: Plan, loads: dict[str, Transport]) -> None:
    """Each load with its vehicle, or with the reason why it has none."""
    trips = {step.request: UUID(route.vehicle) for route in plan.routes for step in route.stops}
    why = {one.request: one.reason.value for one in plan.unserved}
    for key, load in loads.items():
        system = Actor.for_system(load.city)
        if key in trips:
            TRANSPORTS.advance(load, "assign", by=system)
        elif load.state == TransportState.ASSIGNED:
            TRANSPORTS.advance(load, "release", by=system)
        load.trip_id, load.unserved = trips.get(key), why.get(key, "")
        load.save(update_fields=["state", "trip", "unserved"])

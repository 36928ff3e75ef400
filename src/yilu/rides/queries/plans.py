"""Plans: what goes into one, what came out, how several compare, and what a new one would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from yilu.core.actor import Actor
from yilu.core.errors import NotFound, Refused
from yilu.registry import compliance
from yilu.rides import access, shaping
from yilu.rides.enums import (
    ON_DUTY,
    BookingState,
    Goal,
    LegState,
    PlanState,
    StopKind,
    TripState,
)
from yilu.rides.models import Entry, Leg, Plan, Stop, Trip, Unserved, Wave
from yilu.rides.queries.seasons import points
from yilu.rides.states import PLANS

BEGUN = frozenset({TripState.RUNNING, TripState.DONE, TripState.EMPTY, TripState.BROKEN})
CALM_PER_CENT = 20


def plans(
    actor: Actor, *, wave: UUID | None = None, direction: str = "", state: str = ""
) -> QuerySet[Plan]:
    rows = access.visible_plans(actor).select_related("wave__season__unit")
    wanted = {"wave": wave, "direction": direction, "state": state}
    rows = rows.filter(**{key: value for key, value in wanted.items() if value})
    return rows.annotate(left=Count("unserved")).order_by("-made_at", "-version")


def get_plan(actor: Actor, key: UUID) -> Plan:
    found = plans(actor).filter(pk=key).first()
    if found is None:
        raise NotFound("plan")
    return found


def plan_moves(actor: Actor, plan: Plan) -> list[str]:
    return PLANS.open_to(actor, plan)


def published(wave: Wave, direction: str) -> Plan | None:
    return Plan.objects.filter(
        city=wave.city, wave=wave, direction=direction, state=PlanState.PUBLISHED
    ).first()


# ── what goes in ────────────────────────────────────────────────────────────────────────────────


def legs_of(wave: Wave, direction: str) -> list[Leg]:
    """Everybody with a place in the wave whose way is not called off or missed."""
    gone = [LegState.CANCELLED, LegState.NO_SHOW]
    rows = Leg.objects.filter(
        city=wave.city, wave=wave, direction=direction, booking__state=BookingState.BOOKED
    )
    return list(
        rows.exclude(state__in=gone).select_related("booking", "locked").order_by("booking__number")
    )


def cars_of(wave: Wave, *, backups: bool = True) -> list[Entry]:
    rows = Entry.objects.filter(
        city=wave.city, season=wave.season_id, state__in=ON_DUTY if backups else ["chosen"]
    )
    return list(rows.select_related("vehicle", "driver__person").order_by("sticker"))


def unfit_on(wave: Wave) -> dict[UUID, str]:
    """Cars on duty that may not drive on the exam's day, with the paper that runs out before it."""
    rows = cars_of(wave)
    drivers = compliance.drivers(wave.city, [row.driver_id for row in rows], wave.on)
    cars = compliance.vehicles(wave.city, [row.vehicle_id for row in rows], wave.on)
    found = {}
    for row in rows:
        for verdict in (drivers[row.driver_id], cars[row.vehicle_id]):
            if not verdict.may_operate:
                found[row.pk] = next((str(why.message) for why in verdict.reasons), "")
    return found


def fresh_problem(plan: Plan) -> shaping.Shaped:
    """The whole wave anew. For the goal 轮着来 a car costs more for every trip it drove before; where a
    number of cars is set, they are those that drove least, and take the shortest way."""
    wave = plan.wave
    legs = [leg for leg in legs_of(wave, plan.direction) if leg.state == LegState.OPEN]
    unfit = unfit_on(wave)
    entries = [row for row in cars_of(wave) if row.pk not in unfit]
    if not entries:
        raise Refused(_("定下来的车到考试那天证照都无效，先换证或补选。"))
    drove = _drove(plan, entries)
    if plan.cars:
        entries = _least_used(plan, entries, plan.cars, drove)
    shaped = shaping.shape(
        wave,
        plan.direction,
        legs,
        entries,
        points(wave.season),
        shaping.Pace.of_plan(plan),
        buffer_of(plan),
    )
    if plan.goal != Goal.FAIR or plan.cars:
        return shaped
    return shaping.shared_out(shaped, {str(key): trips for key, trips in drove.items()})


def _drove(plan: Plan, entries: list[Entry]) -> dict[UUID, int]:
    """Trips each car has in plans in force, or has driven."""
    rows = Trip.objects.filter(city=plan.city, entry__in=entries).filter(
        Q(plan__state=PlanState.PUBLISHED) | Q(state=TripState.DONE)
    )
    counted = rows.values("entry").annotate(n=Count("pk")).order_by()
    return dict(counted.values_list("entry", "n"))


def _least_used(
    plan: Plan, entries: list[Entry], wanted: int, drove: dict[UUID, int]
) -> list[Entry]:
    """So many cars, whoever drove fewest trips first; backups stay what they are."""
    first = [row for row in entries if row.state == "chosen"]
    order = sorted(first, key=lambda row: (drove.get(row.pk, 0), row.sticker or 0))
    locked = {leg.locked_id for leg in legs_of(plan.wave, plan.direction) if leg.locked_id}
    kept = {row.pk for row in order[:wanted]} | locked
    return [row for row in entries if row.pk in kept or row.state == "backup"]


def standing_problem(plan: Plan) -> shaping.Shaped:
    """The problem a plan's own rows answer, with everybody booked since.

    Who was taken over from a broken car is out of it: another car brings them, and does nothing else.
    """
    wave, away = plan.wave, set(_swaps(plan).values_list("leg", flat=True))
    return shaping.shape(
        wave,
        plan.direction,
        [leg for leg in legs_of(wave, plan.direction) if leg.pk not in away],
        _all_cars(plan),
        points(wave.season),
        shaping.Pace.of_plan(plan),
        buffer_of(plan),
    )


def _swaps(plan: Plan) -> QuerySet[Stop]:
    return Stop.objects.filter(city=plan.city, trip__plan=plan, kind=StopKind.SWAP)


def rescuing(plan: Plan) -> set[UUID]:
    """Cars that are bringing a broken car's people just now."""
    rows = _swaps(plan).filter(trip__state=TripState.RUNNING)
    return set(rows.values_list("trip__entry", flat=True))


def _all_cars(plan: Plan) -> list[Entry]:
    """Those on duty, and those in the plan that dropped out since."""
    entries = cars_of(plan.wave)
    there = {row.pk for row in entries}
    rows = Entry.objects.filter(city=plan.city, trips__plan=plan).exclude(pk__in=there)
    return [*entries, *rows.select_related("vehicle", "driver__person").distinct()]


def buffer_of(plan: Plan) -> int:
    return plan.buffer + plan.wave.buffer + (CALM_PER_CENT if plan.goal == Goal.CALM else 0)


def trips_of(plan: Plan) -> list[Trip]:
    stops = Stop.objects.select_related("leg__booking__point").order_by("seq")
    rows = plan.trips.exclude(state=TripState.REPLACED).prefetch_related(Prefetch("stops", stops))
    return list(
        rows.select_related("entry__driver__person", "entry__vehicle").order_by(
            "starts_at", "number"
        )
    )


def unserved_of(plan: Plan) -> list[Unserved]:
    return list(
        plan.unserved.select_related("leg__booking__point").order_by("leg__booking__number")
    )


def begun_trips(plan: Plan) -> QuerySet[Trip]:
    """Those on the road or past it; one all of whose families called off never set out."""
    never = Q(state=TripState.EMPTY, departed_at__isnull=True)
    return plan.trips.filter(state__in=BEGUN).exclude(never)


def begun(plan: Plan) -> bool:
    return begun_trips(plan).exists()


# ── how it stands ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Freshness:
    """What changed in the bookings since the plan was made."""

    newcomers: int
    cancelled: int
    changed: int

    @property
    def any(self) -> bool:
        return bool(self.newcomers or self.cancelled or self.changed)


def freshness(plan: Plan) -> Freshness:
    inside = set(Stop.objects.filter(trip__plan=plan).values_list("leg", flat=True))
    told = set(plan.unserved.values_list("leg", flat=True))
    now = {leg.pk for leg in legs_of(plan.wave, plan.direction)}
    gone = Leg.objects.filter(pk__in=inside, state=LegState.CANCELLED).count()
    return Freshness(len(now - inside - told), gone, len(outdated(plan)))


def outdated(plan: Plan) -> list[Leg]:
    """Who is not fetched yet, and whose place, party or needs are others than the plan reckons with."""
    rows = Stop.objects.filter(
        city=plan.city, trip__plan=plan, kind=StopKind.BOARD, leg__state=LegState.OPEN
    ).exclude(trip__state=TripState.REPLACED)
    same = Q(edition=F("leg__booking__edition"), leg__booking__state=BookingState.BOOKED)
    found = rows.exclude(same).select_related("leg__booking").order_by("leg__booking__number")
    return [stop.leg for stop in found]


def pace_of(plan: Plan) -> tuple[shaping.Pace, shaping.Pace]:
    """What the plan was made with, and what a new one would be."""
    return shaping.Pace.of_plan(plan), shaping.Pace.of(plan.wave)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a change list, in the words of those it concerns."""

    leg: Leg
    before: Entry | None
    after: Entry | None
    minutes: int = 0  # later than before, where the car is the same


def changes(plan: Plan, before: Plan | None = None) -> list[Change]:
    """Who rides with somebody else, or at another minute, once this plan replaces the other."""
    other = before or plan.after
    if other is None:
        return []
    old, new = _boardings(other), _boardings(plan)
    found = []
    both = {**old, **new}
    for key in sorted(both, key=lambda leg: both[leg].leg.booking.number):
        was, now, leg = old.get(key), new.get(key), both[key].leg
        if _settled(leg):
            continue
        if was is None or now is None or was.trip.entry_id != now.trip.entry_id:
            found.append(
                Change(leg, was.trip.entry if was else None, now.trip.entry if now else None)
            )
        elif (later := (now.arrive_at - was.arrive_at) // timedelta(minutes=1)) not in range(-4, 5):
            found.append(Change(leg, was.trip.entry, now.trip.entry, later))
    return found


def _settled(leg: Leg) -> bool:
    return leg.state != LegState.OPEN


def _boardings(plan: Plan) -> dict[UUID, Stop]:
    rows = Stop.objects.filter(trip__plan=plan, kind=StopKind.BOARD).exclude(
        trip__state=TripState.REPLACED
    )
    rows = rows.select_related(
        "leg__booking__point", "trip__entry__driver__person", "trip__entry__vehicle"
    )
    return {stop.leg_id: stop for stop in rows}

"""The road's own word: departed, boarded, arrived, not there; taken once each, and counted from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.bulk import write_over
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.rides import access
from yilu.rides.actions.families import in_chinese, write_family
from yilu.rides.actions.incidents import came_through
from yilu.rides.actions.making import box
from yilu.rides.actions.settling import settle, tell_driver
from yilu.rides.enums import (
    CheckKind,
    CheckWay,
    LegState,
    News,
    PlanState,
    StopKind,
    TripState,
)
from yilu.rides.models import Booking, CheckIn, Leg, Plan, Position, Trip
from yilu.rides.queries.trips import get_trip

LATEST = timedelta(hours=12)  # a phone may bring its taps so late
EARLY = timedelta(minutes=5)  # and its clock may run ahead by so much
MOVES_LEG = {
    CheckKind.BOARD: (LegState.OPEN, LegState.ABOARD),
    CheckKind.ARRIVE: (LegState.ABOARD, LegState.ARRIVED),
    CheckKind.NO_SHOW: (LegState.OPEN, LegState.NO_SHOW),
}


@transaction.atomic
def check_in(
    trip_key: UUID,
    kind: str,
    *,
    by: Actor,
    leg: UUID | None = None,
    people: int = 0,
    phone_at: datetime | None = None,
    note: str = "",
) -> CheckIn:
    """One tap of the driver, or of the desk for him. Again, or after the line came back: once."""
    trip = _own_or_desk(trip_key, by)
    if kind not in CheckKind.values:
        raise Invalid({"kind": _("选出发、上车、送到或没有来。")})
    way = CheckWay.DRIVER if access.carries(by, trip) else CheckWay.DESK
    if kind == CheckKind.DEPART:
        return _depart(trip, by, way, phone_at, note)
    row = Leg.objects.select_for_update(of=("self",)).select_related("booking")
    found = row.filter(pk=leg).first() if leg in set(_legs_of(trip)) else None
    if found is None:
        raise NotFound("leg")
    known = CheckIn.objects.filter(city=by.city, trip=trip, leg=found, kind=kind).first()
    if known is not None:
        return known
    return _tap(trip, found, CheckKind(kind), by, way, people, phone_at, note)


def _legs_of(trip: Trip) -> Iterable[UUID]:
    return trip.stops.values_list("leg", flat=True)


def _depart(trip: Trip, by: Actor, way: str, phone_at: datetime | None, note: str) -> CheckIn:
    known = CheckIn.objects.filter(city=by.city, trip=trip, leg=None, kind="depart").first()
    if known is not None:
        return known
    made = _write(trip, None, CheckKind.DEPART, by, way, 0, phone_at, note)
    if trip.state == TripState.PLANNED:
        trip.state, trip.departed_at = TripState.RUNNING, made.at
        trip.save(update_fields=["state", "departed_at"])
    return made


def _tap(
    trip: Trip,
    leg: Leg,
    kind: CheckKind,
    by: Actor,
    way: str,
    people: int,
    phone_at: datetime | None,
    note: str,
) -> CheckIn:
    if kind is CheckKind.SWAP:
        return _swap(trip, leg, by, way, phone_at, note)
    if kind is CheckKind.ARRIVE and trip.state == TripState.BROKEN and leg.state == LegState.ABOARD:
        came_through(trip, leg)
    source, target = MOVES_LEG[kind]
    if leg.state == LegState.NO_SHOW and kind is CheckKind.BOARD:
        source = LegState.NO_SHOW  # they came running after all
    if leg.state != source:
        raise Refused(
            _("%(number)s 现在是“%(state)s”，不能这样记，请刷新看看。")
            % {"number": leg.booking.number, "state": leg.get_state_display()}
        )
    if kind is CheckKind.BOARD:
        people = people or leg.booking.party
        if not 1 <= people <= 4:
            raise Invalid({"people": _("写上车几个人，1 到 4。")})
    made = _write(trip, leg, kind, by, way, people, phone_at, note)
    leg.state = target
    if kind is CheckKind.BOARD:
        leg.boarded, leg.boarded_at = people, made.at
    else:
        leg.ended_at = made.at
    leg.save(update_fields=["state", "boarded", "boarded_at", "ended_at"])
    settle(trip, made.at)
    if kind is CheckKind.NO_SHOW:
        _nobody_came(trip, leg, made, by)
    return made


def _swap(
    trip: Trip, leg: Leg, by: Actor, way: str, phone_at: datetime | None, note: str
) -> CheckIn:
    """Taken over from a car that broke down: they are aboard still, and counted once."""
    swaps = trip.stops.filter(leg=leg, kind=StopKind.SWAP)
    if leg.state != LegState.ABOARD or not swaps.exists():
        raise Refused(_("这一站不是换乘，请刷新看看。"))
    return _write(trip, leg, CheckKind.SWAP, by, way, leg.boarded, phone_at, note)


def _nobody_came(trip: Trip, leg: Leg, made: CheckIn, by: Actor) -> None:
    """The family hears that the car has left; the driver, if it was the desk that wrote it down."""
    at = made.at.astimezone(CITY_ZONE)
    with in_chinese():
        words = gettext("师傅 %(at)s 没等到您，车先走了。还要坐车，马上打电话")
        words %= {"at": f"{at:%H:%M}"}
    booking = Booking.objects.select_related("wave", "season").get(pk=leg.booking_id)
    write_family(booking, News.NO_SHOW, words, by=by, leg=leg)
    if made.way == CheckWay.DESK:
        title = gettext("%(number)s 没有来，不用等，开往下一站") % {"number": booking.number}
        tell_driver(trip, title, "rides.no_show", leg)


def _write(
    trip: Trip,
    leg: Leg | None,
    kind: CheckKind,
    by: Actor,
    way: str,
    people: int,
    phone_at: datetime | None,
    note: str,
) -> CheckIn:
    now = clock.business_now()
    made = CheckIn.objects.create(
        city=by.city,
        trip=trip,
        leg=leg,
        kind=kind,
        way=way,
        people=people,
        phone_at=phone_at,
        at=_believed(phone_at, now),
        taken_at=now,
        account=by.account_id,
        note=note.strip()[:120],
    )
    record("trip.checked", Ref.to(trip), by=by, kind=kind.value, way=str(way))
    return made


def _believed(phone_at: datetime | None, now: datetime) -> datetime:
    """The phone's time if it can be right, else ours; both are kept."""
    if phone_at is not None and now - LATEST <= phone_at <= now + EARLY:
        return min(phone_at, now)
    return now


@transaction.atomic
def share_position(trip_key: UUID, at: Point, *, by: Actor) -> bool:
    """Where the car is, taken only from its driver and only while the trip is on; not kept after."""
    trip = get_trip(by, trip_key)
    if not access.carries(by, trip):
        raise NotFound("trip")
    if trip.state != TripState.RUNNING or not box(by.city).holds(at):
        return False
    Position.objects.update_or_create(
        entry_id=trip.entry_id,
        defaults={
            "city": by.city,
            "trip": trip,
            "lon": at.lon,
            "lat": at.lat,
            "at": clock.business_now(),
        },
    )
    return True


# ── a day's paper, entered later ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class LogLine:
    """One leg as the desk's paper has it: when it boarded and arrived, or that nobody came."""

    leg: UUID
    boarded_at: datetime | None
    arrived_at: datetime | None = None
    people: int = 0


@transaction.atomic
def enter_log(plan_key: UUID, lines: Iterable[LogLine], *, by: Actor, note: str) -> int:
    """Taps of a whole wave from paper, where phones had no line; each leg once, like any other."""
    if not access.may_dispatch(by):
        raise NotAllowed("enter_log")
    if not note.strip():
        raise Invalid({"note": _("写明是哪份记录，比如“6月7日上午纸质登记”。")})
    plan = Plan.objects.filter(pk=plan_key, city=by.city, state=PlanState.PUBLISHED).first()
    if plan is None:
        raise NotFound("plan")
    given = {line.leg: line for line in lines}
    now = clock.business_now()
    trips = {trip.pk: trip for trip in plan.trips.select_for_update()}
    carried: dict[UUID, list[Leg]] = {key: [] for key in trips}
    rows = Leg.objects.filter(
        city=by.city, stops__trip__in=trips, stops__kind=StopKind.BOARD
    ).select_related("booking")
    checks: list[CheckIn] = []
    entered: list[Leg] = []
    whose = dict(
        Leg.objects.filter(stops__trip__in=trips, stops__kind=StopKind.BOARD).values_list(
            "pk", "stops__trip"
        )
    )
    for leg in rows:
        trip = trips[whose[leg.pk]]
        carried[trip.pk].append(leg)
        line = given.get(leg.pk)
        if line is not None and leg.state == LegState.OPEN:
            entered.append(leg)
            checks += _logged(leg, line, trip, by, now, note)
    CheckIn.objects.bulk_create(checks, batch_size=1000)
    write_over(entered, ["state", "boarded", "boarded_at", "ended_at"])
    _settle_many(trips, carried)
    record("plan.log_entered", Ref.to(plan), by=by, legs=len(entered))
    return len(entered)


def _logged(
    leg: Leg, line: LogLine, trip: Trip, by: Actor, now: datetime, note: str
) -> list[CheckIn]:
    """The taps of one line; the leg is changed along with them."""

    def made(kind: CheckKind, at: datetime, people: int = 0) -> CheckIn:
        return CheckIn(
            city=by.city, trip=trip, leg=leg, kind=kind, way=CheckWay.LOG, people=people,
            at=at, taken_at=now, account=by.account_id, note=note.strip()[:120],
        )  # fmt: skip

    if line.boarded_at is None:
        leg.state, leg.ended_at = LegState.NO_SHOW, trip.starts_at
        return [made(CheckKind.NO_SHOW, trip.starts_at)]
    people = line.people or leg.booking.party
    leg.boarded, leg.boarded_at, leg.state = people, line.boarded_at, LegState.ABOARD
    taps = [made(CheckKind.BOARD, line.boarded_at, people)]
    if line.arrived_at is not None:
        leg.state, leg.ended_at = LegState.ARRIVED, line.arrived_at
        taps.append(made(CheckKind.ARRIVE, line.arrived_at))
    return taps


def _settle_many(trips: dict[UUID, Trip], carried: dict[UUID, list[Leg]]) -> None:
    changed = []
    for key, legs in carried.items():
        trip, states = trips[key], {leg.state for leg in legs}
        if not legs or states == {LegState.OPEN}:
            continue
        first = min((leg.boarded_at for leg in legs if leg.boarded_at), default=trip.starts_at)
        trip.departed_at = trip.departed_at or first
        if states & {LegState.OPEN, LegState.ABOARD}:
            trip.state = TripState.RUNNING
        else:
            arrived = LegState.ARRIVED in states
            trip.state = TripState.DONE if arrived else TripState.EMPTY
            trip.done_on = trip.on if arrived else None
        changed.append(trip)
    write_over(changed, ["state", "departed_at", "done_on"])


def _own_or_desk(key: UUID, by: Actor) -> Trip:
    found = get_trip(by, key)
    if not (access.carries(by, found) or access.may_dispatch(by)):
        raise NotFound("trip")
    rows = Trip.objects.select_for_update(of=("self",)).select_related("plan", "entry")
    trip = rows.get(pk=found.pk)
    if trip.plan.state != PlanState.PUBLISHED:
        raise Refused(_("这一趟已经改派了，请刷新看新的安排。"))
    return trip

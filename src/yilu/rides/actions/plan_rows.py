"""An answer of the optimiser written as trips and stops, and what is measured of it."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from yilu.core.uuid7 import uuid7
from yilu.dispatch import model as dispatch
from yilu.rides import shaping
from yilu.rides.enums import EntryState
from yilu.rides.models import Plan, Stop, Trip, Unserved
from yilu.runtime.actions import take_numbers

TIGHT_S = 300  # an arrival with less to spare is one to watch


def write(plan: Plan, shaped: shaping.Shaped, answer: dispatch.Plan) -> None:
    """All rows of a plan that has none, in a few statements; the caller's transaction holds them."""
    shapes = shaping.trips_of(shaped, answer)
    trips = [
        _trip(plan, shaped, row, number)
        for row, number in zip(shapes, _numbers(plan, shapes), strict=True)
    ]
    Trip.objects.bulk_create(trips, batch_size=500)
    stops = [
        Stop(
            city=plan.city,
            trip=trip,
            leg_id=UUID(stop.request),
            kind=stop.kind.value,
            seq=seq,
            arrive_at=shaped.at(begins(stop, shaped)),
            leave_at=shaped.at(stop.leave),
            edition=shaped.legs[stop.request].booking.edition,
        )
        for trip, row in zip(trips, shapes, strict=True)
        for seq, stop in enumerate(row.stops, start=1)
    ]
    Stop.objects.bulk_create(stops, batch_size=1000)
    Unserved.objects.bulk_create(
        Unserved(city=plan.city, plan=plan, leg_id=UUID(row.request), reason=row.reason.value)
        for row in answer.unserved
    )
    _measure(plan, shaped, answer, shapes)
    plan.save()


def begins(stop: dispatch.Stop, shaped: shaping.Shaped) -> int:
    """When a family has to be there: a car that comes early waits, it does not take them early."""
    if stop.kind is dispatch.StopKind.BOARD:
        return stop.leave - shaped.pace.board_s
    return stop.arrive


def clear(plan: Plan) -> None:
    """The rows of a plan nobody was told of, before it is written otherwise."""
    Stop.objects.filter(trip__plan=plan).delete()
    plan.trips.all().delete()
    plan.unserved.all().delete()


def _numbers(plan: Plan, shapes: list[shaping.TripShape]) -> list[str]:
    if not shapes:
        return []
    year = plan.wave.on.year
    numbers = take_numbers(plan.city, f"TC-{year}", len(shapes))
    return [f"TC-{year}-{number:05d}" for number in numbers]


def _trip(plan: Plan, shaped: shaping.Shaped, row: shaping.TripShape, number: str) -> Trip:
    return Trip(
        id=uuid7(),
        city=plan.city,
        number=number,
        plan=plan,
        entry_id=UUID(row.entry),
        seq=row.seq,
        on=plan.wave.on,
        starts_at=shaped.at(begins(row.stops[0], shaped)),
        ends_at=shaped.at(row.stops[-1].leave),
        metres=row.metres,
        people=row.people,
    )


def _measure(
    plan: Plan, shaped: shaping.Shaped, answer: dispatch.Plan, shapes: list[shaping.TripShape]
) -> None:
    """Kilometres, people, cars, fairness and the tightest arrival: what plans are compared by."""
    per_car = Counter(row.entry for row in shapes)
    plan.metres = sum(row.metres for row in shapes)
    plan.people = sum(row.people for row in shapes)
    plan.served = sum(len(row.stops) // 2 for row in shapes)
    plan.vehicles = len(per_car)
    plan.backups = sum(shaped.entries[car].state == EntryState.BACKUP for car in per_car)
    plan.spread = max(per_car.values(), default=0) - min(per_car.values(), default=0)
    left = shaping.slacks_of(shaped, answer)
    plan.slack = min(left, default=0)
    plan.tight = sum(seconds < TIGHT_S for seconds in left)
    driven: Counter[str] = Counter()
    for row in shapes:
        driven[row.entry] += row.metres
    plan.metres_spread = max(driven.values(), default=0) - min(driven.values(), default=0)
    plan.travel = str(answer.fell_back or answer.travel.value)[:40]

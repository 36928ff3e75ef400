"""Running a mission: it starts with a sheet for each vehicle, and ends completed or stood down."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.refs import Ref
from yilu.fleets import access
from yilu.fleets.actions.taking import mission_for
from yilu.fleets.actions.telling import say
from yilu.fleets.enums import (
    AskState,
    MissionState,
    StopKind,
    TransportState,
    TripState,
)
from yilu.fleets.models import Ask, Mission, Stop, Transport, Trip
from yilu.fleets.states import MISSIONS
from yilu.runtime.actions import take_numbers

GOING = (TripState.PLANNED, TripState.UNDERWAY)
LOADED = (TransportState.WAITING, TransportState.ASSIGNED, TransportState.ABOARD)


@transaction.atomic
def start(key: UUID, *, by: Actor) -> Mission:
    """Everybody who goes gets his sheet; the reserve stays at home until he is sent."""
    row = mission_for(key, by)
    MISSIONS.advance(row, "start", by=by)
    going = Ask.objects.filter(mission=row, state=AskState.ACCEPTED, reserve=False)
    asks = list(going.order_by("answered_at", "pk"))
    if not asks:
        raise Refused(_("还没有司机接受，不能开始。"))
    row.next_wave_at = None
    row.save(update_fields=["state", "next_wave_at"])
    sheets(row, asks)
    record("mission.started", Ref.to(row), by=by, vehicles=len(asks))
    return row


@transaction.atomic
def send_reserve(key: UUID, person: UUID, *, by: Actor) -> Trip:
    """A reserve goes after all, while the mission runs."""
    mission = mission_for(key, by)
    if not access.runs_mission(by, mission):
        raise NotFound(str(key))
    if mission.state != MissionState.UNDERWAY:
        raise Refused(_("任务开始以后才能派后备。"))
    row = Ask.objects.filter(
        mission=mission, person=person, state=AskState.ACCEPTED, reserve=True
    ).first()
    if row is None:
        raise NotFound(str(person))
    row.reserve = False
    row.save(update_fields=["reserve"])
    record("mission.reserve_sent", Ref.to(row), by=by)
    return sheets(mission, [row])[0]


def sheets(mission: Mission, asks: list[Ask]) -> list[Trip]:
    """A sheet begins with mustering and ends with coming home; what lies between is planned later."""
    year = mission.day.year
    numbers = take_numbers(mission.city, f"CC-{year}", len(asks))
    trips = [
        _sheet(mission, ask, f"CC-{year}-{number:05d}")
        for number, ask in zip(numbers, asks, strict=True)
    ]
    Trip.objects.bulk_create(trips)
    Stop.objects.bulk_create([stop for trip in trips for stop in _ends(trip, mission)])
    for trip in trips:
        title = _("出车单 %(number)s：%(title)s") % {
            "number": trip.number,
            "title": mission.title[:40],
        }
        say([trip.person_id], trip, title, "sheet", f"/sheets/{trip.pk}/", body=mission.place)
    return trips


def _sheet(mission: Mission, ask: Ask, number: str) -> Trip:
    assert ask.vehicle_id is not None  # nobody without a vehicle was asked
    return Trip(
        city=mission.city,
        number=number,
        mission=mission,
        ask=ask,
        person_id=ask.person_id,
        vehicle_id=ask.vehicle_id,
    )


def _ends(trip: Trip, mission: Mission) -> tuple[Stop, Stop]:
    def stop(order: int, kind: StopKind, place: str) -> Stop:
        return Stop(city=trip.city, trip=trip, order=order, kind=kind, place=place)

    muster = stop(1, StopKind.MUSTER, mission.place)
    muster.lon, muster.lat = mission.lon, mission.lat
    muster.planned_at = muster.due_at = mission.starts_at
    finish = stop(2, StopKind.FINISH, "")
    finish.planned_at = mission.ends_at
    return muster, finish


@transaction.atomic
def complete(key: UUID, *, by: Actor) -> Mission:
    """When every vehicle is home and every load has arrived or been given up."""
    row = mission_for(key, by)
    MISSIONS.advance(row, "complete", by=by)
    out = Trip.objects.filter(mission=row, state__in=GOING).values_list("number", flat=True)
    if out:
        numbers = "、".join(out[:5])
        raise Refused(
            _("还有车没有收车：%(numbers)s。请司机收车，或代他收车。") % {"numbers": numbers}
        )
    left = Transport.objects.filter(mission=row, state__in=LOADED)
    if number := left.values_list("number", flat=True).first():
        raise Refused(_("运送 %(number)s 还没有了结，先派车或取消。") % {"number": number})
    row.closed_at = clock.business_now()
    row.save(update_fields=["state", "closed_at"])
    record("mission.completed", Ref.to(row), by=by)
    return row


@transaction.atomic
def stand_down(key: UUID, reason: str, *, by: Actor) -> Mission:
    """It is over before its end: nobody else need come; whoever is out comes home and is counted."""
    row = mission_for(key, by)
    MISSIONS.advance(row, "stand_down", by=by)
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么解除，司机会看到。")})
    if Transport.objects.filter(mission=row, state=TransportState.ABOARD).exists():
        raise Refused(_("车上还有人或物资没有送到，送到以后再解除。"))
    row.reason, row.closed_at, row.next_wave_at = reason.strip()[:200], clock.business_now(), None
    row.save(update_fields=["state", "reason", "closed_at", "next_wave_at"])
    _release(row)
    record("mission.stood_down", Ref.to(row), by=by)
    return row


def _release(row: Mission) -> None:
    concerned = Ask.objects.filter(mission=row, state__in=(AskState.ASKED, AskState.ACCEPTED))
    people = list(concerned.values_list("person", flat=True))
    Transport.objects.filter(mission=row, state__in=LOADED).update(
        state=TransportState.CANCELLED, reason=row.reason
    )
    open_stops = Stop.objects.filter(trip__mission=row, done_at=None)
    open_stops.filter(kind__in=(StopKind.BOARD, StopKind.ALIGHT)).delete()
    open_stops.filter(  # whoever was brought already leaves a car to clean
        kind=StopKind.DISINFECT, transport__state=TransportState.CANCELLED
    ).delete()
    Trip.objects.filter(mission=row, state=TripState.PLANNED).update(
        state=TripState.CANCELLED, reason=row.reason
    )
    out = Trip.objects.filter(mission=row, state=TripState.UNDERWAY).values("ask")
    concerned.exclude(pk__in=out).update(state=AskState.RELEASED)
    title = _("已解除：%(title)s，不用去了") % {"title": row.title[:40]}
    say(people, row, title, "stood_down", f"/missions/{row.pk}/", body=row.reason, by_sms=True,
        urgent=True)  # fmt: skip

"""A trip sheet in the driver's hand: each stop checked once, by two clocks; then home and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.fleets.actions.taking import trip_for
from yilu.fleets.actions.telling import say, say_runners
from yilu.fleets.enums import Load, StopKind, TransportState, TripState
from yilu.fleets.limits import limits
from yilu.fleets.models import Stop, Transport, Trip
from yilu.fleets.states import TRANSPORTS, TRIPS
from yilu.honours.actions import Service, record_service
from yilu.honours.enums import ServiceKind

CLOCK_OFF = timedelta(hours=24)  # how long a phone may have been without a line
MOST_KM = 1500
COLDEST, WARMEST = Decimal(-80), Decimal(60)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the phone says at a stop; all of it optional save where the load asks for it."""

    phone_at: datetime | None = None
    place: Point | None = None
    temperature: Decimal | None = None
    kit: bool = False
    note: str = ""


@transaction.atomic
def check_in(key: UUID, stop: UUID, checked: Checked, *, by: Actor) -> Stop:
    """The next stop is done; a repeat finds it done."""
    trip = trip_for(key, by)
    row = Stop.objects.select_related("transport").filter(trip=trip, pk=stop).first()
    if row is None:
        raise NotFound(str(stop))
    if row.done_at is not None:
        return row
    TRIPS.advance(trip, "check_in", by=by)
    _next_one(trip, row)
    if row.kind == StopKind.FINISH:
        raise Refused(_("收车请填公里数。"))
    _needs(row, checked)
    now = clock.business_now()
    _stamp(row, checked, now)
    if trip.started_at is None:
        trip.started_at = row.phone_at or now
        trip.save(update_fields=["state", "started_at"])
    if row.transport is not None and row.kind in (StopKind.BOARD, StopKind.ALIGHT):
        _carry(row, row.transport, checked)
    record("trip.checked_in", Ref.to(trip), by=by, order=row.order)
    return row


def _next_one(trip: Trip, row: Stop) -> None:
    first = Stop.objects.filter(trip=trip, done_at=None).order_by("order").first()
    if first is not None and first.pk != row.pk:
        raise Refused(
            _("先做上一站：%(kind)s %(place)s。")
            % {"kind": first.get_kind_display(), "place": first.place}
        )


def _needs(row: Stop, checked: Checked) -> None:
    """Cold goods are measured, and nobody lets somebody in isolation board without his kit."""
    load = row.transport
    if load is None or row.kind == StopKind.DISINFECT:
        return
    if load.load == Load.ISOLATED and row.kind == StopKind.BOARD and not checked.kit:
        raise Invalid({"kit": _("穿好防护用品、隔好前后排，再让人上车。")})
    if _is_cold(load) and checked.temperature is None:
        raise Invalid({"temperature": _("看一下温度计，填上箱内温度。")})
    if checked.temperature is not None and not COLDEST <= checked.temperature <= WARMEST:
        raise Invalid({"temperature": _("温度不对，看看正负号和小数点。")})


def _is_cold(load: Transport) -> bool:
    return load.coldest is not None or load.warmest is not None


def _stamp(row: Stop, checked: Checked, now: datetime) -> None:
    row.done_at = now
    at = checked.phone_at
    row.phone_at = at if at is not None and now - CLOCK_OFF <= at <= now else None
    if checked.place is not None:
        row.at_lon, row.at_lat = checked.place.lon, checked.place.lat
    row.temperature, row.kit, row.note = checked.temperature, checked.kit, checked.note[:120]
    row.save()


def _carry(row: Stop, load: Transport, checked: Checked) -> None:
    system = Actor.for_system(row.city)
    TRANSPORTS.advance(load, "board" if row.kind == StopKind.BOARD else "deliver", by=system)
    load.save(update_fields=["state"])
    degrees = checked.temperature
    low = degrees is not None and load.coldest is not None and degrees < load.coldest
    high = degrees is not None and load.warmest is not None and degrees > load.warmest
    if low or high:
        title = _("%(number)s 温度超出范围：%(degrees)s℃") % {
            "number": load.number,
            "degrees": degrees,
        }
        say_runners(load.mission, row, title, "temperature", by_sms=True, urgent=True)


@transaction.atomic
def finish(key: UUID, km: int, *, by: Actor, phone_at: datetime | None = None) -> Trip:
    """Home: the sheet is closed, and what was given is recorded."""
    trip = trip_for(key, by)
    if trip.state == TripState.DONE:
        return trip
    TRIPS.advance(trip, "finish", by=by)
    left = Stop.objects.filter(trip=trip, done_at=None).exclude(kind=StopKind.FINISH)
    if first := left.order_by("order").first():
        raise Refused(
            _("先做上一站：%(kind)s %(place)s。")
            % {"kind": first.get_kind_display(), "place": first.place}
        )
    now = clock.business_now()
    told = phone_at if phone_at is not None and now - CLOCK_OFF <= phone_at <= now else None
    Stop.objects.filter(trip=trip, kind=StopKind.FINISH).update(done_at=now, phone_at=told)
    return _home(trip, km, told or now, by)


@transaction.atomic
def close_trip(key: UUID, km: int, ended_at: datetime, reason: str, *, by: Actor) -> Trip:
    """Staff close the sheet of a driver who forgot, with the reason; open stops stay open on it."""
    trip = trip_for(key, by)
    TRIPS.advance(trip, "close", by=by)
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么代他收车。")})
    if Transport.objects.filter(trip=trip, state=TransportState.ABOARD).exists():
        raise Refused(_("车上还有人或物资没有送到，先登记送到或没有送成。"))
    if ended_at > clock.business_now():
        raise Invalid({"ended_at": _("收车时间不能在以后。")})
    trip.started_at = trip.started_at or min(trip.mission.starts_at, ended_at)
    if ended_at < trip.started_at:
        raise Invalid({"ended_at": _("收车不能早于出发。")})
    _unload(trip)
    trip.reason, trip.closed_by = reason.strip()[:200], by.account_id
    Stop.objects.filter(trip=trip, kind=StopKind.FINISH).update(done_at=clock.business_now())
    return _home(trip, km, ended_at, by)


@transaction.atomic
def cancel_trip(key: UUID, reason: str, *, by: Actor) -> Trip:
    """The vehicle drops out: what it had not yet taken aboard waits for another."""
    trip = trip_for(key, by)
    TRIPS.advance(trip, "cancel", by=by)
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么取消。")})
    if Transport.objects.filter(trip=trip, state=TransportState.ABOARD).exists():
        raise Refused(_("车上还有人或物资没有送到，先登记送到或没有送成。"))
    _unload(trip)
    trip.reason = reason.strip()[:200]
    trip.save(update_fields=["state", "reason"])
    record("trip.cancelled", Ref.to(trip), by=by)
    title = _("出车单 %(number)s 取消了") % {"number": trip.number}
    say([trip.person_id], trip, title, "cancelled", f"/sheets/{trip.pk}/", body=trip.reason)
    return trip


def _unload(trip: Trip) -> None:
    """What he had not yet taken aboard."""
    Stop.objects.filter(
        trip=trip, done_at=None, kind__in=(StopKind.BOARD, StopKind.ALIGHT, StopKind.DISINFECT)
    ).delete()
    Transport.objects.filter(trip=trip, state=TransportState.ASSIGNED).update(
        state=TransportState.WAITING, trip=None
    )


def _home(trip: Trip, km: int, ended: datetime, by: Actor) -> Trip:
    if not 0 <= km <= MOST_KM:
        raise Invalid({"km": _("公里数 0 到 1500，看看里程表。")})
    stops = list(trip.stops.select_related("transport").order_by("order"))
    started = trip.started_at or ended
    trip.finished_at = max(started, _not_forgotten(trip, stops, ended))
    trip.on = trip.finished_at.astimezone(CITY_ZONE).date()
    trip.minutes = int((trip.finished_at - started).total_seconds() // 60)
    trip.metres, trip.runs, trip.people = km * 1000, runs(stops), _carried(stops)
    trip.save()
    record("trip.finished", Ref.to(trip), by=by)
    _give(trip, by)
    return trip


def _not_forgotten(trip: Trip, stops: list[Stop], ended: datetime) -> datetime:
    """A sheet closed the next morning does not make a night of service."""
    last = max((s.done_at for s in stops if s.done_at and s.kind != StopKind.FINISH), default=ended)
    latest = max(trip.mission.ends_at, last) + limits(trip.city).forgotten
    return min(ended, latest)


def runs(stops: list[Stop]) -> int:
    """台次: from first boarding until empty is one; a mission without loads is one for going out."""
    count = aboard = 0
    for stop in stops:
        if stop.done_at is None:
            continue
        if stop.kind == StopKind.BOARD:
            count, aboard = count + (aboard == 0), aboard + 1
        elif stop.kind == StopKind.ALIGHT:
            aboard -= 1
    return count or 1


def _carried(stops: list[Stop]) -> int:
    return sum(
        stop.transport.party
        for stop in stops
        if stop.kind == StopKind.ALIGHT
        and stop.done_at is not None
        and stop.transport is not None
        and stop.transport.load != Load.GOODS
    )


def _give(trip: Trip, by: Actor) -> None:
    """志愿服务条例: what somebody gave is written down, truthfully, as it happened."""
    mission = trip.mission
    service = Service(
        person=trip.person_id,
        kind=ServiceKind.MISSION,
        title=f"{mission.title} {mission.number}",
        unit=mission.unit,
        on=trip.on or clock.today(),
        minutes=trip.minutes,
        source=Ref.to(trip),
        trips=trip.runs,
        metres=trip.metres,
        people=trip.people,
        starts_at=trip.started_at,
        ends_at=trip.finished_at,
    )
    record_service(service, by=by)

"""Something goes wrong on the way: told to the desk at once, with photos; people aboard are fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor, Role
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.files.actions import attach
from yilu.files.models import Photo
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.organisations.queries import holders_in_city
from yilu.rides import access
from yilu.rides.actions.families import in_chinese, write_family
from yilu.rides.actions.making import box
from yilu.rides.actions.settling import close_if_over, tell_driver
from yilu.rides.enums import (
    ON_DUTY,
    EntryState,
    IncidentKind,
    IncidentState,
    News,
    PlanState,
    StopKind,
    TripState,
)
from yilu.rides.models import CheckIn, Entry, Leg, Position, RideIncident, Stop, Trip
from yilu.rides.queries.incidents import Rescuer, aboard_of, get_incident, rescuers
from yilu.rides.queries.trips import get_trip, may_report
from yilu.rides.shaping import ALIGHT_S, Pace
from yilu.runtime.actions import next_number

MOST_PHOTOS = 4
CLOCK_OFF = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Report:
    """What the driver tells: two taps, and words, photos and where if he likes."""

    kind: str
    text: str = ""
    photos: Sequence[Photo] = ()
    phone_at: datetime | None = None
    at: Point | None = None


@transaction.atomic
def report(trip_key: UUID, told: Report, *, by: Actor) -> RideIncident:
    """By the trip's driver, or by the desk for one who telephones. Who was aboard is written down."""
    trip = get_trip(by, trip_key)
    if not (access.carries(by, trip) or access.may_dispatch(by)):
        raise NotFound("trip")
    if not may_report(by, trip):
        hotline = {"hotline": trip.entry.season.hotline}
        raise Refused(_("这一趟没有发布，或者过去一天多了，有事打送考电话 %(hotline)s。") % hotline)
    _check(told)
    now, year = clock.business_now(), clock.today().year
    at = told.at if told.at is not None and box(by.city).holds(told.at) else None
    early = told.phone_at is not None and now - CLOCK_OFF <= told.phone_at <= now
    row = RideIncident.objects.create(
        city=by.city,
        number=f"SKS-{year}-{next_number(by.city, f'SKS-{year}'):04d}",
        trip=trip,
        kind=told.kind,
        text=told.text.strip()[:400],
        aboard=sum(leg.boarded for leg in aboard_of(trip)),
        at=now,
        phone_at=told.phone_at if early else None,
        lon=at.lon if at else None,
        lat=at.lat if at else None,
    )
    attach(told.photos, Ref.to(row), by=by)
    record("ride.incident_reported", Ref.to(row), by=by, kind=str(told.kind), aboard=row.aboard)
    _tell_desk(trip, row)
    return row


def _check(told: Report) -> None:
    if told.kind not in IncidentKind.values:
        raise Invalid({"kind": _("选出了什么情况。")})
    if told.kind == IncidentKind.OTHER and not told.text.strip():
        raise Invalid({"text": _("写一句出了什么事。")})
    if len(told.photos) > MOST_PHOTOS:
        raise Invalid({"photos": _("最多 %(n)d 张照片。") % {"n": MOST_PHOTOS}})


def _tell_desk(trip: Trip, row: RideIncident) -> None:
    title = gettext("%(car)03d 号车：%(kind)s，车上 %(n)d 人") % {
        "car": trip.entry.sticker or 0,
        "kind": row.get_kind_display(),
        "n": row.aboard,
    }
    telling = Telling(
        title,
        Kind.GENERAL,
        Ref.to(row),
        "rides.incident",
        body=row.text,
        link=f"/console/rides/incidents/{row.pk}/",
        by_sms=True,
        urgent=True,
    )
    tell(holders_in_city(trip.city, Role.DISPATCHER, clock.today()), telling)


@transaction.atomic
def settle_incident(key: UUID, outcome: str, *, by: Actor) -> RideIncident:
    row = _incident(key, by)
    if row.state == IncidentState.SETTLED:
        return row
    if not outcome.strip():
        raise Invalid({"outcome": _("写一句怎么处理的，司机会看到。")})
    _settled(row, outcome.strip(), by)
    return row


def _incident(key: UUID, by: Actor) -> RideIncident:
    found = get_incident(by, key)
    if not access.may_dispatch(by):
        raise NotAllowed("settle_incident")
    rows = RideIncident.objects.select_for_update(of=("self",)).select_related(
        "trip__entry__driver", "trip__plan"
    )
    return rows.get(pk=found.pk)


def _settled(row: RideIncident, outcome: str, by: Actor) -> None:
    row.state, row.outcome = IncidentState.SETTLED, outcome[:300]
    row.settled_at, row.settled_by = clock.business_now(), by.account_id
    row.save(update_fields=["state", "outcome", "settled_at", "settled_by"])
    record("ride.incident_settled", Ref.to(row), by=by)
    title = gettext("您报的情况处理了：%(how)s") % {"how": outcome[:50]}
    tell_driver(row.trip, title, "rides.incident_settled", row)


# ── people aboard a car that cannot go on ───────────────────────────────────────────────────────


@transaction.atomic
def rescue(trip_key: UUID, entry_key: UUID, at: Point, place: str, *, by: Actor, why: str) -> Trip:
    """Another car takes over who is aboard, at once and whole; the broken one is off duty.

    Whom it had yet to fetch, and what the other car had still to drive, wait for `repair`.
    """
    if not access.may_dispatch(by):
        raise NotAllowed("rescue")
    broken = _broken(trip_key, by)
    if not box(by.city).holds(at):
        raise Invalid({"lon": _("这个位置不在本市范围内，看看是不是写反了。")})
    if not place.strip():
        raise Invalid({"place": _("写车停在哪里，比如“机场路加油站门口”。")})
    legs = aboard_of(broken)
    if not legs:
        raise Refused(_("车上没有人。点“车来不了”，把还没接的改派给别的车。"))
    chosen = _rescuer(broken, entry_key, at)
    trip = _taken_over(broken, legs, chosen, at, place.strip()[:120])
    _break(broken, why, by)
    record("trip.rescued", Ref.to(broken), by=by, people=trip.people)
    _tell_all(broken, trip, legs, by)
    outcome = gettext("派 %(car)03d 号车 %(plate)s 去接") % _named(chosen.entry)
    for row in broken.incidents.select_for_update().filter(state=IncidentState.OPEN):
        row.trip = broken
        _settled(row, outcome, by)
    return trip


def _broken(key: UUID, by: Actor) -> Trip:
    found = get_trip(by, key)
    rows = Trip.objects.select_for_update(of=("self",)).select_related(
        "plan__wave__season", "entry__driver__person", "entry__vehicle"
    )
    trip = rows.get(pk=found.pk)
    if trip.plan.state != PlanState.PUBLISHED:
        raise Refused(_("这一趟已经改派了，请刷新看新的安排。"))
    if trip.state != TripState.RUNNING:
        raise Refused(_("只有在路上的车才能派车去接人。"))
    return trip


def _rescuer(broken: Trip, entry_key: UUID, at: Point) -> Rescuer:
    """Locked first, so that two desks never send one car to two places."""
    entry = Entry.objects.select_for_update().filter(pk=entry_key, city=broken.city).first()
    if entry is None or entry.season_id != broken.entry.season_id:
        raise NotFound("entry")
    found = next((one for one in rescuers(broken, at) if one.entry.pk == entry.pk), None)
    if found is None:
        raise Refused(_("这辆车现在去不了：在路上、坐不下，或者没有要的设备。换一辆。"))
    return found


def _taken_over(broken: Trip, legs: list[Leg], chosen: Rescuer, at: Point, place: str) -> Trip:
    year, now = broken.on.year, clock.business_now()
    boarding = timedelta(minutes=Pace.of_plan(broken.plan).boarding)
    trip = Trip.objects.create(
        city=broken.city,
        number=f"TC-{year}-{next_number(broken.city, f'TC-{year}'):05d}",
        plan=broken.plan,
        entry=chosen.entry,
        seq=broken.seq,
        state=TripState.RUNNING,
        on=broken.on,
        starts_at=chosen.there_at,
        ends_at=chosen.arrives_at + timedelta(seconds=ALIGHT_S),
        metres=chosen.metres,
        people=sum(leg.boarded for leg in legs),
        departed_at=now,
    )
    Stop.objects.bulk_create(
        Stop(
            city=trip.city,
            trip=trip,
            leg=leg,
            kind=StopKind.SWAP,
            seq=seq,
            arrive_at=chosen.there_at,
            leave_at=chosen.there_at + boarding,
            place=place,
            lon=at.lon,
            lat=at.lat,
        )
        for seq, leg in enumerate(legs, start=1)
    )
    for seq, (leg, when) in enumerate(zip(legs, chosen.stops, strict=True), start=len(legs) + 1):
        Stop.objects.filter(trip=broken, leg=leg, kind=StopKind.ALIGHT).update(
            trip=trip, seq=seq, arrive_at=when, leave_at=when + timedelta(seconds=ALIGHT_S)
        )
    return trip


def _break(broken: Trip, why: str, by: Actor) -> None:
    broken.state = TripState.BROKEN
    broken.save(update_fields=["state"])
    Position.objects.filter(city=broken.city, trip=broken).delete()
    entry = Entry.objects.select_for_update().get(pk=broken.entry_id)
    if entry.state in ON_DUTY:
        entry.state, entry.note = EntryState.DROPPED, (why.strip() or gettext("半路坏了"))[:200]
        entry.dropped_at = clock.business_now()
        entry.save(update_fields=["state", "note", "dropped_at"])
        record("entry.dropped", Ref.to(entry), by=by)


def _tell_all(broken: Trip, trip: Trip, legs: list[Leg], by: Actor) -> None:
    at = f"{trip.starts_at.astimezone(CITY_ZONE):%H:%M}"
    with in_chinese():
        words = gettext(
            "您坐的车出了故障，已派%(plate)s（送考%(car)03d号）来接，约%(at)s到，请在安全的地方等"
        ) % {**_named(trip.entry), "at": at}
    for leg in legs:
        write_family(leg.booking, News.RESCUE, words, by=by, leg=leg)
    title = gettext("马上去接坏了的车上 %(n)d 人，打开看在哪里") % {"n": trip.people}
    tell_driver(trip, title, "rides.rescue", trip)
    title = gettext("%(car)03d 号车 %(plate)s 约 %(at)s 来接您车上的人") % {
        **_named(trip.entry),
        "at": at,
    }
    tell_driver(broken, title, "rides.rescued", broken)


def _named(entry: Entry) -> dict[str, object]:
    return {"car": entry.sticker or 0, "plate": entry.vehicle.plate}


def came_through(broken: Trip, leg: Leg) -> None:
    """The car that was given up went on after all and arrived first: the other need not come."""
    swap = (
        Stop.objects.filter(
            leg=leg, kind=StopKind.SWAP, trip__plan=broken.plan_id, trip__state=TripState.RUNNING
        )
        .select_related("trip__entry__driver", "trip__plan")
        .first()
    )
    if swap is None or CheckIn.objects.filter(trip=swap.trip_id, leg=leg, kind="swap").exists():
        raise Refused(_("已经换到别的车上了，由那辆车记。"))
    trip = swap.trip
    Stop.objects.filter(trip=trip, leg=leg, kind=StopKind.ALIGHT).update(
        trip=broken, seq=max(broken.stops.values_list("seq", flat=True), default=0) + 1
    )
    swap.delete()
    if not trip.stops.exists():
        trip.state, trip.people = TripState.EMPTY, 0
    else:
        close_if_over(trip)
    trip.save(update_fields=["state", "people", "done_on"])
    tell_driver(trip, gettext("那辆车自己开到了，不用去接"), "rides.rescue_over", trip)
    broken.state = TripState.RUNNING

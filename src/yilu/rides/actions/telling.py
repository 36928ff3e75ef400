"""Families and drivers told of what concerns them, once for each state of it; the evening before too."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.clock import CITY_ZONE
from yilu.core.errors import Invalid, NotAllowed, Refused
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, tell
from yilu.notices.enums import Kind
from yilu.rides import access
from yilu.rides.actions.families import in_chinese, write_family
from yilu.rides.actions.settling import SOON
from yilu.rides.enums import Direction, LegState, News, PlanState, StopKind, TripState
from yilu.rides.models import Leg, Plan, Stop, Trip
from yilu.rides.queries.board import delays
from yilu.rides.queries.trips import get_trip

REMINDED = "|r"
LATE = "|l"
NONE = "none"
WORTH_TELLING = 5  # minutes
WORTH_WORRY = 8  # minutes a fresh position must say before a family hears of it by itself
MOST_LATE = 120


def tell_plan(plan_key: UUID) -> int:
    """Each family whose car or minute changed since it last heard, and each driver of the plan."""
    plan = Plan.objects.select_related("wave__season").filter(pk=plan_key).first()
    if plan is None or plan.state != PlanState.PUBLISHED:
        return 0  # replaced meanwhile: the newer one tells
    stops = {stop.leg_id: stop for stop in _boardings(plan)}
    told = sum(_tell_family(stop, plan) for stop in stops.values())
    told += sum(
        _tell_unserved(row.leg, plan) for row in plan.unserved.select_related("leg__booking")
    )
    _tell_drivers(plan)
    return told


def _boardings(plan: Plan) -> list[Stop]:
    rows = Stop.objects.filter(trip__plan=plan, kind=StopKind.BOARD, leg__state=LegState.OPEN)
    return list(
        rows.exclude(trip__state="replaced").select_related(
            "leg__booking", "trip__entry__vehicle", "trip__entry__driver__person"
        )
    )


@transaction.atomic
def _tell_family(stop: Stop, plan: Plan) -> bool:
    leg = Leg.objects.select_for_update(of=("self",)).select_related("booking").get(pk=stop.leg_id)
    car, at = stop.trip.entry.vehicle.plate, stop.arrive_at.astimezone(CITY_ZONE)
    state = f"{car}|{at:%m%d%H%M}"
    heard = leg.told.removesuffix(LATE).removesuffix(REMINDED)
    if leg.state != LegState.OPEN or _near(heard, state):
        return False
    changed = bool(heard) and heard != NONE
    words = _("换车了：") if changed and heard.partition("|")[0] != car else ""
    words = words or (_("时间改了：") if changed else "")
    news = News.CHANGED if changed else News.CAR
    _send(leg, news, words + _car_words(stop, plan), plan)
    leg.told = state
    leg.save(update_fields=["told"])
    return True


def _near(heard: str, state: str) -> bool:
    """The same car within a few minutes of what was told: not worth another message."""
    car, _bar, at = heard.partition("|")
    new_car, _bar, new_at = state.partition("|")
    if car != new_car or at[:-4] != new_at[:-4]:
        return False
    return abs(_minutes(at) - _minutes(new_at)) < WORTH_TELLING


def _minutes(at: str) -> int:
    return int(at[-4:-2]) * 60 + int(at[-2:]) if at else -1440


def _car_words(stop: Stop, plan: Plan) -> str:
    at, entry = stop.arrive_at.astimezone(CITY_ZONE), stop.trip.entry
    what = _("接您去考点") if plan.direction == Direction.OUT else _("在考点门口接您")
    return _("%(day)s %(at)s %(what)s，认准车牌%(plate)s，%(name)s师傅，送考%(n)03d号") % {
        "day": _("%(m)d月%(d)d日") % {"m": at.month, "d": at.day},
        "at": f"{at:%H:%M}",
        "what": what,
        "plate": entry.vehicle.plate,
        "name": entry.driver.person.name[:1],
        "n": entry.sticker or 0,
    }


@transaction.atomic
def _tell_unserved(leg: Leg, plan: Plan) -> bool:
    if leg.told == NONE or leg.state != LegState.OPEN:
        return False
    words = _("您预约的%(wave)s还没排上车，调度员会打电话给您") % {"wave": plan.wave.title}
    _send(leg, News.UNSERVED, words, plan)
    Leg.objects.filter(pk=leg.pk).update(told=NONE)
    return True


def _send(leg: Leg, news: News, words: str, plan: Plan, by: Actor | None = None) -> None:
    booking = leg.booking
    booking.wave, booking.season = plan.wave, plan.wave.season
    write_family(booking, news, words, by=by or Actor.for_system(leg.city), leg=leg)


# ── drivers ─────────────────────────────────────────────────────────────────────────────────────


def _tell_drivers(plan: Plan) -> None:
    """Who has something to drive, once; after a change only those whose sheet is another now."""
    now = _sheets(plan)
    before = _sheets(Plan.objects.get(pk=plan.after_id)) if plan.after_id else {}
    for person, lines in now.items():
        if lines == before.get(person):
            continue
        title = _driver_words(plan, len({line[0] for line in lines}), changed=person in before)
        tell([person], _telling(plan, title, "rides.sheet"))
    title = _("%(wave)s您没有趟次了，谢谢，不用出车") % {"wave": plan.wave.title}
    tell(set(before) - set(now), _telling(plan, title, "rides.none"))


def _driver_words(plan: Plan, trips: int, *, changed: bool) -> str:
    words = (
        _("%(m)d月%(d)d日%(way)s改了，您有 %(n)d 趟，打开看新的")
        if changed
        else _("%(m)d月%(d)d日%(way)s您有 %(n)d 趟，打开看上车地点")
    )
    on = plan.wave.on
    return words % {"m": on.month, "d": on.day, "way": plan.get_direction_display(), "n": trips}


def _telling(plan: Plan, title: str, reason: str) -> Telling:
    """Near the exam at any hour: who has to set out at six must not read it at seven."""
    near = timedelta(days=(plan.wave.on - clock.today()).days) <= SOON
    return Telling(
        title, Kind.GENERAL, Ref.to(plan), reason, link="/exam/duty/", by_sms=True, urgent=near
    )


def _sheets(plan: Plan) -> dict[UUID, list[tuple[str, str, str]]]:
    """Each driver's stops as his paper says them: trip by its first minute, family, and when."""
    rows = Stop.objects.filter(leg__stops__isnull=False, trip__plan=plan).distinct()
    rows = rows.order_by("arrive_at", "seq").select_related("trip__entry__driver")
    found: dict[UUID, list[tuple[str, str, str]]] = {}
    for stop in rows:
        line = (
            f"{stop.trip.starts_at:%H%M}",
            str(stop.leg_id),
            f"{stop.kind}{stop.arrive_at:%H%M}{stop.edition}",
        )
        found.setdefault(stop.trip.entry.driver.person_id, []).append(line)
    return found


# ── later than told ─────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def tell_late(trip_key: UUID, minutes: int, *, by: Actor) -> int:
    """The desk's word to everybody of a trip who still waits: so many minutes later than told."""
    if not access.may_dispatch(by):
        raise NotAllowed("tell_late")
    trip = get_trip(by, trip_key)
    if not 1 <= minutes <= MOST_LATE:
        raise Invalid({"minutes": _("写要晚几分钟，1 到 120。")})
    told = _late(trip, minutes, by, again=True)
    if not told:
        raise Refused(_("这一趟没有还在等车的家庭。"))
    return told


def watch_late(city: str) -> int:
    """By the cars' own fresh positions: a family that will wait longer hears of it once."""
    system, now = Actor.for_system(city), clock.business_now()
    return sum(
        _late(trip, minutes, system)
        for trip, delay in delays(city, clock.today(), now)
        if (minutes := round(delay.total_seconds() / 60)) >= WORTH_WORRY
    )


def _late(trip: Trip, minutes: int, by: Actor, *, again: bool = False) -> int:
    rows = Stop.objects.filter(
        trip=trip, kind=StopKind.BOARD, leg__state=LegState.OPEN, trip__plan__state="published"
    ).exclude(trip__state=TripState.REPLACED)
    return sum(_late_one(stop.leg_id, trip, minutes, by, again) for stop in rows)


@transaction.atomic
def _late_one(leg_key: UUID, trip: Trip, minutes: int, by: Actor, again: bool) -> bool:
    leg = Leg.objects.select_for_update(of=("self",)).select_related("booking").get(pk=leg_key)
    if leg.state != LegState.OPEN or (leg.told.endswith(LATE) and not again):
        return False
    with in_chinese():
        words = _("车大约要晚 %(n)d 分钟，还是车牌%(plate)s，请再等等") % {
            "n": minutes,
            "plate": trip.entry.vehicle.plate,
        }
    _send(leg, News.LATE, words, trip.plan, by)
    leg.told = f"{leg.told.removesuffix(LATE)}{LATE}"
    leg.save(update_fields=["told"])
    return True


# ── the evening before ──────────────────────────────────────────────────────────────────────────


def remind(city: str) -> int:
    """The evening before: everybody with a car tomorrow, once."""
    tomorrow = clock.today() + timedelta(days=1)
    rows = Stop.objects.filter(
        city=city,
        kind=StopKind.BOARD,
        trip__on=tomorrow,
        trip__plan__state=PlanState.PUBLISHED,
        leg__state=LegState.OPEN,
    ).exclude(leg__told__endswith=REMINDED)
    found = rows.select_related(
        "leg__booking", "trip__plan__wave__season", "trip__entry__vehicle",
        "trip__entry__driver__person",
    )  # fmt: skip
    return sum(_remind_one(stop) for stop in found)


@transaction.atomic
def _remind_one(stop: Stop) -> bool:
    leg = Leg.objects.select_for_update(of=("self",)).select_related("booking").get(pk=stop.leg_id)
    if leg.told.endswith(REMINDED):
        return False
    plan = stop.trip.plan
    _send(leg, News.REMIND, _("提醒：明天") + _car_words(stop, plan), plan)
    leg.told = f"{leg.told}{REMINDED}"
    leg.save(update_fields=["told"])
    return True

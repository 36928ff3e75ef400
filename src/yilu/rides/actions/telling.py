"""Families and drivers told of what concerns them, once for each state of it; the evening before too."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from yilu.core import clock
from yilu.core.clock import CITY_ZONE
from yilu.core.refs import Ref
from yilu.notices.actions import Telling, send_to_phone, tell
from yilu.notices.enums import Kind
from yilu.rides import codes
from yilu.rides.enums import Direction, LegState, PlanState, StopKind
from yilu.rides.models import Leg, Plan, Stop
from yilu.rides.sealing import phone_of
from yilu.rulebook.queries import parameter

SITE = "site.address"  # https://yilu.example, for links in an SMS
REMINDED = "|r"
NONE = "none"
WORTH_TELLING = 5  # minutes


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
    heard = leg.told.removesuffix(REMINDED)
    if leg.state != LegState.OPEN or _near(heard, state):
        return False
    words = _("换车了：") if heard and heard.partition("|")[0] != car else ""
    _send(leg, words + _car_words(stop, plan), plan)
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
    _send(leg, words, plan)
    Leg.objects.filter(pk=leg.pk).update(told=NONE)
    return True


def _send(leg: Leg, words: str, plan: Plan) -> None:
    site = parameter(leg.city, SITE, "")
    link = codes.link_of(leg.booking_id)
    more = _("，详情 %(link)s") % {"link": f"{site}/exam/b/{link}/"} if site else ""
    text = _("【驿路·爱心送考】%(words)s。有事打%(hotline)s%(more)s。不收任何费用") % {
        "words": words,
        "hotline": plan.wave.season.hotline,
        "more": more,
    }
    send_to_phone(leg.city, phone_of(leg.booking), text)


def _tell_drivers(plan: Plan) -> None:
    """A driver hears once per version what he has; on a change that his sheet is another."""
    counts = Counter(
        plan.trips.exclude(state="replaced").values_list("entry__driver__person", flat=True)
    )
    day = plan.wave.on
    for person, trips in counts.items():
        title = _("%(m)d月%(d)d日%(way)s您有 %(n)d 趟，打开看上车地点") % {
            "m": day.month,
            "d": day.day,
            "way": plan.get_direction_display(),
            "n": trips,
        }
        telling = Telling(
            title, Kind.GENERAL, Ref.to(plan), "rides.sheet", link="/exam/duty/", by_sms=True
        )
        tell([person], telling)
    if plan.after_id is None:
        return
    gone = set(
        Plan.objects.get(pk=plan.after_id).trips.values_list("entry__driver__person", flat=True)
    )
    title = _("%(wave)s您没有趟次了，谢谢，不用出车") % {"wave": plan.wave.title}
    telling = Telling(
        title, Kind.GENERAL, Ref.to(plan), "rides.none", link="/exam/duty/", by_sms=True
    )
    tell(gone - set(counts), telling)


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
    _send(leg, _("提醒：明天") + _car_words(stop, plan), plan)
    leg.told = f"{leg.told}{REMINDED}"
    leg.save(update_fields=["told"])
    return True

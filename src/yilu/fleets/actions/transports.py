"""Asking for something or somebody to be brought, and giving it up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.fleets import access
from yilu.fleets.actions.taking import locked, mission_for
from yilu.fleets.actions.telling import say
from yilu.fleets.enums import OPEN_MISSIONS, Equipment, Load, StopKind, TransportState
from yilu.fleets.models import Mission, Stop, Transport
from yilu.fleets.states import TRANSPORTS
from yilu.rulebook.queries import city as city_of
from yilu.runtime.actions import next_number

LARGEST_PARTY = 50


@dataclass(frozen=True, slots=True)
class Order:
    """What or who, from where to where, between when and when."""

    load: Load
    what: str
    requester: str
    from_place: str
    from_point: Point | None
    to_place: str
    to_point: Point | None
    board_from: datetime
    board_to: datetime
    alight_by: datetime
    party: int = 1
    coldest: int | None = None
    warmest: int | None = None
    needs: tuple[str, ...] = ()

    def check(self, city: str) -> None:
        errors: dict[str, object] = {}
        words = {"what": self.what, "requester": self.requester}
        places = {"from_place": self.from_place, "to_place": self.to_place}
        for name, value in {**words, **places}.items():
            if not value.strip():
                errors[name] = _("这一项要写。")
        box = city_of(city)
        for name, point in (("from_point", self.from_point), ("to_point", self.to_point)):
            if point is None:
                errors[name] = _("要有坐标才能派车：在地图上点，或抄经纬度。")
            elif not box.west <= point.lon <= box.east or not box.south <= point.lat <= box.north:
                errors[name] = _("这个位置不在本市范围里，看看经度和纬度有没有写反。")
        if not 1 <= self.party <= LARGEST_PARTY:
            errors["party"] = _("1 到 50。")
        if self.board_to < self.board_from:
            errors["board_to"] = _("最晚不能早于最早。")
        if self.alight_by <= self.board_to:
            errors["alight_by"] = _("送到要晚于最晚上车。")
        if self.coldest is not None and self.warmest is not None and self.coldest > self.warmest:
            errors["warmest"] = _("最高温度不能低于最低温度。")
        if set(self.needs) - set(Equipment.values):
            errors["needs"] = _("有认不出的选项。")
        if errors:
            raise Invalid(errors)


@transaction.atomic
def order_transport(key: UUID, order: Order, *, by: Actor) -> Transport:
    """Before or while the mission runs; people to be isolated always need the protective kit."""
    mission = _run(key, by)
    if mission.state not in OPEN_MISSIONS:
        raise Refused(_("任务已经结束，请另起一次任务。"))
    order.check(by.city)
    if order.alight_by > mission.ends_at:
        raise Invalid({"alight_by": _("任务到时候已经结束了，送到要在那之前。")})
    from_point, to_point = order.from_point, order.to_point
    assert from_point is not None
    assert to_point is not None
    needs = {*order.needs, *({Equipment.KIT.value} if order.load == Load.ISOLATED else set())}
    cold = order.load == Load.GOODS
    year = mission.day.year
    row = Transport.objects.create(
        city=by.city,
        number=f"YS-{year}-{next_number(by.city, f'YS-{year}'):04d}",
        mission=mission,
        load=order.load,
        what=order.what.strip()[:80],
        party=order.party,
        requester=order.requester.strip()[:60],
        coldest=order.coldest if cold else None,
        warmest=order.warmest if cold else None,
        from_place=order.from_place.strip()[:120],
        from_lon=from_point.lon,
        from_lat=from_point.lat,
        to_place=order.to_place.strip()[:120],
        to_lon=to_point.lon,
        to_lat=to_point.lat,
        board_from=order.board_from,
        board_to=order.board_to,
        alight_by=order.alight_by,
        needs=sorted(needs),
        made_by=by.account_id,
        made_at=clock.business_now(),
    )
    record("transport.ordered", Ref.to(row), by=by)
    return row


@transaction.atomic
def cancel_transport(key: UUID, reason: str, *, by: Actor) -> Transport:
    """No longer wanted: it leaves the sheet it stood on, and the driver is told."""
    row = _taken(key, by)
    TRANSPORTS.advance(row, "cancel", by=by)
    return _given_up(row, reason, "transport.cancelled", by)


@transaction.atomic
def fail_transport(key: UUID, reason: str, *, by: Actor) -> Transport:
    """It was aboard and could not be brought there."""
    row = _taken(key, by)
    TRANSPORTS.advance(row, "fail", by=by)
    return _given_up(row, reason, "transport.failed", by)


def _given_up(row: Transport, reason: str, verb: str, by: Actor) -> Transport:
    if not reason.strip():
        raise Invalid({"reason": _("写一句为什么，司机会看到。")})
    row.reason = reason.strip()[:200]
    row.save(update_fields=["state", "reason"])
    open_kinds = [StopKind.BOARD, StopKind.ALIGHT]
    if row.state == TransportState.CANCELLED:
        open_kinds.append(StopKind.DISINFECT)
    Stop.objects.filter(transport=row, done_at=None, kind__in=open_kinds).delete()
    record(verb, Ref.to(row), by=by)
    if row.trip is not None:
        title = _("运送 %(number)s 不用送了") % {"number": row.number}
        link = f"/sheets/{row.trip_id}/"
        say([row.trip.person_id], row, title, "off", link, body=row.reason, by_sms=True)
    return row


def _taken(key: UUID, by: Actor) -> Transport:
    found = access.visible_transports(by).filter(pk=key).values_list("mission", flat=True).first()
    if found is None:
        raise NotFound(str(key))
    locked(found)
    rows = Transport.objects.select_for_update(of=("self",)).select_related("mission__unit", "trip")
    return rows.get(pk=key)


def _run(key: UUID, by: Actor) -> Mission:
    mission = mission_for(key, by)
    if not access.runs_mission(by, mission):
        raise NotAllowed("run_mission")
    return mission

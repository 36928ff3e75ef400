"""Opening, changing and closing stations; exceptions to their hours; a driver's favourites."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yilu.audit.actions import record
from yilu.core import clock
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed, NotFound, Refused
from yilu.core.geo import Box, Datum, Point, to_wgs84
from yilu.core.refs import Ref
from yilu.organisations.models import Unit
from yilu.people.models import Person
from yilu.registry.models import Company
from yilu.rulebook.queries import city as city_of
from yilu.rulebook.queries import district_names
from yilu.runtime.actions import next_number
from yilu.stations import access, hours, prices
from yilu.stations.enums import Amenity, Function, StationKind
from yilu.stations.models import Favourite, HoursException, Station
from yilu.stations.queries.places import levels

SERIES = {StationKind.STATION: "YZ", StationKind.SHOP: "MD"}
FIELDS = frozenset(
    {"name", "address", "division", "functions", "amenities", "parking", "truck_spaces"}
    | {"charging", "hours", "level", "phone", "capacity", "serves_trucks", "opened_on"}
)
LONGEST_EXCEPTION = 366


@transaction.atomic
def open_station(
    kind: StationKind,
    name: str,
    operator: Unit,
    *,
    by: Actor,
    company: Company | None = None,
    place: Point | None = None,
    datum: Datum = Datum.WGS84,
    **values: Any,
) -> Station:
    """A new place; with `opened_on` ahead it is planned and counts from that day."""
    if operator.city != by.city or not access.may_manage(by, operator):
        raise NotAllowed("open_station")
    station = Station(
        city=by.city, kind=kind, operator=operator, company=company, opened_on=clock.today()
    )
    _fill(station, {"name": name, **values})
    _put(station, place, datum)
    station.number = number_for(by.city, kind)
    station.save(force_insert=True)
    record("station.opened", Ref.to(station), by=by, kind=kind.value)
    return station


def number_for(city: str, kind: StationKind) -> str:
    series = SERIES[kind]
    return f"{series}-{next_number(city, series):04d}"


@transaction.atomic
def change_station(
    station: Station,
    *,
    by: Actor,
    place: Point | None = None,
    datum: Datum = Datum.WGS84,
    **values: Any,
) -> Station:
    """Correct what is written about a place; coordinates only where given."""
    station = _locked(station, by)
    _fill(station, values)
    if place is not None:
        _put(station, place, datum)
    station.save()
    changed = ",".join(sorted(values) + (["place"] if place is not None else []))
    record("station.changed", Ref.to(station), by=by, fields=changed)
    return station


@transaction.atomic
def close_station(station: Station, *, by: Actor, on: date | None = None) -> Station:
    """`on` is its last day as a service venue; what was counted stays."""
    station = _locked(station, by)
    day = on or clock.today()
    if day < station.opened_on:
        raise Invalid({"on": _("停用日期早于启用日期。")})
    station.closed_on = day
    station.save(update_fields=["closed_on"])
    record("station.closed", Ref.to(station), by=by, on=day.isoformat())
    return station


@transaction.atomic
def set_exception(
    station: Station, from_on: date, to_on: date, *, by: Actor, text: str = "", reason: str = ""
) -> HoursException:
    """Other hours from a day to a day; no hours means closed. The keeper may set them too.

    The same days again put the last word in place of the one before.
    """
    if not access.may_keep(by, station):
        raise NotAllowed("set_exception")
    if to_on < from_on or (to_on - from_on).days > LONGEST_EXCEPTION:
        raise Invalid({"to_on": _("结束日期要在开始日期之后，最长一年。")})
    Station.objects.select_for_update().get(pk=station.pk, city=by.city)
    same = HoursException.objects.filter(city=by.city, station=station)
    same.filter(from_on=from_on, to_on=to_on).delete()
    row = HoursException.objects.create(
        city=by.city,
        station=station,
        from_on=from_on,
        to_on=to_on,
        hours=_hours({"hours": text})[:60],
        reason=reason.strip()[:80],
    )
    record("station.exception", Ref.to(station), by=by, first=from_on.isoformat())
    return row


@transaction.atomic
def drop_exception(station: Station, key: UUID, *, by: Actor) -> None:
    if not access.may_keep(by, station):
        raise NotAllowed("drop_exception")
    HoursException.objects.filter(city=by.city, station=station, pk=key).delete()
    record("station.exception_dropped", Ref.to(station), by=by)


@transaction.atomic
def favour(station: Station, wanted: bool, *, by: Actor) -> None:
    """A driver's own list; saying it twice changes nothing."""
    if by.person_id is None or station.city != by.city:
        raise NotAllowed("favour")
    rows = Favourite.objects.filter(city=by.city, station=station, person=by.person_id)
    if not wanted:
        rows.delete()
    elif not rows.exists():
        person = Person(pk=by.person_id)
        Favourite.objects.bulk_create(
            [Favourite(city=by.city, station=station, person=person)], ignore_conflicts=True
        )


def _locked(station: Station, by: Actor) -> Station:
    rows = Station.objects.select_for_update(of=("self",)).select_related("operator")
    found = rows.filter(pk=station.pk, city=by.city).first()
    if found is None:
        raise NotFound("station")
    if not access.may_manage(by, found.operator):
        raise NotAllowed("station")
    return found


def _fill(station: Station, values: dict[str, Any]) -> None:
    if unknown := set(values) - FIELDS:
        raise Invalid(dict.fromkeys(unknown, _("这一项不能改。")))
    cleaned = dict(values)
    if "name" in values:
        cleaned["name"] = _name(station, str(values["name"]))
    if "hours" in values:
        cleaned["hours"] = _hours(values)
    if "charging" in values:
        cleaned["charging"] = _charging(values)
    for key, words in (("functions", Function.values), ("amenities", Amenity.values)):
        if key in values:
            cleaned[key] = _among(key, values[key], words)
    if values.get("division") and values["division"] not in district_names(station.city):
        raise Invalid({"division": _("不是本市的区县。")})
    if values.get("level") and values["level"] not in levels(station.city).names:
        raise Invalid({"level": _("等级请从规则库里有的选。")})
    for key, value in cleaned.items():
        setattr(station, key, value)
    if station.closed_on is not None and station.closed_on < station.opened_on:
        raise Invalid({"opened_on": _("启用日期晚于停用日期。")})


def _name(station: Station, name: str) -> str:
    name = name.strip()
    if not name:
        raise Invalid({"name": _("请写名称。")})
    rows = Station.objects.filter(city=station.city, name=name).exclude(pk=station.pk)
    if rows.exists():
        raise Invalid({"name": _("已经有叫“%(name)s”的驿站。") % {"name": name}})
    return name


def _hours(values: dict[str, Any]) -> str:
    text = str(values["hours"] or "").strip()
    if not text:
        return ""
    try:
        return hours.canonical(hours.read(text))
    except ValueError:
        message = _(
            "看不懂这个开放时间，请写成“每天 07:00-22:00”或“周一至周五 8:00-18:00；周六 9:00-12:00”。"
        )
        raise Invalid({"hours": message}) from None


def _charging(values: dict[str, Any]) -> str:
    text = str(values["charging"] or "").strip()
    if not text:
        return ""
    try:
        return prices.canonical(prices.read(text))
    except ValueError:
        message = _("看不懂这个电价，请写成“0-7 0.39；7-23 0.68”，单位是元/度。")
        raise Invalid({"charging": message}) from None


def _among(key: str, given: Iterable[str], known: list[str]) -> list[str]:
    """In the order we list them, each once."""
    wanted = set(given)
    if unknown := wanted - set(known):
        message = _("没有“%(word)s”这一项。") % {"word": "、".join(sorted(unknown))}
        raise Invalid({key: message})
    return [word for word in known if word in wanted]


def _put(station: Station, place: Point | None, datum: Datum) -> None:
    """Kept in WGS-84; what lies outside the city is refused by hand and left out by an import."""
    if place is None:
        return
    point = to_wgs84(place, datum)
    city = city_of(station.city)
    if not Box(city.west, city.south, city.east, city.north).holds(point):
        raise Refused(_("这个坐标不在本市范围内，请核对经度和纬度有没有写反。"))
    station.lon, station.lat = round(point.lon, 6), round(point.lat, 6)
    station.datum = datum.value

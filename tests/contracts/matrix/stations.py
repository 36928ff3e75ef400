"""Stations: phone pages for everybody, the counter for keepers, the register for those who look after it."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from uuid import UUID

from tests.cast import DAY, EAST, RENHE, SmallCity
from tests.contracts.matrix.lines import (
    COMMITTEE,
    EVERYONE,
    NOBODY,
    SECRETARIES,
    SIGNED_IN,
    Things,
    form,
    page,
)
from tests.files.make import picture
from yilu.core.geo import Point
from yilu.core.refs import Ref
from yilu.core.uuid7 import uuid7
from yilu.files.actions import take_photo
from yilu.stations import actions
from yilu.stations.enums import FaultKind, Group, NeedKind, StationKind
from yilu.stations.models import Station
from yilu.stock import actions as stock
from yilu.stock.enums import ItemKind
from yilu.stock.models import Balance

KEEPERS = COMMITTEE | {"keeper"}
VIEWERS = KEEPERS | {"district"}
STOCK = VIEWERS | SECRETARIES  # who see care see what it is given from
DOUBLES = VIEWERS | SECRETARIES | {"consultant"}  # whoever sees activities or stations

LINES = [
    page("mobile:stations", EVERYONE),
    page("mobile:stations_map", EVERYONE),
    page("mobile:station", EVERYONE, "station"),
    page("mobile:station_check_in", SIGNED_IN, "station"),
    form("mobile:station_check_in", SIGNED_IN, "station"),
    form("mobile:station_favour", SIGNED_IN, "station"),
    page("mobile:station_fault", SIGNED_IN, "station"),
    form("mobile:station_fault", SIGNED_IN, "station"),
    page("mobile:station_counter", KEEPERS, "station"),
    form("mobile:station_tally", KEEPERS, "station"),
    form("mobile:station_counter_in", KEEPERS, "station"),
    form("mobile:station_strike", KEEPERS, "visit of the member"),
    form("mobile:visit_rate", NOBODY, "visit of the member"),  # neither yes nor no: not there
    page("api:stations", SIGNED_IN),
    page("api:station", SIGNED_IN, "station by key"),
    form("api:stations", COMMITTEE),  # nothing sent: told what is missing, but only those who may
    form("api:station_book", KEEPERS, "station by key"),
    form("api:station_move", COMMITTEE, "closing the station by key"),
    form("api:station_favour", SIGNED_IN, "station by key"),
    form("api:station_fault", SIGNED_IN, "station by key"),
    page("api:visits", SIGNED_IN),
    form("api:visits", SIGNED_IN),
    page("api:visit", KEEPERS | {"member"}, "visit by key"),
    form("api:visit_rate", SIGNED_IN, "visit by key"),  # an empty body is told before whose it is
    form("api:visit_strike", KEEPERS, "visit by key"),
    page("api:needs", SIGNED_IN),
    form("api:needs", SIGNED_IN),
    page("api:need", KEEPERS, "need by key"),
    form("api:need_answer", SIGNED_IN, "need by key"),
    page("api:stock", SIGNED_IN),
    form("api:stock", KEEPERS, "a place of stock"),
    page("api:stock_one", KEEPERS, "stock there is, by key"),
    form("api:stock_move", KEEPERS, "counting stock by key"),
    form("api:stock_use", SIGNED_IN, "stock by key"),
    form("api:stock_receive", SIGNED_IN, "stock by key"),
    page("console:stations", VIEWERS),
    page("console:station", KEEPERS, "station"),
    page("console:station", VIEWERS, "station in Renhe"),
    page("console:station_open", COMMITTEE),
    form("console:station_open", COMMITTEE),
    page("console:station_gaps", VIEWERS),
    page("console:visits", VIEWERS),
    form("console:visit_strike", KEEPERS, "visit of the member"),
    page("console:needs", VIEWERS),
    page("console:need_answer", KEEPERS, "need heard at the station"),
    form("console:need_answer", KEEPERS, "need heard at the station"),
    page("console:faults", VIEWERS),
    page("console:fault_settle", KEEPERS, "fault at the station"),
    form("console:fault_settle", KEEPERS, "fault at the station"),
    page("console:counters", KEEPERS),
    page("console:station_change", COMMITTEE, "station"),
    form("console:station_change", COMMITTEE, "station"),
    page("console:station_close", COMMITTEE, "station"),
    form("console:station_close", COMMITTEE, "station"),
    page("console:station_photos", KEEPERS, "station"),
    form("console:station_photos", KEEPERS, "station"),
    page("console:station_photo", VIEWERS - {"district"}, "photo of the station"),
    form("console:station_photo_drop", KEEPERS, "photo of the station"),
    page("console:station_exception", KEEPERS, "station"),
    form("console:station_exception", KEEPERS, "station"),
    form("console:station_exception_drop", KEEPERS, "exception of the station"),
    page("console:counter", KEEPERS, "station"),
    page("console:counter", KEEPERS, "station in Renhe"),
    form("console:counter_tally", NOBODY, "station"),  # nothing tapped: as if it were not there
    form("console:counter_check_in", KEEPERS, "station"),
    page("console:counter_book", KEEPERS, "station"),
    form("console:counter_book", KEEPERS, "station"),
    page("console:counter_list", KEEPERS, "station"),
    form("console:counter_list", KEEPERS, "station"),
    page("console:counter_need", KEEPERS, "station"),
    form("console:counter_need", KEEPERS, "station"),
    page("console:counter_code", KEEPERS, "station"),
    page("console:counter_day_code", KEEPERS, "station"),
    page("console:stocks", STOCK),
    page("console:stock_ledger", STOCK),
    page("console:stock_in", KEEPERS),
    form("console:stock_in", KEEPERS),
    page("console:store_open", KEEPERS),
    form("console:store_open", KEEPERS),
    page("console:stock_line", KEEPERS, "stock there is"),
    page("console:stock_more", KEEPERS, "stock there is"),
    form("console:stock_more", KEEPERS, "stock there is"),
    page("console:stock_move", KEEPERS, "stock there is"),
    form("console:stock_move", KEEPERS, "stock there is"),
    page("console:stock_alert", KEEPERS, "stock there is"),
    form("console:stock_alert", KEEPERS, "stock there is"),
    page("console:stock_recount", KEEPERS, "stock there is"),
    form("console:stock_recount", KEEPERS, "stock there is"),
    page("console:doubles", DOUBLES),
    page("console:stock_receive", KEEPERS, "station"),
    form("console:stock_receive", KEEPERS, "station"),
    form("console:stock_use", KEEPERS, "station"),
    page("console:stock_count", KEEPERS, "station"),
    form("console:stock_count", KEEPERS, "station"),
]


def station(city: SmallCity, division: str = EAST) -> Station:
    return actions.open_station(
        StationKind.STATION,
        f"花城货车司机驿站·{division}",
        city.stations,
        by=city.cast["committee"],
        place=Point(101.7180, 26.5820),
        division=division,
    )


def _stocked(city: SmallCity) -> Balance:
    """Two boxes of water at the station."""
    place, by = station(city), city.cast["keeper"]
    water = stock.add_item("饮用水", "箱", ItemKind.CONSUMABLE, by=city.cast["committee"])
    room = stock.open_place(Ref.to(place), place.operator, place.name, by=by)
    stock.receive(water, room, 2, Ref("test", "matrix"), by=by)
    return Balance.objects.get(item=water)


def _room(city: SmallCity) -> dict[str, UUID]:
    _stocked(city)
    return {}


def _key(row: Any) -> dict[str, UUID]:
    return {"pk": row.pk}


def _photo(city: SmallCity) -> dict[str, UUID]:
    keeper, place = city.cast["keeper"], station(city)
    photo = take_photo(BytesIO(picture()), "door.jpg", by=keeper)
    actions.show_photos(place, [photo], by=keeper, looked=True)
    return {"pk": place.pk, "key": photo.pk}


def _visit(city: SmallCity) -> dict[str, UUID]:
    keeper = city.cast["keeper"]
    return _key(actions.check_in_at_counter(station(city), by=keeper, phone="13800000001"))


def _need(city: SmallCity) -> dict[str, UUID]:
    keeper = city.cast["keeper"]
    heard = actions.hear_need(
        station(city), NeedKind.PARKING, "没地方停", by=keeper, group=Group.TRUCK
    )
    return _key(heard)


def _exception(city: SmallCity) -> dict[str, UUID]:
    at = station(city)
    made = actions.set_exception(at, DAY, DAY, by=city.cast["keeper"])
    return {"pk": at.pk, "key": made.pk}


THINGS: Things = {
    "station": lambda city: _key(station(city)),
    "station in Renhe": lambda city: _key(station(city, RENHE)),
    "visit of the member": _visit,
    "need heard at the station": _need,
    "fault at the station": lambda city: _key(
        actions.report_fault(station(city), FaultKind.TOILET, by=city.cast["driver"])
    ),
    "exception of the station": _exception,
    "photo of the station": _photo,
    "station by key": lambda city: {"key": station(city).pk},
    "visit by key": lambda city: {"key": _visit(city)["pk"]},
    "need by key": lambda city: {"key": _need(city)["pk"]},
    "a place of stock": _room,
    "stock there is": lambda city: _key(_stocked(city)),
    "stock there is, by key": lambda city: {"key": _stocked(city).pk},
    "counting stock by key": lambda city: {"key": _stocked(city).pk, "move": "count"},
    "closing the station by key": lambda city: {"key": station(city).pk, "move": "close"},
    "stock by key": lambda _city: {"key": uuid7()},
}

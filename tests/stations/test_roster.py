"""A list of stations: names, places in three systems, operators that exist, and what is left out."""

from __future__ import annotations

from datetime import date

from tests.cast import EAST, RENHE, SmallCity
from tests.registry.lists import bring, undo
from yilu.core.geo import Point, to_bd09, to_gcj02
from yilu.intake.spec import Cell
from yilu.stations.models import Station
from yilu.stations.roster import STATIONS
from yilu.stations.roster.sheet import _amenities, _coordinates, _hours

AT = Point(101.7180, 26.5820)


def row(**cells: Cell) -> dict[str, Cell]:
    return {"name": "花城货车司机驿站·金沙", "lon": "101.7180", "lat": "26.5820", **cells}


def test_a_new_station_gets_its_operator_district_and_number(small_city: SmallCity) -> None:
    brought = bring(
        STATIONS,
        row(address="东区金沙江大道中段", opened_on="2025-03-01", amenities="toilet,water"),
        row(name="万顺叫车炳草岗服务点", company="万顺叫车", district="东区", datum="gcj02"),
    )
    assert brought.outcomes == "nn"
    station, shop = Station.objects.order_by("-kind")
    assert (station.number, station.kind, station.division) == ("YZ-0001", "station", EAST)
    assert (station.operator, station.amenities) == (small_city.stations, ["toilet", "water"])
    assert (station.opened_on, station.serves_trucks) == (date(2025, 3, 1), True)
    assert (shop.number, shop.kind, shop.operator) == ("MD-0001", "shop", small_city.wanshun_unit)
    assert (shop.company, shop.serves_trucks) == (small_city.wanshun, False)


def test_coordinates_are_kept_in_wgs84(small_city: SmallCity) -> None:
    amap, baidu = to_gcj02(AT), to_bd09(AT)
    bring(
        STATIONS,
        row(name="甲", datum="gcj02", lon=f"{amap.lon:.6f}", lat=f"{amap.lat:.6f}"),
        row(name="乙", datum="bd09", lon=f"{baidu.lon:.6f}", lat=f"{baidu.lat:.6f}"),
        row(name="丙", lon=None, lat=None, coordinates="101.718,26.582"),
    )
    kept = [(row.lon, row.lat) for row in Station.objects.all()]
    assert all(
        lon is not None
        and lat is not None
        and abs(lon - AT.lon) < 1e-5
        and abs(lat - AT.lat) < 1e-5
        for lon, lat in kept
    )
    assert {row.datum for row in Station.objects.all()} == {"gcj02", "bd09", "wgs84"}


def test_outside_the_city_is_left_out_with_a_warning(small_city: SmallCity) -> None:
    brought = bring(
        STATIONS, row(lon="26.5820", lat="101.7180", datum="wgs84"), row(name="乙", lat=None)
    )
    assert brought.outcomes == "nn"
    assert "写反" in brought.warnings[0][0]
    assert "一起写" in brought.warnings[1][0]
    assert {station.lon for station in Station.objects.all()} == {None}


def test_the_same_list_again_changes_nothing(small_city: SmallCity) -> None:
    full = row(
        kind="station", district="东区", address="金沙江大道", datum="wgs84", functions="study,rest",
        amenities="toilet", parking="小车2小时", truck_spaces="3", charging="0-24 68",
        hours="1-7 07:00-22:00", level="2", phone="0812-3330000", capacity="10", trucks="true",
        opened_on="2025-03-01",
    )  # fmt: skip
    assert bring(STATIONS, full).outcomes == "n"
    again = bring(STATIONS, full)
    assert (again.outcomes, again.errors) == ("s", {})
    changed = bring(STATIONS, {**full, "capacity": "12", "district": "仁和区"})
    assert (changed.outcomes, changed.before) == ("c", {0: {"capacity": "10", "district": "东区"}})
    station = Station.objects.get()
    assert (station.capacity, station.division, station.operator) == (
        12,
        RENHE,
        small_city.stations,
    )
    undo(changed)
    assert Station.objects.get().capacity == 10


def test_an_unknown_unit_or_company_is_never_made(small_city: SmallCity) -> None:
    brought = bring(
        STATIONS, row(operator="花城驿站运营中新"), row(name="乙", company="不认识的公司")
    )
    assert brought.outcomes == "ee"
    assert "花城驿站运营中心" in brought.errors[0][0]
    assert Station.objects.count() == 0


def test_a_closing_day_before_the_stored_opening(small_city: SmallCity) -> None:
    bring(STATIONS, row(opened_on="2025-03-01"))
    assert bring(STATIONS, row(closed_on="2024-12-31")).outcomes == "e"


def test_cells_as_offices_write_them() -> None:
    assert _amenities("卫生间、微波炉/开水，充电桩") == "toilet,heating,water,charging"
    assert getattr(_amenities("厕所、棋牌室"), "value", None) == "toilet"
    assert _coordinates("101.7180°E，26.5820°N") == "101.7180,26.5820"
    assert _hours("早7点到晚10点") is not None

"""The lists of companies, vehicles and operating activity."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from tests.cast import CITY, DAY, SmallCity
from tests.registry.lists import bring, undo
from yilu.intake.rosters import rosters
from yilu.intake.spec import Cell
from yilu.organisations.models import Unit
from yilu.organisations.queries import consistency
from yilu.registry import queries
from yilu.registry.models import Company, Operation, Vehicle
from yilu.registry.roster import COMPANIES, OPERATING, VEHICLES
from yilu.registry.roster.vehicles import contradictions


def company(**cells: Cell) -> dict[str, Cell]:
    return {
        "name": "木棉红约车",
        "uscc": make.uscc(900),
        "district": "仁和区",
        "permit_no": "川攀网约001",
        "permit_from": "2025-01-01",
        "permit_to": "2028-12-31",
        "started_on": "2025-03-01",
        **cells,
    }


def test_a_new_company_gets_its_unit_under_the_committee(small_city: SmallCity) -> None:
    brought = bring(COMPANIES, company(), company(name="索玛花叫车", uscc=make.uscc(901)))
    assert brought.outcomes == "nn"
    made = Company.objects.select_related("unit").get(name="木棉红约车")
    assert made.unit.parent == small_city.root
    assert (made.unit.name, made.unit.opened_on) == ("木棉红约车", date(2025, 3, 1))
    assert consistency(CITY) == []
    assert bring(COMPANIES, company()).outcomes == "s"
    undo(brought)
    assert not Unit.objects.filter(name="木棉红约车").exists()


def test_a_renamed_company_renames_its_unit(small_city: SmallCity) -> None:
    bring(COMPANIES, company())
    brought = bring(COMPANIES, company(name="木棉红出行"))
    assert (brought.outcomes, brought.before[0]) == ("c", {"name": "木棉红约车"})
    assert Unit.objects.filter(name="木棉红出行").exists()


def test_another_company_of_the_same_name_is_told(small_city: SmallCity) -> None:
    brought = bring(COMPANIES, company(name="万顺叫车"))
    assert brought.outcomes == "e"


def test_the_ministrys_permit_message_finds_its_company_by_id(small_city: SmallCity) -> None:
    bring(COMPANIES, company(exchange_id="MMH"))
    line: dict[str, Cell] = {"exchange_id": "MMH", "permit_no": "川攀网约001"}
    brought = bring(COMPANIES, {**line, "permit_from": "2029-01-01", "permit_to": "2032-12-31"})
    assert brought.outcomes == "c"
    assert Company.objects.get(exchange_id="MMH").permits.count() == 2
    assert bring(COMPANIES, {**line, "exchange_id": "???"}).outcomes == "e"


def vehicle(**cells: Cell) -> dict[str, Cell]:
    return {
        "plate": "川DD77777",
        "plate_colour": "green",
        "fuel": "electric",
        "seats": "5",
        "company": "万顺叫车",
        "permit_no": "YS777",
        "permit_to": "2028-12-31",
        "registered_on": "2024-05-01",
        **cells,
    }


def test_a_new_vehicle(small_city: SmallCity) -> None:
    line = vehicle(mileage_km="1200", district="西区")
    assert bring(VEHICLES, line).outcomes == "n"
    made = Vehicle.objects.get(plate="川DD77777")
    assert (made.seats, made.mileage_km, made.district) == (5, 1200, "510403")
    assert made.services.get().company == small_city.wanshun
    assert bring(VEHICLES, line).outcomes == "s"
    assert bring(VEHICLES, vehicle(mileage_km="1300")).before[0] == {"mileage_km": "1200"}


def test_a_vehicle_of_another_company_is_told_not_refused(small_city: SmallCity) -> None:
    brought = bring(VEHICLES, vehicle(plate="川D10001", company="金沙渡出行"))
    assert brought.outcomes == "c"
    assert any("万顺叫车" in said for said in brought.warnings[0])


@pytest.mark.parametrize(
    ("plate", "colour", "fuel", "columns"),
    [
        ("川DD12345", "green", "electric", []),
        ("川DF12345", "green", "plug_in", []),
        ("川D12345", "blue", "petrol", []),
        ("川DD1234", None, None, ["plate"]),
        ("川DD1234", "green", "electric", ["plate"]),
        ("川D12345", "green", None, ["plate_colour"]),
        ("川D12345", "blue", "electric", ["fuel"]),
        ("川DD12345", "blue", None, ["plate_colour"]),
        ("川DD12345", "green", "petrol", ["fuel"]),
        ("川DD12345", None, "plug_in", ["fuel"]),
        ("川DF12345", None, "electric", ["fuel"]),
        ("川D12345D", "yellow_green", "electric", []),
    ],
)
def test_what_plate_colour_and_fuel_say_against_each_other(
    plate: str, colour: Cell, fuel: Cell, columns: list[str]
) -> None:
    assert [column for column, _message in contradictions(plate, colour, fuel)] == columns


def report(**cells: Cell) -> dict[str, Cell]:
    return {
        "id_number": make.resident_id(101),
        "company": "万顺叫车",
        "month": "2026-05",
        "plate": "川D10001",
        "orders": "210",
        **cells,
    }


def test_a_month_is_reported_and_reported_again(small_city: SmallCity) -> None:
    assert bring(OPERATING, report()).outcomes == "n"
    row = Operation.objects.get(month=date(2026, 5, 1))
    assert (row.driver, row.vehicle, row.orders) == (small_city.luo, small_city.blue, 210)
    assert bring(OPERATING, report()).outcomes == "s"
    brought = bring(OPERATING, report(orders="230", violations="1"))
    assert (brought.outcomes, brought.before[0]) == ("c", {"orders": "210", "violations": None})
    undo(brought)
    row.refresh_from_db()
    assert row.orders == 210


def test_a_report_without_a_vehicle_is_completed_not_doubled(small_city: SmallCity) -> None:
    bring(OPERATING, report(plate=None))
    assert bring(OPERATING, report()).outcomes == "c"
    assert Operation.objects.get(month=date(2026, 5, 1)).vehicle == small_city.blue


def test_nobody_is_made_from_a_report(small_city: SmallCity) -> None:
    brought = bring(
        OPERATING,
        report(id_number=make.resident_id(999)),
        report(company="一路飞驰约车"),
        report(plate="川D99999"),
        report(month="2026-07"),
    )
    assert brought.outcomes == "eene"
    assert "先导入驾驶员名册" in brought.errors[0][0]
    assert "先不记车辆" in brought.warnings[2][0]
    assert "还没有到" in brought.errors[3][0]


def test_the_certificate_finds_the_driver_and_his_only_company(small_city: SmallCity) -> None:
    number = small_city.amu.permits.get().number
    assert (
        bring(OPERATING, {"permit_no": number, "month": "2026-05", "orders": "3"}).outcomes == "n"
    )
    assert Operation.objects.get(month=date(2026, 5, 1)).company == small_city.jinsha
    of_two = small_city.wang.permits.get().number
    brought = bring(OPERATING, {"permit_no": of_two, "month": "2026-05", "orders": "3"})
    assert brought.errors[0] == ["请写明所属企业。"]


def test_what_is_reported_moves_the_figure(small_city: SmallCity) -> None:
    may = date(2026, 5, 31)
    assert not queries.drivers_operating(CITY, may).exists()
    bring(OPERATING, report(), report(id_number=None, permit_no="x", month="2026-05"))
    assert list(queries.drivers_operating(CITY, may)) == [small_city.luo]
    assert queries.drivers_operating(CITY, DAY).count() == 4


def test_no_column_names_a_heading_twice() -> None:
    """What would do is told to people from these lists, the first three of each."""
    for roster in rosters().values():
        for column in roster.columns:
            assert len(set(column.headings)) == len(column.headings), column.key

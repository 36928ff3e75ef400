"""The coverage figures count exactly the rows rules.md says."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import factories as make
from tests.cast import CITY, DAY, EAST, RENHE, WEST, SmallCity
from yilu.registry import queries
from yilu.registry.models import Operation, Permit

MAY = date(2026, 5, 20)


def test_each_figure_counts_its_rows(small_city: SmallCity) -> None:
    assert set(queries.companies_operating(CITY, DAY)) == {small_city.wanshun, small_city.jinsha}
    assert set(queries.vehicles_compliant(CITY, DAY)) == {small_city.blue, small_city.green}
    assert set(queries.drivers_licensed(CITY, DAY)) == {
        small_city.luo,
        small_city.wang,
        small_city.amu,
    }
    assert set(queries.drivers_operating(CITY, DAY)) == {
        small_city.luo,
        small_city.wang,
        small_city.amu,
        small_city.zhao,
    }


def test_operating_is_never_inferred_from_another_month(small_city: SmallCity) -> None:
    assert not queries.drivers_operating(CITY, MAY).exists()
    assert not queries.vehicles_compliant(CITY, MAY).exists()
    assert not queries.companies_operating(CITY, MAY).exists()


def test_a_month_reported_without_orders_is_not_operating(small_city: SmallCity) -> None:
    Operation.objects.filter(company=small_city.jinsha).update(orders=0)
    assert set(queries.companies_operating(CITY, DAY)) == {small_city.wanshun}
    assert set(queries.drivers_operating(CITY, DAY)) == {small_city.luo, small_city.wang}


def test_a_company_without_a_valid_permit_does_not_count(small_city: SmallCity) -> None:
    small_city.jinsha.permits.update(valid_to=date(2026, 6, 14))
    assert set(queries.companies_operating(CITY, DAY)) == {small_city.wanshun}


def test_a_renewed_permit_counts_its_driver_once(small_city: SmallCity) -> None:
    make.permit(small_city.luo, valid_from=date(2026, 6, 10), valid_to=date(2029, 6, 9))
    assert queries.drivers_licensed(CITY, DAY).filter(pk=small_city.luo.pk).count() == 1


def test_a_revoked_permit_does_not_count_from_its_day_on(small_city: SmallCity) -> None:
    Permit.objects.filter(driver=small_city.wang).update(revoked_on=DAY)
    assert small_city.wang not in queries.drivers_licensed(CITY, DAY)
    assert small_city.wang in queries.drivers_licensed(CITY, date(2026, 6, 14))


def test_truck_drivers_are_another_group(small_city: SmallCity) -> None:
    make.permit(small_city.chen)
    make.operation(small_city.chen, small_city.jinsha, DAY)
    assert small_city.chen not in queries.drivers_licensed(CITY, DAY)
    assert small_city.chen not in queries.drivers_operating(CITY, DAY)


@pytest.mark.parametrize(
    ("unit", "licensed", "operating"),
    [
        ("root", {"luo", "wang", "amu"}, {"luo", "wang", "amu", "zhao"}),
        ("wanshun_unit", {"luo", "wang"}, {"luo", "wang"}),
        ("jinsha_unit", {"wang", "amu"}, {"amu", "zhao"}),  # wang had no order there
        ("district_body", {"amu"}, {"amu"}),
        ("first_branch", set(), set()),
    ],
)
def test_a_scope_keeps_to_its_companies_or_its_district(
    small_city: SmallCity, unit: str, licensed: set[str], operating: set[str]
) -> None:
    scope = getattr(small_city, unit)
    found = queries.drivers_licensed(CITY, DAY, scope.path, scope.division)
    assert set(found) == {getattr(small_city, name) for name in licensed}
    found = queries.drivers_operating(CITY, DAY, scope.path, scope.division)
    assert set(found) == {getattr(small_city, name) for name in operating}


def test_the_map_adds_up_to_the_figures(small_city: SmallCity) -> None:
    tiles = {tile.code: tile for tile in queries.district_figures(CITY, DAY)}
    assert [tiles[code].drivers_licensed for code in (EAST, WEST, RENHE)] == [2, 0, 1]
    assert sum(tile.drivers_operating for tile in tiles.values()) == 4
    assert sum(tile.vehicles_compliant for tile in tiles.values()) == 2
    assert tiles["510421"].name == "米易县"


def test_company_lines_count_a_shared_driver_in_both(small_city: SmallCity) -> None:
    lines = queries.company_figures(small_city.cast["committee"], DAY)
    assert [(line.company.name, line.drivers, line.drivers_licensed) for line in lines] == [
        ("万顺叫车", 2, 2),
        ("金沙渡出行", 3, 2),
    ]
    assert [line.drivers_operating for line in lines] == [2, 2]
    own = queries.company_figures(small_city.cast["company"], DAY)
    assert [line.company for line in own] == [small_city.wanshun]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_lists_take_the_same_queries_however_long(
    small_city: SmallCity, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _each in range(rows):
        make.permit(make.driver("李强", small_city.wanshun))
    committee = small_city.cast["committee"]
    with django_assert_num_queries(1):
        for driver in queries.drivers(committee):
            assert driver.person.name
            assert driver.group.code
    with django_assert_num_queries(6):
        queries.company_figures(committee, DAY)

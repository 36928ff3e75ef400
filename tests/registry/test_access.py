"""Who sees which part of the registers: one test per kind of row, naming every persona."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from tests import factories as make
from tests.cast import SmallCity
from yilu.core.actor import Actor, Right
from yilu.registry import access
from yilu.registry.models import Company, Driver, Operation, Permit, Vehicle

NOBODY: set[str] = set()
CITY_WIDE = {"committee_leader", "committee"}
WITHOUT_REGISTERS = {
    "secretary",
    "secretary_alone",
    "floating_secretary",
    "police",
    "keeper",
    "system_admin",
    "security_admin",
    "auditor",
    "newcomer",
    "anonymous",
    "elsewhere",
}


def names(city: SmallCity, seen: Iterable[Company | Vehicle | Driver]) -> set[str]:
    called = {getattr(city, name): name for name in SmallCity.__slots__ if name != "cast"}
    return {called[row] for row in seen}


@pytest.mark.parametrize(
    ("personas", "expected"),
    [
        (CITY_WIDE, {"wanshun", "jinsha"}),
        ({"company"}, {"wanshun"}),
        ({"other_company"}, {"jinsha"}),
        ({"district", "driver", "member", "outsider_driver", "truck_driver"}, NOBODY),
        (WITHOUT_REGISTERS, NOBODY),
    ],
)
def test_companies(small_city: SmallCity, personas: set[str], expected: set[str]) -> None:
    for who in personas:
        seen = access.companies(small_city.cast[who])
        assert (who, names(small_city, seen)) == (who, expected)


@pytest.mark.parametrize(
    ("personas", "expected"),
    [
        (CITY_WIDE, {"blue", "green", "idle"}),
        ({"company"}, {"blue"}),
        ({"other_company"}, {"green"}),
        ({"district"}, {"green"}),
        ({"driver", "member", "outsider_driver", "truck_driver"}, NOBODY),
        (WITHOUT_REGISTERS, NOBODY),
    ],
)
def test_vehicles(small_city: SmallCity, personas: set[str], expected: set[str]) -> None:
    for who in personas:
        seen = access.vehicles(small_city.cast[who])
        assert (who, names(small_city, seen)) == (who, expected)


@pytest.mark.parametrize(
    ("personas", "expected"),
    [
        (CITY_WIDE, {"luo", "wang", "amu", "zhao", "chen"}),
        ({"company"}, {"luo", "wang"}),
        ({"other_company"}, {"wang", "amu", "zhao"}),
        ({"district"}, {"amu"}),
        ({"driver"}, {"wang"}),
        ({"member"}, {"luo"}),
        ({"outsider_driver"}, {"amu"}),
        ({"truck_driver"}, {"chen"}),
        (WITHOUT_REGISTERS, NOBODY),
    ],
)
def test_drivers(small_city: SmallCity, personas: set[str], expected: set[str]) -> None:
    for who in personas:
        seen = access.drivers(small_city.cast[who])
        assert (who, names(small_city, seen)) == (who, expected)


def test_the_set_agrees_with_the_object_for_everybody(small_city: SmallCity) -> None:
    make.unit("别处行业党委", city="510100")
    for who, actor in small_city.cast.items():
        assert set(access.companies(actor)) == {
            row for row in Company.objects.all() if access.can_view_company(actor, row)
        }, who
        assert set(access.vehicles(actor)) == {
            row for row in Vehicle.objects.all() if access.can_view_vehicle(actor, row)
        }, who
        assert set(access.drivers(actor)) == {
            row for row in Driver.objects.all() if access.can_view_driver(actor, row)
        }, who
        assert set(access.permits(actor)) == {
            row for row in Permit.objects.all() if access.can_view_permit(actor, row)
        }, who
        assert set(access.operations(actor)) == {
            row for row in Operation.objects.all() if access.can_view_operation(actor, row)
        }, who


def test_a_token_with_fewer_rights_sees_less(small_city: SmallCity) -> None:
    capped = small_city.cast["committee"].with_rights({Right.VIEW_FIGURES})
    assert not access.drivers(capped).exists()
    assert not access.permits(capped).exists()


def test_a_clerk_loses_sight_of_a_driver_who_left(small_city: SmallCity) -> None:
    small_city.luo.contracts.update(to_on=date(2026, 6, 1))
    clerk = small_city.cast["company"]
    assert not access.can_view_driver(clerk, small_city.luo)
    assert small_city.luo not in access.drivers(clerk)


def test_rows_of_another_city_do_not_exist(small_city: SmallCity) -> None:
    other = make.unit("成都行业党委", city="510100")
    company = make.company("锦城约车", other)
    committee = small_city.cast["committee"]
    assert company not in access.companies(committee)
    assert not access.can_view_company(committee, company)
    assert company in access.companies(small_city.cast["elsewhere"])


@pytest.mark.parametrize(
    ("who", "city_wide", "wanshun"),
    [
        ("committee", True, True),
        ("committee_leader", True, True),
        ("company", False, False),
        ("district", False, False),
        ("secretary", False, False),
        ("system_admin", False, False),
        ("auditor", False, False),
        ("driver", False, False),
        ("anonymous", False, False),
        ("elsewhere", True, False),
    ],
)
def test_who_may_correct_by_hand(
    small_city: SmallCity, who: str, city_wide: bool, wanshun: bool
) -> None:
    actor: Actor = small_city.cast[who]
    assert access.may_manage_city(actor) is city_wide
    assert access.may_manage_company(actor, small_city.wanshun) is wanshun

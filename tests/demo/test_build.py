"""The generated city counts to the mission's figures, for any day, and is the same every time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from yilu.core.periods import month_of
from yilu.demo.build import build
from yilu.demo.city import DemoCity, Operation
from yilu.demo.panzhihua import EAST, FIGURES, FIRST_BRANCH, FLOATING_BRANCH, NOISE, RENHE

DAYS = (date(2026, 5, 29), date(2026, 12, 1), date(2024, 2, 29))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def city(request: pytest.FixtureRequest) -> DemoCity:
    return build(request.param)


def reported(city: DemoCity) -> list[Operation]:
    return [op for op in city.operations if op.month == month_of(city.day) and op.orders]


def test_the_same_day_gives_the_same_city(city: DemoCity) -> None:
    assert build(city.day) == city


def test_licensed_drivers(city: DemoCity) -> None:
    licensed = {
        d.person.resident_id
        for d in city.drivers
        if d.group == "ride_hailing" and d.valid_on(city.day)
    }
    assert len(licensed) == FIGURES.drivers_licensed


def test_operating_drivers_and_vehicles_are_counted_apart(city: DemoCity) -> None:
    valid = {v.plate: v.valid_on(city.day) for v in city.vehicles}
    plates = {op.plate for op in reported(city)}
    assert len({op.driver.person.resident_id for op in reported(city)}) == FIGURES.drivers_operating
    assert sum(valid[plate] for plate in plates) == FIGURES.vehicles_compliant
    assert len(plates) == FIGURES.vehicles_compliant + NOISE.vehicles_lapsed_operating
    assert len(city.vehicles) > len(plates)


def test_some_share_a_vehicle_and_some_drive_two(city: DemoCity) -> None:
    pairs = {(op.driver.person.index, op.plate) for op in reported(city)}
    plates = [plate for _, plate in pairs]
    people = [person for person, _ in pairs]
    assert sum(plates.count(plate) > 1 for plate in set(plates)) == NOISE.shared_vehicles
    assert any(people.count(person) > 1 for person in set(people))


def test_six_companies_operate_and_a_seventh_only_has_its_permit(city: DemoCity) -> None:
    assert len({op.company for op in reported(city)}) == FIGURES.companies_operating
    assert len(city.companies) == FIGURES.companies_operating + 1
    assert all(c.valid_from <= city.day <= c.valid_to for c in city.companies)


def test_members(city: DemoCity) -> None:
    operating = {op.driver.person.index for op in reported(city)}
    members = [m for m in city.members if m.person.index in operating]
    first = [m for m in members if m.branch == FIRST_BRANCH]
    floating = [m for m in members if m.branch == FLOATING_BRANCH]
    assert len(members) == FIGURES.members_operating
    assert (len(first), len(floating)) == (
        FIGURES.members_first_branch,
        FIGURES.members_floating_branch,
    )
    assert {m.district for m in first} == {EAST}
    assert {m.district for m in floating} == {RENHE}
    assert sum(bool(m.formal_elsewhere) for m in first) > len(first) / 2
    assert len(city.members) == FIGURES.members_operating + NOISE.members_idle


def test_the_radar_has_its_counts(city: DemoCity) -> None:
    left = [
        (d.valid_to - city.day).days
        for d in city.drivers
        if d.group == "ride_hailing" and d.valid_to and d.valid_on(city.day)
    ]
    buckets = tuple(sum(low <= days <= low + 29 for days in left) for low in (1, 31, 61))
    assert buckets == NOISE.expiring
    assert sum(d.valid_to is None for d in city.drivers) == NOISE.open_ended


def test_dates_are_in_order(city: DemoCity) -> None:
    for driver in city.drivers:
        assert driver.licence_first_on <= driver.valid_from <= city.day
        assert driver.person.birth + timedelta(days=18 * 365) < driver.licence_first_on
        assert driver.valid_to is None or driver.valid_from < driver.valid_to
        assert all(driver.valid_from <= c.from_on <= city.day for c in driver.contracts)
    for vehicle in city.vehicles:
        assert vehicle.registered_on <= vehicle.valid_from <= vehicle.valid_to


def test_rare_characters_and_namesakes_are_there(city: DemoCity) -> None:
    names = [d.person.name for d in city.drivers]
    assert {"䶮", "𠮷", "㛃"} <= set("".join(names))
    assert any("·" in name for name in names)
    assert names.count("罗长平") == 2

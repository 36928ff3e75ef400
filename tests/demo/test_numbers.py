"""Generated numbers pass every check and belong to nobody."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from yilu.core import ids
from yilu.demo import numbers
from yilu.demo.build import build
from yilu.demo.city import DemoCity

DAY = date(2026, 5, 29)


@pytest.fixture(scope="module")
def city() -> DemoCity:
    return build(DAY)


def test_every_resident_id_is_valid_and_from_the_reserved_orders(city: DemoCity) -> None:
    for driver in city.drivers:
        number = driver.person.resident_id
        assert ids.clean_resident_id(number) == number
        assert number[14:17] in {"996", "997", "998", "999"}
        assert ids.birthday_of(number) == driver.person.birth


def test_the_order_code_says_the_sex(city: DemoCity) -> None:
    for driver in city.drivers:
        odd = int(driver.person.resident_id[16]) % 2 == 1
        assert odd == (driver.person.sex == "男")


def test_some_were_born_here_when_the_city_was_called_dukou(city: DemoCity) -> None:
    early = [d for d in city.drivers if d.person.birth.year < 1987]
    assert any(d.person.resident_id.startswith("5104") for d in early)
    assert any(d.person.resident_id.startswith("512501") for d in early)


def test_nobody_can_be_called(city: DemoCity) -> None:
    """154 was given to no operator; everything else in the demo uses the same prefix."""
    phones = [d.person.phone for d in city.drivers] + [c.phone for c in city.companies]
    assert all(phone.startswith("154") and len(phone) == 11 for phone in phones)
    assert len({d.person.phone for d in city.drivers}) == len(
        {d.person.index for d in city.drivers}
    )


def test_numbers_do_not_repeat(city: DemoCity) -> None:
    for values in (
        [d.person.resident_id for d in city.drivers],
        [d.permit_number for d in city.drivers],
        [v.plate for v in city.vehicles],
        [v.vin for v in city.vehicles],
        [v.permit_number for v in city.vehicles],
        [c.uscc for c in city.companies],
    ):
        assert len(set(values)) == len(values)


def test_codes_plates_and_vins_are_well_formed(city: DemoCity) -> None:
    for company in city.companies:
        assert ids.clean_uscc(company.uscc) == company.uscc
    for vehicle in city.vehicles:
        assert ids.clean_plate(vehicle.plate) == vehicle.plate
        assert ids.clean_vin(vehicle.vin) == vehicle.vin
        assert not ids.may_lack_a_digit(vehicle.plate)
        assert ids.is_new_energy(vehicle.plate) == (vehicle.colour == "渐变绿")


@pytest.mark.parametrize("electric", [True, False])
def test_the_letter_of_a_green_plate_says_the_drive(electric: bool) -> None:
    rng = Random(1)
    for _ in range(200):
        letter = ids.new_energy_letter(numbers.new_energy_plate(rng, electric=electric))
        assert (letter in ids.PURE_ELECTRIC_LETTERS) == electric

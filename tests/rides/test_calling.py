"""Masked calls: only through a provider, only near the ride, and never a number of a person shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import override_settings

from tests.cast import SmallCity
from tests.rides import provider as providers
from tests.rides import scenes
from tests.rides.provider import Provider
from tests.rides.test_bookings import FAMILY, proof
from yilu.core.actor import Actor
from yilu.core.clock import standing_at
from yilu.core.errors import NotFound, Refused
from yilu.people.enums import SealedField
from yilu.people.models import Person
from yilu.people.sealing import put
from yilu.rides import actions, codes, queries
from yilu.rides.models import Booking, MaskedCall, Trip

DRIVERS_PHONE = "+8613900099999"


@pytest.fixture
def provider() -> Iterator[Provider]:
    with (
        providers.running() as found,
        override_settings(YILU_CALL_URL=found.url, YILU_CALL_KEY=providers.SECRET),
    ):
        yield found


def planned(city: SmallCity) -> tuple[Booking, Trip, Actor]:
    """A family with its car, whose driver has a phone in the register and let it be seen."""
    exams = scenes.booking_open(city)
    (row,) = scenes.booked(city, exams, 1)
    trip = scenes.published(city, exams).trips.get()
    driver = scenes.driver_of(exams, trip.entry)
    person = Person.objects.get(pk=driver.person_id)
    put(person, SealedField.PHONE, DRIVERS_PHONE)
    person.save()
    actions.share_phone(trip.entry_id, True, by=driver)
    return row, trip, driver


def ring(row: Booking, proven: UUID | None) -> str:
    return actions.call_driver(codes.link_of(row.pk), scenes.leg_of(row).pk, proven, by=FAMILY)


def test_without_a_provider_there_is_the_hotline_and_with_consent_the_number(
    small_city: SmallCity,
) -> None:
    row, trip, _driver = planned(small_city)
    ride = next(one for one in queries.rides_of(row) if one.planned)
    assert (ride.phone, queries.hides_numbers()) == (DRIVERS_PHONE, False)
    with standing_at(trip.starts_at - timedelta(minutes=20)), pytest.raises(Refused) as told:
        ring(row, proof(scenes.PHONES[0]))
    assert "0812-3330000" in str(told.value.message)


def test_with_a_provider_neither_number_is_shown(small_city: SmallCity, provider: Provider) -> None:
    row, trip, driver = planned(small_city)
    ride = next(one for one in queries.rides_of(row) if one.planned)
    assert ride.phone == ""
    with standing_at(trip.starts_at - timedelta(minutes=20)):
        number = ring(row, proof(scenes.PHONES[0]))
        assert ring(row, proof(scenes.PHONES[0])) == number  # asked once
        assert actions.call_family(trip.pk, scenes.leg_of(row).pk, by=driver) == number
        sheet = queries.sheet(driver, queries.with_stops(driver, trip.pk))
        assert {line.phone for line in sheet} == {""}
    (asked,) = provider.asked
    assert (asked["a"], asked["b"]) == (f"+86{scenes.PHONES[0]}", DRIVERS_PHONE)
    assert MaskedCall.objects.get().number == number == "95013000001"


def test_only_the_family_itself_and_only_near_its_ride(
    small_city: SmallCity, provider: Provider
) -> None:
    row, trip, _driver = planned(small_city)
    with standing_at(trip.starts_at - timedelta(hours=5)), pytest.raises(Refused):
        ring(row, proof(scenes.PHONES[0]))
    with standing_at(trip.starts_at - timedelta(minutes=20)):
        for proven in (None, proof(scenes.PHONES[5])):
            with pytest.raises(NotFound):
                ring(row, proven)
        other = Actor(None, scenes.nobody(), row.city)
        with pytest.raises(NotFound):
            actions.call_family(trip.pk, scenes.leg_of(row).pk, by=other)
    assert provider.asked == []


@pytest.mark.parametrize(
    "answer", [(500, b""), (200, b"no json"), (200, b'{"number": "javascript:"}')]
)
def test_a_provider_that_fails_leaves_the_hotline(
    small_city: SmallCity, provider: Provider, answer: tuple[int, bytes]
) -> None:
    row, trip, _driver = planned(small_city)
    provider.answers = [answer]
    with standing_at(trip.starts_at - timedelta(minutes=20)), pytest.raises(Refused) as told:
        ring(row, proof(scenes.PHONES[0]))
    assert "0812-3330000" in str(told.value.message)
    assert not MaskedCall.objects.exists()


def test_a_request_signed_otherwise_is_not_taken(small_city: SmallCity, provider: Provider) -> None:
    row, trip, _driver = planned(small_city)
    near = standing_at(trip.starts_at - timedelta(minutes=20))
    with override_settings(YILU_CALL_KEY="another secret"), near, pytest.raises(Refused):
        ring(row, proof(scenes.PHONES[0]))
    assert provider.asked == []

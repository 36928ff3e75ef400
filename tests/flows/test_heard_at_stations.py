"""What a keeper heard and what nobody mended becomes the driver's appeal, once, and he is told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import CITY, DAY, SmallCity
from tests.stations.conftest import Places, place_all
from yilu.appeals.models import Appeal
from yilu.core.actor import Actor
from yilu.flows.heard_at_stations import carry_on
from yilu.notices.models import Message
from yilu.people.models import Person
from yilu.stations import actions
from yilu.stations.enums import FaultKind, FaultState, Group, NeedKind, NeedState
from yilu.stations.models import Fault, Need

IDENTIFYING = ("id_number", "id_number_index", "phone", "phone_index")
LONG_AGO = date(2026, 6, 8)  # five working days before the tests' Monday


@pytest.fixture
def places(small_city: SmallCity) -> Places:
    return place_all(small_city)


def heard(city: SmallCity, places: Places, text: str, **given: object) -> Need:
    named = {"group": Group.RIDE_HAILING, "person": city.wang.person_id, "wants_appeal": True}
    return actions.hear_need(
        places.jinsha,
        given.pop("kind", NeedKind.TOILET),  # type: ignore[arg-type]
        text,
        by=city.cast["keeper"],
        **{**named, **given},  # type: ignore[arg-type]
    )


def test_a_need_becomes_the_drivers_appeal_once(small_city: SmallCity, places: Places) -> None:
    need = heard(small_city, places, "要厕所")  # three characters are enough at a counter
    assert carry_on(CITY) == {"needs": 1, "faults": 0}
    assert carry_on(CITY) == {"needs": 0, "faults": 0}
    appeal = Appeal.objects.get()
    need.refresh_from_db()
    assert (need.state, need.appeal) == (NeedState.APPEALED, appeal.pk)
    assert (appeal.reporter_id, appeal.subject, appeal.kind) == (
        small_city.wang.person_id,
        "station",
        "help",
    )
    assert (appeal.text, appeal.place) == (
        "在花城货车司机驿站·金沙问需时说：要厕所",
        "花城货车司机驿站·金沙",
    )
    told = Message.objects.filter(person=small_city.wang.person_id, reason="station.carried_on")
    assert [message.body for message in told] == [appeal.number]


def test_what_it_is_about_decides_the_subject(small_city: SmallCity, places: Places) -> None:
    heard(small_city, places, "平台扣了押金不退", kind=NeedKind.LABOUR)
    carry_on(CITY)
    assert Appeal.objects.get().subject == "labour"


def test_a_need_nobody_wants_carried_on_stays(small_city: SmallCity, places: Places) -> None:
    heard(small_city, places, "想要个微波炉", wants_appeal=False)
    answered = heard(small_city, places, "热水不够热")
    actions.answer_need(answered, "换了水箱", by=small_city.cast["keeper"])
    assert carry_on(CITY) == {"needs": 0, "faults": 0}


def test_a_fault_that_waited_too_long_goes_up(small_city: SmallCity, places: Places) -> None:
    driver = small_city.cast["driver"]
    old = actions.report_fault(places.jinsha, FaultKind.TOILET, "锁着", by=driver, on=LONG_AGO)
    fresh = actions.report_fault(places.jinsha, FaultKind.WATER, by=driver, on=DAY)
    assert carry_on(CITY) == {"needs": 0, "faults": 1}
    assert carry_on(CITY) == {"needs": 0, "faults": 0}
    states = dict(Fault.objects.values_list("pk", "state"))
    assert states == {old.pk: FaultState.RAISED, fresh.pk: FaultState.OPEN}
    appeal = Appeal.objects.get()
    assert (appeal.kind, appeal.text) == (
        "complaint",
        "2026-06-08反映花城货车司机驿站·金沙“厕所用不了”，到现在没有处理。锁着",
    )


def test_nobody_left_to_answer_is_passed_over(small_city: SmallCity, places: Places) -> None:
    need = heard(small_city, places, "要厕所")
    Person.objects.filter(pk=small_city.wang.person_id).update(
        anonymised_on=DAY, name="", born_on=None, **dict.fromkeys(IDENTIFYING)
    )
    assert carry_on(CITY) == {"needs": 0, "faults": 0}
    need.refresh_from_db()
    assert (need.state, Appeal.objects.count()) == (NeedState.OPEN, 0)


def test_the_keeper_may_be_quicker(small_city: SmallCity, places: Places) -> None:
    need = heard(small_city, places, "要厕所")
    system = Actor.for_system(CITY)
    actions.answer_need(need, "对面商场可以用", by=small_city.cast["keeper"])
    assert actions.hold_need(need.pk, by=system) is None

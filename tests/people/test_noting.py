"""Somebody speaks for a driver: he is found by his whole phone, or noted by it, and nothing is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from tests import cast
from tests import factories as make
from tests.cast import CITY, SmallCity
from yilu.audit.models import Entry
from yilu.core.actor import Actor
from yilu.core.errors import Invalid, NotAllowed
from yilu.people.actions import note_person, register_self
from yilu.people.limits import TooMany
from yilu.people.models import Person
from yilu.people.queries import find_person

LUO, TRUCKER = "13800000001", "13900001111"
RECORDERS = {
    "committee",
    "committee_leader",
    "secretary",
    "secretary_alone",
    "floating_secretary",
    "keeper",
    "company",
    "other_company",
}


def test_who_may_speak_for_others(small_city: SmallCity) -> None:
    may = set()
    for who, actor in small_city.cast.items():
        try:
            find_person(actor, phone=LUO)
        except NotAllowed:
            with pytest.raises(NotAllowed):
                note_person("", LUO, by=actor)
        else:
            may.add(who)
    assert may == RECORDERS | {"elsewhere"}
    assert find_person(small_city.cast["elsewhere"], phone=LUO) is None


@pytest.mark.parametrize(
    ("phone", "name", "known"),
    [
        (LUO, "", True),
        (f" +86 {LUO}", "罗小平", True),
        (LUO, "罗小苹", False),
        (LUO[:-1], "", False),
        ("13800000002", "", False),
        ("", "", False),
    ],
)
def test_found_by_the_whole_phone(
    small_city: SmallCity, phone: str, name: str, known: bool
) -> None:
    found = find_person(small_city.cast["keeper"], phone=phone, name=name)
    assert found == (small_city.luo.person_id if known else None)


def test_known_and_unknown_take_the_same_questions(small_city: SmallCity) -> None:
    from_keeper = small_city.cast["keeper"]
    counts = []
    for phone in (LUO, TRUCKER, "not a phone"):
        before = len(connection.queries_log)
        connection.force_debug_cursor = True
        find_person(from_keeper, phone=phone)
        counts.append(len(connection.queries_log) - before)
    connection.force_debug_cursor = False
    assert counts == [1, 1, 1]


def test_a_shared_phone_needs_the_name(small_city: SmallCity) -> None:
    make.person("罗大平", phone=f"+86{LUO}")
    keeper = small_city.cast["keeper"]
    assert find_person(keeper, phone=LUO) is None
    assert find_person(keeper, phone=LUO, name="罗小平") == small_city.luo.person_id


def test_somebody_who_registered_himself_is_found_by_the_phone_he_signs_in_with(
    small_city: SmallCity,
) -> None:
    person = make.person("马远")
    make.account(person, phone=f"+86{TRUCKER}")
    assert find_person(small_city.cast["keeper"], phone=TRUCKER) == person.pk


def test_a_trucker_from_elsewhere_is_noted_once(small_city: SmallCity) -> None:
    keeper = small_city.cast["keeper"]
    noted = note_person("", TRUCKER, by=keeper)
    assert (noted.name, noted.verified, noted.phone_last4) == ("", False, "1111")
    assert note_person("", TRUCKER, by=keeper) == noted
    assert note_person("马远", TRUCKER, by=keeper) == noted  # he has a name now
    assert note_person("马远", TRUCKER, by=keeper).name == "马远"
    assert note_person("", TRUCKER, by=keeper) == noted
    assert note_person("马近", TRUCKER, by=keeper) != noted  # the phone is shared
    assert Entry.objects.filter(verb="person.noted").count() == 3


def test_who_is_known_is_not_noted_again(small_city: SmallCity) -> None:
    before = Person.objects.count()
    assert note_person("罗小平", LUO, by=small_city.cast["keeper"]) == small_city.luo.person
    assert Person.objects.count() == before
    with pytest.raises(Invalid):
        note_person("罗小平", "123", by=small_city.cast["keeper"])


def test_sixty_an_hour(small_city: SmallCity) -> None:
    keeper = small_city.cast["keeper"]
    for _ in range(60):
        note_person("马远", TRUCKER, by=keeper)
    with pytest.raises(TooMany):
        note_person("马远", TRUCKER, by=keeper)


def test_he_takes_his_note_over_when_he_registers(small_city: SmallCity) -> None:
    noted = note_person("马远", TRUCKER, by=small_city.cast["keeper"])
    account = make.account(None, phone=f"+86{TRUCKER}")
    by = Actor(account.pk, None, CITY)
    assert register_self(account, "马远", by=by) == noted
    account.refresh_from_db()
    assert account.person_id == noted.pk


def test_another_name_at_the_phone_is_another_person(small_city: SmallCity) -> None:
    noted = note_person("马远", TRUCKER, by=small_city.cast["keeper"])
    account = make.account(None, phone=f"+86{TRUCKER}")
    assert register_self(account, "马近", by=Actor(account.pk, None, CITY)) != noted


@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one_person() -> None:
    city = cast.build()

    def note(_: int) -> UUID:
        try:
            return note_person("马远", TRUCKER, by=city.cast["keeper"]).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(note, range(12)))) == 1

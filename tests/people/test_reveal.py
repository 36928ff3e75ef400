"""A number is shown after the look is written down, and the person reads who looked."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests import cast
from tests import factories as make
from yilu.audit.models import Entry
from yilu.core.actor import Actor, Role
from yilu.core.errors import Invalid, NotAllowed
from yilu.people import actions, queries
from yilu.people.enums import RevealPurpose, SealedField
from yilu.people.limits import TooMany
from yilu.people.models import Disclosure, Person

ID = make.resident_id(77)


def fresh(actor: Actor) -> Actor:
    """The same actor, who showed his second factor just now."""
    return replace(actor, reauthenticated_at=timezone.now())


def reveal(person: Person, by: Actor, purpose: str = "contact", note: str = "") -> str:
    return actions.reveal(person, SealedField.ID_NUMBER, purpose, by=by, note=note)


@pytest.fixture
def luo(small_city: cast.SmallCity) -> Person:
    return make.person("罗二", id_number=ID, phone="+8613800005678")


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("committee_leader", True),
        ("committee", True),
        ("secretary", True),
        ("company", True),
        ("district", False),
        ("police", False),
        ("keeper", False),
        ("system_admin", False),
        ("security_admin", False),
        ("auditor", False),
        ("driver", False),
        ("newcomer", False),
        ("anonymous", False),
        ("elsewhere", False),
    ],
)
def test_who_may_unmask(small_city: cast.SmallCity, luo: Person, who: str, may: bool) -> None:
    actor = fresh(small_city.cast[who])
    if may:
        assert reveal(luo, actor) == ID
    else:
        with pytest.raises(NotAllowed):
            reveal(luo, actor)
        assert not Disclosure.objects.exists()


def test_the_person_reads_who_looked_and_why(small_city: cast.SmallCity, luo: Person) -> None:
    reveal(luo, fresh(small_city.cast["secretary"]), "membership", note="转接组织关系")
    himself = Actor(make.account(luo).pk, luo.pk, luo.city)
    (look,) = queries.who_looked(himself)
    assert (look.role, look.unit_id) == (Role.SECRETARY, small_city.first_branch.pk)
    assert (look.field, look.purpose) == (SealedField.ID_NUMBER, RevealPurpose.MEMBERSHIP)
    assert look.note == "转接组织关系"
    assert queries.who_looked(small_city.cast["driver"]) == []
    entry = Entry.objects.get(verb="person.revealed")
    assert ID not in str(entry.detail)


@pytest.mark.parametrize("purpose", ["", "curiosity"])
def test_without_a_purpose_nothing_is_shown(
    small_city: cast.SmallCity, luo: Person, purpose: str
) -> None:
    with pytest.raises(Invalid):
        reveal(luo, fresh(small_city.cast["committee"]), purpose)


def test_the_second_factor_must_be_recent(small_city: cast.SmallCity, luo: Person) -> None:
    committee = small_city.cast["committee"]
    for shown_at in (None, timezone.now() - timedelta(minutes=6)):
        with pytest.raises(actions.ReauthenticationNeeded):
            reveal(luo, replace(committee, reauthenticated_at=shown_at))
    assert not Disclosure.objects.exists()


def test_fifty_looks_a_day(small_city: cast.SmallCity, luo: Person) -> None:
    committee = fresh(small_city.cast["committee"])
    for _ in range(50):
        reveal(luo, committee)
    with pytest.raises(TooMany):
        reveal(luo, committee)
    assert Disclosure.objects.count() == 50


@pytest.mark.django_db(transaction=True)
def test_the_look_is_on_disk_before_the_number_is_shown(
    small_city: cast.SmallCity, luo: Person
) -> None:
    """Another connection sees it; inside a transaction that could be undone nothing is shown at all."""
    committee = fresh(small_city.cast["committee"])
    with pytest.raises(RuntimeError), transaction.atomic():
        reveal(luo, committee)
    reveal(luo, committee)
    with closing(connection.copy()) as second, second.cursor() as elsewhere:
        elsewhere.execute(
            "SELECT count(*) FROM people_disclosure d JOIN audit_entry e"
            " ON e.detail ->> 'disclosure' = d.id::text WHERE e.verb = 'person.revealed'"
        )
        assert elsewhere.fetchone() == (1,)
